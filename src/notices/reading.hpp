/// \file
/// From the text of a notice to its fields: each with its words in the text, how sure it is and why; nothing is made up.
#pragma once

#include "core/finding.hpp"
#include "core/lon_lat.hpp"
#include "intake/country.hpp"
#include "notices/field.hpp"
#include "notices/notice_text.hpp"
#include "notices/redaction.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::notices {

/// What carries a notice.
enum class OutletKind { none, newspaper, air };

/// Where a value stands.
struct Quote {
  std::size_t begin = 0, end = 0;  ///< bytes of the notice's text
  int page = 1;
};

/// One value that the text gives for a field.
struct Candidate {
  /// Normalised: dates as 2024-03-19, hours as 15:00, metres as a decimal number, classes I to V, forms by their code, texts
  /// as written on one line. Personal data are taken out of it.
  std::string value;
  Quote quote;
  double confidence =
      0.0;  ///< see weight() and agreeing() in evidence.hpp; shared between values that contradict
  std::vector<Message> reasons;    ///< keys of geodata/messages/notices.yaml
  std::optional<LonLat> position;  ///< of coordinates
  Metres rounding;                 ///< of `position`
  int area = 0;                    ///< corners of one area have one number, from 1
  OutletKind kind = OutletKind::none;
};

struct FieldReading {
  std::vector<Candidate> values;  ///< one, except for lists
  std::vector<Candidate>
      alternatives;  ///< what else the text says, or the same in its other language; the surest first
};

struct HearingReading {
  std::map<Field, FieldReading> fields;  ///< what the text does not say is not here
  int notice = 0;                        ///< of the notices in one text, from 0
  [[nodiscard]] const Candidate* best(Field field) const;
};

/// So many hearings are taken out of one text at most.
inline constexpr std::size_t most_hearings = 100;

struct NoticeReading {
  std::string language;  ///< "kk", "ru", "kk+ru" or "none"; nothing is read of a text in neither
  std::vector<HearingReading> hearings;
  bool contact = false;  ///< a telephone and an e-mail address stand in it
  bool crowded = false;  ///< more dates, names or labels than any notice has: nothing was read but `personal`
  bool more = false;     ///< it tells of more than most_hearings; the others are not here
  std::vector<Message> remarks;    ///< keys "document_text.…": what in the text needs a look
  std::vector<Personal> personal;  ///< what every output leaves out, also of a text in neither language
};

/// Reads a text. Two or more dates or hours make as many hearings; what is said of all of them stands in each. Where it holds
/// several notices, of different projects, each is read for itself.
/// \param country tells latitude from longitude, and what lies outside
/// \threads safe
[[nodiscard]] NoticeReading read_notice(const NoticeText& text, const intake::Country& country);

}  // namespace tyndau::notices
