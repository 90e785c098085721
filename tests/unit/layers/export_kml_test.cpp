#include "hearing/messages.hpp"
#include "layers/export.hpp"
#include "support/paths.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace tyndau::layers {
namespace {

using testing::HasSubstr;
using testing::Not;

class OneProject : public FeatureSource {
 public:
  explicit OneProject(std::string name) : name_(std::move(name)) {}
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::string_view id(std::size_t) const override { return "p1"; }
  [[nodiscard]] const geo::Shape& shape(std::size_t) const override { return shape_; }
  [[nodiscard]] cql2::Value value(std::size_t, std::size_t) const override { return name_; }

 private:
  std::string name_;
  geo::Shape shape_ = geo::point_shape({71.4, 51.1});
};

std::string kml_of(const std::string& name) {
  CollectionHead head;
  head.id = CollectionId::projects;
  head.fields.push_back({"project_name", cql2::FieldType::text});
  const Collection collection(std::move(head), std::make_shared<const OneProject>(name));
  const auto sentences = hearing::MessageCatalogue::load(test::source_dir() / "geodata/messages").value();
  const auto* own = testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto file = std::filesystem::path(testing::TempDir()) / (std::string(own) + ".kml");
  EXPECT_TRUE(export_collection(collection, ExportFormat::kml, file, {sentences, Language::en}));
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  std::filesystem::remove(file);
  return text.str();
}

TEST(ExportKml, ANameIsTextForXmlAndForTheBalloonsHtml) {
  const auto kml = kml_of("<script>alert(1)</script>");
  EXPECT_THAT(kml, Not(HasSubstr("<script")));
  EXPECT_THAT(kml, HasSubstr("<name>&lt;script&gt;alert(1)&lt;/script&gt;</name>"));
  EXPECT_THAT(kml, Not(HasSubstr("$[name]"))) << "a balloon would show it as HTML";
  EXPECT_THAT(
      kml,
      HasSubstr("<description>&lt;b&gt;&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;&lt;/b&gt;"));
}

TEST(ExportKml, WhatXmlHasNoPlaceForIsNotInIt) {
  const auto kml = kml_of(
      "A\xEF\xBF\xBF\x02"
      "B");
  EXPECT_THAT(kml, HasSubstr("<name>AB</name>"));
  EXPECT_THAT(kml, Not(HasSubstr("\xEF\xBF\xBF")));
}

TEST(ExportKml, ANameThatStandsForAnotherElementIsText) {
  const auto kml = kml_of("$[id] for $5");
  EXPECT_THAT(kml, HasSubstr("<name>$[id] for $5</name>"));
  EXPECT_THAT(kml, HasSubstr("&lt;b&gt;&amp;#36;[id] for &amp;#36;5&lt;/b&gt;"));
}

}  // namespace
}  // namespace tyndau::layers
