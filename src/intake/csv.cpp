#include "intake/csv.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::intake {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

CsvReader::CsvReader(TextStream text, char delimiter, CsvLimits limits)
    : text_(std::move(text)), delimiter_(delimiter), limits_(limits) {}

bool CsvReader::fill() { return text_.read_more(buffer_); }

/// Whether there is a character at this place, reading more when needed.
bool CsvReader::at(std::size_t i) {
  while (i >= buffer_.size()) {
    if (!fill()) return false;
  }
  return true;
}

void CsvReader::consume(std::size_t end) {
  start_ = end;
  constexpr std::size_t much = std::size_t{1} << 18;
  if (start_ < much) return;
  buffer_.erase(0, start_);
  start_ = 0;
}

/// Moves \p i behind the closing quote. \return false when the file, the limit of bytes or of lines ends it first
bool CsvReader::scan_quoted(std::size_t& i, std::size_t& lines) {
  for (++i; at(i); ++i) {
    if (i - start_ > limits_.record_bytes || lines > limits_.lines_in_record) return false;
    if (buffer_[i] == '\n') ++lines;
    if (buffer_[i] != '"') continue;
    if (!at(i + 1)) {
      ++i;
      return true;
    }
    const char after = buffer_[i + 1];
    if (after == '"') {
      ++i;
    } else if (after == delimiter_ || is_line_end(after)) {
      ++i;
      return true;
    }
  }
  return false;
}

CsvReader::Scan CsvReader::scan(std::size_t& end) {
  bool field_start = true;
  std::size_t lines = 0;
  std::size_t i = start_;
  if (!at(i)) return Scan::end_of_file;
  while (at(i)) {
    if (i - start_ > limits_.record_bytes) return Scan::too_long;
    const char c = buffer_[i];
    if (c == '"' && field_start) {
      if (!scan_quoted(i, lines)) return Scan::open_quote;
      field_start = false;
      continue;
    }
    if (is_line_end(c)) break;
    field_start = c == delimiter_ || (field_start && c == ' ');
    ++i;
  }
  end = i;
  return Scan::record;
}

/// To the end of this line, keeping little of it in memory.
void CsvReader::skip_line() {
  std::size_t i = start_;
  while (at(i)) {
    const auto end = buffer_.find_first_of("\r\n", i);
    if (end != std::string::npos) {
      consume(end);
      return;
    }
    buffer_.clear();
    start_ = i = 0;
  }
  consume(buffer_.size());
}

void CsvReader::take(std::string_view raw, bool quotes, CsvRecord& record) const {
  if (raw.find('\0') != std::string_view::npos) record.faults.push_back(RowFault::nul_bytes);
  const bool broken = !is_utf8(raw);
  if (broken) record.faults.push_back(RowFault::broken_text);
  std::size_t i = 0;
  while (true) {
    if (record.cells.size() == limits_.cells) {
      record.faults.push_back(RowFault::too_many_cells);
      break;
    }
    std::string cell;
    std::size_t content = std::min(raw.find_first_not_of(' ', i), raw.size());
    if (quotes && content < raw.size() && raw[content] == '"') {
      for (i = content + 1; i < raw.size(); ++i) {
        if (raw[i] == '"') {
          if (i + 1 < raw.size() && raw[i + 1] == '"')
            ++i;
          else if (i + 1 >= raw.size() || raw[i + 1] == delimiter_)
            break;
        }
        cell += raw[i];
      }
      i = std::min(i + 1, raw.size());
    }
    const auto end = std::min(raw.find(delimiter_, i), raw.size());
    cell.append(raw.substr(i, end - i));
    record.cells.push_back(broken || !record.faults.empty() ? mended_utf8(cell) : std::move(cell));
    if (end == raw.size()) break;
    i = end + 1;
  }
}

bool CsvReader::next(CsvRecord& record) {
  record = {};
  if (gave_up()) return false;
  std::size_t end = 0;
  const Scan found = scan(end);
  if (found == Scan::end_of_file) return false;
  record.number = ++number_;
  if (found == Scan::too_long) {
    record.faults.push_back(RowFault::too_long);
    skip_line();
    end = start_;
  } else {
    if (found == Scan::open_quote) {
      ++recovered_;
      record.faults.push_back(RowFault::quote_not_closed);
      end = std::min(buffer_.find_first_of("\r\n", start_), start_ + limits_.record_bytes);
      end = std::min(end, buffer_.size());
    }
    take(std::string_view(buffer_).substr(start_, end - start_), found == Scan::record, record);
  }
  if (at(end) && buffer_[end] == '\r') ++end;
  if (at(end) && buffer_[end] == '\n') ++end;
  consume(end);
  return true;
}

}  // namespace tyndau::intake
