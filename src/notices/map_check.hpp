/// \file
/// Whether an attached map proves what it should: the checklist of a map, a verdict and a proof for each line.
#pragma once

#include "core/finding.hpp"
#include "documents/map.hpp"
#include "hearing/atlas.hpp"
#include "hearing/case.hpp"
#include "hearing/json_writer.hpp"
#include "hearing/map_checklist.hpp"
#include "hearing/messages.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::notices {

/// What is known of the case, for a map to be compared with.
struct MapExpectations {
  std::optional<hearing::Footprint> footprint;  ///< as stated, with its uncertainty
  std::optional<Metres> protection_radius;      ///< about the footprint
  geo::Shape protection_zone;               ///< a polygon, which wins over the radius; empty: none is known
  std::optional<Metres> dwelling_distance;  ///< as stated
};

/// From what a case states; a printed position stands in for a footprint that is missing, with \p position_uncertainty.
[[nodiscard]] MapExpectations expectations_of(const hearing::Case& input,
                                              Metres position_uncertainty = Metres{1.0});

struct MapCheckLine {
  std::string_view id;  ///< one of hearing::map_checklist
  Verdict verdict = Verdict::cannot_tell;
  Message message;
  /// In metres. Of the lines that begin "map-covers-": how far the map reaches beyond what it should show, negative where it
  /// falls short. Of "footprint-agrees-…": between what is drawn and what is stated. Of the last: the computed distance.
  std::optional<Quantity> measured;
  std::optional<Quantity> allowed;    ///< the tolerance, or the stated distance as precisely as it is stated
  std::optional<Message> settled_by;  ///< for cannot_tell
  std::vector<Message> basis;
  std::vector<Segment> lines;
};

/// One line for each of hearing::map_checklist. \threads safe
[[nodiscard]] std::vector<MapCheckLine> check_map(const documents::MapFile& map,
                                                  const MapExpectations& expected,
                                                  const hearing::Atlas& atlas);
/// The same list where a map was looked for and there is none.
[[nodiscard]] std::vector<MapCheckLine> check_without_map();
/// The same list for an attachment that cannot be read. \p why: what read_map() returned
[[nodiscard]] std::vector<MapCheckLine> check_unreadable_map(const Error& why);

/// {"id","verdict","message","measured","allowed","settled_by","basis","geometry"}; what is not there is null.
void write_map_check(hearing::json::Writer& out, const MapCheckLine& line,
                     const hearing::MessageCatalogue& messages);

/// What somebody says that an attachment is. Only what is handed in as the location map can be blamed for what it lacks.
enum class AttachmentRole { unknown, location_map, vector_file };

/// What the attachment proves of the report: parts and contents of the map that are present; and, of a location map, what its
/// frame shows to be absent. Everything else is left out: no picture's pixels are read.
[[nodiscard]] hearing::Documents shown_by(const documents::MapFile& map,
                                          const std::vector<MapCheckLine>& lines, AttachmentRole role);
/// Adds what one attachment shows: present wins over everything, absent only over what was not seen.
void add_shown(hearing::Documents& to, const hearing::Documents& shown);

}  // namespace tyndau::notices
