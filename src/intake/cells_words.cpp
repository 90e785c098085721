#include "intake/cells.hpp"
#include "intake/fold.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace tyndau::intake {
namespace {

using hearing::FootprintRole;
using hearing::Form;
using hearing::Seen;
using hearing::ZoneKind;

template <class T>
struct Words {
  T value;
  std::string_view words;  ///< folded tightly, "|" between them
};

bool among(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

template <class T, std::size_t count>
std::optional<T> value_of(const std::array<Words<T>, count>& table, std::string_view text) {
  const std::string word = fold_tight(text);
  if (word.empty()) return std::nullopt;
  for (const auto& row : table) {
    if (among(row.words, word)) return row.value;
  }
  return std::nullopt;
}

constexpr std::array<Words<Seen>, 3> seen_words{
    {{Seen::present,
      "present|yes|y|true|1|есть|да|имеется|имеются|присутствует|присутствовал|присутствовали|указано|указан|"
      "указана|"
      "указаны|опубликован|опубликовано|размещено|бар|иә|ия|көрсетілген|жарияланған|қатысты|болды|seen"},
     {Seen::absent,
      "absent|no|n|false|0|нет|отсутствует|отсутствуют|отсутствовал|неуказано|неуказан|неуказана|неуказаны|"
      "неопубликован|"
      "неопубликовано|неразмещено|жоқ|жок|көрсетілмеген|жарияланбаған|қатыспады|болмады|none|missing"},
     {Seen::not_seen,
      "notseen|unknown|невидели|невидено|неизвестно|непроверено|непроверялось|нетданных|көрілгенжоқ|"
      "көрілмеді|белгісіз|"
      "тексерілмеген|notchecked|na"}}};

constexpr std::array<Words<Form>, 4> form_words{
    {{Form::open_meeting,
      "openmeeting|meeting|открытоесобрание|собрание|общественныеслушания|"
      "общественныеслушаниявформеоткрытогособрания|"
      "слушания|ашықжиналыс|жиналыс|ашықжиналыстүріндегіқоғамдықтыңдау|қоғамдықтыңдау"},
     {Form::public_discussion,
      "publicdiscussion|discussion|публичноеобсуждение|публичныеобсуждения|общественноеобсуждение|обсуждение|"
      "жариялыталқылау|қоғамдықталқылау|талқылау"},
     {Form::survey, "survey|poll|опрос|опроснаселения|сауалнама|сұрау|халықтансұрау|анкетирование"},
     {Form::online,
      "online|онлайн|дистанционно|видеоконференция|онлайнрежимде|бейнеконференция|videoconference"}}};

constexpr std::array<Words<FootprintRole>, 3> role_words{
    {{FootprintRole::site_boundary,
      "siteboundary|boundary|site|границаплощадки|граница|границаучастка|контур|контурплощадки|алаңшекарасы|"
      "шекара|"
      "учаскешекарасы|объектшекарасы"},
     {FootprintRole::source_point,
      "sourcepoint|source|point|источник|точкаисточника|источниквыбросов|труба|көз|көзнүктесі|шығарындыкөзі"},
     {FootprintRole::route, "route|line|трасса|маршрут|линия|бағыт|трассасы|желі|жол"}}};

constexpr std::array<Words<ZoneKind>, hearing::zone_kind_count> zone_words{
    {{ZoneKind::water_protection_zone, "waterprotectionzone|водоохраннаязона|суқорғауаймағы"},
     {ZoneKind::water_protection_strip, "waterprotectionstrip|водоохраннаяполоса|суқорғаубелдеуі"},
     {ZoneKind::drinking_water_protection_belt,
      "drinkingwaterprotectionbelt|поясзсо|зсо|зонасанитарнойохраны|зонасанитарнойохраныводоисточника|"
      "санитариялыққорғаубелдеуі|санитариялықкүзетаймағы"},
     {ZoneKind::state_forest_fund,
      "stateforestfund|гослесфонд|лесныйфонд|государственныйлесныйфонд|мемлекеттікорманқоры|орманқоры"},
     {ZoneKind::protected_area,
      "protectedarea|оопт|особоохраняемаяприроднаятерритория|заповедник|заказник|национальныйпарк|еқта|"
      "ерекшеқорғалатынтабиғиаумақ|қорық"},
     {ZoneKind::protected_area_buffer,
      "protectedareabuffer|буфернаязона|охраннаязонаоопт|буфернаязонаоопт|еқтақорғауаймағы|буферлікаймақ"},
     {ZoneKind::semipalatinsk_test_site,
      "semipalatinsktestsite|семипалатинскийполигон|сип|семипалатинскийиспытательныйядерныйполигон|"
      "семейполигоны|"
      "семейядролықсынақполигоны"},
     {ZoneKind::water_body, "waterbody|водныйобъект|водоем|суобъектісі|суайдыны"}}};

constexpr std::array<Words<Language>, 3> language_words{
    {{Language::kk,
      "kk|kz|kaz|kazakh|казахский|наказахском|казахскомязыке|казахскийязык|қаз|қазақ|қазақша|қазақтілінде|"
      "қазақтілі|каз|казахском"},
     {Language::ru,
      "ru|rus|russian|русский|нарусском|русскомязыке|рус|русском|орыс|орысша|орыстілінде|орыстілі"},
     {Language::en, "en|eng|english|английский|наанглийском|ағылшын|ағылшынша|анг"}}};

struct MapWord {
  std::string_view key;
  std::string_view words;
};
constexpr std::array<MapWord, 5> map_words{
    {{"footprint", "footprint|site|объект|площадка|контуробъекта|участок|нысан|алаң|объектконтуры|контур"},
     {"settlements", "settlements|населенныепункты|поселения|поселки|елдімекендер|елдімекен"},
     {"scale", "scale|масштаб|масштабы"},
     {"coordinates", "coordinates|координаты|координаттар|координатнаясетка"},
     {"protection_zone", "protectionzone|spz|сзз|границасзз|санитарнозащитнаязона|сқа|сқашекарасы"}}};

tl::unexpected<CellFault> unknown(std::string code, const std::string& word) {
  return fault(std::move(code), {{"word", cut(word, 40)}});
}

/// "scale: absent" → the word and what was seen of it; a word alone is present.
std::optional<std::pair<std::string, Seen>> word_and_seen(const std::string& part) {
  const auto colon = part.find_first_of(":=");
  if (colon == std::string::npos) return std::pair(part, Seen::present);
  const auto seen = parse_seen(part.substr(colon + 1));
  if (!seen) return std::nullopt;
  return std::pair(part.substr(0, colon), *seen);
}

}  // namespace

std::optional<Seen> parse_seen(std::string_view text) {
  const std::string cell = trimmed(text);
  if (cell == "+" || cell == "✓" || cell == "✔") return Seen::present;
  if (cell == "-" || cell == "–" || cell == "—" || cell == "−") return Seen::absent;
  if (cell == "?") return Seen::not_seen;
  return value_of(seen_words, cell);
}

std::optional<Form> parse_form(std::string_view text) { return value_of(form_words, text); }

std::optional<FootprintRole> parse_role(std::string_view text) { return value_of(role_words, text); }

std::optional<ZoneKind> parse_zone_kind(std::string_view text) { return value_of(zone_words, text); }

std::optional<Language> parse_language(std::string_view text) { return value_of(language_words, text); }

std::optional<std::string> parse_map_content(std::string_view text) {
  const std::string word = fold_tight(text);
  for (const auto& row : map_words) {
    if (!word.empty() && among(row.words, word)) return std::string(row.key);
  }
  return std::nullopt;
}

std::optional<hearing::HazardClass> parse_hazard_class(std::string_view text) {
  std::string word = fold_tight(text);
  for (const std::string_view around :
       {"класса опасности", "класс опасности", "қауіптілік класы", "қауіптілік сыныбы", "класса", "класс",
        "сыныбы", "сынып", "класы", "hazard class", "class"}) {
    const std::string part = fold_tight(around);
    if (word.ends_with(part))
      word.erase(word.size() - part.size());
    else if (word.starts_with(part))
      word.erase(0, part.size());
  }
  std::string latin;
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view rest = std::string_view(word).substr(i);
    if (rest.starts_with("і") || rest.starts_with("ӏ") || rest.starts_with("l"))
      latin += 'i';
    else if (rest.starts_with("ѵ"))
      latin += 'v';
    else
      latin += rest[0];
    i += static_cast<unsigned char>(rest[0]) >= 0xC0 ? 2 : 1;
  }
  static constexpr std::array<std::array<std::string_view, 2>, 5> names{
      {{"i", "1"}, {"ii", "2"}, {"iii", "3"}, {"iv", "4"}, {"v", "5"}}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (latin == names[i][0] || latin == names[i][1]) return static_cast<hearing::HazardClass>(i + 1);
  }
  return std::nullopt;
}

Parsed<std::vector<Language>> parse_languages(std::string_view text) {
  std::string list = fold(text);
  for (const std::string_view conjunction : {" и ", " және ", " and ", " мен "}) {
    for (auto at = list.find(conjunction); at != std::string::npos; at = list.find(conjunction)) {
      list.replace(at, conjunction.size(), ";");
    }
  }
  std::vector<Language> languages;
  for (const auto& part : split(list, "; ")) {
    if (among("язык|языке|языки|языках|на|тілінде|тілі|тілдерінде", part)) continue;
    const auto language = parse_language(part);
    if (!language) return unknown("unknown-language", part);
    if (std::find(languages.begin(), languages.end(), *language) == languages.end())
      languages.push_back(*language);
  }
  if (languages.empty()) return unknown("unknown-language", std::string(text));
  std::sort(languages.begin(), languages.end());
  return languages;
}

Parsed<std::map<ZoneKind, Seen>> parse_zones(std::string_view text) {
  std::map<ZoneKind, Seen> zones;
  for (const auto& part : split(text, ";,\n")) {
    const auto named = word_and_seen(part);
    const auto kind = named ? parse_zone_kind(named->first) : std::nullopt;
    if (!kind) return unknown("unknown-zone", part);
    zones[*kind] = named->second;
  }
  return zones;
}

Parsed<std::map<std::string, Seen>> parse_map_contents(std::string_view text) {
  std::map<std::string, Seen> contents;
  for (const auto& part : split(text, ";,\n")) {
    const auto named = word_and_seen(part);
    const auto key = named ? parse_map_content(named->first) : std::nullopt;
    if (!key) return unknown("unknown-map-content", part);
    contents[*key] = named->second;
  }
  return contents;
}

}  // namespace tyndau::intake
