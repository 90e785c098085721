#include "main/tyndau_bench_data.hpp"

#include "geo/vector_file.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <map>
#include <string_view>

namespace tyndau::bench {

namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t comma = line.find(',');
    cells.push_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return cells;
    line.remove_prefix(comma + 1);
  }
}

/// A table of numbers and words without quotes, read by the names of its columns.
class Table {
 public:
  static Result<Table> read(const std::filesystem::path& file, const std::vector<std::string_view>& needed) {
    Table table;
    table.file_ = file.string();
    std::ifstream in(file);
    if (!in || !std::getline(in, table.head_))
      return fail(ErrorCode::io, "cannot read the table", table.file_);
    if (!table.head_.empty() && table.head_.back() == '\r') table.head_.pop_back();
    const auto names = cells_of(table.head_);
    for (const std::string_view name : needed) {
      const auto at = std::find(names.begin(), names.end(), name);
      if (at == names.end())
        return fail(ErrorCode::bad_input, "the table lacks column " + std::string(name), table.file_);
      table.columns_.push_back(static_cast<std::size_t>(at - names.begin()));
    }
    for (std::string line; std::getline(in, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (!line.empty()) table.rows_.push_back(std::move(line));
    }
    return table;
  }

  [[nodiscard]] const std::string& head() const { return head_; }
  [[nodiscard]] const std::vector<std::string>& rows() const { return rows_; }

  /// The needed columns of a row as numbers, in the order they were asked for.
  [[nodiscard]] Result<std::vector<double>> numbers(std::size_t row) const {
    const auto cells = cells_of(rows_[row]);
    std::vector<double> values;
    for (const std::size_t column : columns_) {
      double value = 0.0;
      const std::string_view cell = column < cells.size() ? cells[column] : std::string_view{};
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
      if (error != std::errc{} || end != cell.data() + cell.size()) {
        return fail(ErrorCode::bad_input, "a cell is no number", file_ + ":" + std::to_string(row + 2));
      }
      values.push_back(value);
    }
    return values;
  }

 private:
  std::string file_, head_;
  std::vector<std::size_t> columns_;
  std::vector<std::string> rows_;
};

double number_of(const geo::Feature& feature, const std::string& name, double otherwise) {
  const geo::Value* value = feature.find(name);
  if (value == nullptr) return otherwise;
  if (const auto* whole = std::get_if<std::int64_t>(value)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(value)) return *real;
  return otherwise;
}

/// Writes rows of formatted text; remembers whether all went well.
class Sheet {
 public:
  Sheet(const std::filesystem::path& file, const std::string& head) : file_(file.string()), out_(file) {
    out_ << head << '\n';
  }
  void row(std::int64_t project, std::int64_t settlement) { out_ << project << ',' << settlement << '\n'; }
  void row(std::int64_t project, std::int64_t settlement, Metres distance) {
    out_ << project << ',' << settlement << ',' << text(distance) << '\n';
  }
  void row(const std::string& before, Metres distance) { out_ << before << ',' << text(distance) << '\n'; }
  Result<std::monostate> close() {
    out_.close();
    if (out_.fail()) return fail(ErrorCode::io, "cannot write the answers", file_);
    return std::monostate{};
  }

 private:
  static std::string text(Metres distance) {
    std::array<char, 64> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%.9f", distance.value);
    return {buffer.data(), static_cast<std::size_t>(size)};
  }
  std::string file_;
  std::ofstream out_;
};

Result<std::monostate> write_lists(const std::filesystem::path& file, bool distances,
                                   const geo::NearLists& lists, const Settlements& settlements,
                                   const Projects& projects) {
  Sheet sheet(file, distances ? "project,settlement,distance_m" : "project,settlement");
  for (std::size_t i = 0; i < projects.ids.size(); ++i) {
    for (std::size_t k = lists.begin[i]; k < lists.begin[i + 1]; ++k) {
      const geo::Near& near = lists.hits[k];
      if (distances)
        sheet.row(projects.ids[i], settlements.ids[near.index], near.distance);
      else
        sheet.row(projects.ids[i], settlements.ids[near.index]);
    }
  }
  return sheet.close();
}

}  // namespace

Result<Settlements> read_settlements(const std::filesystem::path& file) {
  Settlements all;
  const auto read = geo::read_features(file, {}, [&](const geo::LayerInfo&, geo::Feature&& feature) {
    all.ids.push_back(static_cast<std::int64_t>(number_of(feature, "id", static_cast<double>(feature.fid))));
    all.population.push_back(std::max(0.0, number_of(feature, "population", 0.0)));
    all.shapes.push_back(std::move(feature.shape));
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return all;
}

Result<Projects> read_projects(const std::filesystem::path& file) {
  const auto table = Table::read(file, {"id", "lon", "lat", "radius_m", "venue_lon", "venue_lat"});
  if (!table) return tl::unexpected(table.error());
  Projects all;
  for (std::size_t i = 0; i < table->rows().size(); ++i) {
    const auto row = table->numbers(i);
    if (!row) return tl::unexpected(row.error());
    const auto site = make_lon_lat((*row)[1], (*row)[2]), venue = make_lon_lat((*row)[4], (*row)[5]);
    if (!site || !venue) return fail(ErrorCode::bad_input, "a position is out of range", file.string());
    all.ids.push_back(static_cast<std::int64_t>((*row)[0]));
    all.sites.push_back(*site);
    all.radii.push_back({(*row)[3]});
    all.venues.push_back(*venue);
  }
  return all;
}

Result<Pairs> read_pairs(const std::filesystem::path& file, const Settlements& settlements) {
  const auto table = Table::read(file, {"settlement", "lon", "lat"});
  if (!table) return tl::unexpected(table.error());
  std::map<std::int64_t, std::size_t> place;
  for (std::size_t i = 0; i < settlements.ids.size(); ++i) place.emplace(settlements.ids[i], i);
  Pairs all{table->head(), table->rows(), {}};
  for (std::size_t i = 0; i < table->rows().size(); ++i) {
    const auto row = table->numbers(i);
    if (!row) return tl::unexpected(row.error());
    const auto found = place.find(static_cast<std::int64_t>((*row)[0]));
    if (found == place.end()) return fail(ErrorCode::bad_input, "a pair names no settlement", file.string());
    all.pairs.push_back({{(*row)[1], (*row)[2]}, found->second});
  }
  return all;
}

Result<std::monostate> write_answers(const std::filesystem::path& folder, const Settlements& settlements,
                                     const Projects& projects, const Answers& answers) {
  Sheet nearest(folder / "nearest.csv", "project,settlement,distance_m");
  for (std::size_t i = 0; i < projects.ids.size(); ++i) {
    nearest.row(projects.ids[i], settlements.ids[answers.nearest[i].index], answers.nearest[i].distance);
  }
  Sheet venues(folder / "venues.csv", "project,settlement,distance_m");
  for (std::size_t i = 0; i < answers.venue_pairs.size(); ++i) {
    venues.row(projects.ids[answers.venue_project[i]], settlements.ids[answers.venue_pairs[i].index],
               answers.venue_distances[i]);
  }
  const auto done = [](const Result<std::monostate>& result) { return result.has_value(); };
  if (auto closed = nearest.close(); !done(closed)) return closed;
  if (auto closed = venues.close(); !done(closed)) return closed;
  auto reached = write_lists(folder / "reaches.csv", false, answers.reached, settlements, projects);
  if (!done(reached)) return reached;
  return write_lists(folder / "within_5km.csv", true, answers.within, settlements, projects);
}

Result<std::monostate> write_pairs(const std::filesystem::path& folder, const Pairs& pairs,
                                   const std::vector<Metres>& distances) {
  Sheet sheet(folder / "pairs.csv", pairs.head + ",ours_m");
  for (std::size_t i = 0; i < pairs.rows.size(); ++i) sheet.row(pairs.rows[i], distances[i]);
  return sheet.close();
}

}  // namespace tyndau::bench
