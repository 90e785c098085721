/// \file
/// Shares of failing hearings per finding: the table that Kazakhstan's report of 2021 gives by hand.
#pragma once

#include "hearing/screening.hpp"
#include "layers/summary.hpp"
#include "layers/words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::layers {

/// A share with its uncertainty, each in [0, 1].
struct Share {
  double value = 0.0;
  Interval<double> interval;  ///< Wilson, 95 %
};

/// \return the share of \p part among \p whole; nothing when \p whole is 0. \pre 0 <= part <= whole
/// \source E. B. Wilson, 1927, Journal of the American Statistical Association 22 (158), 209-212
[[nodiscard]] std::optional<Share> share(std::int64_t part, std::int64_t whole);

/// Hearings that fail among those that could be judged (pass or fail).
[[nodiscard]] std::optional<Share> failing_share(const VerdictCounts& counts);

/// A percentage that a public report states, for comparison.
struct Reference {
  std::string what;  ///< its sentence in the catalogue
  Interval<double> percent;
  std::vector<std::string> findings;  ///< ids that measure the same or a part of it
};
/// \source Kazakhstan's implementation report under the Aarhus Convention, 2021, article 6
[[nodiscard]] const std::vector<Reference>& references();

/// Hearings, and those of them in which something other than advice fails.
struct HearingCounts {
  std::int64_t all = 0;
  std::int64_t judged = 0;  ///< in which anything of law or of its purpose passes or fails
  std::int64_t failing = 0;
  std::int64_t conditional = 0;  ///< of the failing: fail by nothing but rules whose text nobody read

  [[nodiscard]] std::int64_t certain() const { return failing - conditional; }
  HearingCounts& operator+=(const HearingCounts& more);
};
/// One hearing. \return all is 1, the others 0 or 1
[[nodiscard]] HearingCounts counts_of_hearing(const hearing::Report& report);

/// Who asked for hearings. The names of private people are not kept.
struct Initiator {
  bool is_private = false;
  std::string name;  ///< as written; empty: not said, or private
  [[nodiscard]] std::string in(const hearing::MessageCatalogue& messages, Language language) const;
  friend auto operator<=>(const Initiator&, const Initiator&) = default;
};

/// One line of the scorecard.
struct ScorecardKey {
  std::string finding;
  std::string oblast;  ///< as written; empty: not said
  int year = 0;        ///< of the hearing; 0: not said
  friend auto operator<=>(const ScorecardKey&, const ScorecardKey&) = default;
};

/// Verdicts of one hearing by finding id: it fails if any of its findings of that id fails, else cannot be told if any
/// cannot, else passes if any passes, else the id does not apply.
[[nodiscard]] std::map<std::string, Verdict> verdicts_by_finding(const hearing::Report& report);
/// The totals of a scorecard of this report alone.
[[nodiscard]] std::map<std::string, VerdictCounts> totals_of(const hearing::Report& report);

/// Adds up hearings. The order of adding does not matter.
class Scorecard {
 public:
  void add(const hearing::Report& report);
  /// The verdicts alone, of a hearing whose report is not at hand. \param year 0: not said
  void add(const std::map<std::string, Verdict>& verdicts, const std::string& oblast, int year);

  [[nodiscard]] std::int64_t hearings() const { return hearings_; }
  [[nodiscard]] std::map<std::string, VerdictCounts> totals() const;
  [[nodiscard]] std::map<std::pair<std::string, std::string>, VerdictCounts> by_oblast()
      const;                                                                           ///< finding, oblast
  [[nodiscard]] std::map<std::pair<std::string, int>, VerdictCounts> by_year() const;  ///< finding, year
  [[nodiscard]] const std::map<ScorecardKey, VerdictCounts>& cells() const { return cells_; }

  [[nodiscard]] const HearingCounts& of_hearings() const { return of_hearings_; }
  [[nodiscard]] const std::map<std::string, HearingCounts>& hearings_by_oblast() const {
    return hearings_by_oblast_;
  }
  [[nodiscard]] const std::map<int, HearingCounts>& hearings_by_year() const { return hearings_by_year_; }
  [[nodiscard]] const std::map<Initiator, HearingCounts>& hearings_by_initiator() const {
    return hearings_by_initiator_;
  }

  /// One JSON document: findings with totals, by oblast and by year, whole hearings where their reports were added, and the
  /// references.
  [[nodiscard]] std::string json(const hearing::MessageCatalogue& messages,
                                 const FindingTitles& titles) const;
  /// RFC 4180: one row per finding and group (all, each oblast, each year), then of whole hearings by the same groups and by
  /// initiator; header in the asked language.
  [[nodiscard]] std::string csv(const hearing::MessageCatalogue& messages, const FindingTitles& titles,
                                Language language) const;

 private:
  std::map<ScorecardKey, VerdictCounts> cells_;
  std::int64_t hearings_ = 0;
  HearingCounts of_hearings_;
  std::map<std::string, HearingCounts> hearings_by_oblast_;  ///< as written; empty: not said
  std::map<int, HearingCounts> hearings_by_year_;            ///< 0: not said
  std::map<Initiator, HearingCounts> hearings_by_initiator_;
};

}  // namespace tyndau::layers
