#include "app/papers.hpp"

#include "app/class_remarks.hpp"
#include "intake/case_builder.hpp"
#include "intake/fold.hpp"
#include "notices/map_named_crs.hpp"
#include "notices/redaction.hpp"

#include <algorithm>

namespace tyndau::app {
namespace {

using documents::PaperKind;
using notices::HearingRows;

bool is_no_map(const Error& error) { return error.reason == "file-no-map"; }

Message cut_remark() {
  return {"document_text.cut", {{"limit", std::to_string(notices::most_notice_bytes >> 10U)}}};
}

ReadDocument read_text(documents::DocumentFormat format, std::size_t pages, notices::NoticeText text,
                       const std::string& id, const Engine& engine) {
  ReadDocument read;
  read.format = format;
  read.pages = pages;
  read.text = std::move(text);
  read.reading = notices::read_notice(read.text, engine.country);
  read.hearings = notices::notice_rows(read.reading, id);
  return read;
}

ReadDocument read_notice_of(const documents::Document& document, const std::string& id,
                            const Engine& engine) {
  auto read = read_text(document.format, document.pages_in_all, notices::notice_text(document), id, engine);
  read.remarks = documents::remarks(document);
  if (read.text.cut) read.remarks.push_back(cut_remark());
  for (const Message& remark : read.reading.remarks) read.remarks.push_back(remark);
  for (Message& remark : class_remarks(read.reading, engine.rules)) read.remarks.push_back(std::move(remark));
  if (read.reading.crowded) read.remarks.push_back({"document_text.crowded", {}});
  if (read.reading.more)
    read.remarks.push_back({"document_text.more", {{"limit", std::to_string(notices::most_hearings)}}});
  return read;
}

/// What a file is, before anything is compared.
struct Opened {
  std::optional<ReadDocument> document;
  std::optional<documents::MapFile> map;
  std::optional<Error> broken_map;
  std::optional<Error> problem;
};

/// A PDF is looked at both ways: it may hold text, a georeferenced map, or both.
void open_map(const std::filesystem::path& file, PaperKind kind, const sandbox::Policy& policy,
              Opened& opened) {
  if (kind == PaperKind::document) return;
  auto map = documents::read_map(file, policy);
  if (map) {
    const bool placed = map->georeference != geo::Georeference::none;
    // What is left of a broken PDF is no picture of anything.
    const bool broken = opened.problem && opened.problem->reason == "file-document-broken";
    if (placed || (!opened.document && !broken)) opened.map = std::move(*map);
  } else if (!opened.document && !is_no_map(map.error())) {
    if (kind == PaperKind::map) opened.broken_map = map.error();
    if (!opened.problem) opened.problem = map.error();
  }
}

Opened open(const PaperSource& source, const std::string& id, const Engine& engine,
            const sandbox::Policy& policy) {
  Opened opened;
  if (source.text) {
    documents::Document document;
    document.pages_in_all = 1;
    document.pages.push_back({1, intake::mended_utf8(*source.text), false, false});
    opened.document = read_notice_of(document, id, engine);
    return opened;
  }
  const auto beginning = documents::beginning_of(source.file);
  if (!beginning) {
    opened.problem = beginning.error();
    if (beginning.error().code == ErrorCode::not_found) opened.problem->reason = "file-not-found";
    return opened;
  }
  const PaperKind kind = documents::paper_kind(*beginning);
  if (kind != PaperKind::map) {
    const auto document = documents::read_document(source.file, policy);
    if (document) {
      opened.document = read_notice_of(*document, id, engine);
    } else {
      opened.problem = document.error();
    }
  }
  open_map(source.file, kind, policy, opened);
  if (opened.document || opened.map || opened.broken_map) opened.problem.reset();
  return opened;
}

/// A drawing that states no reference system is read again in the one that its own words or the documents name.
void place_by_words(const std::vector<PaperSource>& sources, const sandbox::Policy& policy,
                    std::vector<Opened>& all) {
  std::vector<std::string_view> of_documents;
  for (const Opened& one : all) {
    if (one.document) of_documents.emplace_back(one.document->text.text);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& map = all[i].map;
    if (!map || map->georeference != geo::Georeference::numbers_only || !geo::is_vector(map->format))
      continue;
    const std::vector<std::string_view> own(map->words.begin(), map->words.end());
    auto crs = notices::named_crs(own, *map);
    if (!crs) crs = notices::named_crs(of_documents, *map);
    if (!crs) continue;
    auto again = documents::read_map(sources[i].file, policy, *crs);
    if (again && again->georeference == geo::Georeference::placed) map = std::move(*again);
  }
}

/// The hearings of the documents go the way of every table.
intake::Intake intake_of(const std::vector<std::pair<std::string, std::vector<HearingRows>>>& documents,
                         const Engine& engine) {
  intake::CaseBuilder builder(engine.country);
  for (const auto& [name, hearings] : documents) {
    if (hearings.empty()) continue;
    auto table = notices::notice_table(hearings, name);
    builder.begin_table(std::move(table.head));
    for (auto& row : table.rows) builder.add(std::move(row));
  }
  intake::Intake intake;
  intake.built = builder.finish();
  for (auto& one : intake.built.cases) intake::resolve_places(one, engine.gazetteer);
  return intake;
}

bool same_project(const hearing::Case& a, const hearing::Case& b) {
  const auto first = notices::expectations_of(a), second = notices::expectations_of(b);
  const auto shape = [](const notices::MapExpectations& expected) {
    return expected.footprint ? expected.footprint->shape : geo::Shape{};
  };
  const auto of = [](const geo::Shape& one) {
    const auto all = geo::vertices(one);
    return std::vector<LonLat>(all.begin(), all.end());
  };
  return of(shape(first)) == of(shape(second));
}

/// What the maps are compared with; nothing stated when the documents speak of several projects.
notices::MapExpectations expected_of(const intake::Intake& intake, bool one_project) {
  if (!one_project || intake.cases().empty()) return {};
  return notices::expectations_of(intake.cases().front());
}

std::optional<CheckedMap> checked(Opened& opened, const notices::MapExpectations& expected,
                                  const Engine& engine) {
  if (opened.broken_map) return CheckedMap{std::nullopt, notices::check_unreadable_map(*opened.broken_map)};
  if (!opened.map) return std::nullopt;
  CheckedMap result;
  result.checklist = notices::check_map(*opened.map, expected, engine.atlas);
  result.map = std::move(opened.map);
  return result;
}

void note_what_is_not_sure(const std::string& file, const std::vector<HearingRows>& hearings,
                           intake::TableReport& report) {
  for (const auto& hearing : hearings) {
    if (hearing.unconfirmed.empty()) continue;
    Phrases fields;
    for (const notices::Field field : hearing.unconfirmed)
      fields.keys.push_back("read_field." + std::string(code(field)));
    auto note = intake::make_problem(file, {}, 0, "notice-fields-not-sure", {{"fields", fields}});
    note.value = hearing.rows.front().at(intake::Column::hearing_id);
    report.notes.push_back(std::move(note));
  }
}

}  // namespace

std::string HearingIds::of(const std::string& file) {
  auto stem = notices::without_personal_data(std::filesystem::path(file).stem().string());
  if (stem.empty()) stem = "notice";
  std::string id = stem;
  for (int number = 2; !given_.insert(id).second; ++number) id = stem + " (" + std::to_string(number) + ")";
  return id;
}

PaperSet read_papers(const std::string& name, const std::vector<PaperSource>& sources, const Engine& engine,
                     const sandbox::Policy& policy, HearingIds& ids, const std::function<bool()>& cancelled) {
  PaperSet set;
  set.name = name;
  std::vector<Opened> all;
  std::vector<std::pair<std::string, std::vector<HearingRows>>> hearings;
  for (const auto& source : sources) {
    if (cancelled()) break;
    all.push_back(open(source, ids.of(source.name), engine, policy));
    if (all.back().document) hearings.emplace_back(source.name, all.back().document->hearings);
  }
  place_by_words(sources, policy, all);
  set.intake = intake_of(hearings, engine);
  const auto& cases = set.intake.cases();
  set.one_project = !cases.empty() && std::all_of(cases.begin(), cases.end(), [&](const auto& one) {
    return same_project(one, cases.front());
  });
  const auto expected = expected_of(set.intake, set.one_project);
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto map = checked(all[i], expected, engine);
    set.papers.push_back({sources[i].name, std::move(all[i].document), std::move(map), all[i].problem});
  }
  return set;
}

intake::OtherReader notices_as_tables(const Engine& engine) {
  return [&engine, ids = std::make_shared<HearingIds>()](
             const std::filesystem::path& file, const intake::TableOptions& options,
             const intake::TableSink& sink) -> std::optional<intake::TableReport> {
    const auto beginning = documents::beginning_of(file);
    const auto name = file.filename().string();
    if (!beginning || documents::paper_kind(*beginning) == PaperKind::map) return std::nullopt;
    intake::TableReport report;
    const auto problem = [&](const std::string& code, const std::string& value) {
      report.problems.push_back(intake::make_problem(name, {}, 0, code, {{"value", value}}));
      return report;
    };
    const auto document = documents::read_document(file, options.policy);
    if (!document) {
      if (document.error().reason.empty()) return std::nullopt;
      return problem(document.error().reason, document.error().value);
    }
    const auto read = read_notice_of(*document, ids->of(name), engine);
    if (read.hearings.empty()) return problem("file-no-notice", code(read.format).data());
    for (const auto& remark : read.remarks) {
      report.notes.push_back({name, {}, 0, {}, {}, "document-remark", remark});
    }
    report.notes.push_back(intake::make_problem(name, {}, 0, "notice-not-confirmed"));
    note_what_is_not_sure(name, read.hearings, report);
    auto table = notices::notice_table(read.hearings, name);
    if (!sink.head(table.head)) return report;
    for (auto& row : table.rows) sink.row(std::move(row));
    return report;
  };
}

Text words_of(const Error& error, const hearing::MessageCatalogue& messages) {
  const auto key = "intake." + error.reason;
  if (!error.reason.empty() && messages.has(key)) return messages.render({key, {{"value", error.value}}});
  return {error.message, error.message, error.message};
}

}  // namespace tyndau::app
