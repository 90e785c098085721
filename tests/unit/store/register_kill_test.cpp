// A process that writes is killed at random moments; whatever it said was written must be there.
#include "unit/store/register_file.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

namespace tyndau::store {
namespace {

using test::at;

class RegisterKillTest : public test::StoreFolder {};

Done write_one(GeopackageRegister& store, const std::string& id) {
  return store.write([&](const Session& session) -> Done {
    if (auto put = session.put(Collection::projects, {id, {}, 1, at(0), "{\"id\":\"" + id + "\"}"}); !put)
      return put;
    if (auto put = session.put(Collection::hearings, {id, id, 1, at(0), "{}"}); !put) return put;
    return session.put(StoredReport{id, 1, at(0), "m", "", 0, {}, "{}", std::string(20'000, 'x')});
  });
}

/// What a child says when it is written.
struct Acknowledged {
  int item = -1;
  int job = -1;
};

/// Adds a job and finishes the oldest one that waits. \return the number of the finished one
Result<int> run_one_job(GeopackageRegister& store, int number) {
  Job job;
  job.id = "job" + std::to_string(number);
  job.process = "screen";
  job.created_at = job.updated_at = at(0);
  auto done = store.write([&](const Session& s) { return s.add(job, {"a", "b", ""}); });
  int finished = -1;
  if (done) {
    done = store.write([&](const Session& session) -> Done {
      const auto claimed = session.claim(at(1));
      if (!claimed) return tl::unexpected<Error>(claimed.error());
      const auto ended = session.finish((*claimed)->id, (*claimed)->attempt, JobStatus::successful,
                                        {"text/plain", (*claimed)->id, ""}, at(2));
      if (!ended) return tl::unexpected<Error>(ended.error());
      finished = std::stoi((*claimed)->id.substr(3));
      return std::monostate{};
    });
  }
  if (!done) return tl::unexpected<Error>(done.error());
  return finished;
}

/// Writes items and jobs for ever; says each one that was acknowledged.
[[noreturn]] void write_for_ever(const std::filesystem::path& file, int first, int say) {
  auto store = GeopackageRegister::open(file);
  if (!store) _exit(3);
  for (int i = first;; ++i) {
    if (!write_one(**store, std::to_string(i))) _exit(4);
    const auto job = run_one_job(**store, i);
    if (!job) _exit(5);
    const Acknowledged done{i, *job};
    if (::write(say, &done, sizeof done) != sizeof done) _exit(6);
  }
}

/// When the time of a child begins: with the child, which may be killed while it opens the file, or with its first write.
enum class Timed { from_start, from_first_write };

/// Lets a child write until it is killed after so long. \return what it acknowledged
std::vector<Acknowledged> killed_after(const std::filesystem::path& file, int first,
                                       std::chrono::milliseconds after, Timed timed) {
  std::array<int, 2> ends{-1, -1};
  EXPECT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
  const pid_t child = fork();
  if (child == 0) write_for_ever(file, first, ends[1]);
  close(ends[1]);
  std::vector<Acknowledged> all;
  if (Acknowledged said; timed == Timed::from_first_write && read(ends[0], &said, sizeof said) == sizeof said)
    all.push_back(said);
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  for (Acknowledged said; read(ends[0], &said, sizeof said) == sizeof said;) all.push_back(said);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
  return all;
}

void expect_all(const std::filesystem::path& file, const std::vector<Acknowledged>& acknowledged) {
  const auto store = GeopackageRegister::open(file);
  ASSERT_TRUE(store) << store.error().message;
  ASSERT_TRUE((*store)->read([&](const Session& session) -> Done {
    for (const auto& [item_number, job_number] : acknowledged) {
      const std::string id = std::to_string(item_number);
      const std::string job_id = "job" + std::to_string(job_number);
      const auto item = session.item(Collection::projects, id);
      const auto report = session.report(id);
      const auto job = session.job(job_id);
      const auto result = session.job_result(job_id);
      EXPECT_TRUE(item && *item && report && *report && (*report)->document.size() == 20'000U) << id;
      EXPECT_TRUE(job && *job && (*job)->status == JobStatus::successful) << job_id;
      EXPECT_TRUE(result && result->bytes == job_id) << job_id;
    }
    // Either all of a write or none of it.
    EXPECT_EQ(*session.count(Collection::projects), *session.count(Collection::hearings));
    return std::monostate{};
  }));
  const auto connection = Connection::open(file, Connection::Mode::read_only);
  auto check = connection->prepare("PRAGMA integrity_check");
  ASSERT_TRUE(check && check->step());
  EXPECT_EQ(check->text(0), "ok");
}

TEST_F(RegisterKillTest, NothingAcknowledgedIsLostWhenTheProcessIsKilled) {
  const int rounds = std::getenv("TYNDAU_NIGHTLY") != nullptr ? 100 : 8;
  constexpr int numbers_a_round = 100'000;
  std::mt19937 random(20261123);
  std::uniform_int_distribution<int> wait(5, 120);
  std::vector<Acknowledged> all;
  for (int round = 0; round < rounds && !HasFailure(); ++round) {
    const auto more = killed_after(file(), round * numbers_a_round, std::chrono::milliseconds{wait(random)},
                                   round % 2 == 0 ? Timed::from_start : Timed::from_first_write);
    all.insert(all.end(), more.begin(), more.end());
    if (std::filesystem::exists(file())) expect_all(file(), all);
  }
  EXPECT_FALSE(all.empty());
}

}  // namespace
}  // namespace tyndau::store
