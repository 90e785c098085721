/// \file
/// Which property of a vector feature is the name, the population, the code: aliases, tags, and the user's --map.
#pragma once

#include "core/result.hpp"
#include "core/text.hpp"
#include "geo/vector_file.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::intake {

/// Reads a feature's properties by canonical names ("name", "name_kk", "population", "place_type", "id", "oblast" …).
/// OSM's other_tags are unpacked.
class PlaceFields {
 public:
  /// \param map canonical name → the file's property. \return bad_input for a canonical name that does not exist.
  [[nodiscard]] static Result<PlaceFields> make(const std::map<std::string, std::string>& map);

  /// Text of the first property that stands for the canonical name and is not empty.
  [[nodiscard]] std::string text(const geo::Feature& feature, std::string_view canonical) const;
  [[nodiscard]] Text names(const geo::Feature& feature) const;
  /// A property or OSM tag by its own name.
  [[nodiscard]] static std::string tag(const geo::Feature& feature, const std::string& name);
  [[nodiscard]] static std::vector<std::string> canonical_names();

 private:
  explicit PlaceFields(std::map<std::string, std::string> map) : map_(std::move(map)) {}
  std::map<std::string, std::string> map_;
};

/// "8 543", "8,543", "~500" → a number; empty, 0 and words → unknown.
[[nodiscard]] std::optional<std::int64_t> population_from_text(std::string_view text);

/// The value of a key in OSM's "k"=>"v" list.
[[nodiscard]] std::string hstore_value(std::string_view tags, std::string_view key);

}  // namespace tyndau::intake
