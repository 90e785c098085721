#include "sandbox/checks.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_set>

namespace tyndau::sandbox {
namespace {

using Checked = Result<std::monostate>;

constexpr std::size_t longest_key = 1024;
constexpr std::size_t longest_number = 1100;  ///< 1e308 written out in digits
constexpr std::size_t longest_crs = 4096;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\x1E'; }

/// What a reference system's object says, or nothing when it is a plain name.
std::optional<std::string> unusual_crs(const std::string& text) {
  const auto crs = nlohmann::json::parse(text, nullptr, false);
  if (!crs.is_object()) return text;
  const auto properties = crs.find("properties");
  if (crs.size() != 2 || crs.value("type", nlohmann::json()) != "name" || properties == crs.end() ||
      !properties->is_object() || properties->size() != 1 || !properties->contains("name")) {
    return text;
  }
  const auto& name = (*properties)["name"];
  if (name.is_string() && is_plain_crs_name(name.get_ref<const std::string&>())) return std::nullopt;
  return text;
}

/// Tokens of JSON, byte by byte. What libraries read beyond JSON (single quotes, comments, NaN) is none here.
class JsonCheck {
 public:
  Checked take(std::string_view bytes) {
    for (const char c : bytes) {
      if (auto taken = take(c); !taken) return taken;
      ++position_;
    }
    return std::monostate{};
  }

  Checked end() {
    if (auto ended = end_word(); !ended) return ended;
    if (in_text_ || depth_ != 0) return not_json();
    return std::monostate{};
  }

 private:
  Checked take(char c) {
    if (crs_depth_ >= 0) {
      crs_text_ += c;
      if (crs_text_.size() > longest_crs) return refuse(Refusal::crs, crs_text_);
    }
    if (in_text_) return take_in_text(c);
    const bool of_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.';
    if (of_word) {
      word_ += c;
      return word_.size() > longest_number ? refuse(Refusal::not_finite, word_) : Checked(std::monostate{});
    }
    if (auto ended = end_word(); !ended) return ended;
    return take_mark(c);
  }

  Checked take_in_text(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = has_escapes_ = true;
    } else if (c == '"') {
      in_text_ = false;
      return std::monostate{};
    }
    if (text_.size() <= longest_key) text_ += c;
    return std::monostate{};
  }

  Checked take_mark(char c) {
    switch (c) {
      case '"':
        in_text_ = true;
        has_escapes_ = false;
        text_.clear();
        return std::monostate{};
      case '{':
      case '[': return open(c);
      case '}':
      case ']': return close();
      case ':': return take_key();
      case ',': key_is_crs_ = false; return std::monostate{};
      default: break;
    }
    const bool mark_of_order = position_ < 3 && static_cast<unsigned char>(c) >= 0xBB;  // UTF-8's
    return is_space(c) || mark_of_order ? Checked(std::monostate{}) : not_json();
  }

  Checked open(char c) {
    if (++depth_ > deepest_json) return refuse(Refusal::json_depth, std::to_string(deepest_json));
    if (key_is_crs_ && crs_depth_ < 0) {
      crs_depth_ = depth_;
      crs_text_.assign(1, c);
    }
    key_is_crs_ = false;
    return std::monostate{};
  }

  Checked close() {
    key_is_crs_ = false;
    if (depth_ == 0) return not_json();
    if (depth_-- != crs_depth_) return std::monostate{};
    crs_depth_ = -1;
    const auto unusual = unusual_crs(crs_text_);
    return unusual ? refuse(Refusal::crs, *unusual) : Checked(std::monostate{});
  }

  Checked take_key() {
    if (text_.size() > longest_key) return refuse(Refusal::json_keys, std::to_string(most_json_keys));
    std::string key = text_;
    if (has_escapes_) {
      const auto read = nlohmann::json::parse('"' + text_ + '"', nullptr, false);
      if (!read.is_string()) return not_json();
      key = read.get<std::string>();
    }
    key_is_crs_ = key == "crs";
    keys_.insert(std::move(key));
    if (keys_.size() > most_json_keys) return refuse(Refusal::json_keys, std::to_string(most_json_keys));
    return std::monostate{};
  }

  /// A number or one of JSON's three names.
  Checked end_word() {
    if (word_.empty()) return std::monostate{};
    const std::string word = std::exchange(word_, {});
    if (word == "true" || word == "false" || word == "null") return std::monostate{};
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool whole = end == word.data() + word.size();
    if (error == std::errc{} && whole && std::isfinite(value)) return std::monostate{};
    if (error == std::errc::result_out_of_range && whole && is_tiny(word)) return std::monostate{};
    std::string small = word;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool number =
        whole || small.find("inf") != std::string::npos || small.find("nan") != std::string::npos;
    return number ? refuse(Refusal::not_finite, word) : not_json();
  }

  /// 1e-400 is nothing, not too much.
  static bool is_tiny(const std::string& word) {
    return word.find("e-") != std::string::npos || word.find("E-") != std::string::npos;
  }

  [[nodiscard]] Checked not_json() const { return refuse(Refusal::json, std::to_string(position_ + 1)); }

  std::unordered_set<std::string> keys_;
  std::string text_, word_, crs_text_;
  std::uint64_t position_ = 0;
  int depth_ = 0;
  int crs_depth_ = -1;  ///< of the object that is a reference system, while inside it
  bool in_text_ = false;
  bool escaped_ = false;
  bool has_escapes_ = false;
  bool key_is_crs_ = false;
};

}  // namespace

bool is_plain_crs_name(std::string_view name) {
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array<std::string_view, 4> longitude_first{"ogc:crs84", "urn:ogc:def:crs:ogc:1.3:crs84",
                                                            "urn:ogc:def:crs:ogc::crs84", "crs84"};
  if (std::find(longitude_first.begin(), longitude_first.end(), small) != longitude_first.end()) return true;
  std::string_view number = small;
  for (const std::string_view prefix : {"epsg:", "urn:ogc:def:crs:epsg:"}) {
    if (!small.starts_with(prefix)) continue;
    number.remove_prefix(std::max(prefix.size(), small.rfind(':') + 1));
    const std::string_view version =
        std::string_view(small).substr(prefix.size(), small.size() - prefix.size() - number.size());
    constexpr std::string_view of_version = "0123456789.:";
    constexpr std::size_t most_digits = 6;
    return !number.empty() && number.size() <= most_digits &&
           number.find_first_not_of("0123456789") == std::string_view::npos &&
           version.find_first_not_of(of_version) == std::string_view::npos;
  }
  return false;
}

Result<std::monostate> check_json(std::istream& bytes) {
  JsonCheck check;
  std::vector<char> piece(std::size_t{1} << 16U);
  while (bytes) {
    bytes.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    auto taken = check.take({piece.data(), static_cast<std::size_t>(bytes.gcount())});
    if (!taken) return taken;
  }
  return check.end();
}

}  // namespace tyndau::sandbox
