#include "layers/moment.hpp"

#include <limits>
#include <string>

namespace tyndau::layers {
namespace {

constexpr std::int64_t minute_us = 60'000'000;
constexpr std::int64_t day_us = 24 * 60 * minute_us;
constexpr std::size_t day_length = 10;

std::optional<int> two_digits(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// "+06:00" in minutes.
std::optional<std::int64_t> offset_minutes(std::string_view text) {
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = two_digits(text.substr(1, 2));
  const auto minutes = two_digits(text.substr(4, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int64_t size = *hours * 60 + *minutes;
  return text[0] == '-' ? -size : size;
}

/// Digits beyond a microsecond are left out.
std::string shortened(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::string(text);
  constexpr std::size_t most = 6;
  return std::string(text.substr(0, dot + 1 + most));
}

std::optional<TimeSpan> read_instant(std::string_view text) {
  constexpr std::size_t offset_length = 6;
  std::int64_t offset = 0;
  if (text.back() == 'Z' || text.back() == 'z') {
    text.remove_suffix(1);
  } else {
    if (text.size() < offset_length) return std::nullopt;
    const auto minutes = offset_minutes(text.substr(text.size() - offset_length));
    if (!minutes) return std::nullopt;
    offset = *minutes;
    text.remove_suffix(offset_length);
  }
  auto plain = shortened(text);
  if (plain.size() > day_length && plain[day_length] == 't') plain[day_length] = 'T';
  const auto at = cql2::parse_instant(plain + 'Z');
  if (!at) return std::nullopt;
  const std::int64_t begin = at->microseconds - offset * minute_us;
  return TimeSpan{{begin}, {begin + 1}};
}

bool open(std::string_view end) { return end.empty() || end == ".."; }

}  // namespace

std::optional<TimeSpan> read_moment(std::string_view text) {
  if (text.size() < day_length) return std::nullopt;
  if (text.size() > day_length) return read_instant(text);
  const auto day = cql2::parse_day(text);
  if (!day) return std::nullopt;
  const std::int64_t begin = std::int64_t{day->time_since_epoch().count()} * day_us;
  return TimeSpan{{begin}, {begin + day_us}};
}

std::optional<TimeSpan> read_time_query(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return read_moment(text);
  const auto from = text.substr(0, slash);
  const auto to = text.substr(slash + 1);
  TimeSpan span{{std::numeric_limits<std::int64_t>::min()}, {std::numeric_limits<std::int64_t>::max()}};
  if (!open(from)) {
    const auto first = read_moment(from);
    if (!first) return std::nullopt;
    span.begin = first->begin;
  }
  if (!open(to)) {
    const auto last = read_moment(to);
    if (!last) return std::nullopt;
    span.end = last->end;
  }
  if (span.end <= span.begin) return std::nullopt;
  return span;
}

}  // namespace tyndau::layers
