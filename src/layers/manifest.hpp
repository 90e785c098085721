/// \file
/// What a report was made with: engine, rule packs, data sets, options. Enough to make it again, byte for byte.
#pragma once

#include "core/result.hpp"
#include "core/version.hpp"
#include "hearing/atlas.hpp"
#include "hearing/json.hpp"
#include "hearing/json_writer.hpp"
#include "hearing/rule_pack.hpp"
#include "hearing/screening.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::layers {

struct Manifest {
  struct Pack {
    std::string id;
    std::string version;
    std::string sha256;  ///< of the file
    friend bool operator==(const Pack&, const Pack&) = default;
  };
  struct Calendar {
    std::string id;
    std::string version;
    friend bool operator==(const Calendar&, const Calendar&) = default;
  };
  struct Dataset {
    std::string id;
    hearing::DatasetKind kind = hearing::DatasetKind::settlements;
    std::string date;    ///< of the data, ISO; empty: not recorded
    std::string sha256;  ///< of the normalised records
    std::int64_t records = 0;
    std::string source;
    std::string licence;
    std::string attribution;
    friend bool operator==(const Dataset&, const Dataset&) = default;
  };

  std::string engine{engine_version};
  std::vector<Pack> rule_packs;
  std::vector<Calendar> calendars;  ///< those that the packs name, by id
  std::vector<Dataset> datasets;
  hearing::ScreeningOptions options;
};

/// The manifest of a run of this program with these rules, places and options.
[[nodiscard]] Manifest manifest_of(const hearing::RuleBook& rules, const hearing::AtlasData& places,
                                   const hearing::ScreeningOptions& options);

void write_manifest(hearing::json::Writer& out, const Manifest& manifest);
[[nodiscard]] std::string manifest_json(const Manifest& manifest);
/// \return bad_input with a JSON pointer.
[[nodiscard]] Result<Manifest> manifest_from_json(std::string_view text);

/// What a report made with one manifest and made again with the other cannot agree in: "engine", "rule_packs/kz-2021",
/// "calendars/kz", "datasets/<id>", "options/<name>"; empty when the two are equal. Order as in \p was, then what only
/// \p now has.
[[nodiscard]] std::vector<std::string> differences(const Manifest& was, const Manifest& now);

}  // namespace tyndau::layers
