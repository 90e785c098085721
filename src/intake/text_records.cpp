#include "intake/text_records.hpp"

#include "sandbox/bytes.hpp"
#include "sandbox/records.hpp"

namespace tyndau::intake {
namespace {

using sandbox::ByteReader;
using sandbox::ByteWriter;

constexpr std::uint8_t last_encoding = static_cast<std::uint8_t>(Encoding::cp866);
constexpr std::uint8_t last_fault = static_cast<std::uint8_t>(RowFault::json_unreadable);
constexpr std::uint8_t nothing = 255;

Encoding take_encoding(ByteReader& bytes) {
  const auto number = bytes.take<std::uint8_t>();
  if (number > last_encoding) bytes.spoil();
  return number > last_encoding ? Encoding::utf8 : static_cast<Encoding>(number);
}

bool take_flag(ByteReader& bytes) {
  const auto flag = bytes.take<std::uint8_t>();
  if (flag > 1) bytes.spoil();
  return flag == 1;
}

void put_flag(ByteWriter& bytes, bool flag) { bytes.put(static_cast<std::uint8_t>(flag ? 1 : 0)); }

void put_map(ByteWriter& bytes, const HeaderMap& map) {
  bytes.put_size(map.size());
  for (const auto& [column, header] : map) {
    bytes.put(static_cast<std::uint32_t>(column));
    bytes.put_text(header);
  }
}

HeaderMap take_map(ByteReader& bytes) {
  HeaderMap map;
  for (std::size_t left = bytes.take_count(12); left > 0; --left) {
    const auto column = bytes.take<std::uint32_t>();
    std::string header = bytes.take_text();
    if (column < column_count) map[static_cast<Column>(column)] = std::move(header);
  }
  return map;
}

template <class T>
std::optional<T> whole(const ByteReader& bytes, T&& value) {
  return bytes.complete() ? std::optional<T>(std::forward<T>(value)) : std::nullopt;
}

}  // namespace

std::string encoded_options(const TableOptions& options) {
  ByteWriter bytes;
  put_map(bytes, options.map);
  put_flag(bytes, options.format == TableFormat::ndjson);
  bytes.put(options.encoding ? static_cast<std::uint8_t>(*options.encoding) : nothing);
  bytes.put(options.delimiter.value_or('\0'));
  bytes.put(options.header_row);
  for (const std::size_t limit : {options.csv.record_bytes, options.csv.cells, options.csv.lines_in_record,
                                  options.csv.recoveries, options.json_line_bytes}) {
    bytes.put_size(limit);
  }
  return bytes.bytes();
}

std::optional<TableOptions> options_from(std::string_view payload) {
  ByteReader bytes(payload);
  TableOptions options;
  options.map = take_map(bytes);
  options.format = take_flag(bytes) ? TableFormat::ndjson : TableFormat::csv;
  const auto encoding = bytes.take<std::uint8_t>();
  if (encoding <= last_encoding) options.encoding = static_cast<Encoding>(encoding);
  const auto delimiter = bytes.take<char>();
  if (delimiter != '\0') options.delimiter = delimiter;
  options.header_row = bytes.take<std::int64_t>();
  for (std::size_t* limit : {&options.csv.record_bytes, &options.csv.cells, &options.csv.lines_in_record,
                             &options.csv.recoveries, &options.json_line_bytes}) {
    *limit = static_cast<std::size_t>(bytes.take<std::uint64_t>());
  }
  return whole(bytes, std::move(options));
}

std::string encoded(const TextHead& head) {
  ByteWriter bytes;
  bytes.put(static_cast<std::uint8_t>(head.encoding));
  put_flag(bytes, head.empty);
  bytes.put(head.delimiter);
  return bytes.bytes();
}

std::optional<TextHead> text_head_from(std::string_view payload) {
  ByteReader bytes(payload);
  TextHead head;
  head.encoding = take_encoding(bytes);
  head.empty = take_flag(bytes);
  head.delimiter = bytes.take<char>();
  return whole(bytes, std::move(head));
}

std::string encoded(const std::vector<std::string>& columns) {
  ByteWriter bytes;
  sandbox::put(bytes, columns);
  return bytes.bytes();
}

std::optional<std::vector<std::string>> columns_from(std::string_view payload) {
  ByteReader bytes(payload);
  auto columns = sandbox::take_texts(bytes);
  return whole(bytes, std::move(columns));
}

std::string encoded(const TableRow& row) {
  ByteWriter bytes;
  bytes.put(row.number);
  bytes.put_size(row.cells.size());
  for (const auto& cell : row.cells) {
    put_flag(bytes, cell.number);
    bytes.put_text(cell.text);
  }
  sandbox::put(bytes, row.shape);
  bytes.put_text(row.geometry_problem);
  bytes.put_size(row.faults.size());
  for (const auto fault : row.faults) bytes.put(static_cast<std::uint8_t>(fault));
  return bytes.bytes();
}

std::optional<TableRow> row_from(std::string_view payload) {
  ByteReader bytes(payload);
  TableRow row;
  row.number = bytes.take<std::int64_t>();
  if (row.number < 1) bytes.spoil();
  row.cells.resize(bytes.take_count(9));
  for (auto& cell : row.cells) {
    cell.number = take_flag(bytes);
    cell.text = bytes.take_text();
  }
  row.shape = sandbox::take_shape(bytes);
  row.geometry_problem = bytes.take_text();
  for (std::size_t left = bytes.take_count(1); left > 0; --left) {
    const auto fault = bytes.take<std::uint8_t>();
    if (fault > last_fault) bytes.spoil();
    if (fault <= last_fault) row.faults.push_back(static_cast<RowFault>(fault));
  }
  return whole(bytes, std::move(row));
}

}  // namespace tyndau::intake
