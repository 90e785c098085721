#include "app/register_layers.hpp"

#include "app/feature_form.hpp"
#include "app/transact.hpp"
#include "core/parallel.hpp"
#include "hearing/digest.hpp"
#include "hearing/json_shape.hpp"
#include "hearing/screening.hpp"
#include "intake/columns.hpp"
#include "layers/answer.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <functional>
#include <mutex>
#include <set>

namespace tyndau::app {
namespace {

using store::Collection;
using store::Item;
using store::Session;
using store::Versions;

constexpr std::size_t items_at_once = 250;

struct Maker {
  const Engine& engine;
  const hearing::MessageCatalogue& messages;
  std::shared_ptr<layers::Shared> shared;
};

geo::Shape shape_of(const hearing::json::Value& geometry) {
  if (geometry.kind == hearing::json::Value::Kind::null) return {};
  try {
    auto shape = geo::shape_for_files(hearing::json::read_shape(geometry, {}));
    if (shape) return std::move(*shape);
  } catch (
      const hearing::json::Fault&) {  // it was checked when it was written: what cannot be read has no place
  }
  return {};
}

/// Says which item they are of, also where their writer left that to the feature's id.
void add_own_id(Collection collection, const std::string& id, hearing::json::Value& properties) {
  const auto column =
      collection == Collection::projects ? intake::Column::project_id : intake::Column::hearing_id;
  const std::string name(intake::info(column).name);
  if (properties.find(name) != nullptr) return;
  hearing::json::Value value;
  value.kind = hearing::json::Value::Kind::string;
  value.string = id;
  properties.members.push_back({name, std::move(value)});
}

std::shared_ptr<ShownItem> shown(Collection collection, const Item& item, const WrittenFeature& feature) {
  auto made = std::make_shared<ShownItem>();
  made->id = item.id;
  made->version = item.version;
  made->changed_at = item.written_at;
  made->project = item.project;
  made->properties = feature.properties;
  add_own_id(collection, item.id, made->properties);
  made->shape = shape_of(feature.geometry);
  return made;
}

/// In the order of the derived fields of hearings.
std::vector<cql2::Value> derived_values(const hearing::Report& report, const Text& answer) {
  const auto day = layers::day_of(report.input);
  return {day ? cql2::Value(*day) : cql2::Value{},
          std::string(code(layers::worst_verdict(report))),
          layers::findings_with(Verdict::fail, report),
          layers::findings_with(Verdict::cannot_tell, report),
          answer.kk,
          answer.ru,
          answer.en};
}

void screen(ShownItem& hearing, const WrittenFeature& project, const WrittenFeature& feature,
            const Maker& maker) {
  auto input = case_of(project, feature, Collection::hearings, maker.engine.gazetteer, maker.engine.country);
  if (!input) return;
  const auto report = hearing::screen(std::move(*input), maker.engine.atlas, maker.engine.rules, {});
  hearing.derived = derived_values(report, layers::answer(report, maker.messages));
  hearing.records = std::make_shared<const layers::ReportRecords>(
      layers::report_records(layers::map_features(report, maker.messages), maker.shared));
}

std::optional<WrittenFeature> written(Collection collection, const Item& item) {
  auto feature = read_feature(collection, item.feature);
  if (!feature) return std::nullopt;
  feature->id = item.id;
  return std::move(*feature);
}

struct WrittenProject {
  WrittenFeature feature;
  store::Time written_at;
};
using WrittenProjects = std::map<std::string, WrittenProject>;

Answer<WrittenProjects> projects_of(const Session& session, const std::vector<Item>& hearings) {
  std::set<std::string> ids;
  for (const auto& hearing : hearings) ids.insert(hearing.project);
  const auto items = answered(session.items(Collection::projects, {ids.begin(), ids.end()}));
  if (!items) return tl::unexpected<Refusal>(items.error());
  WrittenProjects projects;
  for (const auto& item : *items) {
    if (auto feature = written(Collection::projects, item))
      projects.emplace(item.id, WrittenProject{std::move(*feature), item.written_at});
  }
  return projects;
}

/// The ids some hundred at a time.
std::vector<std::vector<std::string>> parts_of(const std::vector<std::string>& ids) {
  std::vector<std::vector<std::string>> parts;
  for (std::size_t first = 0; first < ids.size(); first += items_at_once) {
    const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
    parts.emplace_back(begin,
                       begin + static_cast<std::ptrdiff_t>(std::min(items_at_once, ids.size() - first)));
  }
  return parts;
}

/// Keeps what is as before, and gives the ids of the rest.
template <class Same>
std::vector<std::string> keep(const RegisterLayers::Items* before, const Versions& versions, const Same& same,
                              RegisterLayers::Items& kept) {
  std::vector<std::string> changed;
  for (const auto& [id, version] : versions) {
    const auto known = before == nullptr ? RegisterLayers::Items::const_iterator{} : before->find(id);
    if (before != nullptr && known != before->end() && known->second->version == version &&
        same(*known->second)) {
      kept.emplace(id, known->second);
    } else {
      changed.push_back(id);
    }
  }
  return changed;
}

Answer<std::monostate> show_projects(const Session& session, const std::vector<std::string>& ids,
                                     RegisterLayers::Items& into) {
  for (const auto& part : parts_of(ids)) {
    const auto items = answered(session.items(Collection::projects, part));
    if (!items) return tl::unexpected<Refusal>(items.error());
    for (const auto& item : *items) {
      if (const auto feature = written(Collection::projects, item))
        into[item.id] = shown(Collection::projects, item, *feature);
    }
  }
  return std::monostate{};
}

/// \return null for what cannot be read
std::shared_ptr<ShownItem> shown_hearing(const Item& item, const WrittenProjects& projects,
                                         const Versions& project_versions, const Maker& maker) {
  const auto feature = written(Collection::hearings, item);
  if (!feature) return nullptr;
  auto made = shown(Collection::hearings, item, *feature);
  const auto project = projects.find(item.project);
  if (project == projects.end()) return made;
  made->project_version = project_versions.at(item.project);
  made->changed_at = std::max(made->changed_at, project->second.written_at);
  screen(*made, project->second.feature, *feature, maker);
  return made;
}

struct Written {
  std::vector<Item> hearings;
  WrittenProjects projects;
};

Answer<Written> read_written(const Session& session, const std::vector<std::string>& ids) {
  auto hearings = answered(session.items(Collection::hearings, ids));
  if (!hearings) return tl::unexpected<Refusal>(hearings.error());
  return projects_of(session, *hearings).map([&](WrittenProjects&& projects) {
    return Written{std::move(*hearings), std::move(projects)};
  });
}

/// Read one part after the other, screened on every processor.
Answer<std::monostate> show_hearings(
    const std::function<Answer<Written>(const std::vector<std::string>&)>& read_part,
    const std::vector<std::string>& ids, const Versions& project_versions, const Engine& engine,
    const hearing::MessageCatalogue& messages, RegisterLayers::Items& into) {
  constexpr std::size_t parts_ahead = 8;
  const auto parts = parts_of(ids);
  std::vector<Answer<std::vector<std::shared_ptr<ShownItem>>>> made(parts.size());
  std::mutex reading;
  const auto make = [&](std::size_t i) {
    auto read = [&] {
      const std::lock_guard lock(reading);
      return read_part(parts[i]);
    }();
    if (!read) {
      made[i] = tl::unexpected<Refusal>(read.error());
      return;
    }
    const Maker maker{engine, messages, std::make_shared<layers::Shared>()};
    for (const auto& hearing : read->hearings)
      made[i]->push_back(shown_hearing(hearing, read->projects, project_versions, maker));
  };
  Answer<std::monostate> done;
  made_and_taken(parts.size(), parts_ahead, make, [&](std::size_t i) {
    if (!made[i]) {
      done = tl::unexpected<Refusal>(made[i].error());
      return false;
    }
    for (auto& one : *made[i]) {
      if (one) into[one->id] = std::move(one);
    }
    return true;
  });
  return done;
}

std::string version_of(const RegisterLayers::Items& projects, const RegisterLayers::Items& hearings,
                       const std::string& manifest_sha256) {
  std::string all = manifest_sha256;
  for (const auto* items : {&projects, &hearings}) {
    for (const auto& [id, item] : *items) all += '\n' + id + '\t' + std::to_string(item->version);
    all += "\n\n";
  }
  constexpr std::size_t digits = 32;
  return hearing::sha256_of(all).substr(0, digits);
}

}  // namespace

Answer<std::shared_ptr<const RegisterLayers>> RegisterLayers::now(
    const store::RegisterStore& store, const Engine& engine, const hearing::MessageCatalogue& messages,
    const std::shared_ptr<const RegisterLayers>& before, const std::stop_token& stop) {
  auto made = std::make_shared<RegisterLayers>();
  const auto look = [&](const Session& session) -> Answer<std::monostate> {
    *made = {};
    const auto projects = answered(session.versions(Collection::projects));
    if (!projects) return tl::unexpected<Refusal>(projects.error());
    const auto hearings = answered(session.versions(Collection::hearings));
    if (!hearings) return tl::unexpected<Refusal>(hearings.error());
    const auto any = [](const ShownItem&) { return true; };
    const auto same_project = [&](const ShownItem& hearing) {
      const auto project = projects->find(hearing.project);
      return project != projects->end() && project->second == hearing.project_version;
    };
    const auto other_projects = keep(before ? &before->projects_ : nullptr, *projects, any, made->projects_);
    const auto other_hearings =
        keep(before ? &before->hearings_ : nullptr, *hearings, same_project, made->hearings_);
    return show_projects(session, other_projects, made->projects_).and_then([&](auto) {
      const auto read = [&](const std::vector<std::string>& ids) -> Answer<Written> {
        if (stop.stop_requested()) return refuse(Refusal::Kind::unavailable, "cancelled");
        return read_written(session, ids);
      };
      return show_hearings(read, other_hearings, *projects, engine, messages, made->hearings_);
    });
  };
  const auto done = look_up(store, look);
  if (!done) return tl::unexpected<Refusal>(done.error());
  made->version_ = version_of(made->projects_, made->hearings_, engine.manifest_sha256);
  return std::shared_ptr<const RegisterLayers>(std::move(made));
}

Answer<std::shared_ptr<const RegisterLayers>> RegisterLayers::of_projects(const store::RegisterStore& store) {
  auto made = std::make_shared<RegisterLayers>();
  const auto done = look_up(store, [&](const Session& session) -> Answer<std::monostate> {
    *made = {};
    const auto versions = answered(session.versions(Collection::projects));
    if (!versions) return tl::unexpected<Refusal>(versions.error());
    std::vector<std::string> ids;
    for (const auto& [id, version] : *versions) ids.push_back(id);
    return show_projects(session, ids, made->projects_);
  });
  if (!done) return tl::unexpected<Refusal>(done.error());
  made->version_ = version_of(made->projects_, made->hearings_, {});
  return std::shared_ptr<const RegisterLayers>(std::move(made));
}

std::vector<std::shared_ptr<const layers::ReportRecords>> RegisterLayers::records() const {
  std::vector<std::shared_ptr<const layers::ReportRecords>> all;
  for (const auto& [id, hearing] : hearings_) {
    if (hearing->records) all.push_back(hearing->records);
  }
  return all;
}

}  // namespace tyndau::app
