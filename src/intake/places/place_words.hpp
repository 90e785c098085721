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
  bool dash = false;               ///< nothing but a dash does
  bool capital = false;            ///< written with a capital letter
  bool number = false;             ///< begins with a digit
  int depth = 0;                   ///< of brackets
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};
/// \pre UTF-8; broken bytes separate words
[[nodiscard]] std::vector<AddressToken> address_tokens(std::string_view text);

enum class AddressWordKind { oblast, district, rural_district, town, village, station, other };
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

/// How many words from a token on are the country's full name; 0 when they are not.
[[nodiscard]] std::size_t country_words(const std::vector<AddressToken>& tokens, std::size_t at);
[[nodiscard]] bool is_country(std::string_view name);
/// Another country, in three languages. \param name folded, in the nominative or as "в России"
[[nodiscard]] bool is_foreign_country(std::string_view name);
/// "вко", "бқо": an oblast in three letters.
[[nodiscard]] bool is_oblast_abbreviation(std::string_view word);

/// A word that belongs to no name: "в", "жителей", "адресу" …
[[nodiscard]] bool is_filler(std::string_view word);

[[nodiscard]] std::optional<hearing::UnitLevel> level_of(AddressWordKind kind);

}  // namespace tyndau::intake
