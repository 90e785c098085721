#include "main/table_flags.hpp"

#include "main/command.hpp"

#include <CLI/CLI.hpp>

#include <limits>

namespace tyndau::cli {

void TableFlags::apply(intake::TableOptions& table) const {
  table.sheet = sheet;
  table.header_row = header_row;
  if (!encoding.empty()) table.encoding = intake::encoding_from_name(encoding);
}

void add_table_flags(CLI::App& command, TableFlags& flags, const Context& context) {
  command.add_option("--sheet", flags.sheet, context.say("cli.table.sheet"));
  command.add_option("--header-row", flags.header_row, context.say("cli.table.header_row"))
      ->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
  command.add_option("--encoding", flags.encoding, context.say("cli.table.encoding"))
      ->check(CLI::Validator(
          [](const std::string& text) {
            return intake::encoding_from_name(text)
                       ? std::string()
                       : "\"" + text + "\" is none of UTF-8, CP1251, KOI8-R, CP866, UTF-16LE, UTF-16BE";
          },
          "ENCODING"));
}

}  // namespace tyndau::cli
