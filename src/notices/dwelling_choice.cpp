#include "notices/dwelling_choice.hpp"

#include "notices/phrases.hpp"
#include "notices/venue_words.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::string_view nearest_words = "ближайш*|наиболее|минимальн*|жақын|таяу";
constexpr std::string_view many_words =
    "ближайшие|ближайших|ближайшим|пункты|пунктов|пунктам|домов|дома|домам|застройки|зданий|үйлер*|мекендер*|"
    "ауылдар*|кенттер*";
constexpr std::string_view side_words =
    "север*|юг|юга|югу|югом|южн*|южнее|восток*|восточн*|запад*|западн*|северо*|юго*|солтүстік*|оңтүстік*|"
    "шығыс*|"
    "батыс*";
constexpr std::size_t most =
    40;  ///< distances that are compared; a text with more is a table of measurements

/// What is told in one breath: a sentence, or the value of a label.
Span breath_of(const Scene& scene, std::size_t token) {
  const Label* label = scene.outline.label_of(token);
  const Span sentence = scene.outline.sentence_of(token);
  if (label == nullptr || label->topic != Topic::dwelling_distance) return sentence;
  return {std::min(sentence.first, label->name.first), std::max(sentence.last, label->value.last)};
}

/// The words of a length: behind the length before it, or from the beginning of its sentence on.
Span words_of(const Scene& scene, Span length) {
  constexpr std::size_t longest = 30;
  const Span breath = breath_of(scene, length.first);
  std::size_t first = std::max(breath.first, length.first - std::min(length.first, longest));
  for (std::size_t i = first; i < length.first; ++i) {
    const auto other = length_at(scene.tokens(), i);
    if (other && other->span.last <= length.first) first = i = other->span.last;
    if (scene.tokens().is_mark(i, U';')) first = i + 1;
  }
  return {std::min(first, length.first), length.first};
}

class Choice {
 public:
  Choice(const Scene& scene, const std::vector<DwellingDistance>& distances, std::vector<Found>& found)
      : scene_(scene), distances_(distances), found_(found), gone_(distances.size(), 0) {}

  std::vector<std::size_t> run(const std::vector<Length>& settlements) {
    for (std::size_t first = 0; first < distances_.size();) {
      const Span breath = breath_of(scene_, distances_[first].length.span.first);
      std::size_t last = first + 1;
      while (last < distances_.size() && breath.holds(distances_[last].length.span.first)) ++last;
      if (last - first > 1) in_one_breath(first, last);
      first = last;
    }
    across();
    for (std::size_t s = 0; s < std::min(settlements.size(), most); ++s) against(settlements[s]);
    std::vector<std::size_t> places;
    for (std::size_t d = 0; d < distances_.size(); ++d) {
      if (gone_[d] != 0) places.push_back(distances_[d].found);
    }
    return places;
  }

 private:
  [[nodiscard]] double metres(std::size_t d) const { return distances_[d].length.length.value; }
  [[nodiscard]] Span words(std::size_t d) const { return words_of(scene_, distances_[d].length.span); }
  [[nodiscard]] bool said_nearest(std::size_t d) const { return scene_.says(words(d), nearest_words); }
  [[nodiscard]] bool by_side(std::size_t d) const { return is_by_side(scene_, distances_[d].length.span); }
  void doubt(std::size_t d) { found_[distances_[d].found].doubted = true; }

  void in_one_breath(std::size_t first, std::size_t last) {
    std::size_t least = first;
    bool sides = true, settlements = true, others_nearest = false;
    for (std::size_t d = first; d < last; ++d) {
      if (metres(d) < metres(least)) least = d;
      sides = sides && by_side(d);
      settlements = settlements && names_settlement(scene_, words(d));
      others_nearest = others_nearest || (d > first && said_nearest(d));
    }
    const bool many = scene_.says(words(first), many_words);
    if (sides || (settlements && many)) return keep(least, first, last);
    // "Ең жақын елді мекен – А 3,6 км, Б қаласы 60 км": the first is the nearest one, the others are not.
    const bool others_named = named_between(first, last);
    if (said_nearest(first) && !others_nearest && others_named && least == first) keep(first, first, last);
  }
  [[nodiscard]] bool named_between(std::size_t first, std::size_t last) const {
    for (std::size_t d = first + 1; d < last; ++d) {
      if (!names_settlement(scene_, words(d))) return false;
    }
    return true;
  }
  void keep(std::size_t one, std::size_t first, std::size_t last) {
    for (std::size_t d = first; d < last; ++d) {
      if (d != one) gone_[d] = 1;
    }
  }
  /// A settlement whose distance is told elsewhere, and a nearest one: of two, the one said to be nearest.
  void across() {
    const std::size_t count = std::min(distances_.size(), most);
    for (std::size_t d = 0; d < count; ++d) {
      if (gone_[d] != 0 || !said_nearest(d)) continue;
      for (std::size_t other = 0; other < count; ++other) {
        if (other == d || gone_[other] != 0 || said_nearest(other)) continue;
        if (metres(other) > metres(d) && names_settlement(scene_, words(other))) gone_[other] = 1;
      }
    }
  }
  /// "Жилая зона г. Кокшетау в 55 км. Село Пример в 3,6 км."
  void against(const Length& settlement) {
    constexpr double much = 0.5;
    for (std::size_t d = 0; d < std::min(distances_.size(), most); ++d) {
      const double share = settlement.length.value / std::max(metres(d), 1.0);
      if (share < (said_nearest(d) || !names_settlement(scene_, words(d)) ? much : 1.0)) doubt(d);
    }
  }

  const Scene& scene_;
  const std::vector<DwellingDistance>& distances_;
  std::vector<Found>& found_;
  std::vector<char> gone_;
};

}  // namespace

bool is_by_side(const Scene& scene, Span length) {
  const Span behind{length.last, std::min(length.last + 4, scene.outline.sentence_of(length.first).last)};
  return scene.says(words_of(scene, length), side_words) || scene.says(behind, side_words);
}

bool is_to_something_else(const Scene& scene, Span length) {
  const std::size_t begin = words_of(scene, length).first;
  if (begin == scene.outline.sentence_of(length.first).first) return false;
  for (std::size_t i = begin; i < length.first; ++i) {
    if (has(scene, i, "до") && i + 1 < length.first) {
      for (std::size_t k = i + 1; k < length.first; ++k) {
        if (has(scene, k, dwelling_words)) return false;
      }
      return true;
    }
    if (!has(scene, i, "дейін|дейінгі")) continue;
    for (std::size_t k = begin; k < i; ++k) {
      if (has(scene, k, dwelling_words)) return false;
    }
    return i > begin;
  }
  return false;
}

bool is_to_a_settlement(const Scene& scene, Span length) {
  const Span words = words_of(scene, length);
  return names_settlement(scene, words) &&
         !scene.says(words, "от|слушани*|тыңдау*|адрес*|мекенжай*|улиц*|ул|көшесі");
}

std::vector<std::size_t> not_nearest(const Scene& scene, const std::vector<DwellingDistance>& distances,
                                     const std::vector<Length>& settlements, std::vector<Found>& found) {
  return Choice(scene, distances, found).run(settlements);
}

}  // namespace tyndau::notices
