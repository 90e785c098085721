#include "app/register.hpp"
#include "app/transact.hpp"

#include <map>

namespace tyndau::app {

Answer<std::vector<ItemChange>> Register::history(store::Collection collection, const std::string& id) const {
  const auto look = [&](const store::Session& session) -> Answer<std::vector<ItemChange>> {
    const auto entries = answered(session.history(collection, id, most_changes));
    if (!entries) return tl::unexpected<Refusal>(entries.error());
    if (entries->empty()) {
      const auto known = answered(session.item(collection, id));
      if (!known) return tl::unexpected<Refusal>(known.error());
      if (!*known) return refuse(Refusal::Kind::missing, "no-item");
    }
    const auto tokens = answered(session.tokens());
    if (!tokens) return tl::unexpected<Refusal>(tokens.error());
    std::map<std::string, std::string> labels;
    for (const auto& token : *tokens) labels[token.id] = token.label;
    std::vector<ItemChange> changes;
    for (const auto& entry : *entries) changes.push_back({entry, labels[entry.token]});
    return changes;
  };
  return look_up(*store_, look, &store::RegisterStore::read_copy);
}

}  // namespace tyndau::app
