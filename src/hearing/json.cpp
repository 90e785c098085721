#include "hearing/json.hpp"

#include "core/closest_word.hpp"
#include "hearing/json_writer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tyndau::hearing::json {
namespace {

/// Builds a Value from the parser's events and refuses doubled members and deep nesting.
class Builder {
 public:
  Builder(Value& root, std::size_t values) : root_(root), values_left_(values) {}

  bool null() { return add(Value::Kind::null) != nullptr; }
  bool boolean(bool value) {
    Value* added = add(Value::Kind::boolean);
    if (added == nullptr) return false;
    added->boolean = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& text) {
    Value* added = add(Value::Kind::string);
    if (added == nullptr) return false;
    added->string = std::move(text);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open(Value::Kind::object); }
  bool start_array(std::size_t) { return open(Value::Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    Value& object = *open_.back();
    if (object.find(name) != nullptr) {
      error =
          Error{ErrorCode::bad_input, "the member \"" + name + "\" stands twice", pointer_to(path(), name)};
      return false;
    }
    if (object.members.size() >= most_members) {
      error = Error{ErrorCode::limit, "an object of more than " + std::to_string(most_members) + " members",
                    path()};
      return false;
    }
    object.members.push_back({std::move(name), {}});
    return true;
  }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) {
    stopped_at = at;
    return false;
  }

  std::optional<Error> error;
  std::size_t stopped_at = 0;

 private:
  bool number(double value) {
    Value* added = add(Value::Kind::number);
    if (added == nullptr) return false;
    added->number = value;
    return true;
  }
  bool open(Value::Kind kind) {
    if (open_.size() >= deepest_nesting) {
      error = Error{ErrorCode::limit, "nested deeper than " + std::to_string(deepest_nesting) + " levels",
                    path()};
      return false;
    }
    Value* added = add(kind);
    if (added == nullptr) return false;
    open_.push_back(added);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }
  /// Null when there are too many values. A stored parent never grows while one of its children is open, so the pointers in open_ stay good.
  Value* add(Value::Kind kind) {
    if (values_left_ == 0) {
      error = Error{ErrorCode::limit, "more values than the reader takes", {}};
      return nullptr;
    }
    --values_left_;
    Value* place = &root_;
    if (!open_.empty()) {
      Value& parent = *open_.back();
      place = parent.kind == Value::Kind::array ? &parent.items.emplace_back() : &parent.members.back().value;
    }
    place->kind = kind;
    return place;
  }
  [[nodiscard]] std::string path() const {
    std::string pointer;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const Value& parent = *open_[i];
      pointer = parent.kind == Value::Kind::array ? pointer_to(pointer, parent.items.size() - 1)
                                                  : pointer_to(pointer, parent.members.back().name);
    }
    return pointer;
  }

  Value& root_;
  std::size_t values_left_;
  std::vector<Value*> open_;
};

std::string line_and_column(std::string_view text, std::size_t at) {
  at = std::min(at == 0 ? 0 : at - 1, text.size());
  const std::string_view before = text.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(at - line_start + 1);
}

std::string expected(std::string_view what, const Value& value) {
  return "expected " + std::string(what) + ", read " + describe(value);
}

}  // namespace

const Value* Value::find(std::string_view name) const {
  for (const auto& [key, value] : members) {
    if (key == name) return &value;
  }
  return nullptr;
}

Result<Value> parse(std::string_view text, std::size_t values) {
  Value root;
  Builder builder(root, values);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return root;
  if (builder.error) return tl::unexpected<Error>(*builder.error);
  return fail(ErrorCode::bad_input, "the text is not JSON", line_and_column(text, builder.stopped_at));
}

Error error_of(const Fault& fault) { return {ErrorCode::bad_input, fault.what(), fault.pointer()}; }

std::string pointer_to(const std::string& parent, std::string_view name) {
  std::string pointer = parent + "/";
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

std::string pointer_to(const std::string& parent, std::size_t index) {
  return parent + "/" + std::to_string(index);
}

std::string describe(const Value& value) {
  constexpr std::size_t longest_quoted = 60;
  std::string text;
  switch (value.kind) {
    case Value::Kind::null: return "null";
    case Value::Kind::boolean: return value.boolean ? "true" : "false";
    case Value::Kind::number: Writer(text).number(value.number); return text;
    case Value::Kind::string:
      if (value.string.size() > longest_quoted)
        return "a text of " + std::to_string(value.string.size()) + " bytes";
      append_quoted(text, value.string);
      return text;
    case Value::Kind::array: return "an array";
    case Value::Kind::object: break;
  }
  return "an object";
}

std::string as_string(const Value& value, const std::string& pointer) {
  if (value.kind != Value::Kind::string) throw Fault(pointer, expected("a text", value));
  return value.string;
}

double as_number(const Value& value, const std::string& pointer) {
  if (value.kind != Value::Kind::number || !std::isfinite(value.number)) {
    throw Fault(pointer, expected("a number", value));
  }
  return value.number;
}

std::int64_t as_integer(const Value& value, const std::string& pointer) {
  constexpr double largest_exact = 9007199254740992.0;  // 2^53
  const double number = as_number(value, pointer);
  if (number != std::floor(number) || std::abs(number) > largest_exact) {
    throw Fault(pointer, expected("a whole number", value));
  }
  return static_cast<std::int64_t>(number);
}

bool as_boolean(const Value& value, const std::string& pointer) {
  if (value.kind != Value::Kind::boolean) throw Fault(pointer, expected("true or false", value));
  return value.boolean;
}

Object::Object(const Value& value, std::string pointer, std::initializer_list<std::string_view> known)
    : value_(&value), pointer_(std::move(pointer)) {
  if (value.kind != Value::Kind::object) throw Fault(pointer_, expected("an object", value));
  for (const auto& [name, member] : value.members) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto near = closest_word(name, {known.begin(), known.end()});
    throw Fault(this->pointer(name),
                "no such member is known" + (near ? "; did you mean \"" + *near + "\"?" : std::string()));
  }
}

const Value& Object::at(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) throw Fault(pointer(name), "this member must be there");
  return *value;
}

std::string Object::text(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr ? std::string() : as_string(*value, pointer(name));
}

std::string Object::filled_text(std::string_view name) const {
  std::string text = as_string(at(name), pointer(name));
  if (text.empty()) throw Fault(pointer(name), "expected a text that is not empty");
  return text;
}

bool Object::boolean(std::string_view name) const {
  const Value* value = find(name);
  return value != nullptr && as_boolean(*value, pointer(name));
}

std::optional<double> Object::number(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  return as_number(*value, pointer(name));
}

std::optional<double> Object::length(std::string_view name) const {
  const auto metres = number(name);
  if (metres && *metres < 0.0) throw Fault(pointer(name), expected("a length from 0 m", at(name)));
  return metres;
}

std::int64_t Object::integer(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr ? 0 : as_integer(*value, pointer(name));
}

std::optional<Date> Object::date(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  const auto read = parse_iso_date(as_string(*value, pointer(name)));
  if (!read) throw Fault(pointer(name), expected("a date such as 2020-06-17", *value));
  return *read;
}

std::optional<LocalDateTime> Object::moment(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  const auto read = parse_iso_date_time(as_string(*value, pointer(name)));
  if (!read)
    throw Fault(pointer(name), expected("a date or time such as 2020-06-17 or 2020-06-17T15:00", *value));
  return *read;
}

Text Object::translated(std::string_view name) const {
  const Value* value = find(name);
  if (value == nullptr) return {};
  const Object languages(*value, pointer(name), {"kk", "ru", "en"});
  return {languages.text("kk"), languages.text("ru"), languages.text("en")};
}

std::vector<std::string> Object::strings(std::string_view name) const {
  return list<std::string>(name, as_string);
}

void Object::each(std::string_view name,
                  const std::function<void(const Value&, const std::string&)>& read) const {
  const Value* value = find(name);
  if (value == nullptr) return;
  const std::string where = pointer(name);
  if (value->kind != Value::Kind::array) throw Fault(where, expected("an array", *value));
  for (std::size_t i = 0; i < value->items.size(); ++i) read(value->items[i], pointer_to(where, i));
}

}  // namespace tyndau::hearing::json
