/// \file
/// The readers of single fields: each appends what it finds in a scene.
#pragma once

#include "notices/events.hpp"
#include "notices/evidence.hpp"
#include "notices/scene.hpp"

#include <vector>

namespace tyndau::notices {

/// hazard_class, as "I" to "V": the sanitary class only, no class of waste, of a landfill, no category.
void read_hazard_class(const Scene& scene, std::vector<Found>& out);
/// spz_m and dwelling_distance_m, in metres.
void read_distances(const Scene& scene, std::vector<Found>& out);
/// form, as a code of hearing::Form.
void read_form(const Scene& scene, std::vector<Found>& out);
/// outlets: newspapers, television and radio that carry the notice.
void read_outlets(const Scene& scene, std::vector<Found>& out);
/// document_address, comments_address.
void read_addresses(const Scene& scene, std::vector<Found>& out);
/// registration_no.
void read_registration(const Scene& scene, std::vector<Found>& out);
/// initiator: the organisation, or "private person".
void read_initiator(const Scene& scene, std::vector<Found>& out);
/// project.
void read_project(const Scene& scene, std::vector<Found>& out);
/// place and leb.
void read_place(const Scene& scene, std::vector<Found>& out);
/// venues, each with the hearing it belongs to.
void read_venues(const Scene& scene, const Events& events, std::vector<Found>& out);

/// What every reader makes of a quotation.
[[nodiscard]] Found found_at(const Scene& scene, Field field, Span quote, std::string value,
                             Evidence evidence);

}  // namespace tyndau::notices
