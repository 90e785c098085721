#include "http/path_template.hpp"

#include <algorithm>
#include <cassert>

namespace tyndau::http {
namespace {

/// Whether the text has the form of the pieces; take(piece, value) for each name on the way.
template <class Pieces, class Take>
bool match(const Pieces& pieces, std::string_view text, const Take& take) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    if (!piece.name) {
      if (!text.starts_with(piece.text)) return false;
      text.remove_prefix(piece.text.size());
      continue;
    }
    const bool last = i + 1 == pieces.size();
    const auto end = last ? text.size() : text.find(pieces[i + 1].text, 1);
    if (end == std::string_view::npos || end == 0) return false;
    take(piece, text.substr(0, end));
    text.remove_prefix(end);
  }
  return text.empty();
}

}  // namespace

PathTemplate::PathTemplate(std::string_view path) {
  assert(path.starts_with('/'));
  path.remove_prefix(1);
  for (;;) {
    const auto slash = path.find('/');
    segments_.push_back(pieces_of(path.substr(0, slash)));
    const auto& last = segments_.back();
    if (last.empty() || (last.size() == 1 && !last.front().name)) ++literals_;
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
}

PathTemplate::Segment PathTemplate::pieces_of(std::string_view segment) {
  Segment pieces;
  while (!segment.empty()) {
    if (segment.front() == '{') {
      const auto end = segment.find('}');
      assert(end != std::string_view::npos && (pieces.empty() || !pieces.back().name));
      pieces.push_back({std::string(segment.substr(1, end - 1)), true});
      segment.remove_prefix(end + 1);
    } else {
      const auto end = segment.find('{');
      pieces.push_back({std::string(segment.substr(0, end)), false});
      segment.remove_prefix(end == std::string_view::npos ? segment.size() : end);
    }
  }
  return pieces;
}

bool PathTemplate::fits(const std::vector<std::string>& segments) const {
  const auto ignore = [](const Piece&, std::string_view) {};
  return std::equal(
      segments_.begin(), segments_.end(), segments.begin(), segments.end(),
      [&](const Segment& pieces, const std::string& text) { return match(pieces, text, ignore); });
}

std::map<std::string, std::string> PathTemplate::values(const std::vector<std::string>& segments) const {
  std::map<std::string, std::string> found;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    match(segments_[i], segments[i],
          [&](const Piece& piece, std::string_view value) { found.emplace(piece.text, value); });
  }
  return found;
}

}  // namespace tyndau::http
