/// \file
/// A finished report and the scorecard as pages that a layperson reads: who, what, how far, what to do.
#pragma once

#include "app/register.hpp"
#include "core/text.hpp"
#include "hearing/messages.hpp"
#include "layers/scorecard.hpp"
#include "layers/words.hpp"

#include <string>

namespace tyndau::http {

/// The page of one hearing. Everything that somebody wrote is escaped and isolated.
[[nodiscard]] std::string report_page(const app::RegisteredReport& report,
                                      const layers::FindingTitles& titles,
                                      const hearing::MessageCatalogue& messages, Language language);

/// Shares of failing hearings, one row a finding.
[[nodiscard]] std::string scorecard_page(const layers::Scorecard& scorecard,
                                         const layers::FindingTitles& titles,
                                         const hearing::MessageCatalogue& messages, Language language);

}  // namespace tyndau::http
