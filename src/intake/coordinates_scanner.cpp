#include "intake/coordinates_items.hpp"

#include <cmath>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;

/// The system that "СК-42", "WGS 84", "координат 1942 г." name at token \p i, and how many tokens that takes.
struct SystemWords {
  NamedSystem system = NamedSystem::none;
  std::size_t count = 0;
};

SystemWords by_year(double year) {
  if (year == 42.0 || year == 1942.0) return {NamedSystem::pulkovo, 2};
  for (const double other : {95.0, 1995.0, 63.0, 1963.0, 2011.0}) {
    if (year == other) return {NamedSystem::other, 2};
  }
  return {};
}

SystemWords system_at(const CoordinateScan& scan, std::size_t i) {
  const bool number = scan.number(i + 1);
  const double value = number ? std::abs(scan.tokens[i + 1].value) : 0.0;
  constexpr double wgs_year = 84.0, pz_year = 90.0;
  switch (scan.word(i)) {
    case Word::pulkovo: return {NamedSystem::pulkovo, number && (value == 42.0 || value == 1942.0) ? 2U : 1U};
    case Word::wgs:
      return {NamedSystem::wgs, number && (value == wgs_year || std::trunc(value) == pz_year) ? 2U : 1U};
    case Word::system_letters:
    case Word::coordinates: return number ? by_year(value) : SystemWords{};
    case Word::local_system:
      return number || (i > 0 && scan.word(i - 1) == Word::coordinates)
                 ? SystemWords{NamedSystem::other, number ? 2U : 1U}
                 : SystemWords{};
    default: return {};
  }
}

/// Words that may stand in a text of nothing but coordinates.
bool is_label(Word word) {
  switch (word) {
    case Word::separator:
    case Word::coordinates:
    case Word::corners:
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
         token.word == Word::pulkovo || token.word == Word::zone;
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
    find_systems();
    scan_.has_metres = std::any_of(scan_.tokens.begin(), scan_.tokens.end(), &speaks_of_metres);
  }

  ScannedText run() {
    for (at_ = 0; at_ < scan_.tokens.size();) step();
    while (next_masked_ < masked_.size()) take(std::move(masked_[next_masked_++]), at_);
    made_.systems = scan_.systems;
    return std::move(made_);
  }

 private:
  /// Tokens inside links and snippets are none.
  void mask() {
    if (masked_.empty()) return;
    std::erase_if(scan_.tokens, [&](const CoordinateToken& t) {
      return std::any_of(masked_.begin(), masked_.end(),
                         [&](const auto& m) { return t.begin < m.end && m.begin < t.end; });
    });
  }

  /// Numbers in the names of systems are no coordinates.
  void find_systems() {
    for (std::size_t i = 0; i < scan_.tokens.size(); ++i) {
      const SystemWords found = system_at(scan_, i);
      if (found.system == NamedSystem::none) continue;
      const std::size_t last = i + found.count - 1;
      scan_.systems.push_back({found.system, scan_.tokens[i].begin, scan_.tokens[last].end});
      scan_.tokens[i].word = found.system == NamedSystem::pulkovo ? Word::pulkovo : Word::wgs;
      scan_.tokens[i].end = scan_.tokens[last].end;
      scan_.tokens.erase(scan_.tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         scan_.tokens.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    }
  }

  void step() {
    const auto& token = scan_.tokens[at_];
    if (next_masked_ < masked_.size() && masked_[next_masked_].begin < token.begin)
      return take(std::move(masked_[next_masked_++]), at_);
    if (token.word == Word::separator) return pass();
    if (heading()) return;
    if (auto item = item_at(at_)) {
      const std::size_t next = std::max(item->next, at_ + 1);
      return take(std::move(*item), next);
    }
    if (token.word == Word::number) return pass_number();
    note(token);
    pass();
  }

  std::optional<CoordinateItem> item_at(std::size_t i) const {
    const auto& token = scan_.tokens[i];
    if (scan_.has_metres) {
      if (auto metres = metres_ahead(scan_, i)) return metres;
    }
    if (token.word != Word::number) {
      const bool one_letter = token.end - token.begin <= 2;
      auto pair = names_axis(token.word) ? pair_at(scan_, i) : std::nullopt;
      if (one_letter && !(pair && pair->pair)) {
        if (auto sheet = sheet_at(scan_, i, after_sheet_word(i))) return sheet;
      }
      return pair;
    }
    if (auto wrong = letters_in_digits_at(scan_, i)) return wrong;
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

  /// Names of both axes without numbers: the heading of a table, or a sentence about the order. \return whether one ends here
  bool heading() {
    std::size_t last = at_;
    std::optional<Axis> first, second;
    for (; last < scan_.tokens.size() && names_axis(scan_.word(last)); ++last) {
      const Axis said = axis_of(scan_.word(last));
      if (scan_.word(last) == Word::sh || is_letter_alone(last)) continue;
      if (!first) {
        first = said;
      } else if (said != *first) {
        second = said;
      }
    }
    if (last == at_ || !first) return false;
    const bool both = second.has_value();
    const bool continues = !both && pending_ && *pending_ != *first;
    const bool before_number = scan_.number(last);
    if (!both && !continues && before_number) return false;
    if (!both && !continues) {
      pending_ = first;
      pending_only_ = made_.only_coordinates;
      made_.only_coordinates = false;
    } else {
      if (!both) made_.only_coordinates = pending_only_;
      set_heading(both ? *first == Axis::latitude : *pending_ == Axis::latitude);
      pending_.reset();
    }
    at_ = last;
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
  bool said_first_ = false;      ///< "первым" since the last position
  bool together_ = false;  ///< nothing but labels since the last position
  bool pending_only_ = true;
  std::optional<Axis> pending_;  ///< one axis named, the other may follow
  ScannedText made_;
};

/// Letters that stand for digits: О for 0, З for 3 …; 0 for others.
char digit_like(char32_t c) {
  switch (c) {
    case U'O':
    case U'o':
    case U'о': return '0';
    case U'З':
    case U'з': return '3';
    case U'б': return '6';
    case U'l':
    case U'I':
    case U'І':
    case U'і': return '1';
    case U'Ч':
    case U'ч': return '4';
    default: return 0;
  }
}

/// The text with its letters as the digits they look like; empty when a letter looks like none.
std::string with_digits(std::string_view raw) {
  std::string made;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = at;
    const char32_t c = latin_at(raw, at);
    const char digit = digit_like(c);
    if (digit != 0) {
      made += digit;
    } else {
      made += raw.substr(begin, at - begin);
    }
  }
  return made;
}

bool looks_like_digits(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    if (digit_like(latin_at(raw, at)) == 0) return false;
  }
  return !raw.empty();
}

bool is_mark(Word word) { return word == Word::degree || word == Word::minute || word == Word::second; }

}  // namespace

std::optional<CoordinateItem> letters_in_digits_at(const CoordinateScan& scan, std::size_t i) {
  if (!scan.adjacent(i) || scan.number(i + 1) || is_mark(scan.word(i + 1)) ||
      scan.word(i + 1) == Word::joint || scan.word(i + 1) == Word::separator || !scan.adjacent(i + 1) ||
      !looks_like_digits(scan.raw(i + 1)))
    return std::nullopt;
  const bool before_mark = is_mark(scan.word(i + 2));
  const bool between = scan.number(i + 2) && (scan.tokens[i].decimals > 0 || is_mark(scan.word(i + 3)));
  if (!before_mark && !between) return std::nullopt;
  CoordinateItem item;
  item.begin = scan.tokens[i].begin;
  std::size_t last = i + 2;
  while (scan.adjacent(last) && scan.word(last + 1) != Word::separator) ++last;
  item.end = scan.tokens[last].end;
  item.next = last + 1;
  const auto value = scan.raw(item.begin, item.end);
  item.fault = fault_about("position-letters-in-digits", value, {{"suggestion", with_digits(value)}});
  return item;
}

ScannedText scan_coordinates(std::string_view text, const Country& country, ScanScope scope) {
  return Scanner(text, country, scope).run();
}

}  // namespace tyndau::intake
