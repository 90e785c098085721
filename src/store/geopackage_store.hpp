/// \file
/// The default store: places and their data sets in one GeoPackage file that QGIS opens.
#pragma once

#include "core/result.hpp"
#include "hearing/atlas.hpp"
#include "store/sqlite.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace tyndau::store {

/// SHA-256 of the records in their order, the identity of a data set's content.
[[nodiscard]] std::string content_digest(const hearing::DatasetContent& content);

/// \threads use from one thread at a time
class GeopackageStore {
 public:
  /// Opens for writing and creates the file and its tables where they are missing.
  [[nodiscard]] static Result<GeopackageStore> create(const std::filesystem::path& file);
  /// \return not_found when the file is missing, conflict when a newer program wrote it.
  [[nodiscard]] static Result<GeopackageStore> open(const std::filesystem::path& file);

  /// Replaces the data set of this id and all its records at once, or changes nothing. Fills records and sha256.
  [[nodiscard]] Result<hearing::Dataset> replace(hearing::DatasetContent content);
  [[nodiscard]] Result<std::monostate> remove(const std::string& dataset_id);
  [[nodiscard]] Result<std::vector<hearing::Dataset>> datasets() const;
  /// Everything, in the order it was loaded.
  [[nodiscard]] Result<hearing::AtlasData> places() const;

 private:
  explicit GeopackageStore(Connection connection) : connection_(std::move(connection)) {}
  Connection connection_;
};

}  // namespace tyndau::store
