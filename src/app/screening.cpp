#include "app/screening.hpp"

#include "app/ordered.hpp"
#include "intake/rejected.hpp"

namespace tyndau::app {
namespace {

/// A report and its texts, as one thread makes them.
struct Screened {
  hearing::Report report;
  Rendered rendered;
};

layers::RowCounts counts_of(const intake::RowCounts& rows) {
  return {rows.rows, rows.screened, rows.pending, rows.rejected};
}

Result<std::monostate> write_rejected(const ScreeningOutput& output, const intake::Intake& intake,
                                      const hearing::MessageCatalogue& messages, Language language) {
  const auto file = output.folder() / "rejected.csv";
  if (!intake.built.kept.empty()) return intake::write_rejected(file, intake.built, messages, language);
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return std::monostate{};
}

void screen_all(const ScreeningRequest& request, const Engine& engine, std::vector<hearing::Case>& cases,
                const std::function<void(Screened&&)>& take, const ScreeningOutput& output) {
  const auto total = static_cast<std::int64_t>(cases.size());
  in_order(
      cases.size(), request.threads,
      [&](std::size_t i) {
        auto report = hearing::screen(std::move(cases[i]), engine.atlas, engine.rules, request.options);
        auto rendered = output.render(report);
        return Screened{std::move(report), std::move(rendered)};
      },
      [&](std::size_t i, Screened&& screened) {
        take(std::move(screened));
        if (request.progress) request.progress(static_cast<std::int64_t>(i) + 1, total);
        return true;
      });
}

}  // namespace

std::string problem_line(const intake::Problem& problem, const hearing::MessageCatalogue& messages,
                         Language language) {
  std::string line = problem.file;
  if (!problem.sheet.empty()) line += " [" + problem.sheet + "]";
  if (problem.row > 0) {
    line += ", " + messages.phrase("screening.row").in(language) + " " + std::to_string(problem.row);
  }
  if (!problem.column.empty()) line += ", " + problem.column;
  if (!problem.value.empty()) line += " \"" + problem.value + "\"";
  return line + ": " + messages.render(problem.message).in(language);
}

std::string problem_lines(const std::vector<intake::Problem>& problems,
                          const hearing::MessageCatalogue& messages, Language language) {
  constexpr std::size_t shown = 5;
  std::string lines;
  for (std::size_t i = 0; i < std::min(shown, problems.size()); ++i) {
    lines += (i == 0 ? "" : "\n  ") + problem_line(problems[i], messages, language);
  }
  return lines;
}

Error nothing_screened(const intake::Intake& intake, const hearing::MessageCatalogue& messages,
                       Language language) {
  auto all = intake.file_problems.empty() ? intake.problems() : intake.file_problems;
  all.insert(all.end(), intake.built.notes.begin(), intake.built.notes.end());
  std::string message = problem_lines(all, messages, language);
  if (message.empty()) message = messages.phrase("screening.no_rows").in(language);
  return {ErrorCode::bad_input, message, {}};
}

Result<ScreeningResult> run_screening(const ScreeningRequest& request, const Engine& engine,
                                      const hearing::MessageCatalogue& messages) {
  auto intake = intake::read_cases(request.inputs, request.intake, engine.atlas);
  if (!intake) return tl::unexpected<Error>(intake.error());
  const layers::TableLanguage table{messages, engine.titles, request.language};
  const bool nothing = intake->cases().empty();
  if (nothing && intake->built.kept.empty()) {
    return tl::unexpected<Error>(nothing_screened(*intake, messages, request.language));
  }
  auto output = ScreeningOutput::open(request.output, engine.manifest(request.options), table);
  if (!output) return tl::unexpected<Error>(output.error());
  if (nothing) {
    return write_rejected(*output, *intake, messages, request.language)
        .and_then([&](auto) -> Result<ScreeningResult> {
          return tl::unexpected<Error>(nothing_screened(*intake, messages, request.language));
        });
  }

  ScreeningResult result;
  result.hearings = intake->cases().size();
  layers::Scorecard scorecard;
  layers::TerminalSummary terminal({messages, engine.titles, request.language, request.colour});
  screen_all(
      request, engine, intake->built.cases,
      [&](Screened&& screened) {
        scorecard.add(screened.report);
        terminal.add(screened.report);
        for (const auto& finding : screened.report.findings) {
          if (finding.verdict == Verdict::fail)
            ++result.failing[static_cast<std::size_t>(finding.finding_class)];
        }
        output->add(std::move(screened.rendered));
      },
      *output);
  result.rows = counts_of(intake->built.counts);
  const auto written = output->finish({result.rows, scorecard.totals()}, scorecard).and_then([&](auto) {
    return write_rejected(*output, *intake, messages, request.language);
  });
  if (!written) return tl::unexpected<Error>(written.error());
  result.problems = intake->problems();
  result.notes = std::move(intake->built.notes);
  result.file_problems = std::move(intake->file_problems);
  result.summary = terminal.text(result.rows, scorecard);
  return result;
}

}  // namespace tyndau::app
