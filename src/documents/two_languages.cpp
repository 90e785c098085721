#include "documents/clean_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace tyndau::documents {
namespace {

using icu::UnicodeString;

/// Lines from `first` up to `last` that have a gap left of one place.
struct Columns {
  std::size_t first = 0;
  std::size_t last = 0;
  int at = 0;
  std::size_t on_both_sides = 0;  ///< lines with text left and right of it
};

std::vector<UnicodeString> lines_of(const UnicodeString& text) {
  std::vector<UnicodeString> lines;
  int begin = 0;
  while (begin <= text.length()) {
    int end = text.indexOf(u'\n', begin);
    if (end < 0) end = text.length();
    lines.emplace_back(text, begin, end - begin);  // a copy: the text may go
    begin = end + 1;
  }
  return lines;
}

bool is_blank(const UnicodeString& line, int begin, int end) {
  for (int i = begin; i < std::min(end, line.length()); ++i) {
    if (!u_isUWhiteSpace(line[i])) return false;
  }
  return true;
}

/// The run of lines with a gap at one place that has most lines with text on both sides.
Columns columns_at(const std::vector<UnicodeString>& lines, int at) {
  constexpr int gap = 2;
  Columns best, run;
  run.at = at;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_blank(lines[i], at - gap, at)) {
      run = {i + 1, i + 1, at, 0};
      continue;
    }
    run.last = i + 1;
    if (!is_blank(lines[i], 0, at) && !is_blank(lines[i], at, lines[i].length())) ++run.on_both_sides;
    if (run.on_both_sides > best.on_both_sides) best = run;
  }
  return best;
}

Columns widest_columns(const std::vector<UnicodeString>& lines) {
  constexpr int narrowest = 15, widest = 300;
  int longest = 0;
  for (const auto& line : lines) longest = std::max(longest, line.length());
  Columns best;
  for (int at = narrowest; at < std::min(longest, widest) - narrowest; ++at) {
    const Columns found = columns_at(lines, at);
    if (found.on_both_sides > best.on_both_sides) best = found;
  }
  return best;
}

UnicodeString side(const std::vector<UnicodeString>& lines, const Columns& columns, bool right) {
  UnicodeString text;
  for (std::size_t i = columns.first; i < columns.last; ++i) {
    UnicodeString part = right ? lines[i].tempSubString(columns.at) : lines[i].tempSubString(0, columns.at);
    text += part.trim();
    text += u'\n';
  }
  return text;
}

/// Of a hundred Cyrillic letters those that Kazakh has and Russian has not; -1 for too little text to tell.
int kazakh_share(const UnicodeString& text) {
  constexpr std::u16string_view own = u"әғқңөұүһіӘҒҚҢӨҰҮҺІ";
  constexpr int enough = 100;
  int letters = 0, of_kazakh = 0;
  for (int i = 0; i < text.length(); ++i) {
    if (text[i] < 0x400 || text[i] > 0x4FF) continue;
    ++letters;
    if (own.find(text[i]) != std::u16string_view::npos) ++of_kazakh;
  }
  return letters < enough ? -1 : 100 * of_kazakh / letters;
}

bool are_two_languages(const UnicodeString& left, const UnicodeString& right) {
  constexpr int kazakh = 8, russian = 1;  // texts have 15 to 25 and 0, but names cross over
  const int of_left = kazakh_share(left), of_right = kazakh_share(right);
  return of_left >= 0 && of_right >= 0 && std::max(of_left, of_right) >= kazakh &&
         std::min(of_left, of_right) <= russian;
}

}  // namespace

std::string language_by_language(const std::string& layout) {
  constexpr std::size_t few = 4;
  const auto lines = lines_of(UnicodeString::fromUTF8(layout));
  const Columns columns = widest_columns(lines);
  if (columns.on_both_sides < few) return layout;
  const UnicodeString left = side(lines, columns, false), right = side(lines, columns, true);
  if (!are_two_languages(left, right)) return layout;
  UnicodeString text;
  for (std::size_t i = 0; i < columns.first; ++i) (text += lines[i]) += u'\n';
  (text += left) += right;
  for (std::size_t i = columns.last; i < lines.size(); ++i) (text += lines[i]) += u'\n';
  std::string result;
  return text.toUTF8String(result);
}

}  // namespace tyndau::documents
