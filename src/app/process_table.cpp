#include "app/corrections.hpp"
#include "app/json_text.hpp"
#include "app/papers.hpp"
#include "app/processes.hpp"
#include "app/secrets.hpp"
#include "app/spool.hpp"
#include "app/table_preview.hpp"
#include "intake/read_cases.hpp"
#include "layers/answer.hpp"
#include "layers/report_json.hpp"
#include "layers/scorecard.hpp"

#include <algorithm>
#include <array>

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> table_types{
    {{"text/csv", "csv"},
     {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
     {"application/vnd.oasis.opendocument.spreadsheet", "ods"},
     {"application/geo+json", "geojson"},
     {"application/x-ndjson", "ndjson"},
     {"application/geopackage+sqlite3", "gpkg"},
     {"application/pdf", "pdf"},
     {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
     {"application/vnd.oasis.opendocument.text", "odt"},
     {"text/html", "html"},
     {"text/plain", "txt"}}};

constexpr std::size_t most_result_bytes = std::size_t{256} << 20U;

/// What is to be screened, and how.
struct TableJob {
  std::string bytes;
  std::string extension;
  intake::IntakeOptions intake;
  Corrections corrections;
  hearing::ScreeningOptions options;
  std::string detail = "verdicts";  ///< of each hearing: verdicts, summary or full
  bool document = false;
};

/// A text is CSV; an object is {"value", "mediaType", "encoding"}, or a FeatureCollection.
void read_table_input(const json::Value& value, TableJob& job) {
  const std::string pointer = "/inputs/table";
  job.extension = "csv";
  if (value.kind == json::Value::Kind::string) {
    job.bytes = value.string;
    return;
  }
  if (const auto* type = value.find("type"); type != nullptr && type->string == "FeatureCollection") {
    job.bytes = json_text(value);
    job.extension = "geojson";
    return;
  }
  const json::Object object(value, pointer, {"value", "mediaType", "encoding"});
  const auto media_type = object.text("mediaType");
  job.extension = table_extension(media_type.empty() ? "text/csv" : media_type);
  if (job.extension.empty())
    throw json::Fault(object.pointer("mediaType"), "not a type of table that is read");
  const auto& content = object.at("value");
  if (content.kind != json::Value::Kind::string) {
    job.bytes = json_text(content);
    return;
  }
  const auto encoding = object.text("encoding");
  if (!encoding.empty() && encoding != "base64")
    throw json::Fault(object.pointer("encoding"), "expected \"base64\"");
  job.bytes = content.string;
  if (encoding.empty()) return;
  auto bytes = base64_decoded(content.string);
  if (!bytes) throw json::Fault(object.pointer("value"), "expected base64");
  job.bytes = std::move(*bytes);
}

Answer<TableJob> job_of(const Execution& execution, const Workshop& workshop) {
  TableJob job;
  if (execution.content_type != "application/json") {
    job.bytes = execution.body;
    job.extension = table_extension(execution.content_type);
    return job;
  }
  const auto request = read_execute_request(execution.body, "result");
  if (!request) return tl::unexpected<Refusal>(request.error());
  try {
    const json::Object inputs(*(*request)->inputs, "/inputs",
                              {"table", "map", "corrections", "fixes", "sheet", "header_row", "encoding",
                               "rules", "radius_m", "far_m", "detail"});
    job.options = screening_options(inputs, *workshop.engine);
    read_table_input(inputs.at("table"), job);
    if (const auto* map = inputs.find("map")) {
      if (map->kind != json::Value::Kind::object) throw json::Fault("/inputs/map", "expected an object");
      for (const auto& [column, header] : map->members) {
        job.intake.map[column] = json::as_string(header, json::pointer_to("/inputs/map", column));
      }
    }
    job.corrections = Corrections(inputs);
    read_choices(inputs, job.intake.table);
    if (const auto detail = inputs.text("detail"); !detail.empty()) job.detail = detail;
    constexpr std::array<std::string_view, 4> details{"verdicts", "summary", "full", "preview"};
    if (std::find(details.begin(), details.end(), job.detail) == details.end())
      throw json::Fault("/inputs/detail", "expected \"verdicts\", \"summary\", \"full\" or \"preview\"");
  } catch (const json::Fault& fault) {
    return refuse(fault);
  }
  job.document = (*request)->as_document;
  return job;
}

std::string hearing_text(const hearing::Report& report, std::string_view detail,
                         const hearing::MessageCatalogue& messages) {
  if (detail == "full") return layers::hearing_json(report, messages);
  if (detail == "summary") return layers::hearing_summary_json(report, messages);
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.member("id", report.input.id);
  out.key("answer").text(layers::answer(report, messages));
  out.key("verdicts").begin_object();
  for (const auto& [finding, verdict] : layers::verdicts_by_finding(report))
    out.member(finding, code(verdict));
  out.end_object();
  out.end_object();
  return text;
}

Answer<std::string> screen_cases(std::vector<hearing::Case>& cases, const TableJob& job,
                                 const Execution& execution, const Workshop& workshop,
                                 layers::Scorecard& scorecard) {
  const auto& engine = *workshop.engine;
  std::string all = "[";
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (execution.cancelled()) return refuse(Kind::unavailable, "cancelled");
    const auto report = hearing::screen(std::move(cases[i]), engine.atlas, engine.rules, job.options);
    scorecard.add(report);
    all += (i == 0 ? "" : ",") + hearing_text(report, job.detail, workshop.messages);
    if (all.size() > most_result_bytes) {
      return refuse(Kind::too_large, "result-too-large", {{"limit", std::to_string(most_result_bytes)}});
    }
    constexpr std::size_t whole = 100;
    execution.progress(static_cast<int>(whole * (i + 1) / cases.size()));
  }
  return all + "]";
}

Refusal unreadable(const intake::Intake& intake) {
  Refusal refusal{Kind::senseless, {}};
  auto problems = intake.problems();
  problems.resize(std::min(problems.size(), std::size_t{50}));
  for (auto& problem : problems) {
    const auto row = problem.row > 0 ? "row " + std::to_string(problem.row) : std::string{};
    refusal.faults.push_back(
        {problem.column.empty() ? row : row + ", " + problem.column, problem.code, problem.message});
  }
  if (refusal.faults.empty()) refusal.faults.push_back({{}, "no-rows", {"service.no-rows", {}}});
  return refusal;
}

std::string result_json(const TableJob& job, const intake::Intake& intake, const std::string& hearings,
                        const layers::Scorecard& scorecard, const Workshop& workshop) {
  const auto& counts = intake.built.counts;
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key("rows").begin_object();
  out.key("read").integer(counts.rows);
  out.key("screened").integer(counts.screened);
  out.key("pending").integer(counts.pending);
  out.key("rejected").integer(counts.rejected);
  out.end_object();
  write_problems(out.key("problems"), intake.problems(), workshop.messages);
  write_problems(out.key("notes"), intake.built.notes, workshop.messages);
  job.corrections.write(out.key("made"));
  out.key("manifest").raw(layers::manifest_json(workshop.engine->manifest(job.options)));
  out.key("scorecard").raw(scorecard.json(workshop.messages, workshop.engine->titles));
  out.key("hearings").raw(hearings);
  out.end_object();
  return text;
}

}  // namespace

std::vector<std::string_view> table_media_types() {
  std::vector<std::string_view> all{"application/json"};
  for (const auto& [type, extension] : table_types) all.push_back(type);
  return all;
}

std::string_view table_extension(std::string_view media_type) {
  for (const auto& [type, extension] : table_types) {
    if (type == media_type) return extension;
  }
  return {};
}

Answer<ProcessOutput> run_screen_table(const Execution& execution, const Workshop& workshop) {
  auto job = job_of(execution, workshop);
  if (!job) return tl::unexpected<Refusal>(job.error());
  const auto file = spooled(job->bytes, job->extension);
  if (!file) return refuse(file.error());
  auto reading = job->intake;
  reading.table.policy.landlock_required = true;
  if (job->detail == "preview") {
    auto preview = table_preview(file->file(), reading, workshop.messages);
    if (!preview) return refuse(preview.error());
    return ProcessOutput{*std::move(preview), job->document};
  }
  reading.other = notices_as_tables(*workshop.engine);
  reading.amend = [&](const intake::TableHead& head, intake::TableRow& row) {
    job->corrections.make(head, row, workshop.engine->country);
  };
  auto intake =
      intake::read_cases({file->file()}, reading, workshop.engine->gazetteer, workshop.engine->country);
  if (!intake) return refuse(intake.error());
  const auto& counts = intake->built.counts;
  if (counts.rows > static_cast<std::int64_t>(workshop.limits.rows)) {
    return refuse(Kind::too_large, "too-many-rows", {{"limit", std::to_string(workshop.limits.rows)}});
  }
  // A summary tells of rejected rows as well when no row is left to screen.
  const bool tells = job->detail == "summary" && counts.rows > 0;
  if (intake->cases().empty() && !tells) return tl::unexpected<Refusal>(unreadable(*intake));
  layers::Scorecard scorecard;
  const auto hearings = screen_cases(intake->built.cases, *job, execution, workshop, scorecard);
  if (!hearings) return tl::unexpected<Refusal>(hearings.error());
  return ProcessOutput{result_json(*job, *intake, *hearings, scorecard, workshop), job->document};
}

}  // namespace tyndau::app
