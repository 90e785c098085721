#include "intake/places/distance_links.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tyndau::intake {
namespace {

using Tokens = std::vector<AddressToken>;
using Link = std::optional<DistanceLink>;

bool is_from(std::string_view word) { return word_is(word, {"от", "of", "from"}); }
bool is_to(std::string_view word) { return word_is(word, {"до", "вокруг", "around", "to"}); }

/// A word in the Kazakh ablative, from which a distance is counted: "ауылынан", "Семей-ден".
bool is_ablative(const Tokens& tokens, std::size_t at) {
  static constexpr std::array<std::string_view, 12> endings{"нан", "нен", "дан", "ден", "тан", "тен",
                                                            "nan", "nen", "dan", "den", "tan", "ten"};
  const auto& word = tokens[at].word;
  if (word.ends_with("стан") || word.ends_with("stan")) return false;
  const bool apart = at > 0 && tokens[at - 1].hyphen && !tokens[at].capital;
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.ends_with(ending) && (word.size() > ending.size() + 4 || (apart && word == ending));
  });
}

/// "севернее" is counted from what follows.
bool is_comparative(const Tokens& tokens, const WrittenDirection& direction) {
  const auto& word = tokens[direction.tokens.end - 1].word;
  return word.ends_with("нее") || word.ends_with("ней");
}

/// "солтүстігінде" is counted from what stands before it.
bool is_possessive(const Tokens& tokens, const WrittenDirection& direction) {
  const auto& word = tokens[direction.tokens.end - 1].word;
  static constexpr std::array<std::string_view, 6> endings{"інде", "ында", "індегі", "ындағы", "іне", "ына"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

/// The thing that is screened, when it is no name.
bool is_site(std::string_view word) {
  return word_begins(
      word, {"объект", "участ", "площадк", "промплощадк", "карьер", "месторожд", "предприят", "завод",
             "полигон", "скважин", "строительств", "нысан", "учаск", "алаң", "site", "facilit", "plant"});
}

/// Whether the text says that the settlement lies so far from something, and not something from it.
bool tells_of_settlement(const Tokens& tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const AddressToken& token) {
    return word_begins(token.word, {"располож", "располаг", "находит", "находящ", "ближайш", "жақын",
                                    "орналас", "located", "lies", "nearest", "closest"});
  });
}

std::size_t end_of_part(const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && !tokens[at].breaks) ++at;
  return at;
}
std::size_t begin_of_part(const Tokens& tokens, std::size_t at) {
  while (at > 0 && !tokens[at].breaks) --at;
  return at;
}

/// "областного центра", "ближайшего населенного пункта": says what the place is, and its name comes next.
bool names_later(const Tokens& tokens, TokenSpan part) {
  return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(part.begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(part.end), [](const AddressToken& token) {
                       return word_begins(token.word,
                                          {"ближайш", "населенн", "пункт", "областн", "районн", "центр",
                                           "административн", "жил", "застройк", "границ", "окраин", "черт",
                                           "город", "посел", "сел", "nearest", "settlement", "village"});
                     });
}

class LinkReader {
 public:
  LinkReader(const Tokens& tokens, const WrittenLength& length)
      : tokens_(tokens), length_(length.tokens), core_(length.tokens) {
    find_direction();
  }

  Link run() {
    if (auto link = named_behind()) return settled(std::move(*link));
    if (auto link = named_before()) return settled(std::move(*link));
    if (auto link = place_between()) return link;
    if (auto link = from_word_before()) return settled(std::move(*link));
    return in_the_rest();
  }

 private:
  /// The nearest token behind that is more than a word between.
  [[nodiscard]] std::size_t behind(std::size_t at) const {
    while (at < tokens_.size() && leads(tokens_, at)) ++at;
    return at;
  }
  [[nodiscard]] std::size_t before(std::size_t at) const {
    while (at > 0 && leads(tokens_, at - 1)) --at;
    return at;
  }

  void find_direction() {
    std::size_t next = length_.end;
    while (next < tokens_.size() && !direction_at(tokens_, next) && leads(tokens_, next)) ++next;
    if (next < tokens_.size()) direction_ = direction_at(tokens_, next);
    if (direction_) {
      core_.end = direction_->tokens.end;
      return;
    }
    std::size_t end = length_.begin;
    while (end > 0 && !ends_direction(end) && leads(tokens_, end - 1)) --end;
    if (!ends_direction(end)) return;
    direction_ = ends_direction(end);
    core_.begin = direction_->tokens.begin;
  }
  /// The longest direction whose last token stands before \p end.
  [[nodiscard]] std::optional<WrittenDirection> ends_direction(std::size_t end) const {
    constexpr std::size_t longest = 3;
    for (std::size_t words = std::min(longest, end); words > 0; --words) {
      const auto found = direction_at(tokens_, end - words);
      if (found && found->tokens.end == end) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] TokenSpan part_behind(std::size_t at) const {
    if (at >= tokens_.size()) return {at, at};
    TokenSpan part{at, end_of_part(tokens_, at + 1)};
    while (part.end < tokens_.size() && names_later(tokens_, part))
      part.end = end_of_part(tokens_, part.end + 1);
    // "от г. X в сторону г. Y"
    for (std::size_t i = part.begin + 1; i < part.end; ++i) {
      if (word_begins(tokens_[i].word, {"сторон", "направлени", "towards", "toward"})) part.end = i;
    }
    return part;
  }

  /// "от г. X", "севернее с. X", "до X" behind the length.
  [[nodiscard]] Link named_behind() const {
    const std::size_t at = behind(core_.end);
    if (at < tokens_.size() && (is_from(tokens_[at].word) || is_to(tokens_[at].word)))
      return DistanceLink{part_behind(at + 1), false, direction_, TokenSpan{at, at + 1}, true};
    const bool comparative = direction_ && is_comparative(tokens_, *direction_);
    const std::size_t next = core_.end;
    if (comparative && direction_->tokens.begin >= length_.end && next < tokens_.size() &&
        !tokens_[next].breaks)
      return DistanceLink{part_behind(next), false, direction_, std::nullopt, true};
    return std::nullopt;
  }

  /// "X ауылынан", "X қаласының солтүстігінде", "X-ге дейін" before it.
  [[nodiscard]] Link named_before() const {
    std::size_t end = before(core_.begin);
    std::optional<TokenSpan> joint;
    const bool up_to = end > 0 && tokens_[end - 1].word == "дейін";
    const bool short_of = length_.end < tokens_.size() && tokens_[length_.end].word == "жетпей";
    if (up_to) joint = TokenSpan{end - 1, end};
    if (up_to) --end;
    const bool possessive = direction_ && is_possessive(tokens_, *direction_);
    if (end > 0 && (up_to || short_of || possessive || is_ablative(tokens_, end - 1)))
      return DistanceLink{{begin_of_part(tokens_, end - 1), end}, false, direction_, joint, true};
    for (std::size_t at = end; at > 0 && !(at < tokens_.size() && tokens_[at].breaks); --at) {
      if (is_ablative(tokens_, at - 1))
        return DistanceLink{{begin_of_part(tokens_, at - 1), at}, false, direction_, joint, true};
    }
    return std::nullopt;
  }

  /// "северо-восток от г. Хромтау, 6 км", "южнее Экибастуза на 15 км".
  [[nodiscard]] Link place_between() const {
    constexpr std::size_t farthest = 12;
    const std::size_t first = length_.begin > farthest ? length_.begin - farthest : 0;
    for (std::size_t i = first; i + 1 < length_.begin; ++i) {
      const auto direction = direction_at(tokens_, i);
      if (!direction || direction->tokens.end >= length_.begin) continue;
      const std::size_t next = direction->tokens.end;
      const bool from = is_from(tokens_[next].word);
      const bool joined = from || (is_comparative(tokens_, *direction) && !tokens_[next].breaks);
      const TokenSpan place{next + (from ? 1U : 0U), length_.begin};
      if (!joined || place.begin >= place.end) return std::nullopt;
      const auto joint = from ? std::optional(TokenSpan{next, next + 1}) : std::nullopt;
      return DistanceLink{place, false, direction, joint, true};
    }
    return std::nullopt;
  }

  /// "от Жезказгана 25 км", "расстояние до г. Балхаш — 6 км".
  [[nodiscard]] Link from_word_before() const {
    constexpr std::size_t farthest = 8;
    for (std::size_t at = core_.begin; at > 0 && at + farthest > core_.begin; --at) {
      const auto& word = tokens_[at - 1].word;
      if (!is_from(word) && word != "до") continue;
      const bool another =
          std::any_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(at - 1),
                      [](const AddressToken& token) { return is_from(token.word) || token.word == "до"; });
      if (another || at >= core_.begin) return std::nullopt;
      return DistanceLink{{at, core_.begin}, false, direction_, TokenSpan{at - 1, at}, true};
    }
    return std::nullopt;
  }

  /// "г. Аксай, 12 км к северу", "ближайший населённый пункт — г. Балхаш (6 км)".
  [[nodiscard]] Link in_the_rest() const {
    const bool of_settlement = tells_of_settlement(tokens_);
    if (!direction_ && !of_settlement) return std::nullopt;
    return DistanceLink{
        {0, tokens_.size()}, true, of_settlement ? std::nullopt : direction_, std::nullopt, false};
  }

  /// "с. X расположено в 3 км севернее объекта": the distance is that of X, the direction is not from it.
  [[nodiscard]] Link settled(DistanceLink link) const {
    const TokenSpan part = link.place;
    if (part.begin >= part.end) return std::nullopt;
    const auto* const begin = tokens_.data() + part.begin;
    const auto* const end = tokens_.data() + part.end;
    const bool named = std::any_of(begin, end, [](const AddressToken& token) { return token.capital; });
    const bool site = std::any_of(begin, end, [](const AddressToken& token) { return is_site(token.word); });
    if (!site || named) return link;
    if (!tells_of_settlement(tokens_)) return std::nullopt;
    return DistanceLink{{0, tokens_.size()}, true, std::nullopt, part, true};
  }

  const Tokens& tokens_;
  TokenSpan length_;
  TokenSpan core_;  ///< the length with a direction beside it
  std::optional<WrittenDirection> direction_;
};

}  // namespace

bool leads(const Tokens& tokens, std::size_t at) {
  const auto& token = tokens[at];
  const bool ending =
      at > 0 && tokens[at - 1].hyphen && token.word.size() <= 6 && !token.capital &&
      word_is(token.word, {"де", "дей", "тей", "да", "дай", "тай", "ге", "ға", "ке", "қа", "лік"});
  if (ending) return true;
  if (word_is(token.word, {"в", "во", "на", "к", "ко", "по", "с", "около", "примерно", "порядка", "the", "to",
                           "in", "at", "a", "due", "about", "some", "и"}))
    return token.word != "to" || (at + 1 < tokens.size() && tokens[at + 1].word == "the");
  return word_begins(
      token.word, {"приблизительно", "ориентировочно", "расстояни",     "удалени",  "направлени", "сторон",
                   "прямой",         "линии",          "қарай",         "бағыт",    "қашықты",    "жерде",
                   "арақашықты",     "шамамен",        "approximately", "distance", "away",       "direction",
                   "находит",        "располож",       "орналасқан",    "located",  "радиус",     "qarai",
                   "qaray",          "qashyqt",        "bağyt",         "jerde",    "towards"});
}

bool bounds_from_below(const Tokens& tokens, const WrittenLength& length) {
  const std::size_t begin = length.tokens.begin, end = length.tokens.end;
  const auto before = [&](std::size_t n) -> std::string_view {
    return begin >= n ? std::string_view(tokens[begin - n].word) : std::string_view();
  };
  const bool no = word_is(before(2), {"не", "no", "not"});
  if (word_is(before(1), {"более", "больше", "свыше", "more", "over"}) || before(2) == "more") return !no;
  if (word_is(before(1), {"менее", "ближе", "less"})) return no;
  if (word_is(before(1), {"least", "минимум"})) return true;
  return end < tokens.size() && word_begins(tokens[end].word, {"астам", "артық", "кем"});
}

bool bounds_from_above(const Tokens& tokens, const WrittenLength& length) {
  constexpr std::size_t farthest = 4;
  const std::size_t begin = length.tokens.begin, end = length.tokens.end;
  for (std::size_t i = begin - std::min(begin, farthest); i < begin; ++i) {
    if (word_begins(tokens[i].word, {"радиус", "предел", "within"})) return true;
  }
  const auto before = begin > 0 ? std::string_view(tokens[begin - 1].word) : std::string_view();
  if (word_is(before, {"до", "менее", "ближе", "более", "больше", "less", "than", "максимум"})) return true;
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), end + 2)),
                     [](const AddressToken& token) {
                       return word_begins(token.word, {"радиус", "шегінде", "дейін"});
                     });
}

bool is_by_road(const Tokens& tokens, const WrittenLength& length) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (word_begins(tokens[i].word, {"доезжа", "жетпей", "езды", "бойымен"})) return true;
    if (word_is(tokens[i].word, {"по", "by"}) && i + 1 < tokens.size() && is_road(tokens, i + 1)) return true;
  }
  const std::size_t begin = length.tokens.begin, end = length.tokens.end;
  return begin > 0 && tokens[begin - 1].word == "за" && end < tokens.size() && tokens[end].word == "до";
}

Link link_of(const Tokens& tokens, const WrittenLength& length) {
  if (bounds_from_below(tokens, length)) return std::nullopt;
  return LinkReader(tokens, length).run();
}

}  // namespace tyndau::intake
