#include "http/contract.hpp"

#include "http/routes.hpp"
#include "unit/http/service.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace tyndau::http {
namespace {

using nlohmann::json;

std::set<std::string> operations_of(const json& contract) {
  std::set<std::string> all;
  for (const auto& [path, methods] : contract["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) {
      if (!operation.is_object() || !operation.contains("responses")) continue;
      std::string upper = method;
      std::transform(upper.begin(), upper.end(), upper.begin(),
                     [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
      all.insert(upper + " " + path);
    }
  }
  return all;
}

class ContractTest : public ::testing::Test {
 protected:
  ContractTest() { state.metrics = &metrics; }

  json resolved(const json& node) const {
    if (!node.contains("$ref")) return node;
    return contract.at(json::json_pointer(node["$ref"].get<std::string>().substr(1)));
  }
  json operation(const Route& route) const {
    std::string method(name(route.method));
    std::transform(method.begin(), method.end(), method.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return contract["paths"][route.path][method];
  }

  Metrics metrics;
  SystemState state;
  const Router router = all_routes(state);
  const json contract = json::parse(contract_json());
};

TEST_F(ContractTest, NamesTheRoutesOfTheTableAndNoOthers) {
  std::set<std::string> table;
  for (const auto& route : router.routes()) table.insert(std::string(name(route.method)) + " " + route.path);
  EXPECT_EQ(operations_of(contract), table);
}

TEST_F(ContractTest, NamesTheQueryParametersOfEachRouteAndNoOthers) {
  for (const auto& route : router.routes()) {
    std::set<std::string> table(route.parameters.begin(), route.parameters.end());
    table.insert("lang");
    if (route.produces.size() > 1) table.insert("f");
    std::set<std::string> written;
    for (const auto& one : operation(route).value("parameters", json::array())) {
      const auto parameter = resolved(one);
      if (parameter["in"] == "query") written.insert(parameter["name"].get<std::string>());
    }
    EXPECT_EQ(written, table) << route.path;
  }
}

TEST_F(ContractTest, NamesTheMediaTypesOfEachRouteAndNoOthers) {
  for (const auto& route : router.routes()) {
    if (route.produces.empty()) continue;
    std::set<std::string> written;
    const auto operation_node = operation(route);
    for (const auto& [status, response] : operation_node["responses"].items()) {
      if (status[0] != '2') continue;
      const auto answer = resolved(response);
      if (!answer.contains("content")) continue;
      for (const auto& [type, schema] : answer["content"].items()) written.insert(type);
    }
    EXPECT_EQ(written, std::set<std::string>(route.produces.begin(), route.produces.end())) << route.path;
    std::set<std::string> read;
    if (operation_node.contains("requestBody")) {
      const auto body = resolved(operation_node["requestBody"]);
      for (const auto& [type, schema] : body["content"].items()) read.insert(type);
    }
    EXPECT_EQ(read, std::set<std::string>(route.consumes.begin(), route.consumes.end())) << route.path;
  }
}

TEST_F(ContractTest, EveryReferencePointsIntoTheDocument) {
  std::set<std::string> references;
  const std::function<void(const json&)> walk = [&](const json& node) {
    if (node.is_object() && node.contains("$ref")) references.insert(node["$ref"].get<std::string>());
    for (const auto& inner : node) {
      if (inner.is_structured()) walk(inner);
    }
  };
  walk(contract);
  EXPECT_FALSE(references.empty());
  for (const auto& reference : references) {
    ASSERT_TRUE(reference.starts_with("#/")) << reference;
    EXPECT_TRUE(contract.contains(json::json_pointer(reference.substr(1)))) << reference;
  }
}

TEST_F(ContractTest, ThePageNamesEveryOperationInThreeLanguages) {
  const auto service = test::bare_service();
  for (const auto language : all_languages) {
    const auto page = contract_page(service.messages, language);
    for (const auto& operation : operations_of(contract))
      EXPECT_NE(page.find(operation), std::string::npos) << operation;
    EXPECT_EQ(page.find("http://"), std::string::npos) << "nothing from elsewhere";
  }
}

TEST(YamlAsJson, KeepsStringsApartFromNumbersAndWords) {
  const auto node =
      hearing::yaml::document_from("a: '200'\nb: 200\nc: true\nd: null\ne: [x, 1.5]\nf: 'true'\ng: 3.0.3\n");
  EXPECT_EQ(json_of(node), R"({"a":"200","b":200,"c":true,"d":null,"e":["x",1.5],"f":"true","g":"3.0.3"})");
}

}  // namespace
}  // namespace tyndau::http
