/// \file
/// What a file of a user may cost, by kind of file: the one table of limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tyndau::sandbox {

enum class Kind {
  table,      ///< CSV, NDJSON, workbooks, hearings as map data
  vector,     ///< places, boundaries, zones
  raster,     ///< images with a position
  document,   ///< notices, protocols, papers
  bulk_load,  ///< extracts of a country
};

struct Limits {
  std::uint64_t memory_bytes = 0;  ///< address space; in sanitizer builds twice that, resident
  unsigned cpu_seconds = 0;
  unsigned wall_seconds = 0;     ///< of waiting for the reader; what is done with its records does not count
  std::uint64_t file_bytes = 0;  ///< of the file itself
  std::uint64_t record_bytes = 0;  ///< of all that is read from it
};

[[nodiscard]] Limits limits_of(Kind kind);

/// Of ZIP archives and what is built on them (XLSX, ODS, KMZ).
inline constexpr std::size_t most_archive_entries = 200;
/// Of documents, where each picture is an entry and only the parts that hold text are inflated.
inline constexpr std::size_t most_document_entries = 2000;
inline constexpr std::uint64_t most_inflated_bytes = std::uint64_t{64} << 20U;
inline constexpr std::uint64_t most_inflation = 100;  ///< inflated bytes to each byte of the archive
/// Archives that inflate to less may do so at any ratio: small workbooks are mostly repetition.
inline constexpr std::uint64_t harmless_inflated_bytes = std::uint64_t{1} << 20U;

/// Of documents. A notice has 3 pages, a protocol 50; what the fields of a report rest on stands in its first 100.
inline constexpr int most_pages = 100;
inline constexpr std::uint64_t most_plain_text_bytes = std::uint64_t{16} << 20U;  ///< of an HTML or TXT file
/// libxml2's own limit for XML; pages of the web that leave elements open go deeper.
inline constexpr int deepest_xml = 256;
inline constexpr int deepest_html = 1000;

/// Of JSON that a library will read whole.
inline constexpr int deepest_json = 32;
inline constexpr std::size_t most_json_keys = 500;  ///< distinct ones

/// "512 MiB", "10 s": how a limit is said.
[[nodiscard]] std::string bytes_text(std::uint64_t bytes);
[[nodiscard]] std::string seconds_text(unsigned seconds);

}  // namespace tyndau::sandbox
