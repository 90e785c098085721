#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

constexpr std::size_t shortest_number = 8;  ///< digits, where no label says what they are

const PhraseTable<int>& announcements() {
  static const PhraseTable<int> table{
      {1,
       "регистрационн* номер*|номер* регистрац*|регистрац*|тіркеу нөмір*|зарегистрирован*|тіркелген|тіркеу"}};
  return table;
}

/// The first run without spaces of a label's value, behind a number sign: "№ 25140927001", "KZ12VPC-001".
Span number_of(const Tokens& tokens, Span value) {
  std::size_t first = value.first;
  while (first < value.last && (tokens.is_mark(first, U'№') || tokens.is(first, TokenKind::line_end)))
    ++first;
  std::size_t last = first;
  while (last < value.last && (last == first || !tokens[last].spaced) && !tokens.is_mark(last, U',') &&
         !tokens.is(last, TokenKind::line_end))
    ++last;
  return {first, last};
}

bool has_digits(const Tokens& tokens, Span span) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (tokens.is(i, TokenKind::number)) return true;
  }
  return false;
}

void labelled(const Scene& scene, Span value, std::vector<Found>& out) {
  const Tokens& tokens = scene.tokens();
  const Span number = trimmed_span(scene, number_of(tokens, value));
  if (number.empty() || !has_digits(tokens, number)) return;
  const auto& dates = scene.outline.dates;
  const bool dated = std::any_of(dates.begin(), dates.end(),
                                 [number](const DateMention& d) { return d.span.holds(number.first); });
  constexpr std::size_t shortest = 5;  ///< bytes
  if (dated || tokens[number.last - 1].end - tokens[number.first].begin < shortest) return;
  out.push_back(found_at(scene, Field::registration_no, number, tidy(scene, number), Evidence::label));
}

/// "зарегистрированы под № 25140927001"
void announced(const Scene& scene, std::size_t behind, std::vector<Found>& out) {
  const Tokens& tokens = scene.tokens();
  std::size_t at = behind;
  while (at < behind + 3 && tokens.is(at, TokenKind::word) &&
         fits_any(tokens.folded(at), "под|за|номером|номер|слушаний|заявки|нөмірі|бұл"))
    ++at;
  if (tokens.is_mark(at, U':') || tokens.is_mark(at, U'-')) ++at;
  if (tokens.is_mark(at, U'№')) ++at;
  if (!tokens.is(at, TokenKind::number) || tokens.folded(at).size() < shortest_number) return;
  const bool known = std::any_of(out.begin(), out.end(), [at](const Found& f) {
    return f.field == Field::registration_no && f.quote.holds(at);
  });
  if (known) return;
  out.push_back(found_at(scene, Field::registration_no, {at, at + 1}, std::string(tokens.folded(at)),
                         Evidence::phrase));
}

}  // namespace

void read_registration(const Scene& scene, std::vector<Found>& out) {
  for (const Label& label : scene.outline.labels) {
    if (label.topic == Topic::registration_number) labelled(scene, label.value, out);
  }
  for (const auto& hit : announcements().find(scene.tokens(), {0, scene.tokens().size()}))
    announced(scene, hit.span.last, out);
}

}  // namespace tyndau::notices
