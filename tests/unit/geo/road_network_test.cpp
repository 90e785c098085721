#include "geo/road_network.hpp"

#include "geo/geodesic.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace tyndau::geo {
namespace {

// Lengths as GeodSolve -i of GeographicLib prints them, in metres.
constexpr double along_50 = 716.957536;     ///< 0.01° of longitude at 50° N
constexpr double along_50_01 = 716.808811;  ///< 0.01° of longitude at 50.01° N
constexpr double north = 1112.291604;       ///< from 50° N to 50.01° N

/// Half a unit of 1e-7° at both ends.
constexpr double centimetre = 0.012;

struct Road {
  Line line;
  RoadDirection direction = RoadDirection::both;
};

RoadNetwork network_of(const std::vector<Road>& roads) {
  RoadNetwork::Builder builder;
  for (const Road& road : roads) builder.add(road.line, road.direction);
  return std::move(builder).finish();
}

/// Two squares side by side: three roads northwards, two eastwards, which meet in vertices.
std::vector<Road> ladder() {
  return {{{{70, 50}, {70, 50.002}, {70, 50.01}}},
          {{{70.01, 50}, {70.01, 50.01}}},
          {{{70.02, 50}, {70.02, 50.01}}},
          {{{70, 50}, {70.005, 50}, {70.01, 50}, {70.02, 50}}},
          {{{70, 50.01}, {70.01, 50.01}, {70.02, 50.01}}}};
}

double way(const RoadNetwork& network, LonLat from, LonLat to) {
  const auto a = network.join(from, Metres{5000});
  const auto b = network.join(to, Metres{5000});
  if (!a || !b) return std::numeric_limits<double>::quiet_NaN();
  const auto found = network.ways({*a}, {*b});
  return found[0][0] ? found[0][0]->value : std::numeric_limits<double>::infinity();
}

TEST(RoadNetwork, AWayIsAsLongAsTheGeodesicsOfItsEdges) {
  const auto network = network_of(ladder());
  EXPECT_NEAR(way(network, {70, 50}, {70, 50.01}), north, centimetre);
  EXPECT_NEAR(way(network, {70, 50}, {70.02, 50}), 2 * along_50, centimetre);
  EXPECT_NEAR(way(network, {70, 50.01}, {70.02, 50.01}), 2 * along_50_01, centimetre);
  EXPECT_NEAR(way(network, {70, 50}, {70.02, 50.01}), north + 2 * along_50_01, centimetre)
      << "the northern road is the shorter one";
  EXPECT_NEAR(way(network, {70.01, 50.01}, {70.01, 50.01}), 0, 1e-9);
}

TEST(RoadNetwork, VerticesWhereNobodyHasAChoiceAreTakenOutAndTheLengthStays) {
  const auto network = network_of(ladder());
  const auto& summary = network.summary();
  EXPECT_EQ(summary.lines, 5U);
  EXPECT_EQ(summary.nodes, 2U) << "only the ends of the middle rung have three roads";
  EXPECT_EQ(summary.edges, 3U);
  EXPECT_EQ(summary.parts, 1U);
  EXPECT_NEAR(summary.length.value, 3 * north + 2 * along_50 + 2 * along_50_01, centimetre);
  EXPECT_EQ(summary.length, summary.largest_part);
}

TEST(RoadNetwork, ALineMadeOfManyWaysIsOneEdge) {
  std::vector<Road> pieces;
  for (int i = 0; i < 100; ++i) pieces.push_back({{{70 + i * 1e-4, 50}, {70 + (i + 1) * 1e-4, 50}}});
  const auto network = network_of(pieces);
  EXPECT_EQ(network.summary().edges, 1U);
  EXPECT_NEAR(network.summary().length.value, along_50, centimetre);
  EXPECT_NEAR(way(network, {70.0025, 50}, {70.0075, 50}), along_50 / 2, centimetre)
      << "two joints of one edge";
}

TEST(RoadNetwork, AOneWayRoadIsOnlyTravelledForwards) {
  auto roads = ladder();
  roads[1].direction = RoadDirection::forward;  // northwards
  const auto network = network_of(roads);
  EXPECT_NEAR(way(network, {70.01, 50}, {70.01, 50.01}), north, centimetre);
  EXPECT_NEAR(way(network, {70.01, 50.01}, {70.01, 50}), along_50_01 + north + along_50, centimetre)
      << "back around a square";
  roads[1].direction = RoadDirection::backward;
  const auto turned = network_of(roads);
  EXPECT_NEAR(way(turned, {70.01, 50.01}, {70.01, 50}), north, centimetre);
  EXPECT_NEAR(way(turned, {70.01, 50}, {70.01, 50.01}), along_50_01 + north + along_50, centimetre);
}

TEST(RoadNetwork, WaysAreTheSameWhicheverSideIsSearchedFrom) {
  auto roads = ladder();
  roads[1].direction = RoadDirection::forward;
  roads[4].direction = RoadDirection::backward;
  const auto network = network_of(roads);
  std::vector<RoadJoint> joints;
  for (const LonLat at :
       {LonLat{70.003, 50}, LonLat{70.01, 50.004}, LonLat{70.02, 50.007}, LonLat{70.013, 50.01}}) {
    joints.push_back(network.join(at, Metres{5000}).value());
  }
  const auto from_destinations = network.ways(joints, {joints[0], joints[1]});
  for (std::size_t i = 0; i < joints.size(); ++i) {
    const auto from_origin = network.ways({joints[i]}, {joints[0], joints[1]});
    for (std::size_t j = 0; j < 2; ++j) {
      ASSERT_TRUE(from_origin[0][j]);
      EXPECT_NEAR(from_origin[0][j]->value, from_destinations[i][j].value().value, 1e-6);
    }
  }
}

TEST(RoadNetwork, OneWayRoadsThatMeetHeadOnAreNotOneRoad) {
  const auto network = network_of({{{{70, 50}, {70.01, 50}}, RoadDirection::forward},
                                   {{{70.02, 50}, {70.01, 50}}, RoadDirection::forward}});
  EXPECT_EQ(network.summary().nodes, 3U);
  EXPECT_TRUE(std::isinf(way(network, {70.002, 50}, {70.018, 50})));
  EXPECT_EQ(network.summary().parts, 1U) << "they do meet";
}

TEST(RoadNetwork, AtTheEndOfAOneWayRoadTheWholeCrossingIsThere) {
  const LonLat crossing{70, 50.01}, east{70.01, 50.01};
  // The one-way road comes from the south, the others leave for the east and the west.
  for (const auto direction : {RoadDirection::forward, RoadDirection::backward}) {
    const auto network =
        network_of({{{{70, 50}, crossing}, direction}, {{{69.99, 50.01}, crossing}}, {{crossing, east}}});
    RoadJoint at_end = network.join({70, 50.009}, Metres{1}).value();  // on the one-way road
    at_end.at = crossing;
    at_end.along = Metres{direction == RoadDirection::forward ? distance({70, 50}, crossing).value : 0.0};
    const auto other = network.join(east, Metres{1}).value();
    const auto leaving = network.ways({at_end}, {other})[0][0];
    const auto arriving = network.ways({other}, {at_end})[0][0];
    ASSERT_TRUE(leaving && arriving);
    EXPECT_NEAR(leaving->value, along_50_01, centimetre);
    EXPECT_NEAR(arriving->value, along_50_01, centimetre);
  }
}

TEST(RoadNetwork, AOneWayRingLeadsAround) {
  const auto ring =
      network_of({{{{70, 50}, {70.01, 50}, {70.01, 50.01}, {70, 50.01}, {70, 50}}, RoadDirection::forward}});
  EXPECT_EQ(ring.summary().edges, 1U);
  EXPECT_NEAR(way(ring, {70.01, 50}, {70.01, 50.01}), north, centimetre);
  EXPECT_NEAR(way(ring, {70.01, 50.01}, {70.01, 50}), along_50 + north + along_50_01, centimetre);
}

TEST(RoadNetwork, NoWayLeadsToAnIsland) {
  auto roads = ladder();
  roads.push_back({{{70, 50.03}, {70.01, 50.03}}});
  const auto network = network_of(roads);
  EXPECT_EQ(network.summary().parts, 2U);
  EXPECT_LT(network.summary().largest_part, network.summary().length);
  EXPECT_TRUE(std::isinf(way(network, {70, 50}, {70, 50.03})));
}

TEST(RoadNetwork, RoadsThatCrossWithoutAVertexDoNotMeet) {
  const auto bridge = network_of({{{{70, 50.005}, {70.02, 50.005}}}, {{{70.01, 50}, {70.01, 50.01}}}});
  EXPECT_EQ(bridge.summary().parts, 2U);
}

TEST(RoadNetwork, APlaceJoinsTheNearestPointOfTheNearestRoad) {
  const auto network = network_of(ladder());
  const LonLat beside = direct({70.02, 50.004}, 90, Metres{300});
  const auto joint = network.join(beside, Metres{5000});
  ASSERT_TRUE(joint);
  EXPECT_NEAR(joint->gap.value, 300, centimetre);
  EXPECT_NEAR(joint->at.lat, 50.004, 1e-6);
  EXPECT_NEAR(joint->at.lon, 70.02, 1e-6);
  EXPECT_NEAR(way(network, beside, {70.02, 50.01}), distance(joint->at, {70.02, 50.01}).value, centimetre);
}

TEST(RoadNetwork, ThePointNextToTheOtherwiseNearestShapeIsFoundAsWell) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> lon(70, 70.1), lat(50, 50.1);
  std::vector<Road> roads;
  for (int i = 0; i < 60; ++i) roads.push_back({{{lon(random), lat(random)}, {lon(random), lat(random)}}});
  const auto network = network_of(roads);
  for (int i = 0; i < 100; ++i) {
    const LonLat place{lon(random), lat(random)};
    double least = 1e9;
    for (const Road& road : roads) {
      least = std::min(least, nearest_points(point_shape(place), Shape{{}, {road.line}, {}}).distance.value);
    }
    EXPECT_NEAR(network.join(place, Metres{20'000}).value().gap.value, least, centimetre);
  }
}

TEST(RoadNetwork, APlaceFartherThanTheLimitJoinsNothing) {
  const auto network = network_of(ladder());
  const LonLat away = direct({70.02, 50.005}, 90, Metres{5000});
  EXPECT_FALSE(network.join(away, Metres{4999}));
  EXPECT_TRUE(network.join(away, Metres{5001}));
  EXPECT_FALSE(network.join({0, -80}, Metres{5000}));
}

TEST(RoadNetwork, RoadsMeetAcrossTheAntimeridian) {
  const auto network = network_of({{{{179.99, 50}, {180, 50}}}, {{{-180, 50}, {-179.99, 50}}}});
  EXPECT_EQ(network.summary().parts, 1U);
  EXPECT_NEAR(way(network, {179.99, 50}, {-179.99, 50}), 2 * along_50, centimetre);
  EXPECT_TRUE(network.join({-179.9999, 50.001}, Metres{500}));
}

TEST(RoadNetwork, ALineWithoutALengthIsNone) {
  RoadNetwork::Builder builder;
  builder.add({{70, 50}}, RoadDirection::both);
  builder.add({{70, 50}, {70, 50}}, RoadDirection::both);
  EXPECT_EQ(builder.lines(), 0U);
  const auto empty = std::move(builder).finish();
  EXPECT_EQ(empty.summary().edges, 0U);
  EXPECT_FALSE(empty.join({70, 50}, Metres{5000}));
  EXPECT_TRUE(empty.ways({}, {}).empty());
}

}  // namespace
}  // namespace tyndau::geo
