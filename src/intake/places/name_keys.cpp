#include "intake/places/name_keys.hpp"

#include "core/letters.hpp"
#include "intake/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

namespace tyndau::intake {
namespace {

struct Sound {
  UChar32 letter;
  const char* sound;
};

/// Cyrillic letters as Latin ones, digraphs as in "sh"; Latin letters with marks as those without.
constexpr std::array<Sound, 79> sounds{
    {{U'а', "a"},  {U'ә', "a"},  {U'б', "b"},  {U'в', "v"},  {U'г', "g"},  {U'ғ', "g"},  {U'д', "d"},
     {U'е', "e"},  {U'ж', "zh"}, {U'з', "z"},  {U'и', "i"},  {U'й', "i"},  {U'к', "k"},  {U'қ', "k"},
     {U'л', "l"},  {U'м', "m"},  {U'н', "n"},  {U'ң', "n"},  {U'о', "o"},  {U'ө', "o"},  {U'п', "p"},
     {U'р', "r"},  {U'с', "s"},  {U'т', "t"},  {U'у', "u"},  {U'ұ', "u"},  {U'ү', "u"},  {U'ф', "f"},
     {U'х', "h"},  {U'һ', "h"},  {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "sh"}, {U'ъ', ""},
     {U'ы', "i"},  {U'і', "i"},  {U'ь', ""},   {U'э', "e"},  {U'ю', "iu"}, {U'я', "ia"}, {U'ё', "e"},
     {U'y', "i"},  {U'q', "k"},  {U'w', "u"},  {U'x', "ks"}, {U'ı', "i"},  {U'á', "a"},  {U'ä', "a"},
     {U'à', "a"},  {U'â', "a"},  {U'ā', "a"},  {U'é', "e"},  {U'ê', "e"},  {U'í', "i"},  {U'î', "i"},
     {U'ī', "i"},  {U'ï', "i"},  {U'ó', "o"},  {U'ö', "o"},  {U'ō', "o"},  {U'ú', "u"},  {U'ü', "u"},
     {U'ū', "u"},  {U'ũ', "u"},  {U'ý', "u"},  {U'ğ', "g"},  {U'ǵ', "g"},  {U'ñ', "n"},  {U'ń', "n"},
     {U'ş', "sh"}, {U'š', "sh"}, {U'ç', "ch"}, {U'č', "ch"}, {U'ž', "zh"}, {U'ţ', "ts"}, {U'ʼ', ""},
     {U'ʹ', ""},   {U'ˮ', ""}}};

const char* sound_of(UChar32 letter) {
  static const auto table = [] {
    std::array<const char*, 0x500> made{};
    for (const auto& [c, sound] : sounds) {
      if (c < static_cast<UChar32>(made.size())) made[static_cast<std::size_t>(c)] = sound;
    }
    return made;
  }();
  return letter < static_cast<UChar32>(table.size()) ? table[static_cast<std::size_t>(letter)] : nullptr;
}

/// Letters that stand together for one sound, and the one that stands for it here; the longest first.
struct Cluster {
  std::string_view letters;
  char sound;
};
constexpr std::array<Cluster, 12> clusters{{{"shtsh", 'x'},
                                            {"dzh", 'j'},
                                            {"dj", 'j'},
                                            {"tsh", 'c'},
                                            {"sh", 'x'},
                                            {"zh", 'j'},
                                            {"ch", 'c'},
                                            {"kh", 'h'},
                                            {"gh", 'g'},
                                            {"ts", 'q'},
                                            {"ie", 'e'},
                                            {"io", 'e'}}};
constexpr std::array<Cluster, 2> vowels{{{"iu", 'w'}, {"ia", 'y'}}};

template <std::size_t n>
const Cluster* cluster_at(const std::array<Cluster, n>& all, std::string_view spelled) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Cluster& one) { return spelled.starts_with(one.letters); });
  return found == all.end() ? nullptr : &*found;
}

/// Letters that stand for one sound become one; \p each_letter keeps doubled ones and makes "iu" and "ia" one as well.
std::string as_single_letters(std::string_view spelled, bool each_letter) {
  std::string out;
  for (std::size_t i = 0; i < spelled.size();) {
    const Cluster* cluster = cluster_at(clusters, spelled.substr(i));
    if (cluster == nullptr && each_letter) cluster = cluster_at(vowels, spelled.substr(i));
    const char letter = cluster == nullptr ? spelled[i] : cluster->sound;
    i += cluster == nullptr ? 1 : cluster->letters.size();
    const bool digit = letter >= '0' && letter <= '9';
    if (each_letter || digit || out.empty() || out.back() != letter) out += letter;
  }
  return out;
}

constexpr UChar32 first_cyrillic = 0x400;
constexpr char unknown_letter = '?';  ///< of another alphabet: no name is equal to the rest without it

/// A folded name in plain Latin letters.
std::string spelled_in_latin(std::string_view folded) {
  std::string spelled;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(folded.data());
  const auto length = static_cast<std::int32_t>(folded.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 letter = 0;
    U8_NEXT(bytes, at, length, letter);
    if (letter < 0) continue;
    if (const char* sound = sound_of(letter)) {
      spelled += sound;
    } else if (letter < 0x80 && u_isalnum(letter) != 0) {
      spelled += static_cast<char>(letter);
    } else if (u_isalpha(letter) != 0) {
      spelled += unknown_letter;
    }
  }
  return spelled;
}

struct Ending {
  std::string_view written;
  std::vector<std::string_view> nominative;  ///< what may stand there instead
};

/// Cases of Russian nouns and adjectives, then of Kazakh nouns. All that fit are tried.
const std::vector<Ending>& endings() {
  static const std::vector<Ending> table{{"ого", {"ый", "ой", "ое", "ий"}},
                                         {"его", {"ий", "ее", "ое"}},
                                         {"ому", {"ый", "ое", "ий"}},
                                         {"ом", {"", "о", "ое", "ый"}},
                                         {"ем", {"", "е", "ий", "ее"}},
                                         {"ым", {"ый", "ое", "ая"}},
                                         {"им", {"ий", "ое"}},
                                         {"ую", {"ая"}},
                                         {"юю", {"яя"}},
                                         {"ой", {"а", "ая"}},
                                         {"ей", {"я", "яя", "ая"}},
                                         {"ых", {"ые"}},
                                         {"их", {"ие"}},
                                         {"ам", {"ы", "а"}},
                                         {"ах", {"ы", "и"}},
                                         {"е", {"", "а", "о", "я", "ь", "й"}},
                                         {"а", {"", "о"}},
                                         {"я", {"ь", "й"}},
                                         {"ы", {"а", ""}},
                                         {"и", {"а", "я", "ь", "ия"}},
                                         {"у", {"", "а", "о"}},
                                         {"ю", {"ь", "я"}}};
  return table;
}
constexpr std::array<std::string_view, 34> kazakh_endings{
    "дағы", "дегі", "тағы", "тегі", "ның", "нің", "дың", "дің", "тың", "тің", "дан", "ден",
    "тан",  "тен",  "нан",  "нен",  "нда", "нде", "мен", "бен", "пен", "да",  "де",  "та",
    "те",   "ға",   "ге",   "қа",   "ке",  "ны",  "ні",  "ды",  "ді",  "дағ"};

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

void add_unique(std::vector<std::string>& list, std::string value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

std::vector<std::string> nominatives(const std::string& word) {
  constexpr std::size_t shortest_stem = 3;
  std::vector<std::string> forms{word};
  for (const auto& ending : endings()) {
    if (!ends_with(word, ending.written)) continue;
    const auto stem = word.substr(0, word.size() - ending.written.size());
    if (letters_of(stem) < shortest_stem) continue;
    for (const auto& instead : ending.nominative) add_unique(forms, stem + std::string(instead));
  }
  for (const auto& ending : kazakh_endings) {
    if (!ends_with(word, ending)) continue;
    auto stem = word.substr(0, word.size() - ending.size());
    if (letters_of(stem) >= shortest_stem) add_unique(forms, std::move(stem));
  }
  return forms;
}

}  // namespace

std::string sound_key(std::string_view folded) { return as_single_letters(spelled_in_latin(folded), false); }

std::string letter_key(std::string_view folded) {
  std::string key;
  std::size_t latin = 0;  // where Latin letters begin that are not yet in the key
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(folded.data());
  const auto length = static_cast<std::int32_t>(folded.size());
  for (std::int32_t at = 0; at < length;) {
    const auto begin = static_cast<std::size_t>(at);
    UChar32 letter = 0;
    U8_NEXT(bytes, at, length, letter);
    if (letter >= 0 && letter < first_cyrillic && u_isalnum(letter) != 0) continue;
    key += as_single_letters(spelled_in_latin(folded.substr(latin, begin - latin)), true);
    latin = static_cast<std::size_t>(at);
    key += as_single_letters(spelled_in_latin(folded.substr(begin, latin - begin)), true);
  }
  return key + as_single_letters(spelled_in_latin(folded.substr(latin)), true);
}

std::vector<std::string> uninflected(std::string_view folded) {
  constexpr std::size_t most = 48;
  std::vector<std::string> forms{std::string()};
  for (const auto& word : split(folded, " ")) {
    const auto words = nominatives(word);
    std::vector<std::string> longer;
    for (const auto& form : forms) {
      for (const auto& one : words) {
        if (longer.size() < most) longer.push_back(form.empty() ? one : form + " " + one);
      }
    }
    forms = std::move(longer);
  }
  return forms;
}

bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (same == b.size()) return false;  // equal
  if (a.size() < b.size()) return !digit(b[same]) && a.substr(same) == b.substr(same + 1);
  if (digit(a[same]) || digit(b[same])) return false;
  if (a.substr(same + 1) == b.substr(same + 1)) return true;
  const bool swapped = same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same];
  return swapped && a.substr(same + 2) == b.substr(same + 2);
}

}  // namespace tyndau::intake
