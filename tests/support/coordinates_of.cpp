/// \file
/// Reads coordinates out of texts, one JSON object with "id" and "text" a line, for measuring against texts of known positions.
#include "intake/positions.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>

namespace {

using namespace tyndau;
using nlohmann::json;

json geometry_json(const intake::FoundGeometry& geometry) {
  json positions = json::array(), uncertainties = json::array();
  for (const auto& one : geometry.positions) {
    positions.push_back({one.at.lon, one.at.lat});
    uncertainties.push_back(one.uncertainty.value);
  }
  json remarks = json::array();
  for (const auto& remark : geometry.remarks) remarks.push_back(remark.code);
  return {{"form", intake::code(geometry.form)},
          {"kind", intake::code(geometry.kind)},
          {"order", intake::code(geometry.order)},
          {"positions", std::move(positions)},
          {"uncertainties", std::move(uncertainties)},
          {"uncertainty", geometry.uncertainty.value},
          {"remarks", std::move(remarks)},
          {"operation", geometry.transformation ? geometry.transformation->name : ""},
          {"begin", geometry.begin},
          {"end", geometry.end}};
}

json answer_json(const intake::PositionsAnswer& answer) {
  using Verdict = intake::PositionsAnswer::Verdict;
  json out{{"verdict", answer.verdict == Verdict::positions   ? "positions"
                       : answer.verdict == Verdict::ambiguous ? "ambiguous"
                                                              : "refuse"},
           {"code", answer.fault.code},
           {"meant", answer.meant},
           {"found", json::array()},
           {"ambiguous", json::array()}};
  for (const auto& one : answer.found) out["found"].push_back(geometry_json(one));
  for (const auto& one : answer.ambiguous)
    out["ambiguous"].push_back({geometry_json(one.latitude_first), geometry_json(one.longitude_first)});
  return out;
}

}  // namespace

int main() {
  const intake::Country country(geo::Shape{{}, {}, {{{{46, 40}, {88, 40}, {88, 56}, {46, 56}}, {}}}});
  for (std::string line; std::getline(std::cin, line);) {
    const auto read = json::parse(line, nullptr, false);
    if (!read.is_object() || !read.contains("text") || !read["text"].is_string()) {
      std::cerr << "no text: " << line << '\n';
      return 1;
    }
    json out = answer_json(intake::read_positions(read["text"].get<std::string>(), country));
    out["id"] = read.value("id", "");
    std::cout << out.dump() << '\n';
  }
  return 0;
}
