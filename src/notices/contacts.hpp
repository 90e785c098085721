/// \file
/// Addresses of the network, telephones and identity numbers in a text.
#pragma once

#include "notices/tokens.hpp"

#include <string>
#include <vector>

namespace tyndau::notices {

enum class ContactKind {
  email,
  url,
  meeting_link,  ///< of a video conference: whoever has it can enter
  messenger,     ///< a link or a name in a messenger: reaches somebody as a telephone does
  meeting_code,  ///< number or password of a video conference
  phone,
  iin,   ///< number of a person
  bin,   ///< number of an organisation: public
  flat,  ///< number of a dwelling in a house
};

struct Contact {
  ContactKind kind = ContactKind::url;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  Span span;
  /// E-mail in lower case; everything else as written.
  std::string value;
};

/// In the order of the text, none inside another.
[[nodiscard]] std::vector<Contact> find_contacts(const Tokens& tokens);

/// Whether twelve digits are the number of a person: a day of birth, a digit of sex and century, and the check digit.
[[nodiscard]] bool is_iin(std::string_view digits);

/// Whether anybody gets an address there ("mail.ru", "gmail.com"): it may be a person's own.
[[nodiscard]] bool is_free_mail(std::string_view email);

}  // namespace tyndau::notices
