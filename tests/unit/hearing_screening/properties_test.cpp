#include "unit/geo/random_shapes.hpp"
#include "unit/hearing_screening/sketch.hpp"

#include <set>

namespace tyndau {
namespace {

using namespace hearing;
using geo::test::Chance;

constexpr LonLat middle{70.0, 50.0};
constexpr double reach = 8000.0;  // everything stands this near to the middle

/// Nothing as often as something.
double maybe(Chance& chance, double most) { return chance.below(2) == 0 ? 0.0 : chance.between(0, most); }

Settlement random_settlement(Chance& chance, const std::string& id) {
  const LonLat centre = chance.near(middle, reach);
  Settlement one;
  if (chance.below(2) == 0) {
    const double low = chance.between(50, 600);
    one = test::estimated(id, centre, low, low + chance.between(0, 600), maybe(chance, 400));
    if (chance.below(3) == 0) one.extent.rare_displacement = Metres{chance.between(0, 2000)};
  } else {
    one = test::mapped(
        id, geo::test::area_of(chance.star(centre, chance.between(200, 1500), 3 + chance.below(6))), centre);
  }
  one.population = chance.below(4) == 0 ? std::nullopt : std::optional<std::int64_t>(chance.below(5000));
  if (chance.below(3) == 0) one.units.district = chance.below(2) == 0 ? "район W" : "район E";
  return one;
}

std::string some_settlement(Chance& chance, const test::World& world) {
  return world.places.settlements[chance.below(world.places.settlements.size())].id;
}

/// A venue has a position, often about a settlement, or the name of one, or neither; never both, which could contradict
/// each other.
Venue random_venue(Chance& chance, const std::string& id, const test::World& world) {
  const auto& places = world.places.settlements;
  const std::size_t kind = chance.below(10);
  const bool beside = kind < 5;
  const LonLat around = beside ? places[chance.below(places.size())].centre : middle;
  Venue venue = test::venue_at(id, chance.near(around, beside ? 2000 : reach), maybe(chance, 500));
  if (kind == 8) venue = test::venue_in(id, some_settlement(chance, world));
  if (kind == 9) venue.position.reset();
  if (chance.below(4) == 0) venue.serves = {test::place_ref(some_settlement(chance, world))};
  if (chance.below(4) == 0) venue.units.district = chance.below(2) == 0 ? "район W" : "район E";
  return venue;
}

void add_units(Chance& chance, test::World& world) {
  const auto strip = [&](const char* id, double west, double east) {
    AdminUnit unit;
    unit.id = id;
    unit.level = UnitLevel::district;
    unit.name = std::string("район ") + id;
    const auto corner = [&](double x, double y) { return test::offset(middle, x, y); };
    unit.shape = geo::test::area_of(
        {corner(west, -9000), corner(east, -9000), corner(east, 9000), corner(west, 9000)});
    return unit;
  };
  const double border = chance.between(-3000, 3000);
  world.places.units = {strip("W", -20000, border), strip("E", border, 20000)};
  if (chance.below(3) == 0) world.input.project.declared_units = {{"район W", UnitLevel::district, {}}};
}

void add_dates(Chance& chance, Case& input) {
  const auto day = [&] { return *make_date(2018, 1, 1) + std::chrono::days(chance.below(3000)); };
  if (chance.below(2) == 0) input.notice.date = day();
  if (chance.below(2) == 0) input.notice.documents_online = day();
  if (chance.below(2) == 0) input.start = LocalDateTime{day(), std::nullopt};
}

/// Settlements, venues, territory and dates by chance; the same ones for the same seed.
void fill(test::World& world, unsigned seed) {
  Chance chance(seed);
  const std::size_t settlements = 2 + chance.below(6);
  for (std::size_t i = 0; i < settlements; ++i) {
    world.settlement(random_settlement(chance, std::string(1, static_cast<char>('A' + i))));
  }
  const std::size_t venues = chance.below(5);
  for (std::size_t i = 0; i < venues; ++i) {
    world.venue(random_venue(chance, "v" + std::to_string(i + 1), world));
  }
  const std::size_t declared = chance.below(5);
  for (std::size_t i = 0; i < declared; ++i) world.declare(some_settlement(chance, world));
  if (chance.below(8) == 0) world.input.project.declared_communities.push_back({"Бірлік", "", {}});
  if (chance.below(6) != 0) {
    world.input.project.footprint = Footprint{chance.shape(chance.near(middle, reach / 2), 400), {}, {}};
    world.input.project.footprint->uncertainty = Metres{maybe(chance, 300)};
  }
  if (chance.below(3) != 0) world.spz(chance.between(100, 5000));
  if (chance.below(3) == 0) world.input.project.hazard_class = static_cast<HazardClass>(1 + chance.below(5));
  if (chance.below(2) == 0) add_units(chance, world);
  world.input.form = all_forms[chance.below(all_forms.size())];
  if (chance.below(2) == 0) world.options.rule_pack.clear();
  add_dates(chance, world.input);
}

/// The same case and places once more, to be changed.
test::World copy(const test::World& world) {
  test::World other;
  other.input = world.input;
  other.places = world.places;
  other.options = world.options;
  return other;
}

Report screened(test::World& world) {
  return screen(world.input, world.atlas(), test::shipped_rules(), world.options);
}

/// Everything that a reader sees of a finding, in one text.
std::string told(const Finding& one) {
  std::ostringstream text;
  text.precision(17);
  text << one.id << '/' << one.subject << ' ' << code(one.verdict) << ' ' << code(one.finding_class) << ' '
       << one.rule.pack << ' ' << one.rule.article << '\n';
  const auto add = [&](const Message& message) {
    const Text words = test::shipped_messages().render(message);
    text << "  " << message.key << ": " << words.kk << " | " << words.ru << " | " << words.en << '\n';
  };
  add(one.message);
  if (one.settled_by) add(*one.settled_by);
  for (const Message& basis : one.basis) add(basis);
  if (one.measured) text << "  " << one.measured->value.low << ".." << one.measured->value.high << '\n';
  if (one.required) text << "  " << code(one.required->bound) << ' ' << one.required->value << '\n';
  for (const Segment& line : one.lines) {
    text << "  " << line.from.lon << ' ' << line.from.lat << " - " << line.to.lon << ' ' << line.to.lat
         << '\n';
  }
  for (const LonLat& at : one.points) text << "  " << at.lon << ' ' << at.lat << '\n';
  return text.str();
}

std::vector<std::string> told(const Report& report) {
  std::vector<std::string> all;
  for (const Finding& one : report.findings) all.push_back(told(one));
  const auto& better = report.counterfactual;
  all.push_back(better ? "better: " + better->settlement->id : "nothing better");
  return all;
}

using Verdicts = std::multimap<std::pair<std::string, std::string>, Verdict>;

Verdicts verdicts(const Report& report, const std::string& id = {}) {
  Verdicts all;
  for (const Finding& one : report.findings) {
    if (id.empty() || one.id == id) all.emplace(std::pair{one.id, one.subject}, one.verdict);
  }
  return all;
}

/// What one report says otherwise than the other, in words.
std::string difference(const Report& one, const Report& other) {
  std::string all;
  for (const auto& [from, to] :
       {std::pair{verdicts(one), verdicts(other)}, {verdicts(other), verdicts(one)}}) {
    for (const auto& entry : from) {
      if (std::find(to.begin(), to.end(), entry) != to.end()) continue;
      all += entry.first.first + "/" + entry.first.second + " " + std::string(code(entry.second)) + "; ";
    }
  }
  return all;
}

constexpr unsigned worlds = 30;

TEST(Properties, TheSameCaseTwiceIsTheSameReport) {
  for (unsigned seed = 0; seed < worlds; ++seed) {
    test::World one, other;
    fill(one, seed);
    fill(other, seed);
    EXPECT_EQ(told(screened(one)), told(screened(other))) << "seed " << seed;
  }
}

TEST(Properties, TheOrderOfSettlementsAndUnitsChangesNothing) {
  for (unsigned seed = 100; seed < 100 + worlds; ++seed) {
    test::World one;
    fill(one, seed);
    test::World turned = copy(one);
    std::reverse(turned.places.settlements.begin(), turned.places.settlements.end());
    std::reverse(turned.places.units.begin(), turned.places.units.end());
    EXPECT_EQ(told(screened(one)), told(screened(turned))) << "seed " << seed;
  }
}

TEST(Properties, TheOrderOfVenuesAndDeclarationsChangesNoVerdict) {
  for (unsigned seed = 200; seed < 200 + worlds; ++seed) {
    test::World one;
    fill(one, seed);
    test::World turned = copy(one);
    std::reverse(turned.input.venues.begin(), turned.input.venues.end());
    auto& declared = turned.input.project.declared_communities;
    std::reverse(declared.begin(), declared.end());
    EXPECT_EQ(difference(screened(one), screened(turned)), "") << "seed " << seed;
  }
}

TEST(Properties, OfTwoVenuesInOnePlaceTheBetterKnownOneJudges) {
  const test::Sketch sketch("AAA");
  const LonLat place = test::offset(sketch.centre('A'), 150 + 4500, 0);
  for (const bool exact_first : {true, false}) {
    test::World world{sketch};
    world.declare("A").venue(test::venue_at("v1", place, exact_first ? 0 : 1000));
    world.venue(test::venue_at("v2", place, exact_first ? 1000 : 0));
    EXPECT_EQ(world.verdict("venue-far-from-affected", "A"), Verdict::pass) << "4.5 km, not 3.5 to 5.5 km";
  }
}

TEST(Properties, TheOrderOfTwoVenuesInOnePlaceChangesNoVerdict) {
  for (unsigned seed = 300; seed < 300 + worlds; ++seed) {
    test::World one;
    fill(one, seed);
    Chance chance(seed);
    const LonLat place = chance.near(middle, reach);
    one.input.venues = {test::venue_at("exact", place),
                        test::venue_at("rough", place, chance.between(100, 3000))};
    test::World turned = copy(one);
    std::swap(turned.input.venues[0], turned.input.venues[1]);
    EXPECT_EQ(difference(screened(one), screened(turned)), "") << "seed " << seed;
  }
}

/// Every position, or some of them, known less well than before.
void blur(test::World& world, Chance& chance) {
  for (Venue& venue : world.input.venues) {
    if (venue.position) venue.uncertainty = venue.uncertainty + Metres{maybe(chance, 4000)};
  }
  for (Settlement& one : world.places.settlements) {
    Metres& spread = one.extent.position_uncertainty;
    spread = spread + Metres{maybe(chance, 3000)};
  }
  if (auto& footprint = world.input.project.footprint) {
    footprint->uncertainty = footprint->uncertainty + Metres{maybe(chance, 1000)};
  }
}

TEST(Properties, KnowingPositionsLessWellDecidesNothing) {
  int compared = 0, opened = 0;
  for (unsigned seed = 400; seed < 400 + 4 * worlds; ++seed) {
    test::World sharp;
    fill(sharp, seed);
    test::World blurred = copy(sharp);
    Chance chance(seed);
    blur(blurred, chance);
    const auto after = verdicts(screened(blurred), "community-without-hearing");
    for (const auto& [key, before] : verdicts(screened(sharp), "community-without-hearing")) {
      const auto found = after.find(key);
      if (found == after.end() || before == Verdict::not_applicable) continue;
      const std::string what = "seed " + std::to_string(seed) + " " + key.second;
      ++compared;
      opened += found->second == before ? 0 : 1;
      EXPECT_TRUE(found->second == before || found->second == Verdict::cannot_tell)
          << what << " was " << code(before) << " and is " << code(found->second);
    }
  }
  EXPECT_GT(compared, 120);
  EXPECT_GT(opened, 20) << "the blur is wide enough to matter";
}

TEST(Properties, NoAffectedCommunityIsLostWhenPositionsAreKnownLessWell) {
  for (unsigned seed = 400; seed < 400 + worlds; ++seed) {
    test::World sharp;
    fill(sharp, seed);
    test::World blurred = copy(sharp);
    Chance chance(seed);
    blur(blurred, chance);
    const Geography after = blurred.geography();
    for (const Community& before : sharp.geography().communities) {
      if (before.has_basis(Basis::nearest)) continue;
      EXPECT_TRUE(test::community(after, before.id())) << "seed " << seed << " " << before.id();
    }
  }
}

TEST(Properties, ALargerRadiusLosesNoCommunity) {
  std::size_t most = 0;
  for (unsigned seed = 600; seed < 600 + worlds; ++seed) {
    test::World first;
    fill(first, seed);
    if (!first.input.project.footprint) continue;
    std::map<std::string, Certainty> known;
    for (const double radius : {10.0, 300.0, 1000.0, 3000.0, 20000.0}) {
      test::World world = copy(first);
      std::map<std::string, Certainty> reached;
      const Geography geography = world.spz(radius).geography();
      for (const Community& one : geography.communities) {
        if (one.has_basis(Basis::computed)) reached.emplace(one.id(), one.reached);
      }
      for (const auto& [id, certainty] : known) {
        ASSERT_TRUE(reached.count(id)) << "seed " << seed << " " << id << " at " << radius;
        EXPECT_GE(reached.at(id), certainty) << "seed " << seed << " " << id << " at " << radius;
      }
      known = reached;
    }
    EXPECT_EQ(known.size(), first.places.settlements.size()) << "20 km reach everybody, seed " << seed;
    most = std::max(most, known.size());
  }
  EXPECT_GE(most, 6U);
}

TEST(Properties, EveryFindingIsWholeInThreeLanguages) {
  std::set<std::string> keys;
  for (unsigned seed = 700; seed < 700 + worlds; ++seed) {
    test::World world;
    fill(world, seed);
    const Report report = screened(world);
    EXPECT_FALSE(report.findings.empty());
    for (const Finding& finding : report.findings) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " " + finding.id);
      test::expect_whole(finding);
      keys.insert(finding.message.key);
    }
  }
  EXPECT_GT(keys.size(), 40U) << "the worlds differ enough to meet many sentences";
}

TEST(Properties, FindingsStandByIdAndSubject) {
  for (unsigned seed = 800; seed < 800 + worlds; ++seed) {
    test::World world;
    fill(world, seed);
    std::pair<std::string, std::string> last;
    for (const Finding& finding : screened(world).findings) {
      const std::pair next{finding.id, finding.subject};
      EXPECT_LE(last, next) << "seed " << seed;
      last = next;
    }
  }
}

}  // namespace
}  // namespace tyndau
