/// \file
/// What a reader is asked to do: one file, one task, one row of the limits.
#pragma once

#include "core/result.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/policy.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace tyndau::sandbox {

enum class TaskKind : std::uint8_t {
  features = 1,  ///< a vector file's features, through GDAL
  text_table,    ///< the rows of a CSV or NDJSON
  document,      ///< the text of a notice, a protocol, a report
  map,           ///< what a drawing or an image shows, and where on the Earth
};
inline constexpr std::uint8_t last_task_kind = static_cast<std::uint8_t>(TaskKind::map);

struct Request {
  TaskKind task = TaskKind::features;
  std::filesystem::path file;  ///< absolute
  Limits limits;
  bool use_landlock = true;
  std::string options;  ///< the task's own, as bytes
};

[[nodiscard]] std::string encoded(const Request& request);
/// \return bad_input for bytes that are no request
[[nodiscard]] Result<Request> request_from(std::string_view bytes);

}  // namespace tyndau::sandbox
