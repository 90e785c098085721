#include "notices/organisations.hpp"

#include "notices/person_words.hpp"
#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

enum class Form { company, company_behind, person, person_behind };

const PhraseTable<Form>& forms() {
  static const PhraseTable<Form> table{
      {Form::company,
       "тоо|ао|оао|зао|пао|ооо|гу|кгу|ргу|гкп|кгп|ргп|ргкп|гккп|мкк|пк|спк|сх|оо|нао|сп|дтоо|нпо|нпц|"
       "кооператив|"
       "товариществ* с ограниченной ответственностью|акционерн* обществ*|государственн* учрежден*|"
       "коммунальн* государственн* учрежден*|коммунальн* государственн* предприят*|государственн* "
       "коммунальн* предприят*|"
       "республиканск* государственн* учрежден*|республиканск* государственн* предприят*|филиал*|"
       "производственн* кооператив*|частн* компани*|совместн* предприят*|общественн* объединен*|"
       "общественн* фонд*"},
      // In Kazakh the form stands behind the name.
      {Form::company_behind,
       "жшс|ақ|мм|кмм|рмм|мкқк|кмқк|кмк|рмк|рмқк|кеақ|өк|қб|жауапкершілігі шектеулі серіктестіг*|"
       "жауапкершілігі шектеулі серіктестік|акционерлік қоғам*|мемлекеттік мекеме*|"
       "коммуналдық мемлекеттік мекеме*|республикалық мемлекеттік мекеме*|республикалық мемлекеттік "
       "кәсіпорын*|"
       "коммуналдық мемлекеттік кәсіпорын*|филиалы|бірлескен кәсіпорын*|llp|llc|ltd|jsc"},
      {Form::person,
       "ип|кх|фх|к х|ф х|чп|крестьянск* хозяйств*|фермерск* хозяйств*|крестьянск* фермерск* хозяйств*|"
       "индивидуальн* предпринимател*|кфх"},
      {Form::person_behind,
       "жк|шқ|ш қ|фш|жеке кәсіпкер*|шаруа қожалығ*|фермер* қожалығ*|"
       "шаруа фермер* қожалығ*"}};
  return table;
}

const PhraseTable<int>& between() {
  static const PhraseTable<int> table{
      {1,
       "на праве хозяйственного ведения|на пхв|пхв|шжқ|шаруашылық жүргізу құқығындағы|республики "
       "казахстан|рк|корпоративн* фонд*|"
       "производственн* филиал*|объединен*|холдинг*|фирма|компания|компании|дочерн*|юридического "
       "лица|юридическое лицо|рк на пхв"}};
  return table;
}

class OrganisationFinder {
 public:
  explicit OrganisationFinder(const Outline& outline) : outline_(outline), tokens_(outline.tokens) {}

  std::vector<Organisation> run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const auto found = at(i);
      i = found ? std::max(found->span.last, i + 1) : i + 1;
      if (found) found_.push_back(*found);
    }
    return std::move(found_);
  }

 private:
  std::optional<Organisation> at(std::size_t i) {
    if (const Quoted* quote = outline_.quote_at(i)) return quoted_before_form(*quote);
    const std::size_t behind = form_at(i);
    if (behind != 0) return form_before_name(i, behind);
    return std::nullopt;
  }

  /// A short form must be in capitals: "ао" is a rural district too.
  [[nodiscard]] std::size_t form_at(std::size_t i) const {
    if (!tokens_.is(i, TokenKind::word)) return 0;
    const std::size_t behind = forms().behind(tokens_, i, tokens_.size());
    if (behind == 0) return 0;
    const bool is_short = tokens_.folded(i).size() <= 8 && behind <= i + 3;
    if (is_short && !tokens_[i].shouted && !(tokens_[i].capital && behind > i + 1)) return 0;
    return behind;
  }
  [[nodiscard]] bool person_form(std::size_t i) const {
    const auto hits = forms().find(tokens_, {i, std::min(i + 6, tokens_.size())});
    return !hits.empty() && hits.front().span.first == i &&
           (hits.front().meaning == Form::person || hits.front().meaning == Form::person_behind);
  }
  [[nodiscard]] bool stands_behind(std::size_t i) const {
    const auto hits = forms().find(tokens_, {i, std::min(i + 6, tokens_.size())});
    return !hits.empty() && hits.front().span.first == i &&
           (hits.front().meaning == Form::company_behind || hits.front().meaning == Form::person_behind);
  }

  std::optional<Organisation> form_before_name(std::size_t i, std::size_t behind) {
    std::size_t at = behind;
    for (int guard = 0; guard < 4; ++guard) {
      std::size_t next = between().behind(tokens_, at, tokens_.size());
      if (next == 0) next = form_at(at);
      if (next == 0) break;
      at = next;
    }
    if (tokens_.is(at, TokenKind::line_end)) ++at;
    if (tokens_.is_mark(at, U'-') && outline_.quote_at(at + 1)) ++at;
    if (const Quoted* quote = outline_.quote_at(at))
      return finish({i, quote->span.last}, quote->span, true, person_form(i));
    const std::size_t last = behind_capitals(at);
    if (last == at) return std::nullopt;
    return finish({i, last}, {at, last}, false, person_form(i));
  }

  /// ТОО ARES PROJECT, АО Алюминий Казахстана, ИП Ахметов А.А.
  [[nodiscard]] std::size_t behind_capitals(std::size_t first) const {
    std::size_t last = first;
    while (last < first + 8 && last < tokens_.size()) {
      const bool word = tokens_.is(last, TokenKind::word) && (tokens_[last].capital || tokens_[last].shouted);
      const bool joint =
          last > first &&
          (tokens_.is_mark(last, U'-') || tokens_.is_mark(last, U'&') || tokens_.is_mark(last, U'.')) &&
          last + 1 < tokens_.size() && !tokens_[last + 1].spaced;
      const bool initial_dot =
          last > first && tokens_.is_mark(last, U'.') && tokens_[last - 1].end - tokens_[last - 1].begin <= 2;
      if (!word && !joint && !initial_dot) break;
      ++last;
    }
    return last;
  }

  /// «Восток» ЖШС, «Восток» ЖШС-нің
  std::optional<Organisation> quoted_before_form(const Quoted& quote) {
    std::size_t at = quote.span.last;
    if (tokens_.is_mark(at, U'-')) ++at;
    if (tokens_.is(at, TokenKind::line_end) && outline_.hard_ends[at] == 0) ++at;
    while (const std::size_t skipped = between().behind(tokens_, at, tokens_.size())) at = skipped;
    const std::size_t behind = form_at(at);
    if (behind == 0 || (outline_.quote_at(behind) != nullptr && !stands_behind(at))) return std::nullopt;
    std::size_t last = behind;
    for (int guard = 0; guard < 3; ++guard) {
      const std::size_t more = form_at(last);
      if (more == 0) break;
      last = more;
    }
    return finish({quote.span.first, last}, quote.span, true, person_form(at));
  }
  std::optional<Organisation> finish(Span span, Span name, bool quoted, bool person) const {
    Organisation made{span, name, quoted, false, false};
    const bool entrepreneur = trades_under_own_name(span);
    if (person) made.natural_person = holds_surname(name) || (entrepreneur && !quoted);
    return made;
  }
  /// An entrepreneur trades under his own name; a farm may have one of its own.
  [[nodiscard]] bool trades_under_own_name(Span span) const {
    for (std::size_t i = span.first; i < span.last; ++i) {
      if (tokens_.is(i, TokenKind::word) && fits_any(tokens_.folded(i), "ип|жк|чп|предпринимател*|кәсіпкер*"))
        return true;
    }
    return false;
  }
  [[nodiscard]] bool holds_surname(Span name) const {
    for (std::size_t i = name.first; i < name.last; ++i) {
      const bool initial = tokens_.is(i, TokenKind::word) && tokens_[i].end - tokens_[i].begin <= 2 &&
                           tokens_.is_mark(i + 1, U'.');
      if (initial ||
          (tokens_.is(i, TokenKind::word) && tokens_[i].capital && looks_like_surname(tokens_.folded(i))))
        return true;
    }
    return false;
  }

  const Outline& outline_;
  const Tokens& tokens_;
  std::vector<Organisation> found_;
};

}  // namespace

std::vector<Organisation> find_organisations(const Outline& outline) {
  return OrganisationFinder(outline).run();
}

}  // namespace tyndau::notices
