/// \file
/// Which words of a sentence say what a date or a time in it is the date of.
#pragma once

#include "notices/date_roles.hpp"
#include "notices/scene.hpp"

#include <optional>
#include <string_view>

namespace tyndau::notices {

/// Whether a comma, a bracket or a semicolon stands in a gap: ", (эфир телеканала …" is said of something else.
[[nodiscard]] bool parted(const Tokens& tokens, Span gap);

/// Borrows the scene. \threads safe
class RoleFinder {
 public:
  RoleFinder(const Scene& scene, Span mention);

  [[nodiscard]] bool preceded_by(std::string_view words, std::size_t reach = 1) const;
  [[nodiscard]] bool followed_by(std::string_view words, std::size_t reach) const;
  [[nodiscard]] bool followed_by_number_sign() const { return tokens_.is_mark(mention_.last, U'№'); }

  /// The role whose words stand nearest, within the sentence; for an item of a list without such words, that of the line
  /// above the list.
  [[nodiscard]] Judged nearest(int weight_before, int weight_behind) const;
  /// The same without acts: no act has an hour.
  [[nodiscard]] Judged nearest_of_meeting(int weight_before, int weight_behind) const;
  [[nodiscard]] bool kazakh() const { return kazakh_; }
  [[nodiscard]] Span sentence() const { return sentence_; }

 private:
  [[nodiscard]] Judged nearest_in_sentence(int weight_before, int weight_behind,
                                           std::optional<Role> without = {}) const;
  [[nodiscard]] bool in_a_name(std::size_t word) const;
  [[nodiscard]] bool of_other_mention(Span words, Role role) const;
  [[nodiscard]] bool hour_between(Span words) const;
  [[nodiscard]] bool is_day_of_a_date(Span words) const;
  [[nodiscard]] bool led_by_hearing() const;
  [[nodiscard]] int crossed(Span gap) const;

  [[nodiscard]] int unpaired_brackets(Span gap) const;

  const Scene& scene_;
  const Tokens& tokens_;
  Span mention_;
  Span sentence_;
  bool kazakh_ = false;
};

}  // namespace tyndau::notices
