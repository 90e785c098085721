#include "app/tokens.hpp"
#include "main/command.hpp"
#include "store/open_store.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tyndau::cli {
namespace {

using store::Time;

Time now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// "2026-11-23 09:15 UTC", or the words for never.
std::string shown(const std::optional<Time>& time, const Context& context) {
  if (!time) return context.say("cli.token.never");
  const auto day = std::chrono::floor<std::chrono::days>(*time);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(*time - day);
  const std::string hour = std::to_string(100 + minutes.count() / 60).substr(1);
  const std::string minute = std::to_string(100 + minutes.count() % 60).substr(1);
  return to_iso(day) + " " + hour + ":" + minute + " UTC";
}

Result<app::Tokens> tokens_of(const Context& context) {
  auto opened = store::open_register(context.store_file());
  if (!opened) return tl::unexpected<Error>(opened.error());
  return app::Tokens(std::move(*opened));
}

void add(const std::string& role, const std::string& label, Context& context) {
  const auto tokens = tokens_of(context);
  if (!tokens) return context.report(tokens.error());
  const auto issued = tokens->add(app::role_from_code(role).value_or(app::Role::writer), label, now());
  if (!issued) return context.report(issued.error());
  if (context.json) {
    std::cout << nlohmann::ordered_json{{"id", issued->id}, {"role", role}, {"token", issued->text}}.dump()
              << '\n';
    return;
  }
  std::cout << issued->text << '\n';
  context.talk(context.say("cli.token.added", {{"id", issued->id}, {"role", role}}));
}

void list(Context& context) {
  const auto tokens = tokens_of(context);
  if (!tokens) return context.report(tokens.error());
  const auto all = tokens->list();
  if (!all) return context.report(all.error());
  auto body = nlohmann::ordered_json::array();
  for (const auto& token : *all) {
    const std::string state = token.revoked_at ? "revoked" : "in_force";
    body.push_back({{"id", token.id},
                    {"role", token.role},
                    {"label", token.label},
                    {"state", state},
                    {"created", shown(token.created_at, context)},
                    {"last_used", token.last_used_at ? nlohmann::json(shown(token.last_used_at, context))
                                                     : nlohmann::json()}});
    if (context.json) continue;
    std::cout << token.id << "  " << token.role << "  " << context.say("cli.token." + state) << "  "
              << context.say("cli.token.created", {{"time", shown(token.created_at, context)}}) << "  "
              << context.say("cli.token.used", {{"time", shown(token.last_used_at, context)}})
              << (token.label.empty() ? "" : "  " + token.label) << '\n';
  }
  if (context.json) {
    std::cout << body.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  } else if (all->empty()) {
    context.talk(context.say("cli.token.none"));
  }
}

void revoke(const std::string& id, Context& context) {
  const auto tokens = tokens_of(context);
  if (!tokens) return context.report(tokens.error());
  if (const auto done = tokens->revoke(id, now()); !done) return context.report(done.error());
  if (context.json) {
    std::cout << nlohmann::ordered_json{{"id", id}, {"state", "revoked"}}.dump() << '\n';
  } else {
    context.talk(context.say("cli.token.was_revoked", {{"id", id}}));
  }
}

}  // namespace

void add_token(Command program, Context& context) {
  const auto token = program.subcommand("token", context.say("cli.token.help"));
  token.examples(
      "tyndau token add --role writer --label akimat\ntyndau token list\ntyndau token revoke t-1a2b3c4d");
  token.needs_subcommand();
  auto role = std::make_shared<std::string>("writer");
  auto label = std::make_shared<std::string>();
  const auto adding = token.subcommand("add", context.say("cli.token.add"));
  adding.option("--role", *role, context.say("cli.token.role")).one_of({"writer", "admin"});
  adding.option("--label", *label, context.say("cli.token.label"))
      .checked([](const std::string& text) { return text.size() > 100 ? "> 100" : ""; }, "");
  adding.runs([role, label, &context] { add(*role, *label, context); });
  const auto listing = token.subcommand("list", context.say("cli.token.list"));
  listing.runs([&context] { list(context); });
  auto id = std::make_shared<std::string>();
  const auto revoking = token.subcommand("revoke", context.say("cli.token.revoke"));
  revoking.option("id", *id, context.say("cli.token.id")).required();
  revoking.runs([id, &context] { revoke(*id, context); });
}

}  // namespace tyndau::cli
