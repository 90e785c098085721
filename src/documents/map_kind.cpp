#include "documents/map.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <string>

namespace tyndau::documents {
namespace {

std::string small(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// Without a byte order mark and the blanks behind it.
std::string_view without_lead(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

struct Magic {
  std::string_view bytes;
  MapFormat format;
};
using namespace std::string_view_literals;
constexpr std::array<Magic, 11> magics{{{"PK\x03\x04"sv, MapFormat::kmz},
                                        {"SQLite format 3\0"sv, MapFormat::geopackage},
                                        {"II*\0"sv, MapFormat::tiff},
                                        {"MM\0*"sv, MapFormat::tiff},
                                        {"II+\0"sv, MapFormat::tiff},
                                        {"MM\0+"sv, MapFormat::tiff},
                                        {"\x89PNG\r\n\x1A\n"sv, MapFormat::png},
                                        {"\xFF\xD8\xFF"sv, MapFormat::jpeg},
                                        {"\0\0\x27\x0A"sv, MapFormat::shapefile},
                                        {"%PDF-"sv, MapFormat::pdf},
                                        {"AutoCAD Binary DXF"sv, MapFormat::dxf}}};

/// The name of the first element, without its prefix: "kml", "gpx", "html".
std::string root_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    text.remove_prefix(at);
    if (text.starts_with("<!--")) {
      at = text.find("-->");
    } else if (text.starts_with("<?") || text.starts_with("<!")) {
      at = 1;
    } else {
      std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
      const std::size_t prefix = name.find(':');
      if (prefix != std::string_view::npos) name.remove_prefix(prefix + 1);
      constexpr std::size_t longest = 40;
      return small(name.substr(0, longest));
    }
    if (at == std::string_view::npos) break;
  }
  return {};
}

/// Takes the first line off, without blanks about it. \return nothing when no line ends
std::optional<std::string_view> next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  constexpr std::string_view blanks = " \t\r";
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  return line.substr(0, line.find_last_not_of(blanks) + 1);
}

/// "  0\nSECTION": the first pair of a drawing, behind comments of the same form.
bool begins_dxf(std::string_view text) {
  constexpr std::size_t most_comments = 50;
  for (std::size_t pair = 0; pair < most_comments; ++pair) {
    const auto code = next_line(text), value = next_line(text);
    if (!code || !value) return false;
    if (*code != "999") return *code == "0" && *value == "SECTION";
  }
  return false;
}

/// The name of the first entry of an archive.
std::string first_entry(std::string_view archive) {
  constexpr std::size_t head_bytes = 30, length_at = 26;
  if (archive.size() < head_bytes) return {};
  const auto length = static_cast<std::size_t>(static_cast<unsigned char>(archive[length_at])) +
                      256U * static_cast<std::size_t>(static_cast<unsigned char>(archive[length_at + 1]));
  return small(archive.substr(head_bytes, length));
}

PaperKind archive_kind(std::string_view beginning) {
  const std::string name = first_entry(beginning);
  if (name == "mimetype" || name == "[content_types].xml" || name.starts_with("_rels/") ||
      name.starts_with("word/") || name.starts_with("docprops/") || name.starts_with("xl/")) {
    return PaperKind::document;
  }
  for (const char* const part : {".kml", ".shp", ".shx", ".dbf", ".prj", ".cpg"}) {
    if (name.ends_with(part)) return PaperKind::map;
  }
  return PaperKind::either;
}

bool looks_like_text(std::string_view beginning) {
  return !beginning.empty() && std::none_of(beginning.begin(), beginning.end(), [](unsigned char c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
}

}  // namespace

Result<std::string> beginning_of(const std::filesystem::path& file) {
  std::error_code problem;
  std::ifstream in;
  // Opening a pipe waits for its writer.
  if (std::filesystem::is_regular_file(file, problem)) in.open(file, std::ios::binary);
  if (!in.is_open())
    return fail(ErrorCode::not_found, "the file does not exist or may not be read", file.string());
  std::string bytes(telling_bytes, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::optional<MapFormat> map_format(std::string_view beginning) {
  for (const Magic& magic : magics) {
    if (beginning.starts_with(magic.bytes)) return magic.format;
  }
  // Readers of PDF look for its head in the first kilobyte.
  if (beginning.substr(0, 1024).find("%PDF-") != std::string_view::npos) return MapFormat::pdf;
  if (begins_dxf(beginning)) return MapFormat::dxf;
  const std::string_view text = without_lead(beginning);
  if (text.starts_with('<')) {
    const std::string root = root_element(text);
    if (root == "kml") return MapFormat::kml;
    if (root == "gpx") return MapFormat::gpx;
    return std::nullopt;
  }
  const bool rich_text = text.starts_with("{\\rtf");
  if (text.starts_with('{') && !rich_text && text.find("\"type\"") != std::string_view::npos) {
    return MapFormat::geojson;
  }
  return std::nullopt;
}

PaperKind paper_kind(std::string_view beginning) {
  const auto format = map_format(beginning);
  if (format == MapFormat::kmz) return archive_kind(beginning);
  if (format == MapFormat::pdf) return PaperKind::either;
  if (format) return PaperKind::map;
  constexpr std::string_view old_word = "\xD0\xCF\x11\xE0";
  if (beginning.starts_with(old_word) || looks_like_text(beginning)) return PaperKind::document;
  return PaperKind::unknown;
}

}  // namespace tyndau::documents
