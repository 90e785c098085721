/// \file
/// The reader's own side: takes a request, gives everything up, reads one file, answers.
#pragma once

#include "core/result.hpp"
#include "sandbox/frames.hpp"
#include "sandbox/request.hpp"

#include <functional>
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

/// The whole life of a reader process.
/// \param text_table does TaskKind::text_table; features are read here
/// \return the process's exit code
[[nodiscard]] int serve(const Task& text_table);

/// The task `features`: the checks of the file before GDAL opens it, then its layers and features.
[[nodiscard]] Result<std::monostate> send_features(const Request& request, FrameSink& sink);

}  // namespace tyndau::sandbox
