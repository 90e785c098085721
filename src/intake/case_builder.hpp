/// \file
/// From rows to cases: rows of one group become one hearing with several venues, and every row gets its outcome.
#pragma once

#include "hearing/case.hpp"
#include "intake/country.hpp"
#include "intake/row_reader.hpp"
#include "intake/settlement_remarks.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tyndau::intake {

/// A row that is not screened, with its cells as they were.
struct KeptRow {
  std::size_t table = 0;  ///< index into the tables
  TableRow row;
  std::vector<Problem> problems;
  bool pending = false;  ///< nothing is wrong with it, but with another row of its group
  std::string id;        ///< of its hearing, as far as the row tells
  std::string group;
};

/// rows == screened + pending + rejected, always.
struct RowCounts {
  std::int64_t rows = 0;
  std::int64_t screened = 0;
  std::int64_t pending = 0;
  std::int64_t rejected = 0;
};

/// What became of all rows.
struct BuiltCases {
  std::vector<hearing::Case> cases;  ///< in the order of their first rows; places not resolved
  std::vector<std::vector<PlaceCells>> place_cells;  ///< of each case, by row
  std::vector<TableHead> tables;
  std::vector<KeptRow> kept;  ///< rejected and pending, by table and row
  std::vector<Note> notes;
  RowCounts counts;
};

/// Takes rows one after another. A row without a group is one hearing; rows of one table with the same group are one, and
/// wait for the end. Rows without a group that are alike in project, initiator and address are proposed as a group in a
/// note, never joined.
class CaseBuilder {
 public:
  /// Borrows the country.
  explicit CaseBuilder(const Country& country) : country_(country) {}

  void begin_table(TableHead head);
  /// \pre begin_table was called
  void add(TableRow&& row);
  /// \post the builder is empty
  [[nodiscard]] BuiltCases finish();

 private:
  struct Member {
    TableRow row;
    RowDraft draft;
    std::int64_t sequence = 0;
  };
  struct Sequenced {
    std::int64_t sequence = 0;
    hearing::Case input;
    std::vector<PlaceCells> places;
  };
  using GroupKey = std::pair<std::size_t, std::string>;  ///< table, group

  void check_id(RowDraft& draft, const TableRow& row);
  void take_single(TableRow&& row, RowDraft&& draft);
  void finish_group(std::vector<Member>& members);
  void keep(TableRow&& row, RowDraft&& draft, bool pending);
  void propose_groups();

  const Country& country_;
  BuiltCases built_;
  std::vector<Sequenced> cases_;
  std::map<GroupKey, std::vector<Member>> groups_;
  std::map<std::string, std::pair<GroupKey, std::string>>
      ids_;  ///< hearing id → its group, and where it stands
  std::vector<std::pair<std::string, std::size_t>>
      alike_;  ///< what ungrouped rows are compared by → cases_ index
  std::int64_t sequence_ = 0;
  std::size_t table_ = 0;  ///< at hand; of a group when it is finished
};

}  // namespace tyndau::intake
