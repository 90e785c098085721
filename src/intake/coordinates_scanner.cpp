#include "intake/coordinates_items.hpp"

#include <cmath>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;

/// Words that may stand in a text of nothing but coordinates.
bool is_label(Word word) {
  switch (word) {
    case Word::separator:
    case Word::coordinates:
    case Word::corners:
    case Word::points:
    case Word::taken:
    case Word::pulkovo:
    case Word::utm:
    case Word::mgrs:
    case Word::wgs:
    case Word::sheet:
    case Word::grid_axis: return true;
    default: return false;
  }
}

bool speaks_of_metres(const CoordinateToken& token) {
  constexpr double least_metres = 1e5;
  return token.value >= least_metres || token.word == Word::grid_axis || token.word == Word::utm ||
         token.word == Word::pulkovo || token.word == Word::zone || token.word == Word::metre;
}

/// Words that keep a list together.
bool joins(Word word) { return is_label(word) || word == Word::single_objects || word == Word::zone; }

class Scanner {
 public:
  Scanner(std::string_view text, const Country& country, ScanScope scope)
      : scan_{text, country, scope, scope == ScanScope::nothing_else} {
    masked_ = snippets_in(text, country);
    for (auto& link : links_in(text, country)) {
      const bool within = std::any_of(masked_.begin(), masked_.end(), [&](const auto& m) {
        return link.begin < m.end && m.begin < link.end;
      });
      if (!within) masked_.push_back(std::move(link));
    }
    std::sort(masked_.begin(), masked_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    scan_.tokens = coordinate_tokens(text);
    mask();
    take_systems(scan_);
    scan_.has_metres = std::any_of(scan_.tokens.begin(), scan_.tokens.end(), &speaks_of_metres);
  }

  ScannedText run() {
    for (at_ = 0; at_ < scan_.tokens.size();) step();
    while (next_masked_ < masked_.size()) take(std::move(masked_[next_masked_++]), at_);
    made_.systems = std::move(scan_.systems);
    made_.looks = scan_.looks;
    return std::move(made_);
  }

 private:
  /// Links and snippets are one token each, which parts what stands around it.
  void mask() {
    if (masked_.empty()) return;
    std::vector<CoordinateToken> kept;
    std::size_t next = 0;
    for (auto& token : scan_.tokens) {
      while (next < masked_.size() && masked_[next].end <= token.begin) ++next;
      if (next == masked_.size() || token.end <= masked_[next].begin) {
        kept.push_back(token);
      } else if (kept.empty() || kept.back().begin != masked_[next].begin) {
        token.word = Word::taken;
        token.begin = masked_[next].begin;
        token.end = masked_[next].end;
        kept.push_back(token);
      }
    }
    scan_.tokens = std::move(kept);
  }

  void step() {
    const auto& token = scan_.tokens[at_];
    if (next_masked_ < masked_.size() && masked_[next_masked_].begin <= token.begin)
      return take(std::move(masked_[next_masked_++]), at_);
    if (token.word == Word::separator) return pass();
    if (axis_lists() || heading()) return;
    if (auto item = item_at(at_)) {
      const std::size_t next = std::max(item->next, at_ + 1);
      return take(std::move(*item), next);
    }
    if (token.word == Word::number) return pass_number();
    note(token);
    pass();
  }

  /// All latitudes, then all longitudes. \return whether such lists begin here
  bool axis_lists() {
    if (pending_ || scan_.heading) return false;  // "широта, долгота: 52.44, 71.96" names both for each pair
    auto items = axis_lists_at(scan_, at_);
    for (auto& item : items) {
      const std::size_t next = item.next;
      take(std::move(item), next);
    }
    return !items.empty();
  }

  std::optional<CoordinateItem> item_at(std::size_t i) const {
    const auto& token = scan_.tokens[i];
    if (scan_.has_metres) {
      if (auto metres = metres_ahead(scan_, i)) return metres;
    }
    if (token.word != Word::number) {
      if (auto packed = names_axis(token.word) ? packed_at(scan_, i) : std::nullopt) return packed;
      const bool one_letter = token.end - token.begin <= 2;
      auto pair = names_axis(token.word) ? pair_at(scan_, i) : std::nullopt;
      if (one_letter && !(pair && pair->pair)) {
        if (auto sheet = sheet_at(scan_, i, after_sheet_word(i))) return sheet;
      }
      return pair;
    }
    if (auto wrong = letters_in_digits_at(scan_, i)) return wrong;
    if (auto packed = packed_at(scan_, i)) return packed;
    if (auto square = mgrs_at(scan_, i)) return square;
    if (auto row = row_at(scan_, i)) return row;
    return pair_at(scan_, i);
  }

  [[nodiscard]] bool after_sheet_word(std::size_t i) const {
    constexpr std::size_t near = 8;
    for (std::size_t k = 1; k <= near && k <= i; ++k) {
      const Word word = scan_.word(i - k);
      if (word == Word::sheet) return true;
    }
    return false;
  }

  void take(CoordinateItem item, std::size_t next) {
    item.numbered = item.numbered || numbered_;
    item.corners = corners_;
    item.singles = singles_;
    item.in_table = scan_.heading.has_value() || line_ended_;
    item.follows = together_ && !made_.items.empty();
    const bool content = item.pair || item.point || item.whole || item.fault;
    if (!content && scan_.whole) made_.only_coordinates = false;
    at_ = next;
    if (!content) return;
    const bool counts = item.numbered || scan_.heading.has_value();
    if (counts) ++scan_.row;
    if (item.kind == CoordinateKind::utm || item.kind == CoordinateKind::gauss_krueger)
      scan_.zone = item.zone;
    made_.items.push_back(std::move(item));
    numbered_ = line_ended_ = false;
    together_ = true;
    scan_.behind = next;
    said_first_ = false;
    since_ = 0;
    pending_.reset();
  }

  /// A whole number alone: that of a list item, or of something else.
  void pass_number() {
    const auto& token = scan_.tokens[at_];
    constexpr double most_items = 1000.0;
    const bool small = token.decimals == 0 && token.value >= 0.0 && token.value < most_items;
    const bool counts = token.list_number || (small && token.value == static_cast<double>(scan_.row));
    if (counts) {
      numbered_ = true;
      if (small) scan_.row = static_cast<std::size_t>(token.value);
    } else {
      made_.only_coordinates = false;
      if (!small) apart();
    }
    pass();
  }

  void apart() {
    together_ = false;
    scan_.zone.reset();
  }

  /// What a word says about the positions behind it.
  void note(const CoordinateToken& token) {
    if (!is_label(token.word)) made_.only_coordinates = false;
    if (!joins(token.word)) apart();
    switch (token.word) {
      case Word::coordinates:
        scan_.named = true;
        since_ = 0;
        break;
      case Word::corners:
        corners_ = true;
        singles_ = false;
        break;
      case Word::single_objects:
        singles_ = true;
        corners_ = false;
        break;
      case Word::first: said_first_ = true; break;
      case Word::latter:
        if (!pending_) said_first_ = false;
        break;
      default: break;
    }
  }

  /// One token that is no part of a position.
  void pass() {
    const auto& token = scan_.tokens[at_++];
    line_ended_ = line_ended_ || token.line_end;
    if (token.word == Word::separator) return;
    constexpr std::size_t far = 14;
    if (++since_ < far) return;
    scan_.named = false;
    scan_.heading.reset();
    corners_ = singles_ = numbered_ = said_first_ = false;
    scan_.row = 1;
    pending_.reset();
  }

  /// The axes that a run of words names, in their order; letters alone name none here.
  struct AxesNamed {
    std::optional<Axis> first, second;
    std::size_t last = 0;  ///< the token behind the run
  };
  [[nodiscard]] AxesNamed axes_named() const {
    constexpr std::size_t most = 8;
    AxesNamed made{{}, {}, at_};
    for (; made.last < at_ + most && names_axis(scan_.word(made.last)); ++made.last) {
      if (scan_.word(made.last) == Word::sh || is_letter_alone(made.last)) continue;
      const Axis said = axis_of(scan_.word(made.last));
      if (!made.first) made.first = said;
      if (said != *made.first) made.second = said;
    }
    return made;
  }

  /// Names of both axes without numbers: the heading of a table, or a sentence about the order. \return whether one ends here
  bool heading() {
    if (letters_heading()) return true;
    const auto [first, second, last] = axes_named();
    if (!first) return false;
    const bool continues = !second && pending_ && *pending_ != *first;
    if (!second && !continues && scan_.number(last)) return false;
    if (second || continues) {
      if (continues) made_.only_coordinates = pending_only_;
      set_heading((continues ? *pending_ : *first) == Axis::latitude);
      pending_.reset();
    } else {
      pending_ = first;
      pending_only_ = made_.only_coordinates;
      made_.only_coordinates = false;
    }
    at_ = last;
    return true;
  }

  /// "N, E:", "(ш, д)": letters of both axes and then the numbers.
  bool letters_heading() {
    const auto other = behind_separators(scan_, at_ + 1);
    if (!names_axis(scan_.word(at_)) || !names_axis(scan_.word(other))) return false;
    const std::size_t behind = behind_separators(scan_, other + 1);
    const auto sure = [&](std::size_t i) {
      return is_letter_alone(i) && (scan_.whole || !scan_.tokens[i].small);
    };
    if (!sure(at_) || !sure(other) || !scan_.number(behind)) return false;
    const Word first = scan_.word(at_), second = scan_.word(other);
    if (first == Word::sh && second == Word::sh) return false;
    const bool latitude_second = axis_of(second) == Axis::latitude && second != Word::sh;
    const bool latitude_first = first == Word::sh ? !latitude_second : axis_of(first) == Axis::latitude;
    if (second != Word::sh && latitude_first == latitude_second) return false;
    set_heading(latitude_first);
    at_ = other + 1;
    return true;
  }

  void set_heading(bool latitude_first) {
    if (!made_.items.empty() && (together_ || said_first_)) made_.items.back().order_behind = latitude_first;
    scan_.heading = latitude_first;
    scan_.row = 1;
    since_ = 0;
    apart();
  }

  [[nodiscard]] static Axis axis_of(Word word) {
    return word == Word::latitude || word == Word::north || word == Word::south ? Axis::latitude
                                                                                : Axis::longitude;
  }
  [[nodiscard]] bool is_letter_alone(std::size_t i) const {
    return scan_.tokens[i].end - scan_.tokens[i].begin <= 2;
  }

  CoordinateScan scan_;
  std::vector<CoordinateItem> masked_;
  std::size_t next_masked_ = 0;
  std::size_t at_ = 0;
  std::size_t since_ = 0;  ///< words passed since the last position or heading
  bool numbered_ = false;  ///< the number of a list item was just passed
  bool corners_ = false, singles_ = false;
  bool line_ended_ = true;
  bool said_first_ = false;  ///< "первым" since the last position
  bool together_ = false;    ///< nothing but labels since the last position
  bool pending_only_ = true;
  std::optional<Axis> pending_;  ///< one axis named, the other may follow
  ScannedText made_;
};

}  // namespace

ScannedText scan_coordinates(std::string_view text, const Country& country, ScanScope scope) {
  return Scanner(text, country, scope).run();
}

}  // namespace tyndau::intake
