#include "store/place_store.hpp"

#include <iterator>
#include <utility>

namespace tyndau::store {
namespace {

template <class Record>
void append(std::vector<Record>& all, std::vector<Record>&& part) {
  std::move(part.begin(), part.end(), std::back_inserter(all));
}

/// Keeps the parts and replaces the data set with the last.
class Collected : public Replacement {
 public:
  explicit Collected(PlaceStore& store) : store_(store) {}

  Result<std::monostate> add(hearing::DatasetContent part) override {
    append(content_.settlements, std::move(part.settlements));
    append(content_.units, std::move(part.units));
    append(content_.zones, std::move(part.zones));
    append(content_.buildings, std::move(part.buildings));
    return std::monostate{};
  }
  Result<hearing::Dataset> finish(hearing::Dataset dataset) override {
    content_.dataset = std::move(dataset);
    return store_.replace(std::move(content_));
  }

 private:
  PlaceStore& store_;
  hearing::DatasetContent content_;
};

}  // namespace

Result<std::unique_ptr<Replacement>> PlaceStore::begin_replacement(const std::string&) {
  return std::make_unique<Collected>(*this);
}

}  // namespace tyndau::store
