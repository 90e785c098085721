/// \file
/// The fields that a notice is read for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tyndau::notices {

enum class Field : std::uint8_t {
  project,
  initiator,
  place,
  coordinates,
  hazard_class,
  spz_m,
  dwelling_distance_m,
  hearing_date,
  hearing_time,
  form,
  venues,
  outlets,
  comments_deadline,
  period_start,
  period_end,
  document_address,
  comments_address,
  registration_no,
  leb,  ///< local executive body, as named
};
inline constexpr std::size_t field_count = 19;
inline constexpr std::array<Field, field_count> all_fields{Field::project,
                                                           Field::initiator,
                                                           Field::place,
                                                           Field::coordinates,
                                                           Field::hazard_class,
                                                           Field::spz_m,
                                                           Field::dwelling_distance_m,
                                                           Field::hearing_date,
                                                           Field::hearing_time,
                                                           Field::form,
                                                           Field::venues,
                                                           Field::outlets,
                                                           Field::comments_deadline,
                                                           Field::period_start,
                                                           Field::period_end,
                                                           Field::document_address,
                                                           Field::comments_address,
                                                           Field::registration_no,
                                                           Field::leb};

/// What `initiator` holds for a person, whose name is not shown.
inline constexpr std::string_view private_person = "private person";

/// "hearing_date" and so on: names of members in JSON.
[[nodiscard]] std::string_view code(Field field);
[[nodiscard]] std::optional<Field> field_from_code(std::string_view code);
/// Whether several values stand beside each other and do not contradict: venues, outlets, coordinates.
[[nodiscard]] bool is_list(Field field);
/// Whether its value is text as somebody wrote it, so that two languages give two values for one thing.
[[nodiscard]] bool is_wording(Field field);

}  // namespace tyndau::notices
