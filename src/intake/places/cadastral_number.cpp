#include "intake/places/cadastral_number.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tyndau::intake {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// A hyphen, a dash or a colon; its bytes, or 0.
std::size_t joint_at(std::string_view text, std::size_t at) {
  for (const std::string_view joint : {"-", ":", "–", "‑", "—"}) {
    if (text.substr(std::min(at, text.size())).starts_with(joint)) return joint.size();
  }
  return 0;
}

/// Behind the number that begins here, or 0.
std::size_t number_end(std::string_view text, std::size_t at) {
  constexpr std::array<std::size_t, 4> groups{2, 3, 3, 3};
  constexpr std::size_t longest_last = 4;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool last = i + 1 == groups.size();
    const std::size_t digits = digits_at(text, at);
    if (digits != groups[i] && !(last && digits == longest_last)) return 0;
    at += digits;
    if (last) return joint_at(text, at) != 0 && digits_at(text, at + joint_at(text, at)) > 0 ? 0 : at;
    const std::size_t joint = joint_at(text, at);
    if (joint == 0) return 0;
    at += joint;
  }
  return 0;
}

bool announces(std::string_view word) {
  const auto folded = fold(word);
  return folded.starts_with("кад") || folded.starts_with("номер") || folded.starts_with("нөмір") ||
         folded.starts_with("cadastr") || folded == "number" || folded == "no" || word == "№" || word == "N";
}

/// Where the words begin that say what the number is: "кадастровый номер:", "кад. №".
std::size_t announced_from(std::string_view text, std::size_t number) {
  constexpr std::string_view blanks = " \t.:№";
  std::size_t begin = number;
  for (int words = 0; words < 4; ++words) {
    std::size_t end = begin;
    while (end > 0 &&
           (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '.' || text[end - 1] == ':'))
      --end;
    std::size_t start = end;
    while (start > 0 && blanks.find(text[start - 1]) == std::string_view::npos && text[start - 1] != ',')
      --start;
    if (end > 2 && text.substr(0, end).ends_with("№")) start = end - std::string_view("№").size();
    if (start == end || !announces(text.substr(start, end - start))) return begin;
    begin = start;
  }
  return begin;
}

}  // namespace

std::optional<CadastralNumber> read_cadastral_number(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = is_digit(text[i]) && (i == 0 || (!is_digit(text[i - 1]) && text[i - 1] != '-' &&
                                                         text[i - 1] != ':' && text[i - 1] != '.'));
    const std::size_t end = begins ? number_end(text, i) : 0;
    if (end == 0) continue;
    CadastralNumber found{std::string(text.substr(i, end - i)), std::string(text)};
    const std::size_t from = announced_from(text, i);
    std::fill(found.rest.begin() + static_cast<std::ptrdiff_t>(from),
              found.rest.begin() + static_cast<std::ptrdiff_t>(end), ',');
    return found;
  }
  return std::nullopt;
}

}  // namespace tyndau::intake
