#include "store/postgis_store.hpp"

#include "store/postgis_connection.hpp"
#include "store/postgis_copy.hpp"
#include "store/postgis_records.hpp"

namespace tyndau::store {
namespace {

template <class Record>
Result<std::vector<Record>> read_all(pqxx::transaction_base& work) {
  const auto rows = work.exec("SELECT " + select_columns(columns_of<Record>()) + " FROM " +
                              table(Table<Record>::name) + " ORDER BY number");
  std::vector<Record> records;
  records.reserve(rows.size());
  for (const auto& row : rows) {
    RowColumns columns(row);
    Record record;
    if (const auto taken = take(columns, record); !taken) return tl::unexpected<Error>(taken.error());
    records.push_back(std::move(record));
  }
  return records;
}

Result<hearing::AtlasData> read_places(pqxx::transaction_base& work) {
  work.exec0("SET LOCAL statement_timeout = 0");
  hearing::AtlasData all;
  const auto keep = [](auto read, auto& into) -> Result<std::monostate> {
    if (!read) return tl::unexpected<Error>(read.error());
    into = std::move(*read);
    return std::monostate{};
  };
  const auto done =
      keep(read_all<hearing::Dataset>(work), all.datasets)
          .and_then([&](auto) { return keep(read_all<hearing::Settlement>(work), all.settlements); })
          .and_then([&](auto) { return keep(read_all<hearing::AdminUnit>(work), all.units); })
          .and_then([&](auto) { return keep(read_all<hearing::Zone>(work), all.zones); })
          .and_then([&](auto) { return keep(read_all<hearing::Building>(work), all.buildings); });
  if (!done) return tl::unexpected<Error>(done.error());
  return all;
}

}  // namespace

PostgisStore::PostgisStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}
PostgisStore::~PostgisStore() = default;

Result<std::unique_ptr<PostgisStore>> PostgisStore::open(const std::string& address) {
  auto database = Database::connect(address);
  if (!database) return tl::unexpected<Error>(database.error());
  return std::unique_ptr<PostgisStore>(new PostgisStore(std::move(*database)));
}

Result<std::unique_ptr<Replacement>> PostgisStore::begin_replacement(const std::string& dataset_id) {
  return begin_copy(*database_, dataset_id);
}

Result<hearing::Dataset> PostgisStore::replace(hearing::DatasetContent content) {
  auto dataset = std::move(content.dataset);
  auto copy = begin_replacement(dataset.id);
  if (!copy) return tl::unexpected<Error>(copy.error());
  return (*copy)->add(std::move(content)).and_then([&](auto) { return (*copy)->finish(std::move(dataset)); });
}

Result<std::monostate> PostgisStore::remove(const std::string& dataset_id) {
  try {
    pqxx::work work(database_->connection());
    work.exec0("SET LOCAL statement_timeout = 0");
    work.exec_params0("DELETE FROM tyndau.datasets WHERE id = $1", dataset_id);
    work.exec1(places_changed);
    work.commit();
    return std::monostate{};
  } catch (const std::exception&) {
    return tl::unexpected<Error>(current_error());
  }
}

Result<std::vector<hearing::Dataset>> PostgisStore::datasets() const {
  try {
    pqxx::transaction<pqxx::repeatable_read, pqxx::read_only> work(database_->connection());
    return read_all<hearing::Dataset>(work);
  } catch (const std::exception&) {
    return tl::unexpected<Error>(current_error());
  }
}

Result<hearing::AtlasData> PostgisStore::places() const {
  try {
    pqxx::transaction<pqxx::repeatable_read, pqxx::read_only> work(database_->connection());
    return read_places(work);
  } catch (const std::exception&) {
    return tl::unexpected<Error>(current_error());
  }
}

}  // namespace tyndau::store
