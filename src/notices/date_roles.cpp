#include "notices/date_roles.hpp"

#include "notices/doubts.hpp"
#include "notices/other_events.hpp"
#include "notices/role_finder.hpp"
#include "notices/superseded.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

std::optional<Role> role_of_topic(Topic topic, bool range) {
  switch (topic) {
    case Topic::date:
    case Topic::date_time:
    case Topic::date_place:
    case Topic::time: return range ? Role::period : Role::hearing;
    case Topic::period: return Role::period;
    case Topic::comments_deadline: return Role::deadline;
    case Topic::publication:
    case Topic::outlets: return Role::publication;
    case Topic::participants:
    case Topic::identity:
    case Topic::registration_number: return Role::registration;
    case Topic::executive_body:
    case Topic::developer: return Role::act;
    default: return std::nullopt;
  }
}

/// "Новые слушания: 01.07.2026 г.", "Собрание: …": a label that announces no field but names the hearing.
bool names_hearing(const Scene& scene, const Label* label) {
  return label != nullptr && label->topic == Topic::other && label->name.size() <= 5 &&
         scene.says(label->name, "слушани*|собрани*|обсужден*|тыңдау*|жиналыс*|талқыла*");
}

bool kazakh_attribute(const Tokens& tokens, Span date) {
  for (std::size_t i = date.first; i < date.last; ++i) {
    if (!tokens.is(i, TokenKind::word)) continue;
    for (const std::string_view ending : {"дағы", "дегі", "тағы", "тегі"}) {
      if (tokens.folded(i).ends_with(ending)) return true;
    }
  }
  return false;
}

/// "от 3 августа 2021 года № 286", "2021 жылғы 3 тамыздағы № 286 бұйрығы", "№ 23 от 12.03.2024".
bool is_of_an_act(const RoleFinder& finder, const Tokens& tokens, Span date) {
  if (finder.preceded_by("от")) return true;
  return kazakh_attribute(tokens, date) &&
         (finder.followed_by_number_sign() ||
          finder.followed_by("бұйры*|кодекс*|қаулы*|шешім*|заң*|лицензия*|келісімшарт*|шарт*|хат*", 4));
}

/// The same, and under a label that tells of papers.
bool is_of_an_act_here(const Scene& scene, const DateMention& mention) {
  const Label* label = scene.outline.label_of(mention.span.first);
  const bool labelled =
      label != nullptr && (label->topic == Topic::executive_body || label->topic == Topic::developer);
  return labelled || is_of_an_act(RoleFinder(scene, mention.span), scene.tokens(), mention.span);
}

/// "Дата и время окончания", "Аяқталу уақыты": of the hearing, where the label does not speak of comments.
bool names_end(const Scene& scene, const Label& label) {
  return label.topic != Topic::comments_deadline && label.topic != Topic::comments &&
         label.topic != Topic::period && scene.says(label.name, "окончан*|завершен*|конец|аяқтал*") &&
         !scene.says(label.name, "начал*|басталу*");
}

std::optional<Judged> by_label(const Scene& scene, const DateMention& mention, const Judged& near) {
  const Label* label = scene.outline.label_of(mention.span.first);
  if (label == nullptr) return std::nullopt;
  if (!mention.last && names_end(scene, *label)) return Judged{Role::closing, Evidence::label};
  // "В газете опубликовано: ТОО «Восток» проводит 6 мая …" tells of the hearing.
  const bool told =
      (label->topic == Topic::outlets || label->topic == Topic::publication) && near.role == Role::hearing;
  if (told) return std::nullopt;
  // "Срок приёма замечаний: до 31.10.2025, эфир телеканала «Пример» 01.10.2025"
  const bool comments = label->topic == Topic::comments_deadline || label->topic == Topic::comments;
  if (comments && near.role == Role::publication && near.words.last <= mention.span.first)
    return Judged{Role::publication, Evidence::label};
  if (const auto role = role_of_topic(label->topic, mention.last.has_value()))
    return Judged{*role, Evidence::label};
  if (label->topic == Topic::comments) return Judged{Role::deadline, Evidence::label};
  if (label->topic == Topic::documents && near.role != Role::deadline)
    return Judged{Role::documents, Evidence::label};
  return std::nullopt;
}

/// "назначенные на 25 мая переносятся на 28 июня": the first is no more, the second is new.
std::optional<Judged> by_postponement(const Scene& scene, const DateMention& mention, Role near) {
  if (near == Role::deadline || near == Role::publication) return std::nullopt;
  switch (moved(scene, mention)) {
    case Moved::no: return std::nullopt;
    case Moved::from: return Judged{Role::cancelled, Evidence::phrase};
    case Moved::to: return Judged{Role::hearing, Evidence::phrase, false, true};
    case Moved::unclear: break;
  }
  return Judged{Role::hearing, Evidence::phrase, true};
}

/// "принимаются до 12 июня"; not "протокол будет опубликован до 28 мая".
bool is_deadline(const Scene& scene, const RoleFinder& finder, const DateMention& mention,
                 const Judged& near) {
  if (mention.last || near.role == Role::protocol) return false;
  if (near.role == Role::publication && !parted(scene.tokens(), {mention.span.last, near.words.first}))
    return false;
  const bool until = finder.preceded_by("до|позднее|дейін", 2) || finder.preceded_by("конца", 3) ||
                     finder.followed_by("дейін", 2);
  return until &&
         scene.says(
             finder.sentence(),
             "замечан*|предложен*|вопрос*|отзыв*|мнени*|принима*|присыла*|направля*|ескерту*|ескертпе*|"
             "ұсыныс*|пікір*|қабылда*|жібер*|жолда*");
}

/// "обеспечить публикацию в газете не позднее 14 ноября": a day until which something else than comments is due.
bool only_bounds(const Scene& scene, Span words, Span sentence) {
  return scene.says(words, "позднее|кешіктірмей") &&
         !scene.says(sentence,
                     "замечан*|предложен*|вопрос*|отзыв*|комментари*|возражен*|мнени*|ескерту*|ескертпе*|"
                     "ұсыныс*|пікір*|принима*|прием*|қабылда*|сұрақ*");
}

/// What the label over a time makes of it; unknown when the label says nothing of times.
Role role_under(Topic topic, Role near) {
  switch (topic) {
    case Topic::participants: return Role::registration;
    case Topic::contact:
    case Topic::person:
    case Topic::documents: return Role::hours;
    case Topic::outlets:
    case Topic::publication: return near == Role::hearing ? Role::unknown : Role::hours;
    case Topic::comments:
    case Topic::comments_deadline: return Role::deadline;
    case Topic::time:
    case Topic::date_time:
    case Topic::date_place:
    case Topic::date:
    case Topic::venue: {
      const bool other = near == Role::registration || near == Role::closing || near == Role::hours;
      return other ? Role::unknown : Role::hearing;
    }
    default: return Role::unknown;
  }
}

Judged role_by_words(const Scene& scene, const DateMention& mention) {
  const RoleFinder finder(scene, mention.span);
  const Judged near = finder.kazakh() ? finder.nearest(4, 0) : finder.nearest(0, 3);
  if (is_of_an_act(finder, scene.tokens(), mention.span)) {
    const bool paper =
        near.role == Role::publication || scene.says(finder.sentence(), "газет*|газеті*|сани|саны*");
    return {paper && near.role != Role::act ? Role::publication : Role::act, Evidence::phrase};
  }
  const auto labelled = by_label(scene, mention, near);
  if (labelled && labelled->role != Role::hearing) return *labelled;
  if (const auto postponed = by_postponement(scene, mention, near.role)) return *postponed;
  if (labelled) return *labelled;
  if (near.role == Role::deadline && only_bounds(scene, near.words, finder.sentence()))
    return {Role::publication, Evidence::phrase};
  if (is_deadline(scene, finder, mention, near)) return {Role::deadline, Evidence::phrase};
  if (near.role == Role::hearing && mention.last) return {Role::period, near.evidence};
  if (near.role == Role::period && !mention.last) return {Role::hearing, Evidence::context};
  if (near.role == Role::hearing && finder.preceded_by("ранее|вместо|взамен", 3))
    return {Role::cancelled, near.evidence};
  return near;
}

}  // namespace

Judged role_of_date(const Scene& scene, std::size_t date, bool timed) {
  const DateMention& mention = scene.outline.dates[date];
  Judged judged = role_by_words(scene, mention);
  if (judged.role == Role::unknown && !mention.last &&
      names_hearing(scene, scene.outline.label_of(mention.span.first)))
    judged = {Role::hearing, Evidence::phrase};
  if (judged.role == Role::act && timed && !is_of_an_act_here(scene, mention)) {
    const RoleFinder finder(scene, mention.span);
    judged = finder.kazakh() ? finder.nearest_of_meeting(4, 0) : finder.nearest_of_meeting(0, 3);
  }
  if (judged.role == Role::unknown && timed) judged = {Role::hearing, Evidence::context};
  if (is_in_replaced_words(scene, mention.span.first)) return {Role::cancelled, judged.evidence};
  if (judged.role == Role::cancelled && timed && is_behind_replaced_words(scene, mention.span.first))
    return {Role::hearing, Evidence::context, false, true};
  if (mention.last || (judged.role != Role::hearing && judged.role != Role::deadline)) return judged;
  if (judged.role == Role::hearing &&
      (is_of_the_past(scene, mention.span) || is_of_failed(scene, mention.span) ||
       is_in_former_row(scene, mention.span)))
    return {Role::cancelled, judged.evidence};
  if (judged.role == Role::hearing &&
      (is_of_other_event(scene, mention.span) || is_in_reserve(scene, mention.span)))
    return {Role::other_event, judged.evidence};
  if (judged.role == Role::hearing) {
    judged.doubted = judged.doubted || is_vague(scene, mention.span);
    judged.fresh = judged.fresh || is_new_day(scene, mention.span);
  }
  judged.doubted = judged.doubted || is_one_of_several(scene, mention) ||
                   is_of_the_past(scene, mention.span) || is_over(scene, mention.span) ||
                   is_counted_from(scene, mention.span);
  return judged;
}

Judged role_of_time(const Scene& scene, std::size_t time) {
  const TimeMention& mention = scene.outline.times[time];
  const RoleFinder finder(scene, mention.span);
  const Label* label = scene.outline.label_of(mention.span.first);
  Judged near = finder.kazakh() ? finder.nearest(2, 0) : finder.nearest(0, 3);
  if (near.role == Role::act)
    near = finder.kazakh() ? finder.nearest_of_meeting(2, 0) : finder.nearest_of_meeting(0, 3);
  const Role labelled = label == nullptr ? Role::unknown : role_under(label->topic, near.role);
  if (is_of_failed(scene, mention.span) || is_in_former_row(scene, mention.span) ||
      is_in_replaced_words(scene, mention.span.first))
    return {Role::cancelled, Evidence::phrase};
  if (is_of_other_event(scene, mention.span)) return {Role::other_event, Evidence::phrase};
  if (label != nullptr && names_end(scene, *label)) return {Role::closing, Evidence::label};
  const bool until = finder.preceded_by("до") || finder.followed_by("дейін", 2);
  if (until && (labelled == Role::hearing || near.role == Role::hearing))
    return {Role::closing, Evidence::phrase};
  // "Начало регистрации – 14:30, начало собрания – 15:00"
  if (labelled == Role::registration && near.role == Role::hearing && near.words.last <= mention.span.first)
    return near;
  if (labelled != Role::unknown) return {labelled, Evidence::label};
  if (near.role == Role::cancelled && is_behind_replaced_words(scene, mention.span.first))
    return {Role::hearing, Evidence::context};
  if (near.role == Role::unknown && names_hearing(scene, label)) return {Role::hearing, Evidence::phrase};
  return near;
}

}  // namespace tyndau::notices
