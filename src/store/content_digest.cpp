#include "store/content_digest.hpp"

#include "store/geopackage_geometry.hpp"
#include "store/place_store.hpp"

#include <array>
#include <charconv>

namespace tyndau::store {
namespace {

/// Six decimals.
std::string number(double value) {
  std::array<char, 400> text{};  // the largest double has 309 digits
  constexpr int decimals = 6;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
  return std::string(text.data(), end) + "\n";
}

void add(hearing::Sha256& digest, std::initializer_list<std::string_view> fields) {
  for (const auto field : fields) {
    digest.add(field);
    digest.add(std::string_view("\0", 1));
  }
}

void add(hearing::Sha256& digest, const hearing::Settlement& record) {
  add(digest,
      {record.id, record.name, record.names.kk, record.names.ru, record.names.en, record.place_type,
       record.units.oblast, record.units.district, record.units.rural_district, code(record.extent.quality)});
  for (const auto& name : record.alternate_names) add(digest, {name});
  add(digest, {record.population ? std::to_string(*record.population) : "", number(record.centre.lon),
               number(record.centre.lat), number(record.extent.radius.low.value),
               number(record.extent.radius.high.value), number(record.extent.position_uncertainty.value),
               number(record.extent.rare_displacement.value), to_geopackage(record.extent.shape)});
}

void add(hearing::Sha256& digest, const hearing::AdminUnit& record) {
  add(digest, {record.id, code(record.level), record.name, record.names.kk, record.names.ru, record.names.en,
               record.parent_id, record.valid_from ? to_iso(*record.valid_from) : "",
               record.valid_to ? to_iso(*record.valid_to) : "", to_geopackage(record.shape)});
  for (const auto& name : record.alternate_names) add(digest, {name});
}

void add(hearing::Sha256& digest, const hearing::Zone& record) {
  add(digest, {record.id, code(record.kind), record.name, record.names.kk, record.names.ru, record.names.en,
               record.width ? number(record.width->value) : "", to_geopackage(record.shape)});
}

void add(hearing::Sha256& digest, const hearing::Building& record) {
  add(digest, {record.id, record.dwelling ? "1" : "0", to_geopackage(record.shape)});
}

}  // namespace

void add_records(hearing::Sha256& digest, const hearing::DatasetContent& part) {
  for (const auto& record : part.settlements) add(digest, record);
  for (const auto& record : part.units) add(digest, record);
  for (const auto& record : part.zones) add(digest, record);
  for (const auto& record : part.buildings) add(digest, record);
}

std::string finished(hearing::Sha256& digest, const hearing::Dataset& dataset) {
  add(digest, {code(dataset.kind), to_geopackage(dataset.coverage)});
  if (dataset.border_accuracy) add(digest, {number(dataset.border_accuracy->value)});
  return digest.hex();
}

std::string content_digest(const hearing::DatasetContent& content) {
  hearing::Sha256 digest;
  add_records(digest, content);
  return finished(digest, content.dataset);
}

}  // namespace tyndau::store
