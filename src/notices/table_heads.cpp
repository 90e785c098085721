#include "notices/table_heads.hpp"

#include "notices/outline.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

using Cells = std::vector<Span>;

constexpr std::size_t longest_cell = 1'000;  ///< tokens

Cells cells_of(const Tokens& tokens, Span line) {
  Cells cells;
  std::size_t first = line.first;
  for (std::size_t i = line.first; i <= line.last; ++i) {
    const bool border = i == line.last || tokens.is_cell_border(i);
    if (!border) continue;
    const bool outer = tokens.is_mark(i, U'|') && i == line.first;
    if (!outer && !(i == line.last && first == i))
      cells.push_back({first, std::min(i, first + longest_cell)});
    first = i + 1;
  }
  return cells;
}

/// What each cell announces; empty when fewer than two, or not nearly all, are known heads.
std::vector<Topic> heads_of(const Tokens& tokens, const Cells& cells) {
  if (cells.size() < 2) return {};
  std::vector<Topic> topics;
  std::size_t known = 0;
  for (const Span cell : cells) {
    bool plain = cell.size() <= 9;
    for (std::size_t i = cell.first; i < cell.last; ++i) {
      plain = plain &&
              (tokens.is(i, TokenKind::word) || (tokens.is(i, TokenKind::mark) && tokens[i].mark != U':' &&
                                                 tokens[i].mark != U'«' && tokens[i].mark != U'"'));
    }
    const auto topic = plain ? topic_of_label(tokens, cell) : std::nullopt;
    known += topic && *topic != Topic::other ? 1 : 0;
    topics.push_back(topic.value_or(Topic::other));
  }
  return known >= 2 && known + 1 >= cells.size() ? topics : std::vector<Topic>{};
}

}  // namespace

void add_table_cells(Outline& outline) {
  const Tokens& tokens = outline.tokens;
  std::vector<Topic> heads;
  Cells head_cells;
  int row = 0;  // of all tables of the text
  std::vector<Label> made;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !tokens.is(i, TokenKind::line_end)) continue;
    const Cells cells = cells_of(tokens, {first, i});
    first = i + 1;
    if (!heads.empty() && cells.size() == heads.size()) {
      for (std::size_t k = 0; k < cells.size(); ++k) made.push_back({heads[k], head_cells[k], cells[k], row});
      ++row;
      continue;
    }
    heads = heads_of(tokens, cells);
    head_cells = cells;
    // Two cells of one line are more often a label and its value.
    if (heads.size() == 2 && !(i < tokens.size())) heads.clear();
  }
  if (made.empty()) return;
  std::vector<char> cell_tokens(tokens.size(), 0);
  for (const Label& cell : made) {
    for (const Span span : {cell.name, cell.value})
      std::fill(cell_tokens.begin() + static_cast<std::ptrdiff_t>(span.first),
                cell_tokens.begin() + static_cast<std::ptrdiff_t>(span.last), 1);
  }
  const auto in_table = [&](const Label& label) { return cell_tokens[label.name.first] != 0; };
  std::erase_if(outline.labels, in_table);
  outline.labels.insert(outline.labels.end(), made.begin(), made.end());
  std::sort(outline.labels.begin(), outline.labels.end(),
            [](const Label& a, const Label& b) { return a.value.first < b.value.first; });
}

}  // namespace tyndau::notices
