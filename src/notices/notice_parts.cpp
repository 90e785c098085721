#include "notices/notice_parts.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::size_t most_parts = 60;

constexpr std::string_view heading_words =
    "объявление|извещение|уведомление|сообщение|хабарландыру|хабарлама|хабарландыруы|хабарламасы";
constexpr std::string_view telling_words =
    "опубликован*|размещен*|газет*|передан*|выходил*|жарияланды|жарияланған|жариялан*|берілген|шықты|"
    "орналастыр*";

std::vector<Span> lines_of(const Tokens& tokens) {
  std::vector<Span> lines;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !tokens.is(i, TokenKind::line_end)) continue;
    if (i > first) lines.push_back({first, i});
    first = i + 1;
  }
  return lines;
}

bool is_heading(const Scene& scene, Span line) {
  constexpr std::size_t longest = 14;
  const Tokens& tokens = scene.tokens();
  if (line.size() > longest || !scene.says(line, heading_words) || scene.says(line, telling_words))
    return false;
  const char32_t last = tokens.is(line.last - 1, TokenKind::mark) ? tokens[line.last - 1].mark : 0;
  return last != U',' && last != U';' && last != U':';
}

/// "2." or "2)" at the head of a line; 0 for none.
int number_of(const Tokens& tokens, Span line) {
  const bool numbered =
      tokens.is(line.first, TokenKind::number) && behind_list_mark(tokens, line.first) == line.first + 2;
  return numbered ? tokens.number(line.first) : 0;
}

Cut at_headings(const Scene& scene, const std::vector<Span>& lines) {
  Cut cut;
  bool headed = false;
  for (const Span line : lines) {
    const bool heading = is_heading(scene, line);
    // Two such lines, one below the other, are one heading.
    if (heading && !headed) cut.push_back(scene.tokens()[line.first].begin);
    headed = heading;
  }
  return cut;
}

Cut at_numbers(const Scene& scene, const std::vector<Span>& lines) {
  Cut cut;
  int next = 1;
  for (const Span line : lines) {
    if (number_of(scene.tokens(), line) != next) continue;
    // "Слушания пройдут: 1. …": items of one sentence, which a reader of the whole text takes apart.
    if (!lead_of_list(scene, line.first).empty()) return {};
    cut.push_back(scene.tokens()[line.first].begin);
    ++next;
  }
  return cut;
}

Cut at_long_lines(const Scene& scene, const std::vector<Span>& lines) {
  constexpr std::size_t shortest = 15;
  Cut cut;
  for (const Span line : lines) {
    const bool fresh = line.first == 0 || scene.outline.hard_ends[line.first - 1] != 0;
    // An item of a list of hearings is told by the line above the list, too.
    if (fresh && line.size() >= shortest && lead_of_list(scene, line.first).empty())
      cut.push_back(scene.tokens()[line.first].begin);
  }
  return cut;
}

}  // namespace

std::vector<Cut> ways_to_cut(const Scene& scene) {
  const auto lines = lines_of(scene.tokens());
  std::vector<Cut> ways{at_headings(scene, lines), at_numbers(scene, lines), at_long_lines(scene, lines)};
  std::erase_if(ways, [](const Cut& cut) { return cut.size() < 2 || cut.size() > most_parts; });
  return ways;
}

}  // namespace tyndau::notices
