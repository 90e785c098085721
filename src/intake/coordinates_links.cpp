#include "intake/coordinates_items.hpp"

#include <charconv>
#include <cmath>

namespace tyndau::intake {
namespace {

/// Which number stands first in an address.
enum class LinkOrder { latitude_first, longitude_first, unknown };

struct Number {
  double value = 0.0;
  double rounding = 0.0;
};

/// A number with decimals at \p at, which moves behind it.
std::optional<Number> number_at(std::string_view text, std::size_t& at) {
  Number made;
  std::size_t end = at + (at < text.size() && text[at] == '-' ? 1 : 0);
  const auto digits = [&] {
    const std::size_t begin = end;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end - begin;
  };
  constexpr std::size_t most_digits = 3, most_decimals = 20;
  const std::size_t whole = digits();
  if (whole == 0 || whole > most_digits || end >= text.size() || text[end] != '.') return std::nullopt;
  ++end;
  const std::size_t decimals = digits();
  if (decimals == 0 || decimals > most_decimals) return std::nullopt;
  if (std::from_chars(text.data() + at, text.data() + end, made.value).ec != std::errc()) return std::nullopt;
  made.rounding = 0.5 * std::pow(10.0, -static_cast<double>(decimals));
  at = end;
  return made;
}

bool skip(std::string_view text, std::size_t& at, std::string_view what) {
  if (!text.substr(std::min(at, text.size())).starts_with(what)) return false;
  at += what.size();
  return true;
}

/// The two numbers at \p at with what may stand between them.
struct NumberPair {
  Number first, second;
};

std::optional<NumberPair> numbers_at(std::string_view url, std::size_t at, std::string_view between) {
  const auto first = number_at(url, at);
  if (!first) return std::nullopt;
  const bool comma = between == "," && (skip(url, at, ",") || skip(url, at, "%2C") || skip(url, at, "%2c"));
  if (!comma && !skip(url, at, between)) return std::nullopt;
  (void)(skip(url, at, "+") || skip(url, at, "%20"));
  const auto second = number_at(url, at);
  return second ? std::optional(NumberPair{*first, *second}) : std::nullopt;
}

/// A way in which addresses write a position; the first that fits is taken.
struct Key {
  std::string_view name;     ///< stands right before the numbers
  std::string_view between;  ///< the numbers
  LinkOrder order;
  std::string_view host;  ///< a part of it, or empty for any
};

constexpr LinkOrder lat = LinkOrder::latitude_first, lon = LinkOrder::longitude_first;
constexpr Key keys[] = {
    {"!3d", "!4d", lat, ""},
    {"?mlat=", "&mlon=", lat, ""},
    {"&mlat=", "&mlon=", lat, ""},
    {"whatshere[point]=", ",", lon, ""},
    {"whatshere%5Bpoint%5D=", ",", lon, ""},
    {"pt=", ",", lon, "yandex"},
    {"ll=", ",", lon, "yandex"},
    {"m=", ",", lon, "2gis"},
    {"/", ",", lon, "2gis"},
    {"@", ",", lat, ""},
    {"ll=", ",", lat, "google"},
    {"q=", ",", lat, "google"},
    {"query=", ",", lat, "google"},
    {"destination=", ",", lat, "google"},
    {"place/", ",", lat, "google"},
    {"search/", ",", lat, "google"},
    {"geo:", ",", lat, ""},
    {"ll=", ",", LinkOrder::unknown, ""},
    {"q=", ",", LinkOrder::unknown, ""},
    {"pt=", ",", LinkOrder::unknown, ""},
};

/// "#map=12/52.44/71.96"
std::optional<NumberPair> behind_hash(std::string_view url) {
  const auto found = url.find("#map=");
  if (found == std::string_view::npos) return std::nullopt;
  const auto slash = url.find('/', found);
  return slash == std::string_view::npos ? std::nullopt : numbers_at(url, slash + 1, "/");
}

std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  const std::string_view rest = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

struct Link {
  NumberPair numbers;
  LinkOrder order = LinkOrder::latitude_first;
};

std::optional<Link> link_in(std::string_view url) {
  const std::string_view host = host_of(url);
  for (const Key& key : keys) {
    if (host.find(key.host) == std::string_view::npos) continue;
    for (auto at = url.find(key.name); at != std::string_view::npos; at = url.find(key.name, at + 1)) {
      if (const auto numbers = numbers_at(url, at + key.name.size(), key.between))
        return Link{*numbers, key.order};
    }
  }
  if (const auto numbers = behind_hash(url)) return Link{*numbers, LinkOrder::latitude_first};
  return std::nullopt;
}

Angle angle_of(const Number& number, std::size_t begin, std::size_t end) {
  Angle made;
  made.degrees = number.value;
  made.rounding = number.rounding;
  made.begin = begin;
  made.end = end;
  return made;
}

/// Where an address may begin: "://" and the letters before it, "www.", "geo:", "?ll=", or a host of maps.
bool is_address(std::string_view word) {
  for (const std::string_view sign : {"://", "www.", "geo:", "ll=", "mlat=", "google.", "yandex.", "2gis."}) {
    if (word.find(sign) != std::string_view::npos) return true;
  }
  return word.size() > 1 && word.front() == '@' && word[1] >= '0' && word[1] <= '9';
}

CoordinateItem item_of(std::string_view text, std::size_t begin, std::size_t end) {
  CoordinateItem item;
  item.kind = CoordinateKind::map_link;
  item.begin = begin;
  item.end = end;
  const auto link = link_in(text.substr(begin, end - begin));
  if (!link) return item;
  AnglePair pair{angle_of(link->numbers.first, begin, end), angle_of(link->numbers.second, begin, end)};
  if (link->order != LinkOrder::unknown) {
    const bool latitude = link->order == LinkOrder::latitude_first;
    pair.first.axis = latitude ? Axis::latitude : Axis::longitude;
    pair.second.axis = latitude ? Axis::longitude : Axis::latitude;
  }
  item.pair = UnplacedPair{pair, std::nullopt};
  return item;
}

}  // namespace

std::vector<CoordinateItem> links_in(std::string_view text, const Country& /*country*/) {
  std::vector<CoordinateItem> found;
  constexpr std::string_view spaces = " \t\r\n";
  if (text.find_first_of(":=@") == std::string_view::npos) return found;
  for (std::size_t begin = text.find_first_not_of(spaces); begin != std::string_view::npos;) {
    std::size_t end = std::min(text.find_first_of(spaces, begin), text.size());
    const std::size_t next = text.find_first_not_of(spaces, end);
    while (begin < end && std::string_view("(\"'<").find(text[begin]) != std::string_view::npos) ++begin;
    while (end > begin && std::string_view(".,;)\"'>").find(text[end - 1]) != std::string_view::npos) --end;
    if (is_address(text.substr(begin, end - begin))) found.push_back(item_of(text, begin, end));
    begin = next;
  }
  return found;
}

}  // namespace tyndau::intake
