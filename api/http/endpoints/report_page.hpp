/// \file
/// The scorecard as a page that a layperson reads.
#pragma once

#include "core/text.hpp"
#include "hearing/messages.hpp"
#include "layers/scorecard.hpp"
#include "layers/words.hpp"

#include <string>

namespace tyndau::http {

/// Shares of failing hearings, one row a finding.
[[nodiscard]] std::string scorecard_page(const layers::Scorecard& scorecard,
                                         const layers::FindingTitles& titles,
                                         const hearing::MessageCatalogue& messages, Language language);

}  // namespace tyndau::http
