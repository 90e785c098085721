#include "app/papers.hpp"
#include "core/atomic_file.hpp"
#include "http/run_server.hpp"
#include "main/command.hpp"
#include "main/paper_files.hpp"

#include <algorithm>
#include <iostream>
#include <map>

namespace tyndau::cli {
namespace {

namespace fs = std::filesystem;

struct WatchFlags {
  fs::path from, to;
  bool once = false;
  bool trusted = false;
  unsigned every_s = 2;
};

/// How an entry of the folder looked: whatever is written to it changes this.
struct Look {
  fs::file_time_type newest;
  std::uintmax_t bytes = 0;
  std::size_t files = 0;
  friend bool operator==(const Look&, const Look&) = default;
};

Look look_at(const std::vector<app::PaperSource>& sources) {
  Look look;
  for (const auto& source : sources) {
    std::error_code problem;
    const auto written = fs::last_write_time(source.file, problem);
    if (problem) continue;
    look.newest = look.files == 0 ? written : std::max(look.newest, written);
    const auto size = fs::file_size(source.file, problem);
    look.bytes += problem ? 0 : size;
    ++look.files;
  }
  return look;
}

/// Reads what stands in one folder into another: a file or a folder of files to one answer each. What has an answer that is
/// newer than it is left alone, so that a restart goes on where the last run ended.
class Watcher {
 public:
  Watcher(const WatchFlags& flags, const app::Engine& engine, const Context& context)
      : flags_(flags), engine_(engine), policy_(policy_of(flags.trusted, context)), context_(context) {}

  /// Reads every entry that did not change since the last look. \return io when an answer cannot be written
  Result<std::size_t> look() {
    std::map<fs::path, Look> seen;
    std::size_t read = 0;
    for (const auto& path : entries()) {
      const auto sources = sources_of({path});
      if (sources.empty()) continue;
      const Look now = look_at(sources);
      const auto before = seen_.find(path);
      const bool settled = flags_.once || (before != seen_.end() && before->second == now);
      seen.emplace(path, now);
      if (!settled || answered(path, now)) continue;
      if (const auto written = answer(path, sources); !written) return tl::unexpected<Error>(written.error());
      ++read;
    }
    seen_ = std::move(seen);
    return read;
  }

 private:
  [[nodiscard]] std::vector<fs::path> entries() const {
    std::vector<fs::path> all;
    std::error_code problem;
    for (auto entry = fs::directory_iterator(flags_.from, problem);
         !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
      std::error_code ignored;
      const auto type = entry->symlink_status(ignored).type();
      const bool hidden = entry->path().filename().string().starts_with('.');
      if (!hidden && (type == fs::file_type::regular || type == fs::file_type::directory))
        all.push_back(entry->path());
    }
    std::sort(all.begin(), all.end());
    return all;
  }
  [[nodiscard]] fs::path answer_of(const fs::path& path) const {
    return flags_.to / (path.filename().string() + ".json");
  }
  [[nodiscard]] bool answered(const fs::path& path, const Look& now) const {
    std::error_code problem;
    const auto written = fs::last_write_time(answer_of(path), problem);
    return !problem && written > now.newest;
  }

  Result<std::monostate> answer(const fs::path& path, const std::vector<app::PaperSource>& sources) const {
    app::HearingIds ids;
    std::string text;
    hearing::json::Writer out(text);
    const auto set = app::read_papers(path.filename().string(), sources, engine_, policy_, ids);
    app::write_papers(out, set, context_.messages);
    context_.talk(path.filename().string() + " → " + answer_of(path).string());
    return write_file(answer_of(path), text + "\n");
  }

  const WatchFlags& flags_;
  const app::Engine& engine_;
  sandbox::Policy policy_;
  const Context& context_;
  std::map<fs::path, Look> seen_;
};

Result<std::monostate> check_folders(const WatchFlags& flags, const Context& context) {
  std::error_code problem;
  for (const auto& folder : {flags.from, flags.to}) {
    if (!fs::is_directory(folder, problem))
      return fail(ErrorCode::not_found, context.say("cli.watch.no_folder"), folder.string());
  }
  const auto from = fs::canonical(flags.from, problem), to = fs::canonical(flags.to, problem);
  if (std::mismatch(from.begin(), from.end(), to.begin(), to.end()).first == from.end())
    return fail(ErrorCode::bad_input, context.say("cli.watch.inside"), flags.to.string());
  return std::monostate{};
}

void run_watch(const WatchFlags& flags, Context& context) {
  if (const auto folders = check_folders(flags, context); !folders) return context.report(folders.error());
  http::prepare_signals();
  const auto engine = load_engine(context);
  if (!engine) return context.report(engine.error());
  Watcher watcher(flags, *engine, context);
  context.talk(context.say("cli.watch.watching", {{"folder", flags.from.string()}}));
  do {
    if (const auto read = watcher.look(); !read) {
      context.report(read.error());
      if (flags.once) return;
    }
  } while (!flags.once && !http::stop_was_asked_for(std::chrono::seconds(flags.every_s)));
}

}  // namespace

void add_watch(Command program, Context& context) {
  auto flags = std::make_shared<WatchFlags>();
  const auto watch = program.subcommand("watch", context.say("cli.watch.help"));
  watch.examples("tyndau watch inbox answers\ntyndau watch inbox answers --once");
  watch.option("from", flags->from, context.say("cli.watch.from")).required();
  watch.option("to", flags->to, context.say("cli.watch.to")).required();
  watch.option("--every", flags->every_s, context.say("cli.watch.every"))
      .whole_in_range(1, 3600)
      .shows_default();
  watch.flag("--once", flags->once, context.say("cli.watch.once"));
  watch.flag("--trusted", flags->trusted, context.say("cli.flag.trusted"));
  watch.runs([flags, &context] { run_watch(*flags, context); });
}

}  // namespace tyndau::cli
