/// \file
/// Of what each stated position is the place, by the words around it.
#pragma once

#include "notices/owners.hpp"

namespace tyndau::notices {

/// Goes through the positions of a text from the first to the last.
class PositionOwners {
 public:
  PositionOwners(const Scene& scene, const Owners& owners) : scene_(scene), owners_(owners) {}

  /// \param position its tokens
  [[nodiscard]] Owner next(Span position);

 private:
  [[nodiscard]] Owner by_own_words(Span position) const;
  [[nodiscard]] Owner by_label(std::size_t token) const;
  [[nodiscard]] Owner by_words_before(Span clause) const;
  [[nodiscard]] Owner by_announcement(Span clause, std::size_t word) const;
  [[nodiscard]] Owner by_words_behind(Span position) const;
  [[nodiscard]] Owner by_heading(std::size_t token) const;
  [[nodiscard]] Span clause_before(std::size_t token) const;
  [[nodiscard]] std::size_t line_begin(std::size_t token) const;

  const Scene& scene_;
  const Owners& owners_;
  std::size_t behind_ = 0;  ///< the last position
  Owner last_ = Owner::unsaid;
};

}  // namespace tyndau::notices
