#include "geo/spatial_relation.hpp"

#include "geo/geos.hpp"

#include <utility>
#include <vector>

namespace tyndau::geo {
namespace {

using Parts = std::vector<GeosGeometry>;

GEOSCoordSequence* sequence_of(const std::vector<LonLat>& chain, bool closed) {
  std::vector<double> buffer;
  buffer.reserve(2 * chain.size() + 2);
  for (const LonLat& p : chain) buffer.insert(buffer.end(), {p.lon, p.lat});
  if (closed && !chain.empty()) buffer.insert(buffer.end(), {chain.front().lon, chain.front().lat});
  return GEOSCoordSeq_copyFromBuffer_r(geos(), buffer.data(), static_cast<unsigned>(buffer.size() / 2), 0, 0);
}

/// GEOS's creators take the sequence, also when they fail.
GeosGeometry ring_geometry(const Ring& ring) {
  GEOSCoordSequence* const sequence = sequence_of(ring, true);
  return GeosGeometry(sequence == nullptr ? nullptr : GEOSGeom_createLinearRing_r(geos(), sequence));
}

std::vector<GEOSGeometry*> released(Parts& parts) {
  std::vector<GEOSGeometry*> raw;
  for (GeosGeometry& part : parts) raw.push_back(part.release());
  return raw;
}

GeosGeometry polygon_geometry(const Polygon& polygon) {
  GeosGeometry outer = ring_geometry(polygon.outer);
  Parts holes;
  for (const Ring& hole : polygon.holes) {
    if (hole.empty()) continue;
    holes.push_back(ring_geometry(hole));
    if (!holes.back()) return nullptr;
  }
  if (!outer) return nullptr;
  std::vector<GEOSGeometry*> raw = released(holes);
  return GeosGeometry(
      GEOSGeom_createPolygon_r(geos(), outer.release(), raw.data(), static_cast<unsigned>(raw.size())));
}

/// One part as itself, several as a collection of that type; nothing when GEOS refused one.
GeosGeometry gathered(int type, Parts parts) {
  for (const GeosGeometry& part : parts) {
    if (!part) return nullptr;
  }
  if (parts.size() == 1) return std::move(parts.front());
  std::vector<GEOSGeometry*> raw = released(parts);
  return GeosGeometry(
      GEOSGeom_createCollection_r(geos(), type, raw.data(), static_cast<unsigned>(raw.size())));
}

GeosGeometry geometry_of(const Shape& shape) {
  Parts kinds;
  Parts parts;
  for (const LonLat& p : shape.points) {
    parts.push_back(GeosGeometry(GEOSGeom_createPointFromXY_r(geos(), p.lon, p.lat)));
  }
  if (!parts.empty()) kinds.push_back(gathered(GEOS_MULTIPOINT, std::exchange(parts, {})));
  for (const Line& line : shape.lines) {
    GEOSCoordSequence* const sequence = sequence_of(line, false);
    parts.push_back(
        GeosGeometry(sequence == nullptr ? nullptr : GEOSGeom_createLineString_r(geos(), sequence)));
  }
  if (!parts.empty()) kinds.push_back(gathered(GEOS_MULTILINESTRING, std::exchange(parts, {})));
  for (const Polygon& polygon : shape.polygons) parts.push_back(polygon_geometry(polygon));
  if (!parts.empty()) kinds.push_back(gathered(GEOS_MULTIPOLYGON, std::exchange(parts, {})));
  return gathered(GEOS_GEOMETRYCOLLECTION, std::move(kinds));
}

/// GEOS says 0, 1, or 2 for an exception.
std::optional<bool> answer(char said) {
  if (said == 2) return std::nullopt;
  return said == 1;
}

std::optional<bool> compare(const GEOSGeometry* a, SpatialRelation relation, const GEOSGeometry* b) {
  switch (relation) {
    case SpatialRelation::intersects: return answer(GEOSIntersects_r(geos(), a, b));
    case SpatialRelation::disjoint: return answer(GEOSDisjoint_r(geos(), a, b));
    case SpatialRelation::equals: return answer(GEOSEquals_r(geos(), a, b));
    case SpatialRelation::touches: return answer(GEOSTouches_r(geos(), a, b));
    case SpatialRelation::within: return answer(GEOSWithin_r(geos(), a, b));
    case SpatialRelation::overlaps: return answer(GEOSOverlaps_r(geos(), a, b));
    case SpatialRelation::crosses: return answer(GEOSCrosses_r(geos(), a, b));
    case SpatialRelation::contains: return answer(GEOSContains_r(geos(), a, b));
  }
  return std::nullopt;
}

std::optional<bool> compare(const GEOSPreparedGeometry* a, SpatialRelation relation, const GEOSGeometry* b) {
  switch (relation) {
    case SpatialRelation::intersects: return answer(GEOSPreparedIntersects_r(geos(), a, b));
    case SpatialRelation::disjoint: return answer(GEOSPreparedDisjoint_r(geos(), a, b));
    case SpatialRelation::touches: return answer(GEOSPreparedTouches_r(geos(), a, b));
    case SpatialRelation::within: return answer(GEOSPreparedWithin_r(geos(), a, b));
    case SpatialRelation::overlaps: return answer(GEOSPreparedOverlaps_r(geos(), a, b));
    case SpatialRelation::crosses: return answer(GEOSPreparedCrosses_r(geos(), a, b));
    case SpatialRelation::contains: return answer(GEOSPreparedContains_r(geos(), a, b));
    case SpatialRelation::equals: break;  // GEOS prepares nothing for it
  }
  return std::nullopt;
}

struct PreparedDeleter {
  void operator()(const GEOSPreparedGeometry* prepared) const {
    GEOSPreparedGeom_destroy_r(geos(), prepared);
  }
};

struct TextDeleter {
  void operator()(char* text) const { GEOSFree_r(geos(), text); }
};

}  // namespace

struct RelatedShape::Parts {
  Shape shape;
  GeosGeometry geometry;
  std::unique_ptr<const GEOSPreparedGeometry, PreparedDeleter> prepared;
};

SpatialRelation converse(SpatialRelation relation) {
  switch (relation) {
    case SpatialRelation::within: return SpatialRelation::contains;
    case SpatialRelation::contains: return SpatialRelation::within;
    default: return relation;
  }
}

std::optional<bool> related(const Shape& first, SpatialRelation relation, const Shape& second) {
  const GeosGeometry a = geometry_of(first);
  const GeosGeometry b = geometry_of(second);
  if (!a || !b) return std::nullopt;
  return compare(a.get(), relation, b.get());
}

Result<RelatedShape> RelatedShape::make(Shape shape) {
  auto parts = std::make_shared<Parts>();
  parts->geometry = geometry_of(shape);
  if (!parts->geometry) return geos_failure("the geometry cannot be built");
  if (GEOSisValid_r(geos(), parts->geometry.get()) != 1) {
    const std::unique_ptr<char, TextDeleter> reason(GEOSisValidReason_r(geos(), parts->geometry.get()));
    return fail(ErrorCode::bad_input,
                std::string("the geometry is not valid: ") + (reason ? reason.get() : ""));
  }
  parts->shape = std::move(shape);
  parts->prepared.reset(GEOSPrepare_r(geos(), parts->geometry.get()));
  return RelatedShape(std::move(parts));
}

const Shape& RelatedShape::shape() const { return parts_->shape; }

std::optional<bool> RelatedShape::is(SpatialRelation relation, const Shape& other) const {
  const GeosGeometry b = geometry_of(other);
  if (!b) return std::nullopt;
  const bool plain = relation == SpatialRelation::equals || is_mixed(parts_->shape) || !parts_->prepared;
  return plain ? compare(parts_->geometry.get(), relation, b.get())
               : compare(parts_->prepared.get(), relation, b.get());
}

bool is_mixed(const Shape& shape) {
  return int{!shape.points.empty()} + int{!shape.lines.empty()} + int{!shape.polygons.empty()} > 1;
}

}  // namespace tyndau::geo
