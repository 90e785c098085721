#include "notices/owners.hpp"

#include "notices/candidates.hpp"
#include "notices/phrases.hpp"

#include <algorithm>
#include <iterator>

namespace tyndau::notices {
namespace {

enum Kind : int {
  object,     ///< a general word for what is planned
  never,      ///< an office, a post, a meeting: no project is one
  neighbour,  ///< "соседний"
  first_kind,
};

/// Kinds of objects, from first_kind on: first those that are more often projects themselves, then those that belong to one.
constexpr std::string_view main_kinds[] = {
    "карьер*",
    "завод*|зауыт*",
    "фабрик*|птицефабрик*",
    "полигон*|свалк*|қоқыс*",
    "рудник*|шахт*|кеніш*",
    "ферм*|қожалығы*|бордақылау*|мал кешен*",
    "электростанц*|тэц|тэс|жэо|грэс|вэс|сэс|гэс",
    "цех|цеха|цеху|цехе|цехы*|цехі*",
    "установк*|қондырғы*",
    "элеватор*",
    "терминал*",
    "рынок|рынка|базар*",
};
constexpr std::string_view unit_kinds[] = {
    "котельн*|қазандық*|қазандығы*",
    "насосн*|сорғы*",
    "склад*|қойма*",
    "пруд*|водоем*|водохранил*|озер*|родник*|колодц*|колодец|тоған*|көл|көлі|көлінің|бұлақ*",
    "скотомогильник*|мал қорым*|биотермическ*",
    "азс|автозаправочн*|жанармай*",
    "дизельн*|дэс|генератор*",
    "гараж*|стоянк*|парковк*|автотұрақ*",
    "столов*|асхана*",
    "общежит*|жатақхана*|вахтов*|вахталық",
    "подстанц*|лэп|эбж",
    "трубопровод*|газопровод*|құбыр*",
    "очистн*|канализац*|тазарту*|кос",
    "отвал*|үйінді*",
    "хвостохранил*",
    "дсу|дробильн*|ұсақтау*|ұсақтағыш*",
    "абз|асфальт*",
    "рбу|бетон*",
    "кладбищ*|зират*|бейіт*|қорымы",
    "скважин*|ұңғыма*|бурен*|бұрғыла*|разведк*|барлау*|нефт*|мұнай*|газов*|уран*|подземн*|жер асты",
    "промбаз*|база|базы|базе|базой|базасы*|нефтебаз*",
    "мастерск*|шеберхана*",
    "печь|печи|пеш*|труб|труба|трубы|мұржа*",
};
/// What stands near a site rather than on it.
constexpr std::string_view place_kinds[] = {
    "водозабор*|водозаборн*|су алғыш*|сутартқыш*|су тарт*|су жинағ*",
    "жил*|тұрғын*|дом|дома|домов|домам|үй|үйі*|үйге|үйлер*|дач*|саяжай*|садов*",
    "аэропорт*|әуежай*|вокзал*",
    "больниц*|аурухана*|поликлиник*",
    "железн*|железнодорожн*|теміржол*|автодорог*|автожол*|дорог*|жол|жолы|жолдың",
    "санатор*|шипажай*|заповедник*|қорық*|заказник*|парк|парка|паркі*",
    "мост|моста|көпір*|плотин*|бөгет*|шлюз*",
};
constexpr std::string_view object_words =
    "участ*|объект*|месторожд*|площадк*|промплощадк*|нысан*|учаске*|кен|кенорн*|проект*|проектируем*|"
    "территори*|"
    "земел*|горн*|отвод*|блок*|аумақ*|аумағ*|жоба*|деятельн*|предприят*|кәсіпорын*|кәсіпорны*|строительств*|"
    "құрылыс*|лицензион*|кешен*|комплекс*|производств*|өндіріс*|промзон*|геологическ*";
constexpr std::string_view never_words =
    "офис*|контор*|кеңсе*|слушани*|собрани*|встреч*|тыңдау*|жиналыс*|клуб*|культуры|мәдениет|акимат*|әкімд*|"
    "зал|зала|залы*|гостиниц*|қонақүй*|кафе|школ*|мектеп*|библиотек*|кітапхана*|проезд*|здани*|ғимарат*|"
    "өткізу|өтетін|проведени*|ближайш*|жақын|метео*|гидропост*|гидрометеостанц*|"
    "гидрометеоролог*|метеоролог*|обсерватор*|пост|поста|посты|постов|постам|посту|постах|постам|бекет*|"
    "наблюдат*|наблюдени*|наблюдательн*|мониторинг*|бақылау*|байқау*|отбор*|пробоотбор*|проб|пробы|сынама*|"
    "замер*|измерен*|өлшеу*|въезд*|въезде|кпп|проходн*|кіреберіс*|бақылаушы*|контрольн*|расчетн*|есептік|"
    "фонов*|фондық|штаб*|редакц*|"
    "юридическ*|заңды";
constexpr std::string_view neighbour_words =
    "соседн*|смежн*|рядом|чуж*|сторонн*|көрші*|іргелес|шектес|другого|другой|других|басқа|өзге|"
    "посторонн*";

constexpr std::string_view near_words = "ближайш*|близлежащ*|жақын|маңайдағы|маңындағы|жанындағы";
/// Of what is there already: not the project, unless its name tells that it changes such a thing.
constexpr std::string_view standing_words = "существующ*|действующ*|қолданыстағы";
constexpr std::string_view changing_words =
    "расширен*|реконструкц*|модернизац*|рекультивац*|ликвидац*|консервац*|действующ*|существующ*|ремонт*|"
    "перевооружен*|эксплуатац*|отработк*|горных|нормати*|нднв|пдв|кеңейт*|қайта|жаңғырт*|жою*|жөндеу*|"
    "пайдалану*|"
    "қолданыстағы|тау";

constexpr int main_count = static_cast<int>(std::size(main_kinds));
constexpr int first_place = first_kind + main_count + static_cast<int>(std::size(unit_kinds));

constexpr PhraseRow<int> general_rows[] = {
    {object, object_words}, {never, never_words}, {neighbour, neighbour_words}};

const PhraseTable<int>& table() {
  static const PhraseTable<int> all = [] {
    std::vector<PhraseRow<int>> rows(std::begin(general_rows), std::end(general_rows));
    int kind = first_kind;
    for (const std::string_view words : main_kinds) rows.push_back({kind++, words});
    for (const std::string_view words : unit_kinds) rows.push_back({kind++, words});
    for (const std::string_view words : place_kinds) rows.push_back({kind++, words});
    return PhraseTable<int>{std::span<const PhraseRow<int>>(rows)};
  }();
  return all;
}

/// The kind whose row has the word.
int kind_of(std::string_view word) {
  const Tokens tokens(word);
  const auto hits = table().find(tokens, {0, tokens.size()});
  return hits.empty() ? static_cast<int>(object) : hits.front().meaning;
}

}  // namespace

Owners::Owners(const Scene& scene, const std::vector<Found>& found, Among among)
    : scene_(scene), among_(among) {
  for (const Found& one : found) {
    if (one.field == Field::initiator) initiators_.push_back(one);
    if (one.field == Field::project) learn(one.quote);
  }
  // "Проект «Скотомогильник»", "«Карьер» жобасы": names of one word, too.
  const Tokens& tokens = scene.tokens();
  for (const Quoted& quote : scene.outline.quotes) {
    const std::size_t before = quote.span.first == 0 ? tokens.size() : quote.span.first - 1;
    const bool named =
        (tokens.is(before, TokenKind::word) && tokens.folded(before).starts_with("проект")) ||
        (tokens.is(quote.span.last, TokenKind::word) && tokens.folded(quote.span.last).starts_with("жоба"));
    if (named) learn(quote.inside());
  }
}

void Owners::learn(Span name) {
  changes_what_stands_ = changes_what_stands_ || scene_.says(name, changing_words);
  // A field of oil or of ore has wells.
  if (scene_.says(name, "месторожд*|кен|недр*|водоснабж*|сумен")) own_kinds_.insert(kind_of("скважина"));
  for (const auto& hit : table().find(scene_.tokens(), name)) {
    if (hit.meaning < first_kind) continue;
    own_kinds_.insert(hit.meaning);
    names_kind_ = names_kind_ || hit.meaning < first_kind + main_count;
  }
}

Owner Owners::of_kind(int kind) const {
  if (kind == object) return Owner::project;
  if (kind == never || kind == neighbour) return Owner::another;
  if (own_kinds_.count(kind) != 0) return Owner::project;
  const bool may_be_whole = kind < first_kind + main_count;
  // A boiler house has no zone without its plant, but stands at a place of its own.
  const bool named = among_ == Among::units ? names_kind_ : !own_kinds_.empty();
  return may_be_whole && !named ? Owner::project : Owner::another;
}

/// "соседнего предприятия", "көрші «Көктас» ЖШС карьерінің", "существующая свалка": a word shortly before it.
bool Owners::beside(Span words, Span in, std::string_view adjectives, std::size_t near) const {
  const Tokens& tokens = scene_.tokens();
  const std::size_t first = std::max(in.first, words.first - std::min(words.first, near));
  for (std::size_t i = words.first; i > first; --i) {
    const char32_t mark = tokens.is(i - 1, TokenKind::mark) ? tokens[i - 1].mark : 0;
    if (mark == U',' || mark == U';' || mark == U':' || mark == U'(' || mark == U')' || mark == U'.')
      return false;
    if (tokens.is(i - 1, TokenKind::word) && fits_any(tokens.folded(i - 1), adjectives)) return true;
  }
  return false;
}

/// "по проекту «Карьер у озера»", "карьер «Озёрный»": a name says nothing of what stands beside it.
bool Owners::in_a_name(std::size_t word) const {
  constexpr int deepest = 3;
  return scene_.outline.quote_around(word, deepest) != nullptr;
}

std::vector<Owners::Said> Owners::said_in(Span span) const {
  const Tokens& tokens = scene_.tokens();
  constexpr std::size_t far = 8;
  std::vector<Said> said;
  for (const auto& hit : table().find(tokens, span)) {
    const bool place = hit.meaning == never || hit.meaning >= first_place;
    if (in_a_name(hit.span.first) || (place && among_ == Among::units)) continue;
    Owner owner = of_kind(hit.meaning);
    const bool standing = hit.meaning >= first_kind && !own_kinds_.empty() && !changes_what_stands_;
    if (owner == Owner::project &&
        (beside(hit.span, span, neighbour_words, far) || beside(hit.span, span, near_words, 1) ||
         (standing && beside(hit.span, span, standing_words, far))))
      owner = Owner::another;
    said.push_back({owner, hit.span});
  }
  return said;
}

/// "полигона ТОО «Сосед»": an organisation in the span that is not the initiator, in the language in which that is known.
Owner Owners::of_organisations(Span span) const {
  constexpr double same_thing = 0.6;
  for (const Organisation& one : scene_.organisations_in(span)) {
    const std::string name = tidy(scene_, one.span);
    const Language language = scene_.language_at(one.span.first);
    bool comparable = false, same = false;
    for (const Found& initiator : initiators_) {
      if (initiator.value == private_person || initiator.language != language) continue;
      comparable = true;
      same = same || likeness(initiator.value, name) >= same_thing ||
             initiator.value.find(name) != std::string::npos ||
             name.find(initiator.value) != std::string::npos;
    }
    if (comparable && !same) return Owner::another;
  }
  return Owner::unsaid;
}

Owner Owners::decided(Span span, bool by_first) const {
  const auto said = said_in(span);
  const Owner owner = said.empty() ? Owner::unsaid : by_first ? said.front().owner : said.back().owner;
  return owner != Owner::another ? std::max(owner, of_organisations(span)) : owner;
}

Owner Owners::first_in(Span span) const { return decided(span, true); }
Owner Owners::last_in(Span span) const { return decided(span, false); }

}  // namespace tyndau::notices
