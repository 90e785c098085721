#include "app/service_records.hpp"

#include "app/collections.hpp"
#include "app/exports.hpp"
#include "app/rescreening.hpp"
#include "app/tokens.hpp"
#include "store/open_store.hpp"

namespace tyndau::app {
namespace {

store::Time time_of(const Service& service) {
  return std::chrono::time_point_cast<store::Time::duration>(service.now());
}

Result<std::monostate> load_engine(const Service& service) {
  auto engine = Engine::load(service.installation, service.store, geo::EdgeModel::geodesic);
  if (!engine) return tl::unexpected<Error>(engine.error());
  service.engine->set(std::make_shared<const Engine>(std::move(*engine)));
  return std::monostate{};
}

/// The engine that a batch was planned for may not have been loaded here yet.
Answer<std::string> run_own_job(const Service& service, const Task& task) {
  const auto once = [&]() -> Answer<std::string> {
    const auto engine = service.engine->get();
    if (!engine) return refuse(Refusal::Kind::unavailable, "no-places");
    return run_rescreening(*service.records, engine->manifest_sha256, task);
  };
  auto done = once();
  if (done || done.error().faults.empty()) return done;
  const auto& code = done.error().faults.front().code;
  if (code != "other-rules" && code != "no-places") return done;
  if (const auto loaded = load_engine(service); !loaded) return refuse(loaded.error());
  return once();
}

Answer<std::string> run_job(const Service& service, const Task& task) {
  if (task.process == store::rescreening) return run_own_job(service, task);
  const auto* process = find_process(task.process);
  if (process == nullptr) return refuse(Refusal::Kind::missing, "no-process");
  return execute(*process, task.execution, workshop_of(service));
}

}  // namespace

Workshop workshop_of(const Service& service) {
  return {service.engine->get(), service.messages, service.limits, service.installation};
}

Result<std::monostate> open_records(Service& service, JobQueue::Explain explain) {
  auto opened = store::open_register(service.store, service.replica);
  if (!opened) return tl::unexpected<Error>(opened.error());
  const std::shared_ptr<store::RegisterStore> store(std::move(*opened));
  const auto now = [&service] { return time_of(service); };
  service.authenticate = [tokens = Tokens(store), now](std::string_view token) {
    return tokens.authenticate(token, now());
  };
  const auto writes = std::make_shared<std::atomic<std::uint64_t>>(0);
  service.records = std::make_shared<Register>(store, service.engine, service.messages, now, writes);
  service.collections = std::make_shared<Collections>(store, service.engine, service.messages, writes);
  service.exports = std::make_shared<Exports>(service.export_folder);
  JobSettings settings;
  settings.workers = service.limits.jobs;
  settings.most_waiting = service.limits.queued_jobs;
  settings.kept = service.limits.kept_results;
  service.jobs = std::make_shared<JobQueue>(
      store, settings, [&service](const Task& task) { return run_job(service, task); }, std::move(explain),
      now);
  return service.jobs->start();
}

Result<std::int64_t> rescreen_stale(const Service& service) {
  const auto engine = service.engine->get();
  if (!engine) return 0;
  auto planned = service.records->plan_rescreening(engine->manifest_sha256);
  if (planned && *planned > 0) service.jobs->wake();
  return planned;
}

Result<std::monostate> reload_engine(const Service& service) {
  if (auto loaded = load_engine(service); !loaded) return loaded;
  return rescreen_stale(service).map([](auto) { return std::monostate{}; });
}

void follow_store(const Service& service, const std::stop_token& stop) {
  constexpr std::chrono::seconds look{1};
  auto& in_step = *service.in_step;
  in_step = service.engine->get() && rescreen_stale(service).has_value();
  while (!stop.stop_requested()) {
    if (service.watch->changed(look) || !service.engine->get()) {
      in_step = reload_engine(service).has_value();
    } else if (!in_step.load()) {
      in_step = rescreen_stale(service).has_value();
    }
  }
}

}  // namespace tyndau::app
