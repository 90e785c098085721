#include "documents/map.hpp"

#include "documents/map_frames.hpp"
#include "documents/reader_tasks.hpp"
#include "sandbox/checks.hpp"
#include "sandbox/reading.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tyndau::documents {
namespace {

namespace fs = std::filesystem;

using Checked = Result<std::monostate>;

Checked check_stream(const fs::path& file, Checked (*check)(std::istream&)) {
  std::ifstream bytes(file, std::ios::binary);
  if (!bytes) return fail(ErrorCode::not_found, "the file does not exist or may not be read");
  return check(bytes);
}

/// GDAL takes a drawing that was cut off for a whole one. Its end is written out.
Checked check_dxf(std::istream& bytes) {
  constexpr std::streamoff tail_bytes = 64;
  std::array<char, 32> head{};
  bytes.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (std::string_view(head.data(), head.size()).starts_with("AutoCAD Binary DXF")) return std::monostate{};
  bytes.clear();
  bytes.seekg(0, std::ios::end);
  bytes.seekg(std::max<std::streamoff>(0, bytes.tellg() - tail_bytes));
  const std::string tail{std::istreambuf_iterator<char>(bytes), {}};
  const std::size_t last = tail.find_last_not_of(" \t\r\n\x1A");
  if (last != std::string::npos && std::string_view(tail).substr(0, last + 1).ends_with("EOF"))
    return std::monostate{};
  return sandbox::refuse(sandbox::Refusal::broken_map, "the drawing breaks off");
}

/// What a file of the format must be before GDAL opens it.
Checked check_before(const fs::path& file, MapFormat format) {
  switch (format) {
    case MapFormat::kml:
    case MapFormat::gpx: return check_stream(file, sandbox::check_xml);
    case MapFormat::kmz:
    case MapFormat::zipped_shapefile: return check_stream(file, sandbox::check_archive);
    case MapFormat::geojson: return check_stream(file, sandbox::check_json);
    case MapFormat::geopackage: return sandbox::check_geopackage(file);
    case MapFormat::dxf: return check_stream(file, check_dxf);
    case MapFormat::shapefile:
    case MapFormat::tiff:
    case MapFormat::pdf:
    case MapFormat::png:
    case MapFormat::jpeg: break;
  }
  return std::monostate{};
}

/// GDAL repeats the whole path of a file; its name is enough, and says nothing of the machine.
std::string without_folders(std::string words, const fs::path& file) {
  std::error_code unknown;
  for (const auto& path : {fs::absolute(file, unknown).lexically_normal().string(), file.string()}) {
    for (auto at = words.find(path); !path.empty() && path != file.filename() && at != std::string::npos;
         at = words.find(path))
      words.replace(at, path.size(), file.filename().string());
  }
  return words;
}

/// Reasons of our own, which the catalogue has in every language.
constexpr std::array<std::string_view, 7> known_reasons{"its content is of another kind",
                                                        "the archive holds no KML and no shapefile",
                                                        "a .shp without its .shx is read up to 64 MiB",
                                                        "the image has no size",
                                                        "the reference system names other files",
                                                        "the drawing breaks off",
                                                        "the image breaks off"};

/// GDAL's words stay out of the sentence for users: they are English, and of its inner workings.
Error refused_for(sandbox::Refusal refusal, const std::string& words) {
  if (std::find(known_reasons.begin(), known_reasons.end(), words) != known_reasons.end())
    return sandbox::refused(refusal, words);
  Error error = sandbox::refused(refusal, "its content does not follow its format");
  error.message += " (" + words + ")";
  return error;
}

/// GDAL's words as a refusal that surfaces have sentences for.
Error told(Error error, const fs::path& file) {
  error.message = without_folders(std::move(error.message), file);
  if (!error.reason.empty()) return error;
  if (error.code == ErrorCode::unsupported) {
    return refused_for(sandbox::Refusal::no_map, error.message);
  }
  if (error.code != ErrorCode::bad_input && error.code != ErrorCode::limit) return error;
  return refused_for(sandbox::Refusal::broken_map, error.message);
}

Error no_map(const fs::path& file) {
  Error error = sandbox::refused(sandbox::Refusal::no_map, "its content is none of the known kinds");
  error.where = file.string();
  return error;
}

Result<MapFile> read_here(const fs::path& file, MapFormat format, const std::string& assume_crs) {
  if (const auto checked = check_before(file, format); !checked) {
    return tl::unexpected<Error>(checked.error());
  }
  geo::MapLimits limits;
  limits.assume_crs = assume_crs;
  auto map = geo::read_map_file(file, format, limits);
  if (!map) return tl::unexpected<Error>(told(map.error(), file));
  return map;
}

sandbox::Kind kind_of(MapFormat format) {
  return geo::is_vector(format) ? sandbox::Kind::vector : sandbox::Kind::raster;
}

/// The head once, then shapes, then the end, which leaves a map behind.
Result<bool> take(const sandbox::Frame& frame, std::optional<MapFile>& map) {
  if (frame.type == sandbox::FrameType::map_head && !map) {
    auto head = map_from_head(frame.payload);
    if (!head) return tl::unexpected<Error>(head.error());
    map = std::move(*head);
    return true;
  }
  if (frame.type == sandbox::FrameType::map_part && map) {
    const auto added = add_shape(*map, frame.payload);
    return added ? Result<bool>(true) : tl::unexpected<Error>(added.error());
  }
  if (frame.type == sandbox::FrameType::end && map) return true;
  return tl::unexpected<Error>(sandbox::broken_stream());
}

}  // namespace

Result<std::monostate> send_map(const sandbox::Request& request, sandbox::FrameSink& sink) {
  const auto beginning = beginning_of(request.file);
  if (!beginning) return tl::unexpected<Error>(beginning.error());
  const auto format = map_format(*beginning);
  if (!format) return tl::unexpected<Error>(no_map(request.file));
  const auto map = read_here(request.file, *format, request.options);
  if (!map) return tl::unexpected<Error>(map.error());
  if (auto sent = sink.send(sandbox::FrameType::map_head, encoded_head(*map)); !sent) return sent;
  for (const geo::DrawnShape& drawn : map->shapes) {
    if (auto sent = sink.send(sandbox::FrameType::map_part, encoded_shape(drawn)); !sent) return sent;
  }
  return sink.send(sandbox::FrameType::end, {});
}

Result<MapFile> read_map(const fs::path& file, const sandbox::Policy& policy, const std::string& assume_crs) {
  const auto beginning = beginning_of(file);
  if (!beginning) return tl::unexpected<Error>(beginning.error());
  const auto format = map_format(*beginning);
  if (!format) return tl::unexpected<Error>(no_map(file));
  if (policy.trust == sandbox::Trust::trusted) {
    auto map = read_here(file, *format, assume_crs);
    if (!map && map.error().where.empty()) map.error().where = file.string();
    return map;
  }
  std::optional<MapFile> map;
  const sandbox::OnFrame on_frame = [&](const sandbox::Frame& frame) { return take(frame, map); };
  const auto done =
      sandbox::run_reader(sandbox::TaskKind::map, file, assume_crs, policy, kind_of(*format), on_frame);
  if (!done) return tl::unexpected<Error>(done.error());
  return std::move(*map);
}

}  // namespace tyndau::documents
