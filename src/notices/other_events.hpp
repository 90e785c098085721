/// \file
/// Days and places of something else than the hearing that is told of: of another meeting, of a hearing that is over.
#pragma once

#include "notices/scene.hpp"

namespace tyndau::notices {

/// "состоится пресс-конференция", "семинар өтеді": the nearest noun in the sentence names no hearing.
[[nodiscard]] bool is_of_other_event(const Scene& scene, Span value);
/// "запасная дата – 20 февраля", "резервтік күні – 20 ақпан"
[[nodiscard]] bool is_in_reserve(const Scene& scene, Span date);
/// "| Прежние (отменены) | 14.11.2025 | клуб |": another cell of the row tells that it is over, or called off.
[[nodiscard]] bool is_in_former_row(const Scene& scene, Span value);

}  // namespace tyndau::notices
