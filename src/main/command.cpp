#include "main/command.hpp"

#include "app/papers.hpp"
#include "app/places.hpp"
#include "intake/roads.hpp"
#include "sandbox/confine.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>

namespace tyndau::cli {
namespace {

std::int64_t now_ms() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input: return "bad_input";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::already_exists: return "already_exists";
    case ErrorCode::io: return "io";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::limit: return "limit";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::unavailable: break;
  }
  return "unavailable";
}

}  // namespace

std::string Context::say(const std::string& key, Arguments arguments) const {
  return messages.render({key, std::move(arguments)}).in(language);
}

void Context::talk(const std::string& line) const {
  if (!quiet) std::cerr << line << '\n';
}

void Context::report(const Error& error) {
  exit = error.code == ErrorCode::unavailable ? Exit::unavailable : Exit::usage;
  const std::string kind(name_of(error.code));
  const std::string sentence = app::words_of(error, messages).in(language);
  if (json) {
    const nlohmann::ordered_json body{
        {"error", {{"code", kind}, {"message", error.message}, {"where", error.where}}}};
    std::cout << body.dump() << '\n';
    return;
  }
  std::cerr << "tyndau: " << say("cli.error." + kind) << ": ";
  if (!error.where.empty()) std::cerr << error.where << ": ";
  std::cerr << sentence << '\n';
}

Result<app::Engine> load_engine(const Context& context, geo::EdgeModel edges) {
  std::error_code ignored;
  if (context.store.empty() && !std::filesystem::exists(context.store_file(), ignored)) {
    context.talk(context.say("cli.screen.preparing"));
    const auto made =
        app::prepare_packs(context.installation, context.store_file(), [](const std::string&) {});
    if (!made) return tl::unexpected<Error>(made.error());
  }
  return app::Engine::load(context.installation, context.store_file(), edges);
}

Result<std::monostate> take_roads(const std::filesystem::path& file, bool trusted, Context& context) {
  if (file.empty()) return std::monostate{};
  Progress progress(context, "tyndau: " + file.filename().string());
  intake::RoadOptions options;
  options.policy = policy_of(trusted, context);
  options.progress = [&](std::int64_t done, std::int64_t total) { progress(done, total); };
  auto read = intake::read_roads(file, options);
  if (!read) return tl::unexpected<Error>(read.error());
  const auto& summary = read->roads.network.summary();
  constexpr double metres_in_km = 1000.0;
  context.talk(context.say("cli.roads.read",
                           {{"file", read->roads.file},
                            {"km", fmt::format("{:.0f}", summary.length.value / metres_in_km)},
                            {"nodes", std::to_string(summary.nodes)},
                            {"parts", std::to_string(summary.parts)},
                            {"share", fmt::format("{:.1f}", summary.largest_part / summary.length * 100.0)},
                            {"left_out", std::to_string(read->left_out)}}));
  context.installation.roads = std::make_shared<const hearing::Roads>(std::move(read->roads));
  return std::monostate{};
}

Result<std::map<std::string, std::string>> parsed_pairs(const std::vector<std::string>& pairs) {
  std::map<std::string, std::string> map;
  for (const auto& pair : pairs) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
      return fail(ErrorCode::bad_input, "\"" + pair + "\" was read, name=value was expected", "--map");
    }
    map[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return map;
}

sandbox::Policy policy_of(bool trusted, const Context& context) {
  sandbox::Policy policy;
  if (trusted) {
    policy.trust = sandbox::Trust::trusted;
  } else if (sandbox::support().landlock_abi == 0) {
    context.talk(context.say("cli.no_landlock"));
  }
  return policy;
}

Progress::Progress(const Context& context, std::string what, std::int64_t step)
    : context_(context), what_(std::move(what)), step_(step), started_ms_(now_ms()) {}

Progress::~Progress() {
  if (shown_ms_ != 0) std::cerr << "\r\033[K" << std::flush;
}

void Progress::operator()(std::int64_t done, std::int64_t total) {
  if (!context_.progress || context_.quiet || done % step_ != 0) return;
  const auto now = now_ms();
  if (now - started_ms_ < 1000 || now - shown_ms_ < 200) return;
  shown_ms_ = now;
  std::cerr << '\r' << what_ << ' ' << done;
  if (total > 0) std::cerr << '/' << total << " (" << done * 100 / total << " %)";
  std::cerr << "\033[K" << std::flush;
}

}  // namespace tyndau::cli
