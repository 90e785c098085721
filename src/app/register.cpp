#include "app/register.hpp"

#include "app/changed_members.hpp"
#include "app/secrets.hpp"
#include "app/transact.hpp"
#include "layers/report_json.hpp"
#include "layers/words.hpp"

#include <algorithm>

namespace tyndau::app {
namespace {

using Kind = Refusal::Kind;
using store::Collection;
using store::Item;
using store::Session;

Answer<std::monostate> settled(Result<std::monostate> done) { return answered(std::move(done)); }

Answer<WrittenFeature> stored_feature(Collection collection, const Item& item) {
  auto feature = read_feature(collection, item.feature);
  if (feature) feature->id = item.id;
  return feature;
}

void forget_private_person(WrittenFeature& feature) {
  auto& members = feature.properties.members;
  const auto is_name = [](const auto& member) { return member.name == "initiator"; };
  members.erase(std::remove_if(members.begin(), members.end(), is_name), members.end());
}

/// A hearing of which nothing is said, to judge a project by itself.
WrittenFeature silent_hearing() {
  WrittenFeature hearing;
  hearing.id = "none";
  hearing.properties.kind = hearing::json::Value::Kind::object;
  return hearing;
}

std::string made_id(Collection collection) {
  constexpr std::size_t id_bytes = 8;
  return (collection == Collection::projects ? "p-" : "h-") + hexadecimal(random_bytes(id_bytes));
}

Answer<std::monostate> may_write(const std::optional<Item>& known, bool creating,
                                 const VersionCheck& allowed) {
  if (creating && known) return refuse(Kind::conflict, "id-taken", {{"id", known->id}}, "/id");
  if (creating) return std::monostate{};
  if (!known) return refuse(Kind::missing, "no-item");
  if (allowed && !allowed(known->version)) return refuse(Kind::outdated, "changed-since");
  return std::monostate{};
}

}  // namespace

store::StoredReport Register::screened(hearing::Case input, const Engine& engine,
                                       std::int64_t version) const {
  input.notes.clear();  // free text, which may name a person; everybody reads the report
  const auto report = hearing::screen(std::move(input), engine.atlas, engine.rules, {});
  store::StoredReport stored;
  stored.hearing = report.input.id;
  stored.version = version;
  stored.screened_at = now_();
  stored.manifest_sha256 = engine.manifest_sha256;
  stored.manifest = engine.manifest_text;
  stored.oblast = layers::oblast_of(report.input);
  if (const auto day = layers::day_of(report.input)) {
    stored.year = int{std::chrono::year_month_day{*day}.year()};
  }
  for (const auto& [finding, verdict] : layers::verdicts_by_finding(report)) {
    stored.verdicts[finding] = code(verdict);
  }
  stored.document = layers::hearing_json(report, messages_);
  return stored;
}

store::Done Register::log(const Session& session, const Write& write, std::int64_t version) const {
  return session.add(store::AuditEntry{0, now_(), write.author.token, write.author.request, write.action,
                                       std::string(code(write.collection)), write.id, version,
                                       write.changed});
}

Answer<Item> Register::create(Collection collection, std::string_view feature, const Author& author) {
  return write({collection, {}, "create", author, {}}, feature, {});
}

Answer<Item> Register::replace(Collection collection, const std::string& id, std::string_view feature,
                               const VersionCheck& allowed, const Author& author) {
  return write({collection, id, "replace", author, {}}, feature, allowed);
}

Answer<Item> Register::write(Write write, std::string_view text, const VersionCheck& allowed) {
  auto feature = read_feature(write.collection, text);
  if (!feature) return tl::unexpected<Refusal>(feature.error());
  const bool creating = write.id.empty();
  if (creating) write.id = feature->id.empty() ? made_id(write.collection) : feature->id;
  if (!feature->id.empty() && feature->id != write.id) {
    return refuse(Kind::senseless, "ids-differ", {{"name", std::string("id")}, {"value", write.id}}, "/id");
  }
  feature->id = write.id;
  const auto engine = engine_->get();
  if (!engine) return refuse(Kind::unavailable, "no-places");
  auto written = transact(*store_, [&](const Session& session) -> Answer<Item> {
    const auto known = answered(session.item(write.collection, write.id));
    if (!known) return tl::unexpected<Refusal>(known.error());
    if (const auto may = may_write(*known, creating, allowed); !may)
      return tl::unexpected<Refusal>(may.error());
    const auto version = answered(session.next_version());
    if (!version) return tl::unexpected<Refusal>(version.error());
    const Item item{write.id, feature->project, *version, now_(), {}};
    const auto put = write.collection == Collection::projects ? put_project(session, *feature, *engine, item)
                                                              : put_hearing(session, *feature, *engine, item);
    if (!put) return tl::unexpected<Refusal>(put.error());
    Item stored = item;
    stored.feature = feature_json(*feature);
    write.changed = *known ? std::optional(changed_members((*known)->feature, stored.feature)) : std::nullopt;
    return settled(log(session, write, *version)).map([&](auto) { return stored; });
  });
  if (written) ++*writes_;
  return written;
}

Answer<std::monostate> Register::put_project(const Session& session, WrittenFeature& feature,
                                             const Engine& engine, const Item& item) const {
  const auto alone =
      case_of(feature, silent_hearing(), Collection::projects, engine.gazetteer, engine.country);
  if (!alone) return tl::unexpected<Refusal>(alone.error());
  if (alone->project.initiator_is_private) forget_private_person(feature);
  Item stored = item;
  stored.feature = feature_json(feature);
  const auto hearings = settled(session.put(Collection::projects, stored)).and_then([&](auto) {
    return answered(session.hearings_of(item.id));
  });
  if (!hearings) return tl::unexpected<Refusal>(hearings.error());
  for (const auto& hearing : *hearings) {
    if (const auto done = screen_stored(session, feature, hearing, engine); !done) return done;
  }
  return std::monostate{};
}

Answer<std::monostate> Register::put_hearing(const Session& session, WrittenFeature& feature,
                                             const Engine& engine, const Item& item) const {
  const auto found = answered(session.item(Collection::projects, feature.project));
  if (!found) return tl::unexpected<Refusal>(found.error());
  if (!*found) {
    return refuse(Kind::senseless, "project-unknown", {{"id", feature.project}}, "/properties/project_id");
  }
  const auto project = stored_feature(Collection::projects, **found);
  if (!project) return refuse(Kind::broken, "unreadable-store");
  auto input = case_of(*project, feature, Collection::hearings, engine.gazetteer, engine.country);
  if (!input) return tl::unexpected<Refusal>(input.error());
  if (input->id != item.id) return refuse(Kind::senseless, "expected-id", {{"read", item.id}}, "/id");
  Item stored = item;
  stored.feature = feature_json(feature);
  return settled(session.put(Collection::hearings, stored)).and_then([&](auto) {
    return settled(session.put(screened(std::move(*input), engine, item.version)));
  });
}

Answer<std::monostate> Register::screen_stored(const Session& session, const WrittenFeature& project,
                                               const Item& hearing, const Engine& engine) const {
  const auto feature = stored_feature(Collection::hearings, hearing);
  if (!feature) return refuse(Kind::broken, "unreadable-store");
  auto input = case_of(project, *feature, Collection::hearings, engine.gazetteer, engine.country);
  if (!input) return refuse(Kind::conflict, "hearing-contradicts", {{"id", hearing.id}});
  return settled(session.put(screened(std::move(*input), engine, hearing.version)));
}

Answer<std::monostate> Register::remove(Collection collection, const std::string& id,
                                        const VersionCheck& allowed, const Author& author) {
  auto removed = transact(*store_, [&](const Session& session) -> Answer<std::monostate> {
    const auto known = answered(session.item(collection, id));
    if (!known) return tl::unexpected<Refusal>(known.error());
    if (const auto may = may_write(*known, false, allowed); !may) return may;
    if (collection == Collection::projects) {
      const auto hearings = answered(session.hearings_of(id));
      if (!hearings) return tl::unexpected<Refusal>(hearings.error());
      if (!hearings->empty()) return refuse(Kind::conflict, "project-has-hearings");
    }
    const auto version = answered(session.next_version());
    if (!version) return tl::unexpected<Refusal>(version.error());
    return settled(session.erase(collection, id)).and_then([&](auto) {
      return settled(log(session, {collection, id, "delete", author, {}}, *version));
    });
  });
  if (removed) ++*writes_;
  return removed;
}

}  // namespace tyndau::app
