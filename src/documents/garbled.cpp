#include "documents/clean_text.hpp"
#include "intake/letters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <string_view>
#include <utility>

namespace tyndau::documents {
namespace {

constexpr std::u32string_view western_by_frequency = U"etaoinsrhldcumfpgwybvkxjqz";
/// Signs that fill the lines and tables of honest documents.
constexpr std::u32string_view usual_signs = U".,;:()-–—_=*/\"'«»“”„’°′″№%+|•·…\uFFFD";

template <class Take>
void each_character(std::string_view text, Take take) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    take(c);
  }
}

bool is_cyrillic(UChar32 c) { return c >= 0x400 && c <= 0x4FF; }

/// Letters in words of four letters and more: shorter ones are abbreviations, "с.ш.", "ТОО".
struct Words {
  static constexpr std::size_t enough = 4;
  std::size_t letters = 0;
  double surprise = 0;
  void add(const Words& word) {
    if (word.letters < enough) return;
    letters += word.letters;
    surprise += word.surprise;
  }
  [[nodiscard]] bool is_stranger_than(double most) const {
    constexpr std::size_t some_words = 40;
    return letters >= some_words && surprise > most * static_cast<double>(letters);
  }
};

struct Census {
  std::size_t visible = 0;
  std::size_t letters = 0;
  std::size_t cyrillic = 0;
  std::size_t western = 0;    ///< À to ÿ: CP1251 taken for Latin-1
  std::size_t phonetic = 0;   ///< numbers of a font's drawings taken for letters
  std::size_t er_and_es = 0;  ///< Р and С: UTF-8 taken for CP1251
  std::size_t lost = 0;
  std::size_t odd_signs = 0;
  std::size_t capitals = 0;
  std::size_t inverted_words = 0;  ///< "нАЗЪБКЕМХЕ"
  std::size_t turns = 0;           ///< from a small letter to a capital one: KOI8-R taken for CP1251
  Words cyrillic_words;
  Words western_words;
};

class Counter {
 public:
  void take(UChar32 c) {
    if (u_isUWhiteSpace(c) == 0) ++census_.visible;
    if (c == 0xFFFD) ++census_.lost;
    if (u_isalpha(c) != 0) {
      letter(c);
    } else {
      end_word();
      const bool sign = u_isUWhiteSpace(c) == 0 && u_isdigit(c) == 0;
      if (sign && usual_signs.find(static_cast<char32_t>(c)) == std::u32string_view::npos)
        ++census_.odd_signs;
    }
    previous_ = c;
  }
  [[nodiscard]] const Census& census() {
    end_word();
    return census_;
  }

 private:
  void letter(UChar32 c) {
    ++census_.letters;
    if (is_cyrillic(c)) ++census_.cyrillic;
    if (c >= 0xC0 && c <= 0xFF) ++census_.western;
    if (c >= 0x180 && c <= 0x2FF) ++census_.phonetic;
    if (c == U'Р' || c == U'С') ++census_.er_and_es;
    if (u_isupper(c) != 0) ++census_.capitals;
    if (u_isupper(c) != 0 && u_islower(previous_) != 0) {
      ++census_.turns;
      inverted_ = cyrillic_word_.letters == 1;
    } else if (u_islower(c) != 0) {
      inverted_ = false;
    }
    if (is_cyrillic(c)) take(cyrillic_word_, intake::surprise(static_cast<char32_t>(c)));
    const auto rank = western_by_frequency.find(static_cast<char32_t>(u_tolower(c)));
    if (rank != std::u32string_view::npos) take(western_word_, static_cast<double>(rank));
  }
  static void take(Words& word, double surprise_of_letter) {
    ++word.letters;
    word.surprise += surprise_of_letter;
  }
  void end_word() {
    if (inverted_ && cyrillic_word_.letters >= Words::enough) ++census_.inverted_words;
    inverted_ = false;
    census_.cyrillic_words.add(std::exchange(cyrillic_word_, {}));
    census_.western_words.add(std::exchange(western_word_, {}));
  }

  Census census_;
  UChar32 previous_ = 0;
  Words cyrillic_word_;
  Words western_word_;
  bool inverted_ = false;
};

bool has_strange_letters(const Census& all) {
  return (all.western * 2 > all.letters && all.cyrillic * 10 < all.letters) ||
         all.phonetic * 4 > all.letters || all.turns * 14 > all.letters ||
         (all.er_and_es * 10 > all.cyrillic * 3 && all.cyrillic * 2 > all.letters);
}

bool has_strange_words(const Census& all) {
  // See surprise(). A code page taken for another one also turns capital letters into small ones and back.
  const bool inverted = all.inverted_words > 0 && all.capitals * 10 > all.letters * 7;
  const double most_of_cyrillic = inverted ? 3.2 : 3.5;
  constexpr double most_of_western = 12.5;  // English has 6, Kazakh in Latin letters 10, letters at random 13
  return all.cyrillic * 2 > all.letters ? all.cyrillic_words.is_stranger_than(most_of_cyrillic)
                                        : all.western_words.is_stranger_than(most_of_western);
}

}  // namespace

bool is_garbled(std::string_view text) {
  constexpr std::size_t enough = 20;
  Counter counter;
  each_character(text, [&](UChar32 c) { counter.take(c); });
  const Census& all = counter.census();
  if (all.visible < enough) return false;
  if (all.lost * 10 > all.visible || all.odd_signs * 10 > all.visible * 4) return true;
  return all.letters >= enough && (has_strange_letters(all) || has_strange_words(all));
}

bool is_codes(std::string_view text) {
  std::size_t codes = 0, visible = 0;
  each_character(text, [&](UChar32 c) {
    if (c < 0 || u_isUWhiteSpace(c) == 0) ++visible;
    if (c >= 0 && u_iscntrl(c) != 0 && u_isUWhiteSpace(c) == 0) ++codes;
  });
  return codes > 0 && codes * 10 > visible;
}

}  // namespace tyndau::documents
