#include "notices/candidates.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <cstdio>

namespace tyndau::notices {
namespace {

constexpr std::size_t most_places = 200;  ///< where a text says one field; what follows adds nothing
constexpr double same_thing = 0.6;        ///< likeness of two wordings of one thing in one language

std::string_view reason_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::label: return "notices.label";
    case Evidence::phrase: return "notices.phrase";
    case Evidence::context: return "notices.context";
    case Evidence::presence: return "notices.presence";
  }
  return "notices.presence";
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool gap = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!gap)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return intake::trimmed(out);
}

}  // namespace

std::string position_text(LonLat at) {
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.6f %.6f", at.lon, at.lat);
  return {text.data(), static_cast<std::size_t>(length)};
}

double likeness(std::string_view a, std::string_view b) {
  auto words_a = intake::split(intake::fold(a), " .");
  auto words_b = intake::split(intake::fold(b), " .");
  if (words_a.empty() || words_b.empty()) return words_a.empty() && words_b.empty() ? 1.0 : 0.0;
  std::sort(words_a.begin(), words_a.end());
  std::sort(words_b.begin(), words_b.end());
  std::vector<std::string> common;
  std::set_intersection(words_a.begin(), words_a.end(), words_b.begin(), words_b.end(),
                        std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(words_a.size() + words_b.size());
}

bool CandidateMaker::same(const Found& a, const Found& b, bool wording) {
  if (a.value == b.value) return true;
  return wording && a.language == b.language && likeness(a.value, b.value) >= same_thing;
}

void CandidateMaker::weigh(Group& group) {
  // The surest place first, then the earliest.
  std::stable_sort(group.members.begin(), group.members.end(), [](const Found* a, const Found* b) {
    return a->doubted != b->doubted ? b->doubted : a->evidence < b->evidence;
  });
  for (const Found* member : group.members) {
    if (member->doubted) continue;
    const double own = weight(member->completed ? Evidence::context : member->evidence);
    group.support = group.support == 0.0 ? own : agreeing(group.support, own);
  }
  // However often it is said, what is doubted each time is no surer than what nothing names.
  if (group.support == 0.0) group.support = weight(Evidence::presence);
}

std::vector<CandidateMaker::Group> CandidateMaker::groups_of(const std::vector<const Found*>& found,
                                                             bool wording) {
  std::vector<Group> groups;
  for (const Found* one : found) {
    const auto known = std::find_if(groups.begin(), groups.end(),
                                    [&](const Group& group) { return same(group.first(), *one, wording); });
    if (known == groups.end()) {
      groups.push_back({{one}, 0.0});
    } else {
      known->members.push_back(one);
    }
  }
  for (Group& group : groups) weigh(group);
  return groups;
}

std::string CandidateMaker::value_of(const Found& found) const {
  const Tokens& tokens = scene_.tokens();
  const std::size_t begin = tokens[found.quote.first].begin, end = tokens[found.quote.last - 1].end;
  const bool personal = std::any_of(personal_.begin(), personal_.end(),
                                    [&](const Personal& p) { return p.begin < end && begin < p.end; });
  const bool quoted = is_wording(found.field) || found.field == Field::comments_address ||
                      found.field == Field::document_address;
  if (!personal || !quoted || found.private_person) return found.value;
  return one_line(redacted(text_.text, personal_, begin, end));
}

Candidate CandidateMaker::candidate(const Group& group, double share) const {
  const Found& first = group.first();
  const Tokens& tokens = scene_.tokens();
  Candidate made;
  made.value = value_of(first);
  made.quote = {tokens[first.quote.first].begin, tokens[first.quote.last - 1].end, 1};
  made.quote.page = text_.page_of(made.quote.begin);
  made.confidence = group.support * share;
  made.kind = static_cast<OutletKind>(first.outlet_kind);
  made.reasons.push_back({std::string(reason_of(first.evidence)), {}});
  if (group.members.size() > 1)
    made.reasons.push_back({"notices.repeated", {{"number", std::to_string(group.members.size())}}});
  if (first.completed) made.reasons.push_back({"notices.completed", {}});
  if (first.doubted) made.reasons.push_back({"notices.doubted", {}});
  if (share < 1.0) made.reasons.push_back({"notices.contradicted", {}});
  if (first.private_person) made.reasons.push_back({"notices.private_person", {}});
  return made;
}

bool CandidateMaker::contradict(const Found& best, const Found& other) {
  // Several addresses do not contradict each other, nor does the other language's wording.
  if (best.field == Field::document_address || best.field == Field::comments_address) return false;
  return !is_wording(best.field) || best.language == other.language;
}

FieldReading CandidateMaker::single(std::vector<Group> groups) const {
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    if (a.support != b.support) return a.support > b.support;
    return a.first().quote.first < b.first().quote.first;
  });
  const Found& best = groups.front().first();
  double sum = groups.front().support;
  for (std::size_t g = 1; g < groups.size(); ++g)
    sum += contradict(best, groups[g].first()) ? groups[g].support : 0.0;
  FieldReading reading;
  reading.values.push_back(candidate(groups.front(), groups.front().support / sum));
  for (std::size_t g = 1; g < groups.size(); ++g) {
    const bool rival = contradict(best, groups[g].first());
    Candidate made = candidate(groups[g], rival ? groups[g].support / sum : 1.0);
    if (!rival && is_wording(best.field)) made.reasons.push_back({"notices.other_language", {}});
    reading.alternatives.push_back(std::move(made));
  }
  return reading;
}

FieldReading CandidateMaker::list(std::vector<Group> groups) const {
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.first().quote.first < b.first().quote.first;
  });
  const bool bilingual = scene_.languages.both();
  const Language main = groups.front().first().language;
  FieldReading reading;
  for (const Group& group : groups) {
    Candidate made = candidate(group, 1.0);
    const bool again = bilingual && group.first().language != main;
    if (again) made.reasons.push_back({"notices.other_language", {}});
    (again ? reading.alternatives : reading.values).push_back(std::move(made));
  }
  return reading;
}

HearingReading CandidateMaker::hearing(const std::vector<Found>& found) const {
  HearingReading reading;
  for (const Field field : all_fields) {
    std::vector<const Found*> own;
    for (const Found& one : found) {
      if (one.field == field && own.size() < most_places) own.push_back(&one);
    }
    if (own.empty()) continue;
    std::stable_sort(own.begin(), own.end(),
                     [](const Found* a, const Found* b) { return a->quote.first < b->quote.first; });
    auto groups = groups_of(own, is_wording(field));
    reading.fields[field] = is_list(field) ? list(std::move(groups)) : single(std::move(groups));
  }
  return reading;
}

}  // namespace tyndau::notices
