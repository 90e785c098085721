#include "store/postgis_store.hpp"

#include "store/postgis_connection.hpp"
#include "store/postgis_records.hpp"

#include <future>

namespace tyndau::store {
namespace {

/// Tells those who hold places in memory that they are of yesterday.
constexpr const char* announce = "SELECT nextval('tyndau.places_revision'), pg_notify('tyndau_places', '')";

std::string table(std::string_view name) { return "tyndau." + std::string(name); }

template <class Record>
void copy_all(pqxx::work& work, const std::vector<Record>& records) {
  if (records.empty()) return;
  const auto columns = columns_of<Record>();
  pqxx::stream_to copy(work, table(Table<Record>::name), columns);
  for (const Record& record : records) {
    CopyLine line;
    put(line, record);
    line.write<Table<Record>::columns.size()>(copy);
  }
  copy.complete();
}

void name_dataset(hearing::DatasetContent& content) {
  const auto name = [&](auto& records) {
    for (auto& record : records) record.dataset = content.dataset.id;
  };
  name(content.settlements);
  name(content.units);
  name(content.zones);
  name(content.buildings);
}

void copy_header(pqxx::work& work, const hearing::Dataset& dataset) {
  const auto columns = columns_of<hearing::Dataset>();
  pqxx::stream_to copy(work, table(Table<hearing::Dataset>::name), columns);
  CopyLine line;
  put(line, dataset);
  line.write<Table<hearing::Dataset>::columns.size()>(copy);
  copy.complete();
}

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

Result<hearing::Dataset> PostgisStore::replace(hearing::DatasetContent content) {
  auto& dataset = content.dataset;
  dataset.records = static_cast<std::int64_t>(content.settlements.size() + content.units.size() +
                                              content.zones.size() + content.buildings.size());
  name_dataset(content);
  auto digest = std::async(std::launch::async, [&content] { return content_digest(content); });
  try {
    pqxx::work work(database_->connection());
    work.exec0("SET LOCAL statement_timeout = 0");
    work.exec_params0("DELETE FROM tyndau.datasets WHERE id = $1", dataset.id);
    copy_header(work, dataset);
    copy_all(work, content.settlements);
    copy_all(work, content.units);
    copy_all(work, content.zones);
    copy_all(work, content.buildings);
    dataset.sha256 = digest.get();
    work.exec_params0("UPDATE tyndau.datasets SET sha256 = $2 WHERE id = $1", dataset.id, dataset.sha256);
    work.exec1(announce);
    work.commit();
    return dataset;
  } catch (const std::exception&) {
    auto error = current_error();
    error.where = dataset.id;
    return tl::unexpected<Error>(error);
  }
}

Result<std::monostate> PostgisStore::remove(const std::string& dataset_id) {
  try {
    pqxx::work work(database_->connection());
    work.exec0("SET LOCAL statement_timeout = 0");
    work.exec_params0("DELETE FROM tyndau.datasets WHERE id = $1", dataset_id);
    work.exec1(announce);
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
