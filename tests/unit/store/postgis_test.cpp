// What only a database can do wrong: writers at the same moment, a server that goes away, two migrations at once.
#include "store/postgis_register.hpp"
#include "support/paths.hpp"
#include "unit/store/register_file.hpp"

#include <atomic>
#include <thread>

namespace tyndau::store {
namespace {

using test::at;

class Postgis : public testing::Test {
 protected:
  void SetUp() override {
    if (test::postgres_server().empty()) GTEST_SKIP() << "TYNDAU_TEST_POSTGRES names no server";
    database_.emplace();
  }
  [[nodiscard]] std::string address() const { return database_->address(); }
  static int control(const std::string& action) {
    return std::system((std::string(std::getenv("TYNDAU_TEST_POSTGRES_CTL")) + " " + action).c_str());
  }

 private:
  std::optional<test::OwnDatabase> database_;
};

Item project(std::int64_t version, const std::string& feature = "{}") {
  return {"p", {}, version, at(0), feature};
}

/// As a PUT with If-Match does: writes when the version is the one that was read.
bool replace_if(RegisterStore& store, std::int64_t read) {
  bool matched = false;
  const auto done = store.write([&](const Session& session) -> Done {
    matched = false;
    const auto found = session.item(Collection::projects, "p");
    if (!found) return tl::unexpected<Error>(found.error());
    if (!*found || (*found)->version != read) return std::monostate{};
    const auto next = session.next_version();
    if (!next) return tl::unexpected<Error>(next.error());
    matched = true;
    return session.put(Collection::projects, project(*next));
  });
  EXPECT_TRUE(done) << (done ? "" : done.error().message);
  return done && matched;
}

std::int64_t version_of(const RegisterStore& store) {
  const auto found =
      store.get<std::optional<Item>>([](const Session& s) { return s.item(Collection::projects, "p"); });
  return found && *found ? (*found)->version : -1;
}

TEST_F(Postgis, OfEightWritersWithOneVersionExactlyOneWins) {
  std::vector<std::unique_ptr<RegisterStore>> servers;
  for (int i = 0; i < 8; ++i) servers.push_back(std::move(*open_register(address())));
  ASSERT_TRUE(
      servers.front()->write([](const Session& s) { return s.put(Collection::projects, project(0)); }));
  for (int round = 0; round < 20; ++round) {
    const auto read = version_of(*servers.front());
    std::atomic<int> won{0};
    {
      std::vector<std::jthread> writers;
      for (const auto& server : servers) {
        writers.emplace_back([&] { won += replace_if(*server, read) ? 1 : 0; });
      }
    }
    EXPECT_EQ(won, 1) << round;
    EXPECT_NE(version_of(*servers.front()), read);
  }
}

TEST_F(Postgis, WhatWasKnownIsKept) {
  const auto store = std::move(*open_register(address()));
  for (int version = 1; version < 4; ++version) {
    const auto feature = "{\"a\": " + std::to_string(version) + "}";
    ASSERT_TRUE(store->write(
        [&](const Session& s) { return s.put(Collection::projects, project(version, feature)); }));
  }
  ASSERT_TRUE(store->write([](const Session& s) { return s.erase(Collection::projects, "p"); }));
  EXPECT_TRUE(
      test::sql(address(), "SELECT 1 / (count(*) = 3)::int FROM tyndau.history WHERE of = 'projects'"));
}

TEST_F(Postgis, AServerThatIsRestartedIsFoundAgain) {
  const auto store = std::move(*open_register(address()));
  ASSERT_TRUE(store->write([](const Session& s) { return s.put(Collection::projects, project(1)); }));
  std::atomic<bool> stop{false};
  std::atomic<std::int64_t> acknowledged{1};
  std::jthread writer([&] {
    for (std::int64_t version = 2; !stop; ++version) {
      const auto done =
          store->write([&](const Session& s) { return s.put(Collection::projects, project(version)); });
      if (done) acknowledged = version;
      // Not a wrong answer meanwhile: it is away, or whether the last change was kept is not known.
      EXPECT_TRUE(done || done.error().code == ErrorCode::unavailable) << done.error().message;
    }
  });
  for (const auto* action : {"restart", "kill", "start"}) {
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    static_cast<void>(control(action));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds{500});
  stop = true;
  writer.join();
  const auto last = acknowledged.load();
  EXPECT_GT(last, 2);
  EXPECT_GE(version_of(*store), last);
}

TEST_F(Postgis, ADatabaseThatIsAwayIsAnErrorOfEachUse) {
  const auto store = open_register(test::database_address("nothing_here"));
  ASSERT_TRUE(store) << "opening asks nobody";
  const auto done = (*store)->read([](const Session&) -> Done { return std::monostate{}; });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::unavailable);
}

TEST_F(Postgis, AStoreThatNobodyMadeIsSaidSo) {
  ASSERT_TRUE(test::sql(test::postgres_server(), "CREATE DATABASE empty_one"));
  auto store = open_register(test::database_address("empty_one"));
  const auto count =
      (*store)->get<std::int64_t>([](const Session& s) { return s.count(Collection::projects); });
  store->reset();  // its connection would keep the database
  ASSERT_FALSE(count);
  EXPECT_NE(count.error().message.find("tyndau migrate"), std::string::npos) << count.error().message;
  EXPECT_TRUE(test::sql(test::postgres_server(), "DROP DATABASE empty_one"));
}

TEST_F(Postgis, OfTwoMigrationsAtOnceOneDoesTheWork) {
  ASSERT_TRUE(test::sql(test::postgres_server(), "CREATE DATABASE fresh_one"));
  std::atomic<int> applied{0};
  std::atomic<int> failed{0};
  {
    std::vector<std::jthread> both;
    for (int i = 0; i < 2; ++i) {
      both.emplace_back([&] {
        const auto done = migrate_postgis(test::database_address("fresh_one"));
        done ? applied += static_cast<int>(done->size()) : ++failed;
      });
    }
  }
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(applied, 5) << "every step once";
  EXPECT_TRUE(migrate_postgis(test::database_address("fresh_one"))->empty());
  ASSERT_TRUE(test::sql(test::database_address("fresh_one"),
                        "UPDATE tyndau.migrations SET version = 99 WHERE version = 1"));
  EXPECT_EQ(migrate_postgis(test::database_address("fresh_one")).error().code, ErrorCode::conflict);
  test::sql(test::postgres_server(), "DROP DATABASE fresh_one WITH (FORCE)");
}

TEST_F(Postgis, EachRoleMayDoItsPartOnly) {
  const auto as = [](const std::string& role) {
    auto address = test::database_address("role_one");
    return address.replace(address.find("tyndau@"), 6, role);
  };
  const auto script = [](const std::string& address, const std::string& name) {
    const std::string file = (test::source_dir() / "scripts/deploy" / name).string();
    return std::system(
        ("psql -q -v ON_ERROR_STOP=1 '" + address + "' -f " + file + " >/dev/null 2>&1").c_str());
  };
  ASSERT_TRUE(test::sql(test::postgres_server(), "CREATE DATABASE role_one"));
  ASSERT_EQ(script(test::database_address("role_one"), "postgres_roles.sql"), 0);
  const auto migrated = migrate_postgis(as("tyndau_owner"));
  ASSERT_TRUE(migrated) << migrated.error().message;
  ASSERT_EQ(script(as("tyndau_owner"), "postgres_grants.sql"), 0);
  {
    const auto writing = std::move(*open_register(as("tyndau_writer")));
    EXPECT_TRUE(writing->write([](const Session& s) { return s.put(Collection::projects, project(1)); }));
    hearing::DatasetContent content;
    content.dataset.id = "a";
    EXPECT_TRUE((*create_places(as("tyndau_writer")))->replace(std::move(content)));
    EXPECT_FALSE(migrate_postgis(as("tyndau_reader")));
    const auto reading = std::move(*open_register(as("tyndau_reader")));
    EXPECT_TRUE(reading->get<std::int64_t>([](const Session& s) { return s.count(Collection::projects); }));
    EXPECT_FALSE(reading->write([](const Session& s) { return s.put(Collection::projects, project(2)); }));
    EXPECT_FALSE(reading->get<std::vector<TokenRecord>>([](const Session& s) { return s.tokens(); }));
  }
  test::sql(test::postgres_server(), "DROP DATABASE role_one WITH (FORCE)");
  test::sql(test::postgres_server(), "DROP ROLE tyndau_owner, tyndau_writer, tyndau_reader");
}

TEST_F(Postgis, APasswordInTheAddressIsRefusedAndNotRepeated) {
  for (const auto* text : {"postgresql://user:secret@host/base", "postgresql://host/base?password=secret"}) {
    const auto opened = open_register(text);
    ASSERT_FALSE(opened) << text;
    EXPECT_EQ(opened.error().code, ErrorCode::bad_input);
    EXPECT_EQ(opened.error().message.find("secret"), std::string::npos);
    EXPECT_EQ(open_places(text).error().code, ErrorCode::bad_input);
  }
}

}  // namespace
}  // namespace tyndau::store
