#include "app/dossier.hpp"
#include "app/process_hearing.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using dossier::PaperFormat;

std::string file_of(const dossier::Document& paper, PaperFormat format, const std::string& bytes) {
  std::string file;
  json::Writer out(file);
  out.begin_object();
  write_file(out, media_type(format), format == PaperFormat::html || format == PaperFormat::txt, bytes);
  out.member("title", paper.title);
  out.end_object();
  return file;
}

/// The dossier, or the letter that the inputs ask for.
Result<dossier::Document> paper_of(const HearingPapers& papers, const json::Object& inputs,
                                   Language language) {
  if (inputs.text("letter").empty()) return papers.dossier({}, language);
  const auto letter = chosen(
      inputs, "letter", dossier::Letter::complaint,
      [](const auto& word) { return dossier::letter_from_code(word); }, "complaint, remarks");
  return papers.letter(letter, language);
}

}  // namespace

Answer<ProcessOutput> run_write_dossier(const Execution& execution, const Workshop& workshop) {
  const auto write = [&](const json::Object& inputs) -> Answer<std::string> {
    const auto options = screening_options(inputs, *workshop.engine);
    const auto format = chosen(
        inputs, "format", PaperFormat::html,
        [](const auto& word) { return dossier::paper_format_from_code(word); }, "html, pdf, docx, txt");
    auto input = read_hearing(inputs, workshop);
    if (!input) return tl::unexpected<Refusal>(input.error());
    const HearingPapers papers({std::move(input->hearing), options, {}}, *input->engine, workshop.messages);
    const auto paper = paper_of(papers, inputs, execution.language);
    if (!paper) {
      return tl::unexpected<Refusal>(
          Refusal{Refusal::Kind::senseless,
                  {{"/inputs/letter", paper.error().reason, {"intake." + paper.error().reason, {}}}}});
    }
    const auto bytes = dossier::to_bytes(*paper, format);
    if (!bytes) return refuse(bytes.error());
    return file_of(*paper, format, *bytes);
  };
  return run_with_inputs(
      execution, "dossier",
      {"hearing", "settlements", "zones", "units", "rules", "radius_m", "far_m", "format", "letter"}, write);
}

}  // namespace tyndau::app
