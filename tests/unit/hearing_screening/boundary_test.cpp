#include "hearing/boundary.hpp"

#include "hearing/coverage.hpp"
#include "unit/hearing_screening/sketch.hpp"

namespace tyndau {
namespace {

using namespace hearing;

constexpr LonLat origin{70.0, 50.0};
constexpr auto edges = geo::EdgeModel::geodesic;

MetresInterval to_boundary(double east, double uncertainty, const Extent& extent) {
  const geo::Shape from = geo::point_shape(test::offset(origin, east, 0.0));
  return boundary_interval(geo::nearest_points(from, extent.shape, edges), from, Metres{uncertainty}, extent,
                           edges);
}

Extent disc(double low, double high, double position = 0.0) {
  return test::estimated("A", origin, low, high, position).extent;
}

/// 1000 m wide about the origin.
Extent square(double position = 0.0) {
  Extent extent =
      test::mapped("A", test::Sketch("AAAAA\nAAAAA\nAA*AA\nAAAAA\nAAAAA", 200.0, origin).block('A'), origin)
          .extent;
  extent.position_uncertainty = Metres{position};
  return extent;
}

void expect_interval(MetresInterval interval, double low, double high) {
  EXPECT_NEAR(interval.low.value, low, 0.01);
  EXPECT_NEAR(interval.high.value, high, 0.01);
}

TEST(Boundary, OfAnEstimatedDiscLiesBetweenItsTwoRadii) {
  expect_interval(to_boundary(5000, 0, disc(600, 900)), 4100, 4400);
}

TEST(Boundary, UncertaintiesOfBothEndsWidenTheInterval) {
  expect_interval(to_boundary(5000, 50, disc(600, 900, 280)), 5000 - 900 - 330, 5000 - 600 + 330);
}

TEST(Boundary, IsNeverBelowZero) { expect_interval(to_boundary(700, 0, disc(600, 900)), 0, 100); }

TEST(Boundary, ADiscHoldsForCertainOnlyWhatItsSmallestRadiusHolds) {
  EXPECT_EQ(to_boundary(319, 0, disc(600, 900, 280)).high.value, 0.0);
  EXPECT_GT(to_boundary(321, 0, disc(600, 900, 280)).high.value, 0.0);
}

TEST(Boundary, OfAPolygonIsExactWhereNothingIsUncertain) {
  expect_interval(to_boundary(2500, 0, square()), 2000, 2000);
  expect_interval(to_boundary(100, 0, square()), 0, 0);
}

TEST(Boundary, OfAPolygonMovesWithItsPosition) {
  expect_interval(to_boundary(2500, 20, square(80)), 1900, 2100);
}

TEST(Boundary, APolygonHoldsForCertainWhatLiesDeeperThanTheUncertainty) {
  EXPECT_EQ(to_boundary(349, 0, square(150)).high.value, 0.0);
  expect_interval(to_boundary(400, 0, square(150)), 0, 50);
  EXPECT_EQ(to_boundary(399, 100, square()).high.value, 0.0);
  EXPECT_GT(to_boundary(401, 100, square()).high.value, 0.0);
}

TEST(Boundary, AFootprintThatMeetsAPolygonIsOpenWithinItsUncertainty) {
  const geo::Shape line{{}, {{test::offset(origin, 0, 0), test::offset(origin, 900, 0)}}, {}};
  const Extent extent = square();
  const auto nearest = geo::nearest_points(line, extent.shape, edges);
  expect_interval(boundary_interval(nearest, line, Metres{30}, extent, edges), 0, 30);
  expect_interval(boundary_interval(nearest, line, Metres{0}, extent, edges), 0, 0);
}

TEST(Coverage, HoldsAPlaceOnlyWithItsWholeSurroundings) {
  const Coverage coverage({square().shape}, edges);
  const auto at = [](double east) { return geo::point_shape(test::offset(origin, east, 0.0)); };
  EXPECT_TRUE(coverage.holds(at(0), Metres{499}));
  EXPECT_FALSE(coverage.holds(at(0), Metres{501}));
  EXPECT_FALSE(coverage.holds(at(600), Metres{0}));
  EXPECT_TRUE(coverage.holds(at(400), Metres{99}));
  EXPECT_FALSE(coverage.holds(at(400), Metres{101}));
}

TEST(Coverage, AShapeThatReachesOutIsNotHeld) {
  const Coverage coverage({square().shape}, edges);
  const geo::Shape inside{{}, {{test::offset(origin, -100, 0), test::offset(origin, 100, 0)}}, {}};
  const geo::Shape across{{}, {{test::offset(origin, -100, 0), test::offset(origin, 600, 0)}}, {}};
  EXPECT_TRUE(coverage.holds(inside, Metres{0}));
  EXPECT_FALSE(coverage.holds(across, Metres{0}));
}

TEST(Coverage, AHoleIsNotCovered) {
  geo::Shape ring = square().shape;
  geo::Ring hole;
  for (const auto& [east, north] : {std::pair{-100., -100.}, {-100., 100.}, {100., 100.}, {100., -100.}}) {
    hole.push_back(test::offset(origin, east, north));
  }
  ring.polygons[0].holes.push_back(hole);
  const Coverage coverage({ring}, edges);
  EXPECT_FALSE(coverage.holds(geo::point_shape(origin), Metres{0}));
  EXPECT_TRUE(coverage.holds(geo::point_shape(test::offset(origin, 300, 0)), Metres{150}));
  EXPECT_FALSE(coverage.holds(geo::point_shape(test::offset(origin, 300, 0)), Metres{205}));
  const geo::Shape around_hole{{},
                               {},
                               {{{test::offset(origin, -200, -200), test::offset(origin, 200, -200),
                                  test::offset(origin, 200, 200), test::offset(origin, -200, 200)},
                                 {}}}};
  EXPECT_FALSE(coverage.holds(around_hole, Metres{0})) << "the hole lies inside the shape";
}

TEST(Coverage, NothingIsCoveredWithoutAreas) {
  EXPECT_FALSE(Coverage({}, edges).holds(geo::point_shape(origin), Metres{0}));
  EXPECT_FALSE(Coverage({square().shape}, edges).holds({}, Metres{0}));
}

}  // namespace
}  // namespace tyndau
