#include "intake/case_builder.hpp"

#include "intake/fold.hpp"
#include "intake/row_groups.hpp"
#include "intake/table_assembler.hpp"

#include <algorithm>
#include <tuple>

namespace tyndau::intake {
namespace {

std::string place_of(const TableHead& head, std::int64_t row) {
  return head.file + (head.sheet.empty() ? "" : " " + head.sheet) + ":" + std::to_string(row);
}

std::string listed(const std::vector<std::int64_t>& rows) {
  constexpr std::size_t most = 20;
  std::string all;
  for (std::size_t i = 0; i < rows.size() && i < most; ++i)
    all += (i == 0 ? "" : ", ") + std::to_string(rows[i]);
  return rows.size() > most ? all + " …" : all;
}

/// Project, initiator and address of a hearing as one text; empty when it does not even name its project.
std::string likeness(const hearing::Case& input) {
  const auto& project = input.project;
  const std::string name = fold_tight(project.id.empty() ? project.name : project.id);
  if (name.empty()) return {};
  std::string key =
      name + '\n' + fold_tight(project.initiator) + '\n' + (project.initiator_is_private ? "p" : "");
  for (const auto* part : {&project.units.oblast, &project.units.district, &project.units.rural_district}) {
    key += '\n' + fold_tight(*part);
  }
  if (project.footprint) {
    for (const LonLat p : geo::vertices(project.footprint->shape)) {
      key += '\n' + std::to_string(p.lon) + ' ' + std::to_string(p.lat);
      break;
    }
  }
  return key;
}

}  // namespace

void CaseBuilder::begin_table(TableHead head) {
  const bool another = std::any_of(built_.tables.begin(), built_.tables.end(),
                                   [](const TableHead& one) { return !one.numbering.empty(); });
  if (another && !head.numbering.empty())
    head.numbering = "table-" + std::to_string(built_.tables.size() + 1) + "-" + head.numbering;
  built_.tables.push_back(std::move(head));
  table_ = built_.tables.size() - 1;
}

void CaseBuilder::check_id(RowDraft& draft, const TableRow& row) {
  const TableHead& head = built_.tables[table_];
  const auto& id = draft.input.id;
  if (id.empty()) return;
  const GroupKey key{table_, draft.input.group};
  const auto [known, first] = ids_.emplace(id, std::pair(key, place_of(head, row.number)));
  if (first || (!key.second.empty() && known->second.first == key)) return;
  const auto position = head.match.position(Column::hearing_id);
  auto problem = make_problem(head.file, head.sheet, row.number, "hearing-id-doubled",
                              {{"value", cut(id)}, {"other", known->second.second}});
  if (position) problem.column = cut(head.match.headers[*position]);
  problem.value = cut(id);
  draft.problems.push_back(std::move(problem));
}

void CaseBuilder::add(TableRow&& row) {
  ++built_.counts.rows;
  RowDraft draft = read_row(built_.tables[table_], row, country_);
  check_id(draft, row);
  if (draft.input.group.empty()) return take_single(std::move(row), std::move(draft));
  auto& members = groups_[{table_, draft.input.group}];
  members.push_back({std::move(row), std::move(draft), sequence_++});
}

void CaseBuilder::take_single(TableRow&& row, RowDraft&& draft) {
  if (!draft.problems.empty()) return keep(std::move(row), std::move(draft), false);
  built_.notes.insert(built_.notes.end(), draft.notes.begin(), draft.notes.end());
  if (auto key = likeness(draft.input); !key.empty()) alike_.emplace_back(std::move(key), cases_.size());
  cases_.push_back({sequence_++, std::move(draft.input), {place_cells(table_, built_.tables[table_], row)}});
  ++built_.counts.screened;
}

void CaseBuilder::keep(TableRow&& row, RowDraft&& draft, bool pending) {
  ++(pending ? built_.counts.pending : built_.counts.rejected);
  built_.kept.push_back({table_, std::move(row), std::move(draft.problems), pending,
                         std::move(draft.input.id), std::move(draft.input.group)});
}

void CaseBuilder::finish_group(std::vector<Member>& members) {
  const TableHead& head = built_.tables[table_];
  std::vector<GroupRow> good;
  for (auto& member : members) {
    if (!member.draft.problems.empty()) continue;
    good.push_back({&member.row, &member.draft});
    member.draft.problems = conflicts(head, good, good.size() - 1);
    if (!member.draft.problems.empty()) good.pop_back();
  }
  if (good.size() == members.size()) {
    std::vector<PlaceCells> places;
    for (const auto& member : members) places.push_back(place_cells(table_, head, member.row));
    cases_.push_back(
        {members.front().sequence, joined(head, good, country_, built_.notes), std::move(places)});
    built_.counts.screened += static_cast<std::int64_t>(members.size());
    return;
  }
  std::vector<std::int64_t> faulty;
  for (const auto& member : members) {
    if (!member.draft.problems.empty()) faulty.push_back(member.row.number);
  }
  for (auto& member : members) {
    const bool pending = member.draft.problems.empty();
    if (pending) {
      member.draft.problems.push_back(
          make_problem(head.file, head.sheet, member.row.number, "group-row-rejected",
                       {{"group", cut(member.draft.input.group)}, {"rows", listed(faulty)}}));
    }
    keep(std::move(member.row), std::move(member.draft), pending);
  }
}

void CaseBuilder::propose_groups() {
  std::stable_sort(alike_.begin(), alike_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::pair<std::size_t, Note>> found;
  for (std::size_t begin = 0, end = 0; begin < alike_.size(); begin = end) {
    std::vector<std::int64_t> rows;
    const auto& first = cases_[alike_[begin].second].input;
    for (end = begin; end < alike_.size() && alike_[end].first == alike_[begin].first; ++end) {
      const auto& origin = cases_[alike_[end].second].input.origin;
      if (origin.file == first.origin.file) rows.push_back(origin.rows.front());
    }
    if (rows.size() < 2) continue;
    found.emplace_back(alike_[begin].second, make_problem(first.origin.file, {}, rows.front(), "rows-alike",
                                                          {{"rows", listed(rows)}}));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [index, note] : found) built_.notes.push_back(std::move(note));
}

BuiltCases CaseBuilder::finish() {
  propose_groups();
  for (auto& [key, members] : groups_) {
    table_ = key.first;
    finish_group(members);
  }
  std::sort(cases_.begin(), cases_.end(),
            [](const auto& a, const auto& b) { return a.sequence < b.sequence; });
  for (auto& sequenced : cases_) {
    built_.cases.push_back(std::move(sequenced.input));
    built_.place_cells.push_back(std::move(sequenced.places));
  }
  std::sort(built_.kept.begin(), built_.kept.end(), [](const auto& a, const auto& b) {
    return std::tie(a.table, a.row.number) < std::tie(b.table, b.row.number);
  });
  cases_.clear();
  groups_.clear();
  ids_.clear();
  alike_.clear();
  return std::exchange(built_, {});
}

}  // namespace tyndau::intake
