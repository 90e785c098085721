#include "sandbox/serve.hpp"

#include "sandbox/bytes.hpp"
#include "sandbox/confine.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>
#include <new>

namespace tyndau::sandbox {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t together = std::size_t{1} << 16U;

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) _exit(0);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// What is said when there is no memory left to say it with: prepared beforehand, and sent only between whole frames.
std::string& last_word() {
  static std::string word;
  return word;
}

[[noreturn]] void out_of_memory() {
  write_all(last_word());
  _exit(0);
}

void prepare_last_word(const Limits& limits) {
  const auto payload = encoded(refused(Refusal::memory, bytes_text(limits.memory_bytes)));
  last_word() = frame_head(FrameType::refusal, payload.size()) + payload;
  std::set_new_handler(out_of_memory);
}

std::string all_of_input() {
  std::string all;
  std::array<char, 4096> piece{};
  ssize_t got = 0;
  while ((got = read(STDIN_FILENO, piece.data(), piece.size())) > 0) {
    all.append(piece.data(), static_cast<std::size_t>(got));
  }
  return all;
}

/// The file itself and, of formats that are several files, those of the same name that belong to it.
std::vector<fs::path> files_of(const fs::path& file) {
  std::vector<fs::path> all{file};
  const auto beside = [&](std::initializer_list<const char*> extensions) {
    for (const char* extension : extensions) all.push_back(fs::path(file).replace_extension(extension));
  };
  const auto extension = file.extension();
  if (extension == ".shp") beside({".shx", ".dbf", ".prj", ".cpg"});
  if (extension == ".SHP") beside({".SHX", ".DBF", ".PRJ", ".CPG"});
  if (extension == ".dbf") beside({".cpg"});
  if (extension == ".tab") beside({".dat", ".map", ".id", ".ind"});
  if (extension == ".TAB") beside({".DAT", ".MAP", ".ID", ".IND"});
  if (extension == ".mif") beside({".mid"});
  if (extension == ".MIF") beside({".MID"});
  return all;
}

std::string encoded_confinement(const Confinement& held) {
  ByteWriter bytes;
  bytes.put(held.landlock_abi);
  bytes.put(static_cast<std::uint8_t>(held.seccomp ? 1 : 0));
  bytes.put(static_cast<std::uint8_t>(held.own_user ? 1 : 0));
  return bytes.bytes();
}

Result<std::monostate> answer(const Request& request, const Tasks& tasks, FrameSink& sink) {
  const auto held = confine(files_of(request.file), request.limits, request.use_landlock);
  if (!held) return refuse(Refusal::no_sandbox, held.error().message);
  if (auto sent = sink.send(FrameType::confined, encoded_confinement(*held)); !sent) return sent;
  sink.flush();
  if (request.task == TaskKind::features) return send_features(request, sink);
  const auto task = tasks.find(request.task);
  if (task == tasks.end()) return fail(ErrorCode::unavailable, "this reader does not read such files");
  return task->second(request, sink);
}

}  // namespace

FrameSink::FrameSink() { waiting_.reserve(2 * together); }

Result<std::monostate> FrameSink::send(FrameType type, std::string_view payload) {
  if (payload.size() > most_frame_bytes) {
    return refuse(Refusal::records, bytes_text(most_frame_bytes));
  }
  if (payload.size() < together) {
    waiting_ += frame_head(type, payload.size());
    waiting_ += payload;
    if (waiting_.size() >= together) flush();
    return std::monostate{};
  }
  flush();
  write_all(frame_head(type, payload.size()));
  write_all(payload);
  return std::monostate{};
}

void FrameSink::send_failure(const Error& error) {
  const auto payload = encoded(error);
  static_cast<void>(send(error.reason.empty() ? FrameType::failure : FrameType::refusal, payload));
  flush();
}

void FrameSink::flush() {
  write_all(waiting_);
  waiting_.clear();
}

int serve(const Tasks& tasks) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  FrameSink sink;
  const auto request = request_from(all_of_input());
  if (!request) {
    sink.send_failure(request.error());
    return 2;
  }
  prepare_last_word(request->limits);
  try {
    if (const auto done = answer(*request, tasks, sink); !done) sink.send_failure(done.error());
    sink.flush();
  } catch (const std::exception& problem) {
    sink.send_failure(refused(Refusal::died, problem.what()));
  }
  // Not exit: destructors of libraries are no longer needed, and some want what was given up.
  _exit(0);
}

}  // namespace tyndau::sandbox
