#include "notices/doubts.hpp"
#include "notices/lengths.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"
#include "notices/unit_owners.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tyndau::notices {
namespace {

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
       "д|канал*|скважин*|лес*|заповедник*|өзен*|көл|көлі|көлге|көлден|көліне|көлінен|"
       "су "
       "айдын*|жол*|теміржол*|глубин*|протяжен*|длин*|ширин*|высот*|мощност*|диаметр*|тереңдік*|ұзындық*|ені|"
       "биіктік*|"
       "областн* центр*|районн* "
       "центр*|аэропорт*|кладбищ*|школ*|больниц*|мектеп*|аурухана*|зират*|қорым*|границ* област*|"
       "облыс орталығы*|аудан орталығы*|море|теңіз*|водозабор*|карьер*|бассейн*|площад*"}};
  return table;
}

std::string metres_text(Metres length) {
  const double rounded = std::round(length.value * 1000.0) / 1000.0;
  if (rounded == std::floor(rounded)) return std::to_string(static_cast<long long>(rounded));
  std::string text = std::to_string(rounded);
  while (text.back() == '0') text.pop_back();
  return text;
}

class DistanceReader {
 public:
  DistanceReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), out_(out), owners_(scene, out, Among::units) {}

  void run() {
    for (const Label& label : scene_.outline.labels) under_unit(label);
    for (std::size_t i = 0; i < tokens_.size();) {
      const auto length = length_at(tokens_, i);
      if (length) judge(*length);
      i = length ? length->span.last : i + 1;
    }
    drop_of_others();
  }

 private:
  /// What a length is counted from, where the words beside it say so: "35 м от дороги", "жолдан 35 м".
  enum class From { unsaid, another, site };
  [[nodiscard]] From counted_from(Span length) const {
    constexpr std::string_view site =
        "площадк*|промплощадк*|объект*|участк*|участок|предприят*|источник*|производств*|алаңнан|учаскеден|"
        "учаскесінен|нысаннан|site";
    constexpr std::size_t most = 4;
    const std::size_t word = length.last;
    if (tokens_.is(word, TokenKind::word) && fits_any(tokens_.folded(word), "от|from")) {
      for (std::size_t i = word + 1; i < std::min(tokens_.size(), word + 1 + most); ++i) {
        if (!tokens_.is(i, TokenKind::word)) break;
        if (fits_any(tokens_.folded(i), site)) return From::site;
        if (names(Thing::other, i) || names(Thing::other_zone, i)) return From::another;
      }
      return From::unsaid;
    }
    if (length.first == 0 || !tokens_.is(length.first - 1, TokenKind::word)) return From::unsaid;
    const std::string_view before = tokens_.folded(length.first - 1);
    if (fits_any(before, site)) return From::site;
    constexpr std::array<std::string_view, 6> endings{"нан", "нен", "дан", "ден", "тан", "тен"};
    const bool ablative = std::any_of(endings.begin(), endings.end(),
                                      [&](std::string_view ending) { return before.ends_with(ending); });
    return ablative && names(Thing::other, length.first - 1) ? From::another : From::unsaid;
  }
  [[nodiscard]] bool names(Thing thing, std::size_t i) const {
    const auto hits = things().find(tokens_, {i, std::min(i + 2, tokens_.size())});
    return std::any_of(hits.begin(), hits.end(),
                       [&](const auto& hit) { return hit.meaning == thing && hit.span.first == i; });
  }

  void judge(const Length& length) {
    const From from = counted_from(length.span);
    if (from == From::another) return;
    if (const Label* label = scene_.outline.label_of(length.span.first)) {
      const bool first = first_in(*label, length.span.first);
      if (label->topic == Topic::protection_zone && first) return add(Field::spz_m, length, Evidence::label);
      if (label->topic == Topic::dwelling_distance && first &&
          !scene_.says(label->name, "вод*|рек*|озер*|дорог*|су|өзен*"))
        return add(Field::dwelling_distance_m, length, Evidence::label);
    }
    const Span sentence = scene_.outline.sentence_of(length.span.first);
    auto thing = nearest(length.span, sentence);
    if (from == From::site && thing == Thing::other && speaks_of_dwellings(length.span, sentence))
      thing = Thing::dwelling;
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
    const auto number = i < label.value.last ? number_at(tokens_, i) : std::nullopt;
    if (!number || length_at(tokens_, i)) return;
    const Length length{{i, number->last}, Metres{number->value * (kilometres ? 1000.0 : 1.0)}};
    add(label.topic == Topic::protection_zone ? Field::spz_m : Field::dwelling_distance_m, length,
        Evidence::label);
  }

  [[nodiscard]] bool first_in(const Label& label, std::size_t i) const {
    constexpr std::size_t too_far = 200;
    if (i > label.value.first + too_far) return false;
    for (std::size_t k = label.value.first; k < i; ++k) {
      const auto other = length_at(tokens_, k);
      if (other && counted_from(other->span) != From::another) return false;
    }
    return true;
  }

  [[nodiscard]] bool speaks_of_dwellings(Span length, Span sentence) const {
    constexpr std::size_t before = 40;
    const auto hits = things().find(
        tokens_, {std::max(sentence.first, length.first - std::min(length.first, before)), length.first});
    return std::any_of(hits.begin(), hits.end(),
                       [](const auto& hit) { return hit.meaning == Thing::dwelling; });
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
    constexpr std::size_t too_far = 26, before_it = 40, behind_it = 20;
    std::size_t least = too_far;
    const Span near{std::max(sentence.first, length.first - std::min(length.first, before_it)),
                    std::min(sentence.last, length.last + behind_it)};
    std::size_t behind_zone = 0;
    for (const auto& hit : things().find(tokens_, near)) {
      // "СЗЗ карьера": whose zone it is.
      const bool owner = hit.meaning == Thing::other && hit.span.first == behind_zone;
      behind_zone = hit.meaning == Thing::zone || hit.meaning == Thing::bare_zone ? hit.span.last : 0;
      if (owner) continue;
      const bool before = hit.span.last <= length.first;
      const std::size_t cost =
          before ? gap_cost({hit.span.last, length.first}, 3) : cost_behind({length.last, hit.span.first});
      if (cost >= least) continue;
      least = cost;
      best = hit.meaning;
    }
    return best;
  }
  /// What stands behind a number is rarely what it measures.
  [[nodiscard]] std::size_t cost_behind(Span gap) const {
    constexpr std::size_t never = 1000;
    // "600 м от фабрики, ближайший жилой дом – …": behind a comma something else is measured.
    for (std::size_t i = gap.first; i < gap.last; ++i) {
      if (tokens_.is_mark(i, U',') || tokens_.is_mark(i, U';')) return never;
    }
    return gap.size() > 5 ? never : gap_cost(gap, 8) + 4;
  }
  [[nodiscard]] std::size_t gap_cost(Span gap, std::size_t comma) const {
    std::size_t cost = gap.size();
    for (std::size_t i = gap.first; i < gap.last; ++i) {
      if (tokens_.is_mark(i, U',') || tokens_.is_mark(i, U';')) cost += comma;
      if (tokens_.is(i, TokenKind::number) && length_at(tokens_, i)) cost += 6;
    }
    return cost;
  }

  void add(Field field, const Length& length, Evidence evidence) {
    if (is_former(scene_, length.span)) return;
    if (field == Field::spz_m && is_denied_zone(scene_, length.span)) return;
    out_.push_back(found_at(scene_, field, length.span, metres_text(length.length), evidence));
    const bool zone = field == Field::spz_m;
    const bool norm = is_norm(scene_, length.span) || (zone && is_by_norm_class(scene_, length.span));
    const bool another = zone && owner_of_zone(scene_, owners_, length.span) == Owner::another;
    if (norm || another) others_.push_back(length.span.first);
    out_.back().doubted =
        norm || another || is_bound(scene_, length.span) || is_of_another(scene_, length.span);
  }

  /// Beside what the object has, a norm, a neighbour or a single unit says nothing of it.
  void drop_of_others() {
    for (const Field field : {Field::spz_m, Field::dwelling_distance_m}) {
      const bool own = std::any_of(out_.begin(), out_.end(),
                                   [field](const Found& f) { return f.field == field && !f.doubted; });
      if (!own) continue;
      std::erase_if(out_, [&](const Found& f) {
        return f.field == field && std::find(others_.begin(), others_.end(), f.quote.first) != others_.end();
      });
    }
  }

  const Scene& scene_;
  const Tokens& tokens_;
  std::vector<Found>& out_;
  const Owners owners_;
  std::vector<std::size_t> others_;  ///< where lengths begin that a norm asks for or another has
};

}  // namespace

void read_distances(const Scene& scene, std::vector<Found>& out) { DistanceReader(scene, out).run(); }

}  // namespace tyndau::notices
