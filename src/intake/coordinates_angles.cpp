#include "intake/coordinates_angles.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace tyndau::intake {
namespace {

using Token = CoordinateToken;
using Word = CoordinateWord;

constexpr double sixty = 60.0;

bool is_label(Word word) { return word == Word::latitude || word == Word::longitude; }

/// Reads angles from left to right. The first thing that is no angle ends the reading with its code.
class AngleReader {
 public:
  explicit AngleReader(std::span<const Token> tokens) : tokens_(tokens.begin(), tokens.end()) {
    drop_grid_axes();
    std::erase_if(tokens_, [](const Token& t) { return t.list_number; });
    labels_behind_ =
        !tokens_.empty() && tokens_.front().word == Word::number && is_label(tokens_.back().word);
    names_ = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return names_axis(t.word); });
    marks_ =
        std::any_of(tokens_.begin(), tokens_.end(), [](const Token& t) { return t.word == Word::degree; });
    prefixed_ = !tokens_.empty() && names_axis(tokens_.front().word) && !is_label(tokens_.front().word);
    if (names_ && !prefixed_) drop_list_numbers();
  }

  Parsed<std::vector<NamedAngle>> run() {
    while (at_ < tokens_.size() && code_.empty()) {
      if (word() == Word::separator) {
        ++at_;
      } else {
        angle();
      }
    }
    if (code_.empty() && angles_.empty()) refuse();
    if (!code_.empty()) return fault(code_);
    return std::move(angles_);
  }

 private:
  [[nodiscard]] Word word(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead].word : Word::separator;
  }
  [[nodiscard]] bool number(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && word(ahead) == Word::number;
  }

  /// "X 52.4442 Y 71.9576": which is which the letters do not say of degrees.
  void drop_grid_axes() {
    std::vector<Token> kept;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool before_number = i + 1 < tokens_.size() && tokens_[i + 1].word == Word::number;
      if (tokens_[i].word != Word::grid_axis || !before_number) kept.push_back(tokens_[i]);
    }
    tokens_ = std::move(kept);
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
    if (!code_.empty()) return;
    const bool suffix_may_follow = !prefix || (label && !prefixed_);
    for (; suffix_may_follow && at_ < tokens_.size() && names_axis(word()); ++at_) {
      if (is_label(word()) && prefix) break;  // that of the next angle
      if (is_label(word()) && !made.naming.said() && !labels_behind_) return refuse();
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
      if (tokens_[at_].dotted && !names_) refuse();  // more likely a date
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
    while (number() && parts.size() < 3 && made.decimals == 0 && !followed_by_degree() &&
           part_of_bare(parts.size())) {
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
    if (word(1) == Word::second) return refuse("position-truncated");
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

  /// \return the code of what is wrong with the numbers, or nothing
  static std::string problem_of(const NamedAngle& made, const std::vector<double>& parts) {
    const bool whole_degrees = parts.size() < 2 || parts[0] == std::trunc(parts[0]);
    const bool whole_minutes = parts.size() < 3 || parts[1] == std::trunc(parts[1]);
    if (!whole_degrees || !whole_minutes) return "position-fraction-inside";
    if (!std::all_of(parts.begin() + 1, parts.end(), [](double p) { return p >= 0.0 && p < sixty; }))
      return "position-over-sixty";
    const bool two_signs = made.naming.sign != 0 && std::signbit(parts[0]);
    return made.naming.valid && !two_signs ? "" : "position-letters-contradict";
  }

  void finish(NamedAngle& made, const std::vector<double>& parts) {
    if (!split_ || angles_.size() % 2 == 1) run_ = 0;
    if (const std::string problem = problem_of(made, parts); !problem.empty()) return refuse(problem);
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
    if (value > most) return refuse("position-over-range");
    angles_.push_back(made);
  }

  void refuse(std::string code = "coordinates-not-readable") {
    if (code_.empty()) code_ = std::move(code);
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::string code_;            ///< of what is wrong
  bool names_ = false;          ///< some token names an axis
  bool marks_ = false;          ///< some angle has its degree sign
  bool labels_behind_ = false;  ///< "52.44 широта, 71.96 долгота"
  bool prefixed_ = false;       ///< letters of the compass stand before their angles
  std::size_t run_ = 0;         ///< bare numbers in the run that is being read
  bool split_ = false;          ///< that run holds two angles
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

}  // namespace

void Naming::take(Word word) {
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

Parsed<std::vector<NamedAngle>> read_angles(std::span<const CoordinateToken> tokens) {
  return AngleReader(tokens).run();
}

std::optional<bool> AnglePair::latitude_first() const {
  if (first.axis) return *first.axis == Axis::latitude;
  if (second.axis) return *second.axis == Axis::longitude;
  const bool first_high = std::abs(first.degrees) > 90.0, second_high = std::abs(second.degrees) > 90.0;
  return first_high != second_high ? std::optional(second_high) : std::nullopt;
}

Parsed<AnglePair> paired(NamedAngle a, NamedAngle b) {
  const bool alike = !a.marked && !b.marked && !a.naming.said() && !b.naming.said();
  if (!settle_sh(a, b) || (alike && a.angle.form != b.angle.form)) return fault("coordinates-not-readable");
  if (a.angle.axis && b.angle.axis && *a.angle.axis == *b.angle.axis) return fault("position-axis-twice");
  return AnglePair{a.angle, b.angle};
}

}  // namespace tyndau::intake
