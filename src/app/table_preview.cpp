#include "app/table_preview.hpp"

#include "hearing/json_writer.hpp"
#include "intake/fold.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <variant>

namespace tyndau::app {
namespace {

namespace json = hearing::json;

constexpr std::size_t most_problems = 1000;
constexpr std::size_t most_samples = 3;
constexpr std::size_t most_first_rows = 100;
constexpr std::size_t most_first_cells = 100;
constexpr std::size_t most_first_sheets = 20;
constexpr double greatest_row = 1e9;

using Place = std::pair<std::int64_t, std::string>;  ///< row and header

std::int64_t row_number(const json::Object& object, std::string_view name) {
  const auto pointer = object.pointer(name);
  const double row = json::as_number(object.at(name), pointer);
  if (row < 1 || row > greatest_row || row != std::floor(row))
    throw json::Fault(pointer, "expected the number of a row");
  return static_cast<std::int64_t>(row);
}

/// The first rows of each of the first sheets, as they stand.
class FirstRows {
 public:
  /// \return whether more of this sheet are wanted
  bool add(const intake::TableRow& row) {
    if (sheets_.empty() || sheets_.back().name != row.sheet) {
      if (sheets_.size() >= most_first_sheets) return false;
      sheets_.push_back({row.sheet, {}});
    }
    auto& rows = sheets_.back().rows;
    if (rows.size() >= most_first_rows) return false;
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < std::min(most_first_cells, row.cells.size()); ++i)
      cells.push_back(intake::cut(row.cells[i].text));
    rows.emplace_back(row.number, std::move(cells));
    return rows.size() < most_first_rows;
  }

  void write(json::Writer& out, const std::string& sheet) const {
    out.begin_array();
    const auto shown =
        std::find_if(sheets_.begin(), sheets_.end(), [&](const SheetRows& one) { return one.name == sheet; });
    for (std::size_t i = 0; shown != sheets_.end() && i < shown->rows.size(); ++i) {
      out.begin_object();
      out.key("row").integer(shown->rows[i].first);
      out.key("cells").begin_array();
      for (const auto& cell : shown->rows[i].second) out.string(cell);
      out.end_array();
      out.end_object();
    }
    out.end_array();
  }

 private:
  struct SheetRows {
    std::string name;
    std::vector<std::pair<std::int64_t, std::vector<std::string>>> rows;  ///< number and cells
  };
  std::vector<SheetRows> sheets_;
};

struct Preview {
  std::optional<intake::TableHead> head;
  FirstRows first;
  std::vector<std::vector<std::string>> samples;  ///< by position
  std::int64_t rows = 0;

  void add(const intake::TableRow& row) {
    ++rows;
    for (std::size_t i = 0; i < std::min(samples.size(), row.cells.size()); ++i) {
      const auto& text = row.cells[i].text;
      const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
      if (!blank && samples[i].size() < most_samples) samples[i].push_back(intake::cut(text));
    }
  }
};

void write_columns(json::Writer& out, const intake::HeaderMatch& match, const Preview& preview) {
  out.begin_array();
  for (std::size_t i = 0; i < match.headers.size(); ++i) {
    out.begin_object();
    out.member("header", match.headers[i]);
    out.key("column");
    if (i < match.columns.size() && match.columns[i]) {
      out.string(intake::info(*match.columns[i]).name);
    } else {
      out.null();
    }
    out.key("samples").begin_array();
    if (i < preview.samples.size()) {
      for (const auto& sample : preview.samples[i]) out.string(sample);
    }
    out.end_array();
    out.end_object();
  }
  out.end_array();
}

void write_reading(json::Writer& out, const Preview& preview, const intake::TableReport& report,
                   const std::vector<std::string>& sheets) {
  intake::TableHead head = preview.head.value_or(intake::TableHead{});
  // Of a header that cannot be used the complaint names the sheet.
  if (!preview.head && !report.problems.empty()) head.sheet = report.problems.front().sheet;
  out.key("header_row").integer(head.header_row);
  out.member("sheet", head.sheet);
  out.key("sheets").begin_array();
  for (const auto& sheet : sheets) out.string(sheet);
  out.end_array();
  out.key("encoding");
  report.encoding ? out.string(code(*report.encoding)) : out.null();
  out.key("delimiter");
  report.delimiter == '\0' ? out.null() : out.string(std::string_view(&report.delimiter, 1));
  out.key("rows").integer(preview.rows);
  preview.first.write(out.key("first_rows"), head.sheet);
}

}  // namespace

void read_choices(const json::Object& inputs, intake::TableOptions& table) {
  table.sheet = inputs.text("sheet");
  if (inputs.find("header_row") != nullptr) table.header_row = row_number(inputs, "header_row");
  const auto name = inputs.text("encoding");
  if (name.empty()) return;
  table.encoding = intake::encoding_from_name(name);
  if (!table.encoding)
    throw json::Fault(inputs.pointer("encoding"),
                      "expected UTF-8, CP1251, KOI8-R, CP866, UTF-16LE or UTF-16BE");
}

std::function<void(const intake::TableHead&, intake::TableRow&)> corrections_of(const json::Object& inputs) {
  const auto* list = inputs.find("corrections");
  if (list == nullptr) return {};
  const auto pointer = inputs.pointer("corrections");
  if (list->kind != json::Value::Kind::array) throw json::Fault(pointer, "expected an array");
  if (list->items.size() > most_corrections)
    throw json::Fault(pointer, "more than " + std::to_string(most_corrections) + " corrections");
  std::map<Place, std::string> values;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const json::Object one(list->items[i], json::pointer_to(pointer, i), {"row", "column", "value"});
    values[{row_number(one, "row"), one.filled_text("column")}] = one.text("value");
  }
  return [values = std::move(values)](const intake::TableHead& head, intake::TableRow& row) {
    const auto& headers = head.match.headers;
    for (auto found = values.lower_bound({row.number, {}});
         found != values.end() && found->first.first == row.number; ++found) {
      const auto header = std::find(headers.begin(), headers.end(), found->first.second);
      if (header == headers.end()) continue;
      const auto position = static_cast<std::size_t>(header - headers.begin());
      if (row.cells.size() <= position) row.cells.resize(position + 1);
      row.cells[position] = {found->second, false};
    }
  };
}

Result<std::string> table_preview(const std::filesystem::path& file, const intake::IntakeOptions& options,
                                  const hearing::MessageCatalogue& messages) {
  auto map = intake::header_map(options.map);
  if (!map) return tl::unexpected<Error>(map.error());
  auto table = options.table;
  table.map = *std::move(map);
  Preview preview;
  const auto report =
      intake::read_table(file, table,
                         {[&](const intake::TableHead& head) {
                            preview.head = head;
                            preview.samples.resize(head.match.headers.size());
                            return true;
                          },
                          [&](intake::TableRow&& row) { preview.add(row); },
                          [&](const intake::TableRow& row) { return preview.first.add(row); }});
  const auto sheets = report.sheets.empty() ? intake::sheets_of(file, table) : report.sheets;
  std::string text;
  json::Writer out(text);
  out.begin_object();
  write_reading(out, preview, report, sheets);
  const auto match = preview.head ? preview.head->match : report.refused.value_or(intake::HeaderMatch{});
  write_columns(out.key("columns"), match, preview);
  write_problems(out.key("problems"), report.problems, messages);
  write_problems(out.key("notes"), report.notes, messages);
  out.end_object();
  return text;
}

void write_problems(json::Writer& out, const std::vector<intake::Problem>& problems,
                    const hearing::MessageCatalogue& messages) {
  out.begin_array();
  for (std::size_t i = 0; i < std::min(problems.size(), most_problems); ++i) {
    const auto& problem = problems[i];
    out.begin_object();
    out.key("row").integer(problem.row);
    out.member("column", problem.column);
    out.member("value", problem.value);
    out.member("code", problem.code);
    out.key("message").text(messages.render(problem.message));
    out.key("arguments").begin_object();
    for (const auto& [name, argument] : problem.message.arguments) {
      if (const auto* text = std::get_if<std::string>(&argument)) out.member(name, *text);
    }
    out.end_object();
    out.end_object();
  }
  out.end_array();
}

}  // namespace tyndau::app
