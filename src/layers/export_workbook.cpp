#include "layers/export_workbook.hpp"

#include "core/atomic_file.hpp"
#include "core/markup.hpp"
#include "layers/csv_text.hpp"

#include <xlsxwriter.h>

#include <filesystem>
#include <memory>

namespace tyndau::layers {
namespace {

constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_letters = 32'767;

struct Closed {
  void operator()(lxw_workbook* book) const { workbook_close(book); }
};
using Workbook = std::unique_ptr<lxw_workbook, Closed>;

/// As many letters as a cell holds.
std::string fitting(const std::string& text) {
  if (text.size() <= most_letters) return text;
  std::size_t letters = 0;
  std::size_t end = 0;  // where the last letter begins that a cell has room for
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (!begins) continue;
    if (letters == most_letters - 1) end = i;
    ++letters;
  }
  return letters <= most_letters ? text : text.substr(0, end) + "…";
}

class Sheet {
 public:
  explicit Sheet(lxw_worksheet* sheet) : sheet_(sheet) {}

  void text(const std::string& value) {
    if (value.empty()) return skip();
    keep(worksheet_write_string(sheet_, row_, column_++,
                                fitting(csv_harmless(without_noncharacters(value))).c_str(), nullptr));
  }
  void number(double value) { keep(worksheet_write_number(sheet_, row_, column_++, value, nullptr)); }
  void skip() { ++column_; }
  void heading(const std::string& name, lxw_format* bold) {
    keep(worksheet_write_string(sheet_, row_, column_++, name.c_str(), bold));
  }
  void end_row() {
    ++row_;
    column_ = 0;
  }
  [[nodiscard]] lxw_error failed() const { return failed_; }

 private:
  void keep(lxw_error error) {
    if (failed_ == LXW_NO_ERROR) failed_ = error;
  }

  lxw_worksheet* sheet_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
  lxw_error failed_ = LXW_NO_ERROR;
};

void write(Sheet& sheet, const cql2::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return sheet.text(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return sheet.number(static_cast<double>(*whole));
  if (const auto* number = std::get_if<double>(&value)) return sheet.number(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return sheet.number(*flag ? 1 : 0);
  if (const auto* day = std::get_if<Date>(&value)) return sheet.text(to_iso(*day));
  if (const auto* instant = std::get_if<cql2::Instant>(&value)) return sheet.text(cql2::to_iso(*instant));
  sheet.skip();
}

void write_head(Sheet& sheet, const Collection& collection, lxw_workbook& book) {
  lxw_format* const bold = workbook_add_format(&book);
  format_set_bold(bold);
  sheet.heading("id", bold);
  for (const auto& field : collection.head().fields) sheet.heading(field.name, bold);
  sheet.heading("lon", bold);
  sheet.heading("lat", bold);
  sheet.end_row();
}

void write_feature_row(Sheet& sheet, const Collection& collection, std::size_t position) {
  sheet.text(std::string(collection.id(position)));
  for (std::size_t field = 0; field < collection.head().fields.size(); ++field) {
    write(sheet, collection.value(position, field));
  }
  if (const auto& shape = collection.shape(position); !shape.empty()) {
    const auto pin = pin_of(shape);
    sheet.number(pin.lon);
    sheet.number(pin.lat);
  }
  sheet.end_row();
}

/// How the sheet opens: the header line stays, a filter on each column.
void arrange(lxw_worksheet* sheet, const Collection& collection) {
  constexpr double wide = 18;
  const auto last = static_cast<lxw_col_t>(collection.head().fields.size() + 2);
  worksheet_set_column(sheet, 0, last, wide, nullptr);
  worksheet_freeze_panes(sheet, 1, 1);
  worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(collection.size()), last);
}

}  // namespace

Result<std::monostate> export_workbook(const Collection& collection, const std::filesystem::path& file) {
  if (collection.size() >= most_rows) {
    return fail(ErrorCode::bad_input,
                "a sheet holds " + std::to_string(most_rows - 1) + " features, the layer has " +
                    std::to_string(collection.size()),
                file.filename().string());
  }
  auto target = PartialFile::beside(file);
  if (!target) return tl::unexpected<Error>(target.error());
  auto folder = std::filesystem::absolute(target->path()).parent_path().string();  // where rows wait
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();
  Workbook book(workbook_new_opt(target->path().c_str(), &options));
  lxw_worksheet* const page =
      book ? workbook_add_worksheet(book.get(), code(collection.head().id).c_str()) : nullptr;
  if (page == nullptr) return fail(ErrorCode::io, "a workbook cannot be begun", file.string());
  arrange(page, collection);
  Sheet sheet(page);
  write_head(sheet, collection, *book);
  for (std::size_t i = 0; i < collection.size(); ++i) write_feature_row(sheet, collection, i);
  const auto closed = workbook_close(book.release());
  const auto failed = sheet.failed() != LXW_NO_ERROR ? sheet.failed() : closed;
  if (failed != LXW_NO_ERROR) return fail(ErrorCode::io, lxw_strerror(failed), file.string());
  return target->commit();
}

}  // namespace tyndau::layers
