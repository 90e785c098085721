/// \file
/// What every endpoint of the service works with: limits, places and rules, sentences, tokens, the clock.
#pragma once

#include "app/engine.hpp"
#include "app/installation.hpp"
#include "app/principal.hpp"
#include "core/result.hpp"
#include "hearing/messages.hpp"
#include "store/places_watch.hpp"
#include "tiles/tile_service.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::app {

/// Each is configurable; whoever exceeds one is told its name and its value.
struct Limits {
  std::size_t body_bytes = std::size_t{32} << 20U;                 ///< of a request
  std::size_t response_bytes = std::size_t{32} << 20U;             ///< of an answer before compression
  std::size_t rows = 100'000;                                      ///< of a table
  std::size_t vertices = 1'000'000;                                ///< of all geometries of one request
  std::size_t jobs = 2;                                            ///< that run at once
  std::size_t queued_jobs = 256;                                   ///< that wait
  std::chrono::milliseconds deadline{8000};                        ///< of a synchronous answer
  std::size_t executions_per_minute = 600;                         ///< of one client
  std::chrono::milliseconds kept_results{std::chrono::hours{24}};  ///< of finished jobs, then erased
};

class Collections;
class Exports;
class JobQueue;
class Register;

/// \threads endpoints read it from many threads; each member says how it is shared when it is not constant.
struct Service {
  Limits limits;
  Installation installation;
  std::filesystem::path store;
  std::string
      replica;  ///< address of a copy of the store that reports are read from; empty: of the store itself
  std::filesystem::path
      export_folder;  ///< that a proxy sends files from; empty: the service sends them itself
  hearing::MessageCatalogue messages;
  std::shared_ptr<CurrentEngine> engine =
      std::make_shared<CurrentEngine>();  ///< empty while nothing is loaded
  std::shared_ptr<std::atomic<bool>> in_step =
      std::make_shared<std::atomic<bool>>(false);  ///< whether every stale report waits to be screened again
  std::shared_ptr<store::PlacesWatch> watch;       ///< null where nobody else changes the places
  std::shared_ptr<Register> records;               ///< null while there is no store
  std::shared_ptr<JobQueue> jobs;                  ///< null while there is no store
  std::shared_ptr<Collections> collections;        ///< null while there is no store
  std::shared_ptr<Exports> exports;                ///< null while there is no store
  std::shared_ptr<tiles::TileService> tiles = std::make_shared<tiles::TileService>();
  std::string public_url;        ///< without a trailing slash; empty: as the client called the server
  bool trust_proxy = false;      ///< believe X-Forwarded-*
  bool private_reading = false;  ///< reading demands a token as well
  /// The principal of a token; not_found when it is unknown or revoked, another error when that cannot be told. Empty: no
  /// token is valid.
  std::function<Result<Principal>(std::string_view token)> authenticate;
  std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

}  // namespace tyndau::app
