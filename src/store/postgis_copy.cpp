#include "store/postgis_copy.hpp"

#include "store/content_digest.hpp"
#include "store/postgis_connection.hpp"
#include "store/postgis_records.hpp"

#include <future>

namespace tyndau::store {
namespace {

class Copy : public Replacement {
 public:
  Copy(Database& database, std::string dataset)
      : database_(database), work_(database.connection()), dataset_(std::move(dataset)) {}

  /// May throw what libpqxx throws.
  void begin() {
    work_.exec0("SET LOCAL statement_timeout = 0");
    work_.exec_params0("DELETE FROM tyndau.datasets WHERE id = $1", dataset_);
    work_.exec_params0(
        "INSERT INTO tyndau.datasets (id, kind, title_kk, title_ru, title_en, source, url, licence, "
        "attribution, "
        "data_date, sha256, records, coverage_kk, coverage_ru, coverage_en, zone_kinds, unit_levels) "
        "VALUES ($1, 'settlements', '', '', '', '', '', '', '', '', '', 0, '', '', '', '{}', '{}')",
        dataset_);
  }

  Result<std::monostate> add(hearing::DatasetContent part) override {
    return guarded([&] {
      auto digested = std::async(std::launch::async, [&] { add_records(digest_, part); });
      copy_all(part.settlements);
      copy_all(part.units);
      copy_all(part.zones);
      copy_all(part.buildings);
      digested.get();
      return std::monostate{};
    });
  }

  Result<hearing::Dataset> finish(hearing::Dataset dataset) override {
    return guarded([&] {
      dataset.id = dataset_;
      dataset.records = records_;
      dataset.sha256 = finished(digest_, dataset);
      describe(dataset);
      work_.exec1(places_changed);
      work_.commit();
      return dataset;
    });
  }

 private:
  template <class Action>
  auto guarded(Action action) -> Result<decltype(action())> {
    try {
      return action();
    } catch (const std::exception&) {
      auto error = current_error();
      error.where = dataset_;
      return tl::unexpected<Error>(error);
    }
  }

  /// One COPY a part: keys are checked at its end, while the next part is read.
  template <class Record>
  void copy_all(std::vector<Record>& records) {
    if (records.empty()) return;
    pqxx::stream_to copy(work_, table(Table<Record>::name), columns_of<Record>());
    for (Record& record : records) {
      record.dataset = dataset_;
      CopyLine line;
      put(line, record);
      line.write<Table<Record>::columns.size()>(copy);
    }
    copy.complete();
    records_ += static_cast<std::int64_t>(records.size());
  }

  /// What the data set says of itself, which is only known at the end.
  void describe(const hearing::Dataset& dataset) {
    CopyLine line;
    put(line, dataset);
    std::string change;
    const auto columns = columns_of<hearing::Dataset>();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      change += (i == 0 ? "" : ", ") + columns[i] + " = $" + std::to_string(i + 1);
    }
    database_.run(work_, "UPDATE tyndau.datasets SET " + change + " WHERE id = $1", line.fields());
  }

  Database& database_;
  pqxx::work work_;
  std::string dataset_;
  hearing::Sha256 digest_;
  std::int64_t records_ = 0;
};

}  // namespace

Result<std::unique_ptr<Replacement>> begin_copy(Database& database, const std::string& dataset_id) {
  try {
    auto copy = std::make_unique<Copy>(database, dataset_id);
    copy->begin();
    return copy;
  } catch (const std::exception&) {
    auto error = current_error();
    error.where = dataset_id;
    return tl::unexpected<Error>(error);
  }
}

}  // namespace tyndau::store
