/// \file
/// Files of whole collections, made once for each version and kept while it is the newest.
#pragma once

#include "core/result.hpp"
#include "layers/export.hpp"
#include "layers/snapshot.hpp"

#include <filesystem>
#include <mutex>

namespace tyndau::app {

/// \threads safe
class Exports {
 public:
  /// \p folder holds the files; made when it is missing. Empty: one below the folder for temporary files, which goes with this.
  explicit Exports(std::filesystem::path folder = {}) : folder_(std::move(folder)), own_(folder_.empty()) {}
  ~Exports();
  Exports(const Exports&) = delete;
  Exports& operator=(const Exports&) = delete;

  /// The file of a collection as it is in \p layers; files of its former versions are removed. \return io
  [[nodiscard]] Result<std::filesystem::path> file(const layers::Snapshot& layers, layers::CollectionId id,
                                                   layers::ExportFormat format,
                                                   const layers::ExportOptions& options);
  /// Whether somebody else, such as a proxy, can read the files.
  [[nodiscard]] bool shared() const { return !own_; }

 private:
  [[nodiscard]] Result<std::monostate> prepare();

  std::filesystem::path folder_;
  bool own_;
  std::mutex lock_;
};

}  // namespace tyndau::app
