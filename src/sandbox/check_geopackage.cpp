#include "sandbox/checks.hpp"
#include "sandbox/refusal.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <vector>

namespace tyndau::sandbox {
namespace {

using Checked = Result<std::monostate>;

struct DatabaseCloser {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, DatabaseCloser>;
struct StatementCloser {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, StatementCloser>;

Checked refuse(sqlite3* database) { return refuse(Refusal::database, sqlite3_errmsg(database)); }

std::string small(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::string text_of(sqlite3_stmt* statement, int column) {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  return text != nullptr
             ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)))
             : std::string();
}

/// Those of the standard, of its R-tree extension, and of GDAL's and QGIS's counters. None fires in a file that is only read.
bool is_known_trigger(const std::string& name) {
  constexpr std::array<std::string_view, 10> beginnings{
      "rtree_",     "gpkg_tile_matrix_",      "gpkg_metadata_",         "gpkgext_", "gpkg_contents_",
      "gpkg_data_", "trigger_insert_feature", "trigger_delete_feature", "gpkg_ext", "gpkg_ogr_"};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](auto beginning) { return name.starts_with(beginning); });
}

/// SQL cut into words, names without their quotes, and single marks.
class SqlWords {
 public:
  explicit SqlWords(std::string_view sql) : rest_(sql) {}

  std::string next() {
    skip_space();
    if (rest_.empty()) return {};
    const char first = rest_.front();
    if (first == '"' || first == '`' || first == '\'') return quoted(first);
    if (first == '[') return quoted(']');
    std::size_t end = 0;
    while (end < rest_.size() && is_word(rest_[end])) ++end;
    return take(std::max<std::size_t>(end, 1));
  }

 private:
  static bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  std::string take(std::size_t bytes) {
    std::string word(rest_.substr(0, bytes));
    rest_.remove_prefix(word.size());
    return word;
  }
  void skip_to_behind(std::string_view mark) {
    const std::size_t at = rest_.find(mark);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
  }
  void skip_space() {
    while (!rest_.empty()) {
      if (std::isspace(static_cast<unsigned char>(rest_.front())) != 0) {
        rest_.remove_prefix(1);
      } else if (rest_.starts_with("--")) {
        skip_to_behind("\n");
      } else if (rest_.starts_with("/*")) {
        skip_to_behind("*/");
      } else {
        return;
      }
    }
  }
  std::string quoted(char end) {
    rest_.remove_prefix(1);
    std::string name;
    while (!rest_.empty()) {
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == end) {
        if (end == ']' || rest_.empty() || rest_.front() != end) break;
        rest_.remove_prefix(1);
      }
      name += c;
    }
    return name;
  }

  std::string_view rest_;
};

Result<Database> open_plainly(const std::filesystem::path& file) {
  sqlite3* opened = nullptr;
  const int answer =
      sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE, nullptr);
  Database database(opened);
  if (answer != SQLITE_OK) {
    return refuse(Refusal::database, sqlite3_errstr(answer));
  }
  for (const int dangerous : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                              SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION}) {
    sqlite3_db_config(opened, dangerous, 0, nullptr);
  }
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  constexpr int operations = 20'000'000;
  sqlite3_progress_handler(
      opened, operations, [](void*) { return 1; }, nullptr);
  return database;
}

Checked check_row(const std::string& type, const std::string& name, const std::string& sql, bool stored) {
  if (type == "view") return refuse(Refusal::view, name);
  if (type == "trigger") {
    return is_known_trigger(small(name)) ? Checked(std::monostate{}) : refuse(Refusal::trigger, name);
  }
  if (type != "table") return std::monostate{};
  const std::string module = virtual_table_module(sql);
  const bool plain = module.empty() && stored;
  return plain || module == "rtree" ? Checked(std::monostate{}) : refuse(Refusal::virtual_table, name);
}

Checked check_schema(sqlite3* database) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT type, name, sql, rootpage FROM sqlite_master", -1, &prepared,
                         nullptr) != SQLITE_OK) {
    return refuse(database);
  }
  const Statement statement(prepared);
  int answer = sqlite3_step(prepared);
  for (; answer == SQLITE_ROW; answer = sqlite3_step(prepared)) {
    auto checked = check_row(small(text_of(prepared, 0)), text_of(prepared, 1), text_of(prepared, 2),
                             sqlite3_column_int64(prepared, 3) > 0);
    if (!checked) return checked;
  }
  return answer == SQLITE_DONE ? Checked(std::monostate{}) : refuse(database);
}

/// Where the organisation is EPSG its number counts and the text does not.
Checked check_reference_systems(sqlite3* database) {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(database,
                         "SELECT definition FROM gpkg_spatial_ref_sys WHERE upper(organization) <> 'EPSG'",
                         -1, &prepared, nullptr) != SQLITE_OK) {
    return std::monostate{};  // no GeoPackage; its driver will say so
  }
  const Statement statement(prepared);
  while (sqlite3_step(prepared) == SQLITE_ROW) {
    const std::string definition = text_of(prepared, 0);
    const std::string text = small(definition);
    for (const std::string_view word : {"+", "grids", "extension", "parameterfile", "://", "init="}) {
      if (text.find(word) != std::string::npos) return refuse(Refusal::crs, definition);
    }
  }
  return std::monostate{};
}

}  // namespace

std::string virtual_table_module(std::string_view sql) {
  SqlWords words(sql);
  if (small(words.next()) != "create") return "?";
  const std::string what = small(words.next());
  if (what == "table") return {};
  if (what != "virtual" || small(words.next()) != "table") return "?";
  std::string name = words.next();
  if (small(name) == "if") {
    words.next();
    words.next();
    name = words.next();
  }
  std::string following = words.next();
  if (following == ".") {
    words.next();
    following = words.next();
  }
  return small(following) == "using" ? small(words.next()) : "?";
}

Result<std::monostate> check_geopackage(const std::filesystem::path& file) {
  const auto database = open_plainly(file);
  if (!database) return tl::unexpected<Error>(database.error());
  if (auto checked = check_schema(database->get()); !checked) return checked;
  return check_reference_systems(database->get());
}

}  // namespace tyndau::sandbox
