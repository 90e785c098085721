#include "geo/ogr_shape.hpp"

#include "geo/limits.hpp"

#include <cmath>
#include <string>
#include <utility>

namespace tyndau::geo {
namespace {

/// Beyond any reference system in metres or feet. GDAL brings longitudes into range one turn at a time, for ever.
constexpr double farthest_ordinate = 1e9;

bool plausible(double ordinate) { return std::abs(ordinate) <= farthest_ordinate; }  // not for NaN

/// Counts before anything is copied or converted.
struct Survey {
  std::size_t vertices = 0;
  int depth = 0;
  bool plausible = true;
};

void survey_curve(const OGRSimpleCurve& curve, Survey& survey) {
  survey.vertices += static_cast<std::size_t>(curve.getNumPoints());
  for (int i = 0; i < curve.getNumPoints(); ++i) {
    survey.plausible = survey.plausible && plausible(curve.getX(i)) && plausible(curve.getY(i));
  }
}

// NOLINTNEXTLINE(readability-function-cognitive-complexity): one case per kind of geometry
void survey_geometry(const OGRGeometry& geometry, int depth, Survey& survey) {
  survey.depth = std::max(survey.depth, depth);
  if (depth > deepest_nesting || geometry.IsEmpty()) return;
  if (const auto* point = dynamic_cast<const OGRPoint*>(&geometry)) {
    ++survey.vertices;
    survey.plausible = survey.plausible && plausible(point->getX()) && plausible(point->getY());
  } else if (const auto* curve = dynamic_cast<const OGRSimpleCurve*>(&geometry)) {
    survey_curve(*curve, survey);
  } else if (const auto* area = dynamic_cast<const OGRCurvePolygon*>(&geometry)) {
    for (const OGRCurve* ring : *area) survey_geometry(*ring, depth, survey);
  } else if (const auto* compound = dynamic_cast<const OGRCompoundCurve*>(&geometry)) {
    for (const OGRCurve* part : *compound) survey_geometry(*part, depth, survey);
  } else if (const auto* surface = dynamic_cast<const OGRPolyhedralSurface*>(&geometry)) {
    for (const OGRPolygon* part : *surface) survey_geometry(*part, depth, survey);
  } else if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
    for (const OGRGeometry* part : *collection) survey_geometry(*part, depth + 1, survey);
  }
}

/// Takes plain lines, polygons and points apart.
class ShapeBuilder {
 public:
  // NOLINTNEXTLINE(readability-function-cognitive-complexity): one case per kind of geometry
  void take(const OGRGeometry& geometry) {
    if (geometry.IsEmpty()) return;
    if (const auto* point = dynamic_cast<const OGRPoint*>(&geometry)) {
      shape_.points.push_back(position(point->getX(), point->getY()));
    } else if (const auto* area = dynamic_cast<const OGRPolygon*>(&geometry)) {
      take_polygon(*area);
    } else if (const auto* line = dynamic_cast<const OGRLineString*>(&geometry)) {
      shape_.lines.push_back(chain(*line));
    } else if (const auto* surface = dynamic_cast<const OGRPolyhedralSurface*>(&geometry)) {
      for (const OGRPolygon* part : *surface) take(*part);
    } else if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
      for (const OGRGeometry* part : *collection) take(*part);
    }
  }

  [[nodiscard]] Result<Shape> finish() {
    if (!problem_.empty()) return fail(ErrorCode::bad_input, std::move(problem_));
    return std::move(shape_);
  }

 private:
  LonLat position(double lon, double lat) {
    constexpr double whole_turn = 360.0;
    constexpr double rounding = 1e-9;  // degrees: what conversions leave beyond the poles
    if (std::abs(lat) > 90.0 && std::abs(lat) < 90.0 + rounding) lat = std::copysign(90.0, lat);
    double wrapped = lon;
    if (std::abs(lon) > 180.0 && std::abs(lon) <= 1.5 * whole_turn) wrapped = std::remainder(lon, whole_turn);
    const LonLat result{wrapped, lat};
    if (!in_range(result) && problem_.empty()) {
      problem_ = "coordinates " + std::to_string(lon) + " " + std::to_string(lat) +
                 " are not a longitude and a latitude";
    }
    return result;
  }

  std::vector<LonLat> chain(const OGRLineString& line) {
    std::vector<LonLat> result;
    result.reserve(static_cast<std::size_t>(line.getNumPoints()));
    for (int i = 0; i < line.getNumPoints(); ++i) result.push_back(position(line.getX(i), line.getY(i)));
    return result;
  }

  Ring ring(const OGRLinearRing& line) {
    Ring result = chain(line);
    if (result.size() > 1 && result.front() == result.back()) result.pop_back();
    return result;
  }

  void take_polygon(const OGRPolygon& area) {
    Polygon polygon{ring(*area.getExteriorRing()), {}};
    for (int i = 0; i < area.getNumInteriorRings(); ++i) {
      Ring hole = ring(*area.getInteriorRing(i));
      if (!hole.empty()) polygon.holes.push_back(std::move(hole));
    }
    shape_.polygons.push_back(std::move(polygon));
  }

  Shape shape_;
  std::string problem_;
};

Result<std::monostate> check(const OGRGeometry& geometry, std::size_t max_vertices) {
  Survey survey;
  survey_geometry(geometry, 0, survey);
  if (survey.depth > deepest_nesting) {
    return fail(ErrorCode::limit,
                "geometry nests deeper than " + std::to_string(deepest_nesting) + " collections");
  }
  if (survey.vertices > max_vertices) {
    return fail(ErrorCode::limit, "geometry has " + std::to_string(survey.vertices) +
                                      " vertices, the most that are taken is " +
                                      std::to_string(max_vertices));
  }
  if (!survey.plausible)
    return fail(ErrorCode::bad_input,
                "geometry has coordinates that are no numbers, or beyond any reference system");
  return std::monostate{};
}

void fill(OGRSimpleCurve& curve, const std::vector<LonLat>& chain, bool closed) {
  const auto count = static_cast<int>(chain.size());
  curve.setNumPoints(closed ? count + 1 : count);
  for (int i = 0; i < count; ++i)
    curve.setPoint(i, chain[static_cast<std::size_t>(i)].lon, chain[static_cast<std::size_t>(i)].lat);
  if (closed) curve.setPoint(count, chain.front().lon, chain.front().lat);
}

std::unique_ptr<OGRGeometry> ogr_part(LonLat position) {
  return std::make_unique<OGRPoint>(position.lon, position.lat);
}

std::unique_ptr<OGRGeometry> ogr_part(const Line& line) {
  auto result = std::make_unique<OGRLineString>();
  fill(*result, line, false);
  return result;
}

std::unique_ptr<OGRGeometry> ogr_part(const Polygon& polygon) {
  auto result = std::make_unique<OGRPolygon>();
  const auto add = [&result](const Ring& ring) {
    OGRLinearRing ogr;
    fill(ogr, ring, true);
    result->addRing(&ogr);
  };
  if (!polygon.outer.empty()) add(polygon.outer);
  for (const Ring& hole : polygon.holes) {
    if (!hole.empty()) add(hole);
  }
  return result;
}

/// Nothing for no parts, the part itself for one, else the collection filled.
template <class Multi, class Part>
std::unique_ptr<OGRGeometry> ogr_kind(const std::vector<Part>& parts) {
  if (parts.empty()) return nullptr;
  if (parts.size() == 1) return ogr_part(parts.front());
  auto multi = std::make_unique<Multi>();
  for (const Part& part : parts) multi->addGeometryDirectly(ogr_part(part).release());
  return multi;
}

}  // namespace

Result<Shape> shape_from_ogr(const OGRGeometry& geometry, OGRCoordinateTransformation* to_wgs84,
                             std::size_t max_vertices) {
  if (const auto checked = check(geometry, max_vertices); !checked)
    return tl::unexpected<Error>(checked.error());
  std::unique_ptr<OGRGeometry> changed;
  if (geometry.hasCurveGeometry()) {
    changed.reset(geometry.getLinearGeometry());
    if (!changed) return fail(ErrorCode::bad_input, "curves of the geometry cannot be drawn as lines");
    if (const auto checked = check(*changed, max_vertices); !checked)
      return tl::unexpected<Error>(checked.error());
  }
  if (to_wgs84 != nullptr) {
    if (!changed) changed.reset(geometry.clone());
    changed->flattenTo2D();
    if (changed->transform(to_wgs84) != OGRERR_NONE) {
      return fail(ErrorCode::bad_input, "coordinates cannot be converted to longitude and latitude");
    }
  }
  ShapeBuilder builder;
  builder.take(changed ? *changed : geometry);
  return builder.finish();
}

std::unique_ptr<OGRGeometry> ogr_from_shape(const Shape& shape) {
  std::vector<std::unique_ptr<OGRGeometry>> kinds;
  kinds.push_back(ogr_kind<OGRMultiPoint>(shape.points));
  kinds.push_back(ogr_kind<OGRMultiLineString>(shape.lines));
  kinds.push_back(ogr_kind<OGRMultiPolygon>(shape.polygons));
  std::erase(kinds, nullptr);
  if (kinds.size() == 1) return std::move(kinds.front());
  auto collection = std::make_unique<OGRGeometryCollection>();
  for (auto& kind : kinds) collection->addGeometryDirectly(kind.release());
  return collection;
}

}  // namespace tyndau::geo
