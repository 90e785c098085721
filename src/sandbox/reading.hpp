/// \file
/// Asking a reader for a file: from the policy to the frames of its answer.
#pragma once

#include "core/result.hpp"
#include "sandbox/confine.hpp"
#include "sandbox/frames.hpp"
#include "sandbox/policy.hpp"
#include "sandbox/request.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <variant>

namespace tyndau::sandbox {

/// Whether a system with this support reads files under this policy. \return the refusal `no_sandbox`, naming what the
/// system lacks
[[nodiscard]] Result<std::monostate> admission(const Policy& policy, const Support& system);

/// What becomes of a frame: whether more are wanted, or what is wrong with it.
using OnFrame = std::function<Result<bool>(const Frame&)>;

/// Runs one reader on one file and hands out its frames; refusals and failures come back as errors, the frame `confined`
/// and anything out of place is dealt with here. A frame that is not wanted any more ends the reader.
/// \return whether the answer came to its end (false: it was not wanted any more); else a refusal, a failure of the
/// reader with the file in `where`, or the error of \p on_frame
/// \threads safe
[[nodiscard]] Result<bool> run_reader(TaskKind task, const std::filesystem::path& file, std::string options,
                                      const Policy& policy, Kind kind, const OnFrame& on_frame);

/// Runs a reader that opens nothing and says what it was held by: for the examination of an installation.
[[nodiscard]] Result<Confinement> try_sandbox(const Policy& policy);

}  // namespace tyndau::sandbox
