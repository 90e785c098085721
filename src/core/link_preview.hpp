/// \file
/// What a messenger shows of a page whose address somebody sends: the Open Graph protocol, https://ogp.me.
#pragma once

#include "core/text.hpp"

#include <string>

namespace tyndau {

/// Empty members are not said. Addresses are absolute.
struct LinkPreview {
  Language language = Language::en;
  std::string title;
  std::string description;
  std::string url;         ///< of the page itself
  std::string image;       ///< of a PNG
  std::string image_text;  ///< what the picture shows, in words
};

/// Elements for the head of a page, one to a line.
[[nodiscard]] std::string preview_markup(const LinkPreview& preview);

}  // namespace tyndau
