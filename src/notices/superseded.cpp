#include "notices/superseded.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

enum class Word {
  old_ahead,  ///< of the value behind it: "прежние координаты …"
  old_behind,  ///< of the value before it: "… считать недействительными", "… орнына"
  old_either,  ///< of the value on the side where no word of a new one stands: "ошибочно"
  fresh,       ///< of the value behind it: "следует читать …"
  fresh_kept,  ///< of the value before it: "… деп оқылсын"
};

const PhraseTable<Word>& words() {
  static const PhraseTable<Word> table{
      {Word::old_ahead,
       "прежн*|стар*|устаревш*|первоначальн*|ранее|вместо|взамен|предыдущ*|бұрын|бұрынғы|алдыңғы|ескі|"
       "ескірген|"
       "бастапқы|а не|но не|не в"},
      {Word::old_behind,
       "недействительн*|утратил*|утративш*|аннулир*|отменен*|не использовать|не применять|не действ*|"
       "не принимать|орнына|емес|жарамсыз|күшін жой*|күші жойыл*|алынып тасталды|қолданылмайды|ескерілмесін|"
       "исключен*|снят*"},
      {Word::old_either,
       "недостоверн*|неактуальн*|не "
       "актуальн*|ошибочн*|ошибк*|опечатк*|неверн*|неправильн*|некорректн*|неточн*|қате|қателік*|қатемен|"
       "дұрыс емес|"
       "бұрыс"},
      {Word::fresh,
       "а в|следует "
       "читать|читать|читайте|исправлен*|уточненн*|уточнены|правильн*|верные|верными|верное|верно|"
       "верная|корректн*|актуальн*|действительные|действительная|нов*|теперь|заменен*|заменить|заменяются|"
       "дұрыс|дұрысы|түзетілген|нақтыланған|жаңа|жаңартылған|енді|қолданыстағы"},
      {Word::fresh_kept, "оқылсын|деп оқу|деп түзет*|деп өзгерт*|деп есептелсін|деп саналсын"}};
  return table;
}

/// Walks through the words between the values of one text.
class Judge {
 public:
  Judge(const Scene& scene, const std::vector<Span>& values)
      : scene_(scene), values_(values), old_(values.size(), 0), fresh_(values.size(), 0) {}

  std::vector<char> run() {
    for (std::size_t v = 0; v <= values_.size(); ++v) gap(v);
    share_in_lists();
    for (std::size_t v = 0; v < values_.size(); ++v) {
      if (fresh_[v] != 0) old_[v] = 0;
    }
    return std::move(old_);
  }

 private:
  static constexpr std::size_t longest = 60;  ///< tokens

  /// "прежние координаты: 1) …; 2) …": what is said of one corner is said of all that nothing parts from it.
  void share_in_lists() {
    for (std::size_t first = 0; first < values_.size();) {
      std::size_t last = first + 1;
      while (last < values_.size() && is_one_list({values_[last - 1].last, values_[last].first})) ++last;
      for (auto* what : {&old_, &fresh_}) {
        const auto begin = what->begin() + static_cast<std::ptrdiff_t>(first),
                   end = what->begin() + static_cast<std::ptrdiff_t>(last);
        if (std::find(begin, end, 1) != end) std::fill(begin, end, 1);
      }
      first = last;
    }
  }
  [[nodiscard]] bool is_one_list(Span gap) const {
    constexpr std::size_t widest = 10;
    return gap.first <= gap.last && gap.size() <= widest && words().find(scene_.tokens(), gap).empty() &&
           !scene_.says(gap, "координат*");
  }

  /// The words before value \p v, in the sentences of the values on both sides.
  void gap(std::size_t v) {
    const Tokens& tokens = scene_.tokens();
    const bool some_before = v > 0, some_behind = v < values_.size();
    std::size_t first = some_before ? values_[v - 1].last : 0;
    std::size_t last = some_behind ? values_[v].first : tokens.size();
    const std::size_t own_first = some_behind ? begin_of(values_[v]) : last;
    const std::size_t own_last =
        some_before ? scene_.outline.sentence_of(values_[v - 1].last - 1).last : first;
    if (!some_before) first = std::max(first, own_first);
    if (!some_behind) last = std::min(last, own_last);
    const bool together = some_before && some_behind && own_first <= own_last;
    if (together || !some_before || !some_behind) return say({first, last}, v, some_before, some_behind);
    say({first, std::min(last, own_last)}, v, true, false);
    say({std::max(first, own_first), last}, v, false, true);
  }
  /// The beginning of its sentence, or of the line above a list or a table.
  [[nodiscard]] std::size_t begin_of(Span value) const {
    const Label* label = scene_.outline.label_of(value.first);
    const std::size_t sentence = scene_.outline.sentence_of(value.first).first;
    std::size_t first = label == nullptr ? sentence : std::min(sentence, label->name.first);
    if (const Span lead = lead_of_list(scene_, value.first); !lead.empty())
      first = std::min(first, lead.first);
    constexpr std::size_t longest_heading = 8;
    const std::size_t at = scene_.sentence_at(value.first);
    if (at > 0 && scene_.outline.sentences[at - 1].size() <= longest_heading &&
        scene_.says(scene_.outline.sentences[at - 1], "координат*"))
      first = std::min(first, scene_.outline.sentences[at - 1].first);
    return value.first - first > longest ? sentence : first;
  }

  void say(Span gap, std::size_t v, bool some_before, bool some_behind) {
    if (gap.first >= gap.last) return;
    const auto hits = words().find(scene_.tokens(), gap);
    for (std::size_t h = 0; h < hits.size(); ++h) {
      constexpr std::size_t near = 14;
      const bool far_behind = hits[h].span.first - gap.first > near;
      if (hits[h].meaning != Word::fresh && far_behind &&
          (!some_behind || gap.last - hits[h].span.last > near))
        continue;
      const bool bracketed = some_before && in_bracket_at(gap, hits[h].span.first);
      const bool fresh_follows = std::any_of(hits.begin() + static_cast<std::ptrdiff_t>(h) + 1, hits.end(),
                                             [](const auto& hit) { return hit.meaning == Word::fresh; });
      switch (hits[h].meaning) {
        case Word::old_behind: mark(old_, v, some_before, false); break;
        case Word::fresh_kept: mark(fresh_, v, some_before, false); break;
        case Word::old_ahead: mark(old_, v, bracketed, some_behind && !bracketed && !fresh_follows); break;
        case Word::old_either: {
          const bool before = bracketed || fresh_follows || !some_behind;
          mark(old_, v, some_before && before, some_behind && !before);
          break;
        }
        case Word::fresh: mark(fresh_, v, bracketed, some_behind && !bracketed); break;
      }
    }
  }
  void mark(std::vector<char>& what, std::size_t v, bool before, bool behind) {
    if (before) what[v - 1] = 1;
    if (behind) what[v] = 1;
  }
  /// "52°… (прежние)": a bracket directly behind the value that closes before the next one holds the word.
  [[nodiscard]] bool in_bracket_at(Span gap, std::size_t word) const {
    const Tokens& tokens = scene_.tokens();
    if (!tokens.is_mark(gap.first, U'(')) return false;
    std::size_t close = gap.first;
    while (close < gap.last && !tokens.is_mark(close, U')')) ++close;
    return close < gap.last && word < close;
  }

  const Scene& scene_;
  const std::vector<Span>& values_;
  std::vector<char> old_, fresh_;
};

}  // namespace

namespace {

/// "вместо «…»", "«…» деген сөздердің орнына"
bool is_replaced(const Scene& scene, Span quote) {
  constexpr std::size_t before = 3, behind = 4;
  return scene.says({quote.first - std::min(quote.first, before), quote.first}, "вместо|взамен") ||
         scene.says({quote.last, std::min(quote.last + behind, scene.tokens().size())}, "орнына");
}

/// The first quotation behind those that begin at the token or before it.
std::vector<Quoted>::const_iterator behind_quotes_at(const Scene& scene, std::size_t token) {
  const auto& quotes = scene.outline.quotes;
  return std::partition_point(quotes.begin(), quotes.end(),
                              [token](const Quoted& q) { return q.span.first <= token; });
}
constexpr int deepest = 4;  ///< quotations that are looked at

}  // namespace

bool is_in_replaced_words(const Scene& scene, std::size_t token) {
  auto quote = behind_quotes_at(scene, token);
  for (int n = 0; n < deepest && quote != scene.outline.quotes.begin(); ++n) {
    --quote;
    if (quote->span.holds(token) && is_replaced(scene, quote->span)) return true;
  }
  return false;
}

bool is_behind_replaced_words(const Scene& scene, std::size_t token) {
  const std::size_t sentence = scene.outline.sentence_of(token).first;
  auto quote = behind_quotes_at(scene, token);
  for (int n = 0; n < deepest && quote != scene.outline.quotes.begin(); ++n) {
    --quote;
    if (quote->span.first < sentence) return false;
    if (quote->span.last <= token && is_replaced(scene, quote->span)) return true;
  }
  return false;
}

std::vector<char> taken_back(const Scene& scene, const std::vector<Span>& values) {
  return Judge(scene, values).run();
}

}  // namespace tyndau::notices
