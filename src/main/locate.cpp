#include "app/locate.hpp"

#include "intake/cells.hpp"
#include "intake/fold.hpp"
#include "main/answer_lines.hpp"
#include "main/command.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace tyndau::cli {
namespace {

struct LocateFlags {
  std::vector<std::string> words;
  std::string unit, near, date;
  bool ndjson = false;
};

void print_position(const app::Candidate& candidate) {
  if (candidate.position) std::cout << candidate.position->lat << " N " << candidate.position->lon << " E";
  if (candidate.uncertainty)
    std::cout << "  ± " << static_cast<long long>(candidate.uncertainty->value + 0.5) << " m";
}

/// The oblast in the reader's language, where its names are known.
const std::string& unit_of(const app::Candidate& candidate, const Context& context) {
  const auto& name = candidate.unit_name.in(context.language);
  return name.empty() ? candidate.unit : name;
}

void print(const app::Candidate& candidate, const Context& context) {
  std::cout << (candidate.plausible ? "" : "? ");
  if (candidate.kind != "position") {
    std::cout << candidate.name.in(context.language) << " [" << candidate.id << "]"
              << (candidate.unit.empty() ? "" : ", " + unit_of(candidate, context)) << "  ";
  }
  print_position(candidate);
  if (candidate.stated) std::cout << "  \"" << candidate.stated->quote << '"';
  std::cout << '\n';
  for (const auto& reason : candidate.reasons) {
    std::cout << "    " << context.messages.render(reason, context.language) << '\n';
  }
}

std::optional<LonLat> position_of(const std::string& text) {
  const auto parts = intake::split(text, ", ");
  if (parts.size() != 2) return std::nullopt;
  const auto lon = intake::parse_number(parts[0]), lat = intake::parse_number(parts[1]);
  if (!lon || !lat) return std::nullopt;
  const auto at = make_lon_lat(lon->value, lat->value);
  return at ? std::optional(*at) : std::nullopt;
}

/// The options that every text of the run shares. \return bad_input naming the option
Result<app::LocateQuery> shared_query(const LocateFlags& flags) {
  app::LocateQuery query;
  query.unit = flags.unit;
  if (!flags.near.empty()) {
    query.near = position_of(flags.near);
    if (!query.near)
      return fail(ErrorCode::bad_input, "expected longitude,latitude: " + flags.near, "--near");
  }
  if (!flags.date.empty()) {
    const auto date = parse_iso_date(flags.date);
    if (!date) return fail(ErrorCode::bad_input, "expected YYYY-MM-DD: " + flags.date, "--date");
    query.on = *date;
  }
  return query;
}

/// [71.96, 52.44] of a line. \return bad_input naming the member
Result<LonLat> near_of(const nlohmann::json& near) {
  if (!near.is_array() || near.size() != 2 || !near[0].is_number() || !near[1].is_number())
    return fail(ErrorCode::bad_input, "expected [longitude, latitude]", "near");
  const auto at = make_lon_lat(near[0].get<double>(), near[1].get<double>());
  if (!at) return fail(ErrorCode::bad_input, at.error().message, "near");
  return *at;
}

/// The text of a member; "" where the line has none. \return bad_input naming the member
Result<std::string> text_of(const nlohmann::json& line, const char* name) {
  const auto member = line.find(name);
  if (member == line.end() || member->is_null()) return std::string();
  if (!member->is_string()) return fail(ErrorCode::bad_input, "expected a text", name);
  return member->get<std::string>();
}

/// One line of input as a query: an object with "text" and perhaps "unit", "near", "date", a string, or plain text.
/// \return bad_input naming the member
Result<app::LocateQuery> query_of(const std::string& line, app::LocateQuery query, nlohmann::json& id) {
  query.suggestions = false;
  query.text = line;
  if (line.empty() || (line.front() != '{' && line.front() != '"')) return query;
  const auto read = nlohmann::json::parse(line, nullptr, false);
  if (read.is_discarded()) return fail(ErrorCode::bad_input, "this is no JSON");
  if (read.is_string()) {
    query.text = read.get<std::string>();
    return query;
  }
  if (!read.contains("text") || !read["text"].is_string())
    return fail(ErrorCode::bad_input, "\"text\" is missing");
  query.text = read["text"].get<std::string>();
  if (read.contains("id")) id = read["id"];
  const auto date = text_of(read, "date"), unit = text_of(read, "unit");
  if (!date || !unit) return tl::unexpected<Error>((date ? unit : date).error());
  LocateFlags own;
  own.date = *date;
  const auto dated = shared_query(own);
  if (!dated) return tl::unexpected<Error>(dated.error());
  if (dated->on) query.on = dated->on;
  if (!unit->empty()) query.unit = *unit;
  const auto near = read.find("near");
  if (near == read.end() || near->is_null()) return query;
  const auto at = near_of(*near);
  if (!at) return tl::unexpected<Error>(at.error());
  query.near = *at;
  return query;
}

void run_stream(const app::LocateQuery& shared, const app::Engine& engine, const Context& context) {
  answer_lines([&](const std::string& line, nlohmann::json& id) { return query_of(line, shared, id); },
               [&](hearing::json::Writer& writer, const app::LocateQuery& query) {
                 writer.key("location");
                 app::write_location(writer, app::locate(query, engine), context.messages, false);
               },
               false);
}

void show(const app::Location& location, Context& context) {
  if (context.json) {
    std::string text;
    hearing::json::Writer out(text);
    app::write_location(out, location, context.messages);
    std::cout << text << '\n';
  } else {
    std::cout.precision(9);
    std::cout << context.say("place_verdict." + std::string(intake::code(location.verdict))) << '\n';
    for (const auto& reason : location.reasons) {
      std::cout << "  " << context.messages.render(reason, context.language) << '\n';
    }
    for (const auto& candidate : location.candidates) print(candidate, context);
  }
  if (location.candidates.empty()) {
    context.talk(context.say("cli.locate.nothing"));
    context.exit = Exit::usage;
  }
}

void run_locate(const LocateFlags& flags, Context& context) {
  auto query = shared_query(flags);
  if (!query) return context.report(query.error());
  for (const auto& word : flags.words) query->text += (query->text.empty() ? "" : " ") + word;
  if (flags.ndjson == !query->text.empty()) {
    return context.report({ErrorCode::bad_input, context.say("cli.locate.text_or_stream"), {}});
  }
  const auto engine = load_engine(context);
  if (!engine) return context.report(engine.error());
  if (flags.ndjson) return run_stream(*query, *engine, context);
  show(app::locate(*query, *engine), context);
}

}  // namespace

void add_locate(Command program, Context& context) {
  auto flags = std::make_shared<LocateFlags>();
  const auto locate = program.subcommand("locate", context.say("cli.locate.help"));
  locate.examples(
      "tyndau locate 52.44422 71.95761\ntyndau locate \"с. Аксу, Акмолинская область\"\n"
      "tyndau locate --ndjson < places.txt > places.ndjson");
  locate.option("text", flags->words, context.say("cli.locate.text"));
  locate.option("--unit", flags->unit, context.say("cli.locate.unit"));
  locate.option("--near", flags->near, context.say("cli.locate.near"));
  locate.option("--date", flags->date, context.say("cli.locate.date"));
  locate.flag("--ndjson", flags->ndjson, context.say("cli.locate.ndjson"));
  locate.runs([flags, &context] { run_locate(*flags, context); });
}

}  // namespace tyndau::cli
