#include "notices/settled_labels.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

bool says(const Tokens& tokens, Span span, std::string_view words) {
  for (std::size_t i = span.first; i < span.last; ++i) {
    if (has(tokens, i, words)) return true;
  }
  return false;
}

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
    const Span left{label.name.first, in_name}, right{in_name + 1, label.name.last};
    const Topic own = topic_of_label(tokens, right).value_or(label.topic);
    label.topic = topic_of_label(tokens, left).value_or(label.topic);
    halves.push_back({own, {in_name + 1, label.name.last}, {in_value + 1, label.value.last}, label.row});
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

bool is_kazakh(const Tokens& tokens, Span name) {
  for (std::size_t i = name.first; i < name.last; ++i) {
    if (tokens.is(i, TokenKind::word) && (tokens[i].script == Script::kazakh ||
                                          fits_any(tokens.folded(i), "орны|жері|мекен|мекенжай*|уақыты")))
      return true;
  }
  return false;
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
  const auto meets = [&](const Label& l) {
    return (l.topic == Topic::venue || l.topic == Topic::date_place) && !l.value.empty();
  };
  const bool venue = any(meets);
  const bool both = any(address) && any(no_address);
  if (!venue && !both) return;
  for (Label& label : labels) {
    if (label.topic != Topic::bare_place) continue;
    // In a text of two languages the label of one says nothing of the other's.
    const bool other_language =
        venue && std::none_of(labels.begin(), labels.end(), [&](const Label& l) {
          return meets(l) && is_kazakh(tokens, l.name) == is_kazakh(tokens, label.name);
        });
    if (other_language) continue;
    label.topic = !venue && says_address(tokens, label) ? Topic::venue : Topic::place;
  }
}

/// Whether the first words of a value tell where something is, and none tells what it is.
bool begins_with_place(const Tokens& tokens, Span value) {
  constexpr std::string_view units =
      "область|облысы*|район|района|ауданы*|обл|қаласы*|ауылы*|ауылынан|кенті*|г|с|п|қаладан|ауылдан|кенттен|"
      "города|села|поселка|км|шақырым*|севернее|южнее|восточнее|западнее|округ|округі|промзона|аймағы|зона";
  constexpr std::string_view things =
      "строительств*|реконструкц*|расширен*|модернизац*|разработ*|добыч*|план|проект|отчет*|есеп*|есебі|жоба*"
      "|"
      "салу|кеңейт*|игеру|құрылыс*|завод*|зауыт*|карьер*|цех*|ферма|фабрик*|полигон*|кен|месторожден*|склад*|"
      "қойма*|линия|желі*|установк*|қондырғы*";
  constexpr std::size_t beginning = 7;
  const Span head{value.first, std::min(value.last, value.first + beginning)};
  return !tokens.is_mark(head.first, U'«') && says(tokens, head, units) && !says(tokens, head, things);
}

/// "Нысан: ашық жиналыс", "Нысан: Абай облысы, …", "Объект: Асфальт зауыты": the word is used for a form, a place and a thing.
/// "Карьер: в 5 км от с. Аксу": the thing itself announces where it is.
void settle_objects(const Tokens& tokens, std::vector<Label>& labels) {
  constexpr std::string_view objects = "объект|объекты|нысан|нысаны|объектісі";
  constexpr std::string_view things =
      "карьер|завод|зауыт|полигон|цех|ферма|фабрика|кеніш|участок|учаске|алаң|турбины|турбиналар|скважины|"
      "ұңғымалар|рудник|месторождение|комплекс|кешен|золоотвал|котельная|қазандық";
  constexpr std::string_view forms =
      "ашық|открыт*|жиналыс*|собрани*|публичн*|жария|опрос*|сауалнама*|онлайн|online|талқыла*|обсужден*";
  constexpr std::size_t beginning = 4;
  for (Label& label : labels) {
    if (label.name.size() != 1 || label.value.empty()) continue;
    if (label.topic == Topic::other && has(tokens, label.name.first, things) &&
        begins_with_place(tokens, label.value))
      label.topic = Topic::place;
    if (!has(tokens, label.name.first, objects)) continue;
    const Span head{label.value.first, std::min(label.value.last, label.value.first + beginning)};
    if (says(tokens, head, forms))
      label.topic = Topic::form;
    else
      label.topic = begins_with_place(tokens, label.value) ? Topic::place : Topic::project;
  }
}

/// "Организатор: акимат района", where another label names the initiator.
void settle_organisers(const Tokens& tokens, std::vector<Label>& labels) {
  const auto organises = [&](const Label& label) {
    return label.topic == Topic::initiator && says(tokens, label.name, "организатор*|ұйымдастырушы*");
  };
  const bool initiator = std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
    return label.topic == Topic::initiator && !organises(label) && !label.value.empty();
  });
  for (Label& label : labels) {
    if (initiator && organises(label)) label.topic = Topic::other;
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
  settle_organisers(tokens, labels);
  settle_bare_places(tokens, labels);
}

}  // namespace tyndau::notices
