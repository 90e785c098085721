/// \file
/// What a client can have done: screen one hearing, screen a table, locate a place; at once or as a job.
#pragma once

#include "app/engine.hpp"
#include "app/refusal.hpp"
#include "app/service.hpp"
#include "hearing/json.hpp"
#include "hearing/messages.hpp"

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::app {

/// One execution: what came, and whether somebody still waits for it.
struct Execution {
  std::string_view content_type;  ///< of the body, lower case, without parameters
  std::string_view body;
  Language language = Language::en;
  std::function<bool()> cancelled = [] { return false; };
  std::function<void(int percent)> progress = [](int) {};
};

/// What every execution works with. The messages outlive it.
struct Workshop {
  std::shared_ptr<const Engine> engine;
  const hearing::MessageCatalogue& messages;
  Limits limits;
  Installation installation;
};

/// The one output of an execution, JSON.
struct ProcessOutput {
  std::string json;
  bool document = false;  ///< asked for as {"<output>": {"value": …}}
};

/// A process by its id.
struct Process {
  std::string_view id;
  std::string_view output;                 ///< name of its only output
  std::vector<std::string_view> consumes;  ///< media types of the body; JSON is an OGC execute request
  Answer<ProcessOutput> (*run)(const Execution&, const Workshop&);
};

/// screen, screen-table, locate, read, advise-venues, draw-location-map, write-dossier.
[[nodiscard]] const std::vector<Process>& processes();
/// Null when there is none of this id.
[[nodiscard]] const Process* find_process(std::string_view id);

/// Runs a process. \return what the client gets, JSON; malformed, senseless, too_large, unavailable (no places, or
/// cancelled: the code is then "cancelled")
[[nodiscard]] Answer<std::string> execute(const Process& process, const Execution& execution,
                                          const Workshop& workshop);

/// {"inputs": {…}, "response": "raw" or "document"} with these inputs.
/// \throws hearing::json::Fault at the pointer of an unknown or wrong member
struct ExecuteRequest {
  hearing::json::Value document;
  const hearing::json::Value* inputs = nullptr;  ///< an object, inside the document
  bool as_document = false;
};
[[nodiscard]] Answer<std::unique_ptr<ExecuteRequest>> read_execute_request(std::string_view body,
                                                                           std::string_view output);

/// Reads the inputs of an execute request, which may have these members, and answers with what \p write makes of them: JSON.
/// \return what read_execute_request() and \p write refuse, and a Fault as a refusal
[[nodiscard]] Answer<ProcessOutput> run_with_inputs(
    const Execution& execution, std::string_view output, std::initializer_list<std::string_view> members,
    const std::function<Answer<std::string>(const hearing::json::Object&)>& write);

/// The processes' own functions. \threads safe
[[nodiscard]] Answer<ProcessOutput> run_screen(const Execution& execution, const Workshop& workshop);
[[nodiscard]] Answer<ProcessOutput> run_screen_table(const Execution& execution, const Workshop& workshop);
[[nodiscard]] Answer<ProcessOutput> run_locate(const Execution& execution, const Workshop& workshop);

[[nodiscard]] Answer<ProcessOutput> run_advise_venues(const Execution& execution, const Workshop& workshop);
[[nodiscard]] Answer<ProcessOutput> run_draw_location_map(const Execution& execution,
                                                          const Workshop& workshop);
[[nodiscard]] Answer<ProcessOutput> run_write_dossier(const Execution& execution, const Workshop& workshop);
[[nodiscard]] Answer<ProcessOutput> run_read(const Execution& execution, const Workshop& workshop);

/// rules, radius_m and far_m among the inputs. \throws hearing::json::Fault
[[nodiscard]] hearing::ScreeningOptions screening_options(const hearing::json::Object& inputs,
                                                          const Engine& engine);

/// What screen-table takes: JSON, tables, and documents that hold a notice.
[[nodiscard]] std::vector<std::string_view> table_media_types();
/// Media types of tables and documents, and the extension that names each.
[[nodiscard]] std::string_view table_extension(std::string_view media_type);

}  // namespace tyndau::app
