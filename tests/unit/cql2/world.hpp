/// \file
/// A small world that the filters of cases/ ask about, in memory and as the rows of a table.
#pragma once

#include "cql2/filter.hpp"
#include "geo/overlay.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace tyndau::cql2::test {

inline Schema world_schema() {
  return {{{"name", FieldType::text},
           {"kind", FieldType::text},
           {"population", FieldType::integer},
           {"area", FieldType::number},
           {"capital", FieldType::boolean},
           {"date", FieldType::date},
           {"written_at", FieldType::instant},
           {"starts", FieldType::date},
           {"ends", FieldType::date},
           {"opened", FieldType::instant},
           {"closed", FieldType::instant},
           {"geom", FieldType::geometry}}};
}

/// One feature: the fields in order as text, empty for NULL; its geometry as WKT.
struct Row {
  std::string id;
  std::array<std::string, 11> cells;
  std::string wkt;
};

inline const std::vector<Row>& world_rows() {
  static const std::vector<Row> rows{
#include "world_rows.inc"
  };
  return rows;
}

class RowSubject final : public Subject {
 public:
  explicit RowSubject(const Row& row) : row_(row) {
    if (!row.wkt.empty()) shape_ = geo::shape_from_wkt(row.wkt).value();
  }
  [[nodiscard]] Value value(std::size_t field) const override {
    const std::string& text = row_.cells.at(field);
    if (text.empty()) return std::monostate{};
    switch (world_schema().fields[field].type) {
      case FieldType::text: return text;
      case FieldType::integer: return std::int64_t{std::stoll(text)};
      case FieldType::number: return std::stod(text);
      case FieldType::boolean: return text == "true";
      case FieldType::date: return parse_day(text).value();
      case FieldType::instant: return parse_instant(text).value();
      case FieldType::geometry: break;
    }
    return std::monostate{};
  }
  [[nodiscard]] const geo::Shape* geometry() const override { return shape_ ? &*shape_ : nullptr; }

 private:
  const Row& row_;
  std::optional<geo::Shape> shape_;
};

/// A filter and the features it selects, "a b c".
struct Case {
  std::string conformance_class;
  std::string filter;
  std::string expected;
};

/// Lines "filter => ids" under "# class" of cases/filters.txt.
inline std::vector<Case> cases() {
  std::ifstream file(tyndau::test::source_dir() / "tests/unit/cql2/cases/filters.txt");
  std::vector<Case> found;
  std::string group;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) group = line.substr(2);
    const auto arrow = line.find(" =>");
    if (arrow == std::string::npos) continue;
    const auto ids = arrow + 3;
    found.push_back({group, line.substr(0, arrow), ids + 1 < line.size() ? line.substr(ids + 1) : ""});
  }
  return found;
}

inline std::string selected(const Filter& filter) {
  std::string ids;
  for (const Row& row : world_rows()) {
    if (filter.matches(RowSubject(row))) ids += (ids.empty() ? "" : " ") + row.id;
  }
  return ids;
}

}  // namespace tyndau::cql2::test
