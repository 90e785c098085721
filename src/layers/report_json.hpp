/// \file
/// The report document (geodata/schema/report.schema.json): a manifest, one hearing a line, a summary. No clock, path, locale
/// or thread count in its bytes.
#pragma once

#include "hearing/json_writer.hpp"
#include "hearing/messages.hpp"
#include "hearing/screening.hpp"
#include "layers/manifest.hpp"
#include "layers/summary.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace tyndau::layers {

/// Version of the document's form, the value of its first member "tyndau_report".
inline constexpr int report_version = 1;

/// One hearing as a JSON object on one line, every text in three languages. Lengths are metres to 1 mm; the high end of an
/// interval is null when there is none. \threads safe
[[nodiscard]] std::string hearing_json(const hearing::Report& report,
                                       const hearing::MessageCatalogue& messages);
/// The same with the answer, for those who have it already.
[[nodiscard]] std::string hearing_json(const hearing::Report& report, const Text& answer,
                                       const hearing::MessageCatalogue& messages);

/// The same without its findings; "verdicts" gives the worst verdict of each, "counts" how many findings have each verdict and
/// how many of those that fail do so by a rule whose text nobody has read ("conditional_fail") or are advice ("advisory_fail");
/// "conditional" the ids of which none fails otherwise than so, "advisory" those of which every failure is advice.
[[nodiscard]] std::string hearing_summary_json(const hearing::Report& report,
                                               const hearing::MessageCatalogue& messages);

/// The findings of a report as a JSON array.
void write_findings(hearing::json::Writer& out, const hearing::Report& report,
                    const hearing::MessageCatalogue& messages);

/// The summary as a JSON object. \param hearings how many the report holds
[[nodiscard]] std::string summary_json(const Summary& summary, std::size_t hearings);
/// \return bad_input with a JSON pointer.
[[nodiscard]] Result<Summary> summary_from_json(std::string_view text);

/// The whole document of one hearing. \param manifest, hearing JSON already
[[nodiscard]] std::string report_of_one(std::string_view manifest, std::string_view hearing,
                                        const Summary& summary);

/// Streams the document in constant memory. Whether the stream took everything is asked of the stream.
class ReportWriter {
 public:
  /// Writes the beginning. \p out must outlive the writer.
  ReportWriter(std::ostream& out, const Manifest& manifest);
  /// The same with a manifest that is JSON already.
  ReportWriter(std::ostream& out, std::string_view manifest);
  /// \p hearing as `hearing_json` gives it.
  void add(std::string_view hearing);
  /// Writes the end.
  void finish(const Summary& summary);

 private:
  std::ostream& out_;
  std::size_t hearings_ = 0;
};

}  // namespace tyndau::layers
