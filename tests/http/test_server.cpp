// The real server with routes beside its own that tests need: answers of any size, slow work, what was asked.
//   GET  /test/large?bytes=N      N bytes of text
//   GET  /test/slow?ms=N          answered from the pool after N ms; heeds its cancellation
//   GET  /test/deaf?ms=N          the same, but does not heed it
//   POST /test/echo               the body (application/json or text/plain), with the client's address in X-Client
//   GET  /test/execution          counts against the rate limit
// Environment: TEST_JOBS, TEST_QUEUE, TEST_DEADLINE_MS, TEST_PATIENCE_MS, TEST_BODY, TEST_RATE, TEST_TRUST_PROXY.
#include "http/access_log.hpp"
#include "http/run_server.hpp"
#include "support/paths.hpp"

#include <spdlog/spdlog.h>

#include <charconv>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace tyndau::http {
namespace {

std::size_t number(const std::string& text, std::size_t otherwise) {
  std::size_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::size_t setting(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : number(value, otherwise);
}

Response wait(const Request& request, bool heeds) {
  const auto end = std::chrono::steady_clock::now() +
                   std::chrono::milliseconds(number(request.parameter("ms").value_or(""), 0));
  while (std::chrono::steady_clock::now() < end && !(heeds && request.cancellation.requested())) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return Response::text("slow");
}

std::vector<Route> routes() {
  const auto large = [](const Request& request, const app::Service&) {
    return Response::text(std::string(number(request.parameter("bytes").value_or(""), 0), 'x'));
  };
  const auto echo = [](const Request& request, const app::Service&) {
    return Response::text(request.body).header("X-Client", request.client).header("X-Base", request.base_url);
  };
  const auto slow = [](const Request& request, const app::Service&) { return wait(request, true); };
  const auto deaf = [](const Request& request, const app::Service&) { return wait(request, false); };
  const auto execution = [](const Request&, const app::Service&) { return Response::text("done"); };
  return {
      Route{Method::get, "/test/large", large, {}, {}, {"bytes"}},
      Route{Method::get, "/test/slow", slow, {}, {}, {"ms"}, Access::open, Work::pooled},
      Route{Method::get, "/test/deaf", deaf, {}, {}, {"ms"}, Access::open, Work::pooled},
      Route{Method::post, "/test/echo", echo, {}, {"application/json", "text/plain"}},
      Route{Method::get, "/test/execution", execution, {}, {}, {}, Access::open, Work::pooled, true},
  };
}

int serve() {
  prepare_signals();
  buffer_log();
  auto messages = hearing::MessageCatalogue::load(test::source_dir() / "geodata/messages");
  if (!messages) return 2;
  app::Service service;
  service.messages = *std::move(messages);
  service.limits.jobs = setting("TEST_JOBS", 2);
  service.limits.queued_jobs = setting("TEST_QUEUE", 256);
  service.limits.deadline = std::chrono::milliseconds(setting("TEST_DEADLINE_MS", 8000));
  service.limits.body_bytes = setting("TEST_BODY", std::size_t{1} << 20U);
  service.limits.response_bytes = std::size_t{64} << 20U;
  service.limits.executions_per_minute = setting("TEST_RATE", 600);
  service.trust_proxy = setting("TEST_TRUST_PROXY", 0) != 0;
  ServerOptions options;
  options.listen.port = 0;
  options.patience = std::chrono::milliseconds(setting("TEST_PATIENCE_MS", 20'000));
  const auto ran = run_server(options, service, routes(), [](const ListenAddress& address) {
    std::cout << "Listening on http://" << address.text() << std::endl;
  });
  spdlog::shutdown();
  return ran ? 0 : 3;
}

}  // namespace
}  // namespace tyndau::http

int main() { return tyndau::http::serve(); }
