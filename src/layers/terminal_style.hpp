/// \file
/// Marks, colours and short sentences of the terminal's texts. Colour never alone: each verdict has its own sign.
#pragma once

#include "layers/terminal.hpp"

#include <map>
#include <string>
#include <string_view>

namespace tyndau::layers {

/// "+" passes, "x" fails, "?" cannot tell, "-" not applicable.
[[nodiscard]] std::string mark(Verdict verdict);
[[nodiscard]] std::string coloured_verdict(Verdict verdict, const Speech& speech);
/// What somebody wrote must not steer the terminal: control characters become blanks; colours stay where they are asked for.
[[nodiscard]] std::string without_controls(std::string_view text, bool keep_colours);
[[nodiscard]] std::string bold(const std::string& text, const Speech& speech);
[[nodiscard]] std::string say(const std::string& key, Arguments arguments, const Speech& speech);
[[nodiscard]] Argument number(std::size_t count);

}  // namespace tyndau::layers
