/// \file
/// Strict reading of YAML: every complaint knows its line, and no key goes unread.
#pragma once

#include "core/date.hpp"
#include "core/result.hpp"
#include "core/text.hpp"

#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tyndau::hearing::yaml {

/// What is wrong, and at which line (1-based; 0: the file as a whole).
class Fault : public std::runtime_error {
 public:
  Fault(int line, const std::string& what) : std::runtime_error(what), line_(line) {}
  [[nodiscard]] int line() const { return line_; }

 private:
  int line_;
};

struct Entry;

/// One node of a parsed file.
struct Node {
  enum class Kind { none, scalar, list, map };
  Kind kind = Kind::none;
  int line = 0;
  bool in_quotes = false;
  std::string scalar;
  std::vector<Node> items;     ///< of a list
  std::vector<Entry> entries;  ///< of a map, in the file's order
};

struct Entry {
  std::string key;
  Node value;
};

/// Reads and parses a file. \throws Fault when it cannot be read, is not YAML, or a key stands twice
[[nodiscard]] Node document(const std::filesystem::path& file);

/// The same from memory.
[[nodiscard]] Node document_from(const std::string& text);

/// The error of a fault: bad_input (io when the file cannot be read), `where` is "file:line".
[[nodiscard]] Error error_of(const Fault& fault, const std::filesystem::path& file);

/// A map whose keys are all known. The node must outlive it. Every member throws Fault at the node's line when the key is
/// missing or its value is of another kind.
class Map {
 public:
  using Known = std::initializer_list<std::string_view>;

  /// \p what names the map in complaints: "rule notice-late". \throws Fault for anything but a map, or an unknown key
  Map(const Node& node, std::string what, Known known);

  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  [[nodiscard]] const Node& at(std::string_view key) const;
  [[nodiscard]] const Node& node() const { return *node_; }
  [[nodiscard]] const std::string& what() const { return what_; }

  [[nodiscard]] std::string text(std::string_view key) const;         ///< may be empty
  [[nodiscard]] std::string filled_text(std::string_view key) const;  ///< not empty
  [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const;
  [[nodiscard]] bool boolean(std::string_view key) const;
  [[nodiscard]] double number(std::string_view key) const;     ///< finite, not negative, not in quotes
  [[nodiscard]] int whole_number(std::string_view key) const;  ///< from 1
  [[nodiscard]] Date date(std::string_view key) const;
  [[nodiscard]] Text translated(std::string_view key) const;                 ///< {kk, ru, en}, all filled
  [[nodiscard]] std::vector<std::string> words(std::string_view key) const;  ///< at least one, none twice
  [[nodiscard]] const std::vector<Node>& list(std::string_view key) const;
  /// \throws Fault at the key's value
  [[noreturn]] void complain(std::string_view key, const std::string& problem) const;

 private:
  [[nodiscard]] const Node* find(std::string_view key) const;

  const Node* node_;
  std::string what_;
};

/// A sentence or name in the three languages. \throws Fault when one is missing or empty
[[nodiscard]] Text translated(const Node& node, const std::string& what);
/// "\"word\""
[[nodiscard]] std::string in_quotes(std::string_view word);
/// "a, b, c"
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words);

}  // namespace tyndau::hearing::yaml
