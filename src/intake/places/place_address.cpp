#include "intake/places/place_address.hpp"

#include <algorithm>
#include <optional>

namespace tyndau::intake {
namespace {

using Kind = AddressWordKind;

/// Words between two address words, or between such a word and the end of a part.
struct Run {
  std::size_t begin = 0, end = 0;  ///< tokens
  bool street = false;             ///< belongs to a street, a house, a hall
  [[nodiscard]] bool empty() const { return begin == end; }
};

/// A part between separators: runs with the address words between them, runs.size() == words.size() + 1.
struct Part {
  std::vector<Run> runs;
  std::vector<AddressWord> words;
};

constexpr std::size_t longest_name = 4;

/// "named after", which some write into a name and others do not.
bool means_named_after(std::string_view word) {
  return word == "имени" || word == "им" || word == "атындағы" || word == "атын" || word == "named";
}

std::optional<AddressPlace::Said> said_by(Kind kind) {
  switch (kind) {
    case Kind::town: return AddressPlace::Said::town;
    case Kind::village: return AddressPlace::Said::village;
    case Kind::station: return AddressPlace::Said::station;
    default: return std::nullopt;
  }
}

class AddressReader {
 public:
  AddressReader(std::vector<AddressToken> tokens, const KnownNames& known)
      : tokens_(std::move(tokens)), known_(known) {}

  Address run() {
    for (auto& part : parts()) {
      for (auto& run : part.runs) take_abbreviation(run);
      for (std::size_t i = 0; i < part.words.size(); ++i) take_unit(part, i);
      for (std::size_t i = 0; i < part.words.size(); ++i) take_settlement(part, i);
      take_bare(part);
    }
    return std::move(address_);
  }

 private:
  [[nodiscard]] std::vector<Part> parts() const {
    std::vector<Part> all;
    for (std::size_t at = 0; at < tokens_.size();) {
      if (all.empty() || (tokens_[at].breaks && !within_name(at))) begin_part(all, at);
      if (const auto country = country_words(tokens_, at)) {
        at += country;
        begin_part(all, at);
      } else {
        at = take_word(all.back(), at);
      }
    }
    for (auto& part : all) {
      mark_streets(part);
      for (auto& run : part.runs) trim(run);
    }
    return all;
  }

  static void begin_part(std::vector<Part>& all, std::size_t at) {
    all.emplace_back();
    all.back().runs.push_back({at, at});
  }

  /// \return the token behind what was taken
  [[nodiscard]] std::size_t take_word(Part& part, std::size_t at) const {
    const auto word = is_initial(at) ? std::nullopt : address_word(tokens_, at);
    if (!word) return part.runs.back().end = at + 1;
    part.words.push_back(*word);
    at += word->tokens;
    part.runs.push_back({at, at});
    return at;
  }

  /// Whether a known name has its dash before this word: "Оралман - Мешит Жагы".
  [[nodiscard]] bool within_name(std::size_t at) const {
    if (!tokens_[at].dash) return false;
    constexpr std::size_t most = 2;  // words on either side
    for (std::size_t left = 1; left <= std::min(most, at); ++left) {
      for (std::size_t right = 1; right <= std::min(most, tokens_.size() - at); ++right) {
        if (known_.settlement(name(at - left, at + right))) return true;
      }
    }
    return false;
  }

  /// "Г. Мусрепова" where a district bears that name: the letter is no "г." of a town.
  [[nodiscard]] bool is_initial(std::size_t at) const {
    constexpr std::size_t longest_letter = 2;  // bytes
    const auto& token = tokens_[at];
    if (token.word.size() > longest_letter || !token.capital || !token.dot || at + 1 >= tokens_.size())
      return false;
    const auto& next = tokens_[at + 1];
    return next.capital && !next.breaks &&
           known_.unit(token.word + " " + next.word, hearing::UnitLevel::district);
  }

  static void mark_streets(Part& part) {
    for (std::size_t i = 0; i < part.words.size(); ++i) {
      if (part.words[i].kind != Kind::other) continue;
      if (part.words[i].side != NameSide::behind) part.runs[i].street = true;
      if (part.words[i].side != NameSide::before) part.runs[i + 1].street = true;
    }
  }

  void trim(Run& run) const {
    while (!run.empty() && is_filler(tokens_[run.begin].word)) ++run.begin;
    while (!run.empty() && is_filler(tokens_[run.end - 1].word)) --run.end;
  }

  [[nodiscard]] std::string name(std::size_t begin, std::size_t end) const {
    std::string all;
    for (std::size_t i = begin; i < end; ++i) all += (all.empty() ? "" : " ") + tokens_[i].word;
    return all;
  }

  /// How many words at the end of a run are a known unit's name, the most that are; 0 when none.
  [[nodiscard]] std::size_t known_at_end(const Run& run, hearing::UnitLevel level) const {
    for (std::size_t n = std::min(longest_name, run.end - run.begin); n > 0; --n) {
      if (known_.unit(name(run.end - n, run.end), level)) return n;
    }
    return 0;
  }
  [[nodiscard]] std::size_t known_at_begin(const Run& run, hearing::UnitLevel level) const {
    for (std::size_t n = std::min(longest_name, run.end - run.begin); n > 0; --n) {
      if (known_.unit(name(run.begin, run.begin + n), level)) return n;
    }
    return 0;
  }

  /// The last word of a run with those that hyphens join to it.
  [[nodiscard]] std::size_t joined_at_end(const Run& run) const {
    std::size_t n = 1;
    while (run.end - n > run.begin && tokens_[run.end - n - 1].hyphen) ++n;
    return n;
  }
  [[nodiscard]] std::size_t joined_at_begin(const Run& run) const {
    std::size_t n = 1;
    while (run.begin + n < run.end && tokens_[run.begin + n - 1].hyphen) ++n;
    return n;
  }

  [[nodiscard]] bool adjective_at_end(const Run& run) const {
    static constexpr std::string_view endings[] = {"ий", "ый", "ая", "ого", "его", "ой", "ом", "кий"};
    const auto& word = tokens_[run.end - 1].word;
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return word.size() > 6 && word.ends_with(ending); });
  }

  /// How many words on either side of a unit's word are its name; one of them is 0.
  struct NameLength {
    std::size_t left = 0, right = 0;
  };

  /// Of a name that is known.
  [[nodiscard]] NameLength known_name(const Run& before, const Run& behind, hearing::UnitLevel level,
                                      NameSide side) const {
    NameLength known{before.empty() ? 0 : known_at_end(before, level), 0};
    const bool may_stand_behind = known.left == 0 && side == NameSide::either && !behind.empty();
    if (may_stand_behind) known.right = known_at_begin(behind, level);
    return known;
  }

  /// Of a name that is not.
  [[nodiscard]] NameLength likely_name(const Run& before, const Run& behind, NameSide side) const {
    const bool left =
        !before.empty() && (side == NameSide::before || adjective_at_end(before) || behind.empty());
    if (left) return {joined_at_end(before), 0};
    return {0, side == NameSide::either && !behind.empty() ? joined_at_begin(behind) : 0};
  }

  void without_named_after(Run& before, Run& behind) const {
    if (!behind.empty() && means_named_after(tokens_[behind.begin].word)) ++behind.begin;
    if (!before.empty() && means_named_after(tokens_[before.end - 1].word)) --before.end;
  }

  void take_unit(Part& part, std::size_t at) {
    const auto level = level_of(part.words[at].kind);
    if (!level) return;
    auto& before = part.runs[at];
    auto& behind = part.runs[at + 1];
    without_named_after(before, behind);
    auto length = known_name(before, behind, *level, part.words[at].side);
    if (length.left + length.right == 0) length = likely_name(before, behind, part.words[at].side);
    if (length.left > 0) {
      address_.units.push_back({*level, name(before.end - length.left, before.end)});
      before.end -= length.left;
    } else if (length.right > 0) {
      address_.units.push_back({*level, name(behind.begin, behind.begin + length.right)});
      behind.begin += length.right;
    }
    trim(before);
    trim(behind);
  }

  void take_settlement(Part& part, std::size_t at) {
    const auto said = said_by(part.words[at].kind);
    if (!said) return;
    auto& before = part.runs[at];
    auto& behind = part.runs[at + 1];
    // "Ызабұлақ а. Арыс қаласы": what stands behind belongs to the next word.
    const bool next_takes = at + 1 < part.words.size() && part.words[at + 1].side == NameSide::before &&
                            said_by(part.words[at + 1].kind).has_value();
    const bool may_be_behind = part.words[at].side == NameSide::behind && !behind.empty() && !next_takes;
    const bool name_behind = before.empty() || before.street || may_be_behind;
    auto& run = name_behind ? behind : before;
    if (run.empty()) return;
    const auto words = name_behind ? settlement_at_begin(run) : settlement_at_end(run);
    const std::size_t begin = name_behind ? run.begin : run.end - words;
    add(address_.places, begin, begin + words, *said);
    (name_behind ? run.begin : run.end) = name_behind ? run.begin + words : run.end - words;
  }

  [[nodiscard]] std::size_t settlement_at_begin(const Run& run) const {
    const std::size_t longest = std::min(longest_name, run.end - run.begin);
    for (std::size_t n = longest; n > 0; --n) {
      if (known_.settlement(name(run.begin, run.begin + n))) return n;
    }
    return first_of_name(run, longest);
  }
  [[nodiscard]] std::size_t settlement_at_end(const Run& run) const {
    const std::size_t longest = std::min(longest_name, run.end - run.begin);
    for (std::size_t n = longest; n > 0; --n) {
      if (known_.settlement(name(run.end - n, run.end))) return n;
    }
    return longest;
  }

  /// Of an unknown name: the words with a capital, or all when the first has none.
  [[nodiscard]] std::size_t first_of_name(const Run& run, std::size_t longest) const {
    std::size_t n = 1;
    while (n < longest && (tokens_[run.begin + n].capital || tokens_[run.begin + n - 1].hyphen ||
                           !tokens_[run.begin].capital || tokens_[run.begin + n].number))
      ++n;
    return n;
  }

  [[nodiscard]] bool has_number(const Run& run) const {
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (tokens_[i].number) return true;
    }
    return false;
  }

  void take_bare(const Part& part) {
    for (const auto& run : part.runs) {
      if (run.empty() || run.street || tokens_[run.begin].number) continue;
      const std::size_t end = run.begin + settlement_at_begin(run);
      if (is_country(name(run.begin, end))) continue;
      if (is_foreign_country(name(run.begin, run.end))) {
        address_.foreign = name(run.begin, run.end);
        continue;
      }
      add(address_.bare, run.begin, end, AddressPlace::Said::nothing);
      address_.bare.back().named = tokens_[run.begin].capital && !has_number(run);
    }
  }

  /// "Глубоковский район ВКО": three letters that are an oblast, at the end of a run.
  void take_abbreviation(Run& run) {
    if (run.empty() || !is_oblast_abbreviation(tokens_[run.end - 1].word)) return;
    address_.units.push_back({hearing::UnitLevel::oblast, tokens_[run.end - 1].word});
    --run.end;
  }

  void add(std::vector<AddressPlace>& places, std::size_t begin, std::size_t end,
           AddressPlace::Said said) const {
    places.push_back({said, name(begin, end), tokens_[begin].depth > 0, tokens_[begin].begin,
                      tokens_[end - 1].end, false});
  }

  std::vector<AddressToken> tokens_;
  const KnownNames& known_;
  Address address_;
};

}  // namespace

Address read_address(std::string_view text, const KnownNames& known) {
  return AddressReader(address_tokens(text), known).run();
}

}  // namespace tyndau::intake
