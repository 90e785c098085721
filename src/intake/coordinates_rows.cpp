#include "intake/coordinates_items.hpp"

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;
using Scan = CoordinateScan;

CoordinateKind kind_of(const AnglePair& pair) {
  const AngleForm finest = std::max(pair.first.form, pair.second.form);
  if (finest == AngleForm::seconds) return CoordinateKind::degrees_minutes_seconds;
  return finest == AngleForm::minutes ? CoordinateKind::degrees_minutes : CoordinateKind::decimal_degrees;
}

/// One angle ends where the other goes on: 52°26′39″ beside 71°57′ has lost its seconds.
bool cut_short(const NamedAngle& a, const NamedAngle& b) {
  const auto coarser = [](const NamedAngle& one, const NamedAngle& other) {
    return one.angle.form < other.angle.form && one.decimals == 0;
  };
  return coarser(a, b) || coarser(b, a);
}

/// Only whole degrees, and nothing that names the axes: any two numbers.
bool only_numbers(const NamedAngle& n) {
  return !n.marked && !n.naming.said() && n.angle.form == AngleForm::degrees && n.decimals == 0;
}

}  // namespace

CoordinateItem pair_of(const Scan& scan, std::span<const CoordinateToken> tokens) {
  CoordinateItem item;
  item.begin = tokens.front().begin;
  item.end = tokens.back().end;
  const auto refuse = [&](std::string code) {
    item.fault = fault_about(std::move(code), scan.raw(item.begin, item.end));
    return item;
  };
  auto angles = read_angles(tokens);
  if (!angles) return refuse(angles.error().code);
  if (angles->size() != 2) return refuse("coordinates-pair-incomplete");
  const NamedAngle &a = (*angles)[0], &b = (*angles)[1];
  const auto pair = paired(a, b);
  if (!pair) return refuse(pair.error().code);
  if (only_numbers(a) && only_numbers(b))
    return refuse(a.angle.degrees == 0.0 && b.angle.degrees == 0.0 ? "position-zero" : "position-too-coarse");
  if (cut_short(a, b)) return refuse("position-truncated");
  item.kind = kind_of(*pair);
  item.pair = UnplacedPair{*pair, scan.heading};
  return item;
}

namespace {

/// The numbers of one row, and what separates them.
struct Row {
  std::vector<CoordinateToken> numbers;
  std::vector<bool> separated;  ///< whether a separator stands before the number
  bool columns = false;         ///< the separators are those of a table
  std::size_t next = 0;
};

Row row_from(const Scan& scan, std::size_t i) {
  constexpr std::size_t most_numbers = 7 * 5 * 3 * 2,
                        most_tokens = 3 * most_numbers;  // whole rows of each length
  Row row;
  bool separated = false;
  for (row.next = i; row.next < scan.tokens.size() && row.next < i + most_tokens; ++row.next) {
    if (row.numbers.size() == most_numbers) break;
    const auto& token = scan.tokens[row.next];
    if (token.word == Word::number) {
      row.numbers.push_back(token);
      row.separated.push_back(separated && row.numbers.size() > 1);
      separated = false;
    } else if (token.word == Word::separator && !token.line_end) {
      row.columns = row.columns || scan.raw(row.next) == "|";
      separated = true;
    } else {
      break;
    }
  }
  return row;
}

/// How many numbers the row that starts here has, without its own number, when rows follow each other on one line.
std::size_t stride_of(const Row& row, std::size_t expected) {
  for (const std::size_t stride : {std::size_t{7}, std::size_t{5}, std::size_t{3}}) {
    if (row.numbers.size() % stride != 0) continue;
    bool counts = true;
    for (std::size_t k = 0; k * stride < row.numbers.size(); ++k) {
      const auto& number = row.numbers[k * stride];
      counts = counts && number.decimals == 0 && number.value == static_cast<double>(expected + k);
    }
    if (counts) return stride;
  }
  return 0;
}

/// How many numbers stand before the first separator, when every position of the line has as many: "52 26 39 71 57 27; 52 …".
std::size_t list_of(const Row& row) {
  const auto first = std::find(row.separated.begin(), row.separated.end(), true) - row.separated.begin();
  const auto count = static_cast<std::size_t>(first);
  if ((count != 4 && count != 6) || row.numbers.size() % count != 0) return 0;
  for (std::size_t k = 0; k < row.numbers.size(); ++k) {
    if (row.separated[k] != (k > 0 && k % count == 0)) return 0;
  }
  return count;
}

/// Separators between the numbers of one angle would make them columns of something else; so do fractions inside it.
bool halves(const Row& row, std::size_t from, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    const bool ends_angle = (k + 1) % (count / 2) == 0;
    if (!ends_angle && row.numbers[from + k].decimals > 0) return false;
  }
  if (row.columns) return true;
  constexpr std::size_t two_minutes = 4;
  if (count == two_minutes && row.separated[from + 2] && row.numbers[from + 1].decimals == 0) return false;
  for (std::size_t k = 1; k < count; ++k) {
    if (row.separated[from + k] && k != count / 2) return false;
  }
  return true;
}

/// The number before belongs to the same row, and is not the number of the row.
bool in_row_before(const Scan& scan, std::size_t i) {
  if (!scan.number(i - 1) || i == scan.behind) return false;
  const auto& before = scan.tokens[i - 1];
  return !before.list_number && (before.decimals > 0 || before.value != static_cast<double>(scan.row));
}

bool fine_row(const Row& row, std::size_t from, std::size_t count) {
  constexpr std::size_t least_parts = 4;
  const auto& numbers = row.numbers;
  return count >= least_parts || (numbers[from].decimals > 1 && numbers[from + 1].decimals > 1);
}

/// Which numbers of a row are its own number and its position.
struct Layout {
  std::size_t from = 0, count = 0;
};

Layout layout_of(const Scan& scan, const Row& row) {
  if (const std::size_t stride = stride_of(row, scan.row); stride > 0) return {1, stride - 1};
  if (row.numbers.front().list_number) return {1, row.numbers.size() - 1};
  const std::size_t listed = list_of(row);
  return {0, listed > 0 ? listed : row.numbers.size()};
}

bool is_position(const Scan& scan, const Row& row, const Layout& layout) {
  const auto [from, count] = layout;
  if ((count != 2 && count != 4 && count != 6) || !halves(row, from, count)) return false;
  if (!scan.whole && !fine_row(row, from, count)) return false;
  const auto numbers = std::span(row.numbers).subspan(from, count);
  return std::none_of(numbers.begin(), numbers.end(),
                      [](const auto& n) { return n.list_number || n.value > 180.0; });
}

bool may_begin_row(const Scan& scan, std::size_t i) {
  if (!scan.number(i) || !(scan.whole || scan.heading || scan.named)) return false;
  return i == 0 || (scan.word(i - 1) != Word::joint && !in_row_before(scan, i));
}

}  // namespace

std::optional<CoordinateItem> row_at(const Scan& scan, std::size_t i) {
  if (!may_begin_row(scan, i)) return std::nullopt;
  const Row row = row_from(scan, i);
  const Word end = scan.word(row.next);
  if (end == Word::degree || end == Word::joint || names_axis(end)) return std::nullopt;
  const Layout layout = layout_of(scan, row);
  if (!is_position(scan, row, layout)) return std::nullopt;
  CoordinateItem item = pair_of(scan, std::span(row.numbers).subspan(layout.from, layout.count));
  item.numbered = layout.from > 0;
  item.next = i;
  for (std::size_t left = layout.from + layout.count; left > 0; ++item.next) left -= scan.number(item.next);
  return item;
}

}  // namespace tyndau::intake
