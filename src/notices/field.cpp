#include "notices/field.hpp"

namespace tyndau::notices {
namespace {

constexpr std::array<std::string_view, field_count> codes{"project",
                                                          "initiator",
                                                          "place",
                                                          "coordinates",
                                                          "hazard_class",
                                                          "spz_m",
                                                          "dwelling_distance_m",
                                                          "hearing_date",
                                                          "hearing_time",
                                                          "form",
                                                          "venues",
                                                          "outlets",
                                                          "comments_deadline",
                                                          "period_start",
                                                          "period_end",
                                                          "document_address",
                                                          "comments_address",
                                                          "registration_no",
                                                          "leb"};

}  // namespace

std::string_view code(Field field) { return codes[static_cast<std::size_t>(field)]; }

std::optional<Field> field_from_code(std::string_view code) {
  for (const Field field : all_fields) {
    if (codes[static_cast<std::size_t>(field)] == code) return field;
  }
  return std::nullopt;
}

bool is_list(Field field) {
  return field == Field::venues || field == Field::outlets || field == Field::coordinates;
}

bool is_wording(Field field) {
  return field == Field::project || field == Field::initiator || field == Field::place ||
         field == Field::venues || field == Field::outlets || field == Field::leb;
}

}  // namespace tyndau::notices
