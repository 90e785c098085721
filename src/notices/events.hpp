/// \file
/// When hearings are held: each date with its hour, the two languages of one paper brought together.
#pragma once

#include "notices/date_roles.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace tyndau::notices {

/// One hearing as the text tells its time. Quotations in the other language stand in `found` too.
struct Event {
  std::optional<Date> date;
  std::optional<std::chrono::minutes> time;
  int row = -1;                      ///< of a table
  std::vector<std::size_t> anchors;  ///< tokens where its date or hour begins
  std::vector<Found> found;
};

struct Events {
  std::vector<Event> hearings;
  std::vector<Found> other;          ///< periods and deadlines
  std::vector<Found> comment_spans;  ///< both ends of a span in which comments or answers are taken, in turn
};

[[nodiscard]] Events find_events(const Scene& scene);

}  // namespace tyndau::notices
