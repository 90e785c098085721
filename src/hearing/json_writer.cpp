#include "hearing/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

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

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  std::size_t at = 0;
  const auto flush = [&] { out.append(text.substr(done, at - done)); };
  while (at < text.size()) {
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

void Writer::rounded(double value, int decimals) {
  if (!std::isfinite(value)) return null();
  separate();
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
  for (const Language language : all_languages) member(code(language), text.in(language));
  end_object();
}

}  // namespace tyndau::hearing::json
