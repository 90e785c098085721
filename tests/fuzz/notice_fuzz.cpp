/// \file
/// Texts of notices: whatever is read lies in the text, is a value of its field, and shows no personal data.

#include "core/date.hpp"
#include "hearing/case.hpp"
#include "notices/notice_rows.hpp"
#include "notices/reading.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace tyndau;
using namespace tyndau::notices;

void require(bool condition) {
  if (!condition) std::abort();
}

const intake::Country& country() {
  static const intake::Country one(geo::Shape{{}, {}, {{{{46, 40}, {88, 40}, {88, 56}, {46, 56}}, {}}}});
  return one;
}

bool is_date(Field field) {
  return field == Field::hearing_date || field == Field::comments_deadline || field == Field::period_start ||
         field == Field::period_end;
}

void check(Field field, const Candidate& one, const std::string& text) {
  require(one.quote.begin < one.quote.end && one.quote.end <= text.size() && one.quote.page >= 1);
  require(one.confidence > 0.0 && one.confidence <= 1.0 && !one.reasons.empty());
  if (is_date(field)) require(parse_iso_date(one.value).has_value());
  if (field == Field::hearing_time) require(one.value.size() == 5 && one.value < "24:00");
  if (field == Field::hazard_class) require(hearing::hazard_class_from_code(one.value).has_value());
  if (field == Field::form) require(hearing::form_from_code(one.value).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const NoticeText text{std::string(reinterpret_cast<const char*>(data), size), {0, size / 2}};
  const NoticeReading reading = read_notice(text, country());
  require(reading.language != "none" || reading.hearings.empty());
  require(!reading.crowded || reading.hearings.empty());
  require(reading.hearings.size() <= most_hearings);
  std::size_t behind = 0;
  for (const Personal& one : reading.personal) {
    require(one.begin >= behind && one.begin < one.end && one.end <= size);
    behind = one.end;
  }
  for (const HearingReading& hearing : reading.hearings) {
    for (const auto& [field, values] : hearing.fields) {
      require(!values.values.empty());
      for (const Candidate& one : values.values) check(field, one, text.text);
      for (const Candidate& one : values.alternatives) check(field, one, text.text);
    }
  }
  const auto rows = notice_rows(reading, "fuzz");
  require(rows.size() == reading.hearings.size());
  const auto table = notice_table(rows, "fuzz");
  for (const auto& row : table.rows) require(row.cells.size() == table.head.match.headers.size());
  require(redacted(text.text, reading.personal).size() <=
          size + reading.personal.size() * redaction_mark.size());
  return 0;
}
