#include "hearing/finding_ids.hpp"
#include "layers/report_json.hpp"
#include "unit/layers/report_fixture.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <sstream>

namespace tyndau::layers {
namespace {

using Json = nlohmann::json;

const Json& schema_document() {
  static const Json document = [] {
    std::ifstream in(test::source_dir() / "geodata" / "schema" / "report.schema.json");
    return Json::parse(in);
  }();
  return document;
}

const valijson::Schema& schema() {
  static const auto parsed = [] {
    auto made = std::make_unique<valijson::Schema>();
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    const valijson::adapters::NlohmannJsonAdapter adapter(schema_document());
    parser.populateSchema(adapter, *made);
    return made;
  }();
  return *parsed;
}

/// Where the document breaks the schema; empty when it does not.
std::string broken(const Json& document) {
  valijson::Validator validator;
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter adapter(document);
  if (validator.validate(schema(), adapter, &results)) return {};
  std::string all;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const auto& step : error.context) all += step;
    all += ": " + error.description + "\n";
  }
  return all.empty() ? "broken" : all;
}

Manifest manifest() {
  Manifest made;
  made.rule_packs = {{"kz-2021", "1.0.0", std::string(64, 'a')}};
  made.calendars = {{"kz", "1.0.0"}};
  made.datasets = {{"kz-settlements", hearing::DatasetKind::settlements, "2024-01-01", std::string(64, 'b'),
                    302, "GeoNames", "CC-BY-4.0", "GeoNames"}};
  made.options.radius = Metres{1000.0};
  return made;
}

Json document_of(const hearing::Report& report) {
  std::ostringstream out;
  ReportWriter writer(out, manifest());
  writer.add(hearing_json(report, test::messages()));
  Summary summary;
  summary.rows = {1, 1, 0, 0};
  summary.findings["notice-late"][Verdict::fail] = 1;
  writer.finish(summary);
  return Json::parse(out.str());
}

Json full_document() {
  const test::MadeReport fixture;
  return document_of(fixture.report);
}

TEST(ReportSchema, AcceptsAReportThatSaysEverything) { EXPECT_EQ(broken(full_document()), ""); }

TEST(ReportSchema, AcceptsAReportThatKnowsNothing) {
  hearing::Report report;
  report.input.id = "x";
  EXPECT_EQ(broken(document_of(report)), "");
}

TEST(ReportSchema, AcceptsAReportWithoutHearings) {
  std::ostringstream out;
  ReportWriter writer(out, Manifest{});
  writer.finish({});
  EXPECT_EQ(broken(Json::parse(out.str())), "");
}

TEST(ReportSchema, AcceptsEveryVerdictAndRefusesOthers) {
  Json document = full_document();
  for (const char* verdict : {"pass", "fail", "not_applicable"}) {
    document["hearings"][0]["findings"][0]["verdict"] = verdict;
    EXPECT_EQ(broken(document), "") << verdict;
  }
  document["hearings"][0]["findings"][0]["verdict"] = "violation";
  EXPECT_NE(broken(document), "");
}

TEST(ReportSchema, AsksWhatWouldSettleAnOpenFinding) {
  Json document = full_document();
  document["hearings"][0]["findings"][2]["settled_by"] = nullptr;
  EXPECT_NE(broken(document), "");
}

TEST(ReportSchema, RefusesALawThatNobodyRead) {
  Json document = full_document();
  document["hearings"][0]["findings"][0]["rule"]["confidence"] = "U";
  EXPECT_NE(broken(document), "");
}

TEST(ReportSchema, RefusesAnEmptyLanguage) {
  Json document = full_document();
  document["hearings"][0]["findings"][0]["message"]["kk"] = "";
  EXPECT_NE(broken(document), "");
}

/// Walks the objects of a document, one of each sort: the same members under the same name are looked at once.
class EachSort {
 public:
  using Call = std::function<void(Json&, const std::string&)>;
  explicit EachSort(Call call) : call_(std::move(call)) {}

  void walk(Json& value, const std::string& pointer, const std::string& name) {
    if (value.is_object()) {
      std::string sort = name;
      for (const auto& [key, child] : value.items()) sort += "|" + key;
      if (seen_.insert(sort).second) call_(value, pointer);
    }
    if (!value.is_structured()) return;
    for (auto& [key, child] : value.items()) walk(child, pointer + "/" + key, value.is_array() ? name : key);
  }

 private:
  Call call_;
  std::set<std::string> seen_;
};
void each_object(Json& document, EachSort::Call call) { EachSort(std::move(call)).walk(document, "", ""); }

TEST(ReportSchema, RefusesAnUnknownMemberAnywhere) {
  Json document = full_document();
  each_object(document, [&](Json& object, const std::string& pointer) {
    object["unheard-of"] = 1;
    EXPECT_NE(broken(document), "") << pointer;
    object.erase("unheard-of");
  });
}

TEST(ReportSchema, AsksForEveryMemberOutsideTheInput) {
  Json document = full_document();
  const auto is_free = [](const std::string& pointer) {
    return pointer.find("/input") != std::string::npos || pointer == "/summary/findings";
  };
  each_object(document, [&](Json& object, const std::string& pointer) {
    if (is_free(pointer)) return;
    const Json was = object;
    for (const auto& [key, value] : was.items()) {
      object.erase(key);
      EXPECT_NE(broken(document), "") << pointer << " without " << key;
      object = was;
    }
  });
}

TEST(ReportSchema, KnowsEveryFinding) {
  const Json& known = schema_document()["definitions"]["finding_id"]["enum"];
  std::vector<std::string> ids(hearing::finding_ids.begin(), hearing::finding_ids.end());
  EXPECT_EQ(known.get<std::vector<std::string>>(), ids);
}

}  // namespace
}  // namespace tyndau::layers
