#include "app/places.hpp"

#include "hearing/data_pack.hpp"
#include "hearing/digest.hpp"
#include "store/open_store.hpp"

#include <algorithm>
#include <cstdlib>

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
  return store.replace(std::move(places->content));
}

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
  auto places = intake::read_places(file, options);
  if (!places) return tl::unexpected<Error>(places.error());
  auto store = store::create_places(store_file);
  if (!store) return tl::unexpected<Error>(store.error());
  auto dataset = (*store)->replace(std::move(places->content));
  if (!dataset) return tl::unexpected<Error>(dataset.error());
  return LoadedDataset{std::move(*dataset), std::move(places->report)};
}

Result<hearing::ExtentEstimate> extent_estimate(const Installation& installation) {
  const auto pack = hearing::DataPack::load(default_pack(installation));
  if (!pack) return tl::unexpected<Error>(pack.error());
  return pack->estimated_extent;
}

Result<hearing::Atlas> open_atlas(const std::filesystem::path& store_file, geo::EdgeModel edges) {
  const auto store = store::open_places(store_file);
  if (!store) {
    auto error = store.error();
    if (error.code == ErrorCode::not_found) {
      error.code = ErrorCode::unavailable;
      error.message += "; `tyndau datasets prepare` makes the default one";
    }
    return tl::unexpected<Error>(error);
  }
  auto places = (*store)->places();
  if (!places) return tl::unexpected<Error>(places.error());
  return hearing::Atlas(std::move(*places), edges, index_folder(store_file));
}

}  // namespace tyndau::app
