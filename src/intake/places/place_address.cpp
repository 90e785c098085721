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

class AddressReader {
 public:
  AddressReader(std::vector<AddressToken> tokens, const KnownNames& known)
      : tokens_(std::move(tokens)), known_(known) {}

  Address run() {
    for (auto& part : parts()) {
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
      if (all.empty() || tokens_[at].breaks) {
        all.emplace_back();
        all.back().runs.push_back({at, at});
      }
      auto& part = all.back();
      if (const auto word = address_word(tokens_, at)) {
        part.words.push_back(*word);
        at += word->tokens;
        part.runs.push_back({at, at});
      } else {
        part.runs.back().end = ++at;
      }
    }
    for (auto& part : all) mark_streets(part);
    for (auto& part : all) {
      for (auto& run : part.runs) trim(run);
    }
    return all;
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

  void take_unit(Part& part, std::size_t at) {
    const auto level = level_of(part.words[at].kind);
    if (!level) return;
    auto& before = part.runs[at];
    auto& behind = part.runs[at + 1];
    const auto side = part.words[at].side;
    std::size_t left = before.empty() ? 0 : known_at_end(before, *level);
    std::size_t right = 0;
    if (left == 0 && side == NameSide::either && !behind.empty()) right = known_at_begin(behind, *level);
    if (left == 0 && right == 0) {
      const bool left_likely =
          !before.empty() && (side == NameSide::before || adjective_at_end(before) || behind.empty());
      if (left_likely) left = joined_at_end(before);
      if (!left_likely && side == NameSide::either && !behind.empty()) right = joined_at_begin(behind);
    }
    if (left > 0) {
      address_.units.push_back({*level, name(before.end - left, before.end)});
      before.end -= left;
    } else if (right > 0) {
      address_.units.push_back({*level, name(behind.begin, behind.begin + right)});
      behind.begin += right;
    }
    trim(before);
    trim(behind);
  }

  void take_settlement(Part& part, std::size_t at) {
    const auto kind = part.words[at].kind;
    if (kind != Kind::town && kind != Kind::village) return;
    auto& before = part.runs[at];
    auto& behind = part.runs[at + 1];
    const bool name_behind = part.words[at].side == NameSide::behind || before.empty() || before.street;
    auto& run = name_behind ? behind : before;
    if (run.empty()) return;
    const auto words = name_behind ? settlement_at_begin(run) : settlement_at_end(run);
    const std::size_t begin = name_behind ? run.begin : run.end - words;
    add(address_.places, begin, begin + words,
        kind == Kind::town ? AddressPlace::Said::town : AddressPlace::Said::village);
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

  void take_bare(const Part& part) {
    for (const auto& run : part.runs) {
      if (run.empty() || run.street || tokens_[run.begin].number) continue;
      add(address_.bare, run.begin, run.begin + settlement_at_begin(run), AddressPlace::Said::nothing);
    }
  }

  void add(std::vector<AddressPlace>& places, std::size_t begin, std::size_t end,
           AddressPlace::Said said) const {
    places.push_back(
        {said, name(begin, end), tokens_[begin].depth > 0, tokens_[begin].begin, tokens_[end - 1].end});
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
