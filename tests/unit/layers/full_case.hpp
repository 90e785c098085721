/// \file
/// A case in which every member says something.
#pragma once

#include "hearing/case.hpp"

namespace tyndau::test {

inline geo::Polygon square(double west, double south, double size) {
  return {{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}}, {}};
}

inline Date day(int year, unsigned month, unsigned of_month) { return *make_date(year, month, of_month); }

inline hearing::Project full_project() {
  using namespace hearing;
  Project project;
  project.id = "aksu-gold";
  project.name = "Золото «Ақсу» \"№1\"";
  project.initiator = "ТОО Пример";
  project.units = {"Акмолинская область", "Степногорск Г.А.", "Аксу"};
  geo::Polygon holed = square(71.9, 52.4, 0.02);
  holed.holes.push_back(square(71.905, 52.405, 0.001).outer);
  project.footprint = Footprint{{{{71.95, 52.45}, {0.1 + 0.2, 1.0 / 3.0}},
                                 {{{71.0, 52.0}, {71.1, 52.1}}},
                                 {holed, square(72.0, 52.5, 0.01)}},
                                FootprintRole::source_point,
                                Metres{15.5}};
  project.hazard_class = HazardClass::II;
  project.object_type = "gold_mill";
  project.declared_spz = Metres{500.0};
  project.surveyed_spz = {{}, {}, {square(71.9, 52.4, 0.05)}};
  project.declared_territory = {{}, {}, {square(71.8, 52.3, 0.3)}};
  project.user_radius = Metres{3000.0};
  project.wind_rose = {12.5, 10, 15, 12.5, 12.5, 12.5, 12.5, 12.5};
  project.declared_communities = {{"Аксу", "geonames:1526271", {}}, {"Бирлик", "", {"a", "b"}}};
  project.declared_units = {{"Степногорск", UnitLevel::district, "u1"}, {"область Абай", {}, ""}};
  project.named_zones = {{ZoneKind::state_forest_fund, Seen::absent},
                         {ZoneKind::protected_area, Seen::not_seen}};
  project.declared_dwelling_distance = Metres{1200.0};
  project.stated_position = LonLat{52.4, 171.9};
  return project;
}

inline hearing::Notice full_notice() {
  using namespace hearing;
  Notice notice;
  notice.date = day(2018, 7, 1);
  notice.languages = {Language::kk, Language::ru};
  notice.outlets = {{MediaKind::newspaper,
                     Seen::present,
                     "Степной маяк",
                     day(2018, 7, 2),
                     {{"Аксу", "x", {}}},
                     {{"Степногорск", {}, ""}}},
                    {MediaKind::tv_or_radio, Seen::absent, "", {}, {}, {}}};
  notice.fields = {{"subject", Seen::present}, {"contact", Seen::absent}};
  notice.documents_online = day(2018, 7, 3);
  notice.documents_online_seen = Seen::present;
  notice.comments_until = day(2018, 7, 30);
  return notice;
}

inline hearing::Case full_case() {
  using namespace hearing;
  Case all;
  all.id = "h-1";
  all.group = "g";
  all.country = "KG";
  all.form = Form::survey;
  all.project = full_project();
  Venue venue{"v1",
              "Дом культуры",
              {"Степногорск", "geonames:1537939", {"c"}},
              {"Акмолинская", "", ""},
              {{"x", UnitLevel::oblast, "kz-03"}},
              LonLat{71.88, 52.35},
              Metres{30.0},
              {{"Аксу", "", {}}},
              {},
              {}};
  venue.start = LocalDateTime{day(2018, 8, 3), std::chrono::minutes{15 * 60 + 30}};
  venue.end = LocalDateTime{day(2018, 8, 4), std::nullopt};
  all.venues = {venue, {"v2", "", {}, {}, {}, {}, {}, {}, {}, {}}};
  all.start = LocalDateTime{day(2018, 8, 3), std::chrono::minutes{0}};
  all.end = LocalDateTime{day(2018, 8, 4), std::nullopt};
  all.leb_present = Seen::absent;
  all.notice = full_notice();
  all.documents.parts = {{DocumentPart::report, Seen::present},
                         {DocumentPart::non_technical_summary, Seen::not_seen}};
  all.documents.map_shows = {{"scale", Seen::absent}};
  all.protocol = {Seen::present, day(2018, 8, 5), day(2018, 8, 6), Seen::present, {"no signature"}};
  all.conclusion = {day(2018, 9, 1), day(2018, 9, 2)};
  all.source_url = "https://example.org/?a=1&b=2";
  all.notes = "line 1\nline 2\t\x01";
  all.origin = {"hearings.csv", {2, 3}};
  return all;
}

}  // namespace tyndau::test
