/// \file
/// Data sets of a store: preparing the shipped pack, loading a user's file, opening everything as an atlas.
#pragma once

#include "app/installation.hpp"
#include "core/result.hpp"
#include "hearing/atlas.hpp"
#include "intake/place_reader.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tyndau::app {

/// Loads every data set of the shipped packs into the store, replacing those that differ.
/// \return the data sets in their order; conflict when a file's digest is not the one that its pack states.
[[nodiscard]] Result<std::vector<hearing::Dataset>> prepare_packs(
    const Installation& installation, const std::filesystem::path& store,
    const std::function<void(const std::string&)>& say);

struct LoadedDataset {
  hearing::Dataset dataset;
  intake::PlaceReport report;
};

/// Reads the file and replaces the data set `options.dataset.id` in the store at once.
[[nodiscard]] Result<LoadedDataset> load_places(const std::filesystem::path& store,
                                                const std::filesystem::path& file,
                                                const intake::PlaceOptions& options);

/// How an extent is guessed where a file gives only a point. \return the shipped pack's estimate.
[[nodiscard]] Result<hearing::ExtentEstimate> extent_estimate(const Installation& installation);

/// All records of a store. \return unavailable when the store is missing
[[nodiscard]] Result<hearing::AtlasData> read_places(const std::filesystem::path& store);

/// Gives every data set of units that states no accuracy of its borders the estimate's.
void assume_borders(std::vector<hearing::Dataset>& datasets, const hearing::ExtentEstimate& estimate);

/// The same with their indices, where borders whose accuracy nobody stated have the shipped pack's. The indices of large layers
/// stay in the folder "<store>-index". \return unavailable when the store is missing.
[[nodiscard]] Result<hearing::Atlas> open_atlas(const Installation& installation,
                                                const std::filesystem::path& store,
                                                geo::EdgeModel edges = geo::EdgeModel::geodesic);

}  // namespace tyndau::app
