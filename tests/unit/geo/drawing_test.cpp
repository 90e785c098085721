#include "geo/drawing.hpp"

#include "geo/geodesic.hpp"
#include "geo/overlay.hpp"
#include "random_shapes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <numbers>

namespace tyndau::geo {
namespace {

using test::area_of;
using test::Chance;
using test::line_of;

/// Each vertex is on the map, rings follow the right-hand rule, and no edge jumps across the map.
void expect_map_ready(const Shape& shape) {
  const auto signed_area = [](const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
      EXPECT_TRUE(in_range(a));
      sum += (b.lon - a.lon) * (a.lat + b.lat);
    }
    return -sum;
  };
  for (const Polygon& polygon : shape.polygons) {
    EXPECT_GT(signed_area(polygon.outer), 0.0);
    for (const Ring& hole : polygon.holes) EXPECT_LT(signed_area(hole), 0.0);
  }
}

TEST(Drawing, TheTwoSidesOfACircleAreThoseOfTheGeodesicRoutineToTheLastBit) {
  Chance chance(20);
  for (int i = 0; i < 200; ++i) {
    const LonLat centre{chance.between(-150.0, 150.0), chance.between(-80.0, 80.0)};
    const Metres radius{chance.between(1.0, 300'000.0)};
    const auto circle = buffer(point_shape(centre), radius);
    ASSERT_TRUE(circle);
    const Ring& ring = circle->polygons.at(0).outer;
    ASSERT_EQ(ring.size(), 360U);
    for (int degree = 0; degree < 360; ++degree) {
      EXPECT_EQ(ring[static_cast<std::size_t>(degree)], direct(centre, -degree, radius));
    }
  }
}

TEST(Drawing, ACircleHas360VerticesAtTheRadius) {
  const auto circle = buffer(point_shape({71.0, 51.0}), Metres{1000.0});
  ASSERT_TRUE(circle);
  ASSERT_EQ(circle->polygons.size(), 1U);
  EXPECT_EQ(circle->polygons[0].outer.size(), 360U);
  for (const LonLat& p : circle->polygons[0].outer)
    EXPECT_NEAR(distance({71.0, 51.0}, p).value, 1000.0, 1e-6);
  EXPECT_NEAR(area(*circle).value / (std::numbers::pi * 1e6), 1.0 - 5e-5, 1e-5);
  expect_map_ready(*circle);
}

TEST(Drawing, ACircleAcrossTheAntimeridianIsCut) {
  const auto circle = buffer(point_shape({179.99, 65.0}), Metres{5000.0});
  ASSERT_TRUE(circle);
  EXPECT_EQ(circle->polygons.size(), 2U);
  expect_map_ready(*circle);
  EXPECT_NEAR(area(*circle).value / (std::numbers::pi * 25e6), 1.0, 1e-4);
  for (const Polygon& polygon : circle->polygons) {
    for (const LonLat& p : polygon.outer) EXPECT_GT(std::abs(p.lon), 179.0);
  }
}

TEST(Drawing, ACircleAroundAPoleReachesThePole) {
  for (const LonLat centre :
       {LonLat{20.0, 89.99}, LonLat{-70.0, -89.99}, LonLat{0.0, 90.0}, LonLat{180.0, 89.96}}) {
    const auto circle = buffer(point_shape(centre), Metres{10'000.0});
    ASSERT_TRUE(circle);
    expect_map_ready(*circle);
    ASSERT_EQ(circle->polygons.size(), 1U) << centre.lon;
    const BoundingBox box = bounding_box(*circle);
    EXPECT_EQ(std::max(std::abs(box.south), std::abs(box.north)), 90.0);
    EXPECT_NEAR(area(*circle).value / (std::numbers::pi * 1e8), 1.0, 1e-3);
    EXPECT_TRUE(contains(*circle, centre, EdgeModel::planar));
    EXPECT_TRUE(contains(*circle, {centre.lon > 0.0 ? centre.lon - 180.0 : centre.lon + 180.0, centre.lat},
                         EdgeModel::planar));
  }
}

TEST(Drawing, ZonesOfLinesAndAreasAreAtTheRadius) {
  Chance chance(41);
  for (int i = 0; i < 60; ++i) {
    const LonLat centre = chance.position();
    const double size = std::pow(10.0, chance.between(2.0, 4.7));
    const double radius = size * std::pow(10.0, chance.between(-1.0, 0.7));
    const Shape shape = chance.shape(centre, size);
    const auto zone = buffer(shape, Metres{radius});
    ASSERT_TRUE(zone) << zone.error().message;
    expect_map_ready(*zone);
    ASSERT_FALSE(invalidity(*zone)) << "case " << i << " " << invalidity(*zone)->reason;
    for (const LonLat& p : vertices(*zone)) {
      if (std::abs(std::abs(p.lon) - 180.0) < 1e-9 || std::abs(p.lat) == 90.0) continue;  // put in by a cut
      ASSERT_NEAR(nearest_points(point_shape(p), shape).distance.value / radius, 1.0, 0.02) << "case " << i;
    }
    for (const LonLat& p : vertices(shape)) ASSERT_TRUE(contains(*zone, p)) << "case " << i;
    for (int k = 0; k < 20; ++k) {
      const LonLat p = chance.near(centre, size + 1.5 * radius);
      const double away = nearest_points(point_shape(p), shape).distance.value;
      if (away < 0.97 * radius) {
        ASSERT_TRUE(contains(*zone, p)) << "case " << i;
      }
      if (away > 1.01 * radius) {
        ASSERT_FALSE(contains(*zone, p)) << "case " << i;
      }
    }
  }
}

TEST(Drawing, TheZoneOfALongLineFollowsTheGeodesic) {
  const Shape pipeline = line_of({{52.0, 47.0}, {80.0, 43.0}});
  const auto zone = buffer(pipeline, Metres{1000.0});
  ASSERT_TRUE(zone);
  for (int k = 1; k < 10; ++k) {
    const LonLat on_line = direct({52.0, 47.0}, azimuth({52.0, 47.0}, {80.0, 43.0}),
                                  distance({52.0, 47.0}, {80.0, 43.0}) * (k / 10.0));
    EXPECT_TRUE(contains(*zone, on_line));
    EXPECT_TRUE(contains(*zone, direct(on_line, 0.0, Metres{900.0})));
    EXPECT_FALSE(contains(*zone, direct(on_line, 0.0, Metres{1200.0})));
  }
}

TEST(Drawing, SeveralSitesMakeOneZoneEach) {
  const Shape sites{{{70.0, 50.0}, {71.0, 50.0}}, {}, {}};
  EXPECT_EQ(buffer(sites, Metres{1000.0})->polygons.size(), 2U);
  const Shape close{{{70.0, 50.0}, {70.01, 50.0}}, {}, {}};
  EXPECT_EQ(buffer(close, Metres{1000.0})->polygons.size(), 1U);
}

TEST(Drawing, AZoneRoundAHoleHasAHole) {
  const Ring outer{{70.0, 50.0}, {70.2, 50.0}, {70.2, 50.2}, {70.0, 50.2}};
  const Shape frame{{}, {}, {{outer, {{{70.02, 50.02}, {70.18, 50.02}, {70.18, 50.18}, {70.02, 50.18}}}}}};
  const auto zone = buffer(frame, Metres{500.0});
  ASSERT_TRUE(zone);
  ASSERT_EQ(zone->polygons.size(), 1U);
  EXPECT_EQ(zone->polygons[0].holes.size(), 1U);
  EXPECT_FALSE(contains(*zone, {70.1, 50.1}));
}

TEST(Drawing, AWindRoseReachesItsRadiusOnEachRhumb) {
  const LonLat site{71.0, 51.0};
  for (const std::size_t rhumbs : {std::size_t{8}, std::size_t{16}}) {
    std::vector<Metres> radii;
    for (std::size_t i = 0; i < rhumbs; ++i) radii.push_back(Metres{500.0 + 100.0 * static_cast<double>(i)});
    const auto zone = buffer_by_rhumb(point_shape(site), radii);
    ASSERT_TRUE(zone);
    ASSERT_EQ(zone->polygons.size(), 1U);
    expect_map_ready(*zone);
    for (std::size_t i = 0; i < rhumbs; ++i) {
      const double course = 360.0 * static_cast<double>(i) / static_cast<double>(rhumbs);
      EXPECT_TRUE(contains(*zone, direct(site, course, radii[i] - Metres{0.01})));
      EXPECT_FALSE(contains(*zone, direct(site, course, radii[i] + Metres{0.01})));
      const Metres halfway = (radii[i] + radii[(i + 1) % rhumbs]) * 0.5;
      const double between = course + 180.0 / static_cast<double>(rhumbs);
      EXPECT_TRUE(contains(*zone, direct(site, between, halfway - Metres{2.0})));
      EXPECT_FALSE(contains(*zone, direct(site, between, halfway + Metres{2.0})));
    }
  }
}

TEST(Drawing, AWindRoseAroundAnAreaCoversIt) {
  const std::array<Metres, 8> radii{Metres{500.0}, Metres{300.0}, Metres{100.0}, Metres{100.0},
                                    Metres{100.0}, Metres{100.0}, Metres{100.0}, Metres{300.0}};
  const Shape area = area_of({{70.0, 50.0}, {70.02, 50.0}, {70.02, 50.01}, {70.0, 50.01}});
  const auto zone = buffer_by_rhumb(area, radii);
  ASSERT_TRUE(zone) << zone.error().message;
  expect_map_ready(*zone);
  EXPECT_EQ(zone->polygons.size(), 1U);
  EXPECT_TRUE(contains(*zone, {70.01, 50.005}));
  EXPECT_TRUE(contains(*zone, direct({70.0, 50.01}, 0.0, Metres{490.0})));
  EXPECT_FALSE(contains(*zone, direct({70.0, 50.0}, 180.0, Metres{110.0})));
}

TEST(Drawing, WhatCannotBeDrawnIsRefused) {
  const Shape site = point_shape({71.0, 51.0});
  const std::array<Metres, 8> rose{};
  const std::array<Metres, 7> seven{};
  EXPECT_FALSE(buffer(site, Metres{0.0}));
  EXPECT_FALSE(buffer(site, Metres{-1.0}));
  EXPECT_FALSE(buffer(site, Metres{std::nan("")}));
  EXPECT_FALSE(buffer(Shape{}, Metres{1.0}));
  EXPECT_EQ(buffer(site, Metres{6e6}).error().code, ErrorCode::unsupported);
  EXPECT_FALSE(buffer_by_rhumb(site, rose));
  EXPECT_FALSE(buffer_by_rhumb(site, seven));
  EXPECT_FALSE(buffer(point_shape({0.0, 91.0}), Metres{1.0}));
}

TEST(Antimeridian, AShapeThatDoesNotReachItKeepsItsVertices) {
  const Shape clockwise = area_of({{70.0, 50.0}, {70.0, 51.0}, {71.0, 51.0}, {71.0, 50.0}});
  const auto cut = cut_at_antimeridian(clockwise);
  ASSERT_TRUE(cut);
  ASSERT_EQ(cut->polygons.size(), 1U);
  Ring expected = clockwise.polygons[0].outer;
  std::reverse(expected.begin(), expected.end());
  EXPECT_EQ(cut->polygons[0].outer, expected);
}

TEST(Antimeridian, LinesAndAreasAreCutWhereTheyPassIt) {
  const Shape shape{{{180.0, 1.0}}, {{{170.0, 10.0}, {-170.0, 20.0}, {-160.0, 20.0}}}, {}};
  const auto cut = cut_at_antimeridian(shape);
  ASSERT_TRUE(cut);
  ASSERT_EQ(cut->lines.size(), 2U);
  EXPECT_EQ(cut->lines[0], (Line{{170.0, 10.0}, {180.0, 15.0}}));
  EXPECT_EQ(cut->lines[1], (Line{{-180.0, 15.0}, {-170.0, 20.0}, {-160.0, 20.0}}));
  const Polygon holed{{{170.0, 60.0}, {-170.0, 60.0}, {-170.0, 70.0}, {170.0, 70.0}},
                      {{{175.0, 64.0}, {-175.0, 64.0}, {-175.0, 66.0}, {175.0, 66.0}}}};
  const auto areas = cut_at_antimeridian(Shape{{}, {}, {holed}});
  ASSERT_TRUE(areas);
  EXPECT_EQ(areas->polygons.size(), 2U);
  expect_map_ready(*areas);
  EXPECT_FALSE(contains(*areas, {178.0, 65.0}, EdgeModel::planar));
  EXPECT_TRUE(contains(*areas, {172.0, 65.0}, EdgeModel::planar));
  EXPECT_TRUE(contains(*areas, {-172.0, 65.0}, EdgeModel::planar));
}

TEST(Antimeridian, CuttingChangesNoAnswer) {
  Chance chance(42);
  for (int i = 0; i < 500; ++i) {
    const LonLat centre{180.0 * (chance.below(2) == 0 ? 1.0 : -1.0), chance.between(-90.0, 90.0)};
    const double radius = std::pow(10.0, chance.between(2.0, 5.0));
    const Shape shape = area_of(chance.star(centre, radius, 200));
    const auto cut = cut_at_antimeridian(shape);
    ASSERT_TRUE(cut) << cut.error().message;
    expect_map_ready(*cut);
    for (int k = 0; k < 10; ++k) {
      const LonLat p = chance.near(centre, radius);
      ASSERT_EQ(contains(shape, p, EdgeModel::planar), contains(*cut, p, EdgeModel::planar)) << "case " << i;
    }
  }
}

}  // namespace
}  // namespace tyndau::geo
