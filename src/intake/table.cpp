#include "intake/table.hpp"

#include "intake/fold.hpp"
#include "intake/table_assembler.hpp"
#include "intake/table_formats.hpp"
#include "intake/text_file.hpp"
#include "intake/text_rows.hpp"

#include <string_view>
#include <utility>

namespace tyndau::intake {
namespace {

TableReport failed(const std::string& name, const std::string& code, Arguments arguments = {}) {
  TableReport report;
  report.problems.push_back(make_problem(name, {}, 0, code, std::move(arguments)));
  return report;
}

bool is_text(TableFormat format) { return format == TableFormat::csv || format == TableFormat::ndjson; }

/// Choices that say nothing of this format.
void note_unused(const std::string& name, TableFormat format, const TableOptions& options,
                 TableReport& report) {
  const auto note = [&](bool unused, const char* choice) {
    if (unused)
      report.notes.push_back(make_problem(name, {}, 0, "choice-not-used", {{"choice", std::string(choice)}}));
  };
  note(!options.sheet.empty() && !has_sheets(format), "sheet");
  note(options.header_row > 0 && !has_header_row(format), "header_row");
  note(options.encoding && !is_text(format), "encoding");
}

TableHead head_of(const std::string& name, TableFormat format) {
  TableHead head;
  head.file = name;
  head.format = format;
  return head;
}

/// What a corrected rejected.csv had in front of a cell that a spreadsheet would have run as a formula.
void restore_neutralised(std::vector<Cell>& cells) {
  for (auto& cell : cells) {
    if (cell.text.size() > 1 && cell.text[0] == '\'' &&
        std::string_view("=+-@\t\r").find(cell.text[1]) != std::string_view::npos) {
      cell.text.erase(0, 1);
    }
  }
}

/// A text's rows as they come, with what its header means.
class TextTable {
 public:
  TextTable(TableHead head, const TableOptions& options, const TableSink& sink, TableReport& report)
      : head_(std::move(head)), options_(options), report_(report), restoring_(sink) {
    restoring_.head = [this, &sink](const TableHead& found) {
      restore_ = head_.format == TableFormat::csv && found.match.has_problem_columns;
      return sink.head(found);
    };
    restoring_.row = [this, &sink](TableRow&& row) {
      if (restore_) restore_neutralised(row.cells);
      sink.row(std::move(row));
    };
  }

  TextSink sink() {
    return {[this](const TextHead& text) { return begin(text); },
            [this](const std::vector<std::string>& names) { return assembler_->named_columns({}, names); },
            [this](TableRow&& row) { return assembler_->row(std::move(row)); }};
  }

  void finish(const Result<std::int64_t>& given_up) {
    if (!given_up) {
      report_.problems.push_back(unreadable(head_.file, given_up.error()));
    } else if (assembler_) {
      assembler_->finish();
      if (*given_up != 0) {
        report_.problems.push_back(make_problem(head_.file, {}, *given_up, "too-many-open-quotes"));
      }
    }
  }

 private:
  bool begin(const TextHead& text) {
    if (text.empty) {
      report_.problems.push_back(make_problem(head_.file, {}, 0, "file-empty"));
      return false;
    }
    if (!options_.encoding && is_code_page(text.encoding)) {
      report_.notes.push_back(make_problem(head_.file, {}, 0, "encoding-guessed",
                                           {{"encoding", std::string(code(text.encoding))}}));
    }
    report_.encoding = head_.encoding = text.encoding;
    report_.delimiter = head_.delimiter = text.delimiter;
    assembler_.emplace(head_, options_, restoring_, report_);
    return true;
  }

  TableHead head_;
  const TableOptions& options_;
  TableReport& report_;
  TableSink restoring_;
  std::optional<TableAssembler> assembler_;
  bool restore_ = false;
};

/// \p read takes a TextSink and returns the row at which the text was given up, or 0.
template <class Read>
TableReport assembled(const std::string& name, const TableOptions& options, const TableSink& sink,
                      Read read) {
  TableReport report;
  const auto format = options.format.value_or(TableFormat::csv);
  note_unused(name, format, options, report);
  TextTable table(head_of(name, format), options, sink, report);
  const Result<std::int64_t> given_up = read(table.sink());
  table.finish(given_up);
  return report;
}

}  // namespace

Problem unreadable(const std::string& name, const Error& error) {
  if (error.reason.empty()) return make_problem(name, {}, 0, "file-unreadable", {{"reason", error.message}});
  return make_problem(name, {}, 0, error.reason, {{"value", error.value}});
}

std::int64_t read_text_rows(std::istream& bytes, const TableOptions& options, const TextSink& sink) {
  EncodingGuess guess = guess_encoding(bytes);
  if (guess.empty) {
    static_cast<void>(sink.head({guess.encoding, true, '\0'}));
    return 0;
  }
  if (options.encoding && *options.encoding != guess.encoding) {
    guess.encoding = *options.encoding;
    guess.bom_bytes = 0;
  }
  if (options.format.value_or(TableFormat::csv) == TableFormat::csv) {
    return read_csv_rows(bytes, guess, options, sink);
  }
  read_ndjson_rows(bytes, guess, options, sink);
  return 0;
}

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
  return assembled(name, options, sink, [&](const TextSink& text) -> Result<std::int64_t> {
    return read_text_rows(bytes, options, text);
  });
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
    TableOptions settled = options;
    settled.format = format;
    return assembled(name, settled, sink,
                     [&](const TextSink& text) { return read_text_file(file, settled, text); });
  }
  TableReport report;
  note_unused(name, *format, options, report);
  if (*format == TableFormat::xlsx || *format == TableFormat::ods) {
    read_workbook(file, head_of(name, *format), options, sink, report);
  } else {
    read_layers(file, head_of(name, *format), options, sink, report);
  }
  return report;
}

}  // namespace tyndau::intake
