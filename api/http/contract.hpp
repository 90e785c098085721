/// \file
/// The contract (api/openapi.yaml) as it is served: YAML, JSON, and a page.
#pragma once

#include "core/text.hpp"
#include "hearing/messages.hpp"
#include "hearing/yaml.hpp"

#include <string>

namespace tyndau::http {

/// The shipped document, word for word.
[[nodiscard]] const std::string& contract_yaml();
/// The same as JSON: unquoted numbers, true, false and null are no strings.
[[nodiscard]] const std::string& contract_json();
/// A page that lists every operation; needs no script and nothing from elsewhere.
[[nodiscard]] std::string contract_page(const hearing::MessageCatalogue& messages, Language language);

/// Any YAML as JSON.
[[nodiscard]] std::string json_of(const hearing::yaml::Node& node);

}  // namespace tyndau::http
