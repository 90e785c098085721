#include "hearing/unit_names.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace tyndau::hearing {
namespace {

/// Words that name the kind of unit, in their folded form.
constexpr std::array<std::string_view, 28> kind_words{
    "область", "обл",      "облысы",    "облыс",         "oblast",   "oblysy",  "region",
    "район",   "рн",       "ауданы",    "аудан",         "district", "audany",  "rayon",
    "raion",   "сельский", "ауылдық",   "округ",         "округі",   "со",      "ао",
    "rural",   "okrug",    "городская", "администрация", "га",       "қалалық", "әкімдігі"};

/// One code point of UTF-8; bytes that are none are taken as they are.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  if (length == 1 || at + length > text.size()) {
    ++at;
    return first;
  }
  char32_t code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (byte(at + i) & 0x3FU);
  at += length;
  return code;
}

void append(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

char32_t lower(char32_t code) {
  if (code >= U'A' && code <= U'Z') return code + 0x20;
  if (code == U'Ё' || code == U'ё') return U'е';
  if (code >= U'А' && code <= U'Я') return code + 0x20;
  if (code == U'І') return U'і';
  // Ғ Қ Ң Ү Ұ Һ Ә Ө: capitals are even in this block, small letters follow.
  if (code >= 0x0490 && code <= 0x04FF && code % 2 == 0) return code + 1;
  return code;
}

enum class Letter { part_of_word, between_words, within_word };

Letter kind_of(char32_t code) {
  if (code == U'-' || code == U'.' || code == U'\'' || code == U'’') return Letter::within_word;
  if (code <= U' ' || code == 0xA0 || code == U',' || code == U'(' || code == U')' || code == U'«' ||
      code == U'»' || code == U'"') {
    return Letter::between_words;
  }
  return Letter::part_of_word;
}

std::vector<std::string> folded_words(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < name.size();) {
    const char32_t code = lower(next_code_point(name, at));
    const Letter kind = kind_of(code);
    if (kind == Letter::part_of_word) append(words.back(), code);
    if (kind == Letter::between_words && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

std::string folded_unit_name(std::string_view name) {
  const auto words = folded_words(name);
  std::string all;
  std::string telling;
  for (const std::string& word : words) {
    all += word;
    if (std::find(kind_words.begin(), kind_words.end(), word) == kind_words.end()) telling += word;
  }
  return telling.empty() ? all : telling;
}

bool bears_name(const AdminUnit& unit, std::string_view name) {
  const std::string wanted = folded_unit_name(name);
  if (wanted.empty()) return false;
  const auto same = [&](const std::string& other) {
    return !other.empty() && folded_unit_name(other) == wanted;
  };
  return same(unit.name) || same(unit.names.kk) || same(unit.names.ru) || same(unit.names.en) ||
         std::any_of(unit.alternate_names.begin(), unit.alternate_names.end(), same);
}

bool same_unit_name(std::string_view a, std::string_view b) {
  const std::string folded = folded_unit_name(a);
  return !folded.empty() && folded == folded_unit_name(b);
}

}  // namespace tyndau::hearing
