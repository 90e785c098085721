#include "core/link_preview.hpp"

#include "core/markup.hpp"

#include <string_view>

namespace tyndau {
namespace {

std::string_view locale_of(Language language) {
  switch (language) {
    case Language::kk: return "kk_KZ";
    case Language::ru: return "ru_RU";
    case Language::en: break;
  }
  return "en_US";
}

}  // namespace

std::string preview_markup(const LinkPreview& preview) {
  std::string markup;
  const auto say = [&](std::string_view property, std::string_view content) {
    if (content.empty()) return;
    markup += "<meta property=\"og:";
    markup += property;
    markup += "\" content=\"" + escaped_markup(content) + "\">\n";
  };
  say("type", "website");
  say("site_name", "tyndau");
  say("title", preview.title);
  say("description", preview.description);
  say("url", preview.url);
  say("image", preview.image);
  if (!preview.image.empty()) {
    say("image:type", "image/png");
    say("image:alt", preview.image_text);
  }
  say("locale", locale_of(preview.language));
  for (const auto other : all_languages) {
    if (other != preview.language) say("locale:alternate", locale_of(other));
  }
  return markup;
}

}  // namespace tyndau
