/// \file
/// Reads a text as a notice of a made-up country that is a box.
#pragma once

#include "notices/reading.hpp"

#include <string>
#include <vector>

namespace tyndau::notices::test {

inline const intake::Country& country() {
  static const intake::Country one(geo::Shape{{}, {}, {{{{46, 40}, {88, 40}, {88, 56}, {46, 56}}, {}}}});
  return one;
}

inline NoticeReading read(const std::string& text) { return read_notice(NoticeText{text, {0}}, country()); }

/// The best value of a field of a hearing; "" when the text does not say it.
inline std::string value(const NoticeReading& reading, Field field, std::size_t hearing = 0) {
  if (hearing >= reading.hearings.size()) return {};
  const Candidate* const best = reading.hearings[hearing].best(field);
  return best == nullptr ? std::string() : best->value;
}
inline std::string value_in(const std::string& text, Field field) { return value(read(text), field); }

inline std::vector<std::string> values(const NoticeReading& reading, Field field, std::size_t hearing = 0) {
  std::vector<std::string> all;
  const auto& fields = reading.hearings.at(hearing).fields;
  if (const auto found = fields.find(field); found != fields.end()) {
    for (const Candidate& one : found->second.values) all.push_back(one.value);
  }
  return all;
}

inline std::string without_personal(const std::string& text) { return redacted(text, read(text).personal); }

}  // namespace tyndau::notices::test
