#include "notices/address_text.hpp"
#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace tyndau::notices {
namespace {

/// Words before the place of an object in running text.
const PhraseTable<int>& introductions() {
  static const PhraseTable<int> table{
      {1,
       "расположен|расположена|расположено|расположены|расположенного|расположенной|расположенному|"
       "расположенных|расположенный|находится|находятся|"
       "располагается|располагаются|находящегося|планируется в|размещается|размещен в|на территории|участок "
       "расположен|место реализации"}};
  return table;
}

/// Kazakh words behind a place.
constexpr std::string_view kazakh_place_ends =
    "орналасқан|орналасады|жеріндегі|аумағындағы|аумағында|салынатын|маңында|жерінде|орналасатын|жерде|"
    "қашықтықта|жағында";

class PlaceReader {
 public:
  PlaceReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), out_(out) {}

  void run() {
    for (const Label& label : scene_.outline.labels) {
      if (label.topic == Topic::place) labelled(label.value);
    }
    for (const auto& hit : introductions().find(tokens_, {0, tokens_.size()})) behind(hit.span);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), kazakh_place_ends)) before(i);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_.is_mark(i, U'(')) bracket(i);
    }
    if (out_.size() == before_) standing_alone();
  }

 private:
  void add(Span span, Evidence evidence) {
    const Span value = trimmed_span(scene_, span);
    const bool known =
        value.empty() || std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
          return f.field == Field::place && f.quote.first < value.last && value.first < f.quote.last;
        });
    if (!known) out_.push_back(found_at(scene_, Field::place, value, tidy(scene_, value), evidence));
  }
  [[nodiscard]] bool in_project(std::size_t i) const {
    return std::any_of(scene_.outline.quotes.begin(), scene_.outline.quotes.end(),
                       [i](const Quoted& q) { return q.span.holds(i) && q.span.size() > 5; });
  }

  void labelled(Span value) {
    if (scene_.says(value, "состоит*|состоят*|өтеді|өткізіл*")) return;
    // A number before the lines of a table: "1 Костанайская область …".
    if (tokens_.is(value.first, TokenKind::number) && !tokens_.is(value.first + 1, TokenKind::mark) &&
        value.size() > 2 && tokens_[value.first + 1].capital) {
      ++value.first;
    }
    value.last = std::max(value.first, std::min(value.last, end_of_place(value)));
    value.last = before_distances(value);
    add(value, Evidence::label);
  }
  /// "9 км юго-западнее п. Гульшат, до ближайшего дома 8,7 км, площадь 12 га": what is told behind the place.
  [[nodiscard]] std::size_t before_distances(Span value) const {
    constexpr std::size_t longest = 12;
    for (std::size_t i = value.first + 1; i + 1 < value.last; ++i) {
      if (!tokens_.is_mark(i, U',') && !tokens_.is_mark(i, U';')) continue;
      if (has(scene_, i + 1,
              "ближайш*|расстояни*|ең|қашықтық*|арақашықтық*|площадью|площадь|сзз|сқа|кадастров*|кадастрлық|"
              "координат*|географическ*|көлемі|жалпы"))
        return i;
      Span part{i + 1, std::min(value.last, i + 1 + longest)};
      for (std::size_t k = part.first; k < part.last; ++k) {
        const bool decimal = tokens_.is(k - 1, TokenKind::number) && tokens_.is(k + 1, TokenKind::number);
        if ((tokens_.is_mark(k, U',') || tokens_.is_mark(k, U';')) && !decimal) part.last = k;
      }
      const bool area = tokens_.is(part.first, TokenKind::number) && scene_.says(part, "га|гектар*");
      if (area) return i;
      const bool to = has(scene_, part.first, "до") || scene_.says(part, "дейін");
      if (to && scene_.says(part, "м|км|метр*|километр*|шақырым*")) return i;
    }
    return value.last;
  }
  /// A place ends with its sentence, or with its line when the next one tells of something else.
  [[nodiscard]] std::size_t end_of_place(Span value) const {
    const std::size_t sentence = scene_.outline.sentence_of(value.first).last;
    for (std::size_t i = value.first + 1; i < std::min(value.last, sentence); ++i) {
      if (!tokens_.is(i, TokenKind::line_end) || !is_new_statement(scene_, i + 1)) continue;
      return i;
    }
    return std::min(value.last, sentence);
  }
  /// "расположенного на 121 км …": the first piece that speaks of places.
  void behind(Span words) {
    const Span sentence = scene_.outline.sentence_of(words.first);
    if (in_project(words.first) || tells_of_dwellings({sentence.first, words.first})) return;
    const bool venue = scene_.says({sentence.first, words.first}, "слушани*|собрани*|состоят*|состоит*") &&
                       !scene_.says({words.first > 4 ? words.first - 4 : 0, words.first + 1},
                                    "объект*|участ*|завод*|полигон*|карьер*|расположенн*");
    if (venue) return;
    Span rest{words.last, sentence.last};
    for (Span piece : place_pieces(scene_, up_to_semicolon(rest))) {
      if (piece.first > words.last + 4) return;
      piece.last = before_distances(piece);
      const AddressWords found = address_words(scene_, piece);
      if (found.units + found.course == 0 || piece.size() < 2) continue;
      return add(piece, Evidence::phrase);
    }
  }
  /// "Ближайшие дома расположены в …", "Расстояние до …": of what is near, not of the object.
  [[nodiscard]] bool tells_of_dwellings(Span words) const {
    return scene_.says(words, "ближайш*|расстояни*|жил*|дом|дома|застройк*|населен*|дач*|школ*|река|дорога");
  }
  [[nodiscard]] Span up_to_semicolon(Span span) const {
    for (std::size_t i = span.first; i < span.last; ++i) {
      if (tokens_.is_mark(i, U';')) return {span.first, i};
    }
    return span;
  }

  /// "… ауданы, Ақсу кенті аумағында орналасқан": the last piece before the word.
  void before(std::size_t word) {
    const Span sentence = scene_.outline.sentence_of(word);
    if (in_project(word) || scene_.says({sentence.first, word}, "ең|жақын|ближайш*|үй|үйлер*|тұрғын*"))
      return;
    const auto pieces = place_pieces(scene_, {sentence.first, word});
    if (pieces.empty() || pieces.back().last + 2 < word) return;
    const AddressWords found = address_words(scene_, pieces.back());
    if (found.units + found.course < 2 || found.halls > 0) return;
    Span piece = behind_object(pieces.back());
    if (has(scene_, word, "аумағында|аумағындағы|жерде|қашықтықта|жағында|маңында")) piece.last = word + 1;
    add(piece, Evidence::phrase);
  }

  /// «План разведки …» (область Абай, Жарминский район)
  void bracket(std::size_t open) {
    std::size_t close = open;
    while (close < tokens_.size() && close < open + 50 && !tokens_.is_mark(close, U')')) ++close;
    const Span inside{open + 1, close};
    const AddressWords found = address_words(scene_, inside);
    constexpr std::size_t reach = 8;
    const std::size_t sentence = scene_.outline.sentence_of(open).first;
    const AddressWords near = address_words(scene_, {std::max(sentence, open - std::min(open, reach)), open});
    const bool behind_address = near.streets + near.halls > 0;
    if (in_project(open) || behind_address || scene_.outline.label_of(open) != nullptr) return;
    if (found.units + found.course >= 2 && found.halls == 0 &&
        !scene_.says(inside, "заказчик*|инициатор*|далее|бұдан|үшін|тұрғын*|жител*|тел"))
      add(inside, Evidence::phrase);
  }

  /// A sentence that is an address and nothing else, before the hearing is spoken of.
  void standing_alone() {
    for (const Span sentence : scene_.outline.sentences) {
      const Span value = behind_object(trimmed_span(scene_, sentence));
      if (value.empty() || scene_.says(value, "акиму|әкіміне|әкімі|руководител*|жителей|тұрғындар*") ||
          value.size() > 40 || scene_.outline.label_of(value.first) != nullptr)
        continue;
      const auto pieces = place_pieces(scene_, value);
      if (pieces.size() != 1 || pieces.front() != value) continue;
      const AddressWords found = address_words(scene_, value);
      if (found.units >= 2 && found.halls == 0 && found.streets == 0) return add(value, Evidence::context);
    }
  }

  /// "Ұңғымалар Атырау облысы, …": what is built, at the head of its sentence.
  static bool in_plural(std::string_view word) {
    return std::any_of(plurals.begin(), plurals.end(),
                       [word](std::string_view end) { return word.ends_with(end); });
  }
  static constexpr std::array<std::string_view, 6> plurals{"лар", "лер", "дар", "дер", "тар", "тер"};

  static constexpr std::string_view things_in_kazakh =
      "орны|кәсіпорын|кәсіпорны|карьер|карьері|зауыт|зауыты|фабрика|фабрикасы|кеніш|кеніші|полигон|полигоны|"
      "цех|цехы|учаске|"
      "учаскесі|"
      "объект|нысан|нысаны|қазандық|қойма|қоймасы|қондырғы|станция|станциясы";
  /// "Барлау блоктары Қостанай облысы, …", "Участок Акмолинская область …": the thing before its place.
  [[nodiscard]] Span behind_object(Span value) const {
    if (value.size() > 2 && value.first == scene_.outline.sentence_of(value.first).first &&
        tokens_[value.first + 1].capital && in_plural(tokens_.folded(value.first)))
      return {value.first + 1, value.last};
    // "Кен орны Қаракөл ауылынан …", "Фабрика Ақмола облысы …"
    for (std::size_t i = value.first; i + 1 < value.last && i < value.first + 3; ++i) {
      if (value.first == scene_.outline.sentence_of(value.first).first && has(scene_, i, things_in_kazakh) &&
          tokens_[i + 1].capital)
        return {i + 1, value.last};
    }
    for (std::size_t i = value.first; i < value.last && i < value.first + 3; ++i) {
      if (tokens_.is(i, TokenKind::word) && i + 1 < value.last && tokens_[i + 1].capital &&
          !tokens_[i + 1].shouted &&
          fits_any(tokens_.folded(i),
                   "блоктары|учаскесі|нысан|объект|участок|участки|блоки|месторождение|полигон|карьер"))
        return {i + 1, value.last};
    }
    return value;
  }

  const Scene& scene_;
  const Tokens& tokens_;
  std::vector<Found>& out_;
  std::size_t before_ = out_.size();
};

}  // namespace

void read_place(const Scene& scene, std::vector<Found>& out) {
  PlaceReader(scene, out).run();
  for (const Label& label : scene.outline.labels) {
    if (label.topic != Topic::executive_body) continue;
    for (const Organisation& one : scene.organisations) {
      if (one.span.first < label.value.first || one.span.last > label.value.last) continue;
      out.push_back(found_at(scene, Field::leb, one.span, tidy(scene, one.span), Evidence::label));
      break;
    }
  }
}

}  // namespace tyndau::notices
