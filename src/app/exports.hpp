/// \file
/// Files of whole collections, made once for each version and kept while it is the newest.
#pragma once

#include "core/result.hpp"
#include "layers/export.hpp"
#include "layers/snapshot.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace tyndau::app {

/// \threads safe
class Exports {
 public:
  /// \p folder holds the files; made when it is missing. Empty: one below the folder for temporary files, which goes with this.
  explicit Exports(std::filesystem::path folder = {}) : folder_(std::move(folder)), own_(folder_.empty()) {}
  ~Exports();
  Exports(const Exports&) = delete;
  Exports& operator=(const Exports&) = delete;

  /// The file of a collection as it is in \p layers; files of its former versions are removed. Files of several collections,
  /// languages and formats are written side by side, the same one once. What is being written is finished for whoever asks
  /// next, also when \p stop says that nobody waits any more; who waits for it gives up then.
  /// \return io; unavailable when it was given up
  [[nodiscard]] Result<std::filesystem::path> file(const layers::Snapshot& layers, layers::CollectionId id,
                                                   layers::ExportFormat format,
                                                   const layers::ExportOptions& options,
                                                   const std::function<bool()>& stop = {});
  /// Whether somebody else, such as a proxy, can read the files.
  [[nodiscard]] bool shared() const { return !own_; }

 private:
  [[nodiscard]] Result<std::monostate> prepare();
  /// Of the files whose names begin and end so.
  [[nodiscard]] std::shared_ptr<std::timed_mutex> lock_of(const std::string& kind);

  std::filesystem::path folder_;
  bool own_;
  std::mutex lock_;  ///< of what follows and of the folder's name
  std::map<std::string, std::shared_ptr<std::timed_mutex>> writing_;  ///< by collection, language and format
};

}  // namespace tyndau::app
