/// \file
/// What of a text is about private persons, and the text without it.
#pragma once

#include "notices/scene.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::notices {

enum class PersonalKind { name, iin, phone, email, meeting, flat };

struct Personal {
  PersonalKind kind = PersonalKind::name;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// Names, identity numbers, numbers of flats, telephones and messengers of persons, links and codes of video conferences, what the parameters
/// of an address say of them, and every e-mail address but those that the notice gives for comments (\p public_addresses, in
/// lower case) and those of an office ("info@", "kense@"); an address that is somebody's name always goes.
/// Numbers of organisations stay. In the order of the text, none inside another.
[[nodiscard]] std::vector<Personal> find_personal(const Scene& scene,
                                                  const std::vector<std::string>& public_addresses);

/// Stands in the place of everything that was taken out.
inline constexpr std::string_view redaction_mark = "[…]";

/// The bytes [begin, end) of the text with the mark for each personal piece.
[[nodiscard]] std::string redacted(std::string_view text, const std::vector<Personal>& personal,
                                   std::size_t begin, std::size_t end);
[[nodiscard]] inline std::string redacted(std::string_view text, const std::vector<Personal>& personal) {
  return redacted(text, personal, 0, text.size());
}
/// A short text, such as the label of a figure on a map, without personal data.
[[nodiscard]] std::string without_personal_data(std::string_view text);

}  // namespace tyndau::notices
