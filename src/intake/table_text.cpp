#include "intake/fold.hpp"
#include "intake/text_rows.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <sstream>

namespace tyndau::intake {
namespace {

constexpr std::array<char, 3> delimiters{',', ';', '\t'};
constexpr std::size_t sample_bytes = std::size_t{1} << 16;

/// "sep=;" in the first line, as Excel writes and reads it.
std::optional<char> stated_delimiter(std::string_view sample) {
  if (sample.size() < 5 || fold_tight(sample.substr(0, 4)) != "sep") return std::nullopt;
  const char stated = sample[4];
  return std::find(delimiters.begin(), delimiters.end(), stated) == delimiters.end() ? std::nullopt
                                                                                     : std::optional(stated);
}

struct Score {
  std::size_t recognised = 0;
  std::size_t cells = 0;
  friend auto operator<=>(const Score&, const Score&) = default;
};

Score score_of(const std::string& sample, char delimiter, const TableOptions& options) {
  constexpr std::int64_t records_tried = 20;
  const auto last = options.header_row > 0 ? options.header_row : records_tried;
  std::istringstream bytes(sample);
  CsvReader reader(TextStream(bytes, Encoding::utf8, 0), delimiter, options.csv);
  CsvRecord record;
  Score best;
  for (std::int64_t i = 0; i < last && reader.next(record); ++i) {
    if (record.number < options.header_row) continue;
    const Score score{match_headers(record.cells, options.map).recognised(), record.cells.size()};
    best = std::max(best, score);
  }
  return best;
}

/// The delimiter by which the header says most, then the one that gives most cells.
char guess_delimiter(const std::string& sample, const TableOptions& options) {
  if (const auto stated = stated_delimiter(sample)) return *stated;
  char best = delimiters.front();
  Score best_score;
  for (const char delimiter : delimiters) {
    const Score score = score_of(sample, delimiter, options);
    if (score <= best_score) continue;
    best_score = score;
    best = delimiter;
  }
  return best;
}

TableRow row_of(CsvRecord&& record) {
  TableRow row;
  row.number = record.number;
  row.faults = std::move(record.faults);
  row.cells.reserve(record.cells.size());
  for (auto& cell : record.cells) row.cells.push_back({std::move(cell), false});
  return row;
}

}  // namespace

std::int64_t read_csv_rows(std::istream& bytes, const EncodingGuess& guess, const TableOptions& options,
                           const TextSink& sink) {
  std::string sample;
  TextStream sampled(bytes, guess.encoding, guess.bom_bytes);
  while (sample.size() < sample_bytes && sampled.read_more(sample)) {
  }
  const char delimiter = options.delimiter ? *options.delimiter : guess_delimiter(sample, options);
  const bool skip_first = stated_delimiter(sample).has_value();
  if (!sink.head({guess.encoding, false, delimiter})) return 0;
  CsvReader reader(TextStream(bytes, guess.encoding, guess.bom_bytes), delimiter, options.csv);
  CsvRecord record;
  while (reader.next(record)) {
    if (skip_first && record.number == 1) continue;
    if (!sink.row(row_of(std::move(record)))) break;
  }
  return reader.gave_up() ? record.number : 0;
}

}  // namespace tyndau::intake
