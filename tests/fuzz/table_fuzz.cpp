/// \file
/// Any bytes as a table of hearings: read, grouped, rejected, written and read again. A line of JSON is NDJSON, the rest CSV.

#include "intake/read_cases.hpp"
#include "intake/rejected.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

using namespace tyndau;

hearing::AtlasData places() {
  hearing::AtlasData data;
  for (const auto& [id, oblast] :
       {std::pair("a:1", "Акмолинская область"), std::pair("a:2", "Павлодарская область")}) {
    hearing::Settlement settlement;
    settlement.id = id;
    settlement.name = "Аксу";
    settlement.units.oblast = oblast;
    settlement.centre = {71.9, 52.4};
    data.settlements.push_back(settlement);
  }
  return data;
}

intake::Intake read(const std::string& text, intake::TableFormat format) {
  static const hearing::AtlasData data = places();
  static const intake::Gazetteer gazetteer(data);
  static const intake::Country country(
      geo::Shape{{}, {}, {{{{46.5, 40.6}, {87.3, 40.6}, {87.3, 55.4}, {46.5, 55.4}}, {}}}});
  std::istringstream bytes(text);
  intake::IntakeOptions options;
  options.table.format = format;
  options.table.csv.record_bytes = 4096;
  options.table.json_line_bytes = 4096;
  auto intake = intake::read_cases(bytes, "fuzz", options, gazetteer, country);
  if (!intake) std::abort();
  const auto& counts = intake->built.counts;
  if (counts.rows != counts.screened + counts.pending + counts.rejected) std::abort();
  if (static_cast<std::int64_t>(intake->built.kept.size()) != counts.pending + counts.rejected) std::abort();
  for (const auto& kept : intake->built.kept) {
    if (kept.problems.empty()) std::abort();
  }
  return std::move(*intake);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const bool json = !text.empty() && text.front() == '{';
  const auto first = read(text, json ? intake::TableFormat::ndjson : intake::TableFormat::csv);
  std::ostringstream rejected;
  intake::write_rejected(rejected, first.built, hearing::MessageCatalogue{}, Language::en);
  (void)read(rejected.str(), intake::TableFormat::csv);
  return 0;
}
