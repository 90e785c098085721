/// \file
/// What joins a written distance to the place that it is counted from: "от", the Kazakh ablative, "севернее", "не доезжая до".
#pragma once

#include "intake/places/distance_words.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// Where the place stands, and how it is joined.
struct DistanceLink {
  TokenSpan place;                            ///< tokens that name it; all of them when `anywhere`
  bool anywhere = false;                      ///< no word joins them: any part of the text
  std::optional<WrittenDirection> direction;  ///< from the place; nothing where it is read from the other end
  std::optional<TokenSpan> joint;             ///< "от": belongs to neither
  bool joined = true;                         ///< a word says so
};

/// \return nothing when it cannot be told what the length is counted from, or when it only bounds the distance from below
[[nodiscard]] std::optional<DistanceLink> link_of(const std::vector<AddressToken>& tokens,
                                                  const WrittenLength& length);

/// Words that only lead from a distance to its place: "на расстоянии", "қашықтықта", "around".
[[nodiscard]] bool leads(const std::vector<AddressToken>& tokens, std::size_t at);

/// "в радиусе 10 км", "5 км-ге дейінгі": the length is the most that it may be.
[[nodiscard]] bool bounds_from_above(const std::vector<AddressToken>& tokens, const WrittenLength& length);
/// "более 10 км": the least.
[[nodiscard]] bool bounds_from_below(const std::vector<AddressToken>& tokens, const WrittenLength& length);
/// "по трассе", "не доезжая", "жол бойымен".
[[nodiscard]] bool is_by_road(const std::vector<AddressToken>& tokens, const WrittenLength& length);

}  // namespace tyndau::intake
