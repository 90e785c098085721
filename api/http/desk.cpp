#include "http/desk.hpp"

#include "http/caller.hpp"
#include "http/finish.hpp"
#include "http/request_id.hpp"

#include <spdlog/spdlog.h>

namespace tyndau::http {
namespace {

using Clock = std::chrono::steady_clock;

void log(const Request& request, const std::string& route, const Response& response,
         std::chrono::nanoseconds took) {
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  spdlog::info("event=request request={} method={} route=\"{}\" status={} bytes={} micros={}", request.id,
               name(request.method), route, response.status, response.body.size(), micros);
}

}  // namespace

/// A request on its way through the pool. Whoever clears `open` first answers it.
struct Desk::Task {
  Request request;  ///< touched by the pool's thread only
  Request brief;    ///< the same without its body
  const Route* route = nullptr;
  bool keep_alive = true;
  Clock::time_point began;
  Deliver deliver;
  std::atomic<bool> open{true};
};

Desk::Desk(const Router& router, const app::Service& service, Metrics& metrics)
    : router_(router),
      service_(service),
      metrics_(metrics),
      limiter_(service.limits.executions_per_minute),
      pool_(service.limits.jobs, service.limits.queued_jobs, service.limits.deadline) {
  metrics_.know({});
  for (const auto& route : router_.routes()) metrics_.know(route.path);
}

Request Desk::begin(Incoming incoming, const Caller& caller) const {
  Request request;
  request.method = incoming.method;
  request.target = std::move(incoming.target);
  request.headers = std::move(incoming.headers);
  request.body = std::move(incoming.body);
  request.client = client_address(request.headers, caller.address, service_);
  request.base_url = base_url(request.headers, service_);
  request.worker = caller.worker;
  const auto given = service_.trust_proxy ? request.header("X-Request-Id") : std::string{};
  request.id = is_request_id(given) ? given : new_request_id();
  return request;
}

Response Desk::busy(const Request& request, const std::string& key, const std::string& limit) const {
  Problem problem{Fault::unavailable, {}, {}, {{"Retry-After", "5"}}, {}};
  problem.detail = service_.messages.phrase(key).in(request.language);
  problem.hint = service_.messages.render({key + ".hint", {{"limit", limit}}}, request.language);
  return respond(problem, request, service_.messages);
}

std::optional<Response> Desk::refuse_rate(const Route& route, const Request& request) {
  if (!route.execution) return std::nullopt;
  const auto wait = limiter_.take(request.client, Clock::now());
  if (wait.count() == 0) return std::nullopt;
  Problem problem{Fault::too_many_requests, {}, {}, {{"Retry-After", std::to_string(wait.count())}}, {}};
  const auto limit = std::to_string(service_.limits.executions_per_minute);
  problem.detail =
      service_.messages.render({"http.too-many-requests.limit", {{"limit", limit}}}, request.language);
  return respond(problem, request, service_.messages);
}

Answer Desk::complete(Response response, const Request& request, const std::string& route, bool keep_alive,
                      Clock::time_point began) {
  finish(response, request, service_);
  const bool close = response.close || !keep_alive || stopping_;
  const auto took = Clock::now() - began;
  metrics_.count(route, response.status, took);
  ++answered_;
  log(request, route, response, took);
  return {to_wire(response, request.method, !close), close};
}

std::optional<Answer> Desk::take(Incoming incoming, const Caller& caller,
                                 const std::function<Deliver()>& make_deliver) {
  const auto began = Clock::now();
  const bool keep_alive = incoming.keep_alive;
  Request request = begin(std::move(incoming), caller);
  auto resolved = router_.resolve(request, service_);
  if (auto* answered = std::get_if<Response>(&resolved)) {
    return complete(std::move(*answered), request, {}, keep_alive, began);
  }
  const Route& route = *std::get<const Route*>(resolved);
  if (auto refusal = refuse_rate(route, request)) {
    return complete(*std::move(refusal), request, route.path, keep_alive, began);
  }
  if (auto response = run_at_once(route, request, service_))
    return complete(*std::move(response), request, route.path, keep_alive, began);
  auto task = std::make_shared<Task>();
  std::string body = std::exchange(request.body, {});
  task->brief = request;
  task->request = std::move(request);
  task->request.body = std::move(body);
  task->route = &route;
  task->keep_alive = keep_alive;
  task->began = began;
  return pool(std::move(task), make_deliver);
}

std::optional<Answer> Desk::pool(std::shared_ptr<Task> task, const std::function<Deliver()>& make_deliver) {
  const auto& path = task->route->path;
  task->deliver = make_deliver();
  ++in_hand_;
  const auto close_up = [this, task](Response response) {
    task->deliver(
        complete(std::move(response), task->brief, task->route->path, task->keep_alive, task->began));
    --in_hand_;
  };
  const auto late = [this, task, close_up] {
    if (!task->open.exchange(false)) return;
    ++metrics_.late;
    close_up(
        busy(task->brief, "http.unavailable.deadline", std::to_string(service_.limits.deadline.count())));
  };
  const auto work = [this, task, close_up, late](const Cancellation& cancellation) {
    task->request.cancellation = cancellation;
    auto response = run(*task->route, task->request, service_);
    if (cancellation.requested()) return late();  // what heeds its cancellation may have stopped half-way
    if (task->open.exchange(false)) close_up(std::move(response));
  };
  const auto& route = *task->route;
  const bool background = route.work == Work::background || (route.is_long && route.is_long(task->brief));
  if (task->deliver && pool_.submit({work, late, background})) return std::nullopt;
  --in_hand_;
  const auto limit = std::to_string(service_.limits.queued_jobs);
  return complete(busy(task->brief, "http.unavailable.queue", limit), task->brief, path, task->keep_alive,
                  task->began);
}

Answer Desk::refuse(const Refusal& refusal, const Caller& caller) {
  const auto began = Clock::now();
  ++metrics_.refused;
  Request request = begin({}, caller);
  Problem problem{refusal.fault, {}, {}, {}, {}};
  if (!refusal.detail.empty()) {
    const auto holder = refusal.detail == "http.method-unknown" ? "method" : "limit";
    problem.detail = service_.messages.render({refusal.detail, {{holder, refusal.value}}}, request.language);
  }
  return complete(respond(problem, request, service_.messages), request, {}, false, began);
}

}  // namespace tyndau::http
