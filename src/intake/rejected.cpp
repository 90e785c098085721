#include "intake/rejected.hpp"

#include "core/atomic_file.hpp"
#include "geo/overlay.hpp"
#include "intake/cells.hpp"
#include "intake/fold.hpp"

#include <algorithm>
#include <map>

namespace tyndau::intake {
namespace {

/// Where each column of each table stands in the common header. A header that a table holds twice stands twice.
struct CommonHeader {
  std::vector<std::string> headers;
  std::vector<std::vector<std::size_t>> positions;  ///< by table, then by the table's position

  [[nodiscard]] std::size_t place(const std::string& header, std::size_t occurrence) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < headers.size(); ++i) {
      if (headers[i] == header && seen++ == occurrence) return i;
    }
    headers.push_back(header);
    return headers.size() - 1;
  }
};

constexpr std::size_t dropped = static_cast<std::size_t>(-1);

bool is_problem_column(const std::string& header) {
  return header == problem_codes_header || header == problems_header;
}

CommonHeader common_header(const std::vector<TableHead>& tables) {
  CommonHeader common;
  for (const auto& table : tables) {
    std::map<std::string, std::size_t> occurrences;
    auto& positions = common.positions.emplace_back();
    for (const auto& header : table.match.headers) {
      positions.push_back(is_problem_column(header) ? dropped : common.place(header, occurrences[header]++));
    }
  }
  return common;
}

/// The column that takes a record's own geometry, where any row has one.
std::size_t geometry_column(CommonHeader& common, const BuiltCases& built) {
  const bool any = std::any_of(built.kept.begin(), built.kept.end(),
                               [](const KeptRow& kept) { return !kept.row.shape.empty(); });
  if (!any) return dropped;
  for (std::size_t i = 0; i < common.headers.size(); ++i) {
    if (column_of(common.headers[i]) == Column::footprint_wkt) return i;
  }
  return common.place(std::string(info(Column::footprint_wkt).name), 0);
}

/// The column that takes the ids of hearings whose table has no numbers, where a row of such a table was kept.
std::size_t numbers_column(CommonHeader& common, const BuiltCases& built) {
  const bool any = std::any_of(built.kept.begin(), built.kept.end(), [&](const KeptRow& kept) {
    return !built.tables[kept.table].numbering.empty();
  });
  if (!any) return dropped;
  for (std::size_t i = 0; i < built.tables.size(); ++i) {
    if (const auto own = built.tables[i].match.position(Column::hearing_id)) return common.positions[i][*own];
  }
  return common.place(std::string(info(Column::hearing_id).name), 0);
}

std::string codes_of(const std::vector<Problem>& problems) {
  std::vector<std::string> codes;
  for (const auto& problem : problems) {
    if (std::find(codes.begin(), codes.end(), problem.code) == codes.end()) codes.push_back(problem.code);
  }
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : ";") + code;
  return all;
}

std::string sentences_of(const std::vector<Problem>& problems, const hearing::MessageCatalogue& messages,
                         Language language) {
  std::string all;
  for (const auto& problem : problems) {
    if (!all.empty()) all += "\n";
    all += messages.has(problem.message.key) ? messages.render(problem.message).in(language) : problem.code;
  }
  return all;
}

void write_line(std::ostream& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out << (i == 0 ? "" : ",") << csv_cell(cells[i]);
  out << "\r\n";
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell;
  const bool formula =
      text.size() > 1 && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (formula && !parse_number(text)) cell = "'";
  cell += text;
  const bool quote = cell.find_first_of("\",;\r\n\t") != std::string::npos ||
                     (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (!quote) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

void write_rejected(std::ostream& out, const BuiltCases& built, const hearing::MessageCatalogue& messages,
                    Language language) {
  CommonHeader common = common_header(built.tables);
  const std::size_t geometry = geometry_column(common, built);
  const std::size_t numbers = numbers_column(common, built);
  std::vector<std::string> line = common.headers;
  line.emplace_back(problem_codes_header);
  line.emplace_back(problems_header);
  out << "\xEF\xBB\xBF";
  write_line(out, line);
  for (const auto& kept : built.kept) {
    line.assign(common.headers.size(), {});
    const auto& positions = common.positions[kept.table];
    std::vector<std::string> beyond;
    for (std::size_t i = 0; i < kept.row.cells.size(); ++i) {
      const auto& text = kept.row.cells[i].text;
      if (i >= positions.size())
        beyond.push_back(text);
      else if (positions[i] != dropped)
        line[positions[i]] = text;
    }
    if (geometry != dropped && !kept.row.shape.empty() && line[geometry].empty())
      line[geometry] = geo::to_wkt(kept.row.shape);
    if (numbers != dropped && line[numbers].empty())
      line[numbers] = built.tables[kept.table].id_of(kept.row.number);
    line.push_back(codes_of(kept.problems));
    line.push_back(sentences_of(kept.problems, messages, language));
    line.insert(line.end(), beyond.begin(), beyond.end());
    write_line(out, line);
  }
}

Result<std::monostate> write_rejected(const std::filesystem::path& file, const BuiltCases& built,
                                      const hearing::MessageCatalogue& messages, Language language) {
  auto opened = AtomicFile::open(file);
  if (!opened) return tl::unexpected<Error>(opened.error());
  write_rejected(opened->stream(), built, messages, language);
  return opened->commit();
}

}  // namespace tyndau::intake
