#include "store/postgis_backup.hpp"

#include "core/atomic_file.hpp"
#include "store/postgis_connection.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <sstream>

namespace tyndau::store {
namespace {

namespace fs = std::filesystem;

struct Said {
  int status = 0;  ///< of the tool; 0 when it did its work
  std::string out;
  std::string complaint;
};

/// A file without a name, for what a tool says.
class Scratch {
 public:
  Scratch() : file_(std::tmpfile()) {}
  ~Scratch() {
    if (file_ != nullptr) std::fclose(file_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] bool works() const { return file_ != nullptr; }
  [[nodiscard]] int descriptor() const { return fileno(file_); }
  [[nodiscard]] std::string text() const {
    std::string all;
    std::array<char, 4096> piece{};
    std::rewind(file_);
    for (std::size_t got = 1; got > 0;) {
      got = std::fread(piece.data(), 1, piece.size(), file_);
      all.append(piece.data(), got);
    }
    return all;
  }

 private:
  std::FILE* file_;
};

/// Runs a tool of PostgreSQL to its end. \return unsupported when it is not installed
Result<Said> run_tool(std::vector<std::string> words) {
  const Scratch out;
  const Scratch complaint;
  if (!out.works() || !complaint.works()) return fail(ErrorCode::io, "no temporary file can be made");
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, complaint.descriptor(), STDERR_FILENO);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    return fail(ErrorCode::unsupported,
                words[0] + " is not installed here (Debian: apt install postgresql-client)");
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return Said{status, out.text(), complaint.text()};
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

Result<std::monostate> done(const Result<Said>& said) {
  if (!said) return tl::unexpected<Error>(said.error());
  if (said->status == 0) return std::monostate{};
  return fail(ErrorCode::io, first_line(said->complaint));
}

struct Target {
  bool schema = false;
  bool tables = false;
};

Result<Target> look_at(const std::string& address) {
  auto database = Database::connect(address);
  if (!database) return tl::unexpected<Error>(database.error());
  try {
    pqxx::work work((*database)->connection());
    const auto row = work.exec1(
        "SELECT count(DISTINCT n.oid) > 0, count(c.oid) > 0 FROM pg_namespace n LEFT JOIN pg_class c ON "
        "c.relnamespace = n.oid WHERE n.nspname = 'tyndau'");
    const Target target{row[0].as<bool>(), row[1].as<bool>()};
    if (!target.tables) work.exec0("CREATE EXTENSION IF NOT EXISTS postgis");
    work.commit();
    return target;
  } catch (const std::exception&) {
    return tl::unexpected<Error>(current_error());
  }
}

/// What the archive holds, one line each; without the schema itself where an administrator made that already.
std::string without_schema(const std::string& list) {
  std::istringstream lines(list);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(" SCHEMA - tyndau ") == std::string::npos) kept += line + '\n';
  }
  return kept;
}

}  // namespace

Result<std::monostate> back_up_postgis(const std::string& address, const fs::path& file) {
  const auto text = connection_string(address);
  if (!text) return tl::unexpected<Error>(text.error());
  return done(run_tool({"pg_dump", "--no-password", "--format=custom", "--schema=tyndau",
                        "--file=" + file.string(), "--dbname=" + *text}));
}

Result<std::monostate> restore_postgis(const std::string& address, const fs::path& file) {
  const auto text = connection_string(address);
  if (!text) return tl::unexpected<Error>(text.error());
  const auto listed = run_tool({"pg_restore", "--list", file.string()});
  if (!listed) return tl::unexpected<Error>(listed.error());
  if (listed->status != 0 || listed->out.find(" TABLE tyndau migrations ") == std::string::npos) {
    return fail(ErrorCode::bad_input, "the file is no backup of a shared store (an archive of pg_dump)",
                file.string());
  }
  const auto target = look_at(address);
  if (!target) return tl::unexpected<Error>(target.error());
  if (target->tables) {
    return fail(ErrorCode::already_exists, "the database holds a store already; restore into an empty one",
                address);
  }
  const auto contents = PartialFile::beside(fs::temp_directory_path() / "tyndau-restore");
  if (!contents) return tl::unexpected<Error>(contents.error());
  const auto written =
      write_file(contents->path(), target->schema ? without_schema(listed->out) : listed->out);
  if (!written) return written;
  return done(run_tool({"pg_restore", "--no-password", "--single-transaction", "--exit-on-error",
                        "--no-owner", "--no-privileges", "--use-list=" + contents->path().string(),
                        "--dbname=" + *text, file.string()}));
}

}  // namespace tyndau::store
