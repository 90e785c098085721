#include "main/table_flags.hpp"

#include "main/command.hpp"

#include <cstdint>
#include <limits>

namespace tyndau::cli {

void TableFlags::apply(intake::TableOptions& table) const {
  table.sheet = sheet;
  table.header_row = static_cast<std::int64_t>(header_row);
  if (!encoding.empty()) table.encoding = intake::encoding_from_name(encoding);
}

void add_table_flags(Command command, TableFlags& flags, const Context& context) {
  command.option("--sheet", flags.sheet, context.say("cli.table.sheet"));
  command.option("--header-row", flags.header_row, context.say("cli.table.header_row"))
      .whole_in_range(1, std::numeric_limits<std::int64_t>::max());
  command.option("--encoding", flags.encoding, context.say("cli.table.encoding"))
      .checked(
          [](const std::string& text) {
            return intake::encoding_from_name(text)
                       ? std::string()
                       : "\"" + text + "\" is none of UTF-8, CP1251, KOI8-R, CP866, UTF-16LE, UTF-16BE";
          },
          "ENCODING");
}

}  // namespace tyndau::cli
