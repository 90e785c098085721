#include "app/service.hpp"
#include "http/access_log.hpp"
#include "http/run_server.hpp"
#include "main/command.hpp"
#include "main/open_service.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <thread>

namespace tyndau::cli {
namespace {

struct ServeFlags {
  std::string listen = "127.0.0.1:8080";
  std::string public_url;
  std::string replica;
  std::string export_folder;
  std::filesystem::path roads;
  bool trust_proxy = false;
  bool private_reading = false;
  unsigned workers = std::max(2U, std::thread::hardware_concurrency());
  app::Limits limits;
  std::size_t deadline_ms = 8000;
};

/// \return bad_input when the URL is not http(s)://host; as open_service
Result<app::Service> service_of(const ServeFlags& flags, const Context& context) {
  auto service = open_service(flags.replica, context);
  if (!service) return service;
  service->limits = flags.limits;
  service->limits.deadline = std::chrono::milliseconds{flags.deadline_ms};
  service->trust_proxy = flags.trust_proxy;
  service->export_folder = flags.export_folder;
  service->private_reading = flags.private_reading;
  service->public_url = flags.public_url;
  while (service->public_url.ends_with('/')) service->public_url.pop_back();
  const auto& url = service->public_url;
  if (!url.empty() && !url.starts_with("http://") && !url.starts_with("https://")) {
    return fail(ErrorCode::bad_input, context.say("cli.serve.url"), "--public-url " + url);
  }
  return service;
}

/// The error as a sentence of the reader's language.
Error explained(const Error& error, const Context& context) {
  const auto said = [&](const char* key) {
    return Error{error.code, context.say(key, {{"address", error.where}}), {}};
  };
  switch (error.code) {
    case ErrorCode::bad_input: return said("cli.serve.address");
    case ErrorCode::already_exists: return said("cli.serve.port_taken");
    case ErrorCode::not_found: return said("cli.serve.address_elsewhere");
    case ErrorCode::unsupported: return said("cli.serve.port_forbidden");
    default: return error;
  }
}

void announce(const http::ListenAddress& address, const Context& context) {
  const std::string url = "http://" + address.text();
  if (context.json) {
    std::cout << R"({"listening":")" << url << "\"}" << std::endl;
  } else {
    std::cout << context.say("cli.serve.listening", {{"url", url}}) << std::endl;
  }
}

void serve(const ServeFlags& flags, Context& context) {
  http::prepare_signals();
  http::ServerOptions options;
  const auto listen = http::parse_listen_address(flags.listen);
  if (!listen) return context.report(explained(listen.error(), context));
  options.listen = *listen;
  options.workers = flags.workers;
  if (auto free = http::try_to_bind(options.listen); !free)
    return context.report(explained(free.error(), context));
  if (auto taken = take_roads(flags.roads, false, context); !taken) return context.report(taken.error());
  auto service = service_of(flags, context);
  if (!service) return context.report(service.error());
  if (auto opened = open_records(*service); !opened) return context.report(opened.error());
  if (!listen->is_loopback() && !flags.trust_proxy) {
    context.talk(context.say("cli.serve.public", {{"address", listen->text()}}));
  }
  auto following = keep_in_step(*service);
  auto waking = wake(*service);
  http::buffer_log();
  if (context.quiet) spdlog::set_level(spdlog::level::warn);
  const auto ran = http::run_server(options, *service, {},
                                    [&](const http::ListenAddress& address) { announce(address, context); });
  if (following.joinable()) {
    following.request_stop();
    following.join();
  }
  waking = {};
  service->jobs.reset();  // its workers use the rest of the service
  spdlog::shutdown();
  if (!ran) context.report(explained(ran.error(), context));
}

void add_limits(Command command, ServeFlags& flags, const Context& context) {
  auto& limits = flags.limits;
  const auto limit = [&](const char* name, std::size_t& value, std::size_t most) {
    command.option(name, value, context.say("cli.serve.limit")).whole_in_range(1, most).shows_default();
  };
  constexpr std::size_t gibibyte = std::size_t{1} << 30U;
  limit("--max-body", limits.body_bytes, gibibyte);
  limit("--max-response", limits.response_bytes, gibibyte);
  limit("--max-rows", limits.rows, 100'000'000);
  limit("--max-vertices", limits.vertices, 1'000'000'000);
  limit("--jobs", limits.jobs, 1024);
  limit("--max-queue", limits.queued_jobs, 1'000'000);
  limit("--deadline-ms", flags.deadline_ms, 600'000);
  limit("--executions-per-minute", limits.executions_per_minute, 1'000'000'000);
}

}  // namespace

void add_serve(Command program, Context& context) {
  auto flags = std::make_shared<ServeFlags>();
  const auto command = program.subcommand("serve", context.say("cli.serve.help"));
  command.option("--listen", flags->listen, context.say("cli.serve.listen")).shows_default();
  command.option("--public-url", flags->public_url, context.say("cli.serve.public_url"));
  command.option("--replica", flags->replica, context.say("cli.serve.replica"));
  command.option("--export-folder", flags->export_folder, context.say("cli.serve.export_folder"));
  command.option("--roads", flags->roads, context.say("cli.roads"));
  command.flag("--trust-proxy", flags->trust_proxy, context.say("cli.serve.trust_proxy"));
  command.flag("--private", flags->private_reading, context.say("cli.serve.private"));
  command.option("--workers", flags->workers, context.say("cli.serve.workers"))
      .whole_in_range(1, 256)
      .shows_default();
  add_limits(command, *flags, context);
  command.runs([flags, &context] { serve(*flags, context); });
}

}  // namespace tyndau::cli
