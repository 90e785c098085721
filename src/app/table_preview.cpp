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
constexpr double greatest_row = 1e9;

using Place = std::pair<std::int64_t, std::string>;  ///< row and header

std::int64_t row_of(const json::Object& correction) {
  const auto pointer = correction.pointer("row");
  const double row = json::as_number(correction.at("row"), pointer);
  if (row < 1 || row > greatest_row || row != std::floor(row))
    throw json::Fault(pointer, "expected the number of a row");
  return static_cast<std::int64_t>(row);
}

struct Preview {
  std::optional<intake::TableHead> head;
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

}  // namespace

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
    values[{row_of(one), one.filled_text("column")}] = one.text("value");
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
  const auto report = intake::read_table(file, table,
                                         {[&](const intake::TableHead& head) {
                                            preview.head = head;
                                            preview.samples.resize(head.match.headers.size());
                                            return true;
                                          },
                                          [&](intake::TableRow&& row) { preview.add(row); }});
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key("header_row").integer(preview.head ? preview.head->header_row : 0);
  out.member("sheet", preview.head ? preview.head->sheet : std::string{});
  out.key("rows").integer(preview.rows);
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
