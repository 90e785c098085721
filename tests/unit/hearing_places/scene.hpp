/// \file
/// The geography of a case, laid out by hand: settlements, venues and how they lie to each other.
#pragma once

#include "unit/hearing_checks/bench.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <utility>

namespace tyndau::test {

inline constexpr LonLat site{70.0, 50.0};

inline MetresInterval metres(double low, double high) { return {Metres{low}, Metres{high}}; }

inline geo::Polygon box(double west, double south, double east, double north) {
  return {{{west, south}, {east, south}, {east, north}, {west, north}}, {}};
}

/// A bench whose geography is built record by record; the scene owns what the geography points to.
class Scene : public ::testing::Test {
 protected:
  /// A settlement that is known to the case by its name.
  const hearing::Settlement& settlement(const std::string& id, const std::string& name) {
    hearing::Settlement& one = settlements_.emplace_back();
    one.id = id;
    one.name = name;
    return one;
  }
  hearing::Community& community(const std::string& id, std::vector<hearing::Basis> basis) {
    hearing::Community one;
    one.settlement = &settlement(id, "Settlement " + id);
    one.place = {one.settlement->name, id, {}};
    one.basis = std::move(basis);
    bench_.geography.communities.push_back(std::move(one));
    return bench_.geography.communities.back();
  }
  hearing::Venue& venue(const std::string& id, const std::string& name) {
    hearing::Venue& one = venues_.emplace_back();
    one.id = id;
    one.name = name;
    hearing::LocatedVenue located;
    located.venue = &one;
    bench_.geography.venues.push_back(located);
    return one;
  }
  /// How the community lies to a venue; relations keep the order of the calls.
  hearing::VenueRelation& relation(hearing::Community& community, const std::string& venue,
                                   hearing::Certainty inside, std::optional<MetresInterval> distance) {
    hearing::VenueRelation one;
    one.venue = venue;
    one.in_community = inside;
    one.distance = distance;
    if (distance) one.line = Segment{site, {70.0, 50.1}};
    community.venues.push_back(one);
    return community.venues.back();
  }

  Bench bench_;
  std::deque<hearing::Settlement> settlements_;
  std::deque<hearing::Venue> venues_;
};

}  // namespace tyndau::test
