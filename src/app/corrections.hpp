/// \file
/// What the owner of a table has put right in it: single cells, and pairs of columns as a whole.
#pragma once

#include "hearing/json.hpp"
#include "hearing/json_writer.hpp"
#include "intake/country.hpp"
#include "intake/problem.hpp"
#include "intake/table.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::app {

inline constexpr std::size_t most_corrections = 10'000;

/// Makes corrections row by row, and counts how often each was made.
class Corrections {
 public:
  Corrections() = default;
  /// The inputs "corrections": [{"row", "column", "value", "was"}] and "fixes": [{"fix", "columns": [longitude, latitude]}],
  /// columns as the file's header names them. With "was" a cell is corrected only where it holds just that; without "row" in
  /// every row.
  /// \throws hearing::json::Fault
  explicit Corrections(const hearing::json::Object& inputs);

  void make(const intake::TableHead& head, intake::TableRow& row, const intake::Country& country);
  /// {"corrections": [how often each was made], "fixes": […]}
  void write(hearing::json::Writer& out) const;

 private:
  struct Correction {
    std::string value;
    std::optional<std::string> was;  ///< trimmed
    std::int64_t made = 0;
  };
  struct Fix {
    intake::ColumnFix fix;
    std::int64_t made = 0;
  };
  void read_correction(const hearing::json::Value& value, const std::string& pointer);
  void read_fix(const hearing::json::Value& value, const std::string& pointer);
  void correct(std::size_t index, intake::Cell& cell);

  std::vector<Correction> corrections_;
  std::vector<Fix> fixes_;
  std::map<std::pair<std::int64_t, std::string>, std::size_t> by_row_;      ///< row and header
  std::map<std::string, std::map<std::string, std::size_t>> by_old_value_;  ///< header, what the cell holds
};

/// The number of a row as a spreadsheet counts.
/// \throws hearing::json::Fault
[[nodiscard]] std::int64_t row_number(const hearing::json::Object& object, std::string_view name);

}  // namespace tyndau::app
