/// \file
/// The table of routes: which method and path are answered by which function, and everything that is checked before it runs.
#pragma once

#include "app/service.hpp"
#include "http/message.hpp"
#include "http/path_template.hpp"
#include "http/problem.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::http {

/// An endpoint: a plain function, tested without a socket. \threads called from many threads at once
using Handler = std::function<Response(const Request&, const app::Service&)>;

/// What an endpoint can say in microseconds and without waiting for anybody; nothing: its handler says it.
using Shortcut = std::function<std::optional<Response>(const Request&, const app::Service&)>;

/// Whose request a route answers. open: everybody's, unless the service reads privately.
enum class Access { open, always_open, writer, admin };

/// Where the function runs: quick ones at once, all others in the bounded pool with a deadline, those of the background when no
/// other waits.
enum class Work { quick, pooled, background };

/// One row. GET answers HEAD as well; OPTIONS comes by itself. `lang` is known everywhere, `f` where `produces` has
/// several types.
struct Route {
  Method method = Method::get;
  std::string path;  ///< "/reports/{hearing}", "/exports/{collection}.{format}"
  Handler handler;
  std::vector<std::string> produces = {"application/json"};  ///< best first; empty: whatever the handler says
  std::vector<std::string> consumes = {};    ///< media types of the body; empty: no body is read
  std::vector<std::string> parameters = {};  ///< query parameters beside lang and f
  Access access = Access::open;
  Work work = Work::quick;
  bool execution = false;  ///< counts against the client's rate limit
  Shortcut at_once = {};   ///< tried before the request goes to the pool; may be empty
  /// Of a pooled route: whether this request is long work that belongs in the background; may be empty.
  std::function<bool(const Request&)> is_long = {};
  /// Parameters and languages that it does not know are let be, whatever it produces; a page (text/html) of any route lets them
  /// be as well. The addresses of pages are passed on with marks of others in them.
  bool lenient = false;
};

/// \threads immutable once filled
class Router {
 public:
  /// \pre the same method and template were not added before (asserted)
  void add(Route route);
  void add(std::vector<Route> routes);
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

  /// Completes \p request (segments, path, query, language, media type, principal) and finds its route; or answers at once:
  /// 204 for OPTIONS, 400, 401, 403, 404, 405 with Allow, 406, 415.
  [[nodiscard]] std::variant<const Route*, Response> resolve(Request& request,
                                                             const app::Service& service) const;

  /// resolve, then the handler, all on the calling thread; an exception becomes a 500 that says nothing of it.
  [[nodiscard]] Response answer(Request& request, const app::Service& service) const;

 private:
  /// The route of the method and the path, whose values go into the request; null when there is none.
  [[nodiscard]] const Route* find(Request& request) const;
  /// Methods of the path, with commas; empty when no template has this path.
  [[nodiscard]] std::string allowed(const std::vector<std::string>& segments) const;

  std::vector<Route> routes_;
  std::vector<PathTemplate> templates_;  ///< of routes_, in the same order
};

/// Runs the handler; an exception becomes a 500 that says nothing of it, and is logged with the request's id.
[[nodiscard]] Response run(const Route& route, const Request& request, const app::Service& service);
/// What the route can answer here and now: a quick one always, the others by their shortcut.
[[nodiscard]] std::optional<Response> run_at_once(const Route& route, const Request& request,
                                                  const app::Service& service);

}  // namespace tyndau::http
