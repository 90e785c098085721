/// \file
/// From the places of a text that give a value to values with alternatives, confidence and reasons.
#pragma once

#include "notices/reading.hpp"
#include "notices/scene.hpp"

namespace tyndau::notices {

class CandidateMaker {
 public:
  CandidateMaker(const Scene& scene, const NoticeText& text, const std::vector<Personal>& personal)
      : scene_(scene), text_(text), personal_(personal) {}

  /// Places with the same value support each other; the confidence of values that contradict is divided between them.
  [[nodiscard]] HearingReading hearing(const std::vector<Found>& found) const;

 private:
  struct Group {
    std::vector<const Found*> members;
    double support = 0.0;
    [[nodiscard]] const Found& first() const { return *members.front(); }
  };
  /// Whether two places tell the same: the same value, or much the same words of one language.
  [[nodiscard]] static bool same(const Found& a, const Found& b, bool wording);
  static void weigh(Group& group);
  [[nodiscard]] static std::vector<Group> groups_of(const std::vector<const Found*>& found, bool wording);
  [[nodiscard]] Candidate candidate(const Group& group, double share) const;
  [[nodiscard]] static bool contradict(const Found& best, const Found& other);
  [[nodiscard]] FieldReading single(std::vector<Group> groups) const;
  [[nodiscard]] FieldReading list(std::vector<Group> groups) const;
  [[nodiscard]] std::string value_of(const Found& found) const;

  const Scene& scene_;
  const NoticeText& text_;
  const std::vector<Personal>& personal_;
};

/// "71.998611 52.471389": longitude and latitude in degrees, six decimals.
[[nodiscard]] std::string position_text(LonLat at);

/// Shares of common words of two texts (F1), in lower case and without marks.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

}  // namespace tyndau::notices
