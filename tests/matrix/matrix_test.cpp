#include "hearing/finding_ids.hpp"
#include "matrix/cases.hpp"
#include "matrix/reasons.hpp"
#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <map>

namespace tyndau::matrix {
namespace {

using namespace hearing;

constexpr std::array all_verdicts{Verdict::pass, Verdict::fail, Verdict::cannot_tell,
                                  Verdict::not_applicable};

std::vector<NamedCase> all_cases() {
  auto cases = cases_of_record();
  for (NamedCase& one : cases_of_places()) cases.push_back(std::move(one));
  return cases;
}

/// The name of a case that fills each cell: every case under every pack and in every form.
std::map<Cell, std::string> filled_cells() {
  std::map<Cell, std::string> filled;
  for (const NamedCase& one : all_cases()) {
    for (const RulePack& pack : test::shipped_rules().packs()) {
      for (const Form form : all_forms) {
        Case input = one.input;
        input.form = form;
        ScreeningOptions options;
        options.rule_pack = pack.id;
        const Report report = screen(std::move(input), *one.atlas, test::shipped_rules(), options);
        for (const Finding& finding : report.findings) {
          SCOPED_TRACE(one.name + ", " + pack.id + ", " + std::string(code(form)) + ", " + finding.id);
          test::expect_whole(finding);
          const Cell cell{finding.id, std::string(code(finding.verdict)), pack.id, std::string(code(form))};
          filled.emplace(cell, one.name);
        }
      }
    }
  }
  return filled;
}

std::string to_text(const Cell& cell) {
  return cell.finding + " · " + cell.verdict + " · " + cell.pack + " · " + cell.form;
}

std::vector<Cell> all_cells() {
  std::vector<Cell> cells;
  for (const auto id : finding_ids) {
    for (const Verdict verdict : all_verdicts) {
      for (const RulePack& pack : test::shipped_rules().packs()) {
        for (const Form form : all_forms) {
          cells.push_back({std::string(id), std::string(code(verdict)), pack.id, std::string(code(form))});
        }
      }
    }
  }
  return cells;
}

TEST(Matrix, EveryCellIsFilledByACaseOrHasAReason) {
  const auto filled = filled_cells();
  const auto reasons = read_reasons(test::source_dir() / "tests/matrix/reasons.yaml");
  std::vector<int> used(reasons.size(), 0);
  std::size_t with_case = 0;
  std::size_t with_reason = 0;
  std::string unexplained;
  for (const Cell& cell : all_cells()) {
    const bool has_case = filled.count(cell) != 0;
    bool has_reason = false;
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      if (!reasons[i].speaks_of(cell)) continue;
      has_reason = true;
      if (!has_case) ++used[i];
      EXPECT_FALSE(has_case) << to_text(cell) << ": filled by \"" << filled.at(cell)
                             << "\", yet reasons.yaml:" << reasons[i].line << " says: " << reasons[i].text;
    }
    with_case += has_case ? 1U : 0U;
    with_reason += !has_case && has_reason ? 1U : 0U;
    if (!has_case && !has_reason) unexplained += to_text(cell) + "\n";
  }
  EXPECT_EQ(unexplained, "");
  for (std::size_t i = 0; i < reasons.size(); ++i)
    EXPECT_GT(used[i], 0) << "reasons.yaml:" << reasons[i].line;
  std::cout << "matrix: " << all_cells().size() << " cells, " << with_case << " filled by cases, "
            << with_reason << " empty with a reason, " << all_cases().size() << " cases\n";
}

TEST(Matrix, TheGoodCaseFailsNothingUnderTheRegimesOfKazakhstan) {
  for (const char* pack : {"kz-2007", "kz-2021", "kz-2024"}) {
    ScreeningOptions options;
    options.rule_pack = pack;
    const Report report = screen(good_case(), full_world(), test::shipped_rules(), options);
    for (const Finding& finding : report.findings) {
      // The zone of the good case reaches Aksu: that is why the hearing is held there.
      const bool expected = finding.id == "spz-reaches-settlement";
      EXPECT_EQ(finding.verdict == Verdict::fail, expected)
          << pack << ": " << finding.id << ", " << finding.message.key;
    }
  }
}

}  // namespace
}  // namespace tyndau::matrix
