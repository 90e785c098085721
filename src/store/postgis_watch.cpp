#include "store/places_watch.hpp"
#include "store/postgis_connection.hpp"

#include <thread>

namespace tyndau::store {
namespace {

/// Does nothing itself: waiting ends when it is called.
class Wake : public pqxx::notification_receiver {
 public:
  explicit Wake(pqxx::connection_base& connection) : notification_receiver(connection, "tyndau_places") {}
  void operator()(const std::string&, int) override {}
};

class PostgisWatch : public PlacesWatch {
 public:
  explicit PostgisWatch(std::string address) : address_(std::move(address)) { static_cast<void>(look()); }
  ~PostgisWatch() override { disconnect(); }

  bool changed(std::chrono::milliseconds most) override {
    const auto before = seen_;
    if (!database_) std::this_thread::sleep_for(most);
    if (database_ && !wait(most)) disconnect();
    return look() && seen_ != before;
  }

 private:
  bool wait(std::chrono::milliseconds most) {
    constexpr long second = 1000;
    try {
      database_->connection().await_notification(most.count() / second, most.count() % second * second);
      return true;
    } catch (const std::exception&) {
      return false;
    }
  }
  /// Reads the number of the last change. \return whether the database answered
  bool look() {
    try {
      if (!database_ && !connect()) return false;
      pqxx::nontransaction reading(database_->connection());
      seen_ =
          reading
              .exec1("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM tyndau.places_revision")[0]
              .as<std::int64_t>();
      return true;
    } catch (const std::exception&) {
      disconnect();
      return false;
    }
  }
  bool connect() {
    auto made = Database::connect(address_);
    if (!made) return false;
    database_ = std::move(*made);
    wake_ = std::make_unique<Wake>(database_->connection());
    return true;
  }
  void disconnect() {
    wake_.reset();
    database_.reset();
  }

  std::string address_;
  std::int64_t seen_ = -1;
  std::unique_ptr<Database> database_;
  std::unique_ptr<Wake> wake_;
};

}  // namespace

std::unique_ptr<PlacesWatch> watch_places(const Address& store) {
  if (!is_database(store)) return nullptr;
  return std::make_unique<PostgisWatch>(store.string());
}

}  // namespace tyndau::store
