#include "sandbox/checks.hpp"

#include "sandbox/refusal.hpp"

#include <array>
#include <fstream>

namespace tyndau::sandbox {
namespace {

using Check = Result<std::monostate> (*)(std::istream&);

bool ends_in(const std::filesystem::path& file, std::string_view extension) {
  const std::string own = file.extension().string();
  return own.size() == extension.size() &&
         std::equal(own.begin(), own.end(), extension.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
         });
}

Check check_of(const std::filesystem::path& file, const std::string& driver) {
  if (driver == "XLSX" || driver == "ODS") return check_archive;
  if (driver == "LIBKML") return ends_in(file, ".kmz") ? check_archive : check_xml;
  if (driver == "GML" || driver == "GPX") return check_xml;
  if (driver == "OSM") return ends_in(file, ".osm") ? check_xml : nullptr;
  if (driver == "GeoJSON" || driver == "GeoJSONSeq" || driver == "TopoJSON") return check_json;
  return nullptr;
}

}  // namespace

Result<std::monostate> check_file(const std::filesystem::path& file, const std::string& driver) {
  if (driver == "GPKG") return check_geopackage(file);
  const Check check = check_of(file, driver);
  if (check == nullptr) return std::monostate{};
  std::ifstream bytes(file, std::ios::binary);
  if (!bytes) return fail(ErrorCode::not_found, "the file does not exist or may not be read");
  return check(bytes);
}

Result<std::monostate> check_xml(std::istream& bytes) {
  PrologCheck prolog;
  std::array<char, 4096> piece{};
  auto answer = PrologCheck::Answer::more;
  while (answer == PrologCheck::Answer::more && bytes) {
    bytes.read(piece.data(), piece.size());
    answer = prolog.take({piece.data(), static_cast<std::size_t>(bytes.gcount())});
  }
  if (answer != PrologCheck::Answer::document_type) return std::monostate{};
  return refuse(Refusal::document_type, "<!DOCTYPE");
}

PrologCheck::Answer PrologCheck::take(std::string_view bytes) {
  constexpr std::size_t longest = std::size_t{1} << 20U;
  for (const char c : bytes) {
    if (c == '\0') continue;  // UTF-16 and UTF-32 of what is looked for
    if (const Answer answer = take(c); answer != Answer::more) return answer;
    // Whoever hides the first element behind a megabyte hides something.
    if (++seen_ > longest) return Answer::document_type;
  }
  return Answer::more;
}

PrologCheck::Answer PrologCheck::take(char c) {
  switch (state_) {
    case State::outside:
      if (c == '<') state_ = State::opened;
      read_.clear();
      return Answer::more;
    case State::opened:
      read_ += c;
      if (read_ == "?") {
        state_ = State::instruction;
      } else if (read_ == "!--") {
        state_ = State::comment;
      } else if (read_ != "!" && read_ != "!-") {
        return read_[0] == '!' ? Answer::document_type : Answer::clean;
      } else {
        return Answer::more;
      }
      read_.clear();
      return Answer::more;
    case State::instruction:
    case State::comment: break;
  }
  const std::string_view end = state_ == State::comment ? "-->" : "?>";
  read_ += c;
  if (read_.size() > end.size()) read_.erase(0, read_.size() - end.size());
  if (read_ == end) state_ = State::outside;
  return Answer::more;
}

}  // namespace tyndau::sandbox
