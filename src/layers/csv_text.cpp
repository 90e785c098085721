#include "layers/csv_text.hpp"

#include <charconv>
#include <cmath>

#include "hearing/json_writer.hpp"

namespace tyndau::layers {
namespace {

bool is_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0.0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

}  // namespace

std::string csv_harmless(std::string_view text) {
  constexpr std::string_view starts_a_formula = "=+-@\t\r";
  const bool harmful =
      !text.empty() && starts_a_formula.find(text.front()) != std::string_view::npos && !is_number(text);
  return (harmful ? "'" : "") + std::string(text);
}

std::string csv_quoted(std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(cell);
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void CsvLine::raw(std::string_view cell) {
  if (!fresh_) line_ += ',';
  fresh_ = false;
  line_ += cell;
}

CsvLine& CsvLine::text(std::string_view cell) {
  raw(csv_quoted(csv_harmless(cell)));
  return *this;
}

CsvLine& CsvLine::number(std::optional<double> value, int decimals) {
  std::string digits;
  if (value && std::isfinite(*value)) hearing::json::Writer(digits).rounded(*value, decimals);
  raw(digits);
  return *this;
}

CsvLine& CsvLine::metres(const std::optional<MetresInterval>& distance) {
  if (!distance) return number(std::nullopt).number(std::nullopt);
  return number(distance->low.value).number(distance->high.value);
}

std::string CsvLine::done() {
  std::string line = std::move(line_) + "\r\n";
  line_.clear();
  fresh_ = true;
  return line;
}

}  // namespace tyndau::layers
