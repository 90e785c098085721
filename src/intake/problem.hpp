/// \file
/// What is wrong with one row, cell or file, said so that it can be put right; and what was noticed on the way.
#pragma once

#include "core/finding.hpp"
#include "core/text.hpp"
#include "core/units.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tyndau::intake {

/// A settlement that a cell could mean.
struct MeantPlace {
  std::string id;
  Text name;
  std::string district;  ///< empty where not known
  std::string oblast;
  std::optional<Metres> distance;  ///< from the project
  std::string also;  ///< another name of it, by which it is meant; empty where it is meant by the shown one
};

/// What puts a whole pair of columns right: "swap", or "utm-42" for metres of that zone.
struct ColumnFix {
  std::string name;  ///< empty: none is known
  std::string lon;   ///< headers as in the file
  std::string lat;
};

/// One problem. `message` is a sentence of geodata/messages/intake.yaml ("intake.<code>") that names what was read, what
/// was expected and the remedy; file, row and column stand beside it.
struct Problem {
  std::string file;      ///< name without folder
  std::string sheet;     ///< of a workbook, layer of a vector file; else empty
  std::int64_t row = 0;  ///< as a spreadsheet counts; 0: the file as a whole
  std::string column;    ///< header as in the file; empty: the row as a whole
  std::string value;     ///< as read, at most 80 characters; empty where it could name a person
  std::string code;      ///< stable, for example "coordinates-swapped"
  Message message;
  std::vector<MeantPlace> places = {};  ///< of which one is to be chosen
  std::string written = {};             ///< whole cell in which it is to be chosen
  std::string item = {};                ///< part of it that names the place
  ColumnFix fix = {};
};

/// Something that did not stop a row: what was skipped, mended or proposed. Same fields, same catalogue.
using Note = Problem;

/// Problems of one code together.
struct ProblemGroup {
  std::string code;
  std::int64_t rows = 0;  ///< rows that have it
  Problem first;
};

/// By number of rows, then by code.
[[nodiscard]] std::vector<ProblemGroup> grouped(const std::vector<Problem>& problems);

}  // namespace tyndau::intake
