#include "http/endpoints/reports.hpp"

#include "app/dossier.hpp"
#include "app/papers.hpp"
#include "app/register.hpp"
#include "drawing/write_scene.hpp"
#include "hearing/digest.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/report_page.hpp"
#include "http/target.hpp"
#include "layers/report_json.hpp"

namespace tyndau::http {
namespace {

using hearing::json::Writer;

std::map<std::string, layers::VerdictCounts> counts_of(const store::StoredReport& report) {
  std::map<std::string, layers::VerdictCounts> counts;
  for (const auto& [finding, word] : report.verdicts) {
    for (const auto verdict : {Verdict::pass, Verdict::fail, Verdict::cannot_tell, Verdict::not_applicable}) {
      if (code(verdict) == word) ++counts[finding][verdict];
    }
  }
  return counts;
}

/// The document that `tyndau replay` screens again.
std::string document_of(const store::StoredReport& report) {
  return layers::report_of_one(report.manifest, report.document, {{1, 1, 0, 0}, counts_of(report)});
}

layers::FindingTitles titles_of(const app::Service& service) {
  const auto engine = service.engine->get();
  return engine ? engine->titles : layers::FindingTitles{};
}

/// Why there is no paper or map, in the words of the catalogue.
Response no_paper(const Error& error, const Request& request, const app::Service& service) {
  Problem problem{fault_of(error.code), {}, {}, {}, {}};
  if (error.code == ErrorCode::bad_input) problem.fault = Fault::unprocessable;
  problem.detail = app::words_of(error, service.messages).in(request.language);
  return respond(problem, request, service.messages);
}

app::Provenance provenance_of(const app::RegisteredReport& found, const app::MapCase& what,
                              const app::Engine& engine, Language language) {
  app::Provenance provenance;
  const std::string document = document_of(found.report);
  provenance.file = dossier::SourceFile{"report.json", hearing::sha256_of(document)};
  provenance.commands =
      app::replay_commands("report.json", found.report.hearing, what.options, language, engine.roads.get());
  provenance.commands.insert(
      provenance.commands.begin(),
      "curl \"/reports/" + percent_encoded(found.report.hearing) + "?f=json\" -o report.json");
  for (const auto& said : found.statements) {
    provenance.replies.push_back({said.kind, said.finding, said.subject, said.text, said.organisation,
                                  said.source_url, rfc3339(said.written_at).substr(0, 10)});
  }
  return provenance;
}

/// What a messenger shows of the page of a hearing: its answer and, where one can be drawn, its map.
LinkPreview preview_of(const dossier::Document& paper, const std::string& hearing, const Request& request) {
  const auto address = request.base_url + "/reports/" + percent_encoded(hearing);
  const auto language = std::string(code(request.language));
  LinkPreview preview{request.language,
                      dossier::clean(paper.title),
                      dossier::clean(paper.description),
                      address + "?f=html&lang=" + language,
                      {},
                      {}};
  for (const auto& block : paper.blocks) {
    const auto* picture = std::get_if<dossier::Picture>(&block);
    if (picture == nullptr) continue;
    preview.image = address + "/map.png?paper=screen&lang=" + language;
    preview.image_text = dossier::clean(picture->caption);
  }
  return preview;
}

/// \p is_page: it is read at its address, not kept as a file.
Response dossier_of(const app::RegisteredReport& found, dossier::PaperFormat format, bool is_page,
                    const Request& request, const app::Service& service) {
  const auto engine = service.engine->get();
  if (!engine) return no_store(request, service);
  auto what = app::case_of_report(found.report);
  if (!what) return no_paper(what.error(), request, service);
  const auto provenance = provenance_of(found, *what, *engine, request.language);
  const app::HearingPapers papers(*std::move(what), *engine, service.messages);
  auto paper = papers.dossier(provenance, request.language);
  if (is_page) paper.preview = preview_of(paper, found.report.hearing, request);
  auto bytes = dossier::to_bytes(paper, format);
  if (!bytes) return no_paper(bytes.error(), request, service);
  auto response = Response::with(std::string(media_type(format)), *std::move(bytes));
  response.headers.add("Link", "</reports/" + percent_encoded(found.report.hearing) +
                                   "?f=json>; rel=\"alternate\"; type=\"application/json\"");
  if (format == dossier::PaperFormat::html)
    response.headers.set("Content-Security-Policy",
                         std::string(dossier::html_policy) + "; frame-ancestors 'none'");
  return response;
}

Response report(const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const auto found = service.records->report(request.path_value("hearing"));
  if (!found) return respond(found.error(), request, service);
  if (request.media_type == "text/html")
    return dossier_of(*found, dossier::PaperFormat::html, true, request, service);
  if (request.media_type == "application/pdf")
    return dossier_of(*found, dossier::PaperFormat::pdf, true, request, service);
  return Response::json(document_of(found->report));
}

Response dossier_file(const Request& request, const app::Service& service) {
  const auto format = dossier::paper_format_from_code(request.path_value("format"));
  const bool known = format == dossier::PaperFormat::html || format == dossier::PaperFormat::pdf;
  if (!known) return respond(Problem{Fault::not_found, {}, {}, {}, {}}, request, service.messages);
  if (!service.records) return no_store(request, service);
  const auto found = service.records->report(request.path_value("hearing"));
  if (!found) return respond(found.error(), request, service);
  return dossier_of(*found, *format, false, request, service);
}

Response location_map(const Request& request, const app::Service& service) {
  const auto format = drawing::page_format_from_code(request.path_value("format"));
  if (!format) return respond(Problem{Fault::not_found, {}, {}, {}, {}}, request, service.messages);
  const std::string asked = request.parameter("paper").value_or("a4");
  const auto paper = drawing::paper_from_code(asked);
  if (!paper) {
    return bad_parameter("paper", service.messages, request, "http.parameter.one_of",
                         {{"value", asked}, {"known", std::string("a4, a3, screen")}});
  }
  if (!service.records) return no_store(request, service);
  const auto engine = service.engine->get();
  if (!engine) return no_store(request, service);
  const auto found = service.records->report(request.path_value("hearing"));
  if (!found) return respond(found.error(), request, service);
  auto what = app::case_of_report(found->report);
  if (!what) return no_paper(what.error(), request, service);
  const auto map =
      app::draw_location_map(*std::move(what), *engine, service.messages, {*paper, request.language});
  if (!map) return no_paper(map.error(), request, service);
  auto bytes = drawing::to_bytes(map->scene, *format);
  if (!bytes) return no_paper(bytes.error(), request, service);
  return Response::with(std::string(media_type(*format)), *std::move(bytes));
}

Response scorecard(const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const auto card = service.records->scorecard();
  if (!card) return respond(card.error(), request, service);
  const auto titles = titles_of(service);
  if (request.media_type == "text/html") {
    return Response::html(scorecard_page(*card, titles, service.messages, request.language));
  }
  if (request.media_type == "text/csv") {
    return Response::with("text/csv; charset=utf-8", card->csv(service.messages, titles, request.language));
  }
  return Response::json(card->json(service.messages, titles));
}

void write_statement(Writer& out, const store::FindingStatement& said) {
  out.begin_object();
  out.key("id").integer(said.id);
  out.member("hearing", said.hearing);
  out.member("finding", said.finding);
  out.member("subject", said.subject);
  out.member("kind", said.kind);
  out.member("text", said.text);
  out.member("organisation", said.organisation);
  out.member("source_url", said.source_url);
  out.member("written", rfc3339(said.written_at));
  out.end_object();
}

Response state(const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const app::Author author{request.principal ? request.principal->id : std::string{}, request.id};
  const auto said = service.records->state(request.path_value("fid"), request.body, author);
  if (!said) return respond(said.error(), request, service);
  std::string body;
  Writer out(body);
  write_statement(out, *said);
  return Response::created(request.base_url + "/reports/" + percent_encoded(said->hearing), std::move(body));
}

Response statements(const Request& request, const app::Service& service) {
  if (!service.records) return no_store(request, service);
  const auto all = service.records->statements(request.path_value("fid"));
  if (!all) return respond(all.error(), request, service);
  std::string body;
  Writer out(body);
  out.begin_object();
  out.key("statements").begin_array();
  for (const auto& said : *all) write_statement(out, said);
  out.end_array();
  out.end_object();
  return Response::json(std::move(body));
}

}  // namespace

std::vector<Route> report_routes() {
  const std::string replies = "/collections/findings/items/{fid}/statements";
  return {
      Route{Method::get,
            "/reports/{hearing}",
            report,
            {"application/json", "text/html", "application/pdf"},
            {},
            {},
            Access::open,
            Work::pooled},
      Route{Method::get,
            "/reports/{hearing}/dossier.{format}",
            dossier_file,
            {},
            {},
            {},
            Access::open,
            Work::pooled},
      Route{Method::get,
            "/reports/{hearing}/map.{format}",
            location_map,
            {},
            {},
            {"paper"},
            Access::open,
            Work::pooled},
      Route{Method::get,
            "/scorecard",
            scorecard,
            {"application/json", "text/html", "text/csv"},
            {},
            {},
            Access::open,
            Work::pooled},
      Route{Method::get, replies, statements, {"application/json"}, {}, {}, Access::open, Work::pooled},
      Route{Method::post,
            replies,
            state,
            {"application/json"},
            {"application/json"},
            {},
            Access::writer,
            Work::pooled},
  };
}

}  // namespace tyndau::http
