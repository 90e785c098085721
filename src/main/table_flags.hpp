/// \file
/// The flags by which a table is read when its owner says how: --sheet, --header-row, --encoding.
#pragma once

#include "intake/table.hpp"
#include "main/command_line.hpp"

#include <cstddef>
#include <string>

namespace tyndau::cli {

struct Context;

struct TableFlags {
  std::string sheet;
  std::size_t header_row = 0;  ///< 0: not given
  std::string encoding;

  /// Puts into \p table what was given.
  void apply(intake::TableOptions& table) const;
};

/// Adds the flags to a subcommand that reads a table; \p flags must outlive the parsing.
void add_table_flags(Command command, TableFlags& flags, const Context& context);

}  // namespace tyndau::cli
