#include "app/feature_form.hpp"
#include "app/register.hpp"
#include "app/rescreening.hpp"
#include "app/transact.hpp"

#include <map>
#include <set>

namespace tyndau::app {
namespace {

using Kind = Refusal::Kind;
using store::Collection;
using store::Item;
using store::Session;
using store::Versions;

struct StoredHearings {
  std::vector<Item> hearings;
  std::map<std::string, Item> projects;
};

Answer<StoredHearings> stored(const store::RegisterStore& store, const std::vector<std::string>& ids) {
  return look_up(store, [&](const Session& session) -> Answer<StoredHearings> {
    auto hearings = answered(session.items(Collection::hearings, ids));
    if (!hearings) return tl::unexpected<Refusal>(hearings.error());
    std::set<std::string> wanted;
    for (const auto& hearing : *hearings) wanted.insert(hearing.project);
    auto projects = answered(session.items(Collection::projects, {wanted.begin(), wanted.end()}));
    if (!projects) return tl::unexpected<Refusal>(projects.error());
    StoredHearings all{std::move(*hearings), {}};
    for (auto& project : *projects) all.projects.emplace(project.id, std::move(project));
    return all;
  });
}

bool unchanged(const Item& item, const Versions& now) {
  const auto found = now.find(item.id);
  return found != now.end() && found->second == item.version;
}

/// Writes the reports of the hearings that are as they were read.
Answer<std::int64_t> write_reports(const Session& session, const StoredHearings& read,
                                   const std::map<std::string, store::StoredReport>& reports) {
  std::vector<std::string> projects;
  for (const auto& [id, project] : read.projects) projects.push_back(id);
  std::vector<std::string> hearings;
  for (const auto& [id, report] : reports) hearings.push_back(id);
  const auto held_projects = answered(session.hold(Collection::projects, projects));
  if (!held_projects) return tl::unexpected<Refusal>(held_projects.error());
  const auto held = answered(session.hold(Collection::hearings, hearings));
  if (!held) return tl::unexpected<Refusal>(held.error());
  std::int64_t written = 0;
  for (const auto& hearing : read.hearings) {
    const auto report = reports.find(hearing.id);
    if (report == reports.end() || !unchanged(hearing, *held)) continue;
    if (!unchanged(read.projects.at(hearing.project), *held_projects)) continue;
    if (auto put = answered(session.put(report->second)); !put) return tl::unexpected<Refusal>(put.error());
    ++written;
  }
  return written;
}

}  // namespace

std::optional<store::StoredReport> Register::screened_again(const Item& project, const Item& hearing,
                                                            const Engine& engine) const {
  auto of_project = read_feature(Collection::projects, project.feature);
  auto feature = read_feature(Collection::hearings, hearing.feature);
  if (!of_project || !feature) return std::nullopt;
  of_project->id = project.id;
  feature->id = hearing.id;
  auto input = case_of(*of_project, *feature, Collection::hearings, engine.gazetteer, engine.country);
  if (!input) return std::nullopt;
  return screened(std::move(*input), engine, hearing.version);
}

Result<std::int64_t> Register::plan_rescreening(const std::string& manifest_sha256) {
  return app::plan_rescreening(*store_, manifest_sha256, now_());
}

Answer<Rescreened> Register::rescreen(
    const std::vector<std::string>& hearings, const std::function<bool()>& stop,
    const std::function<store::Done(const Session&, const Rescreened&)>& settle) {
  const auto engine = engine_->get();
  if (!engine) return refuse(Kind::unavailable, "no-places");
  const auto read = stored(*store_, hearings);
  if (!read) return tl::unexpected<Refusal>(read.error());
  std::map<std::string, store::StoredReport> reports;
  for (const auto& hearing : read->hearings) {
    if (stop()) return refuse(Kind::unavailable, "cancelled");
    const auto project = read->projects.find(hearing.project);
    if (project == read->projects.end()) continue;
    auto report = screened_again(project->second, hearing, *engine);
    if (report) reports.emplace(hearing.id, std::move(*report));
  }
  const auto change = [&](const Session& session) -> Answer<Rescreened> {
    const auto written = write_reports(session, *read, reports);
    if (!written) return tl::unexpected<Refusal>(written.error());
    const Rescreened done{*written, static_cast<std::int64_t>(hearings.size()) - *written};
    return answered(settle(session, done)).map([&](auto) { return done; });
  };
  return transact(*store_, change, &store::RegisterStore::write_beside);
}

}  // namespace tyndau::app
