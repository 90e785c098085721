#include "notices/phrases.hpp"
#include "notices/readers.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

enum class Kind { newspaper, television, radio };

const PhraseTable<Kind>& kinds() {
  static const PhraseTable<Kind> table{{Kind::newspaper, "газет*|журнал*|вестник*"},
                                       {Kind::television,
                                        "телеканал*|телеарна*|телерадиоканал*|телевиден*|телерадиокомпани*|"
                                        "тв|tv|трк|телекомпани*|бегущ* строк*|жүгіртпе жол*|"
                                        "телерадиоарна*|телестудия"},
                                       {Kind::radio, "радио*|радиосы|радиоканал*|радиостанци*"}};
  return table;
}

class OutletReader {
 public:
  OutletReader(const Scene& scene, std::vector<Found>& out)
      : scene_(scene), tokens_(scene.tokens()), out_(out) {}

  void run() {
    for (const auto& hit : kinds().find(tokens_, {0, tokens_.size()})) {
      const Span name = name_of(hit.span);
      if (name.empty() || in_organisation(hit.span)) continue;
      kind_ = hit.meaning == Kind::newspaper ? 1 : 2;
      add(name, hit.span);
      more_after(name);
    }
    for (const Quoted& quote : scene_.outline.quotes) {
      if (!is_issue(quote) && !is_listed(quote)) continue;
      kind_ = 1;
      add(quote.span, quote.span);
    }
  }

 private:
  [[nodiscard]] bool taken(Span name) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
      return f.field == Field::outlets && f.quote.first < name.last && name.first < f.quote.last;
    });
  }
  /// «Редакция газеты …» as an address, ТОО «Телерадиокомпания …».
  [[nodiscard]] bool in_organisation(Span hit) const {
    const Organisation* one = holding(scene_.organisations, hit.first);
    return one != nullptr && one->quoted;
  }

  [[nodiscard]] const Quoted* quote_ending_at(std::size_t i) const {
    const bool kind =
        i > 0 && tokens_.is(i - 1, TokenKind::word) &&
        fits_any(tokens_.folded(i - 1), "республикалық|облыстық|аудандық|қалалық|қоғамдық|жергілікті");
    const std::size_t end = kind ? i - 1 : i;
    for (const Quoted& quote : scene_.outline.quotes) {
      if (quote.span.last == end) return &quote;
    }
    return nullptr;
  }
  /// «Вестник Прибалхашья», «Мысал-ТВ»: a name that holds the word.
  [[nodiscard]] const Quoted* quote_around(Span hit) const {
    constexpr std::size_t longest = 8;
    const auto& quotes = scene_.outline.quotes;
    auto quote = std::partition_point(quotes.begin(), quotes.end(),
                                      [hit](const Quoted& q) { return q.span.first < hit.first; });
    while (quote != quotes.begin() && hit.first - (quote - 1)->span.first < longest) {
      --quote;
      if (quote->span.last < hit.last || quote->span.size() > longest) continue;
      const bool own_words = has(scene_, hit.first, "вестник*|тв|tv|радио|радиосы|жаршысы|газета|газеті");
      return own_words && speaks_of_news(quote->span) ? &*quote : nullptr;
    }
    return nullptr;
  }
  /// Whether the words about a name tell of what is printed or sent.
  [[nodiscard]] bool speaks_of_news(Span name) const {
    constexpr std::string_view words =
        "опубликован*|публик*|жариялан*|эфир*|вышл*|выход*|выш*|сми|бақ|газет*|телеканал*|радио*|телеарна*|"
        "арна*|канал*|басылым*|номер*|номере|саны|санында|трк|телеради*|көрсет*|берілді|бер*|строк*|"
        "передан*|объявлен*|хабарландыру*|извещен*";
    const Span sentence = scene_.outline.sentence_of(name.first);
    const Label* label = scene_.outline.label_of(name.first);
    const bool labelled =
        label != nullptr && (label->topic == Topic::outlets || label->topic == Topic::publication);
    return labelled || scene_.says({sentence.first, name.first}, words) ||
           scene_.says({name.last, sentence.last}, words);
  }
  /// "СМИ: «Панорама», «Келбет»": a name that stands under the head of a list of outlets.
  [[nodiscard]] bool is_listed(const Quoted& quote) const {
    constexpr std::size_t longest = 7;
    const Label* label = scene_.outline.label_of(quote.span.first);
    return label != nullptr && label->topic == Topic::outlets && quote.span.size() <= longest &&
           holding(scene_.organisations, quote.span.first) == nullptr;
  }
  /// «Примерная правда» № 14 от 04.04.2024 г.; «Дала үні» № 19 (2044), 2024 жылғы 15 мамыр: the issue of a paper.
  [[nodiscard]] bool is_issue(const Quoted& quote) const {
    constexpr std::size_t longest = 7;
    if (quote.span.size() > longest || holding(scene_.organisations, quote.span.first) != nullptr)
      return false;
    std::size_t at = quote.span.last;
    if (tokens_.is_mark(at, U',')) ++at;
    if (!tokens_.is_mark(at, U'№') || !tokens_.is(at + 1, TokenKind::number)) return false;
    at += 2;
    if (tokens_.is_mark(at, U'(') && tokens_.is_mark(at + 2, U')')) at += 3;
    if (tokens_.is_mark(at, U',')) ++at;
    if (has(scene_, at, "от")) ++at;
    return beginning_at(scene_.outline.dates, at) != nullptr;
  }

  /// The quotation around the word, behind it or before it, or capital words behind it.
  [[nodiscard]] Span name_of(Span hit) const {
    if (const Quoted* around = quote_around(hit)) return around->span;
    std::size_t at = hit.last;
    if (const Quoted* before = quote_ending_at(hit.first);
        before != nullptr && scene_.language_at(hit.first) == Language::kk)
      return before->span;
    for (std::size_t i = hit.last; i < std::min(hit.last + 4, tokens_.size()); ++i) {
      if (const Quoted* quote = scene_.outline.quote_at(i)) return quote->span;
      const bool middle =
          tokens_.is(i, TokenKind::word) && !tokens_[i].capital && tokens_[i].script != Script::latin;
      if (!middle && !tokens_.is_mark(i, U'-') && !tokens_.is(i, TokenKind::line_end) &&
          !tokens_.is_mark(i, U':'))
        break;
    }
    if (const Quoted* before = quote_ending_at(hit.first)) return before->span;
    std::size_t last = at;
    while (last < at + 3 && tokens_.is(last, TokenKind::word) &&
           (tokens_[last].capital || tokens_[last].script == Script::latin))
      ++last;
    if (last < tokens_.size() && tokens_.is(last, TokenKind::number) && last > at) ++last;
    return {at, last};
  }

  void add(Span name, Span hit) {
    if (taken(name)) return;
    const Span inside = trimmed_span(scene_, name);
    if (inside.empty()) return;
    const Label* label = scene_.outline.label_of(name.first);
    const bool labelled =
        label != nullptr && (label->topic == Topic::outlets || label->topic == Topic::publication);
    const bool spoken = scene_.says(scene_.outline.sentence_of(hit.first),
                                    "опубликован*|публик*|размещ*|жариялан*|эфир*|вышл*|сми|бақ|газет*|"
                                    "телеканал*|радио*|телеарна*|хабарландыру*");
    out_.push_back(found_at(scene_, Field::outlets,
                            {std::min(name.first, hit.first), std::max(name.last, hit.last)},
                            tidy(scene_, inside),
                            labelled ? Evidence::label
                            : spoken ? Evidence::phrase
                                     : Evidence::context));
    out_.back().outlet_kind = kind_;
  }

  /// «А», «Б» и «В»: the names that follow in the same breath.
  void more_after(Span name) {
    std::size_t at = name.last;
    while (at < tokens_.size()) {
      std::size_t i = at;
      while (tokens_.is_mark(i, U',') ||
             (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), "и|және|мен|бен|пен|также|а")) ||
             tokens_.is(i, TokenKind::line_end) || tokens_.is_mark(i, U'№') ||
             (i > at && tokens_.is_mark(i - 1, U'№')) || date_or_its_word(i)) {
        ++i;
      }
      const Quoted* quote = i > at ? scene_.outline.quote_at(i) : nullptr;
      if (quote == nullptr || scene_.outline.sentence_of(i) != scene_.outline.sentence_of(name.first)) return;
      const bool own_kind = tokens_.is(quote->span.last, TokenKind::word) &&
                            kinds().behind(tokens_, quote->span.last, tokens_.size()) != 0;
      const bool company = holding(scene_.organisations, i) != nullptr;
      if (own_kind || company) return;
      add(quote->span, quote->span);
      at = quote->span.last;
    }
  }

  /// "от 19.09.2024 г." between two names.
  [[nodiscard]] bool date_or_its_word(std::size_t i) const {
    if (tokens_.is_word(i, "от")) return true;
    return holding(scene_.outline.dates, i) != nullptr;
  }

  const Scene& scene_;
  const Tokens& tokens_;
  std::vector<Found>& out_;
  int kind_ = 0;
};

}  // namespace

void read_outlets(const Scene& scene, std::vector<Found>& out) { OutletReader(scene, out).run(); }

}  // namespace tyndau::notices
