#include "http/run_server.hpp"

#include "http/desk.hpp"
#include "http/listening.hpp"
#include "http/metrics.hpp"
#include "http/outlet.hpp"
#include "http/routes.hpp"

#include <signal.h>
#include <spdlog/spdlog.h>

#include <utility>

namespace tyndau::http {
namespace {

constexpr std::size_t slow_bytes = std::size_t{256} << 20U;

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

void prepare_signals() {
  ::signal(SIGPIPE, SIG_IGN);
  const auto signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool stop_was_asked_for(std::chrono::milliseconds most) {
  const auto signals = stop_signals();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(most);
  const timespec patience{seconds.count(), std::chrono::nanoseconds{most - seconds}.count()};
  return sigtimedwait(&signals, nullptr, &patience) > 0;
}

Result<void> run_server(const ServerOptions& options, const app::Service& service, std::vector<Route> more,
                        const std::function<void(const ListenAddress&)>& started) {
  raise_descriptor_limit();
  Metrics metrics;
  SystemState state;
  state.metrics = &metrics;
  state.workers = options.workers;
  Router router = all_routes(state);
  router.add(std::move(more));
  Outlet outlet(options.patience, slow_bytes);
  Desk desk(router, service, metrics);
  state.waiting = [&desk] { return desk.load(); };
  state.pending = [&outlet] { return outlet.pending(); };
  auto server = Server::start(options, desk, outlet, metrics);
  if (!server) return tl::unexpected(server.error());
  auto address = options.listen;
  address.port = (*server)->port();
  started(address);
  spdlog::info("event=started workers={} jobs={}", options.workers, service.limits.jobs);
  const auto signals = stop_signals();
  int signal = 0;
  sigwait(&signals, &signal);
  spdlog::info("event=stopping signal={}", signal);
  (*server)->stop();
  spdlog::info("event=stopped answered={}", desk.answered());
  return {};
}

}  // namespace tyndau::http
