/// \file
/// Which of many names are one slip of the hand away from a written one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// An index over names by what is left of them without one letter. Borrows the names. \threads safe once built
class NearNames {
 public:
  /// \pre the names are ASCII, as sound_key() makes them
  explicit NearNames(const std::vector<std::string>& names);

  /// Positions of the names that are exactly one edit apart, ascending (see one_edit_apart()).
  [[nodiscard]] std::vector<std::uint32_t> one_edit_from(std::string_view name) const;

 private:
  struct Entry {
    std::uint64_t shortened;  ///< hash of a name without one letter, or of the whole name
    std::uint32_t name;
    friend bool operator<(const Entry& a, const Entry& b) {
      return a.shortened != b.shortened ? a.shortened < b.shortened : a.name < b.name;
    }
  };
  const std::vector<std::string>& names_;
  std::vector<Entry> entries_;  ///< sorted
};

}  // namespace tyndau::intake
