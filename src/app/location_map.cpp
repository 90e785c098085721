#include "app/location_map.hpp"

#include "app/screening.hpp"
#include "core/closest_word.hpp"
#include "hearing/case_json.hpp"
#include "layers/replay.hpp"

#include <algorithm>

namespace tyndau::app {
namespace {

/// Reads along until the wanted hearing, or to the end, so that a refusal can name those there are.
class Choice {
 public:
  explicit Choice(const std::string& wanted) : wanted_(wanted) {}

  /// \return true when this is the one and no more need be read
  bool offer(hearing::Case&& input) {
    ids_.push_back(input.id);
    const bool named = input.id == wanted_;
    if (named || (wanted_.empty() && ids_.size() == 1)) chosen_ = std::move(input);
    return named;
  }
  [[nodiscard]] Result<hearing::Case> take() && {
    if (wanted_.empty() && ids_.size() > 1)
      return refuse("map-which-hearing", ErrorCode::bad_input, some_ids());
    if (chosen_) return *std::move(chosen_);
    const auto near = closest_word(wanted_, ids_);
    return refuse("map-no-hearing", ErrorCode::not_found, wanted_ + " (" + (near ? *near : some_ids()) + ")");
  }

 private:
  [[nodiscard]] std::string some_ids() const {
    constexpr std::size_t most = 12;
    std::string all;
    for (std::size_t i = 0; i < std::min(most, ids_.size()); ++i) all += (i == 0 ? "" : ", ") + ids_[i];
    return all + (ids_.size() > most ? " …" : "");
  }
  [[nodiscard]] static tl::unexpected<Error> refuse(std::string reason, ErrorCode code, std::string value) {
    return tl::unexpected<Error>(
        Error{code, "the file holds these hearings: " + value, {}, std::move(reason), std::move(value)});
  }

  const std::string& wanted_;
  std::vector<std::string> ids_;
  std::optional<hearing::Case> chosen_;
};

Result<intake::Intake> read_table(const std::filesystem::path& file, const intake::IntakeOptions& intake,
                                  const Engine& engine, const hearing::MessageCatalogue& messages,
                                  Language language) {
  auto read = intake::read_cases({file}, intake, engine.atlas);
  if (!read || !read->cases().empty()) return read;
  return tl::unexpected<Error>(nothing_screened(*read, messages, language));
}

/// \param hearing whose rows are meant; empty: all
RowsLeft rows_left(const intake::Intake& intake, const std::string& hearing) {
  const auto& built = intake.built;
  RowsLeft left;
  left.file_problems = intake.file_problems;
  const bool all = hearing.empty();
  for (const auto& kept : built.kept) {
    if (!all && kept.id != hearing && kept.group != hearing) continue;
    ++(kept.pending ? left.rows.pending : left.rows.rejected);
    left.problems.insert(left.problems.end(), kept.problems.begin(), kept.problems.end());
  }
  for (const auto& input : built.cases) {
    if (all || input.id == hearing) left.rows.screened += static_cast<std::int64_t>(input.origin.rows.size());
  }
  left.rows.rows = left.rows.screened + left.rows.pending + left.rows.rejected;
  return left;
}

}  // namespace

bool names_a_report(const std::filesystem::path& file) { return file.extension() == ".json"; }

Result<MapCase> case_of_report(const std::filesystem::path& file, const std::string& hearing) {
  auto reader = layers::ReportReader::open(file);
  if (!reader) return tl::unexpected<Error>(reader.error());
  Choice choice(hearing);
  for (;;) {
    auto stored = reader->next();
    if (!stored) return tl::unexpected<Error>(stored.error());
    if (!*stored || choice.offer(std::move((*stored)->input))) break;
  }
  auto chosen = std::move(choice).take();
  if (!chosen) return tl::unexpected<Error>(chosen.error());
  return MapCase{*std::move(chosen), reader->manifest().options, reader->manifest()};
}

Result<MapCase> case_of_report(const store::StoredReport& report) {
  auto manifest = layers::manifest_from_json(report.manifest);
  if (!manifest) return tl::unexpected<Error>(manifest.error());
  const auto input = layers::member_text(report.document, "input");
  if (!input) return fail(ErrorCode::bad_input, "this member must be there", "/input");
  auto read = hearing::case_from_json(*input);
  if (!read) return tl::unexpected<Error>(read.error());
  const auto options = manifest->options;
  return MapCase{*std::move(read), options, *std::move(manifest)};
}

Result<TableCase> case_of_table(const std::filesystem::path& file, const std::string& hearing,
                                const intake::IntakeOptions& intake, const hearing::ScreeningOptions& options,
                                const Engine& engine, const hearing::MessageCatalogue& messages,
                                Language language) {
  auto read = read_table(file, intake, engine, messages, language);
  if (!read) return tl::unexpected<Error>(read.error());
  auto left = rows_left(*read, hearing);
  const bool held = hearing.empty() || std::any_of(read->cases().begin(), read->cases().end(),
                                                   [&](const auto& one) { return one.id == hearing; });
  if (!held && left.any())
    return fail(
        ErrorCode::bad_input,
        problem_lines(left.problems.empty() ? left.file_problems : left.problems, messages, language));
  Choice choice(hearing);
  for (auto& input : read->built.cases) {
    if (choice.offer(std::move(input))) break;
  }
  auto chosen = std::move(choice).take();
  if (!chosen) return tl::unexpected<Error>(chosen.error());
  return TableCase{{*std::move(chosen), options, std::nullopt}, std::move(left)};
}

Result<TableCases> all_cases_of_report(const std::filesystem::path& file) {
  auto reader = layers::ReportReader::open(file);
  if (!reader) return tl::unexpected<Error>(reader.error());
  TableCases cases;
  for (;;) {
    auto stored = reader->next();
    if (!stored) return tl::unexpected<Error>(stored.error());
    if (!*stored) return cases;
    cases.all.push_back({std::move((*stored)->input), reader->manifest().options, reader->manifest()});
  }
}

Result<TableCases> all_cases_of_table(const std::filesystem::path& file, const intake::IntakeOptions& intake,
                                      const hearing::ScreeningOptions& options, const Engine& engine,
                                      const hearing::MessageCatalogue& messages, Language language) {
  auto read = read_table(file, intake, engine, messages, language);
  if (!read) return tl::unexpected<Error>(read.error());
  TableCases cases{{}, rows_left(*read, {})};
  for (auto& input : read->built.cases) cases.all.push_back({std::move(input), options, std::nullopt});
  return cases;
}

Result<LocationMap> draw_location_map(MapCase what, const Engine& engine,
                                      const hearing::MessageCatalogue& messages,
                                      const drawing::MapOptions& options) {
  const auto report = hearing::screen(std::move(what.input), engine.atlas, engine.rules, what.options);
  auto scene = drawing::make_location_map(report, engine.atlas, messages, options);
  if (!scene) return tl::unexpected<Error>(scene.error());
  LocationMap map{*std::move(scene), {}};
  if (what.made_with) map.other_data = layers::differences(*what.made_with, engine.manifest(what.options));
  return map;
}

}  // namespace tyndau::app
