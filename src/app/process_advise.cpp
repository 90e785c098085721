#include "app/process_hearing.hpp"
#include "app/venue_advice.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;

std::optional<LonLat> position_of(const json::Object& hall) {
  const auto* lon = hall.find("lon");
  const auto* lat = hall.find("lat");
  if (lon == nullptr && lat == nullptr) return std::nullopt;
  const auto at = make_lon_lat(json::as_number(hall.at("lon"), hall.pointer("lon")),
                               json::as_number(hall.at("lat"), hall.pointer("lat")));
  if (!at) throw json::Fault(hall.pointer("lon"), at.error().message);
  return *at;
}

/// {"name", "lon" and "lat" or "settlement", "uncertainty_m"}
hearing::Venue hall_of(const json::Value& value, const std::string& pointer, std::size_t number,
                       const Engine& engine) {
  const json::Object hall(value, pointer, {"name", "lon", "lat", "settlement", "uncertainty_m"});
  hearing::Venue venue;
  venue.id = "h" + std::to_string(number);
  venue.name = hall.filled_text("name");
  venue.position = position_of(hall);
  if (const auto uncertainty = hall.length("uncertainty_m")) venue.uncertainty = Metres{*uncertainty};
  venue.settlement.id = hall.text("settlement");
  if (!venue.settlement.id.empty() && engine.atlas.settlement(venue.settlement.id) == nullptr)
    throw json::Fault(hall.pointer("settlement"), "no settlement of the loaded data has this id");
  if (!venue.position && venue.settlement.id.empty())
    throw json::Fault(pointer, "expected \"lon\" and \"lat\", or \"settlement\"");
  return venue;
}

std::vector<hearing::Venue> halls_of(const json::Object& inputs, const Engine& engine) {
  std::vector<hearing::Venue> halls;
  const auto* list = inputs.find("halls");
  if (list == nullptr) return halls;
  const auto pointer = inputs.pointer("halls");
  if (list->kind != json::Value::Kind::array) throw json::Fault(pointer, "expected an array");
  if (list->items.size() > hearing::most_candidates)
    throw json::Fault(pointer, "more than " + std::to_string(hearing::most_candidates) + " halls");
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    halls.push_back(hall_of(list->items[i], json::pointer_to(pointer, i), i + 1, engine));
  }
  return halls;
}

std::size_t most_of(const json::Object& inputs) {
  const auto* most = inputs.find("most");
  if (most == nullptr) return hearing::most_advised_venues;
  const auto pointer = inputs.pointer("most");
  const auto value = json::as_number(*most, pointer);
  for (std::size_t count = 1; count <= hearing::most_advised_venues; ++count) {
    if (value == static_cast<double>(count)) return count;
  }
  throw json::Fault(pointer, "expected 1, 2 or 3");
}

}  // namespace

Answer<ProcessOutput> run_advise_venues(const Execution& execution, const Workshop& workshop) {
  const auto write = [&](const json::Object& inputs) -> Answer<std::string> {
    const auto options = screening_options(inputs, *workshop.engine);
    auto input = read_hearing(inputs, workshop);
    if (!input) return tl::unexpected<Refusal>(input.error());
    const auto halls = halls_of(inputs, *input->engine);
    const auto advised = advise(std::move(input->hearing), halls, *input->engine, options, most_of(inputs));
    std::string text;
    json::Writer out(text);
    write_advice(out, *advised, workshop.messages);
    return text;
  };
  return run_with_inputs(execution, "advice",
                         {"hearing", "settlements", "zones", "units", "rules", "radius_m", "halls", "most"},
                         write);
}

}  // namespace tyndau::app
