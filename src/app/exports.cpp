#include "app/exports.hpp"

#include "app/secrets.hpp"

namespace tyndau::app {

Exports::~Exports() {
  std::error_code ignored;
  if (own_ && !folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

Result<std::monostate> Exports::prepare() {
  std::error_code error;
  if (folder_.empty()) {
    constexpr std::size_t name_bytes = 8;
    const auto top = std::filesystem::temp_directory_path(error);
    if (!error) folder_ = top / ("tyndau-exports-" + hexadecimal(random_bytes(name_bytes)));
  }
  if (!error) std::filesystem::create_directories(folder_, error);
  if (error) return fail(ErrorCode::io, "there is no folder for exported files");
  return std::monostate{};
}

Result<std::filesystem::path> Exports::file(const layers::Snapshot& layers, layers::CollectionId id,
                                            layers::ExportFormat format,
                                            const layers::ExportOptions& options) {
  const std::lock_guard lock(lock_);
  if (const auto ready = prepare(); !ready) return tl::unexpected<Error>(ready.error());
  const auto& collection = layers.get(id);
  const auto begin = std::string(code(id)) + '-' + std::string(code(options.language)) + '-';
  const auto end = '.' + std::string(code(format));
  const auto file = folder_ / (begin + collection.head().version + end);
  std::error_code error;
  if (std::filesystem::exists(file, error)) return file;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, error)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(begin) && name.ends_with(end)) std::filesystem::remove(entry.path(), error);
  }
  if (const auto written = layers::export_collection(collection, format, file, options); !written) {
    return tl::unexpected<Error>(written.error());
  }
  return file;
}

}  // namespace tyndau::app
