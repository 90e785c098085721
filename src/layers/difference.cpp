#include "hearing/json.hpp"
#include "hearing/json_writer.hpp"
#include "layers/replay.hpp"

#include <algorithm>

namespace tyndau::layers {
namespace {

namespace json = hearing::json;
using json::Value;

constexpr std::size_t longest_excerpt = 200;

/// At most `longest_excerpt` bytes, cut between characters.
std::string excerpt(std::string_view text) {
  std::size_t size = std::min(text.size(), longest_excerpt);
  const auto inside_a_character = [&] {
    return size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U;
  };
  while (inside_a_character()) --size;
  return std::string(text.substr(0, size));
}

void write_value(json::Writer& out, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null: return out.null();
    case Value::Kind::boolean: return out.boolean(value.boolean);
    case Value::Kind::number: return out.number(value.number);
    case Value::Kind::string: return out.string(value.string);
    case Value::Kind::array:
      out.begin_array();
      for (const Value& item : value.items) write_value(out, item);
      return out.end_array();
    case Value::Kind::object: break;
  }
  out.begin_object();
  for (const auto& [name, member] : value.members) write_value(out.key(name), member);
  out.end_object();
}

std::string excerpt_of(const Value* value) {
  if (value == nullptr) return {};
  std::string text;
  json::Writer out(text);
  write_value(out, *value);
  return excerpt(text);
}

std::optional<Difference> compare(const Value& was, const Value& now, const std::string& pointer);

std::optional<Difference> compare_arrays(const Value& was, const Value& now, const std::string& pointer) {
  const std::size_t both = std::min(was.items.size(), now.items.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (auto found = compare(was.items[i], now.items[i], json::pointer_to(pointer, i))) return found;
  }
  if (was.items.size() == now.items.size()) return std::nullopt;
  return Difference{json::pointer_to(pointer, both),
                    excerpt_of(both < was.items.size() ? &was.items[both] : nullptr),
                    excerpt_of(both < now.items.size() ? &now.items[both] : nullptr)};
}

std::optional<Difference> compare_objects(const Value& was, const Value& now, const std::string& pointer) {
  for (const auto& [name, member] : was.members) {
    const Value* other = now.find(name);
    if (other == nullptr) return Difference{json::pointer_to(pointer, name), excerpt_of(&member), {}};
    if (auto found = compare(member, *other, json::pointer_to(pointer, name))) return found;
  }
  for (const auto& [name, member] : now.members) {
    if (was.find(name) == nullptr)
      return Difference{json::pointer_to(pointer, name), {}, excerpt_of(&member)};
  }
  return std::nullopt;
}

std::optional<Difference> compare(const Value& was, const Value& now, const std::string& pointer) {
  if (was.kind == now.kind && was.kind == Value::Kind::array) return compare_arrays(was, now, pointer);
  if (was.kind == now.kind && was.kind == Value::Kind::object) return compare_objects(was, now, pointer);
  const bool same = was.kind == now.kind && was.boolean == now.boolean && was.number == now.number &&
                    was.string == now.string;
  if (same) return std::nullopt;
  return Difference{pointer, excerpt_of(&was), excerpt_of(&now)};
}

/// From the first differing byte, a little earlier.
Difference difference_of_bytes(std::string_view was, std::string_view now) {
  constexpr std::size_t context = 40;
  const auto differing = std::mismatch(was.begin(), was.end(), now.begin(), now.end());
  auto from = static_cast<std::size_t>(differing.first - was.begin());
  from -= std::min(from, context);
  while (from > 0 && (static_cast<unsigned char>(was[from]) & 0xC0U) == 0x80U) --from;
  return {{}, excerpt(was.substr(from)), excerpt(now.substr(std::min(from, now.size())))};
}

/// Walks valid JSON without building anything.
class Skipper {
 public:
  explicit Skipper(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at(char c) {
    skip_space();
    return position_ < text_.size() && text_[position_] == c;
  }
  bool take(char c) {
    if (!at(c)) return false;
    ++position_;
    return true;
  }
  /// The raw text of the value at hand; moves behind it.
  std::string_view value() {
    skip_space();
    const std::size_t begin = position_;
    int depth = 0;
    do {
      step(depth);
    } while (position_ < text_.size() && (depth > 0 || !ends_here()));
    return text_.substr(begin, position_ - begin);
  }

 private:
  void skip_space() {
    while (position_ < text_.size() &&
           std::string_view(" \t\r\n").find(text_[position_]) != std::string_view::npos) {
      ++position_;
    }
  }
  [[nodiscard]] bool ends_here() const {
    return std::string_view(",:]} \t\r\n").find(text_[position_]) != std::string_view::npos;
  }
  void step(int& depth) {
    if (position_ >= text_.size()) return;
    const char c = text_[position_++];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c == '"') skip_string();
  }
  void skip_string() {
    while (position_ < text_.size() && text_[position_] != '"') position_ += text_[position_] == '\\' ? 2 : 1;
    position_ = std::min(position_ + 1, text_.size());
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace

std::optional<Difference> first_difference(std::string_view was, std::string_view now) {
  if (was == now) return std::nullopt;
  const auto before = json::parse(was);
  const auto after = json::parse(now);
  if (before && after) {
    if (auto found = compare(*before, *after, "")) return found;
  }
  return difference_of_bytes(was, now);
}

std::optional<std::string_view> member_text(std::string_view object, std::string_view name) {
  std::string quoted;
  json::append_quoted(quoted, name);
  Skipper skipper(object);
  if (!skipper.take('{') || skipper.at('}')) return std::nullopt;
  do {
    const std::string_view key = skipper.value();
    if (!skipper.take(':')) return std::nullopt;
    const std::string_view value = skipper.value();
    if (key == quoted) return value;
  } while (skipper.take(','));
  return std::nullopt;
}

}  // namespace tyndau::layers
