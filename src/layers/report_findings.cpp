#include "geo/shape.hpp"
#include "hearing/json_shape.hpp"
#include "layers/report_json.hpp"
#include "layers/report_values.hpp"
#include "layers/words.hpp"

namespace tyndau::layers {
namespace {

using hearing::json::Writer;

void write_rule(Writer& out, const RuleReference& rule) {
  out.begin_object();
  out.member("pack", rule.pack);
  out.member("pack_version", rule.pack_version);
  out.key("version").integer(rule.version);
  out.member("article", rule.article);
  out.member("source", rule.source_title(Language::en));
  out.member("url", rule.source_url);
  out.member("confidence", rule.confidence);
  out.key("verified").boolean(rule.verified);
  out.end_object();
}

void write_measured(Writer& out, const std::optional<Quantity>& measured) {
  if (!measured) return out.null();
  out.begin_object();
  out.key("low").rounded(measured->value.low, millimetre_decimals);
  out.key("high").rounded(measured->value.high, millimetre_decimals);
  out.member("unit", code(measured->unit));
  out.end_object();
}

void write_required(Writer& out, const std::optional<Requirement>& required) {
  if (!required) return out.null();
  out.begin_object();
  out.member("bound", code(required->bound));
  out.key("value").rounded(required->value, millimetre_decimals);
  out.member("unit", code(required->unit));
  out.end_object();
}

geo::Shape geometry_of(const Finding& finding) {
  geo::Shape shape;
  shape.points = finding.points;
  for (const Segment& line : finding.lines) shape.lines.push_back({line.from, line.to});
  return shape;
}

void write_finding(Writer& out, const Finding& finding, const hearing::Report& report,
                   const hearing::MessageCatalogue& messages) {
  out.begin_object();
  out.member("id", finding.id);
  out.member("subject", finding.subject);
  out.key("subject_name");
  finding.subject.empty() ? out.null() : out.text(subject_name(report, finding, messages));
  out.member("verdict", code(finding.verdict));
  out.member("class", code(finding.finding_class));
  messages.write(out.key("message"), finding.message);
  write_measured(out.key("measured"), finding.measured);
  write_required(out.key("required"), finding.required);
  out.key("settled_by");
  finding.settled_by ? messages.write(out, *finding.settled_by) : out.null();
  write_messages(out.key("basis"), finding.basis, messages);
  write_rule(out.key("rule"), finding.rule);
  out.key("forms").begin_array();
  for (const std::string_view form : finding.forms) out.string(form);
  out.end_array();
  hearing::json::write_shape(out.key("geometry"), geometry_of(finding), position_decimals);
  out.end_object();
}

}  // namespace

void write_findings(Writer& out, const hearing::Report& report, const hearing::MessageCatalogue& messages) {
  out.begin_array();
  for (const Finding& finding : report.findings) write_finding(out, finding, report, messages);
  out.end_array();
}

}  // namespace tyndau::layers
