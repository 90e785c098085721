/// \file
/// Projects and hearings as GeoJSON features: a feature is one row of the input table, its properties are the columns.
#pragma once

#include "app/refusal.hpp"
#include "hearing/case.hpp"
#include "intake/country.hpp"
#include "intake/places/gazetteer.hpp"
#include "store/register_records.hpp"

#include <string>
#include <vector>

namespace tyndau::app {

/// What somebody wrote, checked member by member; values are as written, under the columns' canonical names.
struct WrittenFeature {
  std::string id;       ///< empty: not said
  std::string project;  ///< of a hearing
  hearing::json::Value geometry;
  hearing::json::Value properties;  ///< an object; `venues` of a hearing is an array of objects
};

/// Reads {"type": "Feature", "id", "geometry", "properties"}. A project has the columns from project_id to
/// declared_dwelling_distance_m; a hearing all others, and project_id; several venues stand in "venues", each with the columns
/// that belong to a venue. \return malformed, or senseless with every unknown or wrong member at its pointer.
[[nodiscard]] Answer<WrittenFeature> read_feature(store::Collection collection, std::string_view text);
/// The same for one that is parsed. \p pointer is its place in the document.
[[nodiscard]] Answer<WrittenFeature> read_feature(store::Collection collection,
                                                  const hearing::json::Value& value,
                                                  const std::string& pointer);

/// Its text as it is stored and given back. A private person's name is left out.
[[nodiscard]] std::string feature_json(const WrittenFeature& feature);

/// The hearing of a project as a case, its places resolved; all problems of the intake at their pointers in the hearing's
/// feature (\p about hearings) or the project's. \pre both have ids
[[nodiscard]] Answer<hearing::Case> case_of(const WrittenFeature& project, const WrittenFeature& hearing,
                                            store::Collection about, const intake::Gazetteer& gazetteer,
                                            const intake::Country& country);

/// A feature that holds a whole row, project and hearing. \p pointer is its place in the document.
[[nodiscard]] Answer<hearing::Case> case_of_row(const hearing::json::Value& value, const std::string& pointer,
                                                const intake::Gazetteer& gazetteer,
                                                const intake::Country& country);

}  // namespace tyndau::app
