#include "intake/coordinates_items.hpp"

namespace tyndau::intake {
namespace {

using Word = CoordinateWord;
using Scan = CoordinateScan;

/// The angles of one axis, and the tokens with its name.
struct AxisList {
  Axis axis = Axis::latitude;
  bool labelled = false;  ///< by "широта" or "долгота"
  std::vector<NamedAngle> angles;
  std::size_t last = 0;  ///< the token behind them
};

/// A word of more than one letter that names an axis.
bool is_axis_word(const Scan& scan, std::size_t i) {
  constexpr std::size_t one_letter = 2;
  return i < scan.tokens.size() && names_axis(scan.word(i)) && scan.word(i) != Word::sh &&
         scan.tokens[i].end - scan.tokens[i].begin > one_letter;
}

Axis axis_of(Word word) {
  return word == Word::latitude || word == Word::north || word == Word::south ? Axis::latitude
                                                                              : Axis::longitude;
}

bool is_part_of_angle(Word word) {
  return word == Word::number || word == Word::degree || word == Word::minute || word == Word::second ||
         word == Word::joint || word == Word::separator;
}

/// "Северная широта: 52.44; 52.45; 52.40"; southern and western ones are none of this country's.
std::optional<AxisList> list_at(const Scan& scan, std::size_t i) {
  AxisList made;
  made.last = i;
  bool other_half = false;
  constexpr std::size_t most_words = 8;
  for (; made.last < i + most_words && is_axis_word(scan, made.last); ++made.last) {
    const Axis said = axis_of(scan.word(made.last));
    if (made.last > i && said != made.axis) return std::nullopt;
    made.axis = said;
    made.labelled =
        made.labelled || scan.word(made.last) == Word::latitude || scan.word(made.last) == Word::longitude;
    other_half = other_half || scan.word(made.last) == Word::south || scan.word(made.last) == Word::west;
  }
  if (made.last == i || other_half || !scan.number(made.last)) return std::nullopt;
  const std::size_t first = made.last;
  while (made.last < scan.tokens.size() && is_part_of_angle(scan.word(made.last))) ++made.last;
  auto angles = read_angles(std::span(scan.tokens).subspan(first, made.last - first));
  if (!angles) return std::nullopt;
  made.angles = std::move(*angles);
  for (auto& one : made.angles) {
    one.naming.axis = made.axis;
    one.angle.axis = made.axis;
  }
  return made;
}

/// "Широта: 52.44; 52.45": each could be what the label says, so none is the other half of the first.
bool are_of_one_axis(const Country& country, const AxisList& list) {
  const auto box = country.box();
  return list.labelled && box &&
         std::all_of(list.angles.begin(), list.angles.end(), [&](const NamedAngle& one) {
           const double degrees = one.angle.degrees;
           return list.axis == Axis::latitude ? degrees >= box->south && degrees <= box->north
                                              : degrees >= box->west && degrees <= box->east;
         });
}

CoordinateKind kind_of(AngleForm finest) {
  if (finest == AngleForm::seconds) return CoordinateKind::degrees_minutes_seconds;
  return finest == AngleForm::minutes ? CoordinateKind::degrees_minutes : CoordinateKind::decimal_degrees;
}

}  // namespace

std::vector<CoordinateItem> axis_lists_at(const Scan& scan, std::size_t i) {
  constexpr std::size_t fewest = 2;
  const auto first = list_at(scan, i);
  if (!first || first->angles.size() < fewest) return {};
  const auto second = list_at(scan, first->last);
  CoordinateItem item;
  item.begin = scan.tokens[i].begin;
  if (!second || second->axis == first->axis) {
    if (!are_of_one_axis(scan.country, *first)) return {};
    item.end = scan.tokens[first->last - 1].end;
    item.next = first->last;
    item.fault = fault_about("coordinates-pair-incomplete", scan.raw(item.begin, item.end));
    return {item};
  }
  item.end = scan.tokens[second->last - 1].end;
  item.next = second->last;
  const auto& a = first->angles;
  const auto& b = second->angles;
  const AngleForm form = a.front().angle.form;
  const auto alike = [form](const NamedAngle& one) { return one.angle.form == form; };
  if (a.size() != b.size() || !std::all_of(a.begin(), a.end(), alike) ||
      !std::all_of(b.begin(), b.end(), alike)) {
    item.fault = fault_about("coordinates-pair-incomplete", scan.raw(item.begin, item.end));
    return {item};
  }
  item.kind = kind_of(form);
  std::vector<CoordinateItem> items;
  for (std::size_t k = 0; k < a.size(); ++k) {
    item.pair = UnplacedPair{{a[k].angle, b[k].angle}, std::nullopt};
    items.push_back(item);
  }
  return items;
}

}  // namespace tyndau::intake
