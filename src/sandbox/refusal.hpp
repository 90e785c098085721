/// \file
/// Why a file was refused or its reading ended: stable names, each with a sentence in three languages.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::sandbox {

enum class Refusal : std::uint8_t {
  memory,  ///< value: the limit, as in all that follow it
  cpu,
  time,
  size,
  records,
  archive_entries,
  archive_bytes,
  archive_ratio,
  json_depth,
  json_keys,
  archive,  ///< value: what is wrong with it
  document_type,
  json,        ///< value: the byte where it stops being JSON
  not_finite,  ///< value: as written
  crs,         ///< value: as written
  view,        ///< value: its name
  trigger,
  virtual_table,
  database,            ///< value: SQLite's words
  died,                ///< value: the signal
  no_sandbox,          ///< value: what is missing
  no_reader,           ///< value: where it was looked for
  document_encrypted,  ///< value: its format
  document_broken,     ///< value: what of it
  document_empty,      ///< value: its format
  document_doc,        ///< value: ".doc"
  document_rtf,
  document_table,  ///< value: what it is instead, as in the next three
  document_image,
  document_program,
  document_kind,
  document_charset,  ///< value: the encodings that were tried
  document_depth,    ///< value: the limit
  no_map,            ///< value: what was found instead
  broken_map,        ///< value: GDAL's words
};
inline constexpr std::size_t refusal_count = 35;

/// "file-limit-memory": the stable name. "intake." before it is the key of its sentence, whose one argument is {value}.
[[nodiscard]] std::string_view code(Refusal refusal);
[[nodiscard]] std::optional<Refusal> refusal_from_number(std::uint8_t number);
/// The error with its English sentence, its name in `reason` and the value. Control characters of the value are dropped.
[[nodiscard]] Error refused(Refusal refusal, std::string_view value);
/// The same as an answer of any Result.
[[nodiscard]] tl::unexpected<Error> refuse(Refusal refusal, std::string_view value);

}  // namespace tyndau::sandbox
