#include "core/atomic_file.hpp"
#include "hearing/json_writer.hpp"
#include "tiles/archive.hpp"

#include <sqlite3.h>

#include <memory>
#include <unordered_map>

namespace tyndau::tiles {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

constexpr const char* schema = R"(
  PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = 0x4d504258;
  BEGIN;
  CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT);
  CREATE TABLE images (tile_id INTEGER PRIMARY KEY, tile_data BLOB);
  CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id INTEGER,
                    PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
  CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map JOIN images USING (tile_id);)";

class Writer {
 public:
  explicit Writer(const std::filesystem::path& file) : path_(file) {
    sqlite3* raw = nullptr;
    good_ =
        sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) == SQLITE_OK;
    database_.reset(raw);
    run(schema);
    image_ = prepared("INSERT INTO images VALUES (?1, ?2)");
    place_ = prepared("INSERT INTO map VALUES (?1, ?2, ?3, ?4)");
    about_ = prepared("INSERT INTO metadata VALUES (?1, ?2)");
  }

  bool add(TileId tile, std::string&& bytes) {
    const auto [known, fresh] =
        images_.try_emplace(std::move(bytes), static_cast<std::int64_t>(images_.size()) + 1);
    if (fresh) {
      const std::string& packed = known->first;
      sqlite3_bind_int64(image_.get(), 1, known->second);
      sqlite3_bind_blob64(image_.get(), 2, packed.data(), packed.size(), SQLITE_STATIC);
      step(image_);
    }
    const std::int64_t rows = std::int64_t{1} << tile.zoom;
    sqlite3_bind_int64(place_.get(), 1, tile.zoom);
    sqlite3_bind_int64(place_.get(), 2, tile.column);
    sqlite3_bind_int64(place_.get(), 3, rows - 1 - tile.row);  // MBTiles counts rows from the south
    sqlite3_bind_int64(place_.get(), 4, known->second);
    step(place_);
    ++tiles_;
    return good_;
  }
  void about(const std::string& name, const std::string& value) {
    sqlite3_bind_text(about_.get(), 1, name.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(about_.get(), 2, value.c_str(), -1, SQLITE_TRANSIENT);
    step(about_);
  }
  /// Closes the file.
  [[nodiscard]] Result<ArchiveCount> done() {
    run("COMMIT");
    for (Statement* statement : {&image_, &place_, &about_}) statement->reset();
    database_.reset();
    if (!good_) return fail(ErrorCode::io, "the MBTiles file cannot be written", path_.string());
    return ArchiveCount{tiles_, images_.size()};
  }

 private:
  void run(const char* sql) {
    good_ = good_ && sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  [[nodiscard]] Statement prepared(const char* sql) {
    sqlite3_stmt* raw = nullptr;
    good_ = good_ && sqlite3_prepare_v2(database_.get(), sql, -1, &raw, nullptr) == SQLITE_OK;
    return Statement(raw);
  }
  void step(const Statement& statement) {
    good_ = good_ && sqlite3_step(statement.get()) == SQLITE_DONE;
    sqlite3_reset(statement.get());
  }

  std::filesystem::path path_;
  Database database_;
  Statement image_, place_, about_;
  std::unordered_map<std::string, std::int64_t> images_;  ///< by the bytes of the tile
  std::size_t tiles_ = 0;
  bool good_ = true;
};

std::string bounds_text(const Pyramid& pyramid) {
  std::string text;
  for (const double degrees : pyramid.bounds()) text += (text.empty() ? "" : ",") + std::to_string(degrees);
  return text;
}

}  // namespace

std::string metadata_json(const Pyramid& pyramid, const ArchiveHead& head) {
  std::string body;
  hearing::json::Writer out(body);
  out.begin_object();
  out.member("name", head.name);
  out.member("attribution", head.attribution);
  out.key("vector_layers").begin_array();
  for (const SourceLayer& layer : pyramid.layers()) {
    out.begin_object();
    out.member("id", layer.name);
    out.key("minzoom").integer(layer.first_zoom);
    out.key("maxzoom").integer(highest_zoom);
    out.key("fields").begin_object();
    for (const auto& [name, type] : layer.fields) {
      out.member(name, type == geo::FieldType::text ? "String" : "Number");
    }
    out.end_object();
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return body;
}

Result<ArchiveCount> write_mbtiles(const std::filesystem::path& file, const Pyramid& pyramid,
                                   const ArchiveHead& head) {
  auto partial = PartialFile::beside(file);
  if (!partial) return tl::unexpected(partial.error());
  Writer writer(partial->path());
  writer.about("name", head.name);
  writer.about("format", "pbf");
  writer.about("type", "overlay");
  writer.about("attribution", head.attribution);
  writer.about("bounds", bounds_text(pyramid));
  writer.about("minzoom", "0");
  writer.about("maxzoom", std::to_string(highest_zoom));
  writer.about("json", metadata_json(pyramid, head));
  pyramid.each(highest_zoom,
               [&](TileId tile, std::string&& bytes) { return writer.add(tile, std::move(bytes)); });
  const auto count = writer.done();
  if (!count) return count;
  if (const auto committed = partial->commit(); !committed) return tl::unexpected(committed.error());
  return count;
}

}  // namespace tyndau::tiles
