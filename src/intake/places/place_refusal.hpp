/// \file
/// Texts whose letters cannot be trusted to be those of a place's name.
#pragma once

#include "core/finding.hpp"
#include "intake/places/place_words.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// Why no place is looked for in a text: its letters stand apart ("А қ т а у"), or are of an alphabet that is neither Latin nor
/// Cyrillic, where one that looks like another may stand for it ("Αktau" with a Greek letter).
/// \pre UTF-8; broken bytes are passed over \threads safe
[[nodiscard]] std::optional<Message> why_unreadable(std::string_view text);

/// Whether it names a part of a village by its number, which may lie kilometres from it: "отделение № 2", "2-бөлімше", "ферма №
/// 3".
[[nodiscard]] bool names_branch(const std::vector<AddressToken>& tokens);
/// Whether it names a lake, a river or a deposit and no settlement by a word for one: "северный берег озера Балхаш".
[[nodiscard]] bool names_feature(const std::vector<AddressToken>& tokens);

}  // namespace tyndau::intake
