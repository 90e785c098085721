/// \file
/// Places and their data sets as its two stores keep them.
#pragma once

#include "core/result.hpp"
#include "hearing/atlas.hpp"

#include <string>
#include <variant>
#include <vector>

namespace tyndau::store {

/// SHA-256 of the records in their order, the identity of a data set's content.
[[nodiscard]] std::string content_digest(const hearing::DatasetContent& content);

/// \threads use from one thread at a time
class PlaceStore {
 public:
  PlaceStore() = default;
  virtual ~PlaceStore() = default;
  PlaceStore(const PlaceStore&) = delete;
  PlaceStore& operator=(const PlaceStore&) = delete;

  /// Replaces the data set of this id and all its records at once, or changes nothing. Fills records and sha256.
  [[nodiscard]] virtual Result<hearing::Dataset> replace(hearing::DatasetContent content) = 0;
  [[nodiscard]] virtual Result<std::monostate> remove(const std::string& dataset_id) = 0;
  [[nodiscard]] virtual Result<std::vector<hearing::Dataset>> datasets() const = 0;
  /// Everything, in the order it was loaded.
  [[nodiscard]] virtual Result<hearing::AtlasData> places() const = 0;
};

}  // namespace tyndau::store
