#include "store/backup.hpp"

#include "core/atomic_file.hpp"
#include "store/geopackage_version.hpp"
#include "store/postgis_backup.hpp"
#include "store/sqlite.hpp"

namespace tyndau::store {
namespace {

namespace fs = std::filesystem;

/// A whole copy under a name where nothing is.
Result<std::monostate> copy_whole(const fs::path& from, const fs::path& to) {
  auto connection = Connection::open(from, Connection::Mode::read_only);
  if (!connection) return tl::unexpected<Error>(connection.error());
  if (auto version = check_version(*connection); !version) return version;
  auto copy = connection->prepare("VACUUM INTO ?");
  if (!copy) return tl::unexpected<Error>(copy.error());
  return copy->bind(0, to.string()).run();
}

Result<std::monostate> check_whole(const fs::path& file) {
  const auto connection = Connection::open(file, Connection::Mode::read_only);
  if (!connection) return tl::unexpected<Error>(connection.error());
  auto check = connection->prepare("PRAGMA quick_check(1)");
  if (!check) return tl::unexpected<Error>(check.error());
  const auto row = check->step();
  if (!row) return tl::unexpected<Error>(row.error());
  if (*row && check->text(0) == "ok") return std::monostate{};
  return fail(ErrorCode::io, "the copy is damaged: " + (*row ? check->text(0) : std::string{}));
}

Result<std::monostate> for_its_owner(const fs::path& file) {
  std::error_code error;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  if (error) return fail(ErrorCode::io, error.message(), file.string());
  return std::monostate{};
}

/// What \p write puts under a name beside the target becomes the target, whole.
template <class Write>
Result<std::monostate> whole_or_not_at_all(const fs::path& target, Write write) {
  std::error_code ignored;
  if (fs::exists(target, ignored)) {
    return fail(ErrorCode::already_exists, "there is such a file already", target.string());
  }
  auto partial = PartialFile::beside(target);
  if (!partial) return tl::unexpected<Error>(partial.error());
  return write(partial->path())
      .and_then([&](auto) { return for_its_owner(partial->path()); })
      .and_then([&](auto) { return partial->commit(); });
}

}  // namespace

Result<std::monostate> back_up(const Address& store, const fs::path& file) {
  return whole_or_not_at_all(file, [&](const fs::path& partial) {
    return is_database(store) ? back_up_postgis(store.string(), partial) : copy_whole(store, partial);
  });
}

Result<std::monostate> restore(const Address& store, const fs::path& file) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return fail(ErrorCode::not_found, "there is no such file", file.string());
  if (is_database(store)) return restore_postgis(store.string(), file);
  if (store.has_parent_path()) fs::create_directories(store.parent_path(), ignored);
  return whole_or_not_at_all(store, [&](const fs::path& partial) {
    return copy_whole(file, partial).and_then([&](auto) { return check_whole(partial); });
  });
}

}  // namespace tyndau::store
