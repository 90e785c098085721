/// \file
/// Streams of NDJSON: a line of JSON for each line of standard input.
#pragma once

#include "core/result.hpp"
#include "hearing/json_writer.hpp"
#include "intake/fold.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <iostream>
#include <string>

namespace tyndau::cli {

/// {"id", "line", …} for each line: \p ask reads a line into what is wanted and its "id", or says what is wrong with it; \p answer
/// writes the other members. What cannot be read gets its "error", and the rest goes on. Each answer is out before the next
/// line is read when \p at_once, else as the buffer fills.
template <class Ask, class Answer>
void answer_lines(const Ask& ask, const Answer& answer, bool at_once) {
  std::ios::sync_with_stdio(false);
  std::string line, out;
  for (std::int64_t number = 1; std::getline(std::cin, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    nlohmann::json id;
    const auto wanted = ask(intake::mended_utf8(line), id);
    out.clear();
    hearing::json::Writer writer(out);
    writer.begin_object();
    if (!id.is_null()) writer.key("id").raw(id.dump());
    writer.key("line").integer(number);
    if (wanted) {
      answer(writer, *wanted);
    } else {
      writer.member("error", wanted.error().message);
    }
    writer.end_object();
    out += '\n';
    std::cout << out;
    if (at_once) std::cout.flush();
  }
  std::cout.flush();
}

}  // namespace tyndau::cli
