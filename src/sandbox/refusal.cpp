#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>

namespace tyndau::sandbox {
namespace {

struct Row {
  std::string_view code;
  ErrorCode kind;
  std::string_view sentence;  ///< {} is the value
};

/// By the number of the refusal.
constexpr std::array<Row, refusal_count> rows{{
    {"file-limit-memory", ErrorCode::limit, "reading the file needs more memory than the limit of {}"},
    {"file-limit-cpu", ErrorCode::limit, "reading the file needs more processor time than the limit of {}"},
    {"file-limit-time", ErrorCode::limit, "reading the file takes longer than the limit of {}"},
    {"file-limit-size", ErrorCode::limit, "the file is larger than the limit of {}"},
    {"file-limit-records", ErrorCode::limit, "the file holds more records than the limit of {}"},
    {"file-limit-entries", ErrorCode::limit, "the archive holds more entries than the limit of {}"},
    {"file-limit-inflated", ErrorCode::limit, "the archive inflates to more than the limit of {}"},
    {"file-limit-ratio", ErrorCode::limit, "the archive inflates more than {}, the limit"},
    {"file-limit-depth", ErrorCode::limit, "the JSON is nested deeper than the limit of {}"},
    {"file-limit-keys", ErrorCode::limit, "the JSON has more distinct keys than the limit of {}"},
    {"file-archive-refused", ErrorCode::bad_input, "the archive is not a plain one: {}"},
    {"file-doctype-refused", ErrorCode::bad_input,
     "the XML has a document type declaration, which can name other files: {}"},
    {"file-json-refused", ErrorCode::bad_input, "the file is not strict JSON at {}"},
    {"file-number-refused", ErrorCode::bad_input, "the JSON has a number that is not finite: {}"},
    {"file-crs-refused", ErrorCode::bad_input,
     "the file's reference system is not an EPSG code but refers elsewhere: {}"},
    {"file-view-refused", ErrorCode::bad_input, "the database has a view, which can run anything: {}"},
    {"file-trigger-refused", ErrorCode::bad_input, "the database has a trigger that is not GeoPackage's: {}"},
    {"file-virtual-table-refused", ErrorCode::bad_input,
     "the database has a virtual table that can read other files: {}"},
    {"file-database-refused", ErrorCode::bad_input, "the database cannot be read: {}"},
    {"file-reader-died", ErrorCode::bad_input, "the reader broke off on this file ({})"},
    {"file-no-sandbox", ErrorCode::unavailable, "files of others are not read on this system: {}"},
    {"file-no-reader", ErrorCode::unavailable, "the program that reads files was not found: {}"},
    {"file-document-encrypted", ErrorCode::bad_input, "the document is encrypted with a password ({})"},
    {"file-document-broken", ErrorCode::bad_input, "the document is broken or not whole: {}"},
    {"file-document-empty", ErrorCode::bad_input, "the document shows no text ({})"},
    {"file-document-doc", ErrorCode::unsupported, "the file is a Word document of before 2007 ({})"},
    {"file-document-rtf", ErrorCode::unsupported, "the file is a document in the format {}"},
    {"file-document-table", ErrorCode::bad_input, "the file is a table ({}), not a document"},
    {"file-document-image", ErrorCode::bad_input, "the file is an image ({}): what it says cannot be read"},
    {"file-document-program", ErrorCode::bad_input, "the file is a program ({}), not a document"},
    {"file-document-kind", ErrorCode::bad_input, "the file is no document that is read here: {}"},
    {"file-document-charset", ErrorCode::bad_input, "the text is in none of the encodings {}"},
    {"file-document-depth", ErrorCode::limit, "the document is nested deeper than the limit of {}"},
    {"file-no-map", ErrorCode::unsupported, "the file is no map: {}"},
    {"file-map-broken", ErrorCode::bad_input, "the map cannot be read: {}"},
}};

const Row& row_of(Refusal refusal) { return rows[static_cast<std::size_t>(refusal)]; }

std::string printable(std::string_view value) {
  constexpr std::size_t most = 200;
  std::string kept(value.substr(0, most));
  std::replace_if(
      kept.begin(), kept.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
      ' ');
  if (value.size() <= most) return kept;
  while (!kept.empty() && (static_cast<unsigned char>(kept.back()) & 0xC0U) == 0x80U) kept.pop_back();
  if (!kept.empty() && static_cast<unsigned char>(kept.back()) >= 0xC0U) kept.pop_back();
  return kept;
}

}  // namespace

std::string_view code(Refusal refusal) { return row_of(refusal).code; }

std::optional<Refusal> refusal_from_number(std::uint8_t number) {
  if (number >= refusal_count) return std::nullopt;
  return static_cast<Refusal>(number);
}

Error refused(Refusal refusal, std::string_view value) {
  const Row& row = row_of(refusal);
  const std::string said = printable(value);
  std::string sentence(row.sentence);
  sentence.replace(sentence.find("{}"), 2, said);
  return Error{row.kind, std::move(sentence), {}, std::string(row.code), said};
}

tl::unexpected<Error> refuse(Refusal refusal, std::string_view value) {
  return tl::unexpected<Error>(refused(refusal, value));
}

}  // namespace tyndau::sandbox
