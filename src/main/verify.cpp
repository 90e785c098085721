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
    case Outcome::not_named: return "not_named";
    case Outcome::receipt_changed: return "receipt_changed";
    case Outcome::other_key: return "other_key";
    case Outcome::unsigned_receipt: break;
  }
  return "unsigned_receipt";
}

bool is_receipt(const fs::path& file) { return file.filename().string().ends_with(app::receipt_ending); }

/// What is to be verified: receipts, each once, and the files that one of them has to name.
struct Asked {
  std::set<fs::path> receipts;
  std::set<fs::path> papers;
};

/// Every file of a folder. \return whether it holds a receipt
bool ask_folder(const fs::path& folder, Asked& asked) {
  std::error_code error;
  bool any = false;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_directory(error)) continue;
    const bool receipt = is_receipt(entry.path());
    any = any || receipt;
    (receipt ? asked.receipts : asked.papers).insert(entry.path());
  }
  return any;
}

Result<Asked> asked_of(const VerifyFlags& flags, const Context& context) {
  Asked asked;
  for (const auto& paper : flags.papers) {
    std::error_code error;
    if (fs::is_directory(paper, error)) {
      if (ask_folder(paper, asked)) continue;
    } else if (const auto receipt = app::receipt_of(paper)) {
      asked.receipts.insert(*receipt);
      if (!is_receipt(paper)) asked.papers.insert(paper);
      continue;
    }
    return fail(ErrorCode::not_found, context.say("cli.verify.no_receipt", {{"file", paper.string()}}));
  }
  return asked;
}

/// Prints what became of one receipt. \return whether everything is as it says
bool print(const fs::path& path, const app::Receipt& receipt, const std::vector<app::Verification>& outcomes,
           bool key_given, const Context& context) {
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
  if (whole && !key.empty()) {
    const std::string sentence = key_given ? "cli.verify.signed_by_given" : "cli.verify.signed_by";
    std::cout << context.say(sentence, {{"key", key}}) << '\n';
  }
  return whole;
}

/// Tells the files that no receipt names. \return whether there are none
bool print_unnamed(const std::set<fs::path>& papers, const std::set<fs::path>& named,
                   const Context& context) {
  bool all = true;
  for (const auto& paper : papers) {
    if (named.contains(paper.lexically_normal())) continue;
    all = false;
    if (context.json) {
      const nlohmann::ordered_json body{{"file", paper.string()}, {"outcome", code(Outcome::not_named)}};
      std::cout << body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    } else {
      std::cout << context.say("cli.verify.not_named", {{"file", paper.filename().string()}}) << '\n';
    }
  }
  return all;
}

void run_verify(const VerifyFlags& flags, Context& context) {
  std::string key;
  if (!flags.key.empty()) {
    const auto read = app::read_public_key(flags.key);
    if (!read) return context.report(read.error());
    key = *read;
  }
  const auto asked = asked_of(flags, context);
  if (!asked) return context.report(asked.error());
  std::set<fs::path> named;
  for (const auto& path : asked->receipts) {
    const auto receipt = app::read_receipt(path);
    if (!receipt) return context.report(receipt.error());
    for (const auto& file : receipt->manifest.files)
      named.insert((path.parent_path() / file.name).lexically_normal());
    if (!print(path, *receipt, app::verify(*receipt, path, key), !key.empty(), context))
      context.exit = Exit::findings;
  }
  if (!print_unnamed(asked->papers, named, context)) context.exit = Exit::findings;
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
