#include "geo/drawing.hpp"
#include "layers/map_fields.hpp"
#include "layers/map_layers.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <cmath>

namespace tyndau::layers {
namespace {

using geo::Feature;
using geo::Value;
using hearing::Community;
using hearing::MessageCatalogue;
using hearing::Report;
using hearing::VenueRelation;

/// Fills the fields of a layer one after the other.
class Row {
 public:
  Row(MapLayer layer, bool unconfirmed) : fields_(fields_of(layer)), unconfirmed_(unconfirmed) {
    feature_.properties.reserve(fields_.size());
  }

  Row& value(Value value) {
    feature_.properties.emplace_back(fields_[feature_.properties.size()].first, std::move(value));
    return *this;
  }
  Row& text(std::string_view text) { return text.empty() ? value({}) : value(std::string(text)); }
  Row& texts(const Text& text) { return this->text(text.kk).text(text.ru).text(text.en); }
  Row& flag(bool yes) { return value(std::int64_t{yes ? 1 : 0}); }
  Row& metres(const std::optional<Metres>& length) {
    return length ? value(millimetres(length->value)) : value({});
  }
  Row& interval(const std::optional<MetresInterval>& distance) {
    return distance ? value(millimetres(distance->low.value)).value(millimetres(distance->high.value))
                    : value({}).value({});
  }
  /// \pre all fields but the last have their values
  Feature shaped(geo::Shape shape) {
    flag(unconfirmed_);
    feature_.shape = std::move(shape);
    return std::move(feature_);
  }

 private:
  static Value millimetres(double metres) {
    if (!std::isfinite(metres)) return {};
    return std::round(metres * 1000.0) / 1000.0;
  }

  const MapFields& fields_;
  bool unconfirmed_;
  Feature feature_;
};

geo::Shape thinned(geo::Shape shape) {
  // A circle of 360 vertices shows no more on a map than one of 72.
  constexpr std::size_t circle = 360;
  constexpr std::size_t step = 5;
  if (shape.polygons.size() != 1 || !shape.polygons[0].holes.empty() ||
      shape.polygons[0].outer.size() != circle)
    return shape;
  geo::Ring ring;
  for (std::size_t i = 0; i < circle; i += step) ring.push_back(shape.polygons[0].outer[i]);
  shape.polygons[0].outer = std::move(ring);
  return shape;
}

/// The polygons, or the circle within which an estimated boundary certainly lies; the point where no circle can be drawn.
geo::Shape drawn_extent(const hearing::Settlement& settlement) {
  const hearing::Extent& extent = settlement.extent;
  if (extent.quality != hearing::ExtentQuality::estimated) return extent.shape;
  auto circle = geo::buffer(extent.shape, extent.radius.high);
  return circle ? thinned(std::move(*circle)) : extent.shape;
}

Row row_of(MapLayer layer, const Report& report) {
  Row row(layer, report.input.origin.unconfirmed);
  const auto day = day_of(report.input);
  row.text(report.input.id).text(day ? to_iso(*day) : std::string());
  return row;
}

void add_project(MapFeatures& out, const Report& report, const MessageCatalogue& messages) {
  const hearing::Project& project = report.input.project;
  if (!project.footprint || project.footprint->shape.empty()) return;
  Row row = row_of(MapLayer::projects, report);
  row.text(project.id).text(project_name(report.input));
  row.texts(initiator_of(project, messages).value_or(Text{}));
  row.text(project.hazard_class ? code(*project.hazard_class) : std::string_view()).text(project.object_type);
  row.text(oblast_of(report.input))
      .text(code(worst_verdict(report)))
      .value(findings_with(Verdict::fail, report));
  row.metres(project.footprint->uncertainty);
  out[static_cast<std::size_t>(MapLayer::projects)].push_back(row.shaped(project.footprint->shape));
}

void add_territory(MapFeatures& out, const Report& report, const MessageCatalogue& messages) {
  const hearing::Territory& territory = report.geography.territory;
  if (territory.drawn.empty()) return;
  Row row = row_of(MapLayer::protection_zones, report);
  row.text(project_name(report.input)).text(code(territory.source));
  row.texts(messages.phrase("territory." + std::string(code(territory.source))));
  row.metres(territory.reach).metres(territory.uncertainty);
  row.flag(territory.source == hearing::TerritorySource::class_minimum);
  out[static_cast<std::size_t>(MapLayer::protection_zones)].push_back(row.shaped(thinned(territory.drawn)));
}

void add_venues(MapFeatures& out, const Report& report) {
  for (const auto& venue : report.geography.venues) {
    if (venue.venue == nullptr || !venue.where) continue;
    Row row = row_of(MapLayer::venues, report);
    row.text(venue.venue->id).text(venue.venue->name).texts(name_of(venue));
    row.text(venue.settlement == nullptr ? std::string() : venue.settlement->id);
    row.metres(venue.where->radius).flag(!venue.venue->position.has_value());
    out[static_cast<std::size_t>(MapLayer::venues)].push_back(
        row.shaped(geo::point_shape(venue.where->centre)));
  }
}

std::string basis_of(const Community& community) {
  std::vector<std::string> words;
  for (const auto basis : community.basis) words.emplace_back(code(basis));
  return joined(words, ",");
}

/// Verdict, class and article of a finding; three empty cells without one.
Row& judgement(Row& row, const Finding* finding) {
  if (finding == nullptr) return row.value({}).value({}).value({});
  return row.text(code(finding->verdict)).text(code(finding->finding_class)).text(finding->rule.article);
}

const VenueRelation* relation_at(const Community& community, const std::optional<std::size_t>& index) {
  return index && *index < community.venues.size() ? &community.venues[*index] : nullptr;
}

void add_communities(MapFeatures& out, const Report& report) {
  for (const Community& community : report.geography.communities) {
    if (community.settlement == nullptr) continue;
    const hearing::Settlement& settlement = *community.settlement;
    const VenueRelation* judged = community.judged();
    Row row = row_of(MapLayer::affected_communities, report);
    row.text(community.id()).texts(name_of(settlement));
    row.value(settlement.population ? Value(*settlement.population) : Value()).text(basis_of(community));
    judgement(row, finding_about(report, community)).interval(community.footprint_distance);
    const VenueRelation* assigned = relation_at(community, community.assigned);
    const VenueRelation* nearest = relation_at(community, community.nearest);
    row.text(assigned == nullptr ? std::string() : assigned->venue);
    row.text(nearest == nullptr ? std::string() : nearest->venue);
    row.interval(judged == nullptr ? std::nullopt : judged->distance);
    row.metres(judged == nullptr ? std::nullopt : judged->centre_distance);
    row.text(code(settlement.extent.quality))
        .flag(settlement.extent.quality == hearing::ExtentQuality::estimated);
    out[static_cast<std::size_t>(MapLayer::affected_communities)].push_back(
        row.shaped(drawn_extent(settlement)));
  }
}

geo::Shape line_shape(const Segment& line) {
  if (line.from == line.to) return geo::point_shape(line.from);
  return {{}, {{line.from, line.to}}, {}};
}

void add_line(MapFeatures& out, const Report& report, const Community& community,
              const VenueRelation* relation) {
  const auto& line = relation == nullptr ? community.footprint_line : relation->line;
  if (!line || line->from == line->to) return;
  Row row = row_of(MapLayer::distance_lines, report);
  row.text(community.id()).texts(name_of(community));
  row.text(relation == nullptr ? "project" : "venue")
      .text(relation == nullptr ? std::string() : relation->venue);
  row.flag(relation != nullptr && relation->assigned);
  row.flag(relation != nullptr && relation == relation_at(community, community.nearest));
  row.interval(relation == nullptr ? community.footprint_distance : relation->distance);
  judgement(row, finding_about(report, community)).text(basis_of(community));
  row.flag(community.settlement != nullptr &&
           community.settlement->extent.quality == hearing::ExtentQuality::estimated);
  out[static_cast<std::size_t>(MapLayer::distance_lines)].push_back(row.shaped(line_shape(*line)));
}

geo::Shape shape_of(const Finding& finding, const Report& report) {
  geo::Shape shape;
  shape.points = finding.points;
  for (const Segment& line : finding.lines) {
    const geo::Shape drawn = line_shape(line);
    shape.points.insert(shape.points.end(), drawn.points.begin(), drawn.points.end());
    shape.lines.insert(shape.lines.end(), drawn.lines.begin(), drawn.lines.end());
  }
  if (!shape.empty()) return shape;
  // What shows nowhere of its own is shown at the project.
  const auto& footprint = report.input.project.footprint;
  return footprint ? footprint->shape : shape;
}

void add_findings(MapFeatures& out, const Report& report, const MessageCatalogue& messages) {
  for (const Finding& finding : report.findings) {
    if (finding.verdict != Verdict::fail && finding.verdict != Verdict::cannot_tell) continue;
    geo::Shape shape = shape_of(finding, report);
    Row row = row_of(MapLayer::findings, report);
    row.text(finding.id).text(finding.subject).texts(subject_name(report, finding, messages));
    judgement(row, &finding).flag(finding.rule.verified).text(rule_pack_of(finding));
    if (finding.measured) {
      row.value(finding.measured->value.low);
      row.value(std::isfinite(finding.measured->value.high) ? Value(finding.measured->value.high) : Value());
      row.text(code(finding.measured->unit));
    } else {
      row.value({}).value({}).value({});
    }
    row.texts(messages.render(finding.message));
    out[static_cast<std::size_t>(MapLayer::findings)].push_back(row.shaped(std::move(shape)));
  }
}

}  // namespace

Verdict worst_verdict(const Report& report) {
  const Finding* worst = nullptr;
  for (const Finding& finding : report.findings) {
    if (worst == nullptr || rank(finding) < rank(*worst)) worst = &finding;
  }
  return worst == nullptr ? Verdict::not_applicable : worst->verdict;
}

std::int64_t findings_with(Verdict verdict, const Report& report) {
  return std::count_if(report.findings.begin(), report.findings.end(),
                       [&](const Finding& finding) { return finding.verdict == verdict; });
}

MapFeatures map_features(const Report& report, const MessageCatalogue& messages) {
  MapFeatures out;
  add_territory(out, report, messages);
  add_communities(out, report);
  for (const Community& community : report.geography.communities) {
    add_line(out, report, community, nullptr);
    for (const VenueRelation& relation : community.venues) add_line(out, report, community, &relation);
  }
  add_project(out, report, messages);
  add_venues(out, report);
  add_findings(out, report, messages);
  return out;
}

}  // namespace tyndau::layers
