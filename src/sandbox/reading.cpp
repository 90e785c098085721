#include "sandbox/reading.hpp"

#include "sandbox/bytes.hpp"
#include "sandbox/child.hpp"

#include <optional>

namespace tyndau::sandbox {
namespace {

namespace fs = std::filesystem;

/// The dialogue with one reader.
class Listener {
 public:
  Listener(const OnFrame& on_frame, std::optional<Confinement>& held) : on_frame_(on_frame), held_(held) {}

  Result<bool> listen(Child& child) {
    std::string piece;
    while (!ended_) {
      piece.clear();
      const auto more = child.read(piece);
      if (!more) return tl::unexpected<Error>(more.error());
      if (!*more) return tl::unexpected<Error>(child.cause_of_death());
      buffer_.append(piece);
      const auto wanted = take_frames();
      if (!wanted || !*wanted) return wanted;
    }
    return true;
  }

 private:
  Result<bool> take_frames() {
    while (!ended_) {
      const auto frame = buffer_.next();
      if (!frame) return tl::unexpected<Error>(frame.error());
      if (!*frame) return true;
      const auto wanted = take(**frame);
      if (!wanted || !*wanted) return wanted;
    }
    return buffer_.empty() ? Result<bool>(true) : tl::unexpected<Error>(broken_stream());
  }

  Result<bool> take(const Frame& frame) {
    if (frame.type == FrameType::refusal || frame.type == FrameType::failure) {
      return tl::unexpected<Error>(failure_in(frame));
    }
    if ((frame.type == FrameType::confined) == held_.has_value()) {
      return tl::unexpected<Error>(broken_stream());
    }
    if (frame.type == FrameType::confined) return confined(frame);
    ended_ = frame.type == FrameType::end;
    return on_frame_(frame);
  }

  Result<bool> confined(const Frame& frame) {
    ByteReader bytes(frame.payload);
    Confinement held;
    held.landlock_abi = bytes.take<int>();
    held.seccomp = bytes.take<std::uint8_t>() != 0;
    held.own_user = bytes.take<std::uint8_t>() != 0;
    if (!bytes.complete()) return tl::unexpected<Error>(broken_stream());
    held_ = held;
    return true;
  }

  const OnFrame& on_frame_;
  std::optional<Confinement>& held_;
  FrameBuffer buffer_;
  bool ended_ = false;
};

Result<bool> run(Request request, const Policy& policy, Kind kind, const OnFrame& on_frame,
                 std::optional<Confinement>& held) {
  if (const auto admitted = admission(policy, support()); !admitted) {
    return tl::unexpected<Error>(admitted.error());
  }
  const auto program = reader_program();
  if (!program) return tl::unexpected<Error>(program.error());
  request.limits = policy.limits.value_or(limits_of(kind));
  request.use_landlock = policy.use_landlock;
  auto child = Child::start(*program, request);
  if (!child) return tl::unexpected<Error>(child.error());
  return Listener(on_frame, held).listen(*child);
}

/// A library's words about a file name it where it lies; whoever sent it is not told where that is.
std::string without_folder(std::string text, const fs::path& folder) {
  const std::string named = folder.string() + "/";
  for (auto at = text.find(named); at != std::string::npos; at = text.find(named, at))
    text.erase(at, named.size());
  return text;
}

}  // namespace

Result<std::monostate> admission(const Policy& policy, const Support& system) {
  if (!system.seccomp) return refuse(Refusal::no_sandbox, "seccomp");
  if (policy.landlock_required && (system.landlock_abi == 0 || !policy.use_landlock)) {
    return refuse(Refusal::no_sandbox, "Landlock (Linux 5.13, lsm=landlock)");
  }
  return std::monostate{};
}

Result<bool> run_reader(TaskKind task, const fs::path& file, std::string options, const Policy& policy,
                        Kind kind, const OnFrame& on_frame) {
  std::error_code error;
  Request request;
  request.task = task;
  request.file = fs::absolute(file, error).lexically_normal();
  request.options = std::move(options);
  const fs::path folder = request.file.parent_path();
  const auto size = fs::file_size(request.file, error);
  const Limits limits = policy.limits.value_or(limits_of(kind));
  std::optional<Confinement> held;
  auto done = !error && size > limits.file_bytes ? refuse(Refusal::size, bytes_text(limits.file_bytes))
                                                 : run(std::move(request), policy, kind, on_frame, held);
  if (done) return done;
  done.error().message = without_folder(std::move(done.error().message), folder);
  if (done.error().where.empty()) done.error().where = file.string();
  return done;
}

Result<Confinement> try_sandbox(const Policy& policy) {
  std::optional<Confinement> held;
  Request request;
  request.file = "/dev/null";
  const auto done = run(
      std::move(request), policy, Kind::table, [](const Frame&) { return true; }, held);
  if (held) return *held;
  return tl::unexpected<Error>(done ? broken_stream() : done.error());
}

}  // namespace tyndau::sandbox
