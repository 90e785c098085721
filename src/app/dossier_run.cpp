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

/// What everything in one run shares, but the formats: a hearing's paper in another one is the same paper.
std::string shared_part(const PaperOrder& order, const hearing::MessageCatalogue& messages) {
  std::string all =
      paper_of(order) + "\n" + std::string(code(order.language)) + "\n" + digest_of(messages) + "\n";
  if (order.source) all += "\n" + order.source->name + "\n" + order.source->sha256;
  return all + "\n" + (order.key == nullptr ? "" : hearing::sha256_of(order.key->public_key()));
}

std::string made_of(const MapCase& what, const Engine& engine, const std::string& shared) {
  const std::string earlier = what.made_with ? layers::manifest_json(*what.made_with) : std::string();
  const std::string roads = engine.roads ? "\n" + engine.roads->file + "\n" + engine.roads->sha256 : "";
  return hearing::sha256_of(shared + "\n" + hearing::case_to_json(what.input) + "\n" +
                            layers::manifest_json(engine.manifest(what.options)) + "\n" + earlier + roads);
}

std::string name_of(const std::string& stem, dossier::PaperFormat format) {
  return stem + "." + std::string(dossier::code(format));
}

/// Where the papers of one hearing go, and what lies there from before.
class Place {
 public:
  Place(const fs::path& folder, std::string stem, const std::string& made_of)
      : folder_(folder), stem_(std::move(stem)) {
    std::error_code ignored;
    has_receipt_ = fs::exists(receipt_path(), ignored);
    if (!has_receipt_) return;
    const auto read = read_receipt(receipt_path());
    if (!read) return;
    named_ = read->manifest.files;
    same_ = read->manifest.made_of == made_of;
  }

  /// Whether each format was made of the same, and is there as it was made.
  [[nodiscard]] bool finished(const std::vector<dossier::PaperFormat>& formats) const {
    return std::all_of(formats.begin(), formats.end(), [&](const auto format) {
      const std::string name = name_of(stem_, format);
      return std::any_of(named_.begin(), named_.end(),
                         [&](const ReceiptFile& file) { return file.name == name && is_kept(file); });
    });
  }

  /// \return already_exists with the file that would be lost: one with other bytes, or a receipt that speaks of other papers
  [[nodiscard]] Result<std::monostate> loses_nothing(const MadePapers& papers) const {
    for (const auto& paper : papers.files) {
      const fs::path file = folder_ / name_of(stem_, paper.format);
      if (exists(file) && !is_whole(receipt_file(file.filename().string(), paper.bytes))) return lost(file);
    }
    if (!has_receipt_ || same_) return std::monostate{};
    const bool lonely = std::any_of(named_.begin(), named_.end(), [&](const ReceiptFile& file) {
      return !is_made(papers, file.name) && exists(folder_ / file.name);
    });
    return named_.empty() || lonely ? lost(receipt_path()) : std::monostate{};
  }

  Result<std::monostate> write(MadePapers papers, const SigningKey* key) const {
    for (const auto& paper : papers.files) {
      const std::string name = name_of(stem_, paper.format);
      const auto written = write_file(folder_ / name, paper.bytes);
      if (!written) return written;
      papers.receipt.files.push_back(receipt_file(name, paper.bytes));
    }
    for (const ReceiptFile& file : named_)
      if (!is_made(papers, file.name) && is_kept(file)) papers.receipt.files.push_back(file);
    return write_file(receipt_path(), receipt_json(papers.receipt, key));
  }

 private:
  [[nodiscard]] fs::path receipt_path() const { return folder_ / (stem_ + std::string(receipt_ending)); }
  [[nodiscard]] static bool exists(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(file, ignored));
  }
  [[nodiscard]] bool is_made(const MadePapers& papers, const std::string& name) const {
    return std::any_of(papers.files.begin(), papers.files.end(),
                       [&](const PaperBytes& paper) { return name_of(stem_, paper.format) == name; });
  }
  [[nodiscard]] bool is_whole(const ReceiptFile& file) const {
    Receipt one;
    one.manifest.files = {file};
    return files_are_whole(one, folder_);
  }
  [[nodiscard]] bool is_kept(const ReceiptFile& file) const { return same_ && is_whole(file); }
  [[nodiscard]] static Result<std::monostate> lost(const fs::path& file) {
    return tl::unexpected<Error>(Error{ErrorCode::already_exists,
                                       "a file of another run or of somebody else is there",
                                       {},
                                       "paper-exists",
                                       file.string()});
  }

  const fs::path& folder_;
  std::string stem_;
  bool has_receipt_ = false;
  bool same_ = false;
  std::vector<ReceiptFile> named_;
};

/// One hearing of a run, as a thread leaves it.
struct Outcome {
  std::string hearing;
  bool kept = false;
  std::optional<Error> why;
  bool broken = false;  ///< the disk, not the hearing
};

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
    const std::string print = made_of(all[i], engine, shared);
    const Place place(folder, file_stem(outcome.hearing), print);
    outcome.kept = !order.again && place.finished(order.formats);
    if (outcome.kept) return outcome;
    auto papers = make_papers(std::move(all[i]), engine, messages, order);
    if (!papers) {
      outcome.why = papers.error();
      return outcome;
    }
    papers->receipt.made_of = print;
    if (const auto free = place.loses_nothing(*papers); !order.again && !free) {
      outcome.why = free.error();
      return outcome;
    }
    const auto written = place.write(*std::move(papers), order.key);
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
