#include "intake/coordinates_items.hpp"

#include <span>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;
using Scan = CoordinateScan;

bool is_label(Word word) { return word == Word::latitude || word == Word::longitude; }

bool is_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'\u0400' && c <= U'\u04FF');
}

/// Where one angle stands: tokens from `first` to before `last`, without its names.
struct Extent {
  std::size_t first = 0, last = 0;
  bool marked = false;
  bool joined = false;
  bool dotted = false;
  bool fine = false;  ///< minutes, or decimals enough for what stands around
};

struct Run {
  std::size_t first = 0, last = 0;
  [[nodiscard]] bool empty() const { return first == last; }
};

/// Names that are no prepositions: not one letter of lower case.
bool strong(const Scan& scan, const Run& names) {
  for (std::size_t i = names.first; i < names.last; ++i) {
    if (!scan.tokens[i].small) return true;
  }
  return false;
}

Run names_from(const Scan& scan, std::size_t i) {
  Run run{i, i};
  constexpr std::size_t most = 8;
  while (run.last - run.first < most && run.last < scan.tokens.size() && names_axis(scan.word(run.last)))
    ++run.last;
  return run;
}

bool only_labels(const Scan& scan, const Run& names) {
  for (std::size_t i = names.first; i < names.last; ++i) {
    if (!is_label(scan.word(i))) return false;
  }
  return true;
}

bool ends_angle(const Scan& scan, std::size_t i) {
  const Word word = scan.word(i);
  return word == Word::separator || names_axis(word);
}

/// Behind the sign of degrees: minutes and seconds with their signs, or at the end without.
Extent marked_extent(const Scan& scan, std::size_t i) {
  Extent made{i, i + 2, true, false, false, scan.tokens[i].decimals > 0};
  const auto degrees_follow = [&](std::size_t at) { return scan.word(at + 1) == Word::degree; };
  std::size_t at = made.last;
  if (!scan.number(at) || degrees_follow(at)) return made;
  const Word sign = scan.word(at + 1);
  if (sign != Word::minute && sign != Word::second && !ends_angle(scan, at + 1) && !scan.number(at + 1))
    return made;
  const bool numbers_only = scan.number(at + 1) && !scan.adjacent(at - 1) && sign != Word::minute;
  if (numbers_only && (scan.tokens[at].value >= 60.0 || degrees_follow(at + 1))) return made;
  made.fine = true;
  at += sign == Word::minute || sign == Word::second ? 2 : 1;
  made.last = at;
  if (sign == Word::second || !scan.number(at) || degrees_follow(at)) return made;
  if (scan.word(at + 1) == Word::second) {
    made.last = at + 2;
  } else if (ends_angle(scan, at + 1) && scan.tokens[at].value < 60.0) {
    made.last = at + 1;
  }
  return made;
}

/// "52-26-39", "52:26", "52.26.39"; longer chains are numbers of other things.
std::optional<Extent> joined_extent(const Scan& scan, std::size_t i) {
  Extent made{i, i + 1, true, true, false, true};
  std::size_t parts = 1;
  while (scan.word(made.last) == Word::joint && scan.number(made.last + 1)) {
    made.dotted = made.dotted || scan.tokens[made.last].dotted;
    made.last += 2;
    ++parts;
  }
  constexpr std::size_t most_parts = 3;
  if (parts > most_parts || scan.word(made.last) == Word::joint) return std::nullopt;
  return made;
}

/// At most three numbers without signs, of which a fraction is the last. \return the token behind them
std::size_t behind_numbers(const Scan& scan, std::size_t i) {
  constexpr std::size_t most_parts = 3;
  std::size_t last = i;
  while (scan.number(last) && last - i < most_parts) {
    const Word next = scan.word(last + 1);
    if (last > i && (next == Word::degree || next == Word::joint)) break;
    if (scan.tokens[last++].decimals > 0) break;
  }
  return last;
}

/// How many decimals make a number without signs a coordinate.
int enough_decimals(const Scan& scan, bool named) {
  if (named || scan.whole) return 1;
  return scan.named || scan.heading || scan.scope == ScanScope::brief ? 2 : 3;
}

/// Numbers without signs: one with decimals, or up to three when letters name the axis.
std::optional<Extent> bare_extent(const Scan& scan, std::size_t i, bool prefixed) {
  Extent made{i, behind_numbers(scan, i), false, false, false, false};
  const auto names = names_from(scan, made.last);
  const bool named = prefixed || (!names.empty() && (scan.whole || strong(scan, names)));
  const int decimals = scan.tokens[made.last - 1].decimals;
  const bool too_many = named && decimals == 0 && scan.number(made.last);
  const bool several = named && made.last - i > 1;
  if (too_many || (!several && scan.tokens[i].decimals == 0)) return std::nullopt;
  if (!several) made.last = i + 1;
  made.fine = several || decimals >= enough_decimals(scan, named);
  return made.fine ? std::optional(made) : std::nullopt;
}

/// A letter that names nothing stands right behind the number, as where a scan took a digit for it: 71.957б.
bool spoilt(const Scan& scan, std::size_t i) {
  if (!scan.adjacent(i) || scan.word(i + 1) != Word::other) return false;
  std::size_t at = scan.tokens[i + 1].begin;
  return is_letter(latin_at(scan.text, at));
}

std::optional<Extent> extent_at(const Scan& scan, std::size_t i, bool prefixed) {
  if (!scan.number(i) || scan.tokens[i].list_number) return std::nullopt;
  if (i > 0 && scan.word(i - 1) == Word::joint) return std::nullopt;
  if (spoilt(scan, i)) return std::nullopt;
  if (scan.word(i + 1) == Word::degree) return marked_extent(scan, i);
  if (scan.word(i + 1) == Word::joint) return joined_extent(scan, i);
  return bare_extent(scan, i, prefixed);
}

/// Both angles of a pair with the tokens that belong to them.
struct PairExtent {
  Run prefix;
  Extent first, second;
  bool suffixed = false;  ///< names stand behind one of the angles
  bool strong = false;    ///< some name is surely one
  std::size_t last = 0;   ///< token behind the second and its names
  bool complete = false;
};

std::optional<PairExtent> pair_extent(const Scan& scan, std::size_t i) {
  PairExtent made;
  made.prefix = names_from(scan, i);
  const auto first =
      extent_at(scan, made.prefix.last, scan.whole ? !made.prefix.empty() : strong(scan, made.prefix));
  if (!first) return std::nullopt;
  made.first = *first;
  const Run after = names_from(scan, first->last);
  std::size_t at = behind_separators(scan, after.last);
  if (scan.word(at) == Word::grid_axis && scan.number(at + 1)) ++at;  // "X 52.4442 Y 71.9576"
  const Run before = names_from(scan, at);
  made.suffixed = !after.empty();
  made.strong = strong(scan, made.prefix) || strong(scan, after) || strong(scan, before);
  made.last = after.last;
  const bool named = strong(scan, before) || (strong(scan, after) && !made.prefix.empty()) ||
                     (scan.whole && !before.empty());
  const auto second = extent_at(scan, before.last, named);
  if (!second) return made;
  made.second = *second;
  made.complete = true;
  made.last = second->last;
  const Run trailing = names_from(scan, second->last);
  if (trailing.empty()) return made;
  const bool next_pair = !made.prefix.empty() && scan.number(trailing.last);
  const bool order_of_both = after.empty() && only_labels(scan, trailing);  // "47.1 51.9 (широта, долгота)"
  if (next_pair || order_of_both) return made;
  made.suffixed = true;
  made.strong = made.strong || strong(scan, trailing);
  made.last = trailing.last;
  return made;
}

/// Whether two bare numbers stand in a longer row of such numbers, as measurements do.
bool in_longer_row(const Scan& scan, const PairExtent& pair) {
  constexpr std::size_t near = 16;
  const auto part = [&](std::size_t i) {
    const bool separator = scan.word(i) == Word::separator && !scan.tokens[i].line_end;
    return separator || (scan.number(i) && !scan.tokens[i].list_number);
  };
  const auto other = [&](std::size_t i) {
    const bool measured = scan.word(i + 1) == Word::unit || scan.word(i + 1) == Word::metre;
    return scan.number(i) && scan.tokens[i].decimals > 0 && !measured;
  };
  for (std::size_t i = pair.first.first, n = 0; i > 0 && n < near && part(i - 1); --i, ++n) {
    if (other(i - 1)) return true;
  }
  for (std::size_t i = pair.second.last, n = 0; i < scan.tokens.size() && n < near && part(i); ++i, ++n) {
    if (other(i)) return true;
  }
  return false;
}

/// No day, month and year.
bool may_be_angle(const Scan& scan, const PairExtent& pair) {
  const auto sixty = [&](const Extent& e) { return scan.tokens[e.last - 1].value < 60.0; };
  return sixty(pair.first) && sixty(pair.second);
}

/// Three decimals each, or at the edge of a short text without other fractions.
bool stands_out(const Scan& scan, const PairExtent& pair) {
  constexpr int enough = 3;
  const auto fine = [&](const Extent& e) { return scan.tokens[e.first].decimals >= enough; };
  if (fine(pair.first) && fine(pair.second)) return true;
  const auto fractions =
      std::count_if(scan.tokens.begin(), scan.tokens.end(), [](const auto& t) { return t.decimals > 0; });
  return fractions == 2 && (pair.first.first == 0 || pair.second.last == scan.tokens.size());
}

/// Numbers of two lines are a pair only when each line has no other.
bool one_line_each(const Scan& scan, const PairExtent& pair) {
  const auto ends_line = [&](std::size_t i) { return scan.tokens[i].line_end; };
  const auto decimal = [&](std::size_t i) { return scan.number(i) && scan.tokens[i].decimals > 0; };
  bool two_lines = false;
  for (std::size_t i = pair.first.last; i < pair.second.first; ++i) two_lines = two_lines || ends_line(i);
  if (!two_lines) return true;
  constexpr std::size_t near = 64;
  for (std::size_t i = pair.first.first, n = 0; i > 0 && n < near && !ends_line(i - 1); --i, ++n) {
    if (decimal(i - 1)) return false;
  }
  for (std::size_t i = pair.second.last, n = 0; i < scan.tokens.size() && n < near && !ends_line(i);
       ++i, ++n) {
    if (decimal(i)) return false;
  }
  return true;
}

/// Two numbers with no letter beside them.
bool surely_meant_unnamed(const Scan& scan, const PairExtent& pair) {
  const bool announced = scan.named || scan.heading;
  const Word behind = scan.word(pair.last);
  if (behind == Word::unit || behind == Word::metre || pair.first.dotted || pair.second.dotted) return false;
  if (pair.first.joined || pair.second.joined) return announced;
  if (pair.first.marked || pair.second.marked) return pair.first.fine && pair.second.fine;
  return announced || (!in_longer_row(scan, pair) && stands_out(scan, pair));
}

/// Whether what was read is surely meant as coordinates; the others are left alone.
bool surely_meant(const Scan& scan, const PairExtent& pair) {
  const bool bare = !pair.strong && !pair.first.marked && !pair.second.marked;
  if (bare && !one_line_each(scan, pair)) return false;
  if (scan.whole) return true;
  if (!pair.strong) return surely_meant_unnamed(scan, pair);
  return (!pair.first.dotted && !pair.second.dotted) || may_be_angle(scan, pair);
}

/// Minutes, three decimals, or a word of more than one letter: no temperatures such as 47 °С, 68 °С.
bool sure_mistake(const Scan& scan, const PairExtent& pair) {
  constexpr std::size_t sign_and_number = 2, one_letter = 2;
  constexpr int fine = 3;
  const auto sure = [&](const Extent& e) {
    return e.last - e.first > sign_and_number || scan.tokens[e.first].decimals >= fine;
  };
  if (sure(pair.first) && sure(pair.second)) return true;
  for (std::size_t i = pair.prefix.first; i < pair.last; ++i) {
    if (names_axis(scan.word(i)) && scan.tokens[i].end - scan.tokens[i].begin > one_letter) return true;
  }
  return false;
}

/// A word alone before a number may be a preposition: "в 52°26′ с.ш.".
bool may_be_preposition(const Scan& scan, const PairExtent& pair) {
  return pair.prefix.last - pair.prefix.first == 1 && scan.tokens[pair.prefix.first].small;
}

std::optional<CoordinateItem> lonely(const Scan& scan, std::size_t i, const PairExtent& pair) {
  const bool named = !pair.prefix.empty() || pair.suffixed;
  const bool surely = scan.whole || (pair.first.marked && !pair.first.joined && pair.first.fine && named);
  if (!surely) return std::nullopt;
  CoordinateItem item = pair_of(scan, std::span(scan.tokens).subspan(i, pair.last - i));
  if (item.pair) return std::nullopt;
  item.next = pair.last;
  return item;
}

CoordinateItem read(const Scan& scan, std::size_t from, std::size_t to) {
  CoordinateItem item = pair_of(scan, std::span(scan.tokens).subspan(from, to - from));
  item.next = to;
  return item;
}

/// Without a preposition before it, or without the label of the pair behind it, where that reads better.
CoordinateItem best_of(const Scan& scan, std::size_t i, const PairExtent& pair) {
  if (may_be_preposition(scan, pair)) {
    CoordinateItem without = read(scan, pair.first.first, pair.last);
    if (without.pair && without.pair->angles.first.axis && without.pair->angles.second.axis) return without;
  }
  CoordinateItem item = read(scan, i, pair.last);
  const bool label_alone = !pair.prefix.empty() && is_label(scan.word(pair.prefix.last - 1));
  if (item.fault && label_alone && pair.last > pair.second.last) {
    CoordinateItem shorter = read(scan, i, pair.second.last);
    if (shorter.pair) return shorter;
  }
  return item;
}

/// A pair that cannot be is told of only where it is surely one.
bool is_told(const Scan& scan, const PairExtent& pair) {
  if (scan.whole) return true;
  const bool named = !pair.prefix.empty() || pair.suffixed;
  return sure_mistake(scan, pair) && (pair.first.marked || pair.second.marked || named || scan.named);
}

/// The token behind a third angle on the same line, as "E72" is behind "N52.44 E71.95": which two are meant nobody can tell.
/// 0 when there is none, or it begins a pair of its own.
std::size_t behind_third_angle(const Scan& scan, const PairExtent& pair) {
  const std::size_t at = pair.last == 0 ? 0 : behind_separators(scan, pair.last);
  for (std::size_t k = pair.last; k < at; ++k) {
    if (scan.tokens[k].line_end) return 0;
  }
  const Run before = names_from(scan, at);
  if (!scan.number(before.last) || scan.tokens[before.last].list_number) return 0;
  const Run after = names_from(scan, before.last + 1);
  const bool written_before =
      !before.empty() && !pair.prefix.empty() && strong(scan, pair.prefix) && strong(scan, before);
  const bool written_behind =
      before.empty() && pair.suffixed && !after.empty() && strong(scan, after) && scan.adjacent(before.last);
  if (!written_before && !written_behind) return 0;
  const auto next = pair_extent(scan, at);
  return next && next->complete ? 0 : std::max(before.last + 1, after.last);
}

CoordinateItem with_third_angle(const Scan& scan, const CoordinateItem& item, std::size_t behind) {
  CoordinateItem refused;
  refused.begin = item.begin;
  refused.end = scan.tokens[behind - 1].end;
  refused.next = behind;
  refused.fault = fault_about("coordinates-pair-incomplete", scan.raw(refused.begin, refused.end));
  return refused;
}

}  // namespace

std::optional<CoordinateItem> pair_at(const Scan& scan, std::size_t i) {
  const auto pair = pair_extent(scan, i);
  if (!pair) return std::nullopt;
  if (!pair->complete) return lonely(scan, i, *pair);
  if (!surely_meant(scan, *pair)) return std::nullopt;
  CoordinateItem item = best_of(scan, i, *pair);
  if (const std::size_t behind = item.fault ? 0 : behind_third_angle(scan, *pair); behind > 0)
    return with_third_angle(scan, item, behind);
  return item.fault && !is_told(scan, *pair) ? std::nullopt : std::optional(std::move(item));
}

}  // namespace tyndau::intake
