#include "app/jobs.hpp"
#include "app/service.hpp"
#include "http/run_server.hpp"
#include "main/command.hpp"
#include "main/open_service.hpp"
#include "store/open_store.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <thread>

namespace tyndau::cli {
namespace {

struct WorkFlags {
  std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
  std::filesystem::path roads;
  bool until_idle = false;
};

void announce(const WorkFlags& flags, const Context& context) {
  if (context.json) {
    std::cout
        << nlohmann::ordered_json{{"working", context.store_file().string()}, {"jobs", flags.jobs}}.dump()
        << std::endl;
    return;
  }
  context.talk(context.say(
      "cli.work.working", {{"store", context.store_file().string()}, {"count", std::to_string(flags.jobs)}}));
}

void work(const WorkFlags& flags, Context& context) {
  if (!store::is_database(context.store_file())) {
    return context.report(
        {ErrorCode::bad_input, context.say("cli.work.file"), context.store_file().string()});
  }
  http::prepare_signals();
  if (auto taken = take_roads(flags.roads, false, context); !taken) return context.report(taken.error());
  auto service = open_service({}, context);
  if (!service) return context.report(service.error());
  service->limits.jobs = flags.jobs;
  if (auto opened = open_records(*service); !opened) return context.report(opened.error());
  auto following = keep_in_step(*service);
  announce(flags, context);
  constexpr std::chrono::milliseconds look{200};
  while (!http::stop_was_asked_for(look)) {
    if (!flags.until_idle || !service->in_step->load()) continue;
    const auto idle = service->jobs->idle();
    if (idle && *idle) break;
  }
  following.request_stop();
  following.join();
  service->jobs.reset();  // its workers use the rest of the service
}

}  // namespace

void add_work(Command program, Context& context) {
  auto flags = std::make_shared<WorkFlags>();
  const auto command = program.subcommand("work", context.say("cli.work.help"));
  command.examples("tyndau --store postgresql://db.example/tyndau work");
  command.option("--jobs", flags->jobs, context.say("cli.work.jobs")).whole_in_range(1, 1024).shows_default();
  command.option("--roads", flags->roads, context.say("cli.roads"));
  command.flag("--until-idle", flags->until_idle, context.say("cli.work.until_idle"));
  command.runs([flags, &context] { work(*flags, context); });
}

}  // namespace tyndau::cli
