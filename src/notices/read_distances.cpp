#include "notices/doubts.hpp"
#include "notices/dwelling_choice.hpp"
#include "notices/lengths.hpp"
#include "notices/measured_from.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"
#include "notices/unit_owners.hpp"

#include <algorithm>
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
       "ең жақын үй*|жақын үй*|шеткі үй*|үйге дейін|үйіне дейін|үйлерге дейін|крайн* дом*|крайн* двор*|"
       "последн* дом*|до домов|ближайш* двор*|тұрғын*|елді мекен*|ең жақын ауыл*|ең жақын кент*|жақын "
       "орналасқан "
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
    drop_farther();
    drop_of_others();
  }

 private:
  void judge(const Length& length) {
    const From from = measured_from(scene_, owners_, length.span);
    if (labelled(length, from)) return;
    const Span sentence = scene_.outline.sentence_of(length.span.first);
    auto thing = nearest(length.span, sentence);
    if (from == From::site && thing == Thing::other && speaks_of_dwellings(length.span, sentence))
      thing = Thing::dwelling;
    const bool sanitary = thing == Thing::zone || (thing == Thing::bare_zone && speaks_of_health(sentence));
    if (sanitary && !border_of_zone(length.span) && !is_to_something_else(scene_, length.span))
      add(Field::spz_m, length, Evidence::phrase);
    if (sanitary || from == From::another) return;
    const bool measured = scene_.says(sentence,
                                      "расстоян*|удален*|ближайш*|қашықтық*|жақын*|находит*|расположен*|в|до|"
                                      "дейін|арақашықтық*|отсто*|жерде|арасы|аралығы|между");
    if (thing == Thing::dwelling && measured && !is_to_something_else(scene_, length.span))
      add(Field::dwelling_distance_m, length, Evidence::phrase);
    else if (is_to_a_settlement(scene_, length.span))
      settlements_.push_back(length);
  }

  /// "Завод отнесён к I классу опасности, зона составляет 1000 м"
  [[nodiscard]] bool speaks_of_health(Span sentence) const {
    return scene_.says(sentence, "санитар*") ||
           (scene_.says(sentence, "класс*|сынып*|класы*") && scene_.says(sentence, "опасност*|қауіптілік*"));
  }
  /// Under a label the first length counts, in a list by sides each of them.
  bool labelled(const Length& length, From from) {
    const Label* label = scene_.outline.label_of(length.span.first);
    if (label == nullptr) return false;
    const bool first = first_in(*label, length.span.first);
    if (label->topic == Topic::protection_zone && first) {
      add(Field::spz_m, length, Evidence::label);
      return true;
    }
    if (label->topic != Topic::dwelling_distance ||
        scene_.says(label->name, "вод*|рек*|озер*|дорог*|су|өзен*"))
      return false;
    if (from == From::another) return true;
    if (!first && !is_by_side(scene_, length.span)) return false;
    add(Field::dwelling_distance_m, length, Evidence::label);
    return true;
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
      if (other && measured_from(scene_, owners_, other->span) != From::another) return false;
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
    constexpr std::size_t never = 1000;
    std::size_t cost = gap.size(), open = 0;
    for (std::size_t i = gap.first; i < gap.last; ++i) {
      if (tokens_.is_mark(i, U'(')) ++open;
      // "фабрики (СЗЗ 100 м) 1,2 км": what brackets hold, they hold for themselves.
      if (tokens_.is_mark(i, U')') && open-- == 0) return never;
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
    if (!zone) dwellings_.push_back({out_.size() - 1, length});
    const bool norm = is_norm(scene_, length.span) || (zone && is_by_norm_class(scene_, length.span));
    const bool another = zone && owner_of_zone(scene_, owners_, length.span) == Owner::another;
    if (norm || another) others_.push_back(length.span.first);
    out_.back().doubted = norm || another || is_bound(scene_, length.span) ||
                          is_of_another(scene_, length.span) || (!zone && is_along_a_road(length.span));
  }

  /// "30 км по автодороге": longer than the distance itself.
  [[nodiscard]] bool is_along_a_road(Span length) const {
    const Span behind{length.last, std::min(length.last + 5, scene_.outline.sentence_of(length.first).last)};
    return scene_.says(behind,
                       "автодороге|автодорогам|автодорогой|автотрассе|трассе|дороге|дорогам|бойымен|"
                       "автожолмен|жолмен");
  }

  /// What is told of dwellings that are not the nearest.
  void drop_farther() {
    auto places = not_nearest(scene_, dwellings_, settlements_, out_);
    for (auto place = places.rbegin(); place != places.rend(); ++place)
      out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(*place));
  }

  /// Beside what the object has, a norm, a neighbour or a single unit says nothing of it.
  void drop_of_others() {
    std::erase_if(out_, [this](const Found& f) {
      return f.field == Field::spz_m && f.doubted && is_of_neighbour(scene_, f.quote);
    });
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
  std::vector<DwellingDistance> dwellings_;
  std::vector<Length> settlements_;
  std::vector<std::size_t> others_;  ///< where lengths begin that a norm asks for or another has
};

}  // namespace

void read_distances(const Scene& scene, std::vector<Found>& out) { DistanceReader(scene, out).run(); }

}  // namespace tyndau::notices
