#include "http/endpoints/feed.hpp"

#include "hearing/digest.hpp"
#include "http/endpoints/answers.hpp"
#include "http/endpoints/collections.hpp"
#include "http/page.hpp"
#include "http/target.hpp"

#include <algorithm>

namespace tyndau::http {
namespace {

using layers::Collection;

/// A UUID of version 8 (RFC 9562) that is the same for the same text.
std::string urn_of(const std::string& text) {
  std::string digits = hearing::sha256_of(text).substr(0, 32);
  constexpr std::size_t version = 12, variant = 16;
  digits[version] = '8';
  const auto found = std::string_view("0123456789abcdef").find(digits[variant]);
  digits[variant] = "89ab"[found % 4];
  for (const std::size_t at : {20U, 16U, 12U, 8U}) digits.insert(at, 1, '-');
  return "urn:uuid:" + digits;
}

std::string element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return '<' + tag + '>' + escaped(text) + "</" + tag + ">\n";
}

std::string link(std::string_view rel, std::string_view type, const std::string& address) {
  return "<link rel=\"" + std::string(rel) + "\" type=\"" + std::string(type) + "\" href=\"" +
         escaped(address) + "\"/>\n";
}

/// To the millisecond, in which items are stored.
std::string moment(const std::optional<cql2::Instant>& changed) {
  return cql2::to_iso(changed.value_or(cql2::Instant{}));
}

/// Fields of one hearing by their names.
class Hearing {
 public:
  Hearing(const Collection& collection, std::size_t position)
      : collection_(collection), position_(position) {}

  [[nodiscard]] std::string id() const { return std::string(collection_.id(position_)); }
  [[nodiscard]] std::optional<cql2::Instant> changed() const { return collection_.changed(position_); }
  [[nodiscard]] std::string text(std::string_view field) const {
    return field_text(collection_, position_, field);
  }
  /// What people call it: id, day, venue.
  [[nodiscard]] std::string title() const {
    auto venue = text("venue_name");
    if (venue.empty()) venue = text("venue_settlement");
    std::string title = id();
    for (const auto& part : {text("hearing_date"), venue.substr(0, venue.find(" ["))}) {
      if (!part.empty()) title += " · " + part;
    }
    return title;
  }

 private:
  const Collection& collection_;
  std::size_t position_;
};

std::string entry(const Hearing& hearing, const Request& request) {
  const auto address = request.base_url + "/reports/" + percent_encoded(hearing.id());
  const auto language = std::string(code(request.language));
  std::string xml = "<entry>\n" + element("id", urn_of(address)) + element("title", hearing.title()) +
                    element("updated", moment(hearing.changed())) +
                    link("alternate", "text/html", address + "?f=html&lang=" + language) +
                    link("alternate", "application/json", address + "?f=json");
  if (const auto verdict = hearing.text("verdict"); !verdict.empty())
    xml += "<category term=\"" + escaped(verdict) + "\"/>\n";
  if (const auto answer = hearing.text("answer_" + language); !answer.empty())
    xml += element("summary", answer);
  return xml + "</entry>\n";
}

}  // namespace

std::vector<std::size_t> newest(const Collection& collection, std::vector<std::size_t> positions,
                                std::size_t most) {
  const auto before = [&](std::size_t one, std::size_t other) {
    const auto first = collection.changed(one), second = collection.changed(other);
    return first != second ? first > second : collection.id(one) < collection.id(other);
  };
  const auto count = std::min(most, positions.size());
  std::partial_sort(positions.begin(), positions.begin() + static_cast<std::ptrdiff_t>(count),
                    positions.end(), before);
  positions.resize(count);
  return positions;
}

std::string feed(const Collection& collection, const std::vector<std::size_t>& positions,
                 const std::vector<PageLink>& links, const std::string& search, const Request& request,
                 const app::Service& service) {
  const auto id = collection.head().id;
  const auto language = std::string(code(request.language));
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" ";
  xml += "xml:lang=\"" + language + "\">\n";
  xml += element("id", urn_of(request.base_url + path_of(id) + '\n' + search + language));
  xml += element("title", "tyndau: " + title_of(id, request, service));
  if (const auto filter = request.parameter("filter")) xml += element("subtitle", *filter);
  xml += element("updated", moment(positions.empty() ? std::nullopt : collection.changed(positions.front())));
  xml += "<author><name>tyndau</name></author>\n<generator>tyndau</generator>\n";
  for (const auto& one : links) xml += link(one.rel, one.type, request.base_url + one.path);
  for (const auto position : positions) xml += entry({collection, position}, request);
  return xml + "</feed>\n";
}

}  // namespace tyndau::http
