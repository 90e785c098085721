#include "http/negotiate.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tyndau::http {
namespace {

struct Choice {
  std::string value;  ///< lower case, without parameters
  int quality = 1000;
};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// "0.8" → 800; what is no quality counts as 1.
int quality_of(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 1000;
  if (text[0] == '1') return 1000;
  int quality = 0;
  int weight = 100;
  for (std::size_t i = 2; i < text.size() && weight > 0; ++i, weight /= 10) {
    if (text[i] < '0' || text[i] > '9') break;
    quality += (text[i] - '0') * weight;
  }
  return quality;
}

/// Calls take(part) for each part between separators, trimmed.
template <class Take>
void split(std::string_view text, char separator, Take take) {
  for (;;) {
    const auto end = text.find(separator);
    take(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::vector<Choice> choices_of(std::string_view header) {
  std::vector<Choice> choices;
  split(header, ',', [&](std::string_view item) {
    Choice choice;
    bool first = true;
    split(item, ';', [&](std::string_view part) {
      if (first) choice.value = lower_case(part);
      if (!first && (part.starts_with("q=") || part.starts_with("Q="))) {
        choice.quality = quality_of(trimmed(part.substr(2)));
      }
      first = false;
    });
    if (!choice.value.empty()) choices.push_back(std::move(choice));
  });
  return choices;
}

/// How exactly an Accept range names a type: 3 the type, 2 "text/*", 1 "*/*" or "*", 0 not at all.
int precision(std::string_view range, std::string_view type) {
  if (range == type) return 3;
  if (range == "*/*" || range == "*") return 1;
  const bool family = range.ends_with("/*") && type.starts_with(range.substr(0, range.size() - 1));
  return family ? 2 : 0;
}

}  // namespace

std::string bare_media_type(std::string_view header) {
  return lower_case(trimmed(header.substr(0, header.find(';'))));
}

std::optional<std::string> choose_media_type(std::string_view accept,
                                             const std::vector<std::string>& produces) {
  const auto ranges = choices_of(accept);
  if (ranges.empty() && !produces.empty()) return produces.front();
  int best = 0;
  std::optional<std::string> chosen;
  for (const auto& type : produces) {
    int quality = 0;
    int exact = 0;
    for (const auto& range : ranges) {
      const int fits = precision(range.value, bare_media_type(type));
      if (fits > exact) {
        exact = fits;
        quality = range.quality;
      }
    }
    if (quality > best) {
      best = quality;
      chosen = type;
    }
  }
  return chosen;
}

Language choose_language(std::string_view accept_language) {
  int best = 0;
  Language chosen = Language::en;
  for (const auto& choice : choices_of(accept_language)) {
    const auto language =
        language_from_code(std::string_view(choice.value).substr(0, choice.value.find('-')));
    if (language && choice.quality > best) {
      best = choice.quality;
      chosen = *language;
    }
  }
  return chosen;
}

bool accepts_gzip(std::string_view accept_encoding) {
  int any = 0;
  for (const auto& choice : choices_of(accept_encoding)) {
    if (choice.value == "gzip" || choice.value == "x-gzip") return choice.quality > 0;
    if (choice.value == "*") any = choice.quality;
  }
  return any > 0;
}

std::string_view short_name(std::string_view media_type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 15> names{{
      {"application/json", "json"},
      {"application/geo+json", "json"},
      {"application/schema+json", "json"},
      {"application/vnd.oai.openapi+json;version=3.0", "json"},
      {"application/vnd.oai.openapi;version=3.0", "yaml"},
      {"application/yaml", "yaml"},
      {"text/html", "html"},
      {"application/atom+xml", "atom"},
      {"text/csv", "csv"},
      {"application/pdf", "pdf"},
      {"image/svg+xml", "svg"},
      {"image/png", "png"},
      {"application/x-ndjson", "ndjson"},
      {"application/geopackage+sqlite3", "gpkg"},
      {"application/vnd.google-earth.kml+xml", "kml"},
  }};
  for (const auto& [type, name] : names) {
    if (type == media_type) return name;
  }
  return {};
}

}  // namespace tyndau::http
