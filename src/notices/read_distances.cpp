#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::notices {
namespace {

struct Length {
  Span span;
  double metres = 0.0;
};

enum class Thing { zone, bare_zone, other_zone, dwelling, other };

const PhraseTable<Thing>& things() {
  static const PhraseTable<Thing> table{
      {Thing::zone,
       "сзз|санитар* защитн* зон*|санитарнозащитн* зон*|санитарнозащитн*|санитар* защитн*|сқа|сққ|санитар* "
       "қорғаныш*|"
       "санитар* қорған*|санитар* қорғау|санитар* қорғау айма*"},
      {Thing::bare_zone, "аймағы|аймақ|зона|зоны"},
      {Thing::other_zone,
       "водоохран*|водозащит*|охранн* зон*|полос*|пояс*|зсо|санитар* охран*|буферн*|су қорғау|қорғау "
       "белдеу*|белдеу*|"
       "придорожн*|санитар* разрыв*"},
      {Thing::dwelling,
       "жил* зон*|жил* застройк*|жил*|селитеб*|насел* пункт*|ближайш* пос*|ближайш* сел*|ближайш* "
       "дом*|ближайш* аул*|ближайш* ауыл*|"
       "ең жақын үй*|жақын үй*|тұрғын*|елді мекен*|ең жақын ауыл*|ең жақын кент*|жақын орналасқан "
       "ауыл*|ближайш* город*"},
      {Thing::other,
       "рек*|озер*|водоем*|водн*|дорог*|трасс*|автодорог*|железн*|станци*|ж "
       "д|канал*|скважин*|лес*|заповедник*|өзен*|көл*|"
       "су "
       "айдын*|жол*|теміржол*|глубин*|протяжен*|длин*|ширин*|высот*|мощност*|диаметр*|тереңдік*|ұзындық*|ені|"
       "биіктік*|"
       "областн* центр*|районн* "
       "центр*|аэропорт*|кладбищ*|школ*|больниц*|мектеп*|аурухана*|зират*|қорым*|границ* област*|"
       "облыс орталығы*|аудан орталығы*|море|теңіз*|водозабор*|карьер*|бассейн*|площад*"}};
  return table;
}

/// "1 200", "2,5", "1000" with a unit behind it: м, метров, км, шақырым.
std::optional<Length> length_at(const Tokens& tokens, std::size_t i) {
  if (!tokens.is(i, TokenKind::number) || tokens.folded(i).size() > 6) return std::nullopt;
  if (i > 0 && tokens.is(i - 1, TokenKind::mark) && !tokens[i].spaced && tokens[i - 1].mark != U'(' &&
      tokens[i - 1].mark != U'-' && tokens[i - 1].mark != U'~' && tokens[i - 1].mark != U'"' &&
      tokens[i - 1].mark != U':')
    return std::nullopt;
  // An interval has no one value.
  if (i > 1 && tokens.is_mark(i - 1, U'-') && tokens.is(i - 2, TokenKind::number)) return std::nullopt;
  double value = tokens.number(i);
  std::size_t at = i + 1;
  while (tokens.is(at, TokenKind::number) && tokens[at].spaced && tokens.folded(at).size() == 3 &&
         tokens.folded(at - 1).size() <= 3) {
    value = value * 1000.0 + tokens.number(at);
    ++at;
  }
  const bool fraction = (tokens.is_mark(at, U',') || tokens.is_mark(at, U'.')) &&
                        tokens.is(at + 1, TokenKind::number) && !tokens[at + 1].spaced &&
                        !tokens[at].spaced && tokens.folded(at + 1).size() <= 3;
  if (fraction) {
    value += tokens.number(at + 1) / std::pow(10.0, static_cast<double>(tokens.folded(at + 1).size()));
    at += 2;
  }
  if (tokens.is_mark(at, U'-') || tokens.is(at, TokenKind::line_end)) ++at;
  if (!tokens.is(at, TokenKind::word)) return std::nullopt;
  const std::string_view unit = tokens.folded(at);
  const bool kilometres = fits_any(unit, "км|километр*|шақырым*");
  if (!kilometres && !fits_any(unit, "м|метр*")) return std::nullopt;
  // м², м3, м/с, км автотрассы
  if (at + 1 < tokens.size() && !tokens[at + 1].spaced &&
      (tokens.is(at + 1, TokenKind::number) || tokens.is_mark(at + 1, U'/') || tokens.is_mark(at + 1, U'²')))
    return std::nullopt;
  if (fits_any(tokens.is(at + 1, TokenKind::word) ? tokens.folded(at + 1) : "",
               "автотрассы|трассы|автодороги|дороги|куб|кв"))
    return std::nullopt;
  return Length{{i, at + 1}, value * (kilometres ? 1000.0 : 1.0)};
}

std::string metres_text(double metres) {
  const double rounded = std::round(metres * 1000.0) / 1000.0;
  if (rounded == std::floor(rounded)) return std::to_string(static_cast<long long>(rounded));
  std::string text = std::to_string(rounded);
  while (text.back() == '0') text.pop_back();
  return text;
}

class DistanceReader {
 public:
  DistanceReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), out_(out) {}

  void run() {
    for (const Label& label : scene_.outline.labels) under_unit(label);
    for (std::size_t i = 0; i < tokens_.size();) {
      const auto length = length_at(tokens_, i);
      if (length) judge(*length);
      i = length ? length->span.last : i + 1;
    }
  }

 private:
  void judge(const Length& length) {
    if (const Label* label = scene_.outline.label_of(length.span.first)) {
      const bool first = first_in(*label, length.span.first);
      if (label->topic == Topic::protection_zone && first) return add(Field::spz_m, length, Evidence::label);
      if (label->topic == Topic::dwelling_distance && first &&
          !scene_.says(label->name, "вод*|рек*|озер*|дорог*|су|өзен*"))
        return add(Field::dwelling_distance_m, length, Evidence::label);
    }
    const Span sentence = scene_.outline.sentence_of(length.span.first);
    const auto thing = nearest(length.span, sentence);
    const bool sanitary =
        thing == Thing::zone || (thing == Thing::bare_zone && scene_.says(sentence, "санитар*"));
    if (sanitary && !border_of_zone(length.span)) add(Field::spz_m, length, Evidence::phrase);
    if (thing == Thing::dwelling &&
        scene_.says(
            sentence,
            "расстоян*|удален*|ближайш*|қашықтық*|жақын*|находит*|расположен*|в|до|дейін|арақашықтық*"))
      add(Field::dwelling_distance_m, length, Evidence::phrase);
  }

  /// A bare number under a head that has the unit: "Размер СЗЗ, м 500".
  void under_unit(const Label& label) {
    if (label.topic != Topic::protection_zone && label.topic != Topic::dwelling_distance) return;
    const bool kilometres = scene_.says(label.name, "км");
    if (!kilometres && !scene_.says(label.name, "м")) return;
    const std::size_t i = label.value.first;
    if (i >= label.value.last || !tokens_.is(i, TokenKind::number) || tokens_.folded(i).size() > 6 ||
        length_at(tokens_, i))
      return;
    Length length{{i, i + 1}, static_cast<double>(tokens_.number(i))};
    if (tokens_.is(i + 1, TokenKind::mark) && tokens_.is(i + 2, TokenKind::number) &&
        !tokens_[i + 2].spaced) {
      if (tokens_[i + 1].mark != U',' && tokens_[i + 1].mark != U'.') return;
      length.metres +=
          tokens_.number(i + 2) / std::pow(10.0, static_cast<double>(tokens_.folded(i + 2).size()));
      length.span.last = i + 3;
    } else if (tokens_.is(i + 1, TokenKind::number) && tokens_.folded(i + 1).size() == 3) {
      length.metres = length.metres * 1000.0 + tokens_.number(i + 1);
      length.span.last = i + 2;
    }
    length.metres *= kilometres ? 1000.0 : 1.0;
    add(label.topic == Topic::protection_zone ? Field::spz_m : Field::dwelling_distance_m, length,
        Evidence::label);
  }

  [[nodiscard]] bool first_in(const Label& label, std::size_t i) const {
    for (std::size_t k = label.value.first; k < i; ++k) {
      if (length_at(tokens_, k)) return false;
    }
    return true;
  }

  /// "в 700 м от границы СЗЗ" says nothing of its size.
  [[nodiscard]] bool border_of_zone(Span length) const {
    for (std::size_t i = length.last; i < std::min(length.last + 3, tokens_.size()); ++i) {
      if (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), "границ*|шекара*|от")) return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<Thing> nearest(Span length, Span sentence) const {
    std::optional<Thing> best;
    std::size_t least = 26;
    for (const auto& hit : things().find(tokens_, sentence)) {
      const bool before = hit.span.last <= length.first;
      const Span gap = before ? Span{hit.span.last, length.first} : Span{length.last, hit.span.first};
      if (!before && gap.size() > 5) continue;
      std::size_t cost = gap.size() + (before ? 0 : 4);
      for (std::size_t i = gap.first; i < gap.last; ++i) {
        if (tokens_.is_mark(i, U',') || tokens_.is_mark(i, U';')) cost += before ? 3 : 8;
        if (tokens_.is(i, TokenKind::number) && length_at(tokens_, i)) cost += 6;
      }
      if (cost < least) {
        least = cost;
        best = hit.meaning;
      }
    }
    return best;
  }

  void add(Field field, const Length& length, Evidence evidence) {
    out_.push_back(found_at(scene_, field, length.span, metres_text(length.metres), evidence));
  }

  const Scene& scene_;
  const Tokens& tokens_;
  std::vector<Found>& out_;
};

}  // namespace

void read_distances(const Scene& scene, std::vector<Found>& out) { DistanceReader(scene, out).run(); }

}  // namespace tyndau::notices
