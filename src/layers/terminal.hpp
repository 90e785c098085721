/// \file
/// The end of a run as a person reads it in a terminal: what became of the rows, each hearing in a few lines, counts.
#pragma once

#include "layers/scorecard.hpp"
#include "layers/summary.hpp"
#include "layers/words.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tyndau::layers {

/// What the texts are rendered with. Borrowed members outlive it.
struct Speech {
  const hearing::MessageCatalogue& messages;
  const FindingTitles& titles;
  Language language = Language::en;
  bool colour = false;
};

/// A few lines about one hearing: place, communities with verdict and distances, failing findings, what to do next.
[[nodiscard]] std::string hearing_text(const hearing::Report& report, const Speech& speech);

/// Keeps the lines of the hearings worth showing: all up to 20, else the 10 worst, in the order in which they came.
/// Reports are rendered when they are added, so that they need not be kept.
class TerminalSummary {
 public:
  static constexpr std::size_t most_shown_whole = 20;
  static constexpr std::size_t worst_shown = 10;

  explicit TerminalSummary(Speech speech) : speech_(speech) {}
  void add(const hearing::Report& report);
  /// The whole summary, a line feed at its end.
  [[nodiscard]] std::string text(const RowCounts& rows, const Scorecard& scorecard) const;

 private:
  struct Entry {
    std::vector<int> badness;  ///< failing findings: legal, derived, advisory; then what cannot be told
    std::size_t order = 0;
    std::string text;
  };
  [[nodiscard]] std::vector<Entry> chosen() const;

  Speech speech_;
  std::vector<Entry> kept_;
  std::size_t added_ = 0;
};

}  // namespace tyndau::layers
