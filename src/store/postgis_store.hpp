/// \file
/// Places and their data sets in PostgreSQL with PostGIS.
#pragma once

#include "store/place_store.hpp"

#include <memory>
#include <string>

namespace tyndau::store {

class Database;

class PostgisStore : public PlaceStore {
 public:
  /// \return bad_input for an address with a password, unavailable when the database does not answer
  [[nodiscard]] static Result<std::unique_ptr<PostgisStore>> open(const std::string& address);
  ~PostgisStore() override;

  [[nodiscard]] Result<hearing::Dataset> replace(hearing::DatasetContent content) override;
  /// The records go to the database as they come; readers see the old ones until it is finished.
  [[nodiscard]] Result<std::unique_ptr<Replacement>> begin_replacement(
      const std::string& dataset_id) override;
  [[nodiscard]] Result<std::monostate> remove(const std::string& dataset_id) override;
  [[nodiscard]] Result<std::vector<hearing::Dataset>> datasets() const override;
  [[nodiscard]] Result<hearing::AtlasData> places() const override;

 private:
  explicit PostgisStore(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace tyndau::store
