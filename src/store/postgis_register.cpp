#include "store/postgis_register.hpp"

#include <random>
#include <thread>

namespace tyndau::store {
namespace {

constexpr std::size_t most_connections = 8;
constexpr std::chrono::seconds longest_wait{5};
constexpr int most_attempts = 12;

/// Longer with each attempt, and not the same for all who wait.
void back_off(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const auto most = std::int64_t{1000} << std::min(attempt, 8);
  std::this_thread::sleep_for(
      std::chrono::microseconds(most / 2 + static_cast<std::int64_t>(random()) % most));
}

}  // namespace

/// Connections to one database, each used by one thread at a time.
class PostgisRegister::Pool {
 public:
  explicit Pool(std::string address) : address_(std::move(address)) {}

  Result<std::unique_ptr<Database>> take() {
    std::unique_lock lock(lock_);
    if (!freed_.wait_for(lock, longest_wait, [&] { return !idle_.empty() || taken_ < most_connections; }))
      return fail(ErrorCode::unavailable, "every connection to the database is in use");
    ++taken_;
    if (!idle_.empty()) {
      auto one = std::move(idle_.back());
      idle_.pop_back();
      return one;
    }
    lock.unlock();
    auto made = Database::connect(address_);
    if (!made) give_back(nullptr);
    return made;
  }
  /// \param one null when it is of no more use
  void give_back(std::unique_ptr<Database> one) {
    {
      const std::lock_guard lock(lock_);
      --taken_;
      if (one) idle_.push_back(std::move(one));
    }
    freed_.notify_one();
  }
  /// After the database went away none of those that wait can be of use.
  void forget_idle() {
    const std::lock_guard lock(lock_);
    idle_.clear();
  }

 private:
  std::string address_;
  std::mutex lock_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<Database>> idle_;
  std::size_t taken_ = 0;
};

/// A connection until the end of a transaction.
class PostgisRegister::Borrowed {
 public:
  Borrowed(Pool& pool, std::unique_ptr<Database> database) : pool_(pool), database_(std::move(database)) {}
  ~Borrowed() { pool_.give_back(std::move(database_)); }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  [[nodiscard]] Database& operator*() const { return *database_; }
  void drop() {
    database_.reset();
    pool_.forget_idle();
  }

 private:
  Pool& pool_;
  std::unique_ptr<Database> database_;
};

namespace {

/// What became of one attempt.
struct Attempt {
  Done done;
  std::string reason;  ///< of a failure of the database
};

template <class Transaction>
Attempt attempt(Database& database, const std::function<Done(const Session&)>& act) {
  try {
    Transaction transaction(database.connection());
    const PostgisSession session(database, transaction);
    auto done = act(session);
    if (session.failure()) return {tl::unexpected<Error>(*session.failure()), session.failure()->reason};
    if (done) transaction.commit();
    return {std::move(done), {}};
  } catch (const std::exception&) {
    const Error error = current_error();
    return {tl::unexpected<Error>(error), error.reason};
  }
}

}  // namespace

PostgisRegister::PostgisRegister(std::string address, std::string replica)
    : writers_(std::make_shared<Pool>(std::move(address))),
      readers_(replica.empty() ? writers_ : std::make_shared<Pool>(std::move(replica))) {}

Result<std::unique_ptr<PostgisRegister>> PostgisRegister::open(std::string address, std::string replica) {
  for (const auto* one : {&address, &replica}) {
    if (one->empty()) continue;
    if (const auto checked = connection_string(*one); !checked) return tl::unexpected<Error>(checked.error());
  }
  return std::unique_ptr<PostgisRegister>(new PostgisRegister(std::move(address), std::move(replica)));
}

template <class Transaction>
Done PostgisRegister::change(const std::function<Done(const Session&)>& change) {
  for (int tried = 0;; ++tried) {
    auto database = writers_->take();
    if (!database) return tl::unexpected<Error>(database.error());
    Borrowed borrowed(*writers_, std::move(*database));
    auto [done, reason] = attempt<Transaction>(*borrowed, change);
    if (reason == lost) borrowed.drop();
    const bool again = reason == busy || reason == lost;
    if (!again || tried + 1 == most_attempts) return done;
    back_off(tried);
  }
}

Done PostgisRegister::write(const std::function<Done(const Session&)>& change) {
  return this->change<pqxx::transaction<pqxx::serializable>>(change);
}

Done PostgisRegister::write_beside(const std::function<Done(const Session&)>& change) {
  return this->change<pqxx::transaction<pqxx::read_committed>>(change);
}

Done PostgisRegister::look(Pool& pool, const std::function<Done(const Session&)>& look) {
  for (int tried = 0;; ++tried) {
    auto database = pool.take();
    if (!database) return tl::unexpected<Error>(database.error());
    Borrowed borrowed(pool, std::move(*database));
    using Reading = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;
    auto [done, reason] = attempt<Reading>(*borrowed, look);
    if (reason == lost) borrowed.drop();
    if (reason != lost || tried > 0) return done;
  }
}

Done PostgisRegister::read(const std::function<Done(const Session&)>& look) const {
  return PostgisRegister::look(*writers_, look);
}

Done PostgisRegister::read_copy(const std::function<Done(const Session&)>& look) const {
  return PostgisRegister::look(*readers_, look);
}

Result<pqxx::result> PostgisSession::run(const std::string& sql,
                                         const std::vector<Parameter>& parameters) const {
  if (failure_) return tl::unexpected<Error>(*failure_);
  try {
    return database_.run(transaction_, sql, parameters);
  } catch (const std::exception&) {
    failure_ = current_error();
    return tl::unexpected<Error>(*failure_);
  }
}

Done PostgisSession::change(const std::string& sql, const std::vector<Parameter>& parameters) const {
  return run(sql, parameters).map([](const auto&) { return std::monostate{}; });
}

Result<std::int64_t> PostgisSession::touched(const std::string& sql,
                                             const std::vector<Parameter>& parameters) const {
  return run(sql, parameters).map([](const pqxx::result& rows) {
    return static_cast<std::int64_t>(rows.affected_rows());
  });
}

Result<std::int64_t> PostgisSession::number(const std::string& sql,
                                            const std::vector<Parameter>& parameters) const {
  return run(sql, parameters).map([](const pqxx::result& rows) { return rows[0][0].as<std::int64_t>(); });
}

}  // namespace tyndau::store
