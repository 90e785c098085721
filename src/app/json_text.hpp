/// \file
/// A parsed JSON value as text again.
#pragma once

#include "hearing/json.hpp"
#include "hearing/json_writer.hpp"

#include <string>

namespace tyndau::app {

/// Members in their order, numbers as the shortest decimal of the same double.
void write_value(hearing::json::Writer& out, const hearing::json::Value& value);
[[nodiscard]] std::string json_text(const hearing::json::Value& value);

}  // namespace tyndau::app
