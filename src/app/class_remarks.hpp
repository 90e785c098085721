/// \file
/// A hazard class and a protection zone that a notice states together but that do not go together.
#pragma once

#include "hearing/rule_pack.hpp"
#include "notices/reading.hpp"

#include <vector>

namespace tyndau::app {

/// One remark ("document_text.class_zone") for each pair of a class and a zone, both best in their hearing, of which the zone is
/// the least one of another class by the newest rules.
[[nodiscard]] std::vector<Message> class_remarks(const notices::NoticeReading& reading,
                                                 const hearing::RuleBook& rules);

}  // namespace tyndau::app
