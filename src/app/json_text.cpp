#include "app/json_text.hpp"

namespace tyndau::app {

namespace json = hearing::json;
using json::Value;

void write_value(json::Writer& out, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null: return out.null();
    case Value::Kind::boolean: return out.boolean(value.boolean);
    case Value::Kind::number: return out.number(value.number);
    case Value::Kind::string: return out.string(value.string);
    case Value::Kind::array:
      out.begin_array();
      for (const auto& item : value.items) write_value(out, item);
      return out.end_array();
    case Value::Kind::object: break;
  }
  out.begin_object();
  for (const auto& [name, member] : value.members) write_value(out.key(name), member);
  out.end_object();
}

std::string json_text(const Value& value) {
  std::string text;
  json::Writer out(text);
  write_value(out, value);
  return text;
}

}  // namespace tyndau::app
