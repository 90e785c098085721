/// \file
/// Cells and lines of a table that other people's spreadsheets will open.
#pragma once

#include "core/units.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tyndau::layers {

/// Builds one line of RFC 4180, comma between cells, CR LF at its end.
class CsvLine {
 public:
  /// A spreadsheet would run a text that starts with = + - @ tab or CR as a formula: such a text gets an apostrophe in front,
  /// unless it is a number.
  CsvLine& text(std::string_view cell);
  /// The shortest decimal after rounding to so many decimals, decimal point; empty when there is none or it is not finite.
  CsvLine& number(std::optional<double> value, int decimals = 3);
  CsvLine& empty() { return text({}); }
  /// Low and high end, two cells, to 1 mm.
  CsvLine& metres(const std::optional<MetresInterval>& distance);
  /// The line with its end.
  [[nodiscard]] std::string done();

 private:
  void raw(std::string_view cell);

  std::string line_;
  bool fresh_ = true;
};

/// Quoted where RFC 4180 needs it.
[[nodiscard]] std::string csv_quoted(std::string_view cell);
/// The text, made harmless as above.
[[nodiscard]] std::string csv_harmless(std::string_view text);

}  // namespace tyndau::layers
