#include "intake/coordinate_tokens.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;

struct Spellings {
  Word word;
  std::u32string_view all;  ///< in lower case, between bars
};

constexpr Spellings spellings[] = {
    {Word::north, U"n|north|с|c|сш|северной|северная|сев|се|солтүстік|солт|soltüstık|soltüstik|soltustik"},
    {Word::south, U"s|south|ю|юш|южной|южная|ое|оңтүстік|оңт"},
    {Word::east, U"e|е|east|в|b|вд|восточной|восточная|вост|шб|шығыс|шығ|şyğys|şığıs|shygys"},
    {Word::west, U"w|west|з|зд|западной|западная|бб|батыс|бат"},
    {Word::latitude, U"lat|latitude|широта|широты|широте|шир|ендік|енд|ендігі|endık|endik|φ"},
    {Word::longitude,
     U"lon|lng|long|longitude|долгота|долготы|долготе|долг|дол|д|бойлық|бойл|бойлығы|boilyq|boylyq|λ"},
    {Word::sh, U"ш"},
    {Word::degree, U"град|градус|градуса|градусов|гр|d|deg|degrees"},
    {Word::minute, U"мин|минута|минуты|минут|min"},
    {Word::second, U"сек|секунда|секунды|секунд|sec"},
    {Word::separator, U"и|and|және"},
    {Word::pulkovo, U"ск42|sk42|ck42"},
    {Word::utm, U"utm"},
    {Word::mgrs, U"mgrs"},
    {Word::system_letters, U"ск|sk|ck|cк|сk|гск"},
    {Word::local_system, U"мск|местная|местной|местные|условная|условной|жергілікті"},
    {Word::wgs, U"wgs|пз"},
    {Word::grid_axis, U"x|y|х|у|northing|easting|восток|север|шығысқа|смещение"},
    {Word::epsg, U"epsg|srid"},
    {Word::first, U"алдымен|сначала|first|бірінші"},
    {Word::metre, U"м|m|метр|метра|метров|metres|meters|me|mn"},
    {Word::unit,
     U"га|ha|км|km|м2|м3|мм|см|т|тонн|тонна|тыс|млн|тг|тенге|теңге|руб|кг|л|г|мг|кв|куб|мвт|квт|чел|адам|мұ|"
     U"жыл|ч|час|часов|сағат|дб|шт|дана"},
    {Word::phone, U"тел|факс|моб|tel|fax|phone|whatsapp"},
};

struct Stem {
  std::u32string_view begin;
  Word word;
};

constexpr Stem stems[] = {
    {U"северн", Word::north},
    {U"солтүсті", Word::north},
    {U"южн", Word::south},
    {U"восточн", Word::east},
    {U"западн", Word::west},
    {U"широт", Word::latitude},
    {U"ендік", Word::latitude},
    {U"ендіг", Word::latitude},
    {U"долгот", Word::longitude},
    {U"бойлық", Word::longitude},
    {U"бойлығ", Word::longitude},
    {U"градус", Word::degree},
    {U"минут", Word::minute},
    {U"секунд", Word::second},
    {U"координат", Word::coordinates},
    {U"coordinate", Word::coordinates},
    {U"угл", Word::corners},
    {U"поворотн", Word::corners},
    {U"контур", Word::corners},
    {U"границ", Word::corners},
    {U"периметр", Word::corners},
    {U"бұрыш", Word::corners},
    {U"шекара", Word::corners},
    {U"corner", Word::corners},
    {U"boundar", Word::corners},
    {U"точк", Word::points},
    {U"точек", Word::points},
    {U"нүктелер", Word::points},
    {U"points", Word::points},
    {U"скважин", Word::single_objects},
    {U"источник", Word::single_objects},
    {U"ұңғыма", Word::single_objects},
    {U"пулков", Word::pulkovo},
    {U"pulkovo", Word::pulkovo},
    {U"полушари", Word::system_letters},
    {U"гаусс", Word::pulkovo},
    {U"крюгер", Word::pulkovo},
    {U"gauss", Word::pulkovo},
    {U"kruger", Word::pulkovo},
    {U"krüger", Word::pulkovo},
    {U"зон", Word::zone},
    {U"zone", Word::zone},
    {U"аймақ", Word::zone},
    {U"аймағ", Word::zone},
    {U"лист", Word::sheet},
    {U"номенклатур", Word::sheet},
    {U"планшет", Word::sheet},
    {U"трапеци", Word::sheet},
    {U"парақ", Word::sheet},
    {U"парағ", Word::sheet},
    {U"sheet", Word::sheet},
    {U"карт", Word::sheet},
    {U"перв", Word::first},
    {U"втор", Word::latter},
    {U"екінші", Word::latter},
    {U"телефон", Word::phone},
};

/// How long an ending may be.
constexpr std::size_t longest_ending = 5;

using Words = std::unordered_map<std::u32string_view, Word>;

const Words& words() {
  static const Words all = [] {
    Words made;
    for (const auto& [word, list] : spellings) {
      for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(U'|', begin), list.size());
        made.emplace(list.substr(begin, end - begin), word);
        begin = end + 1;
      }
    }
    return made;
  }();
  return all;
}

}  // namespace

bool names_axis(CoordinateWord word) {
  switch (word) {
    case Word::north:
    case Word::south:
    case Word::east:
    case Word::west:
    case Word::latitude:
    case Word::longitude:
    case Word::sh: return true;
    default: return false;
  }
}

CoordinateWord word_of(std::u32string_view word) {
  const auto known = words().find(word);
  if (known != words().end()) return known->second;
  for (const auto& [begin, meant] : stems) {
    if (word.starts_with(begin) && word.size() <= begin.size() + longest_ending) return meant;
  }
  return Word::other;
}

bool names_list_item(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 10> all{U"т",     U"тчк",   U"точка", U"скв", U"угол",
                                                           U"нүкте", U"бұрыш", U"point", U"№",   U"no"};
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool is_ordinal_ending(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 9> all{U"я",  U"ая", U"й",   U"ый",  U"ой",
                                                          U"ші", U"шы", U"нші", U"інші"};
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace tyndau::intake
