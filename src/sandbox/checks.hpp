/// \file
/// What a file must be before a library opens it. Run inside the sandbox; each works in memory that the file cannot grow.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau::sandbox {

/// The checks for files that a driver of GDAL will open. \return a refusal
[[nodiscard]] Result<std::monostate> check_file(const std::filesystem::path& file, const std::string& driver);

/// A ZIP archive of few plain entries, inflated once to count what really comes out, without a document type declaration in
/// any XML entry.
[[nodiscard]] Result<std::monostate> check_archive(std::istream& bytes);

/// Searches the beginning of an XML text, in any Unicode encoding, for a document type declaration.
class PrologCheck {
 public:
  enum class Answer { more, clean, document_type };
  /// The next bytes of the text. \return `more` until the first element has begun
  Answer take(std::string_view bytes);

 private:
  Answer take(char c);
  enum class State { outside, opened, instruction, comment };
  State state_ = State::outside;
  std::string read_;  ///< of what is at hand
  std::size_t seen_ = 0;
};
[[nodiscard]] Result<std::monostate> check_xml(std::istream& bytes);

/// Strict JSON, one text or one a line: not deep, few distinct keys, finite numbers, reference systems by EPSG code.
[[nodiscard]] Result<std::monostate> check_json(std::istream& bytes);
/// Whether the name of a GeoJSON reference system is an EPSG code or CRS84 ("EPSG:4326", "urn:ogc:def:crs:EPSG::4326").
[[nodiscard]] bool is_plain_crs_name(std::string_view name);

/// A GeoPackage with plain tables, R-trees, and triggers of its standard only. Nothing of it is run.
[[nodiscard]] Result<std::monostate> check_geopackage(const std::filesystem::path& file);
/// The module of a CREATE VIRTUAL TABLE in small letters; empty for a plain table, "?" for anything that is neither.
[[nodiscard]] std::string virtual_table_module(std::string_view sql);

}  // namespace tyndau::sandbox
