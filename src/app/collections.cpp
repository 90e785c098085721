#include "app/collections.hpp"

#include "app/places.hpp"
#include "app/register_layers.hpp"
#include "app/transact.hpp"
#include "layers/place_collections.hpp"
#include "store/open_store.hpp"

#include <thread>

namespace tyndau::app {
namespace {

using layers::CollectionId;

/// How long what others write may stay unseen where the number of the last change cannot tell: a change that got its number
/// first may be committed last.
constexpr std::chrono::seconds unseen{2};
/// The same where it can tell: what changes the tables without a number is seen then.
constexpr std::chrono::minutes unnumbered{1};
/// How long the store is not asked at all.
constexpr std::chrono::milliseconds not_looked{100};

using Places = std::shared_ptr<const hearing::AtlasData>;

/// The engine's own, which stays as long as they are used.
Places places_of(const std::shared_ptr<const Engine>& engine) { return {engine, &engine->atlas.data()}; }

tl::unexpected<Error> unreadable(const Refusal& refusal) {
  return fail(ErrorCode::unavailable,
              refusal.faults.empty() ? "the register cannot be read" : refusal.faults.front().code);
}

std::shared_ptr<const layers::Snapshot> snapshot_of(const Places& places,
                                                    const std::shared_ptr<const RegisterLayers>& shown) {
  const auto version = layers::version_of(*places) + shown->version();
  const auto make = [places, shown](CollectionId id) {
    if (layers::shows_places(id)) return layers::place_collection(id, places);
    if (layers::map_layer(id)) return layers::report_collection(id, shown->records(), shown->version());
    const auto written =
        id == CollectionId::projects ? store::Collection::projects : store::Collection::hearings;
    return register_collection(written, shown, shown->version());
  };
  return std::make_shared<const layers::Snapshot>(version, make);
}

Answer<std::int64_t> last_version(const store::RegisterStore& store) {
  return look_up(store, [](const store::Session& session) { return answered(session.last_version()); });
}

Answer<bool> writers_at_work(const store::RegisterStore& store) {
  return look_up(store, [](const store::Session& session) { return answered(session.writers_at_work()); });
}

}  // namespace

Collections::Collections(std::shared_ptr<store::RegisterStore> store, std::shared_ptr<CurrentEngine> engine,
                         const hearing::MessageCatalogue& messages,
                         std::shared_ptr<const std::atomic<std::uint64_t>> writes)
    : store_(std::move(store)), engine_(std::move(engine)), messages_(messages), writes_(std::move(writes)) {}

Collections::~Collections() = default;

bool Collections::same(const std::shared_ptr<const Engine>& engine, std::uint64_t written, Moment now) const {
  return snapshot_ && of_ == engine && written == written_ &&
         now - compared_ < (settled_ ? std::chrono::seconds(unnumbered) : unseen);
}

std::shared_ptr<const layers::Snapshot> Collections::at_hand() {
  const auto engine = engine_->get();
  const auto written = writes_->load();
  const auto now = std::chrono::steady_clock::now();
  const std::unique_lock lock(lock_, std::try_to_lock);
  if (!lock.owns_lock() || !same(engine, written, now) || now - looked_ >= not_looked) return nullptr;
  return snapshot_;
}

std::unique_lock<std::mutex> Collections::held() {
  constexpr std::chrono::milliseconds moment{20};
  constexpr int moments = 50;
  std::unique_lock lock(lock_, std::try_to_lock);
  for (int i = 0; i < moments && !lock.owns_lock() && !read_; ++i) {
    std::this_thread::sleep_for(moment);
    static_cast<void>(lock.try_lock());
  }
  if (!lock.owns_lock() && read_) lock.lock();
  return lock;
}

Answer<std::shared_ptr<const layers::Snapshot>> Collections::current(const std::stop_token& stop) {
  const auto engine = engine_->get();
  if (!engine) return refuse(Refusal::Kind::unavailable, "no-places");
  const auto written =
      writes_->load();  // before the register is read: what comes later is seen the next time
  const auto now = std::chrono::steady_clock::now();
  const auto lock = held();
  if (!lock.owns_lock()) return refuse(Refusal::Kind::unavailable, "register-read");
  const bool as_before = same(engine, written, now);
  if (as_before && now - looked_ < not_looked) return snapshot_;
  const auto version = last_version(*store_);
  if (!version) return tl::unexpected<Refusal>(version.error());
  looked_ = now;
  if (as_before && *version == version_) return snapshot_;
  const auto writing =
      writers_at_work(*store_);  // before the register is read: who ends meanwhile is not seen
  if (!writing) return tl::unexpected<Refusal>(writing.error());
  auto shown = RegisterLayers::now(*store_, *engine, messages_, of_ == engine ? layers_ : nullptr, stop);
  if (!shown) return tl::unexpected<Refusal>(shown.error());
  const bool changed = !snapshot_ || of_ != engine || (*shown)->version() != layers_->version();
  if (changed) snapshot_ = snapshot_of(places_of(engine), *shown);
  of_ = engine;
  layers_ = std::move(*shown);
  written_ = written;
  if (version_ != *version) numbered_ = now;
  version_ = *version;
  settled_ = now - numbered_ >= unseen && !*writing;
  compared_ = now;
  read_ = true;
  return snapshot_;
}

Result<std::shared_ptr<const layers::Snapshot>> layers_of_store(const Installation& installation,
                                                                const std::filesystem::path& store,
                                                                const hearing::MessageCatalogue& messages) {
  if (auto there = store::open_places(store); !there) {  // the register would make one that is not there
    there.error().code = ErrorCode::unavailable;
    return tl::unexpected<Error>(there.error());
  }
  auto opened = store::open_register_to_read(store);
  if (!opened) return tl::unexpected<Error>(opened.error());
  const auto hearings = (*opened)->get<std::int64_t>(
      [](const store::Session& session) { return session.count(store::Collection::hearings); });
  if (hearings && *hearings == 0) {  // nothing to screen: no need of rules and indices
    auto places = read_places(store);
    if (!places) return tl::unexpected<Error>(places.error());
    const auto shown = RegisterLayers::of_projects(**opened);
    if (!shown) return unreadable(shown.error());
    return snapshot_of(std::make_shared<const hearing::AtlasData>(std::move(*places)), *shown);
  }
  auto loaded = Engine::load(installation, store, geo::EdgeModel::geodesic);
  if (!loaded) return tl::unexpected<Error>(loaded.error());
  const auto engine = std::make_shared<const Engine>(std::move(*loaded));
  const auto shown = RegisterLayers::now(**opened, *engine, messages, nullptr);
  if (!shown) return unreadable(shown.error());
  return snapshot_of(places_of(engine), *shown);
}

}  // namespace tyndau::app
