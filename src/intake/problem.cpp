#include "intake/problem.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace tyndau::intake {

std::vector<ProblemGroup> grouped(const std::vector<Problem>& problems) {
  std::map<std::string, ProblemGroup> groups;
  std::map<std::string, std::set<std::tuple<std::string, std::string, std::int64_t>>> rows;
  for (const auto& problem : problems) {
    auto& group = groups[problem.code];
    if (group.code.empty()) {
      group.code = problem.code;
      group.first = problem;
    }
    if (rows[problem.code].emplace(problem.file, problem.sheet, problem.row).second) ++group.rows;
  }
  std::vector<ProblemGroup> list;
  for (auto& [code, group] : groups) list.push_back(std::move(group));
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.rows > b.rows; });
  return list;
}

}  // namespace tyndau::intake
