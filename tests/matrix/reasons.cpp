#include "matrix/reasons.hpp"

#include "hearing/yaml.hpp"

namespace tyndau::matrix {
namespace {

namespace yaml = hearing::yaml;

std::set<std::string> words(const yaml::Map& map, std::string_view key) {
  if (!map.has(key)) return {};
  const auto list = map.words(key);
  return {list.begin(), list.end()};
}

bool names(const std::set<std::string>& list, const std::string& word) {
  return list.empty() || list.count(word) != 0;
}

}  // namespace

bool Reason::speaks_of(const Cell& cell) const {
  return names(findings, cell.finding) && names(verdicts, cell.verdict) && names(packs, cell.pack) &&
         names(forms, cell.form);
}

std::vector<Reason> read_reasons(const std::filesystem::path& file) {
  const yaml::Node root = yaml::document(file);
  const yaml::Map map(root, "the file", {"reasons"});
  std::vector<Reason> reasons;
  for (const yaml::Node& node : map.list("reasons")) {
    const yaml::Map one(node, "a reason", {"reason", "findings", "verdicts", "packs", "forms"});
    reasons.push_back({words(one, "findings"), words(one, "verdicts"), words(one, "packs"),
                       words(one, "forms"), one.filled_text("reason"), node.line});
  }
  return reasons;
}

}  // namespace tyndau::matrix
