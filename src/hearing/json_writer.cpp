#include "hearing/json_writer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

namespace tyndau::hearing::json {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// Length of the UTF-8 sequence that starts at \p at, 0 when it is none (overlong, surrogate, cut short, beyond U+10FFFF).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xC2U || lead > 0xF4U || !continues(text, at + 1)) return 0;
  if (lead < 0xE0U) return 2;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  if (!continues(text, at + 2)) return 0;
  if (lead < 0xF0U) {
    const bool overlong = lead == 0xE0U && second < 0xA0U;
    const bool surrogate = lead == 0xEDU && second > 0x9FU;
    return overlong || surrogate ? 0 : 3;
  }
  const bool overlong = lead == 0xF0U && second < 0x90U;
  const bool beyond = lead == 0xF4U && second > 0x8FU;
  return overlong || beyond || !continues(text, at + 3) ? 0 : 4;
}

void append_escaped(std::string& out, unsigned char c) {
  static constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  out += "\\u00";
  out += digits[c >> 4U];
  out += digits[c & 0xFU];
}

bool stands_as_it_is(unsigned char c) { return c >= 0x20U && c < 0x7FU && c != '"' && c != '\\'; }

constexpr std::uint64_t every(std::uint64_t byte) { return byte * 0x0101010101010101U; }
constexpr std::size_t word_size = sizeof(std::uint64_t);

/// The high bit of each byte that equals \p c, which is below 0x80.
constexpr std::uint64_t equal_to(std::uint64_t word, unsigned char c) {
  const std::uint64_t difference = word ^ every(c);
  return ~(((difference & every(0x7F)) + every(0x7F)) | difference) & every(0x80);
}

/// How many of the next eight bytes can be copied: all, one fewer where the last begins a character, none where one of
/// them needs a closer look. Plain ASCII and characters of two bytes (Cyrillic) need none.
std::size_t copyable(const char* text) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, text, word_size);
  const std::uint64_t high = word & every(0x80);
  const std::uint64_t continuation = high & ~(word << 1U);
  const std::uint64_t from_c2 = (word & every(0x1E)) + every(0x7E);  // C0 and C1 begin nothing
  const std::uint64_t lead = high & (word << 1U) & ~(word << 2U) & from_c2;
  const std::uint64_t control = ~((word | every(0x80)) - every(0x20)) & every(0x80) & ~high;
  const std::uint64_t escaped = control | equal_to(word, '"') | equal_to(word, '\\') | equal_to(word, 0x7F);
  const std::uint64_t stray = (high & ~continuation & ~lead) | (continuation ^ (lead << word_size));
  return (escaped | stray) != 0 ? 0 : word_size - static_cast<std::size_t>(lead >> 63U);
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  std::size_t at = 0;
  const auto flush = [&] { out.append(text.substr(done, at - done)); };
  while (at < text.size()) {
    if (text.size() - at >= word_size) {
      if (const std::size_t run = copyable(text.data() + at); run != 0) {
        at += run;
        continue;
      }
    }
    const auto c = static_cast<unsigned char>(text[at]);
    if (stands_as_it_is(c)) {
      ++at;
      continue;
    }
    if (c >= 0xC2U && c < 0xE0U && continues(text, at + 1)) {  // Cyrillic, most of what is written
      at += 2;
      continue;
    }
    if (const std::size_t length = c < 0x80U ? 0 : sequence_length(text, at); length != 0) {
      at += length;
      continue;
    }
    flush();
    if (c < 0x80U) {
      append_escaped(out, c);
    } else {
      out += replacement_character;
    }
    done = ++at;
  }
  flush();
  out += '"';
}

void Writer::separate() {
  if (!fresh_) out_ += ',';
  fresh_ = false;
}

void Writer::open(char bracket) {
  separate();
  out_ += bracket;
  fresh_ = true;
}

void Writer::close(char bracket) {
  out_ += bracket;
  fresh_ = false;
}

Writer& Writer::key(std::string_view name) {
  separate();
  append_quoted(out_, name);
  out_ += ':';
  fresh_ = true;
  return *this;
}

Writer& Writer::plain_key(std::string_view name) {
  assert(std::all_of(name.begin(), name.end(),
                     [](char c) { return stands_as_it_is(static_cast<unsigned char>(c)); }));
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  fresh_ = true;
  return *this;
}

void Writer::string(std::string_view text) {
  separate();
  append_quoted(out_, text);
}

void Writer::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  std::array<char, 32> digits{};
  const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_.append(digits.data(), end);
}

namespace {

constexpr std::array<double, 10> powers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
constexpr auto whole_powers = [] {
  std::array<std::uint64_t, powers.size()> whole{};
  for (std::size_t i = 0; i < whole.size(); ++i) whole[i] = static_cast<std::uint64_t>(powers[i]);
  return whole;
}();

/// The value times 10^decimals, rounded, where a double's error cannot change the rounding; nothing elsewhere.
std::optional<std::int64_t> scaled(double value, int decimals) {
  if (decimals < 0 || static_cast<std::size_t>(decimals) >= powers.size()) return std::nullopt;
  constexpr double largest = 1e12;  // of which an error is less than 0.001
  constexpr double unsure = 0.01;
  const double product = std::abs(value) * powers[static_cast<std::size_t>(decimals)];
  if (!(product < largest)) return std::nullopt;
  const double whole = std::floor(product);
  const double rest = product - whole;
  if (std::abs(rest - 0.5) < unsure) return std::nullopt;
  return static_cast<std::int64_t>(whole) + (rest > 0.5 ? 1 : 0);
}

constexpr auto digit_pairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

/// The last \p count digits of a number, before \p end. \return where they begin
char* put_digits(char* end, std::uint64_t number, int count) {
  for (; count > 1; count -= 2, number /= 100) {
    const char* const pair = &digit_pairs[2 * (number % 100)];
    *--end = pair[1];
    *--end = pair[0];
  }
  if (count > 0) *--end = static_cast<char>('0' + number % 10);
  return end;
}

/// "-71.96" of -7196000 with 5 decimals, without trailing zeros.
void append_scaled(std::string& out, std::int64_t number, int decimals, bool negative) {
  std::array<char, 32> digits;  // NOLINT: filled from its end
  char* const end = digits.data() + digits.size();
  auto rest = static_cast<std::uint64_t>(number);
  for (; decimals > 0 && rest % 10 == 0; --decimals) rest /= 10;
  char* at = put_digits(end, rest, decimals);
  if (decimals > 0) *--at = '.';
  rest /= whole_powers[static_cast<std::size_t>(decimals)];
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (negative && number != 0) *--at = '-';
  out.append(at, end);
}

}  // namespace

void Writer::rounded(double value, int decimals) {
  if (!std::isfinite(value)) return null();
  separate();
  if (const auto number = scaled(value, decimals)) return append_scaled(out_, *number, decimals, value < 0);
  std::array<char, 400> digits{};
  const auto [last, problem] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals);
  std::string_view text(digits.data(), static_cast<std::size_t>(last - digits.data()));
  if (text.find('.') != std::string_view::npos) {
    text = text.substr(0, text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.remove_suffix(1);
  }
  out_ += text == "-0" ? std::string_view("0") : text;
}

void Writer::integer(std::int64_t value) {
  separate();
  std::array<char, 24> digits{};
  const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_.append(digits.data(), end);
}

void Writer::boolean(bool value) { raw(value ? "true" : "false"); }
void Writer::null() { raw("null"); }

void Writer::raw(std::string_view json) {
  separate();
  out_ += json;
}

void Writer::text(const Text& text) {
  begin_object();
  member("kk", text.kk);
  member("ru", text.ru);
  member("en", text.en);
  end_object();
}

}  // namespace tyndau::hearing::json
