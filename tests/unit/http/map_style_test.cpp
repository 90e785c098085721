#include "http/endpoints/map_style.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace tyndau::http {
namespace {

using Json = nlohmann::json;

/// An expression where "verdict" is known; what it does not depend on stays as it is written.
Json evaluated(const Json& expression, const std::string& verdict) {
  if (expression.is_object()) {
    Json object = Json::object();
    for (const auto& [name, value] : expression.items()) object[name] = evaluated(value, verdict);
    return object;
  }
  if (!expression.is_array() || expression.empty()) return expression;
  if (expression == Json::array({"get", "verdict"})) return verdict;
  Json parts = Json::array();
  for (const auto& part : expression) parts.push_back(evaluated(part, verdict));
  const bool known = parts.size() > 2 && parts[1] == verdict;
  if (known && parts[0] == "==") return parts[2] == verdict;
  if (known && parts[0] == "!=") return parts[2] != verdict;
  if (known && parts[0] == "coalesce") return verdict;
  if (!known || parts[0] != "match") return parts;
  for (std::size_t i = 2; i + 1 < parts.size(); i += 2) {
    const auto& label = parts[i];
    const bool met = label.is_array() ? std::find(label.begin(), label.end(), Json(verdict)) != label.end()
                                      : label == verdict;
    if (met) return parts[i + 1];
  }
  return parts.back();
}

/// How the features of one verdict are drawn in a source layer: with colours, and without.
struct Look {
  Json whole = Json::array();
  Json grey = Json::array();
};

std::map<std::string, Look> looks(const Json& style, const std::string& verdict) {
  std::map<std::string, Look> of;
  for (const auto& layer : style["layers"]) {
    if (!layer.contains("source-layer")) continue;
    const auto filter = layer.contains("filter") ? evaluated(layer["filter"], verdict) : Json(true);
    if (filter == false) continue;
    auto drawn = Json{{"type", layer["type"]},
                      {"paint", evaluated(layer["paint"], verdict)},
                      {"layout", evaluated(layer.value("layout", Json::object()), verdict)}};
    auto& look = of[layer["source-layer"].get<std::string>()];
    look.whole.push_back(drawn);
    Json paint = Json::object();
    for (const auto& [name, value] : drawn["paint"].items()) {
      if (name.find("color") == std::string::npos) paint[name] = value;
    }
    drawn["paint"] = paint;
    look.grey.push_back(drawn);
  }
  return of;
}

TEST(MapStyle, NamesOnlyLayersThatTheTilesHold) {
  const auto style =
      Json::parse(map_style("light", "http://x", Language::en, std::vector<std::string>{"zones"}).value());
  std::set<std::string> named;
  for (const auto& layer : style["layers"]) named.insert(layer.value("source-layer", "none"));
  EXPECT_EQ(named, (std::set<std::string>{"none", "zones"}));
}

/// Every "match" on the verdict that gives colours.
void colours_by_verdict(const Json& part, std::vector<Json>& found) {
  if (part.is_array() && part.size() > 4 && part[0] == "match" &&
      part[1] == Json::array({"get", "verdict"}) && part.back().is_string())
    found.push_back(part);
  if (!part.is_structured()) return;
  for (const auto& inner : part) colours_by_verdict(inner, found);
}

TEST(MapStyle, WhatIsNotJudgedHasAGreyOfNoVerdict) {
  for (const char* id : {"light", "dark", "print"}) {
    std::vector<Json> found;
    colours_by_verdict(Json::parse(map_style(id, "http://x", Language::en).value()), found);
    EXPECT_FALSE(found.empty());
    for (const auto& match : found) {
      const auto colour = match.back().get<std::string>();
      for (std::size_t i = 3; i + 1 < match.size(); i += 2) EXPECT_NE(match[i], match.back()) << id;
      ASSERT_EQ(colour.size(), 7U);
      EXPECT_EQ(colour.substr(1, 2), colour.substr(3, 2)) << id;
      EXPECT_EQ(colour.substr(1, 2), colour.substr(5, 2)) << id;
    }
  }
}

TEST(MapStyle, NoTwoVerdictsDifferByColourOnly) {
  for (const char* id : {"light", "dark", "print"}) {
    const auto style = Json::parse(map_style(id, "http://x", Language::en).value());
    std::set<std::string> told;
    const std::vector<std::string> verdicts{"fail", "cannot_tell", "pass", "not_applicable"};
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      const auto one = looks(style, verdicts[i]);
      for (std::size_t j = 0; j < i; ++j) {
        for (const auto& [source, other] : looks(style, verdicts[j])) {
          if (one.at(source).whole == other.whole) continue;
          told.insert(source);
          EXPECT_NE(one.at(source).grey, other.grey)
              << id << ", " << source << ": " << verdicts[j] << " and " << verdicts[i];
        }
      }
    }
    EXPECT_EQ(told,
              (std::set<std::string>{"affected-communities", "distance-lines", "findings", "projects"}));
  }
}

}  // namespace
}  // namespace tyndau::http
