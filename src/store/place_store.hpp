/// \file
/// Places and their data sets as its two stores keep them.
#pragma once

#include "core/result.hpp"
#include "hearing/atlas.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::store {

/// SHA-256 of the records in their order, the identity of a data set's content.
[[nodiscard]] std::string content_digest(const hearing::DatasetContent& content);

/// A data set on its way into a store. Nobody sees anything of it before `finish`, and nothing is left of one that is
/// dropped before. \threads use from one thread at a time
class Replacement {
 public:
  Replacement() = default;
  virtual ~Replacement() = default;
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// More records, those of a kind (settlements, units, zones, buildings) together and in this order of kinds.
  [[nodiscard]] virtual Result<std::monostate> add(hearing::DatasetContent part) = 0;
  /// The data set as it now is; only its id is known from the beginning. Fills records and sha256.
  [[nodiscard]] virtual Result<hearing::Dataset> finish(hearing::Dataset dataset) = 0;
};

/// \threads use from one thread at a time
class PlaceStore {
 public:
  PlaceStore() = default;
  virtual ~PlaceStore() = default;
  PlaceStore(const PlaceStore&) = delete;
  PlaceStore& operator=(const PlaceStore&) = delete;

  /// Replaces the data set of this id and all its records at once, or changes nothing. Fills records and sha256.
  [[nodiscard]] virtual Result<hearing::Dataset> replace(hearing::DatasetContent content) = 0;
  /// The same in parts. The store outlives what it returns and is not used otherwise until then.
  [[nodiscard]] virtual Result<std::unique_ptr<Replacement>> begin_replacement(const std::string& dataset_id);
  [[nodiscard]] virtual Result<std::monostate> remove(const std::string& dataset_id) = 0;
  [[nodiscard]] virtual Result<std::vector<hearing::Dataset>> datasets() const = 0;
  /// Everything, in the order it was loaded.
  [[nodiscard]] virtual Result<hearing::AtlasData> places() const = 0;
};

}  // namespace tyndau::store
