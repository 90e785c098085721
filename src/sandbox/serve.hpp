/// \file
/// The reader's own side: takes a request, gives everything up, reads one file, answers.
#pragma once

#include "core/result.hpp"
#include "sandbox/frames.hpp"
#include "sandbox/request.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau::sandbox {

/// Writes frames to standard output, small ones together. Ends the process when nobody listens any more.
class FrameSink {
 public:
  FrameSink();
  FrameSink(const FrameSink&) = delete;
  FrameSink& operator=(const FrameSink&) = delete;
  /// \return the refusal `records` for a payload that no frame holds
  [[nodiscard]] Result<std::monostate> send(FrameType type, std::string_view payload);
  /// A failure as the last frame, after those that were sent before.
  void send_failure(const Error& error);
  void flush();

 private:
  std::string waiting_;
};

/// Does what is asked and ends with a frame `end`, or says why not.
using Task = std::function<Result<std::monostate>(const Request&, FrameSink&)>;

/// What rooms above this one read. The task of a kind that has none is answered with `unavailable`.
using Tasks = std::map<TaskKind, Task>;

/// The whole life of a reader process. Features are read here, everything else by \p tasks.
/// \return the process's exit code
[[nodiscard]] int serve(const Tasks& tasks);

/// The task `features`: the checks of the file before GDAL opens it, then its layers and features.
[[nodiscard]] Result<std::monostate> send_features(const Request& request, FrameSink& sink);

}  // namespace tyndau::sandbox
