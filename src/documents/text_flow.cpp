#include "documents/text_flow.hpp"

#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace tyndau::documents {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

std::size_t lines_in(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// A row of data: short cells, three or more.
bool is_data(const std::vector<std::string>& cells) {
  constexpr std::size_t few_lines = 5;
  constexpr std::size_t few_bytes = 2000;
  return cells.size() >= 3 && std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
           return lines_in(cell) <= few_lines && cell.size() <= few_bytes;
         });
}

std::string row_text(std::vector<std::string>& cells) {
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  const bool data = is_data(cells);
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (data) std::replace(cells[i].begin(), cells[i].end(), '\n', ' ');
    if (i > 0) row += lines_in(cells[i - 1]) > 1 ? '\n' : '\t';
    row += cells[i];
  }
  return row;
}

/// An address without what every reader adds in his mind.
std::string essence(std::string_view address) {
  std::string small;
  for (const char c : address) {
    if (!is_space(c)) small += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  std::string_view rest = small;
  for (const std::string_view prefix : {"https://", "http://", "mailto:", "www."}) {
    if (rest.starts_with(prefix)) rest.remove_prefix(prefix.size());
  }
  while (!rest.empty() && (rest.back() == '/' || rest.back() == '.')) rest.remove_suffix(1);
  return std::string(rest);
}

bool leads_out(std::string_view target) {
  constexpr std::size_t longest = 2048;
  constexpr std::array<std::string_view, 4> schemes{"http://", "https://", "ftp://", "mailto:"};
  return target.size() <= longest &&
         std::none_of(target.begin(), target.end(),
                      [](char c) { return is_space(c) || c == '<' || c == '>'; }) &&
         std::any_of(schemes.begin(), schemes.end(), [&](auto scheme) { return target.starts_with(scheme); });
}

}  // namespace

void TextFlow::text(std::string_view text) {
  bytes_ += text.size();
  part().line += text;
  if (link_) link_->shown += text;
}

void TextFlow::collapsed_text(std::string_view text) {
  std::string collapsed;
  const std::string& line = part().line;
  bool after_space = line.empty() || is_space(line.back());
  for (const char c : text) {
    const bool space = is_space(c);
    if (!space || !after_space) collapsed += space ? ' ' : c;
    after_space = space;
  }
  this->text(collapsed);
}

void TextFlow::raised_text(std::string_view text) {
  constexpr std::array<std::string_view, 10> raised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const std::string& line = part().line;
  const bool behind_digit = !line.empty() && line.back() >= '0' && line.back() <= '9';
  constexpr std::array<std::string_view, 5> noughts{"0", "o", "O", "о", "О"};
  if (behind_digit && std::find(noughts.begin(), noughts.end(), text) != noughts.end()) {
    this->text("°");
    return;
  }
  for (const char c : text) {
    this->text(c >= '0' && c <= '9' ? raised[static_cast<std::size_t>(c - '0')] : std::string_view(&c, 1));
  }
}

void TextFlow::tab() {
  const bool in_cell =
      std::any_of(parts_.begin(), parts_.end(), [](const Part& each) { return each.kind == Kind::cell; });
  text(in_cell ? " " : "\t");
}

void TextFlow::line_break() { text("\n"); }

void TextFlow::add_lines(std::string_view lines) {
  if (lines.empty()) return;
  std::string& all = part().lines;
  if (!all.empty()) all += '\n';
  all += lines;
}

void TextFlow::end_paragraph() {
  std::string& line = part().line;
  while (!line.empty() && is_space(line.back())) line.pop_back();
  add_lines(line);
  line.clear();
  add_lines(std::exchange(part().behind, {}));
}

void TextFlow::begin(Kind kind) {
  parts_.emplace_back();
  part().kind = kind;
}

std::optional<std::string> TextFlow::end(Kind kind) {
  if (part().kind != kind) return std::nullopt;
  end_paragraph();
  std::string lines = std::move(part().lines);
  parts_.pop_back();
  return lines;
}

void TextFlow::begin_row() {
  if (part().kind == Kind::row) end_row();
  end_paragraph();
  begin(Kind::row);
}

void TextFlow::end_row() {
  if (part().kind == Kind::cell) end_cell();
  if (part().kind != Kind::row) return;
  auto cells = std::move(part().cells);
  const auto loose = end(Kind::row);
  if (loose && !loose->empty()) cells.push_back(*loose);
  add_lines(row_text(cells));
}

void TextFlow::begin_cell() {
  if (part().kind == Kind::cell) end_cell();
  if (part().kind == Kind::row) begin(Kind::cell);
}

void TextFlow::end_cell() {
  auto lines = end(Kind::cell);
  if (lines) part().cells.push_back(std::move(*lines));
}

void TextFlow::begin_box() { begin(Kind::box); }

void TextFlow::end_box() {
  const auto lines = end(Kind::box);
  if (!lines || lines->empty()) return;
  std::string& behind = part().behind;
  if (!behind.empty()) behind += '\n';
  behind += *lines;
}

void TextFlow::begin_link(std::string_view target) {
  if (!link_ && leads_out(target)) link_ = Link{std::string(target), {}};
}

void TextFlow::end_link() {
  if (!link_) return;
  const Link link = *std::exchange(link_, std::nullopt);
  if (essence(link.shown) != essence(link.target)) text(" <" + link.target + ">");
}

std::string TextFlow::take() {
  while (parts_.size() > 1) {
    switch (part().kind) {
      case Kind::row: end_row(); break;
      case Kind::cell: end_cell(); break;
      case Kind::box: end_box(); break;
      case Kind::body: break;
    }
  }
  end_paragraph();
  return std::move(part().lines);
}

Result<std::monostate> within_limit(std::size_t bytes) {
  const auto most = sandbox::limits_of(sandbox::Kind::document).record_bytes;
  if (bytes <= most) return std::monostate{};
  return sandbox::refuse(sandbox::Refusal::records, sandbox::bytes_text(most));
}

}  // namespace tyndau::documents
