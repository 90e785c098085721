#include "notices/redaction.hpp"

#include "notices/person_words.hpp"
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

/// The words of the part before the "@", apart by dots, hyphens and digits.
std::vector<std::string_view> words_of(std::string_view email) {
  const std::string_view local = email.substr(0, email.find('@'));
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < local.size();) {
    const auto letter = [&](std::size_t i) { return i < local.size() && local[i] >= 'a' && local[i] <= 'z'; };
    std::size_t end = at;
    while (letter(end)) ++end;
    if (end > at) words.push_back(local.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// "saule.kalieva@", "s_kalieva@", "kalieva@": whoever reads the address reads a name.
bool is_named_after_somebody(std::string_view email) {
  const auto words = words_of(email);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    constexpr std::size_t shortest = 5;
    return word.size() >= shortest &&
           (looks_surely_like_surname(word) || looks_like_patronymic(word) || is_first_name(word));
  });
}

bool is_open(const Contact& contact, const std::vector<std::string>& public_addresses) {
  if (is_named_after_somebody(contact.value)) return false;
  if (std::find(public_addresses.begin(), public_addresses.end(), contact.value) != public_addresses.end())
    return true;
  return is_office(contact.value) && !is_free_mail(contact.value);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// "Ivan+Sochinov", "%D0%98%D0%B2…": as whoever filled the form in wrote it.
std::string decoded(std::string_view part) {
  std::string text;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool coded = part[i] == '%' && i + 2 < part.size();
    const int high = coded ? hex_digit(part[i + 1]) : -1, low = coded ? hex_digit(part[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      text += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      text += part[i] == '+' || part[i] == '_' ? ' ' : part[i];
    }
  }
  return text;
}

bool is_file_name(std::string_view value) {
  const auto dot = value.rfind('.');
  return dot != std::string_view::npos &&
         fits_any(value.substr(dot + 1), "pdf|doc|docx|zip|rar|jpg|png|kml|xlsx");
}

/// A parameter that is called so, or whose value reads as somebody's name.
bool is_name_of_somebody(std::string_view parameter, std::string_view value) {
  constexpr std::string_view names =
      "name|fio|lastname|firstname|surname|familiya|imya|otchestvo|username|user|author|person|аты|фио|имя|"
      "фамилия";
  if (value.empty() || is_file_name(value)) return false;
  return fits_any(parameter, names) || !Scene(decoded(value)).people.empty();
}

/// E-mail addresses behind the "?" or the "#" of an address, what a parameter called "phone", "iin" or "name" says, and any that
/// says a name.
void add_parameters(const Contact& contact, std::string_view text, std::vector<Personal>& found) {
  constexpr std::string_view delimiters = "?#&=/;,";
  std::size_t at = contact.begin + std::min(contact.value.find_first_of("?#"), contact.value.size());
  std::string_view before;
  while (at < contact.end) {
    const std::size_t end = std::min(text.find_first_of(delimiters, at), contact.end);
    const std::string_view part = text.substr(at, end - at);
    const bool email = part.find('@') != std::string_view::npos || part.find("%40") != std::string_view::npos;
    const bool number = !part.empty() && fits_any(before, "phone|tel|mobile|mob|telefon|iin|whatsapp");
    const bool value = at > contact.begin && text[at - 1] == '=';
    if (email || number) {
      found.push_back({email ? PersonalKind::email : PersonalKind::phone, at, end});
    } else if (value && is_name_of_somebody(before, part)) {
      found.push_back({PersonalKind::name, at, end});
    }
    before = part;
    at = end + 1;
  }
}

}  // namespace

std::vector<Personal> find_personal(const Scene& scene, const std::vector<std::string>& public_addresses) {
  std::vector<Personal> found;
  const Tokens& tokens = scene.tokens();
  for (const Span person : scene.people) {
    found.push_back({PersonalKind::name, tokens[person.first].begin, tokens[person.last - 1].end});
  }
  for (const Contact& contact : scene.outline.contacts) {
    const auto add = [&](PersonalKind kind) { found.push_back({kind, contact.begin, contact.end}); };
    switch (contact.kind) {
      case ContactKind::email:
        if (!is_open(contact, public_addresses)) add(PersonalKind::email);
        break;
      case ContactKind::meeting_link:
      case ContactKind::meeting_code: add(PersonalKind::meeting); break;
      case ContactKind::messenger:
      case ContactKind::phone: add(PersonalKind::phone); break;
      case ContactKind::iin: add(PersonalKind::iin); break;
      case ContactKind::flat: add(PersonalKind::flat); break;
      case ContactKind::url: add_parameters(contact, tokens.text(), found); break;
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

std::string without_personal_data(std::string_view text) {
  return redacted(text, find_personal(Scene(text), {}));
}

}  // namespace tyndau::notices
