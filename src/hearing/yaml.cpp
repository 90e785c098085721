#include "hearing/yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace tyndau::hearing::yaml {
namespace {

Node plain(const YAML::Node& from);

void add_entry(Node& map, const YAML::Node& key, const YAML::Node& value) {
  const int line = key.Mark().line + 1;
  if (!key.IsScalar()) throw Fault(line, "a key is not a single word");
  for (const auto& entry : map.entries) {
    if (entry.key == key.Scalar()) throw Fault(line, "key " + in_quotes(key.Scalar()) + " stands twice");
  }
  map.entries.push_back({key.Scalar(), plain(value)});
}

Node plain(const YAML::Node& from) {
  Node node;
  node.line = from.Mark().line + 1;
  if (from.IsScalar()) {
    node.kind = Node::Kind::scalar;
    node.scalar = from.Scalar();
    node.in_quotes = from.Tag() == "!";
  } else if (from.IsSequence()) {
    node.kind = Node::Kind::list;
    for (const auto& item : from) node.items.push_back(plain(item));
  } else if (from.IsMap()) {
    node.kind = Node::Kind::map;
    for (const auto& entry : from) add_entry(node, entry.first, entry.second);
  }
  return node;
}

std::optional<double> number_of(const Node& node) {
  if (node.kind != Node::Kind::scalar || node.in_quotes) return std::nullopt;
  double value = 0.0;
  const char* end = node.scalar.data() + node.scalar.size();
  const auto read = std::from_chars(node.scalar.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(value) || value < 0.0) return std::nullopt;
  return value;
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::scalar: return in_quotes(node.scalar);
    case Node::Kind::list: return "a list";
    case Node::Kind::map: return "a map";
    case Node::Kind::none: break;
  }
  return "empty";
}

}  // namespace

std::string in_quotes(std::string_view word) { return "\"" + std::string(word) + "\""; }

std::string listed(const std::vector<std::string_view>& words) {
  std::string all;
  for (const auto word : words) {
    if (!all.empty()) all += ", ";
    all += word;
  }
  return all;
}

Node document_from(const std::string& text) {
  try {
    return plain(YAML::Load(text));
  } catch (const YAML::Exception& problem) {
    throw Fault(problem.mark.line + 1, "the text is not YAML: " + problem.msg);
  }
}

Node document(const std::filesystem::path& file) {
  try {
    Node node = plain(YAML::LoadFile(file.string()));
    if (node.kind == Node::Kind::none) throw Fault(1, "the file is empty");
    return node;
  } catch (const YAML::BadFile&) {
    throw Fault(0, "the file cannot be read");
  } catch (const YAML::Exception& problem) {
    throw Fault(problem.mark.line + 1, "the file is not YAML: " + problem.msg);
  }
}

Error error_of(const Fault& fault, const std::filesystem::path& file) {
  if (fault.line() <= 0) return {ErrorCode::io, fault.what(), file.string()};
  return {ErrorCode::bad_input, fault.what(), file.string() + ":" + std::to_string(fault.line())};
}

Text translated(const Node& node, const std::string& what) {
  const Map map(node, what, {"kk", "ru", "en"});
  return {map.filled_text("kk"), map.filled_text("ru"), map.filled_text("en")};
}

Map::Map(const Node& node, std::string what, Known known) : node_(&node), what_(std::move(what)) {
  if (node.kind != Node::Kind::map)
    throw Fault(node.line, what_ + " is " + shown(node) + ", expected keys and values");
  for (const auto& [key, value] : node.entries) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    throw Fault(value.line,
                "unknown key " + in_quotes(key) + " in " + what_ + "; expected: " + listed(known));
  }
}

const Node* Map::find(std::string_view key) const {
  for (const auto& entry : node_->entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

const Node& Map::at(std::string_view key) const {
  if (const Node* found = find(key)) return *found;
  throw Fault(node_->line, "key " + in_quotes(key) + " is missing in " + what_);
}

void Map::complain(std::string_view key, const std::string& problem) const {
  throw Fault(at(key).line, what_ + ": " + std::string(key) + " " + problem);
}

std::string Map::text(std::string_view key) const {
  const Node& node = at(key);
  if (node.kind != Node::Kind::scalar) complain(key, "is " + shown(node) + ", expected text");
  return node.scalar;
}

std::string Map::filled_text(std::string_view key) const {
  std::string value = text(key);
  if (value.empty()) complain(key, "is empty");
  return value;
}

std::string Map::text_or(std::string_view key, std::string_view fallback) const {
  return has(key) ? text(key) : std::string(fallback);
}

bool Map::boolean(std::string_view key) const {
  const Node& node = at(key);
  if (node.kind == Node::Kind::scalar && !node.in_quotes) {
    if (node.scalar == "true") return true;
    if (node.scalar == "false") return false;
  }
  complain(key, "is " + shown(node) + ", expected true or false");
}

double Map::number(std::string_view key) const {
  const Node& node = at(key);
  const auto value = number_of(node);
  if (!value) complain(key, "is " + shown(node) + ", expected a number that is zero or more");
  return *value;
}

int Map::whole_number(std::string_view key) const {
  const double value = number(key);
  constexpr double largest = 1e6;
  if (value < 1.0 || value > largest || value != std::floor(value)) {
    complain(key, "is " + shown(at(key)) + ", expected a whole number from 1");
  }
  return static_cast<int>(value);
}

Date Map::date(std::string_view key) const {
  const auto value = parse_iso_date(text(key));
  if (!value) complain(key, "is " + shown(at(key)) + ", expected a date like 2020-06-17");
  return *value;
}

Text Map::translated(std::string_view key) const {
  return yaml::translated(at(key), what_ + ": " + std::string(key));
}

const std::vector<Node>& Map::list(std::string_view key) const {
  const Node& node = at(key);
  if (node.kind != Node::Kind::list) complain(key, "is " + shown(node) + ", expected a list");
  return node.items;
}

std::vector<std::string> Map::words(std::string_view key) const {
  std::vector<std::string> all;
  for (const Node& node : list(key)) {
    if (node.kind != Node::Kind::scalar || node.scalar.empty()) {
      throw Fault(node.line, what_ + ": " + std::string(key) + " holds " + shown(node) + ", expected words");
    }
    if (std::find(all.begin(), all.end(), node.scalar) != all.end()) {
      throw Fault(node.line, what_ + ": " + std::string(key) + " holds " + shown(node) + " twice");
    }
    all.push_back(node.scalar);
  }
  if (all.empty()) complain(key, "is an empty list");
  return all;
}

}  // namespace tyndau::hearing::yaml
