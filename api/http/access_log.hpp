/// \file
/// Log lines gathered in memory and written together, so that a line costs no system call.
#pragma once

namespace tyndau::http {

/// Makes spdlog write to standard error in large pieces, at least once a second, warnings at once. Call once, before threads.
void buffer_log();

}  // namespace tyndau::http
