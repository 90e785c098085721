#include "intake/read_cases.hpp"

#include "intake/column_fixes.hpp"
#include "intake/fold.hpp"

#include <utility>

namespace tyndau::intake {
namespace {

void append(std::vector<Problem>& all, const std::vector<Problem>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// A .txt can be a table or a notice: without a row that names columns it is a notice, if the other reader finds one.
TableReport read_table_or_text(const std::filesystem::path& file, const IntakeOptions& options,
                               const TableOptions& table, const TableSink& sink) {
  TableReport report = read_table(file, table, sink);
  const bool text = fold_tight(file.extension().string()) == "txt" && !table.format;
  if (!options.other || !text || !report.no_header) return report;
  auto other = options.other(file, table, sink);
  if (!other) return report;
  if (!other->problems.empty()) {
    append(report.problems, other->problems);
    return report;
  }
  other->notes.insert(other->notes.begin(),
                      make_problem(file.filename().string(), {}, 0, "text-read-as-notice"));
  return std::move(*other);
}

TableReport read_any(const std::filesystem::path& file, const IntakeOptions& options,
                     const TableOptions& table, const TableSink& sink) {
  if (options.other && !table.format && !table_format(file)) {
    if (auto report = options.other(file, table, sink)) return std::move(*report);
  }
  return read_table_or_text(file, options, table, sink);
}

/// Reads tables into one builder.
template <class ReadAll>
Result<Intake> read_with(const IntakeOptions& options, const Gazetteer& gazetteer, const Country& country,
                         ReadAll read_all) {
  TableOptions table = options.table;
  auto map = header_map(options.map);
  if (!map) return tl::unexpected<Error>(map.error());
  table.map = std::move(*map);
  CaseBuilder builder(country);
  std::int64_t rows = 0;
  TableHead at_hand;
  const TableSink sink{[&](const TableHead& head) {
                         if (options.amend) at_hand = head;
                         builder.begin_table(head);
                         return true;
                       },
                       [&](TableRow&& row) {
                         if (options.amend) options.amend(at_hand, row);
                         builder.add(std::move(row));
                         if (options.progress) options.progress(++rows);
                       }};
  Intake intake;
  std::vector<Note> notes;
  read_all(table, sink, [&](const TableReport& report) {
    append(notes, report.notes);
    append(intake.file_problems, report.problems);
  });
  intake.built = builder.finish();
  notes.insert(notes.end(), intake.built.notes.begin(), intake.built.notes.end());
  intake.built.notes = std::move(notes);
  auto& built = intake.built;
  for (std::size_t i = 0; i < built.cases.size(); ++i) {
    resolve_places(built.cases[i], gazetteer);
    append(built.notes, place_remarks(built.cases[i], built.place_cells[i], built.tables, gazetteer));
  }
  built.place_cells.clear();
  name_zones(built, gazetteer, country);
  return intake;
}

}  // namespace

std::vector<Problem> Intake::problems() const {
  std::vector<Problem> all = file_problems;
  for (const auto& kept : built.kept) append(all, kept.problems);
  return all;
}

Result<Intake> read_cases(const std::vector<std::filesystem::path>& files, const IntakeOptions& options,
                          const Gazetteer& gazetteer, const Country& country) {
  return read_with(options, gazetteer, country,
                   [&](const TableOptions& table, const TableSink& sink, auto take) {
                     for (const auto& file : files) take(read_any(file, options, table, sink));
                   });
}

Result<Intake> read_cases(std::istream& bytes, const std::string& name, const IntakeOptions& options,
                          const Gazetteer& gazetteer, const Country& country) {
  return read_with(options, gazetteer, country,
                   [&](const TableOptions& table, const TableSink& sink, auto take) {
                     take(read_table(bytes, name, table, sink));
                   });
}

Result<Intake> read_cases(const std::vector<std::filesystem::path>& files, const IntakeOptions& options,
                          const hearing::Atlas& atlas) {
  return read_cases(files, options, Gazetteer(atlas), Country(atlas.outline()));
}

}  // namespace tyndau::intake
