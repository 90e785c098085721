#include "notices/map_named_crs.hpp"

#include "intake/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace tyndau::notices {
namespace {

using geo::CrsCandidate;
using geo::MapFile;

constexpr int wgs84 = 4326, pulkovo_degrees = 4284, pulkovo_zones = 28400, utm_north_zones = 32600;

template <std::size_t size>
bool is_any(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// All that the texts say of reference systems.
struct Named {
  std::set<int> codes;   ///< of EPSG
  bool pulkovo = false;  ///< by name, whatever its zone
  bool local = false;    ///< one whose parameters are not published
};

/// The number that a word begins with and what follows it; nothing for a word that begins otherwise.
std::optional<std::pair<int, std::string_view>> number_of(std::string_view word) {
  int value = 0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (problem != std::errc{} || end == word.data()) return std::nullopt;
  return std::pair(value, word.substr(static_cast<std::size_t>(end - word.data())));
}

/// Words of one text, one after the other.
class Words {
 public:
  explicit Words(std::string_view text) : folded_(intake::fold(text)) {
    std::string_view rest = folded_;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      auto word = rest.substr(0, space);
      while (word.ends_with('.')) word.remove_suffix(1);
      if (!word.empty()) all_.push_back(word);
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  void find(Named& named) const {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      epsg(i, named);
      utm(i, named);
      pulkovo(i, named);
      const bool degrees = at(i) == "wgs84" || (at(i) == "wgs" && at(i + 1) == "84");
      if (degrees) named.codes.insert(wgs84);
      named.local = named.local || is_local(i);
    }
  }

 private:
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < all_.size() ? all_[i] : std::string_view();
  }

  static bool is_zone(std::string_view word) {
    constexpr std::array<std::string_view, 8> zones{"зона",  "зоны", "зоне",  "зон",
                                                    "зоной", "zone", "аймақ", "аймағы"};
    return is_any(word, zones);
  }
  [[nodiscard]] bool is_local(std::size_t i) const {
    constexpr std::array<std::string_view, 8> words{"местная", "местной",  "условная",   "условной",
                                                    "местную", "условную", "жергілікті", "local"};
    const bool of_systems = at(i + 1).starts_with("систем") || at(i + 1).starts_with("координат") ||
                            at(i + 1).starts_with("жүйе") || at(i + 1) == "grid" || at(i + 1) == "coordinate";
    return at(i) == "мск" || (is_any(at(i), words) && of_systems);
  }
  void epsg(std::size_t i, Named& named) const {
    if (at(i) != "epsg") return;
    constexpr int least = 1'024, most = 32'767;  // the register's own range
    const auto number = number_of(at(i + 1));
    if (number && number->second.empty() && number->first >= least && number->first <= most)
      named.codes.insert(number->first);
  }
  void utm(std::size_t i, Named& named) const {
    if (at(i) != "utm") return;
    constexpr int zones = 60;
    constexpr std::array<std::string_view, 3> north{"", "n", "с"};
    const auto number = number_of(is_zone(at(i + 1)) ? at(i + 2) : at(i + 1));
    if (number && number->first >= 1 && number->first <= zones && is_any(number->second, north))
      named.codes.insert(utm_north_zones + number->first);
  }
  void pulkovo(std::size_t i, Named& named) const {
    const bool year = at(i + 1) == "42" || at(i + 1) == "1942";
    const bool short_name = at(i) == "ск42" || at(i) == "sk42" || ((at(i) == "ск" || at(i) == "sk") && year);
    const bool by_year = year && (at(i).starts_with("координат") || at(i).starts_with("coordinate"));
    if (!short_name && !by_year && at(i) != "пулково" && at(i) != "pulkovo") return;
    named.pulkovo = true;
    constexpr std::size_t near = 8;
    for (std::size_t j = i; j < i + near; ++j) {
      if (const auto zone = zone_at(j)) named.codes.insert(pulkovo_zones + *zone);
    }
  }
  /// "зона 12", "12-я зона", "12 аймақ", "GK 12"
  [[nodiscard]] std::optional<int> zone_at(std::size_t i) const {
    constexpr int first = 4, last = 32;
    constexpr std::array<std::string_view, 6> endings{"я", "ой", "ая", "й", "ші", "шы"};
    const bool grid = at(i) == "gk" || at(i) == "гк";
    std::optional<std::pair<int, std::string_view>> number;
    if (is_zone(at(i)) || grid) {
      number = number_of(at(i + 1));
    } else if (is_zone(is_any(at(i + 1), endings) ? at(i + 2) : at(i + 1))) {
      number = number_of(at(i));
    }
    const bool known =
        number && number->second.size() <= 1 && number->first >= first && number->first <= last;
    return known ? std::optional(number->first) : std::nullopt;
  }

  std::string folded_;
  std::vector<std::string_view> all_;
};

bool could_be(const MapFile& map, int code) {
  const std::string name = "EPSG:" + std::to_string(code);
  return std::any_of(map.could_be.begin(), map.could_be.end(),
                     [&](const CrsCandidate& one) { return one.crs == name && !one.swapped; });
}

/// Whether the drawing's numbers make sense in the system.
bool fits(const MapFile& map, int code) {
  const bool degrees = could_be(map, wgs84);
  if (code == wgs84 || code == pulkovo_degrees) return degrees;
  if (degrees || !map.box) return false;
  const bool zoned = code > pulkovo_zones && code <= pulkovo_zones + 32;
  if (zoned) return could_be(map, code);
  constexpr double west = 100'000.0, east = 900'000.0, south = 0.0, north = 9'400'000.0;
  const bool utm = code > utm_north_zones && code <= utm_north_zones + 60;
  return !utm || (map.box->x_low >= west && map.box->x_high <= east && map.box->y_low >= south &&
                  map.box->y_high <= north);
}

}  // namespace

std::optional<std::string> named_crs(const std::vector<std::string_view>& texts, const MapFile& map) {
  Named named;
  for (const std::string_view text : texts) Words(text).find(named);
  if (named.local) return std::nullopt;
  if (named.pulkovo && std::none_of(named.codes.begin(), named.codes.end(), [](int code) {
        return code > pulkovo_zones && code <= pulkovo_zones + 32;
      })) {
    for (int zone = 4; zone <= 32; ++zone) {
      if (could_be(map, pulkovo_zones + zone)) named.codes.insert(pulkovo_zones + zone);
    }
  }
  std::erase_if(named.codes, [&](int code) { return !fits(map, code); });
  if (named.codes.size() != 1) return std::nullopt;
  return "EPSG:" + std::to_string(*named.codes.begin());
}

}  // namespace tyndau::notices
