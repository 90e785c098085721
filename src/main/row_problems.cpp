#include "main/row_problems.hpp"

#include "app/screening.hpp"
#include "main/command.hpp"

#include <algorithm>
#include <iostream>

namespace tyndau::cli {
namespace {

nlohmann::ordered_json places_json(const std::vector<intake::MeantPlace>& places) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& place : places) {
    list.push_back({{"id", place.id},
                    {"name", {{"kk", place.name.kk}, {"ru", place.name.ru}, {"en", place.name.en}}},
                    {"district", place.district},
                    {"oblast", place.oblast},
                    {"distance_m", nullptr}});
    if (place.distance) list.back()["distance_m"] = place.distance->value;
    if (!place.also.empty()) list.back()["also"] = place.also;
  }
  return list;
}

}  // namespace

void print_groups(std::ostream& out, const std::vector<intake::Problem>& problems, const std::string& heading,
                  const Context& context) {
  constexpr std::size_t shown = 10;
  if (problems.empty()) return;
  out << context.say(heading) << '\n';
  const auto groups = intake::grouped(problems);
  for (std::size_t i = 0; i < std::min(shown, groups.size()); ++i) {
    out << "  " << groups[i].rows << " × " << groups[i].code << ": "
        << app::problem_line(groups[i].first, context.messages, context.language) << '\n';
  }
}

nlohmann::ordered_json problems_json(const std::vector<intake::Problem>& problems, const Context& context) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& problem : problems) {
    const auto text = context.messages.render(problem.message);
    list.push_back({{"file", problem.file},
                    {"sheet", problem.sheet},
                    {"row", problem.row},
                    {"column", problem.column},
                    {"value", problem.value},
                    {"code", problem.code},
                    {"message", {{"kk", text.kk}, {"ru", text.ru}, {"en", text.en}}}});
    if (!problem.places.empty()) list.back()["candidates"] = places_json(problem.places);
  }
  return list;
}

nlohmann::ordered_json rows_json(const intake::RowCounts& rows) {
  return {{"read", rows.rows},
          {"screened", rows.screened},
          {"pending", rows.pending},
          {"rejected", rows.rejected}};
}

void tell_rows_left(const app::RowsLeft& left, const Context& context) {
  if (context.quiet || !left.any()) return;
  print_groups(std::cerr, left.file_problems, "screening.files_not_used", context);
  print_groups(std::cerr, left.problems, "cli.rows_left", context);
  context.talk(context.say("cli.rows_left.counts", {{"read", std::to_string(left.rows.rows)},
                                                    {"rejected", std::to_string(left.rows.rejected)},
                                                    {"pending", std::to_string(left.rows.pending)}}));
}

}  // namespace tyndau::cli
