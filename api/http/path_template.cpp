#include "http/path_template.hpp"

#include <cassert>

namespace tyndau::http {

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

bool PathTemplate::match_segment(const Segment& pieces, std::string_view text,
                                 std::map<std::string, std::string>& values) {
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
    values[piece.text] = std::string(text.substr(0, end));
    text.remove_prefix(end);
  }
  return text.empty();
}

bool PathTemplate::match(const std::vector<std::string>& segments,
                         std::map<std::string, std::string>& values) const {
  if (segments.size() != segments_.size()) return false;
  std::map<std::string, std::string> found;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!match_segment(segments_[i], segments[i], found)) return false;
  }
  values = std::move(found);
  return true;
}

}  // namespace tyndau::http
