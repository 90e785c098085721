#include "store/geopackage_register.hpp"

#include "store/geopackage_version.hpp"

namespace tyndau::store {

Result<std::unique_ptr<GeopackageRegister>> GeopackageRegister::open(const std::filesystem::path& file) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  if (error) return fail(ErrorCode::io, "the folder cannot be made: " + error.message());
  auto writer = Connection::open(file, Connection::Mode::create);
  if (!writer) return tl::unexpected<Error>(writer.error());
  const auto ready = make_ready(*writer).and_then([&](auto) {
    // What is erased is overwritten: inputs of jobs are other people's.
    return writer->execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
        "PRAGMA wal_autocheckpoint = 1000");
  });
  if (!ready) return tl::unexpected<Error>(ready.error());
  return std::unique_ptr<GeopackageRegister>(new GeopackageRegister(file, std::move(*writer)));
}

Result<std::unique_ptr<GeopackageRegister>> GeopackageRegister::open_to_read(
    const std::filesystem::path& file) {
  auto reader = Connection::open(file, Connection::Mode::read_only);
  if (!reader) return tl::unexpected<Error>(reader.error());
  if (const auto known = check_register(*reader); !known) return tl::unexpected<Error>(known.error());
  std::unique_ptr<GeopackageRegister> opened(new GeopackageRegister(file, std::nullopt));
  opened->idle_.push_back(std::move(*reader));
  return opened;
}

GeopackageRegister::~GeopackageRegister() {
  idle_.clear();
  if (!writer_) return;
  // One file again, which opens on a read-only disk too; not while another process has it open.
  static_cast<void>(writer_->execute("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE"));
}

Done GeopackageRegister::write(const std::function<Done(const Session&)>& change) {
  if (!writer_) return fail(ErrorCode::unavailable, "the store was opened to read", file_.string());
  const std::lock_guard lock(writing_);
  auto transaction = Transaction::begin(*writer_);
  if (!transaction) return tl::unexpected<Error>(transaction.error());
  return change(GeopackageSession(*writer_)).and_then([&](auto) { return transaction->commit(); });
}

Result<Connection> GeopackageRegister::reader() const {
  {
    const std::lock_guard lock(idle_lock_);
    if (!idle_.empty()) {
      auto taken = std::move(idle_.back());
      idle_.pop_back();
      return taken;
    }
  }
  return Connection::open(file_, Connection::Mode::read_only);
}

Done GeopackageRegister::read(const std::function<Done(const Session&)>& look) const {
  auto connection = reader();
  if (!connection) return tl::unexpected<Error>(connection.error());
  if (auto begun = connection->execute("BEGIN"); !begun) return begun;
  const auto looked = look(GeopackageSession(*connection));
  const auto ended = connection->execute("ROLLBACK");
  if (ended) {
    const std::lock_guard lock(idle_lock_);
    constexpr std::size_t most_idle = 8;
    if (idle_.size() < most_idle) idle_.push_back(std::move(*connection));
  }
  return looked;
}

}  // namespace tyndau::store
