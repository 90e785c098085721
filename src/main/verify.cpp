#include "app/receipt.hpp"
#include "app/secrets.hpp"
#include "main/command.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;
using Outcome = app::Verification::Outcome;

struct VerifyFlags {
  std::vector<fs::path> papers;
  fs::path key;
};

std::string_view code(Outcome outcome) {
  switch (outcome) {
    case Outcome::whole: return "whole";
    case Outcome::changed: return "changed";
    case Outcome::missing: return "missing";
    case Outcome::receipt_changed: return "receipt_changed";
    case Outcome::other_key: return "other_key";
    case Outcome::unsigned_receipt: break;
  }
  return "unsigned_receipt";
}

/// The receipts of the files and folders, each once.
Result<std::set<fs::path>> receipts_of(const VerifyFlags& flags, const Context& context) {
  std::set<fs::path> receipts;
  for (const auto& paper : flags.papers) {
    std::error_code error;
    if (fs::is_directory(paper, error)) {
      const auto before = receipts.size();
      for (const auto& entry : fs::directory_iterator(paper, error)) {
        if (entry.path().filename().string().ends_with(app::receipt_ending)) receipts.insert(entry.path());
      }
      if (receipts.size() > before) continue;
    } else if (const auto receipt = app::receipt_of(paper)) {
      receipts.insert(*receipt);
      continue;
    }
    return fail(ErrorCode::not_found, context.say("cli.verify.no_receipt", {{"file", paper.string()}}));
  }
  return receipts;
}

/// Prints what became of one receipt. \return whether everything is as it says
bool print(const fs::path& path, const app::Receipt& receipt, const std::vector<app::Verification>& outcomes,
           const Context& context) {
  bool whole = true;
  for (const auto& one : outcomes)
    whole = whole && (one.outcome == Outcome::whole || one.outcome == Outcome::unsigned_receipt);
  const std::string key = receipt.public_key.empty() ? "" : app::hexadecimal(receipt.public_key);
  if (context.json) {
    auto files = nlohmann::ordered_json::array();
    for (const auto& one : outcomes) files.push_back({{"file", one.file}, {"outcome", code(one.outcome)}});
    const nlohmann::ordered_json body{{"receipt", path.string()},
                                      {"hearing", receipt.manifest.hearing},
                                      {"whole", whole},
                                      {"public_key", key},
                                      {"files", files}};
    std::cout << body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return whole;
  }
  for (const auto& one : outcomes)
    std::cout << context.say("cli.verify." + std::string(code(one.outcome)), {{"file", one.file}}) << '\n';
  if (whole && !key.empty()) std::cout << context.say("cli.verify.signed_by", {{"key", key}}) << '\n';
  return whole;
}

void run_verify(const VerifyFlags& flags, Context& context) {
  std::string key;
  if (!flags.key.empty()) {
    const auto read = app::read_public_key(flags.key);
    if (!read) return context.report(read.error());
    key = *read;
  }
  const auto receipts = receipts_of(flags, context);
  if (!receipts) return context.report(receipts.error());
  for (const auto& path : *receipts) {
    const auto receipt = app::read_receipt(path);
    if (!receipt) return context.report(receipt.error());
    if (!print(path, *receipt, app::verify(*receipt, path, key), context)) context.exit = Exit::findings;
  }
}

}  // namespace

void add_verify(Command program, Context& context) {
  auto flags = std::make_shared<VerifyFlags>();
  const auto verify = program.subcommand("verify", context.say("cli.verify.help"));
  verify.examples(
      "tyndau verify dossier.pdf\n"
      "tyndau verify dossiers --key agency.pub.pem");
  verify.option("papers", flags->papers, context.say("cli.verify.papers")).required();
  verify.option("--key", flags->key, context.say("cli.verify.key"));
  verify.runs([flags, &context] { run_verify(*flags, context); });
}

}  // namespace tyndau::cli
