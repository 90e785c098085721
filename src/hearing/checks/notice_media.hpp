/// \file
/// Where the notice appeared: in the kinds of media that are required, and within reach of the people concerned.
#pragma once

#include "hearing/checks/check.hpp"

namespace tyndau::hearing {

/// One finding per required kind; one in all where any kind is enough. Fails only when every outlet of the kind is absent.
[[nodiscard]] std::vector<Finding> notice_media_missing(const CheckContext& context);
/// One finding per newspaper or channel that carried the notice. Fails only when its area is known and certainly shares no
/// unit and no community with those affected.
[[nodiscard]] std::vector<Finding> notice_media_distant(const CheckContext& context);

}  // namespace tyndau::hearing
