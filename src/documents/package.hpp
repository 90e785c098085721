/// \file
/// A document that is an archive of XML parts: DOCX and ODT.
#pragma once

#include "core/result.hpp"
#include "documents/xml_events.hpp"
#include "sandbox/archive.hpp"

#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>

namespace tyndau::documents {

/// The parts are found by their whole names and nothing is ever written, so that a name that climbs out of the archive
/// reaches nothing; such an archive is refused all the same.
class Package {
 public:
  /// \return the refusals of sandbox::Archive::open
  [[nodiscard]] static Result<Package> open(const std::string& bytes);

  [[nodiscard]] bool has(std::string_view part) const { return archive_.find(part) != nullptr; }
  /// Whether a part whose name begins so is there.
  [[nodiscard]] bool has_below(std::string_view folder) const;
  /// The first bytes of a part, at most 200; empty when it is not there or cannot be unpacked.
  [[nodiscard]] std::string beginning_of(std::string_view part);
  /// Parses a part. \return document_broken when it is not there; the refusals of the archive and of XmlParser
  [[nodiscard]] Result<std::monostate> parse(std::string_view part, XmlListener& listener);

 private:
  Package(std::unique_ptr<std::istringstream> bytes, sandbox::Archive archive)
      : bytes_(std::move(bytes)), archive_(std::move(archive)) {}

  std::unique_ptr<std::istringstream> bytes_;
  sandbox::Archive archive_;
};

}  // namespace tyndau::documents
