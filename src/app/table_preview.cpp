#include "app/table_preview.hpp"

#include "app/corrections.hpp"
#include "hearing/json_writer.hpp"
#include "intake/fold.hpp"

#include <algorithm>
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
    if (match.columns[i]) {
      out.string(intake::info(*match.columns[i]).name);
    } else {
      out.null();
    }
    out.key("unused").boolean(!match.columns[i] && intake::column_of(match.headers[i]).has_value());
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

/// The cell whole, its part that names the place, and what that could mean.
void write_places(json::Writer& out, const intake::Problem& problem) {
  out.member("written", problem.written);
  out.member("item", problem.item);
  out.key("candidates").begin_array();
  for (const auto& one : problem.places) {
    out.begin_object();
    out.member("id", one.id);
    out.key("name").text(one.name);
    out.member("district", one.district);
    out.member("oblast", one.oblast);
    out.key("distance_m");
    one.distance ? out.number(one.distance->value) : out.null();
    if (!one.also.empty()) out.member("also", one.also);
    out.end_object();
  }
  out.end_array();
}

void write_fix(json::Writer& out, const intake::ColumnFix& fix) {
  out.begin_object();
  out.member("fix", fix.name);
  out.key("columns").begin_array();
  out.string(fix.lon);
  out.string(fix.lat);
  out.end_array();
  out.end_object();
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
    out.member("sheet", problem.sheet);
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
    if (!problem.places.empty()) write_places(out, problem);
    if (!problem.fix.name.empty()) write_fix(out.key("fix"), problem.fix);
    out.end_object();
  }
  out.end_array();
}

}  // namespace tyndau::app
