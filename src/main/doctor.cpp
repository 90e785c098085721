#include "geo/crs.hpp"
#include "geo/geodesic.hpp"
#include "hearing/rule_pack.hpp"
#include "main/command.hpp"
#include "sandbox/reading.hpp"
#include "store/open_store.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>

namespace tyndau::cli {
namespace {

struct Examination {
  std::string what;  ///< message key below cli.doctor.
  bool healthy = false;
  std::string detail;
};

Examination rules(const Context& context) {
  const auto book = hearing::RuleBook::load(context.installation.geodata);
  if (!book) return {"rules", false, book.error().where + ": " + book.error().message};
  std::size_t rules = 0;
  for (const auto& pack : book->packs()) rules += pack.rules.size();
  return {"rules", true, std::to_string(book->packs().size()) + " / " + std::to_string(rules)};
}

/// A distance known from GeodSolve: Stepnogorsk to Aksu on the shipped points.
Examination geodesy() {
  constexpr Metres known{11629.310618};
  const auto measured = geo::distance({71.88161, 52.35062}, {71.95761, 52.44422});
  return {"geodesy", std::abs(measured.value - known.value) < 0.001, std::to_string(measured.value) + " m"};
}

Examination projections() {
  const auto position = geo::to_wgs84("EPSG:32642", {500000, 5500000});
  if (!position) return {"projections", false, position.error().message};
  return {"projections", std::abs(position->lon - 69.0) < 1e-6, "EPSG:32642"};
}

/// A reader is started and says what it is held by. Without Landlock the command line warns and the server refuses.
Examination sandbox_of_readers() {
  const auto held = sandbox::try_sandbox({});
  if (!held) return {"sandbox", false, held.error().message};
  const std::string landlock =
      held->landlock_abi > 0 ? "Landlock ABI " + std::to_string(held->landlock_abi) : "no Landlock";
  return {"sandbox", held->landlock_abi > 0 && held->seccomp,
          landlock + ", seccomp, " + (held->own_user ? "own user" : "no capabilities")};
}

std::vector<Examination> datasets(const Context& context) {
  const auto store = store::open_places(context.store_file());
  if (!store) return {{"store", false, store.error().where + ": " + store.error().message}};
  auto places = (*store)->places();
  if (!places) return {{"store", false, places.error().message}};
  std::vector<Examination> all{{"store", true, context.store_file().string()}};
  for (const auto& dataset : places->datasets) {
    hearing::DatasetContent content;
    content.dataset = dataset;
    const auto pick = [&](const auto& from, auto& into) {
      for (const auto& record : from) {
        if (record.dataset == dataset.id) into.push_back(record);
      }
    };
    pick(places->settlements, content.settlements);
    pick(places->units, content.units);
    pick(places->zones, content.zones);
    pick(places->buildings, content.buildings);
    const bool whole = store::content_digest(content) == dataset.sha256;
    all.push_back({"dataset", whole, dataset.id + " (" + std::to_string(dataset.records) + ")"});
  }
  return all;
}

void run_doctor(Context& context) {
  std::vector<Examination> all{{"messages", true, std::to_string(context.messages.keys().size())},
                               rules(context),
                               geodesy(),
                               projections(),
                               sandbox_of_readers()};
  for (auto& one : datasets(context)) all.push_back(std::move(one));
  auto body = nlohmann::ordered_json::array();
  for (const auto& one : all) {
    if (!one.healthy) context.exit = Exit::unavailable;
    body.push_back({{"check", one.what}, {"healthy", one.healthy}, {"detail", one.detail}});
    if (context.json) continue;
    std::cout << context.say(one.healthy ? "cli.doctor.healthy" : "cli.doctor.unhealthy") << "  "
              << context.say("cli.doctor." + one.what) << ": " << one.detail << '\n';
  }
  if (context.json) std::cout << body.dump(2) << '\n';
}

}  // namespace

void add_doctor(Command program, Context& context) {
  const auto doctor = program.subcommand("doctor", context.say("cli.doctor.help"));
  doctor.runs([&context] { run_doctor(context); });
}

}  // namespace tyndau::cli
