#include "app/places.hpp"

#include "hearing/data_pack.hpp"
#include "hearing/digest.hpp"
#include "store/open_store.hpp"

#include <algorithm>
#include <cstdlib>
#include <future>
#include <memory>
#include <utility>

namespace tyndau::app {
namespace {

std::filesystem::path default_pack(const Installation& installation) {
  return installation.geodata / "kz" / "pack.yaml";
}

/// Where the indices of large layers are kept: beside a file; of a database, in the user's cache, if there is one.
std::filesystem::path index_folder(const store::Address& store) {
  if (!store::is_database(store)) return store.string() + "-index";
  const char* const cache = std::getenv("XDG_CACHE_HOME");
  const char* const home = std::getenv("HOME");
  if (cache != nullptr && *cache != '\0') return std::filesystem::path(cache) / "tyndau" / "index";
  if (home != nullptr && *home != '\0') return std::filesystem::path(home) / ".cache" / "tyndau" / "index";
  return {};
}

Result<std::monostate> check_digest(const hearing::PackFile& file) {
  if (file.file_sha256.empty()) return std::monostate{};
  const auto digest = hearing::sha256_of_file(file.file);
  if (!digest) return tl::unexpected<Error>(digest.error());
  if (*digest == file.file_sha256) return std::monostate{};
  return fail(ErrorCode::conflict,
              "the file's SHA-256 is " + *digest + ", its pack states " + file.file_sha256,
              file.file.filename().string());
}

Result<hearing::Dataset> load_pack_file(const hearing::PackFile& file,
                                        const hearing::ExtentEstimate& estimate, store::PlaceStore& store) {
  if (const auto checked = check_digest(file); !checked) return tl::unexpected<Error>(checked.error());
  intake::PlaceOptions options;
  options.dataset = file.dataset;
  options.estimate = estimate;
  options.where = file.where;
  options.policy.trust = sandbox::Trust::trusted;  // ours, and its digest is the stated one
  if (!file.dataset.zone_kinds.empty()) options.zone_kind = file.dataset.zone_kinds.front();
  if (file.dataset.kind == hearing::DatasetKind::outline) options.unit_level = hearing::UnitLevel::oblast;
  auto places = intake::read_places(file.file, options);
  if (!places) return tl::unexpected<Error>(places.error());
  if (file.dataset.kind == hearing::DatasetKind::outline) {  // it speaks of the country that it outlines
    for (const auto& unit : places->content.units) places->content.dataset.coverage = unit.shape;
  }
  return store.replace(std::move(places->content));
}

/// Writes each part while the next is read. The store is opened with the first: a file that holds nothing makes none.
class ReplacementBeside {
 public:
  ReplacementBeside(std::filesystem::path store, std::string dataset)
      : store_file_(std::move(store)), dataset_(std::move(dataset)) {}

  /// \return a failure of this part or of the one before
  Result<std::monostate> add(hearing::DatasetContent&& part) {
    if (auto done = written(); !done) return done;
    if (auto ready = open(); !ready) return ready;
    writing_ = std::async(std::launch::async, [this, part = std::move(part)]() mutable {
      return replacement_->add(std::move(part));
    });
    return std::monostate{};
  }
  Result<hearing::Dataset> finish(hearing::Dataset dataset) {
    if (const auto done = written(); !done) return tl::unexpected<Error>(done.error());
    return replacement_->finish(std::move(dataset));
  }

 private:
  Result<std::monostate> written() {
    if (!writing_.valid()) return std::monostate{};
    return writing_.get();
  }
  Result<std::monostate> open() {
    if (replacement_) return std::monostate{};
    auto store = store::create_places(store_file_);
    if (!store) return tl::unexpected<Error>(store.error());
    store_ = std::move(*store);
    auto begun = store_->begin_replacement(dataset_);
    if (!begun) return tl::unexpected<Error>(begun.error());
    replacement_ = std::move(*begun);
    return std::monostate{};
  }

  std::filesystem::path store_file_;
  std::string dataset_;
  std::unique_ptr<store::PlaceStore> store_;
  std::unique_ptr<store::Replacement> replacement_;
  std::future<Result<std::monostate>> writing_;  ///< ends before what it writes to
};

}  // namespace

Result<std::vector<hearing::Dataset>> prepare_packs(const Installation& installation,
                                                    const std::filesystem::path& store_file,
                                                    const std::function<void(const std::string&)>& say) {
  const auto pack = hearing::DataPack::load(default_pack(installation));
  if (!pack) return tl::unexpected<Error>(pack.error());
  auto store = store::create_places(store_file);
  if (!store) return tl::unexpected<Error>(store.error());
  std::vector<hearing::Dataset> loaded;
  for (const auto& file : pack->files) {
    auto dataset = load_pack_file(file, pack->estimated_extent, **store);
    if (!dataset) return tl::unexpected<Error>(dataset.error());
    say(dataset->id + ": " + std::to_string(dataset->records) + " records, " + dataset->licence);
    loaded.push_back(std::move(*dataset));
  }
  return loaded;
}

Result<LoadedDataset> load_places(const std::filesystem::path& store_file, const std::filesystem::path& file,
                                  const intake::PlaceOptions& options) {
  ReplacementBeside beside(store_file, options.dataset.id);
  auto in_parts = options;
  in_parts.take_part = [&](hearing::DatasetContent&& part) { return beside.add(std::move(part)); };
  auto places = intake::read_places(file, in_parts);
  if (!places) return tl::unexpected<Error>(places.error());
  auto dataset = places->content.dataset;
  if (const auto added = beside.add(std::move(places->content)); !added)
    return tl::unexpected<Error>(added.error());
  auto finished = beside.finish(std::move(dataset));
  if (!finished) return tl::unexpected<Error>(finished.error());
  return LoadedDataset{std::move(*finished), std::move(places->report)};
}

Result<hearing::ExtentEstimate> extent_estimate(const Installation& installation) {
  const auto pack = hearing::DataPack::load(default_pack(installation));
  if (!pack) return tl::unexpected<Error>(pack.error());
  return pack->estimated_extent;
}

Result<hearing::AtlasData> read_places(const std::filesystem::path& store_file) {
  const auto store = store::open_places(store_file);
  if (!store) {
    auto error = store.error();
    if (error.code == ErrorCode::not_found) {
      error.code = ErrorCode::unavailable;
      error.message += "; `tyndau datasets prepare` makes the default one";
    }
    return tl::unexpected<Error>(error);
  }
  return (*store)->places();
}

void assume_borders(std::vector<hearing::Dataset>& datasets, const hearing::ExtentEstimate& estimate) {
  for (auto& dataset : datasets) {
    if (dataset.kind == hearing::DatasetKind::units && !dataset.border_accuracy)
      dataset.border_accuracy = estimate.unit_border;
  }
}

Result<hearing::Atlas> open_atlas(const Installation& installation, const std::filesystem::path& store_file,
                                  geo::EdgeModel edges) {
  auto places = read_places(store_file);
  if (!places) return tl::unexpected<Error>(places.error());
  const auto estimate = extent_estimate(installation);
  if (!estimate) return tl::unexpected<Error>(estimate.error());
  assume_borders(places->datasets, *estimate);
  return hearing::Atlas(std::move(*places), edges, index_folder(store_file));
}

}  // namespace tyndau::app
