#include "app/service_records.hpp"

#include "app/tokens.hpp"
#include "store/open_store.hpp"

namespace tyndau::app {
namespace {

constexpr std::string_view rescreening = "rescreen";

store::Time time_of(const Service& service) {
  return std::chrono::time_point_cast<store::Time::duration>(service.now());
}

Answer<std::string> run_job(const Service& service, const std::string& id, const Execution& execution) {
  if (id == rescreening) {
    const auto done = service.records->rescreen(execution.cancelled);
    if (!done) return refuse(done.error());
    return "{\"hearings\":" + std::to_string(*done) + "}";
  }
  const auto* process = find_process(id);
  if (process == nullptr) return refuse(Refusal::Kind::missing, "no-process");
  return execute(*process, execution, workshop_of(service));
}

void rescreen_later(const Service& service) {
  const auto job = service.jobs->submit(std::string(rescreening), {}, {});
  static_cast<void>(job);  // a full queue: the next start does it
}

}  // namespace

Workshop workshop_of(const Service& service) {
  return {service.engine->get(), service.messages, service.limits, service.installation};
}

Result<std::monostate> open_records(Service& service, JobQueue::Explain explain) {
  auto opened = store::open_register(service.store);
  if (!opened) return tl::unexpected<Error>(opened.error());
  const std::shared_ptr<store::RegisterStore> store(std::move(*opened));
  auto tokens = Tokens::open(store);
  if (!tokens) return tl::unexpected<Error>(tokens.error());
  const auto now = [&service] { return time_of(service); };
  service.authenticate = [tokens = std::move(*tokens), now](std::string_view token) {
    return tokens.authenticate(token, now());
  };
  service.records = std::make_shared<Register>(store, service.engine, service.messages, now);
  JobSettings settings;
  settings.workers = service.limits.jobs;
  settings.most_waiting = service.limits.queued_jobs;
  settings.kept = service.limits.kept_results;
  service.jobs = std::make_shared<JobQueue>(
      store, settings,
      [&service](const std::string& process, const Execution& execution) {
        return run_job(service, process, execution);
      },
      std::move(explain), now);
  const auto started = service.jobs->start();
  const auto engine = service.engine->get();
  if (!started || !engine) return started;
  const auto stale = store->get<std::vector<std::string>>(
      [&](const store::Session& session) { return session.stale(engine->manifest_sha256, 1); });
  if (stale && !stale->empty()) rescreen_later(service);
  return started;
}

Result<std::monostate> reload_engine(const Service& service) {
  auto engine = Engine::load(service.installation, service.store, geo::EdgeModel::geodesic);
  if (!engine) return tl::unexpected<Error>(engine.error());
  service.engine->set(std::make_shared<const Engine>(std::move(*engine)));
  rescreen_later(service);
  return std::monostate{};
}

}  // namespace tyndau::app
