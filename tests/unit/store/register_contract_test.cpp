#include "unit/store/register_file.hpp"

#include <atomic>
#include <thread>

namespace tyndau::store {
namespace {

using test::at;

class RegisterContract : public test::StoreContract {};
TYNDAU_FOR_EACH_STORE(RegisterContract);

Item project(const std::string& id, std::int64_t version = 1) {
  return {id, {}, version, at(0), "{\"a\":1}"};
}
Item hearing(const std::string& id, const std::string& of) { return {id, of, 2, at(1), "{\"b\":2}"}; }

StoredReport report(const std::string& hearing, const std::string& manifest = "m1") {
  return {hearing, 3,           at(2), manifest, "Акмолинская область", 2020, {{"notice-late", "fail"}},
          "{}",    "{\"id\":1}"};
}

TEST_P(RegisterContract, WhatWasWrittenIsThereAfterOpeningAgain) {
  {
    const auto store = open();
    ASSERT_TRUE(store->write([](const Session& session) -> Done {
      return session.put(Collection::projects, project("p"))
          .and_then([&](auto) { return session.put(Collection::hearings, hearing("h", "p")); })
          .and_then([&](auto) { return session.put(report("h")); });
    }));
  }
  const auto store = open();
  const auto found = store->get<std::optional<Item>>(
      [](const Session& session) { return session.item(Collection::hearings, "h"); });
  ASSERT_TRUE(found && *found);
  EXPECT_EQ((*found)->project, "p");
  EXPECT_EQ((*found)->written_at, at(1));
  EXPECT_EQ((*found)->feature, "{\"b\":2}");
  const auto kept =
      store->get<std::optional<StoredReport>>([](const Session& session) { return session.report("h"); });
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->verdicts.at("notice-late"), "fail");
  EXPECT_EQ((*kept)->document, "{\"id\":1}");
  EXPECT_EQ((*kept)->year, 2020);
}

TEST_P(RegisterContract, AWriteThatFailsLeavesNothing) {
  const auto store = open();
  const auto done = store->write([](const Session& session) -> Done {
    if (auto put = session.put(Collection::projects, project("p")); !put) return put;
    return session.put(Collection::hearings, hearing("h", "nobody"));
  });
  EXPECT_FALSE(done);
  const auto count =
      store->get<std::int64_t>([](const Session& session) { return session.count(Collection::projects); });
  ASSERT_TRUE(count);
  EXPECT_EQ(*count, 0);
}

TEST_P(RegisterContract, AReportAndStatementsGoWithTheirHearing) {
  const auto store = open();
  ASSERT_TRUE(store->write([](const Session& session) -> Done {
    if (auto put = session.put(Collection::projects, project("p")); !put) return put;
    if (auto put = session.put(Collection::hearings, hearing("h", "p")); !put) return put;
    if (auto put = session.put(report("h")); !put) return put;
    const auto number = session.add(
        FindingStatement{0, "h", "notice-late", "", "dispute", "It was on time.", "Akim", "", "t1", at(3)});
    if (!number) return tl::unexpected<Error>(number.error());
    return std::monostate{};
  }));
  const auto said = store->get<std::vector<FindingStatement>>(
      [](const Session& session) { return session.statements("h"); });
  ASSERT_TRUE(said);
  ASSERT_EQ(said->size(), 1U);
  EXPECT_EQ(said->front().text, "It was on time.");
  EXPECT_EQ(said->front().written_at, at(3));
  ASSERT_TRUE(store->write([](const Session& session) { return session.erase(Collection::hearings, "h"); }));
  const auto gone =
      store->get<std::optional<StoredReport>>([](const Session& session) { return session.report("h"); });
  EXPECT_TRUE(gone && !*gone);
  EXPECT_TRUE(
      store
          ->get<std::vector<FindingStatement>>([](const Session& session) { return session.statements("h"); })
          ->empty());
}

TEST_P(RegisterContract, AReportOfAnotherManifestIsStale) {
  const auto store = open();
  ASSERT_TRUE(store->write([](const Session& session) -> Done {
    if (auto put = session.put(Collection::projects, project("p")); !put) return put;
    for (const auto* id : {"a", "b", "c"}) {
      if (auto put = session.put(Collection::hearings, hearing(id, "p")); !put) return put;
    }
    if (auto put = session.put(report("a", "old")); !put) return put;
    return session.put(report("b", "new"));
  }));
  const auto stale =
      store->get<std::vector<std::string>>([](const Session& session) { return session.stale("new", 10); });
  ASSERT_TRUE(stale);
  EXPECT_EQ(*stale, (std::vector<std::string>{"a", "c"}));
}

TEST_P(RegisterContract, NoVersionIsGivenTwiceEvenAfterADeletion) {
  const auto store = open();
  std::set<std::int64_t> seen;
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(store->write([&](const Session& session) -> Done {
      const auto version = session.next_version();
      if (!version) return tl::unexpected<Error>(version.error());
      EXPECT_TRUE(seen.insert(*version).second);
      if (auto put = session.put(Collection::projects, project("p", *version)); !put) return put;
      return session.erase(Collection::projects, "p");
    }));
  }
  EXPECT_EQ(seen.size(), 5U);
}

TEST_P(RegisterContract, ANumberThatIsSeenBeforeItsChangeIsOfAWriterAtWork) {
  const auto store = open();
  const auto reader = open();
  const auto writers = [&] {
    return reader->get<bool>([](const Session& session) { return session.writers_at_work(); });
  };
  const auto number = [&] {
    return reader->get<std::int64_t>([](const Session& session) { return session.last_version(); });
  };
  const auto before = number();
  ASSERT_TRUE(before);
  ASSERT_TRUE(store->write([&](const Session& session) -> Done {
    const auto version = session.next_version();
    if (!version) return tl::unexpected<Error>(version.error());
    auto put = session.put(Collection::projects, project("p1", *version));
    EXPECT_TRUE(number() == before || writers() == true);
    return put;
  }));
  EXPECT_NE(number(), before);
  // Whoever else writes in the same cluster is waited for too.
  auto still = writers();
  for (int i = 0; i < 500 && still != false; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    still = writers();
  }
  EXPECT_EQ(still, false);
}

TEST_P(RegisterContract, ReadersSeeWholeWritesFromSeveralThreads) {
  const auto store = open();
  std::atomic<bool> stop{false};
  std::atomic<int> broken{0};
  std::vector<std::jthread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        const auto done = store->read([&](const Session& session) -> Done {
          const auto projects = session.count(Collection::projects);
          const auto hearings = session.count(Collection::hearings);
          if (!projects || !hearings || *projects != *hearings) ++broken;
          return std::monostate{};
        });
        if (!done) ++broken;
      }
    });
  }
  for (int i = 0; i < 60; ++i) {
    const std::string id = std::to_string(i);
    ASSERT_TRUE(store->write([&](const Session& session) -> Done {
      if (auto put = session.put(Collection::projects, project(id)); !put) return put;
      return session.put(Collection::hearings, hearing(id, id));
    }));
  }
  stop = true;
  readers.clear();
  EXPECT_EQ(broken, 0);
}

TEST_P(RegisterContract, TheLogSaysWhoWroteWhatNewestFirst) {
  const auto store = open();
  ASSERT_TRUE(store->write([](const Session& session) -> Done {
    if (auto put = session.add(AuditEntry{0, at(1), "t1", "r1", "create", "projects", "p", 1}); !put)
      return put;
    return session.add(AuditEntry{0, at(2), "t2", "r2", "delete", "projects", "p", 2});
  }));
  const auto log =
      store->get<std::vector<AuditEntry>>([](const Session& session) { return session.audit(10); });
  ASSERT_TRUE(log);
  ASSERT_EQ(log->size(), 2U);
  EXPECT_EQ(log->front().token, "t2");
  EXPECT_EQ(log->front().action, "delete");
  EXPECT_EQ(log->back().request, "r1");
}

TEST_P(RegisterContract, TheHistoryOfAnItemIsItsOwnNewestFirstAndOutlivesIt) {
  using Names = std::vector<std::string>;
  const auto store = open();
  ASSERT_TRUE(store->write([](const Session& session) -> Done {
    const std::vector<AuditEntry> log{
        {0, at(1), "t1", "r1", "create", "projects", "p", 1, {}},
        {0, at(2), "t1", "r2", "create", "hearings", "p", 2, {}},
        {0, at(3), "t2", "r3", "replace", "projects", "p", 3, Names{"geometry", "oblast"}},
        {0, at(4), "t1", "r4", "create", "projects", "p-2", 4, {}},
        {0, at(5), "t2", "r5", "replace", "projects", "p", 5, Names{}},
        {0, at(6), "t2", "r6", "delete", "projects", "p", 6, {}},
    };
    for (const auto& entry : log) {
      if (auto put = session.add(entry); !put) return put;
    }
    return std::monostate{};
  }));
  const auto history_of = [&](const std::string& id, std::int64_t most) {
    return store
        ->get<std::vector<AuditEntry>>(
            [&](const Session& session) { return session.history(Collection::projects, id, most); })
        .value();
  };
  const auto history = history_of("p", 10);
  ASSERT_EQ(history.size(), 4U);
  EXPECT_EQ(history[0].action, "delete");
  EXPECT_EQ(history[0].at, at(6));
  EXPECT_EQ(history[0].changed, std::nullopt);
  EXPECT_EQ(history[1].changed, Names{}) << "written again as it was";
  EXPECT_EQ(history[2].changed, (Names{"geometry", "oblast"}));
  EXPECT_EQ(history[2].token, "t2");
  EXPECT_EQ(history[3].version, 1);
  EXPECT_EQ(history_of("p", 1).size(), 1U);
  EXPECT_TRUE(history_of("nobody", 10).empty());
}

}  // namespace
}  // namespace tyndau::store
