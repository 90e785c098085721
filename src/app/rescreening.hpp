/// \file
/// What other rules or places screened is screened again, in batches that wait in the queue of the store.
#pragma once

#include "app/jobs.hpp"
#include "app/register.hpp"

#include <cstdint>
#include <string>

namespace tyndau::app {

/// Adds a job for every batch of hearings whose report \p manifest_sha256 did not make, instead of those that still wait
/// for another manifest; nothing when this is under way already, whoever began it.
/// \return how many hearings wait now because of this call; io, unavailable
[[nodiscard]] Result<std::int64_t> plan_rescreening(store::RegisterStore& store,
                                                    const std::string& manifest_sha256, store::Time now);

/// Does one batch. \return {"screened", "left"}; unavailable with the code "other-rules" when \p manifest_sha256, of the
/// engine at hand, is not what was planned
[[nodiscard]] Answer<std::string> run_rescreening(Register& records, const std::string& manifest_sha256,
                                                  const Task& task);

}  // namespace tyndau::app
