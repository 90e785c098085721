#include "core/finding.hpp"

namespace tyndau {

std::string_view code(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::fail: return "fail";
    case Verdict::cannot_tell: return "cannot_tell";
    case Verdict::not_applicable: break;
  }
  return "not_applicable";
}

std::string_view code(FindingClass finding_class) {
  switch (finding_class) {
    case FindingClass::legal: return "legal";
    case FindingClass::derived: return "derived";
    case FindingClass::advisory: break;
  }
  return "advisory";
}

std::string_view code(Unit unit) {
  switch (unit) {
    case Unit::none: return "none";
    case Unit::metre: return "m";
    case Unit::calendar_day: return "calendar_day";
    case Unit::working_day: return "working_day";
    case Unit::count: return "count";
    case Unit::percent: return "percent";
    case Unit::people: break;
  }
  return "people";
}

std::string_view code(Bound bound) {
  switch (bound) {
    case Bound::at_least: return "at_least";
    case Bound::at_most: return "at_most";
    case Bound::equal: break;
  }
  return "equal";
}

}  // namespace tyndau
