/// \file
/// What is screened: one project with one hearing, its notice, documents and protocol, as somebody stated them.
#pragma once

#include "core/date.hpp"
#include "core/lon_lat.hpp"
#include "core/units.hpp"
#include "geo/shape.hpp"
#include "hearing/place.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::hearing {

/// An empty cell is not seen; only what was looked for in a seen document can be absent, and only absent can fail.
enum class Seen { not_seen, absent, present };
[[nodiscard]] std::string_view code(Seen seen);

enum class Form { open_meeting, public_discussion, survey, online };
inline constexpr std::array<Form, 4> all_forms{Form::open_meeting, Form::public_discussion, Form::survey,
                                               Form::online};
[[nodiscard]] std::string_view code(Form form);
[[nodiscard]] std::optional<Form> form_from_code(std::string_view code);

/// What the footprint's geometry stands for: protection zones are measured from it accordingly.
enum class FootprintRole { site_boundary, source_point, route };
[[nodiscard]] std::string_view code(FootprintRole role);
[[nodiscard]] std::optional<FootprintRole> footprint_role_from_code(std::string_view code);

enum class HazardClass { I = 1, II, III, IV, V };
[[nodiscard]] std::string_view code(HazardClass hazard_class);
[[nodiscard]] std::optional<HazardClass> hazard_class_from_code(std::string_view code);

/// A place as written, and what the gazetteer made of it. `id` is set only when it was resolved.
struct PlaceRef {
  std::string text;
  std::string id;
  std::vector<std::string> candidates;  ///< ids, when the name alone is ambiguous
  friend bool operator==(const PlaceRef&, const PlaceRef&) = default;
};

/// A unit as written, its level if stated, and the unit of the atlas if it was resolved.
struct UnitRef {
  std::string text;
  std::optional<UnitLevel> level;
  std::string id;
  friend bool operator==(const UnitRef&, const UnitRef&) = default;
};

struct Footprint {
  geo::Shape shape;
  FootprintRole role = FootprintRole::site_boundary;
  Metres uncertainty;  ///< of each coordinate, from its rounding or as stated
};

/// Where a site is said to lie when no coordinates are: somewhere in a ring, or a sector of one, about a settlement.
struct SiteRegion {
  std::string text;  ///< the words that say so
  PlaceRef anchor;   ///< the settlement from which the distance is counted
  LonLat centre;     ///< its point
  MetresInterval from_anchor;
  std::optional<Interval<double>> azimuths;  ///< degrees clockwise from north, high - low at most 180
  /// The area to draw and to measure from.
  [[nodiscard]] geo::Shape shape() const;
};

struct Project {
  std::string id;
  std::string name;
  std::string initiator;  ///< empty for a private person
  bool initiator_is_private = false;
  UnitContext units;     ///< where the project is said to lie
  std::string location;  ///< where it lies, in somebody's words
  std::optional<Footprint> footprint;
  std::optional<SiteRegion> site_region;  ///< only where there is no footprint
  std::optional<HazardClass> hazard_class;
  std::string object_type;             ///< key of rules/object_types.yaml; empty when not said
  std::optional<Metres> declared_spz;  ///< radius
  geo::Shape surveyed_spz;             ///< polygon; empty when none
  geo::Shape declared_territory;       ///< affected territory as a polygon; empty when none
  std::optional<Metres> user_radius;   ///< what the person who screens asked for
  std::vector<double> wind_rose;       ///< 8 or 16 shares in percent, from north clockwise; empty when none
  std::vector<PlaceRef> declared_communities;  ///< named as affected
  std::vector<UnitRef> declared_units;         ///< named as affected
  std::map<ZoneKind, Seen>
      named_zones;  ///< zones that the documents themselves say the object lies in (or not)
  std::optional<Metres> declared_dwelling_distance;
  std::optional<LonLat> stated_position;  ///< as a document prints it, unchecked order and sense
};

struct Venue {
  std::string id;    ///< unique in the hearing: "v1", "v2" …
  std::string name;  ///< address or hall, as written
  PlaceRef settlement;
  UnitContext units;
  std::vector<UnitRef> resolved_units;  ///< of `units`, by level
  std::optional<LonLat> position;
  Metres uncertainty;            ///< of `position`
  std::vector<PlaceRef> serves;  ///< communities that the notice assigns to it
  std::optional<LocalDateTime> start;
  std::optional<LocalDateTime> end;
};

enum class MediaKind { newspaper, tv_or_radio, other };
[[nodiscard]] std::string_view code(MediaKind kind);

/// One publication of the notice.
struct Outlet {
  MediaKind kind = MediaKind::other;
  Seen seen = Seen::not_seen;  ///< absent: the notice was seen not to have been published in this kind
  std::string name;
  std::optional<Date> date;
  std::vector<PlaceRef> area;  ///< where it is distributed
  std::vector<UnitRef> units;
};

/// Fields that a notice must carry (rule pack: notice-fields-missing).
inline constexpr std::array<std::string_view, 7> notice_fields{
    "subject", "place", "date_time", "documents_link", "initiator", "contact", "comments_address"};

struct Notice {
  std::optional<Date> date;
  std::vector<Language> languages;  ///< in which it was seen; empty: not seen
  std::vector<Outlet> outlets;
  std::map<std::string, Seen> fields;  ///< keys of notice_fields
  std::optional<Date> documents_online;
  Seen documents_online_seen = Seen::not_seen;  ///< absent: looked for and not online
  std::optional<Date> comments_until;
};

/// What a report on the impact assessment should hold.
enum class DocumentPart {
  report,
  coordinates,
  location_map,
  settlement_scheme,
  vector_file,
  dwelling_distance,
  affected_population,
  living_conditions,
  non_technical_summary,
};
inline constexpr std::size_t document_part_count = 9;
[[nodiscard]] std::string_view code(DocumentPart part);

/// What a location map must show to be of use (rule: location-map-inadequate).
inline constexpr std::array<std::string_view, 5> map_contents{"footprint", "settlements", "scale",
                                                              "coordinates", "protection_zone"};

struct Documents {
  std::map<DocumentPart, Seen> parts;
  std::map<std::string, Seen> map_shows;  ///< keys of map_contents
  [[nodiscard]] Seen seen(DocumentPart part) const;
};

struct Protocol {
  Seen status = Seen::not_seen;
  std::optional<Date> signed_on;
  std::optional<Date> published_on;
  Seen defects = Seen::not_seen;  ///< present: defects were seen; absent: it was checked and had none
  std::vector<std::string> defect_texts;
};

struct Conclusion {
  std::optional<Date> issued_on;
  std::optional<Date> published_on;
};

/// Where a case was read: file and rows, joined for a grouped hearing.
struct Origin {
  std::string file;                ///< name without folder
  std::vector<std::int64_t> rows;  ///< 1-based as a spreadsheet counts them
  bool unconfirmed = false;        ///< a machine read the fields in a text, nobody has confirmed them
};

/// One hearing with its project: the unit of screening.
struct Case {
  std::string id;
  std::string group;  ///< explicit group key of the rows, or empty
  std::string country = "KZ";
  Form form = Form::open_meeting;
  Project project;
  std::vector<Venue> venues;
  std::optional<LocalDateTime> start;
  std::optional<LocalDateTime> end;
  Seen leb_present = Seen::not_seen;
  Notice notice;
  Documents documents;
  Protocol protocol;
  Conclusion conclusion;
  std::string source_url;
  std::string notes;
  Origin origin;
};

}  // namespace tyndau::hearing
