/// \file
/// One transaction of the register whose refusal rolls it back.
#pragma once

#include "app/refusal.hpp"
#include "store/register_store.hpp"

#include <optional>
#include <utility>

namespace tyndau::app {

/// Runs \p change(session) → Answer<T>: its value is on the disk when this returns, or nothing of it was done.
/// \p write: as if alone, or RegisterStore::write_beside.
template <class Change>
auto transact(store::RegisterStore& store, Change change,
              store::Done (store::RegisterStore::*write)(
                  const std::function<store::Done(const store::Session&)>&) = &store::RegisterStore::write)
    -> decltype(change(std::declval<const store::Session&>())) {
  using Outcome = decltype(change(std::declval<const store::Session&>()));
  std::optional<Outcome> outcome;
  const auto done = (store.*write)([&](const store::Session& session) -> store::Done {
    outcome.emplace(change(session));
    if (*outcome) return std::monostate{};
    return fail(ErrorCode::conflict, "refused");
  });
  if (outcome && !*outcome) return std::move(*outcome);
  if (!done) return refuse(done.error());
  return std::move(*outcome);
}

/// The same for reading only. \p read: the newest state, or RegisterStore::read_copy.
template <class Look>
auto look_up(
    const store::RegisterStore& store, Look look,
    store::Done (store::RegisterStore::*read)(const std::function<store::Done(const store::Session&)>&)
        const = &store::RegisterStore::read) -> decltype(look(std::declval<const store::Session&>())) {
  using Outcome = decltype(look(std::declval<const store::Session&>()));
  std::optional<Outcome> outcome;
  const auto done = (store.*read)([&](const store::Session& session) -> store::Done {
    outcome.emplace(look(session));
    return std::monostate{};
  });
  if (!done) return refuse(done.error());
  return std::move(*outcome);
}

}  // namespace tyndau::app
