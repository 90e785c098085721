#include "intake/coordinates_items.hpp"

#include "intake/fold.hpp"

#include <unicode/utf8.h>

namespace tyndau::intake {
namespace {

constexpr std::size_t longest_quotation = 80;

}  // namespace

const SystemMention* system_of(std::span<const SystemMention> systems, std::size_t begin, std::size_t end) {
  constexpr std::size_t far_before = 1500, far_behind = 80;
  const auto behind =
      std::partition_point(systems.begin(), systems.end(), [end](const auto& m) { return m.begin < end; });
  if (behind != systems.begin() && std::prev(behind)->begin + far_before >= begin) return &*std::prev(behind);
  return behind != systems.end() && behind->begin - end <= far_behind ? &*behind : nullptr;
}

std::size_t behind_separators(const CoordinateScan& scan, std::size_t i) {
  constexpr std::size_t most = 3;
  std::size_t n = 0;
  while (n < most && i < scan.tokens.size() && scan.word(i) == CoordinateWord::separator) ++i, ++n;
  return i;
}

CellFault fault_about(std::string code, std::string_view value, Arguments arguments) {
  arguments.emplace("value", cut(value, longest_quotation));
  return {std::move(code), std::move(arguments)};
}

std::optional<std::string> misfit(const Country& country, LonLat at) {
  switch (country.fit(at.lon, at.lat)) {
    case Country::Fit::plausible: return std::nullopt;
    case Country::Fit::zero: return "position-zero";
    case Country::Fit::swapped: return "position-swapped";
    case Country::Fit::out_of_range: return "position-over-range";
    case Country::Fit::outside: break;
  }
  const bool turned_sign =
      country.box() && country.fit(std::abs(at.lon), std::abs(at.lat)) == Country::Fit::plausible;
  return turned_sign ? "position-sign" : "position-outside-country";
}

bool could_lie_in(const Country& country, LonLat at) {
  constexpr double margin = 0.1;
  const auto box = country.box();
  if (!box) return in_range(at);
  return at.lon >= box->west - margin && at.lon <= box->east + margin && at.lat >= box->south - margin &&
         at.lat <= box->north + margin;
}

bool strip_in(const Country& country, double west) {
  const auto box = country.box();
  return !box || (west < box->east && west + 6.0 > box->west);
}

char32_t latin_at(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return 0;
  const auto length = static_cast<std::int32_t>(text.size());
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, length, c);
  at = static_cast<std::size_t>(i);
  if (c < 0) return 0;
  static constexpr std::u32string_view cyrillic = U"АВЕКМНОРСТХУ", latin = U"ABEKMHOPCTXY";
  const auto found = cyrillic.find(static_cast<char32_t>(c));
  return found == cyrillic.npos ? static_cast<char32_t>(c) : latin[found];
}

}  // namespace tyndau::intake
