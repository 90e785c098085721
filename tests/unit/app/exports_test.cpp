#include "app/exports.hpp"

#include "unit/app/small_world.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>

namespace tyndau::app {
namespace {

using layers::CollectionId;
using layers::ExportFormat;

/// One feature whose values may be waited for.
class Slow : public layers::FeatureSource {
 public:
  explicit Slow(std::function<void()> reading) : reading_(std::move(reading)) {}
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::string_view id(std::size_t) const override { return "one"; }
  [[nodiscard]] const geo::Shape& shape(std::size_t) const override { return shape_; }
  [[nodiscard]] cql2::Value value(std::size_t, std::size_t) const override {
    reading_();
    return std::string("x");
  }

 private:
  std::function<void()> reading_;
  geo::Shape shape_ = geo::point_shape({71.4, 51.1});
};

class ExportsTest : public ::testing::Test {
 protected:
  Result<std::filesystem::path> file(CollectionId id, const std::function<bool()>& stop = {}) {
    return exports.file(layers, id, ExportFormat::csv, {test::sentences(), Language::en}, stop);
  }
  /// Settlements wait at the gate while they are written.
  layers::Collection make(CollectionId id) {
    layers::CollectionHead head;
    head.id = id;
    head.version = "1";
    head.fields.push_back({"name", cql2::FieldType::text});
    const auto reading = [this, id] {
      if (id != CollectionId::settlements) return;
      if (!begun_before.exchange(true)) begun.count_down();
      gate.wait();
    };
    return {std::move(head), std::make_shared<const Slow>(reading)};
  }

  std::promise<void> open;
  std::shared_future<void> gate = open.get_future().share();
  std::atomic<bool> begun_before{false};
  std::latch begun{1};
  layers::Snapshot layers{"1", [this](CollectionId id) { return make(id); }};
  Exports exports;
};

TEST_F(ExportsTest, OneFileIsWrittenWhileAnotherIsAndWhoeverWaitsMayGiveUp) {
  const auto venues = file(CollectionId::venues);
  ASSERT_TRUE(venues);
  auto long_one = std::async(std::launch::async, [&] { return file(CollectionId::settlements); });
  begun.wait();
  EXPECT_TRUE(file(CollectionId::hearings)) << "another file";
  EXPECT_EQ(file(CollectionId::venues).value(), *venues) << "a file that is there";
  EXPECT_EQ(file(CollectionId::settlements, [] { return true; }).error().code, ErrorCode::unavailable);
  open.set_value();
  const auto written = long_one.get();
  ASSERT_TRUE(written);
  EXPECT_TRUE(std::filesystem::exists(*written));
}

TEST_F(ExportsTest, NothingIsBegunForNobody) {
  EXPECT_EQ(file(CollectionId::settlements, [] { return true; }).error().code, ErrorCode::unavailable);
  EXPECT_FALSE(begun_before);
}

}  // namespace
}  // namespace tyndau::app
