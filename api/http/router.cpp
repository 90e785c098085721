#include "http/router.hpp"

#include "app/refusal.hpp"
#include "core/closest_word.hpp"
#include "http/endpoints/answers.hpp"
#include "http/negotiate.hpp"
#include "http/target.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cassert>
#include <exception>
#include <type_traits>

namespace tyndau::http {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string comma_separated(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::vector<std::string> known_parameters(const Route& route) {
  auto known = route.parameters;
  known.emplace_back("lang");
  if (route.produces.size() > 1) known.emplace_back("f");
  return known;
}

/// Whether a person is to read the answer: asked for in `f`, else in Accept. A file named *.html is one where Accept has pages first.
bool asks_for_page(const Route& route, const Request& request) {
  if (route.produces.empty()) {
    const bool file = !request.segments.empty() && request.segments.back().ends_with(".html");
    return file &&
           choose_media_type(request.header("Accept"), {"application/json", "text/html"}) == "text/html";
  }
  if (!holds(route.produces, "text/html")) return false;
  const auto form = route.produces.size() > 1 ? request.parameter("f") : std::nullopt;
  return form ? *form == short_name("text/html")
              : choose_media_type(request.header("Accept"), route.produces) == "text/html";
}

/// Unknown and repeated parameters; nothing when all is well. A page is asked as if without those that it does not know: they
/// come with links that are passed on. `f` is never one of them: who asks for data gets no page instead.
std::optional<Response> refuse_parameters(const Route& route, Request& request, const app::Service& service) {
  if (request.query.empty() || route.lenient) return std::nullopt;
  const auto known = known_parameters(route);
  if (asks_for_page(route, request))
    std::erase_if(request.query,
                  [&](const Parameter& one) { return one.name != "f" && !holds(known, one.name); });
  for (std::size_t i = 0; i < request.query.size(); ++i) {
    const auto& name = request.query[i].name;
    if (!holds(known, name)) {
      const auto near = closest_word(name, known);
      return bad_parameter(name, service.messages, request, "http.parameter.unknown",
                           {{"known", near ? *near : comma_separated(known)}});
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (request.query[j].name == name) {
        return bad_parameter(name, service.messages, request, "http.parameter.repeated");
      }
    }
  }
  return std::nullopt;
}

/// \param lenient a language that nobody has is as none
std::optional<Response> choose_words(bool lenient, Request& request, const app::Service& service) {
  request.language = choose_language(request.header("Accept-Language"));
  const auto written = request.parameter("lang");
  if (!written) return std::nullopt;
  const auto language = language_from_code(*written);
  if (!language && lenient) return std::nullopt;
  if (!language) {
    return bad_parameter("lang", service.messages, request, "http.parameter.one_of",
                         {{"value", *written}, {"known", std::string("kk, ru, en")}});
  }
  request.language = *language;
  return std::nullopt;
}

std::optional<Response> choose_form(const Route& route, Request& request, const app::Service& service) {
  if (route.produces.empty()) return std::nullopt;
  const auto form = route.produces.size() > 1 ? request.parameter("f") : std::nullopt;
  if (form) {
    std::vector<std::string> names;
    for (const auto& type : route.produces) {
      const std::string form_of(short_name(type));
      if (form_of == *form) {
        request.media_type = type;
        return std::nullopt;
      }
      if (!holds(names, form_of)) names.push_back(form_of);
    }
    return bad_parameter("f", service.messages, request, "http.parameter.one_of",
                         {{"value", *form}, {"known", comma_separated(names)}});
  }
  auto chosen = choose_media_type(request.header("Accept"), route.produces);
  if (!chosen) {
    Problem problem{Fault::not_acceptable, {}, {}, {}, {}};
    problem.detail = service.messages.render({"http.produces", {{"types", comma_separated(route.produces)}}},
                                             request.language);
    return respond(problem, request, service.messages);
  }
  request.media_type = *std::move(chosen);
  return std::nullopt;
}

std::optional<Response> refuse_body(const Route& route, Request& request, const app::Service& service) {
  request.content_type = bare_media_type(request.header("Content-Type"));
  if (route.consumes.empty() || holds(route.consumes, request.content_type)) return std::nullopt;
  Problem problem{Fault::unsupported_media_type, {}, {}, {}, {}};
  problem.detail = service.messages.render({"http.consumes", {{"types", comma_separated(route.consumes)}}},
                                           request.language);
  problem.headers.add("Accept", comma_separated(route.consumes));
  return respond(problem, request, service.messages);
}

/// The token of "Authorization: Bearer …"; empty without one.
std::string bearer_token(const Request& request) {
  const std::string field = request.header("Authorization");
  constexpr std::string_view scheme = "bearer ";
  if (field.size() < scheme.size()) return {};
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    const char c = field[i] >= 'A' && field[i] <= 'Z' ? static_cast<char>(field[i] - 'A' + 'a') : field[i];
    if (c != scheme[i]) return {};
  }
  return field.substr(field.find_last_of(' ') + 1);
}

std::optional<Response> refuse_stranger(const Route& route, Request& request, const app::Service& service) {
  const auto token = bearer_token(request);
  if (!token.empty() && service.authenticate) {
    auto known = service.authenticate(token);
    if (!known && known.error().code != ErrorCode::not_found) {
      return respond(app::refuse(known.error()).value(), request, service);
    }
    if (known) request.principal = std::move(*known);
  }
  const bool open =
      route.access == Access::always_open || (route.access == Access::open && !service.private_reading);
  if (!request.principal) {
    if (open && token.empty()) return std::nullopt;
    Problem problem{Fault::unauthorized, {}, {}, {}, {}};
    problem.headers.add("WWW-Authenticate", token.empty() ? "Bearer" : "Bearer error=\"invalid_token\"");
    return respond(problem, request, service.messages);
  }
  const auto role = request.principal->role;
  const bool enough = (route.access != Access::admin || role == app::Role::admin) &&
                      (route.access != Access::writer || role != app::Role::reader);
  if (enough) return std::nullopt;
  return respond(Problem{Fault::forbidden, {}, {}, {}, {}}, request, service.messages);
}

Response preflight(const Request& request, std::string allow) {
  Response response = Response::no_content();
  if (!request.header("Access-Control-Request-Method").empty()) {
    response.headers.set("Access-Control-Allow-Methods", allow);
    response.headers.set("Access-Control-Allow-Headers",
                         "Authorization, Content-Type, If-Match, If-None-Match, Prefer, Accept-Language");
    response.headers.set("Access-Control-Max-Age", "86400");
  }
  response.headers.set("Allow", std::move(allow));
  return response;
}

bool serves(Method route, Method asked) {
  return route == asked || (route == Method::get && asked == Method::head);
}

/// What \p handler gives; for an exception a 500.
template <class Function>
std::invoke_result_t<Function, const Request&, const app::Service&> guarded(const Route& route,
                                                                            const Request& request,
                                                                            const app::Service& service,
                                                                            const Function& handler) {
  try {
    return handler(request, service);
  } catch (const std::exception& failure) {
    spdlog::error("event=handler_failed request={} route=\"{}\" what=\"{}\"", request.id, route.path,
                  failure.what());
  }
  return respond(Problem{Fault::internal, {}, {}, {}, {}}, request, service.messages);
}

}  // namespace

void Router::add(Route route) {
  for (const auto& known : routes_) {
    assert(known.method != route.method || known.path != route.path);
    static_cast<void>(known);
  }
  templates_.emplace_back(route.path);
  routes_.push_back(std::move(route));
}

void Router::add(std::vector<Route> routes) {
  for (auto& route : routes) add(std::move(route));
}

std::string Router::allowed(const std::vector<std::string>& segments) const {
  std::vector<std::string> methods;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (!templates_[i].fits(segments)) continue;
    methods.emplace_back(name(routes_[i].method));
    if (routes_[i].method == Method::get) methods.emplace_back("HEAD");
  }
  if (methods.empty()) return {};
  methods.emplace_back("OPTIONS");
  std::sort(methods.begin(), methods.end());
  methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
  return comma_separated(methods);
}

const Route* Router::find(Request& request) const {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t best = none;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (!serves(routes_[i].method, request.method) || !templates_[i].fits(request.segments)) continue;
    if (best == none || templates_[i].literals() > templates_[best].literals()) best = i;
  }
  if (best == none) return nullptr;
  request.path = templates_[best].values(request.segments);
  return &routes_[best];
}

std::variant<const Route*, Response> Router::resolve(Request& request, const app::Service& service) const {
  request.language = choose_language(request.header("Accept-Language"));
  auto target = parse_target(request.target);
  if (!target) {
    Problem problem;
    problem.detail = service.messages.phrase("http.target").in(request.language);
    return respond(problem, request, service.messages);
  }
  request.segments = std::move(target->segments);
  request.query = std::move(target->query);
  const Route* const found = find(request);
  const bool lenient = found != nullptr && (found->lenient || asks_for_page(*found, request));
  if (auto refusal = choose_words(lenient, request, service)) return *std::move(refusal);
  if (found == nullptr) {
    auto allow = allowed(request.segments);
    if (allow.empty()) return respond(Problem{Fault::not_found, {}, {}, {}, {}}, request, service.messages);
    if (request.method == Method::options) return preflight(request, std::move(allow));
    const Problem problem{Fault::method_not_allowed, {}, {}, {{"Allow", std::move(allow)}}, {}};
    return respond(problem, request, service.messages);
  }
  const Route& route = *found;
  if (auto refusal = refuse_stranger(route, request, service)) return *std::move(refusal);
  if (auto refusal = choose_form(route, request, service)) return *std::move(refusal);
  if (auto refusal = refuse_parameters(route, request, service)) return *std::move(refusal);
  if (auto refusal = refuse_body(route, request, service)) return *std::move(refusal);
  return &route;
}

Response Router::answer(Request& request, const app::Service& service) const {
  auto resolved = resolve(request, service);
  if (auto* answered = std::get_if<Response>(&resolved)) return std::move(*answered);
  return run(*std::get<const Route*>(resolved), request, service);
}

Response run(const Route& route, const Request& request, const app::Service& service) {
  return guarded(route, request, service, route.handler);
}

std::optional<Response> run_at_once(const Route& route, const Request& request, const app::Service& service) {
  if (route.work == Work::quick) return run(route, request, service);
  if (!route.at_once) return std::nullopt;
  return guarded(route, request, service, route.at_once);
}

}  // namespace tyndau::http
