#include "intake/places/described_region.hpp"

#include "intake/places/distance_links.hpp"
#include "intake/places/distance_words.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::intake {
namespace {

using Tokens = std::vector<AddressToken>;

constexpr Metres kilometre{1'000};

std::string text_of(std::string_view text, const Tokens& tokens, TokenSpan span) {
  if (span.begin >= span.end) return {};
  return std::string(
      text.substr(tokens[span.begin].begin, tokens[span.end - 1].end - tokens[span.begin].begin));
}

/// "Кызылорда-Кумколь", "Калбатау — Майкапшагай": names of the two ends, each of capital words.
struct RoadEnds {
  TokenSpan first, second;
};
/// What joins a word to the next: nothing, a hyphen that may be within a name, or a dash.
enum class Join { none, hyphen, dash };
Join join_behind(const Tokens& tokens, std::size_t left, std::string_view text) {
  if (left + 1 >= tokens.size()) return Join::none;
  const auto gap = text.substr(tokens[left].end, tokens[left + 1].begin - tokens[left].end);
  if (gap == "-") return Join::hyphen;
  const bool dash = gap.find('-') != std::string_view::npos || gap.find("–") != std::string_view::npos ||
                    gap.find("—") != std::string_view::npos;
  return dash ? Join::dash : Join::none;
}

std::optional<RoadEnds> ends_from(const Tokens& tokens, std::size_t from, std::string_view text) {
  constexpr std::size_t longest = 4;
  std::size_t at = from;
  while (at < tokens.size() && !tokens[at].capital) ++at;
  if (at >= tokens.size() || at > from + longest) return std::nullopt;
  // "Усть-Каменогорск – Самарское": where there is a dash, a hyphen joins no two ends.
  Join wanted = Join::hyphen;
  for (std::size_t i = at; i < std::min(at + longest, tokens.size()) && (i == at || !tokens[i].breaks); ++i) {
    if (join_behind(tokens, i, text) == Join::dash) wanted = Join::dash;
  }
  RoadEnds ends{{at, at + 1}, {}};
  const auto joined = [&] { return join_behind(tokens, ends.first.end - 1, text) >= wanted; };
  while (!joined() && ends.first.end < tokens.size() && tokens[ends.first.end].capital &&
         !tokens[ends.first.end].breaks)
    ++ends.first.end;
  if (!joined()) return std::nullopt;
  ends.second = {ends.first.end, ends.first.end + 1};
  if (!tokens[ends.second.begin].capital) return std::nullopt;
  const auto goes_on = [&](std::size_t next) {
    return next < tokens.size() && !tokens[next].breaks && (tokens[next].capital || tokens[next - 1].hyphen);
  };
  while (goes_on(ends.second.end)) ++ends.second.end;
  return ends;
}

std::optional<DescribedRegion> along_road(const Tokens& tokens, std::string_view text,
                                          const WrittenLength& length) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_road(tokens, i)) continue;
    std::optional<RoadEnds> ends = ends_from(tokens, i + 1, text);
    for (std::size_t from = 0; !ends && from < i; ++from) ends = ends_from(tokens, from, text);
    if (!ends) return std::nullopt;
    DescribedRegion region;
    region.kind = DescribedRegion::Kind::along_road;
    region.anchor = text_of(text, tokens, ends->first);
    region.far_end = text_of(text, tokens, ends->second);
    region.begin = tokens[std::min({length.tokens.begin, i, ends->first.begin})].begin;
    region.end = tokens[std::max({length.tokens.end, i + 1, ends->second.end}) - 1].end;
    return region;
  }
  return std::nullopt;
}

/// Words that say that a distance follows, wherever they stand.
bool tells_of_distance(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t longest_preposition = 6;  // bytes
  const auto& token = tokens[at];
  if (word_begins(token.word, {"ближайш", "доезжая", "жетпей", "жақын", "nearest", "дейін"})) return true;
  return !token.capital && token.word.size() > longest_preposition && leads(tokens, at);
}

/// "ближайший населённый пункт — …", "ең жақын елді мекен — …": no name of its own.
bool is_nameless(const Tokens& tokens, std::size_t at) {
  const auto& word = tokens[at].word;
  return word_begins(word, {"населенн", "мекен"}) || word_is(word, {"пункт", "пункта", "ең", "елді"});
}

void blank(std::string& text, const AddressToken& token) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(token.begin),
            text.begin() + static_cast<std::ptrdiff_t>(token.end), ',');
}
void blank(std::string& text, const Tokens& tokens, TokenSpan span) {
  for (std::size_t i = span.begin; i < span.end; ++i) blank(text, tokens[i]);
}

/// The text with commas for everything that is no name: places keep their bytes.
std::string without_description(std::string_view text, const Tokens& tokens, const WrittenLength& length,
                                const DistanceLink& link) {
  std::string anchor(text);
  blank(anchor, tokens, length.tokens);
  if (link.joint) blank(anchor, tokens, *link.joint);
  if (link.direction) blank(anchor, tokens, link.direction->tokens);
  const bool nearest = std::any_of(tokens.begin(), tokens.end(), [](const AddressToken& token) {
    return word_begins(token.word, {"ближайш", "жақын", "nearest"});
  });
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto direction = link.anywhere ? direction_at(tokens, i) : std::nullopt;
    if (direction) blank(anchor, tokens, direction->tokens);
    if (tells_of_distance(tokens, i) || (nearest && is_nameless(tokens, i))) blank(anchor, tokens[i]);
  }
  return anchor;
}

DescribedRegion from_place(std::string_view text, const Tokens& tokens, const WrittenLength& length,
                           const DistanceLink& link) {
  DescribedRegion region;
  TokenSpan said = length.tokens;
  const auto widen = [&](TokenSpan more) {
    said = {std::min(said.begin, more.begin), std::max(said.end, more.end)};
  };
  if (link.direction) widen(link.direction->tokens);
  if (link.joint && !link.anywhere) widen(*link.joint);
  region.begin = tokens[said.begin].begin;
  region.end = tokens[said.end - 1].end;
  region.anchor = without_description(text, tokens, length, link);
  if (!link.anywhere) {
    region.named_from = tokens[link.place.begin].begin;
    region.named_to = tokens[link.place.end - 1].end;
  }
  if (link.direction) region.azimuth = link.direction->azimuth;
  region.by_road = is_by_road(tokens, length);
  region.within = bounds_from_above(tokens, length);
  return region;
}

/// Whether a length may be a kilometre of a road, and no distance from it: "в 3 км от трассы", "3 км севернее трассы".
bool may_count_a_road(const std::optional<DistanceLink>& link) { return !link || !link->joined; }

std::optional<DescribedRegion> region_of(std::string_view text, const Tokens& tokens,
                                         const WrittenLength& length) {
  const auto link = link_of(tokens, length);
  std::optional<DescribedRegion> region;
  if (may_count_a_road(link)) region = along_road(tokens, text, length);
  if (!region && link) region = from_place(text, tokens, length, *link);
  if (!region) return std::nullopt;
  region->distance = length.value;
  region->rounding = length.rounding;
  return region;
}

bool may_state_a_length(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos ||
         text.find("кило") != std::string_view::npos || text.find("қыр") != std::string_view::npos ||
         text.find("kilo") != std::string_view::npos || text.find("км") != std::string_view::npos;
}

}  // namespace

DistanceReading read_distance(std::string_view text) {
  DistanceReading reading;
  if (!may_state_a_length(text)) return reading;
  const auto tokens = address_tokens(text);
  const auto lengths = lengths_in(tokens, text);
  reading.stated = !lengths.empty();
  for (std::size_t i = 0; i < tokens.size() && !reading.stated; ++i) {
    const bool name_of_stop = i > 0 && tokens[i - 1].number;
    reading.stated = !name_of_stop && is_kilometre(tokens[i].word);
  }
  for (const auto& length : lengths) {
    if (length.value <= Metres{0}) continue;
    auto region = region_of(text, tokens, length);
    // Of two distances neither is the one that counts.
    if (region && reading.region) return {true, std::nullopt};
    if (region) reading.region = std::move(region);
  }
  return reading;
}

std::optional<DescribedRegion> read_described_region(std::string_view text) {
  return read_distance(text).region;
}

MetresInterval distance_from_anchor(const DescribedRegion& described, Metres reach, Metres uncertainty) {
  const bool road = described.kind == DescribedRegion::Kind::along_road;
  const bool winding = road || described.by_road;
  const Metres shortest = winding ? described.distance / longest_road_factor : described.distance;
  // A kilometre of a road is a whole number that is counted, not rounded.
  const Metres rounding = road ? kilometre : described.rounding;
  const Metres low = described.within ? Metres{0} : shortest - rounding - uncertainty;
  return {std::max(low, Metres{0}), described.distance + rounding + reach + uncertainty};
}

std::optional<Interval<double>> azimuths_of(const DescribedRegion& described) {
  if (!described.azimuth) return std::nullopt;
  return Interval<double>{*described.azimuth - direction_tolerance, *described.azimuth + direction_tolerance};
}

}  // namespace tyndau::intake
