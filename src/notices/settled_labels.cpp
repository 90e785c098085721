#include "notices/settled_labels.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// "Жоба / Проект: … / …": two languages in one line, the value in as many.
void split_bilingual(const Tokens& tokens, std::vector<Label>& labels) {
  const auto spaced_slash = [&](Span span) {
    std::size_t found = span.last;
    for (std::size_t i = span.first; i < span.last; ++i) {
      if (!tokens.is_mark(i, U'/') || !tokens[i].spaced) continue;
      if (found != span.last) return span.last;
      found = i;
    }
    return found;
  };
  std::vector<Label> halves;
  for (Label& label : labels) {
    const std::size_t in_name = spaced_slash(label.name), in_value = spaced_slash(label.value);
    if (in_name == label.name.last || in_value == label.value.last) continue;
    halves.push_back(
        {label.topic, {in_name + 1, label.name.last}, {in_value + 1, label.value.last}, label.row});
    label.name.last = in_name;
    label.value.last = in_value;
  }
  labels.insert(labels.end(), halves.begin(), halves.end());
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.name.first < b.name.first; });
}

bool says_address(const Tokens& tokens, const Label& label) {
  return fits_any(tokens.folded(label.name.first), "адрес|мекенжай|мекенжайы|мекен");
}

/// "Инициатор: ТОО «Восток»", and in the line below "Адрес: г. Астана, …" without a hall: where they sit.
void settle_seats(const Tokens& tokens, std::vector<Label>& labels) {
  constexpr std::string_view halls =
      "клуб*|дк|школ*|мектеп*|мектебі*|мәдениет|культуры|акимат*|әкімд*|зал|зала|залы*|үйі*|библиотек*|"
      "кітапхана*|"
      "гостиниц*|кафе";
  constexpr std::size_t near = 2;
  for (std::size_t k = 1; k < labels.size(); ++k) {
    Label& label = labels[k];
    const Label& above = labels[k - 1];
    const bool theirs = above.topic == Topic::initiator || above.topic == Topic::developer ||
                        above.topic == Topic::executive_body || above.topic == Topic::identity;
    if (!theirs || label.topic != Topic::bare_place || label.row >= 0 || !says_address(tokens, label))
      continue;
    if (label.name.first > above.value.last + near) continue;
    bool hall = false;
    for (std::size_t i = label.value.first; i < label.value.last; ++i)
      hall = hall || (tokens.is(i, TokenKind::word) && fits_any(tokens.folded(i), halls));
    if (!hall) label.topic = Topic::contact;
  }
}

/// "Место" is that of the object where another label names that of the hearing; "Место" and "Адрес" in one form are both.
/// What stays a bare place, read_venues() decides by the sentences.
void settle_bare_places(const Tokens& tokens, std::vector<Label>& labels) {
  const auto any = [&labels](auto holds) { return std::any_of(labels.begin(), labels.end(), holds); };
  const auto is = [](Topic topic) {
    return [topic](const Label& l) { return l.topic == topic && !l.value.empty(); };
  };
  const auto address = [&](const Label& l) {
    return l.topic == Topic::bare_place && says_address(tokens, l);
  };
  const auto no_address = [&](const Label& l) {
    return l.topic == Topic::bare_place && !says_address(tokens, l);
  };
  if (any(is(Topic::place))) return;
  const bool venue = any(is(Topic::venue)) || any(is(Topic::date_place));
  const bool both = any(address) && any(no_address);
  if (!venue && !both) return;
  for (Label& label : labels) {
    if (label.topic != Topic::bare_place) continue;
    label.topic = !venue && says_address(tokens, label) ? Topic::venue : Topic::place;
  }
}

bool says(const Tokens& tokens, Span span, std::string_view words) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (has(tokens, i, words)) return true;
  }
  return false;
}

/// "Нысан: ашық жиналыс", "Нысан: Абай облысы, …", "Объект: Асфальт зауыты": the word is used for a form, a place and a thing.
void settle_objects(const Tokens& tokens, std::vector<Label>& labels) {
  constexpr std::string_view objects = "объект|объекты|нысан|нысаны|объектісі";
  constexpr std::string_view forms =
      "ашық|открыт*|жиналыс*|собрани*|публичн*|жария|опрос*|сауалнама*|онлайн|online|талқыла*|обсужден*";
  constexpr std::string_view units =
      "область|облысы|район|ауданы|обл|км|шақырым|севернее|южнее|восточнее|западнее";
  constexpr std::size_t beginning = 4;
  for (Label& label : labels) {
    if (label.name.size() != 1 || !has(tokens, label.name.first, objects) || label.value.empty()) continue;
    const Span head{label.value.first, std::min(label.value.last, label.value.first + beginning)};
    if (says(tokens, head, forms))
      label.topic = Topic::form;
    else if (says(tokens, head, units) && !tokens.is_mark(head.first, U'«'))
      label.topic = Topic::place;
    else
      label.topic = Topic::project;
  }
}

/// "От: … Кому: … Тема: Fwd: слушания": the subject of a letter is none of a hearing.
void settle_mail(const Tokens& tokens, std::vector<Label>& labels) {
  constexpr std::string_view subjects = "тема|тақырыбы|тақырып|subject";
  constexpr std::string_view heads =
      "от|кому|копия|отправлено|from|to|sent|кімнен|кімге|жіберілді|жіберуші|алушы";
  constexpr std::size_t near = 4;
  for (std::size_t k = 0; k < labels.size(); ++k) {
    if (labels[k].name.size() != 1 || !has(tokens, labels[k].name.first, subjects)) continue;
    std::size_t around = 0;
    for (std::size_t n = k - std::min(k, near); n < std::min(labels.size(), k + near); ++n)
      around += labels[n].name.size() == 1 && has(tokens, labels[n].name.first, heads) ? 1 : 0;
    if (around >= 2) labels[k].topic = Topic::other;
  }
}

}  // namespace

void settle_labels(const Tokens& tokens, std::vector<Label>& labels) {
  split_bilingual(tokens, labels);
  settle_seats(tokens, labels);
  settle_mail(tokens, labels);
  settle_objects(tokens, labels);
  settle_bare_places(tokens, labels);
}

}  // namespace tyndau::notices
