#include "matrix/cases.hpp"

namespace tyndau::matrix {
namespace {

using namespace hearing;

/// A Wednesday with three weeks around it that hold no holiday.
const Date hearing_day = *make_date(2022, 6, 15);

LocalDateTime at(Date date) { return {date, std::nullopt}; }

Outlet outlet(MediaKind kind, Seen seen, std::string name) {
  Outlet made;
  made.kind = kind;
  made.seen = seen;
  made.name = std::move(name);
  if (seen == Seen::present) made.area = {{"Аксу", "aksu", {}}};
  return made;
}

void see_documents(Case& input, Seen seen) {
  for (std::size_t i = 0; i < document_part_count; ++i)
    input.documents.parts[static_cast<DocumentPart>(i)] = seen;
  for (const auto content : map_contents) input.documents.map_shows[std::string(content)] = seen;
}

void see_notice(Case& input, Seen seen) {
  for (const auto field : notice_fields) input.notice.fields[std::string(field)] = seen;
  input.notice.outlets = {outlet(MediaKind::newspaper, seen, "Вести"),
                          outlet(MediaKind::tv_or_radio, seen, "Эфир"), outlet(MediaKind::other, seen, "")};
}

void date_everything(Case& input, int days_before, int days_after) {
  const std::chrono::days before{days_before};
  const std::chrono::days after{days_after};
  input.start = at(hearing_day);
  input.end = at(hearing_day);
  input.notice.date = hearing_day - before;
  for (Outlet& one : input.notice.outlets) one.date.reset();
  input.notice.documents_online = hearing_day - before;
  input.notice.documents_online_seen = Seen::present;
  input.notice.comments_until = hearing_day - std::chrono::days{1};
  input.protocol.status = Seen::present;
  input.protocol.signed_on = hearing_day + after;
  input.protocol.published_on = hearing_day + after + after;
  input.conclusion.issued_on = hearing_day;
  input.conclusion.published_on = hearing_day + after;
}

Case nothing_seen() { return {}; }

Case everything_absent() {
  Case input = good_case();
  see_documents(input, Seen::absent);
  input.documents.parts[DocumentPart::report] = Seen::present;
  input.documents.parts[DocumentPart::location_map] = Seen::present;
  input.project.declared_dwelling_distance.reset();
  input.project.stated_position.reset();
  input.project.declared_spz.reset();
  see_notice(input, Seen::absent);
  input.notice.languages = {Language::ru};
  input.notice.documents_online.reset();
  input.notice.documents_online_seen = Seen::absent;
  input.leb_present = Seen::absent;
  input.protocol = {};
  input.protocol.status = Seen::absent;
  return input;
}

Case no_map() {
  Case input = everything_absent();
  input.documents.parts[DocumentPart::location_map] = Seen::absent;
  return input;
}

Case no_report() {
  Case input = everything_absent();
  see_documents(input, Seen::absent);
  input.documents.map_shows.clear();
  input.project = {};
  return input;
}

Case everything_late() {
  Case input = good_case();
  date_everything(input, 5, 30);
  input.end = at(hearing_day + std::chrono::days{20});
  input.protocol.signed_on = *input.protocol.signed_on + std::chrono::days{40};
  input.protocol.published_on = *input.protocol.signed_on + std::chrono::days{40};
  input.notice.comments_until = hearing_day - std::chrono::days{20};
  input.protocol.defects = Seen::present;
  return input;
}

/// Each period exactly so long that the convention of counting decides.
Case on_the_boundary(int notice_days, int documents_days, Date published) {
  Case input = good_case();
  input.notice.date = hearing_day - std::chrono::days{notice_days};
  input.notice.documents_online = hearing_day - std::chrono::days{documents_days};
  input.notice.comments_until = *make_date(2022, 6, 10);
  input.protocol.signed_on = *make_date(2022, 6, 17);
  input.protocol.published_on = published;
  input.conclusion.published_on = *make_date(2022, 6, 22);
  return input;
}

/// Two venues on days far apart: one hearing or two?
Case sittings_far_apart() {
  Case input = good_case();
  input.start.reset();
  input.end.reset();
  input.venues.push_back(input.venues.front());
  input.venues.back().id = "v2";
  input.venues[0].start = input.venues[0].end = at(hearing_day);
  input.venues[1].start = input.venues[1].end = at(hearing_day + std::chrono::days{20});
  return input;
}

}  // namespace

Case good_case() {
  Case input;
  input.id = "good";
  input.project.units = {"Западная область", "Степной район", ""};
  input.project.footprint =
      Footprint{geo::point_shape(site_near_aksu), FootprintRole::site_boundary, Metres{10}};
  input.project.stated_position = site_near_aksu;
  input.project.hazard_class = HazardClass::I;
  input.project.declared_spz = Metres{2000};
  input.project.declared_dwelling_distance = Metres{1070};
  input.project.declared_communities = {{"Аксу", "aksu", {}}};
  input.project.declared_units = {{"Степной район", UnitLevel::district, "steppe"}};
  Venue hall;
  hall.id = "v1";
  hall.name = "Дом культуры";
  hall.settlement = {"Аксу", "aksu", {}};
  hall.units = {"Западная область", "Степной район", ""};
  hall.resolved_units = {{"Западная область", UnitLevel::oblast, "west"},
                         {"Степной район", UnitLevel::district, "steppe"}};
  hall.position = aksu_centre;
  hall.uncertainty = Metres{10};
  input.venues = {hall};
  input.leb_present = Seen::present;
  see_documents(input, Seen::present);
  see_notice(input, Seen::present);
  input.notice.languages = {Language::kk, Language::ru};
  input.protocol.defects = Seen::absent;
  date_everything(input, 60, 1);
  return input;
}

std::vector<NamedCase> cases_of_record() {
  const Date seven_working_days = *make_date(2022, 6, 24);
  const Date two_working_days = *make_date(2022, 6, 21);
  return {{"nothing seen, nothing loaded", nothing_seen(), &empty_world()},
          {"nothing seen", nothing_seen(), &full_world()},
          {"everything well done", good_case(), &full_world()},
          {"everything looked for and absent", everything_absent(), &full_world()},
          {"no map", no_map(), &full_world()},
          {"no report", no_report(), &full_world()},
          {"everything late", everything_late(), &full_world()},
          {"on the boundary of calendar days", on_the_boundary(20, 20, seven_working_days), &full_world()},
          {"on the boundary of working days", on_the_boundary(28, 30, two_working_days), &full_world()},
          {"sittings far apart", sittings_far_apart(), &full_world()}};
}

}  // namespace tyndau::matrix
