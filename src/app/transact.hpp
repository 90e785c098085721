/// \file
/// One transaction of the register whose refusal rolls it back.
#pragma once

#include "app/refusal.hpp"
#include "store/register_store.hpp"

#include <optional>
#include <utility>

namespace tyndau::app {

/// Runs \p change(session) → Answer<T>: its value is on the disk when this returns, or nothing of it was done.
template <class Change>
auto transact(store::RegisterStore& store, Change change)
    -> decltype(change(std::declval<const store::Session&>())) {
  using Outcome = decltype(change(std::declval<const store::Session&>()));
  std::optional<Outcome> outcome;
  const auto done = store.write([&](const store::Session& session) -> store::Done {
    outcome.emplace(change(session));
    if (*outcome) return std::monostate{};
    return fail(ErrorCode::conflict, "refused");
  });
  if (outcome && !*outcome) return std::move(*outcome);
  if (!done) return refuse(done.error());
  return std::move(*outcome);
}

/// The same for reading only.
template <class Look>
auto look_up(const store::RegisterStore& store, Look look)
    -> decltype(look(std::declval<const store::Session&>())) {
  using Outcome = decltype(look(std::declval<const store::Session&>()));
  std::optional<Outcome> outcome;
  const auto done = store.read([&](const store::Session& session) -> store::Done {
    outcome.emplace(look(session));
    return std::monostate{};
  });
  if (!done) return refuse(done.error());
  return std::move(*outcome);
}

}  // namespace tyndau::app
