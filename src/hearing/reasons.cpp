#include "hearing/reasons.hpp"

namespace tyndau::hearing {

void Reasons::add(const Text& sentence) {
  if (sentence.en.find('{') == std::string::npos) {
    whole_.emplace(sentence.en, sentence);
  } else {
    patterns_.push_back(pattern_of(sentence));
  }
}

std::string Reasons::in(Language language, std::string_view english) const {
  if (language == Language::en) return std::string(english);
  if (const auto known = whole_.find(std::string(english)); known != whole_.end())
    return known->second.in(language);
  for (const Pattern& pattern : patterns_) {
    const auto parts = taken(pattern, english);
    if (!parts.empty()) return filled(pattern, parts, language);
  }
  return std::string(english);
}

Reasons::Pattern Reasons::pattern_of(const Text& sentence) {
  Pattern pattern{{}, {}, sentence};
  std::string_view rest = sentence.en;
  while (true) {
    const auto open = rest.find('{'), close = rest.find('}');
    pattern.words.emplace_back(rest.substr(0, open));
    if (open == std::string_view::npos || close == std::string_view::npos) return pattern;
    pattern.names.emplace_back(rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
  }
}

/// What stands in the places of the placeholders; nothing when the words do not fit.
std::vector<std::string_view> Reasons::taken(const Pattern& pattern, std::string_view english) {
  std::vector<std::string_view> parts;
  if (!english.starts_with(pattern.words.front())) return {};
  english.remove_prefix(pattern.words.front().size());
  for (std::size_t i = 1; i < pattern.words.size(); ++i) {
    const std::string& behind = pattern.words[i];
    const bool last = i + 1 == pattern.words.size();
    const bool ends = last && english.size() >= behind.size() && english.ends_with(behind);
    const auto at =
        last ? (ends ? english.size() - behind.size() : std::string_view::npos) : english.find(behind);
    if (at == std::string_view::npos || at == 0) return {};
    parts.push_back(english.substr(0, at));
    english.remove_prefix(at + behind.size());
  }
  return parts;
}

std::string Reasons::filled(const Pattern& pattern, const std::vector<std::string_view>& taken,
                            Language language) const {
  std::string all = pattern.sentence.in(language);
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const std::string name = "{" + pattern.names[i] + "}";
    const auto at = all.find(name);
    if (at != std::string::npos) all.replace(at, name.size(), in(language, taken[i]));
  }
  return all;
}

}  // namespace tyndau::hearing
