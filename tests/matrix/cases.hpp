/// \file
/// The cases that fill the matrix: each is a hearing with one thing done well, badly, or left unsaid.
#pragma once

#include "hearing/case.hpp"
#include "matrix/world.hpp"

#include <string>
#include <vector>

namespace tyndau::matrix {

struct NamedCase {
  std::string name;
  hearing::Case input;
  const hearing::Atlas* atlas = nullptr;
};

/// Of what was written and when: documents, notice, protocol, conclusion.
[[nodiscard]] std::vector<NamedCase> cases_of_record();
/// Of where: coordinates, zones, communities, venues, units.
[[nodiscard]] std::vector<NamedCase> cases_of_places();

/// A hearing in Aksu about a site beside it, with everything present, in time and in place.
[[nodiscard]] hearing::Case good_case();

}  // namespace tyndau::matrix
