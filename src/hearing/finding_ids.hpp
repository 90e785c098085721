/// \file
/// The ids of all findings: a rule pack may hold these rules and no other.
#pragma once

#include <array>
#include <string_view>

namespace tyndau::hearing {

/// In alphabetical order.
inline constexpr std::array<std::string_view, 38> finding_ids{
    "affected-communities-unknown",
    "affected-community-undeclared",
    "affected-population-missing",
    "comments-deadline-short",
    "community-without-hearing",
    "conclusion-late",
    "coordinates-implausible",
    "coordinates-imprecise",
    "coordinates-missing",
    "documents-late",
    "documents-not-online",
    "dwelling-distance-contradicted",
    "dwelling-distance-missing",
    "hearing-mandatory-zone",
    "hearing-too-long",
    "hearing-without-leb",
    "living-conditions-missing",
    "location-map-inadequate",
    "location-map-missing",
    "non-technical-summary-missing",
    "notice-fields-missing",
    "notice-late",
    "notice-media-distant",
    "notice-media-missing",
    "notice-single-language",
    "protocol-defective",
    "protocol-late",
    "protocol-missing",
    "report-missing",
    "settlement-scheme-missing",
    "spz-below-class-minimum",
    "spz-reaches-settlement",
    "spz-undeclared",
    "unit-without-hearing",
    "vector-file-missing",
    "venue-far-from-affected",
    "venue-outside-affected-units",
    "venue-unlocated",
};

}  // namespace tyndau::hearing
