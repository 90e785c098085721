#include "layers/export_workbook.hpp"

#include "geo/vector_file.hpp"
#include "unit/geo/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace tyndau::layers {
namespace {

/// Features with a text of their own.
class Texts : public FeatureSource {
 public:
  explicit Texts(std::vector<std::string> texts, std::size_t size = 0)
      : texts_(std::move(texts)), size_(size == 0 ? texts_.size() : size) {}
  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] std::string_view id(std::size_t number) const override {
    return ids_.emplace_back("f" + std::to_string(1'000'000'000 + number));
  }
  [[nodiscard]] const geo::Shape& shape(std::size_t number) const override {
    return number == 0 ? point_ : none_;
  }
  [[nodiscard]] cql2::Value value(std::size_t number, std::size_t field) const override {
    if (field == 1) return static_cast<double>(number) + 0.5;
    return texts_[number % texts_.size()];
  }

 private:
  std::vector<std::string> texts_;
  std::size_t size_;
  geo::Shape point_ = geo::point_shape({71.5, 52.25});
  geo::Shape none_;
  mutable std::deque<std::string> ids_;
};

Collection collection_of(std::shared_ptr<const Texts> texts) {
  CollectionHead head;
  head.fields = {{"name", cql2::FieldType::text}, {"metres", cql2::FieldType::number}};
  return {std::move(head), std::move(texts)};
}

std::vector<geo::Feature> rows_of(const std::filesystem::path& file) {
  std::vector<geo::Feature> rows;
  const auto read = geo::read_features(file, {}, [&](const geo::LayerInfo&, geo::Feature&& row) {
    rows.push_back(std::move(row));
    return true;
  });
  EXPECT_TRUE(read) << read.error().message;
  return rows;
}

TEST(ExportWorkbook, EachFeatureIsARowAndAFormulaIsText) {
  const geo::test::TemporaryFolder folder;
  const auto file = folder.path() / "t.xlsx";
  const auto collection =
      collection_of(std::make_shared<Texts>(std::vector<std::string>{"Ақсу", "=1+1", ""}));
  ASSERT_TRUE(export_workbook(collection, file));
  const auto rows = rows_of(file);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].text("name"), "Ақсу");
  EXPECT_EQ(rows[0].text("lon"), "71.5");
  EXPECT_EQ(rows[0].text("lat"), "52.25");
  EXPECT_EQ(rows[0].text("metres"), "0.5");
  EXPECT_EQ(rows[1].text("name"), "'=1+1");
  EXPECT_EQ(rows[1].text("lon"), "");
  EXPECT_EQ(rows[2].text("name"), "");
  EXPECT_EQ(rows[2].text("id"), "f1000000002");
}

TEST(ExportWorkbook, ATextLongerThanACellIsCutBetweenLettersAndSaysSo) {
  const geo::test::TemporaryFolder folder;
  const auto file = folder.path() / "t.xlsx";
  std::string just_fits;
  for (int i = 0; i < 32'767; ++i) just_fits += "ұ";
  const auto collection =
      collection_of(std::make_shared<Texts>(std::vector<std::string>{just_fits, just_fits + "ң"}));
  ASSERT_TRUE(export_workbook(collection, file));
  const auto rows = rows_of(file);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].text("name"), just_fits);
  EXPECT_EQ(rows[1].text("name"), just_fits.substr(0, just_fits.size() - 2) + "…");
}

TEST(ExportWorkbook, MoreFeaturesThanASheetHasRowsAreRefused) {
  const geo::test::TemporaryFolder folder;
  const auto file = folder.path() / "t.xlsx";
  const auto done =
      export_workbook(collection_of(std::make_shared<Texts>(std::vector<std::string>{""}, 1'048'576)), file);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::bad_input);
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(ExportWorkbook, WhereNothingCanBeWrittenNothingIsLeft) {
  const geo::test::TemporaryFolder folder;
  const auto done = export_workbook(collection_of(std::make_shared<Texts>(std::vector<std::string>{"a"})),
                                    folder.path() / "none" / "t.xlsx");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::io);
}

}  // namespace
}  // namespace tyndau::layers
