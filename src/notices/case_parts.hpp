/// \file
/// From what was read of a notice to a case that can be screened, and what of it an analyst has still to confirm.
#pragma once

#include "hearing/case.hpp"
#include "notices/reading.hpp"

#include <string>
#include <vector>

namespace tyndau::notices {

/// From which confidence a value goes into a case: readings that only follow from the context stay out. It is the weight of
/// a phrase that names the role, so one label, one such phrase, or two weaker places that agree suffice, and values that
/// contradict each other never do.
[[nodiscard]] double least_confidence();

struct CaseParts {
  hearing::Case one;
  std::vector<Field> taken;        ///< went into the case; all of them read by a machine, none confirmed
  std::vector<Field> unconfirmed;  ///< read, but not sure enough to go in
};

/// One case per hearing. Fields that were not found stay not_seen, never absent: whether the paper is the whole notice is for
/// an analyst to say. Of several coordinates the first is the stated position. \threads safe
[[nodiscard]] std::vector<CaseParts> case_parts(const NoticeReading& reading);

}  // namespace tyndau::notices
