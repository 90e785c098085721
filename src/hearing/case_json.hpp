/// \file
/// A case as JSON and back: complete, lossless, the same bytes for the same case. Members with nothing to say are left out.
#pragma once

#include "core/result.hpp"
#include "hearing/case.hpp"
#include "hearing/json.hpp"
#include "hearing/json_writer.hpp"

#include <string>
#include <string_view>

namespace tyndau::hearing {

/// Lengths are metres and say so ("declared_spz_m"), shapes are GeoJSON, dates ISO 8601. The name of an initiator who is a
/// private person is never written.
void write_case(json::Writer& out, const Case& input);
[[nodiscard]] std::string case_to_json(const Case& input);

/// \return bad_input with a JSON pointer: not JSON, an unknown or doubled member, a value of another kind, an unknown word, a
/// date or position that does not exist, two venues of one id, no id.
[[nodiscard]] Result<Case> case_from_json(std::string_view text);
/// As above, for a value that is already parsed. \throws json::Fault
[[nodiscard]] Case read_case(const json::Value& value, const std::string& pointer = {});

}  // namespace tyndau::hearing
