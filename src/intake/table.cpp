#include "intake/table.hpp"

#include "intake/fold.hpp"
#include "intake/table_assembler.hpp"
#include "intake/table_formats.hpp"

#include <fstream>

namespace tyndau::intake {
namespace {

TableReport failed(const std::string& name, const std::string& code,
                   std::map<std::string, Argument> arguments = {}) {
  TableReport report;
  report.problems.push_back(make_problem(name, {}, 0, code, std::move(arguments)));
  return report;
}

bool is_text(TableFormat format) { return format == TableFormat::csv || format == TableFormat::ndjson; }

TableHead head_of(const std::string& name, TableFormat format) {
  TableHead head;
  head.file = name;
  head.format = format;
  return head;
}

}  // namespace

std::optional<TableFormat> table_format(const std::filesystem::path& file) {
  const std::string extension = fold_tight(file.extension().string());
  if (extension == "csv" || extension == "tsv" || extension == "txt") return TableFormat::csv;
  if (extension == "xlsx") return TableFormat::xlsx;
  if (extension == "ods") return TableFormat::ods;
  if (extension == "geojson" || extension == "json") return TableFormat::geojson;
  if (extension == "ndjson" || extension == "jsonl" || extension == "geojsonl") return TableFormat::ndjson;
  if (extension == "gpkg") return TableFormat::geopackage;
  return std::nullopt;
}

TableReport read_table(std::istream& bytes, const std::string& name, const TableOptions& options,
                       const TableSink& sink) {
  EncodingGuess guess = guess_encoding(bytes);
  if (guess.empty) return failed(name, "file-empty");
  TableReport report;
  if (options.encoding && *options.encoding != guess.encoding) {
    guess.encoding = *options.encoding;
    if (guess.bom_bytes > 0) guess.bom_bytes = 0;
  } else if (!options.encoding && guess.encoding == Encoding::cp1251) {
    report.notes.push_back(
        make_problem(name, {}, 0, "encoding-guessed", {{"encoding", std::string(code(guess.encoding))}}));
  }
  auto head = head_of(name, options.format.value_or(TableFormat::csv));
  head.encoding = guess.encoding;
  if (head.format == TableFormat::ndjson) {
    read_ndjson(bytes, guess, std::move(head), options, sink, report);
  } else {
    read_csv(bytes, guess, std::move(head), options, sink, report);
  }
  return report;
}

TableReport read_table(const std::filesystem::path& file, const TableOptions& options,
                       const TableSink& sink) {
  const std::string name = file.filename().string();
  const auto format = options.format ? options.format : table_format(file);
  if (!format) return failed(name, "file-kind-unknown", {{"extension", file.extension().string()}});
  std::error_code problem;
  if (!std::filesystem::is_regular_file(file, problem)) return failed(name, "file-not-found");
  if (std::filesystem::file_size(file, problem) == 0) return failed(name, "file-empty");
  if (is_text(*format)) {
    std::ifstream bytes(file, std::ios::binary);
    if (!bytes) return failed(name, "file-not-found");
    TableOptions settled = options;
    settled.format = format;
    return read_table(bytes, name, settled, sink);
  }
  TableReport report;
  if (*format == TableFormat::xlsx || *format == TableFormat::ods) {
    read_workbook(file, head_of(name, *format), options, sink, report);
  } else {
    read_layers(file, head_of(name, *format), options, sink, report);
  }
  return report;
}

}  // namespace tyndau::intake
