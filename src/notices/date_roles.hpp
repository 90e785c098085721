/// \file
/// What each date and each time of a notice is the date of.
#pragma once

#include "notices/scene.hpp"

namespace tyndau::notices {

enum class Role {
  unknown,
  hearing,
  period,       ///< of a public discussion
  deadline,     ///< of comments
  publication,  ///< in a newspaper or on the air
  documents,    ///< put up for reading
  act,          ///< of an order, a law, a licence, a contract, a letter
  protocol,
  registration,  ///< of those who come, or of an application
  works,         ///< of building or operation
  hours,         ///< in which an office or a telephone is open
  closing,       ///< of the hearing
  cancelled,     ///< a day that another one has replaced
  other_event,   ///< of a press conference, a seminar
};

struct Judged {
  Role role = Role::unknown;
  Evidence evidence = Evidence::presence;
  bool doubted = false;  ///< see doubts.hpp
  bool fresh = false;    ///< the new day of a hearing that is moved
  Span words{};          ///< that name the role, where words do
};

/// By its label, else by the nearest words that name a role: before it in Russian, behind it in Kazakh.
/// \param timed an hour stands beside it: a date that no word gives another role is that of a hearing
[[nodiscard]] Judged role_of_date(const Scene& scene, std::size_t date, bool timed);
[[nodiscard]] Judged role_of_time(const Scene& scene, std::size_t time);

}  // namespace tyndau::notices
