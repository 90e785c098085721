/// \file
/// Opens what the service keeps: tokens, register, jobs.
#pragma once

#include "app/jobs.hpp"
#include "app/register.hpp"
#include "app/service.hpp"

namespace tyndau::app {

/// Sets authenticate, records and jobs, starts the workers, and has stale reports screened again. The service must stay where
/// it is. \return io, conflict for a store of another version
[[nodiscard]] Result<std::monostate> open_records(Service& service, JobQueue::Explain explain);

/// Rules and places of the store anew, for all from now on; reports are screened again by a job.
/// \return unavailable, bad_input
[[nodiscard]] Result<std::monostate> reload_engine(const Service& service);

/// What an execution works with now.
[[nodiscard]] Workshop workshop_of(const Service& service);

}  // namespace tyndau::app
