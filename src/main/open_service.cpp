#include "main/open_service.hpp"

#include "app/collections.hpp"
#include "app/engine.hpp"
#include "app/service_records.hpp"
#include "http/endpoints/answers.hpp"
#include "tiles/collections.hpp"

namespace tyndau::cli {

Result<app::Service> open_service(const std::string& replica, const Context& context) {
  app::Service service;
  service.installation = context.installation;
  service.store = context.store_file();
  service.replica = replica;
  service.messages = context.messages;
  service.watch = store::watch_places(service.store);  // before they are read, so that no change is missed
  auto engine = app::Engine::load(context.installation, service.store, geo::EdgeModel::geodesic);
  if (engine) {
    service.engine->set(std::make_shared<const app::Engine>(*std::move(engine)));
  } else if (engine.error().code != ErrorCode::unavailable) {
    return tl::unexpected(engine.error());
  } else if (service.watch) {
    context.talk(context.say("cli.serve.store_away", {{"error", engine.error().message}}));
  } else {
    context.talk(context.say("cli.serve.no_store", {{"store", service.store.string()}}));
  }
  return service;
}

Result<std::monostate> open_records(app::Service& service) {
  if (!service.watch && !service.engine->get()) return std::monostate{};
  return app::open_records(service,
                           [&messages = service.messages](const app::Refusal& refusal, Language language) {
                             return http::explain(refusal, language, messages);
                           });
}

std::jthread keep_in_step(const app::Service& service) {
  if (!service.jobs) return {};
  if (!service.watch) {
    static_cast<void>(app::rescreen_stale(service));  // what fails now is done at the next start
    return {};
  }
  return std::jthread([&service](const std::stop_token& stop) { app::follow_store(service, stop); });
}

std::jthread wake(const app::Service& service) {
  if (!service.collections) return {};
  return std::jthread([&service](const std::stop_token& stop) {
    const auto layers = service.collections->current(stop);
    if (!layers) return;  // whoever asks next is told why
    for (const unsigned zoom : {0U, tiles::zoom_of_findings}) {
      if (!stop.stop_requested()) static_cast<void>(service.tiles->packed(**layers, {zoom, 0, 0}));
    }
  });
}

}  // namespace tyndau::cli
