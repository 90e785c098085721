// A class and a zone that do not go together. All names and numbers are fictional.
#include "app/class_remarks.hpp"

#include "support/paths.hpp"

#include <gtest/gtest.h>

namespace tyndau::app {
namespace {

const hearing::RuleBook& rules() {
  static const auto book = hearing::RuleBook::load(test::source_dir() / "geodata");
  return *book;
}

std::vector<Message> remarks_on(const std::string& hazard, const std::string& zone) {
  notices::NoticeReading reading;
  notices::Candidate class_read, zone_read;
  class_read.value = hazard;
  zone_read.value = zone;
  reading.hearings.resize(2);
  for (auto& hearing : reading.hearings) {
    hearing.fields[notices::Field::hazard_class].values.push_back(class_read);
    hearing.fields[notices::Field::spz_m].values.push_back(zone_read);
  }
  return class_remarks(reading, rules());
}

TEST(ClassRemarks, AZoneOfAnotherClassIsSaidOnce) {
  const auto remarks = remarks_on("V", "300");
  ASSERT_EQ(remarks.size(), 1U);
  EXPECT_EQ(remarks.front().key, "document_text.class_zone");
}

TEST(ClassRemarks, AZoneOfItsOwnClassOrOfNoneIsNotSaid) {
  EXPECT_TRUE(remarks_on("III", "300").empty());
  EXPECT_TRUE(remarks_on("III", "350").empty());
  EXPECT_TRUE(class_remarks(notices::NoticeReading{}, rules()).empty());
}

}  // namespace
}  // namespace tyndau::app
