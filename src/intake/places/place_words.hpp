/// \file
/// The words of a written address: tokens, and which of them say what kind of place or unit a name is.
#pragma once

#include "hearing/place.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// One word of a text.
struct AddressToken {
  std::string word;                ///< folded; look-alike letters of the other alphabet put right
  bool dot = false;                ///< a dot stands behind it
  bool slash = false;              ///< a slash joins it to the next
  bool hyphen = false;             ///< a hyphen joins it to the next
  bool breaks = false;             ///< a comma, a bracket, a line's end … stands before it
  bool capital = false;            ///< written with a capital letter
  bool number = false;             ///< begins with a digit
  int depth = 0;                   ///< of brackets
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};
/// \pre UTF-8; broken bytes separate words
[[nodiscard]] std::vector<AddressToken> address_tokens(std::string_view text);

enum class AddressWordKind { oblast, district, rural_district, town, village, other };
/// On which side of the word its name stands.
enum class NameSide { before, behind, either };

/// What a word, or some words together, say of the name beside them.
struct AddressWord {
  AddressWordKind kind = AddressWordKind::other;
  NameSide side = NameSide::either;
  std::size_t tokens = 1;
};
/// The address word that begins at a token: "область", "с.", "с. о.", "ауылдық округінің". `other` are streets, houses, halls.
[[nodiscard]] std::optional<AddressWord> address_word(const std::vector<AddressToken>& tokens,
                                                      std::size_t at);

/// A word that belongs to no name: "в", "жителей", "адресу" …
[[nodiscard]] bool is_filler(std::string_view word);

[[nodiscard]] std::optional<hearing::UnitLevel> level_of(AddressWordKind kind);

}  // namespace tyndau::intake
