/// \file
/// Reasons that readers give in English, in the other languages: sentences of the catalogue whose key begins with "reason.".
#pragma once

#include "core/finding.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tyndau::hearing {

/// Finds a reason by its English words. Its placeholders stand for any words, which are looked up in turn.
class Reasons {
 public:
  static constexpr std::string_view prefix = "reason.";

  void add(const Text& sentence);
  /// \return the words as they are when no sentence fits, and always in English
  [[nodiscard]] std::string in(Language language, std::string_view english) const;

 private:
  /// Words before each placeholder, then those behind the last.
  struct Pattern {
    std::vector<std::string> words, names;
    Text sentence;
  };
  [[nodiscard]] static Pattern pattern_of(const Text& sentence);
  [[nodiscard]] static std::vector<std::string_view> taken(const Pattern& pattern, std::string_view english);
  [[nodiscard]] std::string filled(const Pattern& pattern, const std::vector<std::string_view>& taken,
                                   Language language) const;

  std::unordered_map<std::string, Text> whole_;
  std::vector<Pattern> patterns_;
};

}  // namespace tyndau::hearing
