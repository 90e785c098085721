#include "notices/redaction.hpp"

#include "notices/phrases.hpp"

#include <algorithm>

namespace tyndau::notices {
namespace {

/// What stands before the "@" of an office.
constexpr std::string_view office_names =
    "info|office|mail|email|pr|press|eco|ecology|ekolog|ecolog|priem|priemnaya|kanc|kans|kanz|kense|contact|"
    "contacts|admin|reception|post|akimat|"
    "ovos|sekretar|secretary|support|help|hearing|hearings|public|general|company|tabigat|uprprirody|"
    "slushania|slushaniya";

bool is_office(std::string_view email) { return fits_any(email.substr(0, email.find('@')), office_names); }

}  // namespace

std::vector<Personal> find_personal(const Scene& scene, const std::vector<std::string>& public_addresses) {
  std::vector<Personal> found;
  const Tokens& tokens = scene.tokens();
  for (const Span person : scene.people) {
    found.push_back({PersonalKind::name, tokens[person.first].begin, tokens[person.last - 1].end});
  }
  for (const Contact& contact : scene.outline.contacts) {
    const bool open =
        std::find(public_addresses.begin(), public_addresses.end(), contact.value) != public_addresses.end();
    const auto add = [&](PersonalKind kind) { found.push_back({kind, contact.begin, contact.end}); };
    switch (contact.kind) {
      case ContactKind::email:
        if (!open && !(is_office(contact.value) && !is_free_mail(contact.value))) add(PersonalKind::email);
        break;
      case ContactKind::meeting_link:
      case ContactKind::meeting_code: add(PersonalKind::meeting); break;
      case ContactKind::phone: add(PersonalKind::phone); break;
      case ContactKind::iin: add(PersonalKind::iin); break;
      case ContactKind::url:
      case ContactKind::bin: break;
    }
  }
  std::sort(found.begin(), found.end(), [](const Personal& a, const Personal& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Personal> apart;
  for (const Personal& one : found) {
    if (!apart.empty() && one.begin < apart.back().end) {
      apart.back().end = std::max(apart.back().end, one.end);
    } else {
      apart.push_back(one);
    }
  }
  return apart;
}

std::string redacted(std::string_view text, const std::vector<Personal>& personal, std::size_t begin,
                     std::size_t end) {
  std::string out;
  std::size_t at = begin;
  for (const Personal& one : personal) {
    if (one.end <= begin || one.begin >= end) continue;
    if (one.begin > at) out += text.substr(at, one.begin - at);
    out += redaction_mark;
    at = std::min(end, one.end);
  }
  if (at < end) out += text.substr(at, end - at);
  return out;
}

}  // namespace tyndau::notices
