#include "notices/notice_rows.hpp"

#include "notices/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace tyndau::notices {
namespace {

using intake::Column;

constexpr const char* present = "present";

std::string decimal(double value, int decimals) {
  std::string text = std::to_string(value);  // six decimals
  const auto point = text.find('.');
  if (point != std::string::npos)
    text.resize(std::min(text.size(), point + 1 + static_cast<std::size_t>(decimals)));
  return text;
}

/// Fills the cells of one hearing from its sure fields.
class RowFiller {
 public:
  RowFiller(const HearingReading& reading, const NoticeReading& whole) : reading_(reading), whole_(whole) {
    for (const auto& [field, values] : reading.fields)
      (sure(values).empty() ? result_.unconfirmed : result_.taken).push_back(field);
  }

  /// \param group of several hearings that are one consultation; empty: it stands alone
  HearingRows run(const std::string& id, const std::string& group) {
    shared_[Column::hearing_id] = id;
    put(Column::hearing_group, group);
    project();
    position();
    time();
    notice();
    venues(id);
    for (NoticeCells& row : result_.rows) name_unconfirmed(row);
    return std::move(result_);
  }

 private:
  static std::vector<const Candidate*> sure(const FieldReading& reading) {
    std::vector<const Candidate*> all;
    for (const Candidate& one : reading.values) {
      if (one.confidence >= least_confidence()) all.push_back(&one);
    }
    return all;
  }
  [[nodiscard]] std::vector<const Candidate*> all(Field field) const {
    const auto found = reading_.fields.find(field);
    return found == reading_.fields.end() ? std::vector<const Candidate*>{} : sure(found->second);
  }
  [[nodiscard]] bool has(Field field) const { return !all(field).empty(); }
  [[nodiscard]] std::string value(Field field) const {
    const auto values = all(field);
    return values.empty() ? std::string{} : values.front()->value;
  }
  void put(Column column, const std::string& text) {
    if (!text.empty()) shared_[column] = text;
  }

  void project() {
    put(Column::project_name, value(Field::project));
    const auto initiator = value(Field::initiator);
    if (initiator == private_person)
      put(Column::initiator_private, "yes");
    else
      put(Column::initiator, initiator);
    put(Column::hazard_class, value(Field::hazard_class));
    put(Column::spz_radius_m, value(Field::spz_m));
    put(Column::declared_dwelling_distance_m, value(Field::dwelling_distance_m));
    put(Column::form, value(Field::form));
    put(Column::project_location, value(Field::place));
  }

  /// The stated positions, each once: a paper in two languages says them twice.
  [[nodiscard]] std::vector<const Candidate*> positions() const {
    std::vector<const Candidate*> once;
    for (const Candidate* one : all(Field::coordinates)) {
      const auto same = [&](const Candidate* known) { return known->position == one->position; };
      if (one->position && std::none_of(once.begin(), once.end(), same)) once.push_back(one);
    }
    return once;
  }
  /// One position stands in columns of its own, the corners of one area are a polygon, others stand in one cell with the
  /// letters of their axes.
  void position() {
    constexpr int degree_decimals = 6, metre_decimals = 2;
    constexpr std::size_t least_corners = 3;
    const auto found = positions();
    if (found.empty()) return;
    double rounding = 0;
    std::string list, ring;
    bool one_area = found.size() >= least_corners && found.front()->area > 0;
    for (const Candidate* one : found) {
      const auto lon = decimal(one->position->lon, degree_decimals),
                 lat = decimal(one->position->lat, degree_decimals);
      rounding = std::max(rounding, one->rounding.value);
      list += (list.empty() ? "" : "; ") + lat + " N, " + lon + " E";
      ring += lon + " " + lat + ", ";
      one_area = one_area && one->area == found.front()->area;
    }
    const auto lon = decimal(found.front()->position->lon, degree_decimals);
    const auto lat = decimal(found.front()->position->lat, degree_decimals);
    put(Column::stated_lon, lon);
    put(Column::stated_lat, lat);
    put(Column::coordinate_uncertainty_m, decimal(rounding, metre_decimals));
    if (found.size() == 1) {
      put(Column::project_lon, lon);
      put(Column::project_lat, lat);
    } else if (one_area) {
      put(Column::footprint_wkt, "POLYGON((" + ring + lon + " " + lat + "))");
    } else {
      put(Column::project_location, list);
    }
  }

  void time() {
    if (const auto day = value(Field::hearing_date); !day.empty()) {
      const auto hour = value(Field::hearing_time);
      put(Column::hearing_start, hour.empty() ? day : day + " " + hour);
      return;
    }
    // A day that is not sure does not make the discussion's begin that of the hearing.
    if (reading_.fields.count(Field::hearing_date) != 0) return;
    put(Column::hearing_start, value(Field::period_start));
    put(Column::hearing_end, value(Field::period_end));
  }

  void notice() {
    // One paper in one language does not say in which others the notice was published.
    if (whole_.language == "kk+ru") put(Column::notice_languages, "kk;ru");
    put(Column::comments_until, value(Field::comments_deadline));
    outlets();
    const auto seen = [&](Column column, bool there) {
      if (there) put(column, present);
    };
    seen(Column::notice_subject, has(Field::project));
    seen(Column::notice_place, has(Field::venues));
    seen(Column::notice_documents_link, has(Field::document_address));
    seen(Column::notice_initiator, has(Field::initiator));
    seen(Column::notice_comments_address, has(Field::comments_address));
    seen(Column::notice_contact, whole_.contact);
    seen(Column::notice_date_time,
         (has(Field::hearing_date) && has(Field::hearing_time)) || has(Field::period_start));
  }

  void outlets() {
    std::string papers, air;
    for (const Candidate* one : all(Field::outlets)) {
      std::string& list = one->kind == OutletKind::air ? air : papers;
      if (one->kind != OutletKind::none) list += (list.empty() ? "" : "; ") + one->value;
    }
    put(Column::newspaper, papers);
    put(Column::tv_radio, air);
  }

  void venues(const std::string& id) {
    const auto found = all(Field::venues);
    if (found.size() > 1 && shared_.count(Column::hearing_group) == 0) put(Column::hearing_group, id);
    for (const Candidate* venue : found) {
      auto& row = result_.rows.emplace_back(shared_);
      row[Column::venue_name] = venue->value;
      row[Column::venue_settlement] = venue->value;
    }
    if (found.empty()) result_.rows.push_back(shared_);
  }

  /// All that a machine read; what only tells rows apart is nobody's statement.
  static void name_unconfirmed(NoticeCells& row) {
    std::string names;
    for (const auto& [column, text] : row) {
      if (column == Column::hearing_id || column == Column::hearing_group) continue;
      names += (names.empty() ? "" : ";") + std::string(intake::info(column).name);
    }
    if (!names.empty()) row[Column::unconfirmed] = names;
  }

  const HearingReading& reading_;
  const NoticeReading& whole_;
  NoticeCells shared_;
  HearingRows result_;
};

}  // namespace

double least_confidence() { return weight(Evidence::phrase); }

namespace {

/// Which hearings are one consultation: those of one notice on one project, held in several places or on several days. One
/// number for each hearing, the same for those that belong together.
std::vector<std::size_t> consultations(const NoticeReading& reading) {
  std::vector<std::size_t> numbers;
  const auto project = [&](std::size_t h) {
    const Candidate* best = reading.hearings[h].best(Field::project);
    return best == nullptr ? std::string{} : best->value;
  };
  for (std::size_t h = 0; h < reading.hearings.size(); ++h) {
    std::size_t first = 0;
    while (first < h &&
           (reading.hearings[first].notice != reading.hearings[h].notice || project(first) != project(h)))
      ++first;
    numbers.push_back(first);
  }
  return numbers;
}

}  // namespace

std::vector<HearingRows> notice_rows(const NoticeReading& reading, const std::string& id) {
  std::vector<HearingRows> all;
  const auto numbers = consultations(reading);
  const std::set<std::size_t> different(numbers.begin(), numbers.end());
  for (std::size_t h = 0; h < reading.hearings.size(); ++h) {
    const bool only = reading.hearings.size() == 1;
    const bool several = std::count(numbers.begin(), numbers.end(), numbers[h]) > 1;
    const std::string group = different.size() == 1 ? id : id + "-" + std::to_string(numbers[h] + 1);
    all.push_back(RowFiller(reading.hearings[h], reading)
                      .run(only ? id : id + "-" + std::to_string(h + 1), several ? group : std::string{}));
  }
  return all;
}

NoticeTable notice_table(const std::vector<HearingRows>& hearings, const std::string& file) {
  std::set<Column> used;
  for (const auto& hearing : hearings) {
    for (const auto& row : hearing.rows) {
      for (const auto& [column, text] : row) used.insert(column);
    }
  }
  NoticeTable table;
  table.head.file = file;
  table.head.unconfirmed = true;
  std::vector<std::string> names;
  for (const Column column : used) names.emplace_back(intake::info(column).name);
  table.head.match = intake::match_headers(names);
  for (const auto& hearing : hearings) {
    for (const auto& cells : hearing.rows) {
      auto& row = table.rows.emplace_back();
      row.number = static_cast<std::int64_t>(table.rows.size());
      for (const Column column : used) {
        const auto found = cells.find(column);
        row.cells.push_back({found == cells.end() ? std::string{} : found->second, false});
      }
    }
  }
  return table;
}

}  // namespace tyndau::notices
