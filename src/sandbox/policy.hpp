/// \file
/// How far a file is trusted, and what is asked of the sandbox that reads it.
#pragma once

#include "sandbox/limits.hpp"

#include <optional>

namespace tyndau::sandbox {

enum class Trust {
  sandboxed,  ///< read in a child process that can do nothing else
  trusted,    ///< read here, without limits: the user's own file
};

struct Policy {
  Trust trust = Trust::sandboxed;
  bool landlock_required = false;     ///< the server's: a kernel without Landlock reads no uploads
  bool use_landlock = true;           ///< false: as if the kernel had none
  std::optional<Limits> limits = {};  ///< instead of those of the file's kind
};

}  // namespace tyndau::sandbox
