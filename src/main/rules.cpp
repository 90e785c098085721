#include "hearing/rule_pack.hpp"
#include "main/command.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tyndau::cli {
namespace {

std::string validity(const hearing::RulePack& pack) {
  const auto part = [](const std::optional<DateInterval>& dates) {
    if (!dates) return std::string("…");
    return dates->low == dates->high ? to_iso(dates->low) : to_iso(dates->low) + "/" + to_iso(dates->high);
  };
  return part(pack.valid_from) + " – " + part(pack.valid_to);
}

nlohmann::ordered_json to_json(const hearing::RulePack& pack, const hearing::Rule& rule, Language language) {
  const auto source = pack.sources.find(rule.authority.source);
  return {{"pack", pack.id},
          {"rule", rule.id},
          {"class", code(rule.finding_class)},
          {"title", rule.title.in(language)},
          {"article", rule.authority.article},
          {"source", source == pack.sources.end() ? std::string() : source->second.title.in(language)},
          {"confidence", rule.authority.confidence},
          {"verified", rule.authority.verified}};
}

void print(const hearing::RulePack& pack, Context& context) {
  std::cout << pack.id << ' ' << pack.version << "  " << validity(pack) << "\n  "
            << pack.title.in(context.language) << '\n';
  for (const auto& rule : pack.rules) {
    std::cout << "  " << rule.id << "  [" << context.say("class." + std::string(code(rule.finding_class)))
              << "] " << rule.title.in(context.language);
    if (!rule.authority.article.empty()) std::cout << " (" << rule.authority.article << ")";
    if (!rule.authority.verified) std::cout << " · " << context.say("cli.rules.not_verified");
    std::cout << '\n';
  }
}

void run_rules(const std::string& pack_id, Context& context) {
  const auto book = hearing::RuleBook::load(context.installation.geodata);
  if (!book) return context.report(book.error());
  if (!pack_id.empty() && book->find(pack_id) == nullptr) {
    return context.report({ErrorCode::not_found, "there is no rule pack of this name", pack_id});
  }
  auto body = nlohmann::ordered_json::array();
  for (const auto& pack : book->packs()) {
    if (!pack_id.empty() && pack.id != pack_id) continue;
    if (!context.json) {
      print(pack, context);
      continue;
    }
    for (const auto& rule : pack.rules) body.push_back(to_json(pack, rule, context.language));
  }
  if (context.json) std::cout << body.dump(2) << '\n';
}

}  // namespace

void add_rules(Command program, Context& context) {
  auto pack = std::make_shared<std::string>();
  const auto rules = program.subcommand("rules", context.say("cli.rules.help"));
  rules.option("pack", *pack, context.say("cli.rules.pack"));
  rules.runs([pack, &context] { run_rules(*pack, context); });
}

}  // namespace tyndau::cli
