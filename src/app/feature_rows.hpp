/// \file
/// Features laid out as rows of the input table, so that they are read and judged like every other table.
#pragma once

#include "app/feature_form.hpp"
#include "intake/columns.hpp"
#include "intake/table.hpp"

#include <map>
#include <string>
#include <vector>

namespace tyndau::app {

/// Which columns a feature may have.
enum class FeatureKind { project, hearing, row };

/// Whether a feature of this kind, or a venue of its list, has the column.
[[nodiscard]] bool belongs(intake::Column column, FeatureKind kind, bool of_venue);

/// Rows of one table, and where in the document each cell was written.
struct FeatureRows {
  intake::TableHead head;
  std::vector<intake::TableRow> rows;
  std::vector<std::map<std::string, std::string>> pointers;  ///< by row: column → pointer
  std::string geometry_pointer;
  std::vector<Fault> faults;  ///< of the geometry
};

/// A hearing joined with its project. Pointers are those of the feature of kind \p about; the other's are empty.
[[nodiscard]] FeatureRows rows_of(const WrittenFeature& project, const WrittenFeature& hearing,
                                  FeatureKind about);
/// A whole row.
[[nodiscard]] FeatureRows rows_of(const WrittenFeature& feature, const std::string& pointer);

/// The rows as one case with its places resolved. \return senseless with every problem at its pointer.
[[nodiscard]] Answer<hearing::Case> case_of_rows(FeatureRows rows, const intake::Gazetteer& gazetteer,
                                                 const intake::Country& country);

}  // namespace tyndau::app
