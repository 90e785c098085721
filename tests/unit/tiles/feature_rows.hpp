/// \file
/// Features of a layer written down one by one.
#pragma once

#include "tiles/source.hpp"

namespace tyndau::tiles {

struct FeatureRow {
  std::uint64_t id = 0;
  geo::Shape shape;
  std::vector<geo::Value> values;
};

class FeatureRows : public FeatureTable {
 public:
  explicit FeatureRows(std::vector<FeatureRow> rows) : rows_(std::move(rows)) {}
  [[nodiscard]] std::size_t size() const override { return rows_.size(); }
  [[nodiscard]] std::uint64_t id(std::size_t number) const override { return rows_[number].id; }
  [[nodiscard]] const geo::Shape& shape(std::size_t number) const override { return rows_[number].shape; }
  [[nodiscard]] geo::Value value(std::size_t number, std::size_t field) const override {
    return rows_[number].values[field];
  }

 private:
  std::vector<FeatureRow> rows_;
};

}  // namespace tyndau::tiles
