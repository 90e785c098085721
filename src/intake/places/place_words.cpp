#include "intake/places/place_words.hpp"

#include "core/letters.hpp"
#include "intake/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace tyndau::intake {
namespace {

using Kind = AddressWordKind;

struct Row {
  Kind kind;
  NameSide side;
  std::string_view words;  ///< blank separated
};

constexpr std::array<Row, 14> rows{{
    {Kind::oblast, NameSide::either, "область области областью обл"},
    {Kind::oblast, NameSide::before,
     "облысы облысының облысында облысындағы облысынан облыс obl oblysy oblysynyń oblysynyn region oblast "
     "province"},
    {Kind::district, NameSide::either, "район района районе районом районы району"},
    {Kind::district, NameSide::before,
     "ауданы ауданының ауданында ауданындағы ауданынан аудан ауд aud audany audanynyń audanynyn district "
     "raion "
     "rayon"},
    {Kind::rural_district, NameSide::before,
     "сельокруг округі округінің округінде округ округа округе okrugi okrug"},
    {Kind::town, NameSide::behind, "г гор город города городе городу городом"},
    {Kind::town, NameSide::before,
     "қаласы қаласының қаласында қаласынан қаласындағы қаласына қала қ q qalasy qalasynyń qalasynda city "
     "town"},
    {Kind::village, NameSide::behind,
     "с село села селе селу селом сёла п пос поселок поселка поселке поселку поселки пгт рп нп а аул аула "
     "ауле аулы "
     "разъезд разъезда разъезде рзд деревня деревни деревне д хутор"},
    {Kind::village, NameSide::before,
     "ауылы ауылының ауылында ауылынан ауылына ауылындағы ауылын ауыл аулының аулында ауылдары кенті "
     "кентінің кентінде "
     "кентінен кентіне кентіндегі кент селосы селосының селосында разъезі бекеті "
     "a aýyly aýylynda aýylynyń auyly auylynda auylynyn kenti kentinde village settlement"},
    {Kind::station, NameSide::behind, "ст станция станции станцию"},
    {Kind::station, NameSide::before,
     "станциясы станциясының станциясында станциясынан стансасы стансасының стансасында стансасынан station"},
    {Kind::other, NameSide::behind,
     "улица улице ул проспект пр пр-т переулок пер дом здание здании каб кабинет зал этаж мкр микрорайон "
     "микрорайоне "
     "площадь площади бульвар шоссе набережная наб тупик проезд тракт квартал участок уч №  корпус блок "
     "помещение телефон тел"},
    {Kind::other, NameSide::before,
     "көшесі көше даңғылы үйі үйінде ғимараты ғимаратында клубы мектебі мектеп әкімдігі әкімдігінің "
     "әкімдігінде "
     "орталығы кітапханасы алаңы алаңында бульвары тұйығы шағынауданы ықшамауданы street avenue square "
     "мөлтекауданы"},
    {Kind::other, NameSide::either,
     "клуб клуба клубе дк школа школы школе акимат акимата акимате библиотека библиотеке спортзал жилой "
     "культуры "
     "тұрғындары үшін месторождение месторождении кенорны кен шағын office hall"},
}};

const AddressWord* single_word(const std::string& word) {
  static const auto table = [] {
    std::unordered_map<std::string, AddressWord> made;
    for (const auto& row : rows) {
      for (const auto& one : split(row.words, " "))
        made.emplace(fold(one), AddressWord{row.kind, row.side, 1});
    }
    return made;
  }();
  const auto found = table.find(word);
  return found == table.end() ? nullptr : &found->second;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Two letters, or two words, that are one word of an address: what may stand first, and what behind it.
struct Pair {
  std::string_view first, second;  ///< blank separated; a word that ends in * may go on
  AddressWord word;
};

bool matches(std::string_view word, std::string_view pattern) {
  if (!pattern.ends_with('*')) return word == pattern;
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool matches_any(std::string_view word, std::string_view patterns) {
  while (!patterns.empty()) {
    const auto blank = std::min(patterns.find(' '), patterns.size());
    if (matches(word, patterns.substr(0, blank))) return true;
    patterns.remove_prefix(std::min(blank + 1, patterns.size()));
  }
  return false;
}

template <std::size_t n>
std::optional<AddressWord> word_of_pair(const std::array<Pair, n>& pairs, const std::string& first,
                                        const std::string& second) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return matches_any(first, pair.first) && matches_any(second, pair.second);
  });
  return found == pairs.end() ? std::nullopt : std::optional(found->word);
}

constexpr std::array<Pair, 6> letter_pairs{{
    {"р", "н", {Kind::district, NameSide::either, 2}},
    {"р н", "п", {Kind::village, NameSide::behind, 2}},
    {"г қ", "а ә", {Kind::district, NameSide::either, 2}},
    {"с а п к", "о а ә", {Kind::rural_district, NameSide::either, 2}},
    {"ш", "а", {Kind::other, NameSide::before, 2}},
    {"п", "г", {Kind::village, NameSide::behind, 3}},
}};

constexpr std::array<Pair, 10> word_pairs{{
    {"сельск* аульн* поселков*", "округ* администрац*", {Kind::rural_district, NameSide::either, 2}},
    {"ауылдық кенттік поселкелік селолық auyldyq aýyldyq",
     "округ* аймағ* әкімдіг* okrug*",
     {Kind::rural_district, NameSide::before, 2}},
    {"rural", "district okrug", {Kind::rural_district, NameSide::before, 2}},
    {"городск*", "администрац*", {Kind::district, NameSide::either, 2}},
    {"қалалық", "әкім*", {Kind::district, NameSide::either, 2}},
    {"city", "administration", {Kind::district, NameSide::either, 2}},
    {"населенн*", "пункт*", {Kind::village, NameSide::behind, 2}},
    {"елді", "мекен*", {Kind::village, NameSide::before, 2}},
    {"шағын", "аудан*", {Kind::other, NameSide::before, 2}},
    {"мәдениет", "үй* сарай* ортал* клуб*", {Kind::other, NameSide::either, 2}},
}};

/// "с. о.", "г/а", "р-н", "п. г. т.": letters with dots, slashes or hyphens between them.
std::optional<AddressWord> abbreviation(const std::vector<AddressToken>& tokens, std::size_t at) {
  if (at + 1 >= tokens.size()) return std::nullopt;
  const auto& first = tokens[at];
  const auto& second = tokens[at + 1];
  if (letters_of(first.word) != 1 || letters_of(second.word) != 1 || second.breaks) return std::nullopt;
  if (!first.dot && !first.slash && !first.hyphen) return std::nullopt;
  const auto word = word_of_pair(letter_pairs, first.word, second.word);
  const bool third = word && word->tokens == 3;
  if (third && (at + 2 >= tokens.size() || tokens[at + 2].word != "т")) return std::nullopt;
  return word;
}

/// "сельский округ", "қалалық әкімдігі": an adjective of two, then the word itself.
std::optional<AddressWord> two_words(const std::vector<AddressToken>& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || tokens[at + 1].breaks) return std::nullopt;
  const auto& first = tokens[at].word;
  if (const auto word = word_of_pair(word_pairs, first, tokens[at + 1].word)) return word;
  if (tokens[at + 1].word != "of") return std::nullopt;
  if (one_of(first, {"town", "city"})) return AddressWord{Kind::town, NameSide::behind, 2};
  if (one_of(first, {"village", "settlement"})) return AddressWord{Kind::village, NameSide::behind, 2};
  return std::nullopt;
}

/// "Абай к. 5", "Абай к-сі 5": a street, cut short.
std::optional<AddressWord> kazakh_street(const std::vector<AddressToken>& tokens, std::size_t at) {
  if (tokens[at].word != "к" || at == 0 || tokens[at].breaks || at + 1 >= tokens.size()) return std::nullopt;
  const auto& next = tokens[at + 1];
  if (tokens[at].hyphen && (next.word.starts_with("сі") || next.word.starts_with("сы")))
    return AddressWord{Kind::other, NameSide::before, 2};
  if (tokens[at].dot && next.number) return AddressWord{Kind::other, NameSide::before, 1};
  return std::nullopt;
}

/// A single letter is a word of an address only when it is written like one: "с.", or "с" before a capital.
bool written_like_one(const std::vector<AddressToken>& tokens, std::size_t at) {
  const auto& token = tokens[at];
  const bool year = token.word == "г" && at > 0 && tokens[at - 1].number && !token.breaks;
  if (year) return false;
  if (letters_of(token.word) > 1 && token.word != "ст") return true;
  const bool next = at + 1 < tokens.size() && !tokens[at + 1].breaks;
  if (token.word == "д") return token.dot && next && !tokens[at + 1].number;
  if (token.word == "a" || token.word == "q") return token.dot && at > 0;
  return token.dot || (next && tokens[at + 1].capital);
}

/// Neighbours and others that notices name, between bars: in the nominative, and as behind "в".
constexpr std::string_view foreign_countries =
    "|россия|россии|российская федерация|российской федерации|рф|ресей|ресейде|ресей федерациясы|"
    "russia|russian federation|узбекистан|узбекистана|узбекистане|республика узбекистан|"
    "республики узбекистан|өзбекстан|өзбекстанда|өзбекстан республикасы|uzbekistan|oʻzbekiston|"
    "кыргызстан|кыргызстана|кыргызстане|киргизия|киргизии|кыргызская республика|қырғызстан|"
    "қырғызстанда|қырғыз республикасы|kyrgyzstan|туркменистан|туркменистана|туркменистане|"
    "түрікменстан|turkmenistan|таджикистан|таджикистана|таджикистане|тәжікстан|tajikistan|китай|"
    "китая|китае|кнр|қытай|қхр|қытайда|china|монголия|монголии|моңғолия|mongolia|украина|украины|"
    "украине|ukraine|беларусь|беларуси|белоруссия|belarus|азербайджан|әзірбайжан|azerbaijan|грузия|"
    "georgia|армения|armenia|турция|түркия|turkey|иран|iran|германия|germany|афганистан|ауғанстан|"
    "afghanistan|ссср|кср|";

// ---- tokens

/// Latin letters that look like Cyrillic ones.
UChar32 cyrillic_twin(UChar32 c) {
  static constexpr std::array<std::pair<UChar32, UChar32>, 13> twins{{{U'a', U'а'},
                                                                      {U'c', U'с'},
                                                                      {U'e', U'е'},
                                                                      {U'o', U'о'},
                                                                      {U'p', U'р'},
                                                                      {U'x', U'х'},
                                                                      {U'y', U'у'},
                                                                      {U'k', U'к'},
                                                                      {U'm', U'м'},
                                                                      {U't', U'т'},
                                                                      {U'b', U'в'},
                                                                      {U'h', U'һ'},
                                                                      {U'i', U'і'}}};
  for (const auto& [latin, cyrillic] : twins) {
    if (latin == c) return cyrillic;
  }
  return 0;
}

bool separates(UChar32 c) { return c < 0 || c == ',' || c == ';' || c == ':' || c == '\n'; }
bool is_dash(UChar32 c) { return c == '-' || c == 0x2013 || c == 0x2014; }
bool cyrillic(UChar32 c) { return c >= 0x400 && c < 0x530; }
bool latin(UChar32 c) { return (c >= 'a' && c <= 'z') || (c >= 0xDF && c < 0x250); }

void append(std::string& out, UChar32 c) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(bytes.data(), static_cast<std::size_t>(length));
}

/// A word of two alphabets becomes Cyrillic when every Latin letter of it has its twin there.
std::string word_of(const std::vector<UChar32>& letters) {
  const bool mixed = std::any_of(letters.begin(), letters.end(), cyrillic) &&
                     std::all_of(letters.begin(), letters.end(),
                                 [](UChar32 c) { return !latin(c) || cyrillic_twin(c) != 0; });
  std::string word;
  for (const UChar32 c : letters) append(word, mixed && latin(c) ? cyrillic_twin(c) : c);
  return word;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<AddressToken> run() {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    const auto length = static_cast<std::int32_t>(text_.size());
    for (std::int32_t at = 0; at < length;) {
      begin_ = static_cast<std::size_t>(at);
      UChar32 c = 0;
      U8_NEXT(bytes, at, length, c);
      take(c, static_cast<std::size_t>(at));
    }
    finish(text_.size());
    return std::move(tokens_);
  }

 private:
  void take(UChar32 c, std::size_t after) {
    if (c == 0x2019 || c == '\'' || c == 0x02BC || c == 0xAD) return;  // apostrophes and soft hyphens join
    const bool letter = c >= 0 && (u_isalnum(c) != 0 || u_charType(c) == U_NON_SPACING_MARK || c == 0x2116);
    if (letter) {
      if (letters_.empty()) start(c);
      const UChar32 lower = u_tolower(c);
      letters_.push_back(lower == U'ё' ? UChar32{U'е'} : lower);
      end_ = after;
      if (c == 0x2116) finish(after);  // №
      return;
    }
    const bool follows = !letters_.empty();
    finish(begin_);
    punctuation(c, follows);
  }

  void punctuation(UChar32 c, bool follows) {
    if (follows && c == '.') tokens_.back().dot = true;
    if (follows && c == '/') tokens_.back().slash = true;
    if (follows && (c == '-' || c == 0x2010 || c == 0x2011)) tokens_.back().hyphen = true;
    const bool opens = c == '(' || c == '[';
    const bool closes = c == ')' || c == ']';
    if (opens) ++depth_;
    if (closes && depth_ > 0) --depth_;
    breaks_ = breaks_ || opens || closes || separates(c);
    dash_ = dash_ || (!follows && is_dash(c));
  }

  void start(UChar32 c) {
    AddressToken token;
    token.breaks = breaks_ || dash_ || tokens_.empty();
    token.dash = dash_ && !breaks_ && !tokens_.empty();
    token.capital = u_isupper(c) != 0;
    token.number = u_isdigit(c) != 0;
    token.depth = depth_;
    token.begin = begin_;
    tokens_.push_back(token);
    breaks_ = false;
    dash_ = false;
  }

  void finish(std::size_t end) {
    if (letters_.empty()) return;
    tokens_.back().word = word_of(letters_);
    tokens_.back().end = std::min(end, end_);
    letters_.clear();
  }

  std::string_view text_;
  std::vector<AddressToken> tokens_;
  std::vector<UChar32> letters_;
  std::size_t begin_ = 0, end_ = 0;
  bool breaks_ = false, dash_ = false;
  int depth_ = 0;
};

}  // namespace

std::vector<AddressToken> address_tokens(std::string_view text) { return Tokenizer(text).run(); }

std::optional<AddressWord> address_word(const std::vector<AddressToken>& tokens, std::size_t at) {
  if (auto word = abbreviation(tokens, at)) return word;
  if (auto word = two_words(tokens, at)) return word;
  if (auto word = kazakh_street(tokens, at)) return word;
  const auto* word = single_word(tokens[at].word);
  if (word == nullptr || !written_like_one(tokens, at)) return std::nullopt;
  return *word;
}

std::size_t country_words(const std::vector<AddressToken>& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || tokens[at + 1].breaks) return 0;
  const auto& a = tokens[at].word;
  const auto& b = tokens[at + 1].word;
  if (a.starts_with("республик") && b == "казахстан") return 2;
  if ((a == "қазақстан" || a == "qazaqstan") &&
      (b.starts_with("республикас") || b.starts_with("respublikas")))
    return 2;
  return a == "republic" && b == "of" && at + 2 < tokens.size() && tokens[at + 2].word == "kazakhstan" ? 3
                                                                                                       : 0;
}

bool is_country(std::string_view name) {
  return one_of(name, {"казахстан", "казахстана", "қазақстан", "qazaqstan", "kazakhstan"});
}

bool is_foreign_country(std::string_view name) {
  return !name.empty() && foreign_countries.find("|" + std::string(name) + "|") != std::string_view::npos;
}

bool is_oblast_abbreviation(std::string_view word) {
  return one_of(word, {"вко", "зко", "ско", "юко", "шқо", "бқо", "сқо", "оқо"});
}

bool is_filler(std::string_view word) {
  return one_of(word, {"в",          "во",        "на",       "из",      "от",    "для",    "по",
                       "к",          "у",         "при",      "около",   "близ",  "вблизи", "рядом",
                       "со",         "the",       "in",       "of",      "near",  "at",     "жителей",
                       "жители",     "жителям",   "адрес",    "адресу",  "место", "месте",  "территории",
                       "территория", "мекенжайы", "мекенжай", "бойынша", "рк",    "қр"});
}

std::optional<hearing::UnitLevel> level_of(AddressWordKind kind) {
  switch (kind) {
    case Kind::oblast: return hearing::UnitLevel::oblast;
    case Kind::district: return hearing::UnitLevel::district;
    case Kind::rural_district: return hearing::UnitLevel::rural_district;
    default: return std::nullopt;
  }
}

}  // namespace tyndau::intake
