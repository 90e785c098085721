#include "hearing/json.hpp"
#include "layers/report_json.hpp"

#include <array>
#include <ostream>

namespace tyndau::layers {
namespace {

namespace json = hearing::json;

constexpr std::array all_verdicts{Verdict::pass, Verdict::fail, Verdict::cannot_tell,
                                  Verdict::not_applicable};

VerdictCounts read_counts(const json::Value& value, const std::string& pointer) {
  const json::Object object(value, pointer, {"pass", "fail", "cannot_tell", "not_applicable"});
  VerdictCounts counts;
  for (const Verdict verdict : all_verdicts) counts[verdict] = object.integer(code(verdict));
  return counts;
}

RowCounts read_rows(const json::Value& value, const std::string& pointer) {
  const json::Object object(value, pointer, {"read", "screened", "pending", "rejected"});
  return {object.integer("read"), object.integer("screened"), object.integer("pending"),
          object.integer("rejected")};
}

std::string beginning(std::string_view manifest) {
  std::string text = "{\"tyndau_report\":" + std::to_string(report_version) + ",\n\"manifest\":";
  return text.append(manifest).append(",\n\"hearings\":[");
}

std::string ending(const Summary& summary, std::size_t hearings) {
  return "\n],\n\"summary\":" + summary_json(summary, hearings) + "}\n";
}

}  // namespace

std::string report_of_one(std::string_view manifest, std::string_view hearing, const Summary& summary) {
  constexpr std::size_t usual_ending = std::size_t{1} << 13U;
  std::string text = beginning(manifest);
  text.reserve(text.size() + hearing.size() + usual_ending);
  return text.append("\n").append(hearing).append(ending(summary, 1));
}

std::string summary_json(const Summary& summary, std::size_t hearings) {
  std::string text;
  json::Writer out(text);
  out.begin_object();
  out.key("rows").begin_object();
  out.key("read").integer(summary.rows.read);
  out.key("screened").integer(summary.rows.screened);
  out.key("pending").integer(summary.rows.pending);
  out.key("rejected").integer(summary.rows.rejected);
  out.end_object();
  out.key("hearings").integer(static_cast<std::int64_t>(hearings));
  out.key("findings").begin_object();
  for (const auto& [id, counts] : summary.findings) {
    out.key(id).begin_object();
    for (const Verdict verdict : all_verdicts) out.key(code(verdict)).integer(counts[verdict]);
    out.end_object();
  }
  out.end_object();
  out.end_object();
  return text;
}

Result<Summary> summary_from_json(std::string_view text) {
  const auto value = json::parse(text);
  if (!value) return tl::unexpected<Error>(value.error());
  try {
    const json::Object object(*value, "", {"rows", "hearings", "findings"});
    Summary summary;
    summary.rows = read_rows(object.at("rows"), object.pointer("rows"));
    for (const auto& [id, counts] : object.at("findings").members) {
      summary.findings.emplace(id, read_counts(counts, json::pointer_to(object.pointer("findings"), id)));
    }
    return summary;
  } catch (const json::Fault& fault) {
    return tl::unexpected<Error>(json::error_of(fault));
  }
}

// One hearing a line: replay reads it back line by line, and so can grep.
ReportWriter::ReportWriter(std::ostream& out, const Manifest& manifest)
    : ReportWriter(out, std::string_view(manifest_json(manifest))) {}

ReportWriter::ReportWriter(std::ostream& out, std::string_view manifest) : out_(out) {
  out_ << beginning(manifest);
}

void ReportWriter::add(std::string_view hearing) {
  out_ << (hearings_++ == 0 ? "\n" : ",\n");
  out_.write(hearing.data(), static_cast<std::streamsize>(hearing.size()));
}

void ReportWriter::finish(const Summary& summary) { out_ << ending(summary, hearings_); }

}  // namespace tyndau::layers
