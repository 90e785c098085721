/// \file
/// Whose a value is: of the object that is planned, or of something else that the notice names beside it.
#pragma once

#include "notices/scene.hpp"

#include <set>
#include <string>
#include <vector>

namespace tyndau::notices {

enum class Owner {
  unsaid,
  project,  ///< the planned object, by a general word or by a kind of object that the project's name has
  another,  ///< an office, a post of observation, a neighbour, a dwelling, a unit that the project's name does not have
};

/// What a value may be told of: coordinates of any place; a zone or a class only of what works.
enum class Among { places, units };

/// Knows what the project is, from its name and its initiator.
class Owners {
 public:
  /// \param found what was read of the scene before; its projects and its initiators are looked at
  Owners(const Scene& scene, const std::vector<Found>& found, Among among);

  /// Of the words that say whose something is, the first or the last one in the span decides: "координаты поста на границе
  /// участка" speaks of a post, "кәсіпорын кеңсесінің координаттары" of an office.
  [[nodiscard]] Owner first_in(Span span) const;
  [[nodiscard]] Owner last_in(Span span) const;

 private:
  struct Said {
    Owner owner;
    Span words;
  };
  void learn(Span name);
  [[nodiscard]] std::vector<Said> said_in(Span span) const;
  [[nodiscard]] Owner of_kind(int kind) const;
  [[nodiscard]] bool beside(Span words, Span in, std::string_view adjectives, std::size_t near) const;
  [[nodiscard]] Owner of_organisations(Span span) const;
  [[nodiscard]] Owner decided(Span span, bool by_first) const;
  [[nodiscard]] bool in_a_name(std::size_t word) const;

  const Scene& scene_;
  Among among_;
  std::set<int> own_kinds_;           ///< kinds of objects that the project's name has
  bool names_kind_ = false;           ///< it has a kind that may be a whole project
  bool changes_what_stands_ = false;  ///< "реконструкция …"
  std::vector<Found> initiators_;     ///< copies: readers go on adding to the list they come from
};

}  // namespace tyndau::notices
