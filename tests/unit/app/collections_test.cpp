#include "app/collections.hpp"

#include "app/register.hpp"
#include "unit/app/small_world.hpp"
#include "unit/store/register_file.hpp"

#include <gmock/gmock.h>

#include <future>
#include <thread>

namespace tyndau::app {
namespace {

using store::Collection;
using testing::ElementsAre;
using testing::Field;

/// A store whose readers wait at a gate.
class GatedStore : public store::RegisterStore {
 public:
  explicit GatedStore(std::shared_ptr<store::RegisterStore> store) : store_(std::move(store)) {}
  store::Done write(const std::function<store::Done(const store::Session&)>& change) override {
    return store_->write(change);
  }
  store::Done read(const std::function<store::Done(const store::Session&)>& look) const override {
    std::call_once(once_, [&] { entered_.set_value(); });
    open_.wait();
    return store_->read(look);
  }
  [[nodiscard]] std::chrono::milliseconds lease() const override { return store_->lease(); }

  /// Until a reader waits.
  void wait() { entered_.get_future().wait(); }
  void open() { gate_.set_value(); }

 private:
  std::shared_ptr<store::RegisterStore> store_;
  mutable std::once_flag once_;
  mutable std::promise<void> entered_;
  std::promise<void> gate_;
  std::shared_future<void> open_{gate_.get_future()};
};

/// Counts its readers.
class CountedStore : public store::RegisterStore {
 public:
  explicit CountedStore(std::shared_ptr<store::RegisterStore> store) : store_(std::move(store)) {}
  store::Done write(const std::function<store::Done(const store::Session&)>& change) override {
    return store_->write(change);
  }
  store::Done read(const std::function<store::Done(const store::Session&)>& look) const override {
    ++reads_;
    return store_->read(look);
  }
  [[nodiscard]] std::chrono::milliseconds lease() const override { return store_->lease(); }
  [[nodiscard]] int reads() const { return reads_; }

 private:
  std::shared_ptr<store::RegisterStore> store_;
  mutable std::atomic<int> reads_{0};
};

class CollectionsTest : public test::RegisterTest {
 protected:
  void SetUp() override {
    RegisterTest::SetUp();
    store_ = open();
    Register records(store_, engine_, test::sentences(), [] { return test::at(0); });
    ASSERT_TRUE(records.create(Collection::projects,
                               R"({"type": "Feature", "id": "gold", "geometry": null,
      "properties": {"project_name": "Gold works", "affected_communities": ["Аксу"]}})",
                               Author{"t-1", "r-1"}));
    ASSERT_TRUE(records.create(Collection::hearings,
                               R"({"type": "Feature", "id": "h1", "geometry": null,
      "properties": {"project_id": "gold", "venue_settlement": "Степногорск", "hearing_start": "2022-08-03"}})",
                               Author{"t-1", "r-1"}));
  }
  void TearDown() override {
    store_.reset();
    RegisterTest::TearDown();
  }
  Collections collections(std::shared_ptr<store::RegisterStore> store) const {
    return {std::move(store), engine_, test::sentences(),
            std::make_shared<const std::atomic<std::uint64_t>>(0)};
  }

  std::shared_ptr<store::RegisterStore> store_;
  std::shared_ptr<CurrentEngine> engine_ = std::make_shared<CurrentEngine>(test::small_engine());
};

TEST_F(CollectionsTest, WhoeverAsksWhileTheRegisterIsReadForTheFirstTimeIsToldSo) {
  const auto gated = std::make_shared<GatedStore>(store_);
  auto all = collections(gated);
  auto first = std::async(std::launch::async, [&] { return all.current(); });
  gated->wait();
  const auto second = all.current();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Refusal::Kind::unavailable);
  EXPECT_THAT(second.error().faults, ElementsAre(Field(&Fault::code, "register-read")));
  EXPECT_TRUE(test::sentences().has(second.error().faults.front().message.key));
  gated->open();
  const auto read = first.get();
  ASSERT_TRUE(read);
  EXPECT_TRUE((*read)->get(layers::CollectionId::hearings).find("h1"));
}

TEST_F(CollectionsTest, AReadingThatIsStoppedGivesNothingAndTheNextOneReads) {
  auto all = collections(store_);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(all.current(stop.get_token()));
  const auto read = all.current();
  ASSERT_TRUE(read);
  EXPECT_TRUE((*read)->get(layers::CollectionId::hearings).find("h1"));
}

TEST_F(CollectionsTest, WhereTheNumbersOfChangesTellAllTheItemsAreNotComparedAnewAndAChangeIsSeen) {
  const auto counted = std::make_shared<CountedStore>(store_);
  auto all = collections(counted);
  const auto later = [&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    const int before = counted->reads();
    EXPECT_TRUE(all.current());
    return counted->reads() - before;
  };
  ASSERT_TRUE(all.current());
  EXPECT_GT(later(), 1) << "what others began before the first reading may have come";
  EXPECT_EQ(later(), 1) << "the number of the last change alone";
  Register other(store_, engine_, test::sentences(), [] { return test::at(1); });
  ASSERT_TRUE(other.remove(Collection::hearings, "h1", {}, Author{"t-2", "r-2"}));
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
  const auto read = all.current();
  ASSERT_TRUE(read);
  EXPECT_FALSE((*read)->get(layers::CollectionId::hearings).find("h1"));
}

}  // namespace
}  // namespace tyndau::app
