// Generated positions in every notation read back within what the notation says of itself.
#include "geo/crs.hpp"
#include "unit/intake/positions_help.hpp"

#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

namespace tyndau::intake {
namespace {

using test::country;
using test::metres_between;
using test::outcome;

template <class... Values>
std::string print(const char* pattern, Values... values) {
  std::array<char, 256> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), pattern, values...);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string with_comma(std::string text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '.' && std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0) text[i] = ',';
  }
  return text;
}

/// Degrees, minutes and tenths of seconds, by whole numbers.
struct Parts {
  int degrees, minutes;
  double seconds;
  explicit Parts(double value) {
    const auto tenths = static_cast<long>(std::lround(value * 36000.0));
    degrees = static_cast<int>(tenths / 36000);
    minutes = static_cast<int>(tenths / 600 % 60);
    seconds = static_cast<double>(tenths % 600) / 10.0;
  }
};

std::vector<std::string> spellings(LonLat at) {
  const Parts lat(at.lat), lon(at.lon);
  const double lat_minutes = (at.lat - std::floor(at.lat)) * 60.0,
               lon_minutes = (at.lon - std::floor(at.lon)) * 60.0;
  const bool carries = lat_minutes > 59.99 || lon_minutes > 59.99;  // the next degree
  std::vector<std::string> all{
      print("%.5f N, %.5f E", at.lat, at.lon),
      with_comma(print("%.5f° с.ш. %.5f° в.д.", at.lat, at.lon)),
      with_comma(print("%.4f ш.б.; %.4f с.е.", at.lon, at.lat)),
      print("широта %.3f долгота %.3f", at.lat, at.lon),
      print("N%.6f E%.6f", at.lat, at.lon),
      print("%d°%02d'%04.1f\" N %d°%02d'%04.1f\" E", lat.degrees, lat.minutes, lat.seconds, lon.degrees,
            lon.minutes, lon.seconds),
      with_comma(print("%d°%02d′%04.1f″ с ш  %d°%02d′%04.1f″ в д", lat.degrees, lat.minutes, lat.seconds,
                       lon.degrees, lon.minutes, lon.seconds)),
      print("с.ш. %d-%02d-%04.1f, в.д. %d-%02d-%04.1f", lat.degrees, lat.minutes, lat.seconds, lon.degrees,
            lon.minutes, lon.seconds),
      print("%d %02d %04.1f E %d %02d %04.1f N", lon.degrees, lon.minutes, lon.seconds, lat.degrees,
            lat.minutes, lat.seconds),
      print("солтүстік ендік %d:%02d:%04.1f шығыс бойлық %d:%02d:%04.1f", lat.degrees, lat.minutes,
            lat.seconds, lon.degrees, lon.minutes, lon.seconds),
      print("%d градусов %d минут %.1f секунд северной широты, %d градусов %d минут %.1f секунд восточной "
            "долготы",
            lat.degrees, lat.minutes, lat.seconds, lon.degrees, lon.minutes, lon.seconds),
      print("https://yandex.kz/maps/?ll=%.6f%%2C%.6f&z=9", at.lon, at.lat),
      print("geo:%.5f,%.5f", at.lat, at.lon),
      print("POINT (%.6f %.6f)", at.lon, at.lat),
      print("{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}", at.lon, at.lat),
  };
  if (!carries) {
    all.push_back(print("%d°%06.3f' N, %d°%06.3f' E", lat.degrees, lat_minutes, lon.degrees, lon_minutes));
    all.push_back(print("Ш %d°%02.0f′ Д %d°%02.0f′", lat.degrees, std::floor(lat_minutes), lon.degrees,
                        std::floor(lon_minutes)));
  }
  return all;
}

std::vector<std::string> metric_spellings(LonLat at) {
  std::vector<std::string> all;
  const int utm = static_cast<int>(at.lon / 6.0) + 31, zone = utm - 30;
  const auto in_utm = geo::from_wgs84("EPSG:326" + std::to_string(utm), at);
  const auto in_pulkovo = geo::from_wgs84(print("EPSG:284%02d", zone), at);
  if (in_utm) {
    all.push_back(print("%dN %.0f %.0f", utm, in_utm->x, in_utm->y));
    all.push_back(print("UTM zone %d N, E %.1f N %.1f", utm, in_utm->x, in_utm->y));
  }
  if (in_pulkovo) {
    all.push_back(print("X=%.1f Y=%.1f", in_pulkovo->y, in_pulkovo->x));
    all.push_back(print("СК-42: %.0f; %.0f", in_pulkovo->x, in_pulkovo->y));
  }
  return all;
}

class WrittenPositions : public testing::TestWithParam<unsigned> {};

TEST_P(WrittenPositions, ReadBackWithinTheirUncertainty) {
  std::mt19937 random(GetParam());
  std::uniform_real_distribution<double> lon(46.5, 87.5), lat(40.5, 55.5);
  for (int i = 0; i < 100; ++i) {
    const LonLat at{lon(random), lat(random)};
    auto texts = spellings(at);
    const auto metric = metric_spellings(at);
    texts.insert(texts.end(), metric.begin(), metric.end());
    for (const auto& text : texts) {
      const auto answer = parse_positions(text, country());
      ASSERT_EQ(outcome(answer), "read") << text;
      ASSERT_EQ(answer.found.front().positions.size(), 1U) << text;
      const auto& read = answer.found.front().positions.front();
      // Whole minutes are cut, not rounded, by floor(). Near the border of two transformations of Pulkovo 1942 PROJ may
      // take one to write and the other to read: each is off by its own accuracy.
      const bool twice = text.starts_with("Ш ") || text.starts_with("X=") || text.starts_with("СК-42");
      const double factor = twice ? 2.0 : 1.0;
      EXPECT_LE(metres_between(read.at, at), factor * read.uncertainty.value * 1.001 + 1e-6) << text;
      const auto within = find_positions("Объект: " + text + " - на схеме.", country());
      ASSERT_EQ(within.found.size(), 1U) << text;
      EXPECT_EQ(within.found.front().positions.front().at, read.at) << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Generated, WrittenPositions, testing::Range(1U, 6U));

}  // namespace
}  // namespace tyndau::intake
