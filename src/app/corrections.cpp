#include "app/corrections.hpp"

#include "intake/column_fixes.hpp"
#include "intake/fold.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tyndau::app {
namespace {

namespace json = hearing::json;

constexpr double greatest_row = 1e9;

void each_of(const json::Object& inputs, std::string_view name,
             const std::function<void(const json::Value&, const std::string&)>& take) {
  const auto* list = inputs.find(name);
  if (list == nullptr) return;
  const auto pointer = inputs.pointer(name);
  if (list->kind != json::Value::Kind::array) throw json::Fault(pointer, "expected an array");
  if (list->items.size() > most_corrections)
    throw json::Fault(pointer, "more than " + std::to_string(most_corrections) + " " + std::string(name));
  for (std::size_t i = 0; i < list->items.size(); ++i) take(list->items[i], json::pointer_to(pointer, i));
}

/// Where a header stands, by what it is in the file.
std::optional<std::size_t> position_of(const std::string& header, const intake::TableHead& head) {
  const auto& headers = head.match.headers;
  const auto found = std::find(headers.begin(), headers.end(), header);
  if (found == headers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - headers.begin());
}

template <class List>
void write_made(json::Writer& out, const List& list) {
  out.begin_array();
  for (const auto& one : list) out.integer(one.made);
  out.end_array();
}

}  // namespace

Corrections::Corrections(const json::Object& inputs) {
  each_of(inputs, "corrections", [this](const auto& value, const auto& at) { read_correction(value, at); });
  each_of(inputs, "fixes", [this](const auto& value, const auto& at) { read_fix(value, at); });
}

void Corrections::read_correction(const json::Value& value, const std::string& pointer) {
  const json::Object one(value, pointer, {"row", "column", "value", "was"});
  const auto column = one.filled_text("column");
  Correction correction{one.text("value"), {}, 0};
  if (one.find("was") != nullptr) correction.was = intake::trimmed(one.text("was"));
  if (one.find("row") != nullptr || !correction.was) {
    by_row_[{row_number(one, "row"), column}] = corrections_.size();
  } else {
    by_old_value_[column][*correction.was] = corrections_.size();
  }
  corrections_.push_back(std::move(correction));
}

void Corrections::read_fix(const json::Value& value, const std::string& pointer) {
  const json::Object one(value, pointer, {"fix", "columns"});
  Fix fix{{one.filled_text("fix"), {}, {}}, 0};
  if (!intake::is_fix(fix.fix.name))
    throw json::Fault(one.pointer("fix"), "expected \"swap\" or a zone as \"utm-42\"");
  const auto& columns = one.at("columns");
  if (columns.kind != json::Value::Kind::array || columns.items.size() != 2)
    throw json::Fault(one.pointer("columns"), "expected the headers of longitude and latitude");
  fix.fix.lon = json::as_string(columns.items[0], json::pointer_to(one.pointer("columns"), std::size_t{0}));
  fix.fix.lat = json::as_string(columns.items[1], json::pointer_to(one.pointer("columns"), std::size_t{1}));
  fixes_.push_back(std::move(fix));
}

void Corrections::correct(std::size_t index, intake::Cell& cell) {
  auto& correction = corrections_[index];
  if (correction.was && *correction.was != intake::trimmed(cell.text)) return;
  cell = {correction.value, false};
  ++correction.made;
}

void Corrections::make(const intake::TableHead& head, intake::TableRow& row, const intake::Country& country) {
  for (const auto& [header, values] : by_old_value_) {
    const auto position = position_of(header, head);
    if (!position || *position >= row.cells.size()) continue;
    const auto found = values.find(intake::trimmed(row.cells[*position].text));
    if (found != values.end()) correct(found->second, row.cells[*position]);
  }
  for (auto found = by_row_.lower_bound({row.number, {}});
       found != by_row_.end() && found->first.first == row.number; ++found) {
    const auto position = position_of(found->first.second, head);
    if (!position) continue;
    if (row.cells.size() <= *position) row.cells.resize(*position + 1);
    correct(found->second, row.cells[*position]);
  }
  for (auto& [fix, made] : fixes_) made += intake::put_right(fix, head, row, country) ? 1 : 0;
}

void Corrections::write(json::Writer& out) const {
  out.begin_object();
  write_made(out.key("corrections"), corrections_);
  write_made(out.key("fixes"), fixes_);
  out.end_object();
}

std::int64_t row_number(const json::Object& object, std::string_view name) {
  const auto pointer = object.pointer(name);
  const double row = json::as_number(object.at(name), pointer);
  if (row < 1 || row > greatest_row || row != std::floor(row))
    throw json::Fault(pointer, "expected the number of a row");
  return static_cast<std::int64_t>(row);
}

}  // namespace tyndau::app
