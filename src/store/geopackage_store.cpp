#include "store/geopackage_store.hpp"

#include "store/geopackage_records.hpp"
#include "store/geopackage_version.hpp"

namespace tyndau::store {
namespace {

template <class Record>
Result<std::monostate> insert_all(const Connection& connection, std::vector<Record>& records,
                                  const std::string& dataset) {
  auto statement = connection.prepare(insert_sql<Record>());
  if (!statement) return tl::unexpected<Error>(statement.error());
  for (Record& record : records) {
    record.dataset = dataset;
    Binder binder(*statement);
    put(binder, record);
    if (auto done = statement->run(); !done) {
      done.error().where = dataset + " " + record.id;
      return done;
    }
  }
  return std::monostate{};
}

template <class Record>
Result<std::vector<Record>> read_all(const Connection& connection) {
  auto statement = connection.prepare(select_sql<Record>());
  if (!statement) return tl::unexpected<Error>(statement.error());
  std::vector<Record> records;
  for (;;) {
    const auto row = statement->step();
    if (!row) return tl::unexpected<Error>(row.error());
    if (!*row) return records;
    Columns columns(*statement);
    Record record;
    if (const auto taken = take(columns, record); !taken) return tl::unexpected<Error>(taken.error());
    records.push_back(std::move(record));
  }
}

}  // namespace

Result<std::unique_ptr<GeopackageStore>> GeopackageStore::create(const std::filesystem::path& file) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  if (error)
    return fail(ErrorCode::io, "the folder cannot be made: " + error.message(), file.parent_path().string());
  auto connection = Connection::open(file, Connection::Mode::create);
  if (!connection) return tl::unexpected<Error>(connection.error());
  if (const auto done = make_ready(*connection); !done) return tl::unexpected<Error>(done.error());
  return std::unique_ptr<GeopackageStore>(new GeopackageStore(std::move(*connection)));
}

Result<std::unique_ptr<GeopackageStore>> GeopackageStore::open(const std::filesystem::path& file) {
  auto connection = Connection::open(file, Connection::Mode::read_only);
  if (!connection) return tl::unexpected<Error>(connection.error());
  if (auto version = check_version(*connection); !version) {
    version.error().where = file.string();
    return tl::unexpected<Error>(version.error());
  }
  if (const auto filled = fill_in_for_reading(*connection); !filled)
    return tl::unexpected<Error>(filled.error());
  return std::unique_ptr<GeopackageStore>(new GeopackageStore(std::move(*connection)));
}

Result<hearing::Dataset> GeopackageStore::replace(hearing::DatasetContent content) {
  auto& dataset = content.dataset;
  dataset.records = static_cast<std::int64_t>(content.settlements.size() + content.units.size() +
                                              content.zones.size() + content.buildings.size());
  dataset.sha256 = content_digest(content);
  auto transaction = Transaction::begin(connection_);
  if (!transaction) return tl::unexpected<Error>(transaction.error());
  auto removed = remove(dataset.id);
  auto header = connection_.prepare(insert_sql<hearing::Dataset>());
  if (!removed) return tl::unexpected<Error>(removed.error());
  if (!header) return tl::unexpected<Error>(header.error());
  Binder binder(*header);
  put(binder, dataset);
  const auto done =
      header->run()
          .and_then([&](auto) { return insert_all(connection_, content.settlements, dataset.id); })
          .and_then([&](auto) { return insert_all(connection_, content.units, dataset.id); })
          .and_then([&](auto) { return insert_all(connection_, content.zones, dataset.id); })
          .and_then([&](auto) { return insert_all(connection_, content.buildings, dataset.id); })
          .and_then([&](auto) { return transaction->commit(); });
  if (!done) return tl::unexpected<Error>(done.error());
  return dataset;
}

Result<std::monostate> GeopackageStore::remove(const std::string& dataset_id) {
  auto statement = connection_.prepare("DELETE FROM datasets WHERE id = ?");
  if (!statement) return tl::unexpected<Error>(statement.error());
  statement->bind(0, dataset_id);
  return statement->run();
}

Result<std::vector<hearing::Dataset>> GeopackageStore::datasets() const {
  return read_all<hearing::Dataset>(connection_);
}

Result<hearing::AtlasData> GeopackageStore::places() const {
  auto datasets = read_all<hearing::Dataset>(connection_);
  auto settlements = read_all<hearing::Settlement>(connection_);
  auto units = read_all<hearing::AdminUnit>(connection_);
  auto zones = read_all<hearing::Zone>(connection_);
  auto buildings = read_all<hearing::Building>(connection_);
  if (!datasets) return tl::unexpected<Error>(datasets.error());
  if (!settlements) return tl::unexpected<Error>(settlements.error());
  if (!units) return tl::unexpected<Error>(units.error());
  if (!zones) return tl::unexpected<Error>(zones.error());
  if (!buildings) return tl::unexpected<Error>(buildings.error());
  return hearing::AtlasData{std::move(*datasets), std::move(*settlements), std::move(*units),
                            std::move(*zones), std::move(*buildings)};
}

}  // namespace tyndau::store
