#include "app/replay.hpp"

#include "app/engine.hpp"
#include "layers/replay.hpp"
#include "layers/report_json.hpp"
#include "layers/scorecard.hpp"

namespace tyndau::app {
namespace {

/// Notes the first difference of two texts. \return true when they are the same.
bool same(const std::string& was, const std::string& now, const std::string& where, Replay& outcome) {
  const auto difference = layers::first_difference(was, now);
  if (!difference) return true;
  outcome.place = where + " " + difference->pointer;
  outcome.was = difference->was;
  outcome.now = difference->now;
  return false;
}

Result<Replay> compare(layers::ReportReader& reader, const Engine& engine,
                       const hearing::MessageCatalogue& messages) {
  Replay outcome;
  const auto manifest = engine.manifest(reader.manifest().options);
  outcome.manifest = layers::differences(reader.manifest(), manifest);
  if (!outcome.manifest.empty()) return outcome;
  if (!same(reader.manifest_text(), layers::manifest_json(manifest), "manifest", outcome)) return outcome;
  layers::Scorecard scorecard;
  for (;;) {
    auto stored = reader.next();
    if (!stored) return tl::unexpected<Error>(stored.error());
    if (!*stored) break;
    const auto id = (*stored)->input.id;
    const auto report =
        hearing::screen(std::move((*stored)->input), engine.atlas, engine.rules, reader.manifest().options);
    scorecard.add(report);
    ++outcome.hearings;
    if (!same((*stored)->text, layers::hearing_json(report, messages), id, outcome)) return outcome;
  }
  layers::Summary summary = reader.summary();
  summary.findings = scorecard.totals();
  same(reader.summary_text(), layers::summary_json(summary, outcome.hearings), "summary", outcome);
  return outcome;
}

}  // namespace

Result<Replay> replay(const std::filesystem::path& report, const Installation& installation,
                      const std::filesystem::path& store, const hearing::MessageCatalogue& messages) {
  auto reader = layers::ReportReader::open(report);
  if (!reader) return tl::unexpected<Error>(reader.error());
  const auto engine = Engine::load(installation, store, reader->manifest().options.edges);
  if (!engine) return tl::unexpected<Error>(engine.error());
  return compare(*reader, *engine, messages);
}

}  // namespace tyndau::app
