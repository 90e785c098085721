// Times the geodesic engine on settlements and projects, and writes its answers so that others can check them.
#include "main/tyndau_bench_data.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <numeric>

namespace {

using namespace tyndau;
using namespace tyndau::bench;
using Clock = std::chrono::steady_clock;

constexpr Metres near_radius{5000.0};
constexpr Metres people_radius{1000.0};

struct Options {
  std::filesystem::path settlements, projects, answers, pairs;
  unsigned threads = 1;
  int repeats = 5;
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What the process has computed so far, on all its threads.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Runs a job several times after one for warmth. Adds its median time by the clock, and of the processor: that of a
/// machine which does other things besides is the fairer one. µs per item
template <class Job>
void time_job(nlohmann::ordered_json& out, const std::string& name, const Options& options, std::size_t items,
              Job job) {
  job();
  std::vector<double> clock, cpu;
  const double scale = 1e6 / static_cast<double>(std::max<std::size_t>(1, items));
  for (int i = 0; i < options.repeats; ++i) {
    const auto start = Clock::now();
    const double cpu_start = cpu_seconds();
    job();
    clock.push_back(seconds_since(start) * scale);
    cpu.push_back((cpu_seconds() - cpu_start) * scale);
  }
  out[name + "_us"] = median(clock);
  out[name + "_cpu_us"] = median(cpu);
}

/// The settlements whose people a project's hearing is for: those its zone reaches, else the nearest.
void pair_venues(const Projects& projects, Answers& answers) {
  answers.venue_pairs.clear();
  answers.venue_project.clear();
  const auto add = [&](std::size_t project, std::size_t settlement) {
    answers.venue_project.push_back(project);
    answers.venue_pairs.push_back({projects.venues[project], settlement});
  };
  for (std::size_t i = 0; i < projects.ids.size(); ++i) {
    const std::size_t first = answers.reached.begin[i], last = answers.reached.begin[i + 1];
    for (std::size_t k = first; k < last; ++k) add(i, answers.reached.hits[k].index);
    if (first == last) add(i, answers.nearest[i].index);
  }
}

/// All that one screening of every project asks.
void screen(const geo::EdgeIndex& index, const Projects& projects, const std::vector<Metres>& near,
            unsigned threads, Answers& answers) {
  answers.nearest = index.nearest_of_each(projects.sites, threads);
  answers.reached = index.reached_of_each(projects.sites, projects.radii, threads);
  answers.within = index.within_of_each(projects.sites, near, threads);
  pair_venues(projects, answers);
  answers.venue_distances = index.distance_of_each(answers.venue_pairs, threads);
}

nlohmann::ordered_json measure(const geo::EdgeIndex& index, const Settlements& settlements,
                               const Projects& projects, const Options& options, Answers& answers) {
  const std::vector<Metres> near(projects.ids.size(), near_radius),
      people(projects.ids.size(), people_radius);
  const std::size_t count = projects.ids.size();
  const unsigned threads = options.threads;
  screen(index, projects, near, threads, answers);
  nlohmann::ordered_json out;
  time_job(out, "T1", options, count,
           [&] { answers.nearest = index.nearest_of_each(projects.sites, threads); });
  time_job(out, "T2", options, count,
           [&] { answers.reached = index.reached_of_each(projects.sites, projects.radii, threads); });
  time_job(out, "T2b", options, count,
           [&] { answers.within = index.within_of_each(projects.sites, near, threads); });
  time_job(out, "T3", options, answers.venue_pairs.size(),
           [&] { answers.venue_distances = index.distance_of_each(answers.venue_pairs, threads); });
  time_job(out, "screen", options, count, [&] { screen(index, projects, near, threads, answers); });
  double sum = 0.0;
  time_job(out, "population", options, count, [&] {
    const auto found = index.population_in_discs(projects.sites, people, settlements.population, threads);
    sum = std::accumulate(found.begin(), found.end(), 0.0);
  });
  out["people_within_1km"] = sum;
  out["reached_pairs"] = answers.reached.hits.size();
  out["within_5km_pairs"] = answers.within.hits.size();
  out["venue_pairs"] = answers.venue_pairs.size();
  return out;
}

/// Writes the index and maps it again. \return milliseconds to map, or -1
double mapped_load(const geo::EdgeIndex& index, const std::filesystem::path& folder) {
  constexpr std::uint64_t dataset = 1;
  const std::filesystem::path file = folder / "settlements.edges";
  if (!index.save(file, dataset)) return -1.0;
  const auto start = Clock::now();
  const auto loaded = geo::EdgeIndex::load(file, dataset);
  return loaded ? seconds_since(start) * 1e3 : -1.0;
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

Result<std::monostate> run(const Options& options) {
  const auto read_start = Clock::now();
  const auto settlements = read_settlements(options.settlements);
  if (!settlements) return tl::unexpected(settlements.error());
  const double read_ms = seconds_since(read_start) * 1e3;
  const auto projects = read_projects(options.projects);
  if (!projects) return tl::unexpected(projects.error());
  std::filesystem::create_directories(options.answers);

  const auto build_start = Clock::now();
  const double build_cpu = cpu_seconds();
  const geo::EdgeIndex index(settlements->shapes);
  const double build_ms = seconds_since(build_start) * 1e3;
  const double build_cpu_ms = (cpu_seconds() - build_cpu) * 1e3;
  Answers answers;
  nlohmann::ordered_json out = measure(index, *settlements, *projects, options, answers);
  out["settlements"] = settlements->ids.size();
  out["projects"] = projects->ids.size();
  out["threads"] = options.threads;
  out["read_ms"] = read_ms;
  out["build_ms"] = build_ms;
  out["build_cpu_ms"] = build_cpu_ms;
  out["load_ms"] = mapped_load(index, options.answers);
  out["bytes_per_vertex"] = index.bytes_per_vertex();
  out["peak_memory_kb"] = peak_kilobytes();
  std::cout << out.dump() << '\n';
  if (auto written = write_answers(options.answers, *settlements, *projects, answers); !written)
    return written;
  if (options.pairs.empty()) return std::monostate{};
  const auto pairs = read_pairs(options.pairs, *settlements);
  if (!pairs) return tl::unexpected(pairs.error());
  return write_pairs(options.answers, *pairs, index.distance_of_each(pairs->pairs, options.threads));
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Times the geodesic engine and writes its answers"};
  app.add_option("--settlements", options.settlements, "vector file with id and population")->required();
  app.add_option("--projects", options.projects, "CSV: id, lon, lat, radius_m, venue_lon, venue_lat")
      ->required();
  app.add_option("--answers", options.answers, "folder for the answers")->required();
  app.add_option("--pairs", options.pairs, "CSV with settlement, lon, lat: distances to measure");
  app.add_option("--threads", options.threads, "0: one a core");
  app.add_option("--repeats", options.repeats, "runs of each job; the median counts")
      ->check(CLI::Range(1, 1000));
  CLI11_PARSE(app, argc, argv);
  const auto done = run(options);
  if (done) return 0;
  std::cerr << "error=\"" << done.error().message << "\" where=\"" << done.error().where << "\"\n";
  return 1;
}
