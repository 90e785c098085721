#include "geo/geodesic.hpp"
#include "random_shapes.hpp"

#include <gtest/gtest.h>

namespace tyndau::geo {
namespace {

using test::area_of;
using test::Chance;
using test::line_of;

constexpr double micrometre = 1e-6;

double between(const Shape& a, const Shape& b, EdgeModel edges = EdgeModel::geodesic) {
  return nearest_points(a, b, edges).distance.value;
}
double between(LonLat a, const Shape& b, EdgeModel edges = EdgeModel::geodesic) {
  return between(point_shape(a), b, edges);
}

TEST(Nearest, TwoPointsAreAsFarAsTheGeodesicIsLong) {
  const NearestPoints found = nearest_points(point_shape({71.45, 51.13}), point_shape({76.93, 43.24}));
  EXPECT_NEAR(found.distance.value, distance({71.45, 51.13}, {76.93, 43.24}).value, micrometre);
  EXPECT_EQ(found.from, (LonLat{71.45, 51.13}));
  EXPECT_EQ(found.to, (LonLat{76.93, 43.24}));
}

TEST(Nearest, AgreesWithAPlainSearchOverAllEdges) {
  Chance chance(1);
  for (int i = 0; i < 2000; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(0.0, 5.5));
    const Shape shape = chance.shape(centre, radius);
    const LonLat from = chance.near(centre, radius * std::pow(10.0, chance.between(-0.5, 2.0)));
    const double expected = contains(shape, from) ? 0.0 : test::plain_distance_to_boundary(from, shape);
    ASSERT_NEAR(between(from, shape), expected, micrometre) << "case " << i << " radius " << radius;
  }
}

TEST(Nearest, TheTwoPointsAreAsFarAsSaidAndLieOnTheShapes) {
  Chance chance(2);
  for (int i = 0; i < 2000; ++i) {
    const LonLat centre = chance.position();
    const Shape a = chance.shape(centre, 3000.0);
    const Shape b = chance.shape(chance.near(centre, 20000.0), 3000.0);
    const NearestPoints found = nearest_points(a, b);
    ASSERT_NEAR(distance(found.from, found.to).value, found.distance.value, micrometre);
    ASSERT_LE(between(found.from, a), micrometre) << "case " << i;
    ASSERT_LE(between(found.to, b), micrometre) << "case " << i;
  }
}

TEST(Nearest, IsTheSameFromEitherSide) {
  Chance chance(3);
  for (int i = 0; i < 10000; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(1.0, 5.0));
    const Shape a = chance.shape(centre, radius);
    const Shape b = chance.shape(chance.near(centre, 4.0 * radius), radius);
    ASSERT_NEAR(between(a, b), between(b, a), micrometre) << "case " << i;
  }
}

TEST(Nearest, ADetourThroughAPointIsNeverShorter) {
  Chance chance(4);
  for (int i = 0; i < 10000; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(1.0, 6.0));
    const Shape shape = chance.shape(centre, radius);
    const LonLat p = chance.near(centre, 5.0 * radius);
    const LonLat q = chance.near(centre, 5.0 * radius);
    ASSERT_LE(between(p, shape), distance(p, q).value + between(q, shape) + micrometre) << "case " << i;
  }
}

Shape turned(const Shape& shape, double east) {
  Shape moved = shape;
  const auto turn = [east](LonLat& p) {
    p.lon += east;
    if (p.lon > 180.0) p.lon -= 360.0;
  };
  for (LonLat& p : moved.points) turn(p);
  for (Line& line : moved.lines) std::for_each(line.begin(), line.end(), turn);
  for (Polygon& polygon : moved.polygons) {
    std::for_each(polygon.outer.begin(), polygon.outer.end(), turn);
    for (Ring& hole : polygon.holes) std::for_each(hole.begin(), hole.end(), turn);
  }
  return moved;
}

TEST(Nearest, DoesNotChangeWhenTheEarthTurns) {
  Chance chance(5);
  for (int i = 0; i < 10000; ++i) {
    const LonLat centre{chance.between(-120.0, 120.0), chance.between(-80.0, 80.0)};
    const double radius = std::pow(10.0, chance.between(1.0, 5.0));
    const Shape a = chance.shape(centre, radius);
    const Shape b = chance.shape(chance.near(centre, 3.0 * radius), radius);
    const double east = 180.0 - centre.lon + chance.between(-0.1, 0.1);
    for (const EdgeModel model : {EdgeModel::geodesic, EdgeModel::planar}) {
      ASSERT_NEAR(between(a, b, model), between(turned(a, east), turned(b, east), model), micrometre)
          << "case " << i;
    }
  }
}

TEST(Nearest, IsZeroExactlyWhereTheAreaHoldsThePoint) {
  Chance chance(6);
  for (int i = 0; i < 10000; ++i) {
    const LonLat centre = chance.position();
    const double radius = std::pow(10.0, chance.between(1.0, 6.0));
    const Shape area = chance.shape(centre, radius);
    const LonLat p = chance.near(centre, 1.2 * radius);
    for (const EdgeModel model : {EdgeModel::geodesic, EdgeModel::planar}) {
      if (area.polygons.empty()) continue;
      ASSERT_EQ(contains(area, p, model), between(p, area, model) == 0.0) << "case " << i;
    }
  }
}

TEST(Nearest, CrossingLinesMeetAtTheirCrossing) {
  const Shape northwards = line_of({{70.0, 50.0}, {70.0, 51.0}});
  const Shape eastwards = line_of({{69.0, 50.5}, {71.0, 50.5}});
  const NearestPoints found = nearest_points(northwards, eastwards);
  EXPECT_EQ(found.distance.value, 0.0);
  EXPECT_NEAR(found.from.lon, 70.0, 1e-9);
  EXPECT_GT(found.from.lat, 50.5) << "the geodesic between two places of one latitude bends to the pole";
  EXPECT_LE(between(found.from, eastwards), micrometre);
}

TEST(Nearest, ALineThatPassesThroughAnAreaMeetsIt) {
  const Shape area = area_of({{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}, {70.0, 51.0}});
  EXPECT_EQ(between(line_of({{69.0, 50.5}, {72.0, 50.5}}), area), 0.0);
  EXPECT_EQ(between(line_of({{70.2, 50.5}, {70.8, 50.5}}), area), 0.0) << "wholly inside";
  EXPECT_GT(between(line_of({{69.0, 49.0}, {72.0, 49.0}}), area), 90'000.0);
}

TEST(Nearest, AnAreaInTheHoleOfAnotherIsOutside) {
  Shape ring = area_of({{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}, {70.0, 51.0}});
  ring.polygons[0].holes.push_back({{70.2, 50.2}, {70.8, 50.2}, {70.8, 50.8}, {70.2, 50.8}});
  const Shape inner = area_of({{70.4, 50.4}, {70.6, 50.4}, {70.6, 50.6}, {70.4, 50.6}});
  EXPECT_NEAR(between(inner, ring), between(ring, inner), micrometre);
  EXPECT_GT(between(inner, ring), 14'000.0);
  EXPECT_EQ(between(inner, area_of(ring.polygons[0].outer)), 0.0);
  EXPECT_EQ(between(area_of(ring.polygons[0].outer), inner), 0.0);
}

TEST(Nearest, EqualShapesMeet) {
  Chance chance(7);
  const Shape area = area_of(chance.star({70.0, 50.0}, 5000.0, 900));
  EXPECT_EQ(between(area, area), 0.0);
  const Shape line = line_of(area.polygons[0].outer);
  EXPECT_EQ(between(line, line), 0.0);
}

TEST(Nearest, DoubledVerticesChangeNothing) {
  const Shape plain = area_of({{70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}});
  const Shape doubled =
      area_of({{70.0, 50.0}, {70.0, 50.0}, {71.0, 50.0}, {71.0, 51.0}, {71.0, 51.0}, {71.0, 51.0}});
  Chance chance(8);
  for (int i = 0; i < 500; ++i) {
    const LonLat p = chance.near({70.6, 50.4}, 150'000.0);
    ASSERT_NEAR(between(p, plain), between(p, doubled), micrometre);
    ASSERT_EQ(contains(plain, p), contains(doubled, p));
  }
}

TEST(Nearest, PartsOfOneVertexAreMeasured) {
  EXPECT_NEAR(between({70.0, 50.0}, line_of({{71.0, 50.0}})), distance({70.0, 50.0}, {71.0, 50.0}).value,
              micrometre);
  EXPECT_NEAR(between({70.0, 50.0}, area_of({{71.0, 50.0}})), distance({70.0, 50.0}, {71.0, 50.0}).value,
              micrometre);
  EXPECT_NEAR(between({70.0, 50.0}, area_of({{71.0, 50.0}, {71.0, 50.0}})),
              distance({70.0, 50.0}, {71.0, 50.0}).value, micrometre);
}

TEST(Nearest, TheAntimeridianIsNoBorder) {
  const Shape area = area_of({{179.9, 10.0}, {-179.9, 10.0}, {-179.9, 10.2}, {179.9, 10.2}});
  EXPECT_EQ(between({180.0, 10.1}, area), 0.0);
  EXPECT_EQ(between({-180.0, 10.1}, area), 0.0);
  EXPECT_EQ(between({-179.95, 10.1}, area), 0.0);
  EXPECT_NEAR(between({179.8, 10.1}, area), 10'960.0, 20.0);
  EXPECT_NEAR(between({-179.8, 10.1}, area), between({179.8, 10.1}, area), micrometre);
}

TEST(Nearest, LongEdgesAreFollowedAroundTheEarth) {
  // From Lisbon to Tokyo the geodesic passes over the Arctic coast of Siberia, far from the straight line on a map.
  const Shape line = line_of({{-9.14, 38.72}, {139.69, 35.69}});
  const double arctic = between({60.0, 67.0}, line);
  EXPECT_NEAR(arctic, test::plain_distance_to_edge({60.0, 67.0}, {-9.14, 38.72}, {139.69, 35.69}),
              micrometre);
  EXPECT_GT(between({60.0, 67.0}, line, EdgeModel::planar), arctic + 1'000'000.0);
}

TEST(Nearest, PolesAreOrdinaryPlaces) {
  const Shape cap = area_of({{0.0, 89.0}, {120.0, 89.0}, {-120.0, 89.0}});
  EXPECT_EQ(between({17.0, 90.0}, cap), 0.0);
  EXPECT_NEAR(between({0.0, 88.0}, cap), distance({0.0, 88.0}, {0.0, 89.0}).value, micrometre);
  const Shape over = line_of({{30.0, 89.5}, {-150.0, 89.5}});
  EXPECT_EQ(between({0.0, 90.0}, over), 0.0);
  EXPECT_NEAR(between({120.0, 89.9}, over), distance({120.0, 89.9}, {0.0, 90.0}).value, micrometre);
}

TEST(Nearest, TheFarSideOfTheEarthIsMeasuredToo) {
  Chance chance(9);
  for (int i = 0; i < 300; ++i) {
    const LonLat centre = chance.position();
    const Shape area = area_of(chance.star(centre, 50'000.0, 8));
    const LonLat opposite{centre.lon > 0.0 ? centre.lon - 180.0 : centre.lon + 180.0, -centre.lat};
    const LonLat from = chance.near(opposite, 2'000'000.0);
    double corners = 1e9;
    for (const LonLat& p : area.polygons[0].outer) corners = std::min(corners, distance(from, p).value);
    const double found = between(from, area);
    ASSERT_LE(found, corners + micrometre);
    ASSERT_GE(found, corners - 50'000.0);
    ASSERT_NEAR(found, test::plain_distance_to_boundary(from, area), 1e-3) << "case " << i;
  }
}

TEST(Nearest, PlanarEdgesThatBendTowardsEachOtherAreMeasuredInTheirMiddles) {
  // Both lines keep their latitude, so the gap between them is the same all along.
  const Shape south = line_of({{70.0, 60.0}, {71.0, 60.0}});
  const Shape north = line_of({{70.2, 60.1}, {70.9, 60.1}});
  const double meridian = distance({70.5, 60.0}, {70.5, 60.1}).value;
  EXPECT_NEAR(between(south, north, EdgeModel::planar), meridian, micrometre);
  // A geodesic between places of one latitude bends to the pole, here towards the northern line.
  EXPECT_LT(between(south, north), meridian - 1.0);
}

TEST(Nearest, PlanarDistanceAgreesWithManySmallGeodesicEdges) {
  Chance chance(10);
  for (int i = 0; i < 300; ++i) {
    const LonLat a{chance.between(60.0, 62.0), chance.between(40.0, 60.0)};
    const LonLat b{chance.between(60.0, 62.0), chance.between(40.0, 60.0)};
    Line dense;
    constexpr int steps = 20000;
    for (int k = 0; k <= steps; ++k) {
      const double t = static_cast<double>(k) / steps;
      dense.push_back({a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t});
    }
    const LonLat from{chance.between(50.0, 72.0), chance.between(30.0, 70.0)};
    ASSERT_NEAR(between(from, line_of({a, b}), EdgeModel::planar), between(from, line_of(dense)), 0.02)
        << "case " << i;
  }
}

}  // namespace
}  // namespace tyndau::geo
