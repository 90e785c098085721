#include "app/dossier_run.hpp"

#include "app/ordered.hpp"
#include "core/atomic_file.hpp"
#include "hearing/case_json.hpp"
#include "hearing/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tyndau::app {
namespace {

namespace fs = std::filesystem;

/// Of every sentence of the catalogue.
std::string digest_of(const hearing::MessageCatalogue& messages) {
  hearing::Sha256 digest;
  for (const std::string& key : messages.keys()) {
    const Text& text = messages.phrase(key);
    for (const std::string* part : {&key, &text.kk, &text.ru, &text.en}) {
      digest.add(*part);
      digest.add(std::string_view("\0", 1));
    }
  }
  return digest.hex();
}

std::string paper_of(const PaperOrder& order) {
  return std::string(order.letter ? code(*order.letter) : std::string_view("dossier"));
}

/// What everything in one run shares.
std::string shared_part(const PaperOrder& order, const hearing::MessageCatalogue& messages) {
  std::string all =
      paper_of(order) + "\n" + std::string(code(order.language)) + "\n" + digest_of(messages) + "\n";
  for (const auto format : order.formats) all += std::string(dossier::code(format)) + ",";
  if (order.source) all += "\n" + order.source->name + "\n" + order.source->sha256;
  return all + "\n" + (order.key == nullptr ? "" : hearing::sha256_of(order.key->public_key()));
}

std::string made_of(const MapCase& what, const Engine& engine, const std::string& shared) {
  const std::string earlier = what.made_with ? layers::manifest_json(*what.made_with) : std::string();
  const std::string roads = engine.roads ? "\n" + engine.roads->file + "\n" + engine.roads->sha256 : "";
  return hearing::sha256_of(shared + "\n" + hearing::case_to_json(what.input) + "\n" +
                            layers::manifest_json(engine.manifest(what.options)) + "\n" + earlier + roads);
}

bool finished(const fs::path& receipt, const std::string& made_of) {
  const auto read = read_receipt(receipt);
  return read && read->manifest.made_of == made_of && files_are_whole(*read, receipt.parent_path());
}

/// One hearing of a run, as a thread leaves it.
struct Outcome {
  std::string hearing;
  bool kept = false;
  std::optional<Error> why;
  bool broken = false;  ///< the disk, not the hearing
};

Result<std::monostate> write_papers(MadePapers papers, const fs::path& folder, const std::string& stem,
                                    const SigningKey* key) {
  for (const auto& paper : papers.files) {
    const std::string name = stem + "." + std::string(dossier::code(paper.format));
    const auto written = write_file(folder / name, paper.bytes);
    if (!written) return written;
    papers.receipt.files.push_back(receipt_file(name, paper.bytes));
  }
  return write_file(folder / (stem + std::string(receipt_ending)), receipt_json(papers.receipt, key));
}

}  // namespace

std::string file_stem(const std::string& hearing) {
  constexpr std::size_t longest = 120;
  std::string stem;
  for (const char c : hearing) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    stem += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  if (stem.size() <= longest && !stem.empty()) return stem;
  constexpr std::size_t digits = 16;
  return stem.substr(0, longest - digits - 1) + "~" + hearing::sha256_of(hearing).substr(0, digits);
}

Result<MadePapers> make_papers(MapCase what, const Engine& engine, const hearing::MessageCatalogue& messages,
                               const PaperOrder& order) {
  const auto options = what.options;
  const std::string id = what.input.id;
  MadePapers made;
  const HearingPapers papers(std::move(what), engine, messages);
  Provenance provenance;
  provenance.file = order.source;
  if (order.source)
    provenance.commands =
        replay_commands(order.source->name, id, options, order.language, engine.roads.get());
  auto document = order.letter ? papers.letter(*order.letter, order.language)
                               : Result<dossier::Document>(papers.dossier(provenance, order.language));
  if (!document) return tl::unexpected<Error>(document.error());
  for (const auto format : order.formats) {
    auto bytes = dossier::to_bytes(*document, format);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    made.files.push_back({format, *std::move(bytes)});
  }
  made.other_data = papers.other_data();
  made.receipt.paper = paper_of(order);
  made.receipt.hearing = id;
  made.receipt.language = code(order.language);
  if (order.source)
    made.receipt.source = order.source->name, made.receipt.source_sha256 = order.source->sha256;
  made.receipt.input_sha256 = papers.input_sha256();
  made.receipt.screening = layers::manifest_json(papers.manifest());
  return made;
}

Result<PaperRun> make_all_papers(std::vector<MapCase> all, const Engine& engine,
                                 const hearing::MessageCatalogue& messages, const PaperOrder& order,
                                 const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorCode::io, "the folder cannot be made", folder.string());
  remove_leavings(folder);
  const std::string shared = shared_part(order, messages);
  const auto make = [&](std::size_t i) {
    Outcome outcome{all[i].input.id, false, std::nullopt, false};
    const std::string stem = file_stem(outcome.hearing);
    const std::string print = made_of(all[i], engine, shared);
    outcome.kept = !order.again && finished(folder / (stem + std::string(receipt_ending)), print);
    if (outcome.kept) return outcome;
    auto papers = make_papers(std::move(all[i]), engine, messages, order);
    if (!papers) {
      outcome.why = papers.error();
      return outcome;
    }
    papers->receipt.made_of = print;
    const auto written = write_papers(*std::move(papers), folder, stem, order.key);
    if (!written) outcome.why = written.error(), outcome.broken = true;
    return outcome;
  };
  PaperRun run;
  std::optional<Error> broken;
  const auto total = static_cast<std::int64_t>(all.size());
  in_order(all.size(), order.threads, make, [&](std::size_t i, Outcome&& outcome) {
    if (outcome.broken) broken = outcome.why;
    if (outcome.why) {
      run.left.push_back({outcome.hearing, *outcome.why});
    } else {
      ++(outcome.kept ? run.kept : run.made);
    }
    if (order.progress) order.progress(static_cast<std::int64_t>(i) + 1, total);
    return !broken;
  });
  if (broken) return tl::unexpected<Error>(*broken);
  return run;
}

}  // namespace tyndau::app
