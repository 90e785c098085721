/// \file
/// Paths with names in them: "/exports/{collection}.{format}".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::http {

/// \threads immutable
class PathTemplate {
 public:
  /// \pre starts with '/', braces are balanced, two names are separated by a literal (asserted)
  explicit PathTemplate(std::string_view path);

  /// Whether the decoded segments fit; a name takes one or more characters up to the next literal.
  [[nodiscard]] bool fits(const std::vector<std::string>& segments) const;
  /// What the names stand for. \pre the segments fit
  [[nodiscard]] std::map<std::string, std::string> values(const std::vector<std::string>& segments) const;
  /// Number of segments that hold no name: of two templates that fit, the one with more of them wins.
  [[nodiscard]] std::size_t literals() const { return literals_; }

 private:
  struct Piece {
    std::string text;
    bool name = false;
  };
  using Segment = std::vector<Piece>;
  static Segment pieces_of(std::string_view segment);

  std::vector<Segment> segments_;
  std::size_t literals_ = 0;
};

}  // namespace tyndau::http
