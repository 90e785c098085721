#include "layers/terminal.hpp"

#include "layers/terminal_style.hpp"

#include <algorithm>
#include <array>

namespace tyndau::layers {
namespace {

/// Failing findings by class, then what cannot be told: more is worse, compared in this order.
std::vector<int> badness_of(const hearing::Report& report) {
  std::vector<int> counts(4, 0);
  for (const Finding& finding : report.findings) {
    if (finding.verdict == Verdict::fail) ++counts[static_cast<std::size_t>(finding.finding_class)];
    if (finding.verdict == Verdict::cannot_tell) ++counts[3];
  }
  return counts;
}

std::string rows_text(const RowCounts& rows, const Speech& speech) {
  const auto count = [](std::int64_t value) { return number(static_cast<std::size_t>(value)); };
  std::string text = say("terminal.rows", {{"read", count(rows.read)}}, speech) + "\n";
  text += "  " + mark(Verdict::fail) + " " +
          say("terminal.rejected", {{"count", count(rows.rejected)}}, speech) + "\n";
  text += "  " + mark(Verdict::cannot_tell) + " " +
          say("terminal.pending", {{"count", count(rows.pending)}}, speech) + "\n";
  text += "  " + mark(Verdict::pass) + " " +
          say("terminal.screened", {{"count", count(rows.screened)}}, speech) + "\n";
  return text;
}

std::string padded(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string counts_text(const Scorecard& scorecard, const Speech& speech) {
  const auto totals = scorecard.totals();
  if (totals.empty()) return {};
  constexpr std::size_t width = 8;
  std::string text = "\n" + speech.messages.phrase("terminal.counts").in(speech.language) + "\n  ";
  constexpr std::array shown{Verdict::fail, Verdict::cannot_tell, Verdict::pass, Verdict::not_applicable};
  for (const Verdict verdict : shown) {
    text += mark(verdict) + " " +
            speech.messages.phrase("verdict." + std::string(code(verdict))).in(speech.language);
    text += verdict == shown.back() ? "\n" : " · ";
  }
  std::string heads = "  ";
  for (const Verdict verdict : shown) heads += padded(mark(verdict), width);
  text += heads + "\n";
  for (const auto& [finding, counts] : totals) {
    text += "  ";
    for (const Verdict verdict : shown) text += padded(std::to_string(counts[verdict]), width);
    text += "  " + title_of(speech.titles, finding, speech.language) + " (" + finding + ")\n";
  }
  return text;
}

/// Length of "ESC [ digits m" at the start of \p text, else 0.
std::size_t colour_length(std::string_view text) {
  constexpr std::size_t longest = 5;
  if (text.substr(0, 2) != "\x1b[") return 0;
  const std::size_t end = text.find_first_not_of("0123456789", 2);
  return end < longest && text[end] == 'm' ? end + 1 : 0;
}

}  // namespace

std::string mark(Verdict verdict) {
  static constexpr std::array<std::string_view, 4> marks{"+", "x", "?", "-"};
  return std::string(marks[static_cast<std::size_t>(verdict)]);
}

std::string coloured_verdict(Verdict verdict, const Speech& speech) {
  static constexpr std::array<std::string_view, 4> colours{"32", "31", "33", "2"};  // green, red, yellow, dim
  const std::string& word =
      speech.messages.phrase("verdict." + std::string(code(verdict))).in(speech.language);
  if (!speech.colour) return word;
  return "\x1b[" + std::string(colours[static_cast<std::size_t>(verdict)]) + "m" + word + "\x1b[0m";
}

std::string without_controls(std::string_view text, bool keep_colours) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t colour = keep_colours ? colour_length(text.substr(i)) : 0;
    const bool second_set =
        c == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
    if (colour != 0) {
      clean += text.substr(i, colour);
      i += colour - 1;
    } else if (c < 0x20U || c == 0x7FU || second_set) {
      clean += ' ';
      i += second_set ? 1U : 0U;
    } else {
      clean += text[i];
    }
  }
  return clean;
}

std::string bold(const std::string& text, const Speech& speech) {
  return speech.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

std::string say(const std::string& key, Arguments arguments, const Speech& speech) {
  return speech.messages.render({key, std::move(arguments)}, speech.language);
}

Argument number(std::size_t count) { return exactly(static_cast<double>(count), Unit::count); }

void TerminalSummary::add(const hearing::Report& report) {
  Entry entry{badness_of(report), added_++, {}};
  const auto worse = [](const Entry& a, const Entry& b) {
    return a.badness != b.badness ? a.badness > b.badness : a.order < b.order;
  };
  if (kept_.size() > most_shown_whole) {
    // Only the worst can still be shown: the last of them makes room, or the newcomer is not kept.
    std::sort(kept_.begin(), kept_.end(), worse);
    kept_.resize(worst_shown);
  }
  if (added_ > most_shown_whole + 1 && !worse(entry, *std::max_element(kept_.begin(), kept_.end(), worse)))
    return;
  entry.text = hearing_text(report, speech_);
  kept_.push_back(std::move(entry));
}

std::vector<TerminalSummary::Entry> TerminalSummary::chosen() const {
  std::vector<Entry> entries = kept_;
  if (added_ <= most_shown_whole) return entries;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.badness != b.badness ? a.badness > b.badness : a.order < b.order;
  });
  entries.resize(std::min(entries.size(), worst_shown));
  return entries;
}

std::string TerminalSummary::text(const RowCounts& rows, const Scorecard& scorecard) const {
  std::string text;
  const auto shown = chosen();
  for (const Entry& entry : shown) text += entry.text + "\n";
  const bool all = shown.size() == added_;
  text += all ? say("terminal.hearings", {{"count", number(added_)}}, speech_)
              : say("terminal.worst", {{"count", number(added_)}, {"shown", number(shown.size())}}, speech_);
  text += "\n" + rows_text(rows, speech_);
  text += counts_text(scorecard, speech_);
  return text;
}

}  // namespace tyndau::layers
