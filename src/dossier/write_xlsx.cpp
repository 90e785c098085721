#include "dossier/write_xlsx.hpp"

#include "core/atomic_file.hpp"
#include "core/letters.hpp"

#include <xlsxwriter.h>

#include <memory>
#include <set>

namespace tyndau::dossier {
namespace {

struct Closed {
  void operator()(lxw_workbook* book) const { workbook_close(book); }
};

constexpr std::size_t most_letters = 24;  // a number goes behind; 31 are allowed

/// A caption that would be cut gives way to the heading that it stands under.
const std::string& shorter(const std::string& caption, const std::string& heading) {
  return letters_of(caption) > most_letters && !heading.empty() ? heading : caption;
}

/// Without what a sheet's name may not hold, each once.
std::string sheet_name(const std::string& caption, std::set<std::string>& taken) {
  std::string name;
  std::size_t letters = 0;
  for (const char c : clean(caption)) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins && ++letters > most_letters) break;
    name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
  }
  std::string unique = name;
  for (int number = 2; !taken.insert(unique).second; ++number) unique = name + " " + std::to_string(number);
  return unique;
}

lxw_error write_table(lxw_worksheet* sheet, const Table& table, lxw_format* bold) {
  constexpr double letters_a_share = 14.0;
  lxw_error failed = LXW_NO_ERROR;
  const auto keep = [&](lxw_error error) {
    if (failed == LXW_NO_ERROR) failed = error;
  };
  lxw_col_t column = 0;
  for (const Column& one : table.columns) {
    keep(worksheet_set_column(sheet, column, column, letters_a_share * one.share, nullptr));
    keep(worksheet_write_string(sheet, 0, column++, clean(one.head).c_str(), bold));
  }
  worksheet_freeze_panes(sheet, 1, 0);
  lxw_row_t row = 1;
  for (const auto& cells : table.rows) {
    column = 0;
    for (const Cell& cell : cells) {
      // A string stays a string whatever it begins with: nothing of it is a formula.
      keep(cell.number ? worksheet_write_number(sheet, row, column, *cell.number, nullptr)
                       : worksheet_write_string(sheet, row, column, clean(cell.text).c_str(), nullptr));
      ++column;
    }
    ++row;
  }
  return failed;
}

}  // namespace

Result<std::monostate> write_xlsx(const Document& document, const std::filesystem::path& file) {
  auto partial = PartialFile::beside(file);
  if (!partial) return tl::unexpected<Error>(partial.error());
  std::unique_ptr<lxw_workbook, Closed> book(workbook_new(partial->path().c_str()));
  if (book == nullptr) return fail(ErrorCode::io, "the workbook cannot be made", file.string());
  lxw_doc_properties properties{};
  std::string title = clean(document.title);
  properties.title = title.data();
  constexpr time_t first_day = 86'400;  // no clock in the file
  properties.created = first_day;
  workbook_set_properties(book.get(), &properties);
  lxw_format* bold = workbook_add_format(book.get());
  format_set_bold(bold);
  std::set<std::string> taken;
  lxw_error failed = LXW_NO_ERROR;
  std::string heading;
  for (const Block& block : document.blocks) {
    if (const auto* begun = std::get_if<Heading>(&block)) heading = begun->text;
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    lxw_worksheet* sheet =
        workbook_add_worksheet(book.get(), sheet_name(shorter(table->caption, heading), taken).c_str());
    if (sheet == nullptr) return fail(ErrorCode::io, "a sheet cannot be made", table->caption);
    if (failed == LXW_NO_ERROR) failed = write_table(sheet, *table, bold);
  }
  const lxw_error closed = workbook_close(book.release());
  if (failed != LXW_NO_ERROR || closed != LXW_NO_ERROR)
    return fail(ErrorCode::io, "the workbook cannot be written", file.string());
  return partial->commit();
}

}  // namespace tyndau::dossier
