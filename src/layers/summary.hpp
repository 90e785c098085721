/// \file
/// What became of the rows of a run: every row is screened, pending or rejected.
#pragma once

#include "core/finding.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace tyndau::layers {

/// read == screened + pending + rejected.
struct RowCounts {
  std::int64_t read = 0;
  std::int64_t screened = 0;
  std::int64_t pending =
      0;  ///< screened as far as possible, but something was left open that a person can answer
  std::int64_t rejected = 0;  ///< must be fixed: these rows were not screened

  friend bool operator==(const RowCounts&, const RowCounts&) = default;
};

/// How often each verdict was given.
struct VerdictCounts {
  std::array<std::int64_t, 4> of{};
  /// Of the failing: by nothing but rules whose text nobody read. 0 where only the verdicts are known; not compared.
  std::int64_t conditional = 0;

  [[nodiscard]] std::int64_t& operator[](Verdict verdict) { return of[static_cast<std::size_t>(verdict)]; }
  [[nodiscard]] std::int64_t operator[](Verdict verdict) const {
    return of[static_cast<std::size_t>(verdict)];
  }
  /// Failing by a rule whose text was read.
  [[nodiscard]] std::int64_t certain() const { return (*this)[Verdict::fail] - conditional; }
  friend bool operator==(const VerdictCounts& a, const VerdictCounts& b) { return a.of == b.of; }
};

/// The end of a report.
struct Summary {
  RowCounts rows;
  std::map<std::string, VerdictCounts> findings;  ///< hearings by finding id, see Scorecard
};

}  // namespace tyndau::layers
