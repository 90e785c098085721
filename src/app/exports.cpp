#include "app/exports.hpp"

#include "app/secrets.hpp"

#include <chrono>

namespace tyndau::app {

Exports::~Exports() {
  std::error_code ignored;
  if (own_ && !folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

Result<std::monostate> Exports::prepare() {
  const std::lock_guard lock(lock_);
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

std::shared_ptr<std::timed_mutex> Exports::lock_of(const std::string& kind) {
  const std::lock_guard lock(lock_);
  auto& found = writing_[kind];
  if (!found) found = std::make_shared<std::timed_mutex>();
  return found;
}

Result<std::filesystem::path> Exports::file(const layers::Snapshot& layers, layers::CollectionId id,
                                            layers::ExportFormat format, const layers::ExportOptions& options,
                                            const std::function<bool()>& stop) {
  constexpr std::chrono::milliseconds asked_every{20};
  if (const auto ready = prepare(); !ready) return tl::unexpected<Error>(ready.error());
  const auto& collection = layers.get(id);
  const auto begin = std::string(code(id)) + '-' + std::string(code(options.language)) + '-';
  const auto end = '.' + std::string(code(format));
  const auto file = folder_ / (begin + collection.head().version + end);
  std::error_code error;
  if (std::filesystem::exists(file, error)) return file;  // files appear whole
  const auto writing = lock_of(begin + end);
  std::unique_lock lock(*writing, std::defer_lock);
  while (!lock.try_lock_for(asked_every)) {
    if (stop && stop()) return fail(ErrorCode::unavailable, "the export was given up");
  }
  if (std::filesystem::exists(file, error)) return file;
  if (stop && stop()) return fail(ErrorCode::unavailable, "the export was given up");
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
