/// \file
/// Names made comparable across alphabets, spellings, endings and one slip of the hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// Letters and digits of a name as plain Latin sounds, without spaces and doubled letters: "Ақсу", "Аксу", "Aqsý" and "Ak-Su"
/// are all "aksu". Names that differ only in letters which one language writes for another's are equal.
/// \pre \p folded comes from fold()
[[nodiscard]] std::string sound_key(std::string_view folded);

/// What a name may be in the nominative when it stands with a Russian or Kazakh case ending, the name itself first:
/// "щучинске" → "щучинск", "зеленого бора" → "зеленый бор", "ақсуда" → "ақсу". Forms that no name has are among them.
/// \pre \p folded comes from fold()
[[nodiscard]] std::vector<std::string> uninflected(std::string_view folded);

/// Whether one letter is missing, added, changed, or changed places with its neighbour; digits never differ.
/// \pre both are ASCII, as sound_key() makes them
[[nodiscard]] bool one_edit_apart(std::string_view a, std::string_view b);

}  // namespace tyndau::intake
