#include "intake/coordinates.hpp"

#include "geo/geodesic.hpp"
#include "intake/coordinate_tokens.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::intake {
namespace {

using Token = CoordinateToken;
using Word = CoordinateWord;

constexpr double sixty = 60.0;

tl::unexpected<CellFault> fault(std::string code) {
  return tl::unexpected<CellFault>(CellFault{std::move(code), {}});
}

/// What the letters and words around an angle say; contradictions make it invalid.
struct Naming {
  std::optional<Axis> axis;
  int sign = 0;     ///< 0: not said
  bool sh = false;  ///< "Ш": the axis that its partner is not
  bool valid = true;

  void take(Word word) {
    if (word == Word::sh) {
      valid = valid && !sh && !axis;
      sh = true;
      return;
    }
    const bool latitude = word == Word::latitude || word == Word::north || word == Word::south;
    const Axis said = latitude ? Axis::latitude : Axis::longitude;
    valid = valid && !sh && (!axis || *axis == said);
    axis = said;
    if (word == Word::latitude || word == Word::longitude) return;
    const int direction = word == Word::south || word == Word::west ? -1 : 1;
    valid = valid && (sign == 0 || sign == direction);
    sign = direction;
  }
  [[nodiscard]] bool said() const { return axis.has_value() || sh; }
};

bool names_axis(Word word) {
  switch (word) {
    case Word::north:
    case Word::south:
    case Word::east:
    case Word::west:
    case Word::latitude:
    case Word::longitude:
    case Word::sh: return true;
    default: return false;
  }
}

bool is_label(Word word) { return word == Word::latitude || word == Word::longitude; }

struct NamedAngle {
  Angle angle;
  Naming naming;
  bool marked = false;  ///< with signs of degrees, or joints
  int decimals = 0;     ///< of the last number
};

/// Reads angles from left to right. Everything that is no angle ends the reading with `ok` false.
class AngleReader {
 public:
  explicit AngleReader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {
    std::erase_if(tokens_, [](const Token& t) { return t.list_number; });
    names_ = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return names_axis(t.word); });
    marks_ =
        std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.word == Word::degree; });
    prefixed_ = !tokens_.empty() && names_axis(tokens_.front().word) && !is_label(tokens_.front().word);
    if (names_ && !prefixed_) drop_list_numbers();
  }

  std::optional<std::vector<NamedAngle>> run() {
    while (at_ < tokens_.size() && ok_) {
      if (word() == Word::separator) {
        ++at_;
      } else {
        angle();
      }
    }
    if (!ok_ || angles_.empty()) return std::nullopt;
    return std::move(angles_);
  }

 private:
  [[nodiscard]] Word word(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead].word : Word::separator;
  }
  [[nodiscard]] bool number(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && word(ahead) == Word::number;
  }

  /// In a list of marked angles whole numbers that count 1, 2, 3 … at the head of a line are no coordinates.
  void drop_list_numbers() {
    if (!marks_) return;
    double expected = 1.0;
    std::vector<Token> kept;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& t = tokens_[i];
      const bool head = i == 0 || tokens_[i - 1].word == Word::separator || names_axis(tokens_[i - 1].word);
      const bool before_angle = i + 2 < tokens_.size() && tokens_[i + 1].word == Word::number &&
                                tokens_[i + 2].word == Word::degree;
      if (t.word == Word::number && head && before_angle && t.decimals == 0 && t.value == expected) {
        expected += 1.0;
      } else {
        kept.push_back(t);
      }
    }
    tokens_ = std::move(kept);
  }

  void angle() {
    NamedAngle made;
    made.angle.begin = tokens_[at_].begin;
    bool label = false;
    for (; at_ < tokens_.size() && names_axis(word()); ++at_) {
      label = label || is_label(word());
      made.naming.take(word());
    }
    const bool prefix = made.naming.said();
    if (!number()) return refuse();
    const std::vector<double> parts = body(made);
    if (!ok_) return;
    const bool suffix_may_follow = !prefix || (label && !prefixed_);
    for (; suffix_may_follow && at_ < tokens_.size() && names_axis(word()); ++at_) {
      if (is_label(word()) && prefix) break;  // that of the next angle
      if (is_label(word()) && !made.naming.said()) return refuse();
      made.naming.take(word());
    }
    made.angle.end = tokens_[at_ - 1].end;
    finish(made, parts);
  }

  /// The numbers of one angle, one to three. Sets the form and whether they are marked.
  std::vector<double> body(NamedAngle& made) {
    std::vector<double> parts{take_number(made)};
    if (word() == Word::joint) {
      made.marked = true;
      while (word() == Word::joint && number(1) && parts.size() < 3) {
        ++at_;
        parts.push_back(take_number(made));
      }
      return parts;
    }
    if (word() == Word::degree) {
      ++at_;
      made.marked = true;
      minutes_and_seconds(made, parts);
      return parts;
    }
    while (number() && parts.size() < 3 && !followed_by_degree() && part_of_bare(parts.size())) {
      parts.push_back(take_number(made));
    }
    return parts;
  }

  [[nodiscard]] bool followed_by_degree() const { return word(1) == Word::degree; }

  /// Whether a bare number continues the angle: where nothing names the axes, half of the run belongs to each angle.
  [[nodiscard]] bool part_of_bare(std::size_t taken) {
    if (names_) return true;
    if (run_ == 0) {
      std::size_t ahead = 0;
      while (number(ahead)) ++ahead;
      run_ = taken + ahead;
      split_ = angles_.size() % 2 == 0 && run_ % 2 == 0 && run_ <= 6;
    }
    return split_ ? taken < run_ / 2 : taken < run_;
  }

  double take_number(NamedAngle& made) {
    made.decimals = tokens_[at_].decimals;
    return tokens_[at_++].value;
  }

  void minutes_and_seconds(NamedAngle& made, std::vector<double>& parts) {
    if (!number() || followed_by_degree()) return;
    const bool minute_mark = word(1) == Word::minute;
    const bool ends = word(1) == Word::separator || names_axis(word(1));
    if (!minute_mark && !ends && !number(1)) return refuse();
    parts.push_back(take_number(made));
    if (minute_mark) ++at_;
    if (!number() || followed_by_degree()) return;
    const bool second_mark = word(1) == Word::second;
    const bool last = at_ + 1 >= tokens_.size() || names_axis(word(1)) || word(1) == Word::separator;
    if (!second_mark && !last) return refuse();
    parts.push_back(take_number(made));
    if (second_mark) ++at_;
  }

  void finish(NamedAngle& made, const std::vector<double>& parts) {
    if (!split_ || angles_.size() % 2 == 1) run_ = 0;
    const bool whole_degrees = parts.size() < 2 || parts[0] == std::trunc(parts[0]);
    const bool whole_minutes = parts.size() < 3 || parts[1] == std::trunc(parts[1]);
    const bool in_sixty =
        std::all_of(parts.begin() + 1, parts.end(), [](double p) { return p >= 0.0 && p < sixty; });
    const bool two_signs = made.naming.sign != 0 && std::signbit(parts[0]);
    if (!made.naming.valid || !whole_degrees || !whole_minutes || !in_sixty || two_signs) return refuse();
    double value = 0.0, unit = 1.0;
    for (const double part : parts) {
      value += std::abs(part) * unit;
      unit /= sixty;
    }
    Angle& angle = made.angle;
    angle.form = static_cast<AngleForm>(parts.size() - 1);
    angle.degrees = std::signbit(parts[0]) || made.naming.sign < 0 ? -value : value;
    angle.rounding = 0.5 * unit * sixty * std::pow(10.0, -made.decimals);
    angle.axis = made.naming.axis;
    const double most = angle.axis == Axis::latitude ? 90.0 : 180.0;
    if (value > most) return refuse();
    angles_.push_back(made);
  }

  void refuse() { ok_ = false; }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool ok_ = true;
  bool names_ = false;     ///< some token names an axis
  bool marks_ = false;     ///< some angle has its degree sign
  bool prefixed_ = false;  ///< letters of the compass stand before their angles
  std::size_t run_ = 0;    ///< bare numbers in the run that is being read
  bool split_ = false;     ///< that run holds two angles
  std::vector<NamedAngle> angles_;
};

/// Settles "Ш" by its partner: latitude beside a longitude (широта), east beside a latitude (шығыс).
bool settle_sh(NamedAngle& a, NamedAngle& b) {
  if (a.naming.sh && b.naming.sh) return false;
  const auto settle = [](NamedAngle& sh, const NamedAngle& other) {
    if (!sh.naming.sh) return true;
    if (!other.angle.axis) return false;
    sh.angle.axis = *other.angle.axis == Axis::longitude ? Axis::latitude : Axis::longitude;
    return true;
  };
  return settle(a, b) && settle(b, a);
}

/// Bare numbers may be anything; only what is fine enough and has a partner like it is taken for coordinates.
bool looks_like_coordinates(const NamedAngle& a, const NamedAngle& b) {
  constexpr int fewest_decimals = 2;
  const auto plain = [](const NamedAngle& n) {
    return !n.marked && !n.naming.said() && n.angle.form == AngleForm::degrees;
  };
  return (!plain(a) || a.decimals >= fewest_decimals) && (!plain(b) || b.decimals >= fewest_decimals);
}

const char* fault_of(Country::Fit fit) {
  switch (fit) {
    case Country::Fit::zero: return "coordinates-zero";
    case Country::Fit::out_of_range: return "coordinates-out-of-range";
    default: return "coordinates-outside-country";
  }
}

/// \return coordinates-pair-incomplete when both angles are of one axis
Parsed<AnglePair> paired(NamedAngle a, NamedAngle b) {
  const bool alike = !a.marked && !b.marked && !a.naming.said() && !b.naming.said();
  if (!settle_sh(a, b) || (alike && a.angle.form != b.angle.form)) return fault("coordinates-not-readable");
  if (a.angle.axis && b.angle.axis && *a.angle.axis == *b.angle.axis)
    return fault("coordinates-pair-incomplete");
  return AnglePair{a.angle, b.angle};
}

Parsed<WrittenPosition> position_of(const NamedAngle& a, const NamedAngle& b, const Country& country) {
  const auto pair = paired(a, b);
  if (!pair) return tl::unexpected<CellFault>(pair.error());
  if (!looks_like_coordinates(a, b)) return fault("coordinates-not-readable");
  WrittenPosition made;
  made.begin = pair->first.begin;
  made.end = pair->second.end;
  const auto fit = [&](bool latitude_first) {
    const auto& [first, second] = *pair;
    return latitude_first ? country.fit(second.degrees, first.degrees)
                          : country.fit(first.degrees, second.degrees);
  };
  auto latitude_first = pair->latitude_first();
  if (!pair->first.axis && !pair->second.axis) made.order = AxisOrder::by_range;
  if (!latitude_first) {
    const bool either = fit(true) == Country::Fit::plausible;
    if (either == (fit(false) == Country::Fit::plausible)) {
      return fault(either ? "coordinates-order-unknown" : fault_of(fit(true)));
    }
    made.order = AxisOrder::by_country;
    latitude_first = either;
  }
  if (const auto judged = fit(*latitude_first); judged != Country::Fit::plausible)
    return fault(fault_of(judged));
  const Angle& lat = *latitude_first ? pair->first : pair->second;
  const Angle& lon = *latitude_first ? pair->second : pair->first;
  made.at = {lon.degrees, lat.degrees};
  const LonLat moved{lon.degrees + lon.rounding, lat.degrees + lat.rounding};
  made.rounding = in_range(moved) ? geo::distance(made.at, moved) : Metres{0.0};
  return made;
}

}  // namespace

std::optional<bool> AnglePair::latitude_first() const {
  if (first.axis) return *first.axis == Axis::latitude;
  if (second.axis) return *second.axis == Axis::longitude;
  const bool first_high = std::abs(first.degrees) > 90.0, second_high = std::abs(second.degrees) > 90.0;
  return first_high != second_high ? std::optional(second_high) : std::nullopt;
}

Parsed<AnglePair> parse_pair(std::string_view text) {
  const auto angles = AngleReader(coordinate_tokens(text)).run();
  if (!angles) return fault("coordinates-not-readable");
  if (angles->size() != 2) return fault("coordinates-pair-incomplete");
  return paired((*angles)[0], (*angles)[1]);
}

Parsed<Angle> parse_angle(std::string_view text) {
  auto angles = AngleReader(coordinate_tokens(text)).run();
  if (!angles || angles->size() != 1 || angles->front().naming.sh) return fault("coordinates-not-readable");
  return angles->front().angle;
}

Parsed<Angle> parse_degrees_of(std::string_view text, Axis axis) {
  if (const auto decimal = parse_degrees(text)) {
    Angle angle;
    angle.degrees = decimal->value;
    angle.rounding = 0.5 * std::pow(10.0, -decimal->decimals);
    angle.end = text.size();
    return angle;
  } else if (decimal.error().code != "coordinates-not-decimal") {
    return tl::unexpected<CellFault>(decimal.error());
  }
  auto angle = parse_angle(text);
  if (!angle) return fault("coordinates-not-decimal");
  if (angle->axis && *angle->axis != axis) return fault("coordinates-other-axis");
  return angle;
}

Parsed<std::vector<WrittenPosition>> parse_positions(std::string_view text, const Country& country) {
  const auto angles = AngleReader(coordinate_tokens(text)).run();
  if (!angles) return fault("coordinates-not-readable");
  if (angles->size() % 2 != 0) return fault("coordinates-pair-incomplete");
  std::vector<WrittenPosition> positions;
  for (std::size_t i = 0; i < angles->size(); i += 2) {
    auto position = position_of((*angles)[i], (*angles)[i + 1], country);
    if (!position) return tl::unexpected<CellFault>(position.error());
    positions.push_back(*position);
  }
  return positions;
}

}  // namespace tyndau::intake
