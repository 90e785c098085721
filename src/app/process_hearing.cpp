#include "app/process_hearing.hpp"

#include "app/feature_form.hpp"
#include "app/json_text.hpp"
#include "app/places.hpp"
#include "app/secrets.hpp"
#include "app/spool.hpp"
#include "hearing/case_json.hpp"
#include "intake/place_reader.hpp"
#include "store/place_store.hpp"

namespace tyndau::app {
namespace {

namespace json = hearing::json;
using Kind = Refusal::Kind;

constexpr std::array<std::pair<std::string_view, hearing::DatasetKind>, 3> inline_kinds{
    {{"settlements", hearing::DatasetKind::settlements},
     {"zones", hearing::DatasetKind::zones},
     {"units", hearing::DatasetKind::units}}};

std::size_t vertices_of(const hearing::DatasetContent& content) {
  std::size_t count = 0;
  for (const auto& one : content.settlements) count += geo::vertices(one.extent.shape).size();
  for (const auto& one : content.units) count += geo::vertices(one.shape).size();
  for (const auto& one : content.zones) count += geo::vertices(one.shape).size();
  return count;
}

/// Places of one FeatureCollection of the request, with the digest of what was read.
Answer<hearing::DatasetContent> read_inline(const json::Value& collection, std::string_view name,
                                            hearing::DatasetKind kind, const Workshop& workshop) {
  const auto pointer = json::pointer_to("/inputs", name);
  const auto* type = collection.find("type");
  if (type == nullptr || type->string != "FeatureCollection") {
    return refuse(Kind::senseless, "expected-collection", {{"read", json::describe(collection)}}, pointer);
  }
  const auto file = spooled(json_text(collection), "geojson");
  if (!file) return refuse(file.error());
  const auto estimate = extent_estimate(workshop.installation);
  if (!estimate) return refuse(estimate.error());
  intake::PlaceOptions options;
  options.dataset.id = "inline-" + std::string(name);
  options.dataset.kind = kind;
  options.dataset.title = {std::string(name), std::string(name), std::string(name)};
  options.dataset.source = "stated in the request";
  options.assume_crs = "EPSG:4326";
  options.estimate = *estimate;
  options.policy.landlock_required = true;
  auto places = intake::read_places(file->file(), options);
  if (!places) {
    auto error = places.error();
    error.where = pointer;
    return refuse(error);
  }
  auto& content = places->content;
  if (vertices_of(content) > workshop.limits.vertices) {
    return refuse(Kind::too_large, "too-many-vertices", {{"limit", std::to_string(workshop.limits.vertices)}},
                  pointer);
  }
  if (kind == hearing::DatasetKind::units) content.dataset.border_accuracy = estimate->unit_border;
  content.dataset.records =
      static_cast<std::int64_t>(content.settlements.size() + content.units.size() + content.zones.size());
  content.dataset.sha256 = store::content_digest(content);
  return std::move(content);
}

template <class Record>
void append(std::vector<Record>& to, std::vector<Record>& from, const std::string& dataset) {
  for (auto& record : from) {
    record.dataset = dataset;
    to.push_back(std::move(record));
  }
}

/// The engine, or one with the request's own places beside the store's.
Answer<std::shared_ptr<const Engine>> engine_for(const json::Object& inputs, const Workshop& workshop) {
  std::optional<hearing::AtlasData> places;
  for (const auto& [name, kind] : inline_kinds) {
    const auto* collection = inputs.find(name);
    if (collection == nullptr) continue;
    auto content = read_inline(*collection, name, kind, workshop);
    if (!content) return tl::unexpected<Refusal>(content.error());
    if (!places) places = workshop.engine->atlas.data();
    const auto& id = content->dataset.id;
    append(places->settlements, content->settlements, id);
    append(places->units, content->units, id);
    append(places->zones, content->zones, id);
    places->datasets.push_back(std::move(content->dataset));
  }
  if (!places) return workshop.engine;
  auto engine =
      Engine::of(workshop.engine->rules, hearing::Atlas(std::move(*places), workshop.engine->atlas.edges()),
                 workshop.engine->history, workshop.engine->former);
  engine.roads = workshop.engine->roads;
  return std::make_shared<const Engine>(std::move(engine));
}

Answer<hearing::Case> hearing_of(const json::Object& inputs, const Engine& engine) {
  const auto& value = inputs.at("hearing");
  const auto pointer = inputs.pointer("hearing");
  if (const auto* type = value.find("type"); type != nullptr && type->string == "Feature") {
    return case_of_row(value, pointer, engine.gazetteer, engine.country);
  }
  auto input = hearing::read_case(value, pointer);
  intake::resolve_places(input, engine.gazetteer);
  return input;
}

}  // namespace

Answer<HearingInput> read_hearing(const json::Object& inputs, const Workshop& workshop) {
  auto engine = engine_for(inputs, workshop);
  if (!engine) return tl::unexpected<Refusal>(engine.error());
  auto input = hearing_of(inputs, **engine);
  if (!input) return tl::unexpected<Refusal>(input.error());
  return HearingInput{std::move(*engine), std::move(*input)};
}

void write_file(json::Writer& out, std::string_view media_type, bool is_text, const std::string& bytes) {
  out.member("mediaType", media_type);
  if (!is_text) out.member("encoding", "base64");
  out.member("value", is_text ? bytes : base64_encoded(bytes));
}

}  // namespace tyndau::app
