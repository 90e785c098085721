/// \file
/// The default store: places and their data sets in one GeoPackage file that QGIS opens.
#pragma once

#include "core/result.hpp"
#include "store/place_store.hpp"
#include "store/sqlite.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::store {

class GeopackageStore : public PlaceStore {
 public:
  /// Opens for writing and creates the file and its tables where they are missing.
  [[nodiscard]] static Result<std::unique_ptr<GeopackageStore>> create(const std::filesystem::path& file);
  /// \return not_found when the file is missing, conflict when a newer program wrote it.
  [[nodiscard]] static Result<std::unique_ptr<GeopackageStore>> open(const std::filesystem::path& file);

  [[nodiscard]] Result<hearing::Dataset> replace(hearing::DatasetContent content) override;
  [[nodiscard]] Result<std::monostate> remove(const std::string& dataset_id) override;
  [[nodiscard]] Result<std::vector<hearing::Dataset>> datasets() const override;
  [[nodiscard]] Result<hearing::AtlasData> places() const override;

 private:
  explicit GeopackageStore(Connection connection) : connection_(std::move(connection)) {}
  Connection connection_;
};

}  // namespace tyndau::store
