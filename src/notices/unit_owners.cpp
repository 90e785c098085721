#include "notices/unit_owners.hpp"

#include "notices/classes.hpp"
#include "notices/lengths.hpp"
#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::string_view zone_words =
    "сзз|сқа|сққ|санитарно|санитар*|санитарнозащитн*|зона|зоны|зону|аймағы|аймақ|защитная|защитной";

/// Where the words begin that speak of the value at \p at: behind the semicolon, the length or the class before it.
enum class Behind { lengths, classes };
std::size_t clause_begin(const Scene& scene, std::size_t at, Behind bound) {
  const Tokens& tokens = scene.tokens();
  const Span sentence = scene.outline.sentence_of(at);
  constexpr std::size_t longest = 40;
  std::size_t first = std::max(sentence.first, at - std::min(at, longest));
  for (std::size_t i = first; i < at; ++i) {
    if (tokens.is_mark(i, U';')) first = i + 1;
    const auto length = bound == Behind::lengths ? length_at(tokens, i) : std::nullopt;
    if (length && length->span.last <= at) first = i = length->span.last;
    if (i < at && bound == Behind::classes && class_word(tokens, i)) {
      const Span number = number_of_class(tokens, i, sentence);
      if (!number.empty() && std::max(number.last, i + 1) <= at) first = std::max(number.last, i + 1);
    }
  }
  return std::min(first, at);
}

/// "для существующей котельной установлена": the words behind the last "для".
Owner behind_for(const Scene& scene, const Owners& owners, Span words) {
  for (std::size_t i = words.last; i > words.first; --i) {
    if (has(scene, i - 1, "для|вокруг|у|по")) {
      const Owner owner = owners.first_in({i, words.last});
      if (owner != Owner::unsaid) return owner;
    }
  }
  return Owner::unsaid;
}

/// "На расстоянии 500 м находится объект I класса": something that stands at a distance is not what is planned.
bool stands_at_a_distance(const Scene& scene, Span clause) {
  const Tokens& tokens = scene.tokens();
  const Span sentence = scene.outline.sentence_of(clause.first);
  const bool behind_length = clause.first > sentence.first && tokens.is(clause.first - 1, TokenKind::word) &&
                             fits_any(tokens.folded(clause.first - 1), "м|км|метр*|километр*|шақырым*");
  return behind_length &&
         scene.says(clause, "находит*|находят*|расположен*|имеет|имеется|размещ*|орналасқан|бар");
}

/// "50 м (котельная)", "50 м для котельной".
Owner owner_behind(const Scene& scene, const Owners& owners, std::size_t at) {
  constexpr std::size_t reach = 8;
  const Tokens& tokens = scene.tokens();
  const std::size_t limit = std::min(scene.outline.sentence_of(at > 0 ? at - 1 : 0).last, at + reach);
  const bool bracket = tokens.is_mark(at, U'(');
  std::size_t last = bracket ? at + 1 : at;
  while (last < limit && !tokens.is_mark(last, U',') && !tokens.is_mark(last, U';') &&
         !tokens.is_mark(last, U')') && !tokens.is(last, TokenKind::line_end) && !length_at(tokens, last))
    ++last;
  if (bracket) return owners.first_in({at + 1, last});
  return behind_for(scene, owners, {at, last});
}

/// The name of the label, or what begins the row of a table.
Owner by_label(const Scene& scene, const Owners& owners, std::size_t token) {
  const Tokens& tokens = scene.tokens();
  const Label* label = scene.outline.label_of(token);
  const Owner named = label == nullptr ? Owner::unsaid : owners.first_in(label->name);
  std::size_t line = token;
  bool cells = false;
  constexpr std::size_t longest_row = 200;
  while (line > 0 && token - line < longest_row && !tokens.is(line - 1, TokenKind::line_end)) {
    --line;
    cells = cells || tokens.is_cell_border(line);
  }
  return named == Owner::another || !cells ? named : std::max(named, owners.first_in({line, token}));
}

}  // namespace

Owner owner_of_zone(const Scene& scene, const Owners& owners, Span length) {
  const std::size_t begin = clause_begin(scene, length.first, Behind::lengths);
  std::size_t zone_first = begin, zone_last = begin;
  for (std::size_t i = begin; i < length.first; ++i) {
    if (!has(scene, i, zone_words)) continue;
    if (zone_last == begin) zone_first = i;
    zone_last = i + 1;
  }
  const Span before{begin, zone_first};
  // "Кладбище находится в 900 м, его СЗЗ …"
  if (zone_first > begin && has(scene, zone_first - 1, "его|ее|их|оның|олардың"))
    return owners.last_in({scene.outline.sentence_of(zone_first).first, zone_first});
  if (stands_at_a_distance(scene, {begin, length.first})) return Owner::another;
  const bool kazakh = scene.language_at(length.first) == Language::kk;
  const Owner between = owners.first_in({zone_last, length.first});
  if (between != Owner::unsaid) return between;
  if (const Owner said = behind_for(scene, owners, before); said != Owner::unsaid) return said;
  if (const Owner said = owners.last_in(before); said != Owner::unsaid) return said;
  if (!kazakh) {
    if (const Owner said = owner_behind(scene, owners, length.last); said != Owner::unsaid) return said;
  }
  return by_label(scene, owners, length.first);
}

Owner owner_of_class(const Scene& scene, const Owners& owners, Span quote) {
  const Span before{clause_begin(scene, quote.first, Behind::classes), quote.first};
  if (stands_at_a_distance(scene, {clause_begin(scene, quote.first, Behind::lengths), quote.first}))
    return Owner::another;
  if (const Owner inside = owners.first_in(quote); inside != Owner::unsaid) return inside;
  if (const Owner said = behind_for(scene, owners, before); said != Owner::unsaid) return said;
  if (const Owner said = owners.last_in(before); said != Owner::unsaid) return said;
  if (const Owner said = owner_behind(scene, owners, quote.last); said != Owner::unsaid) return said;
  return by_label(scene, owners, quote.first);
}

bool is_of_neighbour(const Scene& scene, Span value) {
  constexpr std::string_view neighbours = "соседн*|смежн*|көрші*|көршілес|іргелес|сосед";
  constexpr std::size_t longest_bracket = 12, reach = 6;
  const Tokens& tokens = scene.tokens();
  const std::size_t sentence = scene.outline.sentence_of(value.first).first;
  std::size_t from = value.first;
  for (std::size_t i = value.first; i > sentence && value.first - i < longest_bracket; --i) {
    if (tokens.is_mark(i - 1, U')')) break;
    if (!tokens.is_mark(i - 1, U'(')) continue;
    from = i - 1;
    break;
  }
  for (std::size_t i = from; i > sentence && from - i < reach; --i) {
    if (has(scene, i - 1, neighbours)) return true;
    if (tokens.is(i - 1, TokenKind::mark) && !tokens.is_mark(i - 1, U'-')) return false;
  }
  return false;
}

bool is_by_norm_class(const Scene& scene, Span length) {
  const Tokens& tokens = scene.tokens();
  const Span clause{clause_begin(scene, length.first, Behind::lengths), length.first};
  if (speaks_of_many(tokens, clause)) return true;
  for (std::size_t i = clause.first; i < clause.last; ++i) {
    if (!class_word(tokens, i)) continue;
    const Span number = number_of_class(tokens, i, scene.outline.sentence_of(i));
    if (!number.empty() &&
        is_class_of_norm(tokens, {std::min(number.first, i), std::max(number.last, i + 1)}))
      return true;
  }
  return false;
}

}  // namespace tyndau::notices
