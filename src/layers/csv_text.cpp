#include "layers/csv_text.hpp"

#include "hearing/json_writer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace tyndau::layers {
namespace {

bool is_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0.0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

bool is_harmful(std::string_view text) {
  constexpr std::string_view starts_a_formula = "=+-@\t\r";
  return !text.empty() && starts_a_formula.find(text.front()) != std::string_view::npos && !is_number(text);
}

bool needs_quotes(std::string_view cell) {
  return std::any_of(cell.begin(), cell.end(),
                     [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
}

}  // namespace

std::string csv_harmless(std::string_view text) { return (is_harmful(text) ? "'" : "") + std::string(text); }

std::string csv_quoted(std::string_view cell) {
  if (!needs_quotes(cell)) return std::string(cell);
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
  if (is_harmful(cell)) {
    raw(csv_quoted(csv_harmless(cell)));
  } else if (needs_quotes(cell)) {
    raw(csv_quoted(cell));
  } else {
    raw(cell);
  }
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
  line_ += "\r\n";
  fresh_ = true;
  return std::exchange(line_, {});
}

}  // namespace tyndau::layers
