#include "intake/fold.hpp"
#include "intake/geojson_geometry.hpp"
#include "intake/text_rows.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace tyndau::intake {
namespace {

using nlohmann::json;

constexpr int deepest_json = 64;

/// Lines of a text, each at most so many bytes; the rest of a longer one is dropped.
class LineReader {
 public:
  LineReader(TextStream text, std::size_t most) : text_(std::move(text)), most_(most) {}

  bool next(std::string& line, bool& too_long) {
    line.clear();
    too_long = false;
    while (true) {
      const auto end = buffer_.find('\n', at_);
      const auto piece = std::string_view(buffer_).substr(at_, end == std::string::npos ? end : end - at_);
      if (!too_long && line.size() + piece.size() <= most_)
        line += piece;
      else
        too_long = true;
      if (end != std::string::npos) {
        at_ = end + 1;
        return true;
      }
      const bool any = !piece.empty();
      buffer_.clear();
      at_ = 0;
      if (!text_.read_more(buffer_)) return any || !line.empty() || too_long;
    }
  }

 private:
  TextStream text_;
  std::size_t most_;
  std::string buffer_;
  std::size_t at_ = 0;
};

/// Brackets outside strings; what is deeper than the limit is not parsed at all.
bool too_deep(std::string_view line) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest_json) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

/// The object of a line, discarded when it is none.
json object_of(std::string& line) {
  if (!line.empty() && line.front() == '\x1E') line.erase(0, 1);  // RFC 8142
  if (too_deep(line)) return json(json::value_t::discarded);
  auto object = json::parse(line, nullptr, false);
  return object.is_object() ? object : json(json::value_t::discarded);
}

bool is_feature(const json& object) {
  const auto type = object.find("type");
  return type != object.end() && *type == "Feature" &&
         (object.contains("properties") || object.contains("geometry"));
}

const json& properties_of(const json& object) {
  static const json none = json::object();
  if (!is_feature(object)) return object;
  const auto found = object.find("properties");
  return found != object.end() && found->is_object() ? *found : none;
}

Cell cell_of(const json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return {value.get<std::string>(), false};
  if (value.is_boolean()) return {value.get<bool>() ? "yes" : "no", false};
  if (value.is_array()) {
    std::string all;
    for (const auto& item : value) all += (all.empty() ? "" : "; ") + cell_of(item).text;
    return {all, false};
  }
  return {value.dump(-1, ' ', false, json::error_handler_t::replace), value.is_number()};
}

/// Names of the columns in order of appearance, and where each stands.
struct Keys {
  std::vector<std::string> names;
  std::unordered_map<std::string, std::size_t> position;

  void add(const std::string& name, std::size_t most) {
    if (names.size() > most || position.count(name) != 0) return;
    position.emplace(name, names.size());
    names.push_back(name);
  }
};

TableRow row_of(const json& object, const Keys& keys) {
  TableRow row;
  row.cells.resize(keys.names.size());
  for (const auto& [name, value] : properties_of(object).items()) {
    row.cells[keys.position.at(name)] = cell_of(value);
  }
  const auto geometry = object.find("geometry");
  if (geometry == object.end() || !(geometry->is_object() || geometry->is_null())) return row;
  auto shape = shape_from_geojson(*geometry);
  if (shape)
    row.shape = std::move(*shape);
  else
    row.geometry_problem = shape.error().message;
  return row;
}

TableRow broken_row(const std::string& line, RowFault fault) {
  TableRow row;
  row.faults.push_back(fault);
  row.cells.push_back({cut(line), false});
  return row;
}

}  // namespace

void read_ndjson_rows(std::istream& bytes, const EncodingGuess& guess, const TableOptions& options,
                      const TextSink& sink) {
  std::string line;
  bool too_long = false;
  Keys keys;
  if (!sink.head({guess.encoding, false, '\0'})) return;
  LineReader first(TextStream(bytes, guess.encoding, guess.bom_bytes), options.json_line_bytes);
  while (first.next(line, too_long)) {
    if (too_long) continue;
    const auto object = object_of(line);
    if (object.is_discarded()) continue;
    for (const auto& item : properties_of(object).items()) keys.add(item.key(), options.csv.cells);
  }
  if (keys.names.empty()) keys.add("(no key)", 1);
  if (!sink.columns(keys.names)) return;
  std::int64_t number = 0;
  LineReader second(TextStream(bytes, guess.encoding, guess.bom_bytes), options.json_line_bytes);
  while (second.next(line, too_long)) {
    ++number;
    if (!too_long && trimmed(line).empty()) continue;
    const auto object = too_long ? json(json::value_t::discarded) : object_of(line);
    TableRow row = too_long                ? broken_row(line, RowFault::too_long)
                   : object.is_discarded() ? broken_row(line, RowFault::json_unreadable)
                                           : row_of(object, keys);
    row.number = number;
    if (!sink.row(std::move(row))) return;
  }
}

}  // namespace tyndau::intake
