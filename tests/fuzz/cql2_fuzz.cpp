/// \file
/// Filters from outside. Whatever is accepted prints to a filter that is accepted, prints the same and selects the same,
/// and its SQL holds no literal.

#include "cql2/filter.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace tyndau;
using namespace tyndau::cql2;

void require(bool condition) {
  if (!condition) std::abort();
}

Schema schema() {
  return {{{"name", FieldType::text},
           {"population", FieldType::integer},
           {"area", FieldType::number},
           {"capital", FieldType::boolean},
           {"date", FieldType::date},
           {"written_at", FieldType::instant},
           {"geom", FieldType::geometry}}};
}

class Town final : public Subject {
 public:
  explicit Town(bool known) : known_(known) {}
  [[nodiscard]] Value value(std::size_t field) const override {
    if (!known_) return std::monostate{};
    switch (field) {
      case 0: return std::string("Ёлка O'Brien");
      case 1: return std::int64_t{40};
      case 2: return 12.5;
      case 3: return true;
      case 4: return Date{std::chrono::days{19'000}};
      default: return Instant{1'650'000'000'250'000};
    }
  }
  [[nodiscard]] const geo::Shape* geometry() const override { return known_ ? &shape_ : nullptr; }

 private:
  bool known_;
  geo::Shape shape_{{}, {}, {{{{0, 0}, {10, 0}, {10, 10}}, {}}}};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t longest = 5'000;
  if (size > longest) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto filter = Filter::parse(text, schema());
  if (!filter) {
    require(!filter.error().reason.empty() && filter.error().where.starts_with("character "));
    return 0;
  }
  Options wide;
  wide.most_bytes = 1'000'000;
  const auto again = Filter::parse(filter->to_text(), schema(), wide);
  require(again.has_value());
  require(again->to_text() == filter->to_text());
  require(again->to_sql().condition == filter->to_sql().condition);
  require(again->to_sql().parameters == filter->to_sql().parameters);
  for (const bool known : {true, false}) {
    const Town town(known);
    require(filter->matches(town) == again->matches(town));
    if (filter->matches(town) && filter->bbox()) require(known);
  }
  return 0;
}
