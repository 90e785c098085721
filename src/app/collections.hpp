/// \file
/// The collections that the service answers with: places of the engine, what the register holds, what screening it shows.
#pragma once

#include "app/engine.hpp"
#include "app/refusal.hpp"
#include "hearing/messages.hpp"
#include "layers/selection.hpp"
#include "layers/snapshot.hpp"
#include "store/register_store.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

namespace tyndau::app {

class RegisterLayers;

/// Follows the engine and the register. What the register's layers show is what its hearings' screening with the present
/// engine gives. \threads safe
class Collections {
 public:
  /// Shares everything; \p messages must outlive it.
  /// \p writes counts what this process wrote.
  Collections(std::shared_ptr<store::RegisterStore> store, std::shared_ptr<CurrentEngine> engine,
              const hearing::MessageCatalogue& messages,
              std::shared_ptr<const std::atomic<std::uint64_t>> writes);
  ~Collections();

  /// As they are now: whatever was written through this process, what others wrote a tenth of a second ago, and all that they
  /// wrote two seconds ago.
  /// \return unavailable without places, while another thread reads the register for the first time, when it is stopped, or
  /// when the store fails
  [[nodiscard]] Answer<std::shared_ptr<const layers::Snapshot>> current(const std::stop_token& stop = {});
  /// The same where it can be told without waiting for the store or for another thread; else null.
  [[nodiscard]] std::shared_ptr<const layers::Snapshot> at_hand();
  /// Selections that clients page through.
  [[nodiscard]] layers::Selections& selections() { return selections_; }

 private:
  using Moment = std::chrono::steady_clock::time_point;
  /// \pre the lock is held
  /// Not owned when another thread reads the register for the first time: that may take longer than anybody waits.
  [[nodiscard]] std::unique_lock<std::mutex> held();
  [[nodiscard]] bool same(const std::shared_ptr<const Engine>& engine, std::uint64_t written,
                          Moment now) const;

  std::shared_ptr<store::RegisterStore> store_;
  std::shared_ptr<CurrentEngine> engine_;
  const hearing::MessageCatalogue& messages_;
  layers::Selections selections_;
  std::mutex lock_;
  std::atomic<bool> read_{false};  ///< the register was read once
  std::shared_ptr<const layers::Snapshot> snapshot_;
  std::shared_ptr<const Engine> of_;
  std::shared_ptr<const RegisterLayers> layers_;
  std::shared_ptr<const std::atomic<std::uint64_t>> writes_;
  std::uint64_t written_ = 0;  ///< of writes_ when the register was looked at
  std::int64_t version_ = -1;
  Moment looked_{};       ///< at the number of the last change
  Moment compared_{};     ///< every item
  Moment numbered_{};     ///< when version_ was seen first
  bool settled_ = false;  ///< all that has a number up to version_ was seen
};

/// The layers of a store as they are when this is called. \return unavailable when the store is missing, bad_input when a rule
/// pack cannot be read, io
[[nodiscard]] Result<std::shared_ptr<const layers::Snapshot>> layers_of_store(
    const Installation& installation, const std::filesystem::path& store,
    const hearing::MessageCatalogue& messages);

}  // namespace tyndau::app
