/// \file
/// A report screened again from its own input.
#pragma once

#include "app/installation.hpp"
#include "core/result.hpp"
#include "hearing/messages.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::app {

/// What came out of a replay. Reproduced when nothing is set.
struct Replay {
  std::vector<std::string>
      manifest;       ///< what rules, data sets and engine differ in; the rest was then not compared
  std::string place;  ///< "hearing id /findings/3/verdict", or "summary …"; empty: same bytes
  std::string was;
  std::string now;
  std::size_t hearings = 0;

  [[nodiscard]] bool reproduced() const { return manifest.empty() && place.empty(); }
};

/// Stops at the first difference. \return io or bad_input for a file that is no report, unavailable without a store.
[[nodiscard]] Result<Replay> replay(const std::filesystem::path& report, const Installation& installation,
                                    const std::filesystem::path& store,
                                    const hearing::MessageCatalogue& messages);

}  // namespace tyndau::app
