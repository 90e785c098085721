/// \file
/// What people call the columns in Kazakh, Russian and English.
#pragma once

#include "intake/columns.hpp"

#include <span>
#include <string_view>

namespace tyndau::intake {

/// Names of one column, "|" between them; the first of a language is the one in templates.
struct HeaderNames {
  Column column;
  std::string_view kk;
  std::string_view ru;
  std::string_view en;
};

[[nodiscard]] std::span<const HeaderNames> header_names();

}  // namespace tyndau::intake
