#include "geo/geos.hpp"

#include <cmath>
#include <utility>

namespace tyndau::geo {
namespace {

/// A GEOS context and the last message that came through it.
class Context {
 public:
  Context() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(handle_.get(), &Context::remember, this);
    GEOSContext_setNoticeMessageHandler_r(handle_.get(), &Context::ignore, nullptr);
  }

  [[nodiscard]] GEOSContextHandle_t handle() const { return handle_.get(); }
  [[nodiscard]] std::string take_message() { return std::exchange(message_, {}); }

 private:
  struct Deleter {
    void operator()(GEOSContextHandle_t handle) const { GEOS_finish_r(handle); }
  };

  static void remember(const char* message, void* self) { static_cast<Context*>(self)->message_ = message; }
  static void ignore(const char*, void*) {}

  std::unique_ptr<std::remove_pointer_t<GEOSContextHandle_t>, Deleter> handle_;
  std::string message_;
};

Context& context_of_this_thread() {
  thread_local Context context;
  return context;
}

struct ParametersDeleter {
  void operator()(GEOSMakeValidParams* parameters) const {
    GEOSMakeValidParams_destroy_r(geos(), parameters);
  }
};

GeosGeometry ring_to_geos(const PlaneRing& ring) {
  std::vector<double> buffer;
  buffer.reserve(2 * ring.size() + 2);
  for (const PlanePoint& p : ring) buffer.insert(buffer.end(), {p.x, p.y});
  buffer.insert(buffer.end(), {ring.front().x, ring.front().y});
  GEOSCoordSequence* const sequence =
      GEOSCoordSeq_copyFromBuffer_r(geos(), buffer.data(), static_cast<unsigned>(ring.size() + 1), 0, 0);
  if (sequence == nullptr) return nullptr;
  return GeosGeometry(
      GEOSGeom_createLinearRing_r(geos(), sequence));  // takes the sequence, also when it fails
}

/// Gives the geometries away: GEOS's creators own their parts from the call on.
std::vector<GEOSGeometry*> released(std::vector<GeosGeometry>& parts) {
  std::vector<GEOSGeometry*> raw;
  raw.reserve(parts.size());
  for (GeosGeometry& part : parts) raw.push_back(part.release());
  return raw;
}

GeosGeometry polygon_to_geos(const PlanePolygon& polygon) {
  GeosGeometry outer = ring_to_geos(polygon.outer);
  std::vector<GeosGeometry> holes;
  for (const PlaneRing& hole : polygon.holes) {
    if (hole.size() < 3) continue;
    holes.push_back(ring_to_geos(hole));
    if (!holes.back()) return nullptr;
  }
  if (!outer) return nullptr;
  std::vector<GEOSGeometry*> raw = released(holes);
  return GeosGeometry(
      GEOSGeom_createPolygon_r(geos(), outer.release(), raw.data(), static_cast<unsigned>(raw.size())));
}

PlaneRing ring_from_geos(const GEOSGeometry* ring) {
  const GEOSCoordSequence* const sequence = GEOSGeom_getCoordSeq_r(geos(), ring);
  unsigned size = 0;
  if (sequence == nullptr || GEOSCoordSeq_getSize_r(geos(), sequence, &size) == 0 || size == 0) return {};
  std::vector<double> buffer(std::size_t{2} * size);
  if (GEOSCoordSeq_copyToBuffer_r(geos(), sequence, buffer.data(), 0, 0) == 0) return {};
  PlaneRing result;
  result.reserve(size - 1);
  for (std::size_t i = 0; i + 1 < size; ++i) result.push_back({buffer[2 * i], buffer[2 * i + 1]});
  return result;
}

void collect(const GEOSGeometry* geometry, std::vector<PlanePolygon>& polygons) {
  if (GEOSisEmpty_r(geos(), geometry) != 0) return;
  const int type = GEOSGeomTypeId_r(geos(), geometry);
  if (type == GEOS_POLYGON) {
    PlanePolygon polygon{ring_from_geos(GEOSGetExteriorRing_r(geos(), geometry)), {}};
    const int holes = GEOSGetNumInteriorRings_r(geos(), geometry);
    for (int i = 0; i < holes; ++i) {
      polygon.holes.push_back(ring_from_geos(GEOSGetInteriorRingN_r(geos(), geometry, i)));
    }
    polygons.push_back(std::move(polygon));
    return;
  }
  if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION) return;
  const int parts = GEOSGetNumGeometries_r(geos(), geometry);
  for (int i = 0; i < parts; ++i) collect(GEOSGetGeometryN_r(geos(), geometry, i), polygons);
}

}  // namespace

GEOSContextHandle_t geos() { return context_of_this_thread().handle(); }

tl::unexpected<Error> geos_failure(const std::string& what) {
  const std::string message = context_of_this_thread().take_message();
  return fail(ErrorCode::bad_input, message.empty() ? what : what + ": " + message);
}

GeosGeometry to_geos(const std::vector<PlanePolygon>& polygons) {
  std::vector<GeosGeometry> parts;
  for (const PlanePolygon& polygon : polygons) {
    if (polygon.outer.size() < 3) continue;
    parts.push_back(polygon_to_geos(polygon));
    if (!parts.back()) return nullptr;
  }
  std::vector<GEOSGeometry*> raw = released(parts);
  return GeosGeometry(
      GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, raw.data(), static_cast<unsigned>(raw.size())));
}

std::vector<PlanePolygon> polygons_of(const GEOSGeometry* geometry) {
  std::vector<PlanePolygon> polygons;
  if (geometry != nullptr) collect(geometry, polygons);
  return polygons;
}

GeosGeometry made_valid(const GEOSGeometry* geometry) {
  const std::unique_ptr<GEOSMakeValidParams, ParametersDeleter> parameters(
      GEOSMakeValidParams_create_r(geos()));
  if (geometry == nullptr || !parameters) return nullptr;
  GEOSMakeValidParams_setMethod_r(geos(), parameters.get(), GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(geos(), parameters.get(), 0);
  return GeosGeometry(GEOSMakeValidWithParams_r(geos(), geometry, parameters.get()));
}

GeosGeometry made_one(const std::vector<PlanePolygon>& polygons) {
  std::vector<GeosGeometry> parts;
  for (const PlanePolygon& polygon : polygons) {
    GeosGeometry part = to_geos({polygon});
    if (part && GEOSisValid_r(geos(), part.get()) != 1) part = made_valid(part.get());
    if (!part) return nullptr;
    parts.push_back(std::move(part));
  }
  std::vector<GEOSGeometry*> raw = released(parts);
  const GeosGeometry all(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, raw.data(),
                                                     static_cast<unsigned>(raw.size())));
  return all ? GeosGeometry(GEOSUnaryUnion_r(geos(), all.get())) : nullptr;
}

}  // namespace tyndau::geo
