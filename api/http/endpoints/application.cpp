#include "http/endpoints/application.hpp"

#include "core/atomic_file.hpp"
#include "hearing/fingerprint.hpp"
#include "http/negotiate.hpp"
#include "http/page.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

namespace tyndau::http {
namespace {

namespace fs = std::filesystem;

/// No script and no style but the application's own files, nothing from elsewhere; the map's worker is a file too. Pictures of the
/// map are made in memory.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors ";

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> media_types{
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".svg", "image/svg+xml"},
     {".csv", "text/csv; charset=utf-8"},
     {".txt", "text/plain; charset=utf-8"}}};

struct AppFile {
  std::string bytes;
  std::string packed;  ///< as the build has compressed it; empty: it has not
  std::string media_type;
  std::string etag;
};

std::optional<AppFile> app_file(const fs::path& path) {
  for (const auto& [extension, type] : media_types) {
    if (path.extension() != extension) continue;
    AppFile file{
        read_file(path).value_or(""), read_file(fs::path(path) += ".gz").value_or(""), std::string(type), {}};
    file.etag = "W/\"" + hearing::fingerprint_of(file.bytes) + '"';
    return file;
  }
  return std::nullopt;
}

/// What was built; read when it is first there, and kept. \threads safe
class AppFiles {
 public:
  /// Null when there is no such file.
  const AppFile* find(const std::string& name, const fs::path& folder) {
    const std::lock_guard lock(mutex_);
    if (files_.empty()) load(folder);
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : &found->second;
  }

 private:
  void load(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_regular_file(folder / "index.html", failed)) return;
    for (const auto& entry : fs::directory_iterator(folder / "assets", failed)) {
      if (auto file = app_file(entry.path()))
        files_["assets/" + entry.path().filename().string()] = *std::move(file);
    }
    if (auto file = app_file(folder / "index.html")) files_["index.html"] = *std::move(file);
  }

  std::mutex mutex_;
  std::map<std::string, AppFile> files_;
};

Response answer_with(const AppFile& file, const Request& request) {
  const bool packed = !file.packed.empty() && accepts_gzip(request.header("Accept-Encoding"));
  auto response = Response::with(file.media_type, packed ? file.packed : file.bytes);
  if (packed) response.header("Content-Encoding", "gzip");
  response.header("ETag", file.etag);
  response.whole = true;
  return response;
}

Response not_built(const Request& request, const app::Service& service) {
  const auto words = [&](const char* key) { return service.messages.phrase(key).in(request.language); };
  return Response::html(page("tyndau",
                             "<p>" + escaped(words("app.not-built")) +
                                 "</p><p><code>scripts/build_ui</code></p><p><a href=\"/\">" +
                                 escaped(words("http.link.self")) + "</a></p>",
                             request.language),
                        503);
}

Response start(AppFiles& files, std::string_view ancestors, const Request& request,
               const app::Service& service) {
  const auto* file = files.find("index.html", service.installation.application);
  if (file == nullptr) return not_built(request, service);
  return answer_with(*file, request)
      .header("Content-Security-Policy", std::string(policy) + std::string(ancestors))
      .header("Cache-Control", "no-cache");
}

Response asset(AppFiles& files, const Request& request, const app::Service& service) {
  const auto* file = files.find("assets/" + request.path_value("file"), service.installation.application);
  if (file == nullptr) return respond(Problem{Fault::not_found, {}, {}, {}, {}}, request, service.messages);
  // Its name changes with its content.
  return answer_with(*file, request).header("Cache-Control", "public, max-age=31536000, immutable");
}

/// What stands after the path, the language above all, goes along.
Response move(const Request& request, const app::Service&) {
  const auto mark = request.target.find('?');
  const auto query = mark == std::string::npos ? std::string() : request.target.substr(mark);
  return Response::text({}, 308).header("Location", request.base_url + "/app/" + query);
}

Route page_of_application(std::string path, Handler handler, std::vector<std::string> parameters = {}) {
  Route route{Method::get, std::move(path),       std::move(handler),  {"text/html"},
              {},          std::move(parameters), Access::always_open, Work::pooled};
  route.lenient = true;
  return route;
}

}  // namespace

std::vector<Route> application_routes() {
  const auto files = std::make_shared<AppFiles>();
  const auto own = [files](const Request& request, const app::Service& service) {
    return start(*files, "'none'", request, service);
  };
  const auto embedded = [files](const Request& request, const app::Service& service) {
    return start(*files, "*", request, service);
  };
  const auto assets = [files](const Request& request, const app::Service& service) {
    return asset(*files, request, service);
  };
  Route without_slash{Method::get, "/app", move, {}, {}, {}, Access::always_open};
  without_slash.lenient = true;
  return {
      std::move(without_slash),
      page_of_application("/app/", own),
      page_of_application("/app/embed", embedded, {"view", "theme", "finding"}),
      Route{Method::get, "/app/assets/{file}", assets, {}, {}, {}, Access::always_open, Work::pooled},
  };
}

}  // namespace tyndau::http
