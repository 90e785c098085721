/// \file
/// Where a hearing should sit, as JSON and as lines for a terminal.
#pragma once

#include "app/engine.hpp"
#include "hearing/json_writer.hpp"
#include "hearing/messages.hpp"
#include "hearing/venue_advice.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tyndau::app {

/// One hearing with the venues that would serve its communities best.
struct AdvisedHearing {
  hearing::Case input;
  hearing::Geography geography;
  hearing::VenueAdvice advice;                       ///< points into `geography`
  std::shared_ptr<const hearing::Roads> roads = {};  ///< that were measured on; null: none
};

/// \pre as `hearing::advise_venues` \threads safe
[[nodiscard]] std::unique_ptr<const AdvisedHearing> advise(hearing::Case input,
                                                           const std::vector<hearing::Venue>& halls,
                                                           const Engine& engine,
                                                           const hearing::ScreeningOptions& options,
                                                           std::size_t most);

/// {"hearing", "measure", "roads", "as_held", "communities", "not_in_the_data", "candidates", …, "choices", "notes"}
void write_advice(hearing::json::Writer& out, const AdvisedHearing& advised,
                  const hearing::MessageCatalogue& messages);
/// Each choice as a sentence, then what was not reckoned with.
[[nodiscard]] std::vector<Message> advice_sentences(const AdvisedHearing& advised);

}  // namespace tyndau::app
