/// \file
/// Runs the rules of a case over its geography.
#pragma once

#include "hearing/regimes.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::hearing {

/// Findings of the rules that \p wanted accepts, by id and subject, with the packs combined.
/// \param used gets every pack that judged, as "id version"; may be null
[[nodiscard]] std::vector<Finding> findings_of(const Case& input, const Geography& geography,
                                               const Atlas& atlas, const RuleBook& rules,
                                               const ScreeningOptions& options,
                                               const std::function<bool(std::string_view)>& wanted,
                                               std::set<std::string>* used = nullptr);

/// Whether the rule judges where the venues are.
[[nodiscard]] bool is_venue_rule(std::string_view rule_id);

}  // namespace tyndau::hearing
