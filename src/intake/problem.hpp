/// \file
/// What is wrong with one row, cell or file, said so that it can be put right; and what was noticed on the way.
#pragma once

#include "core/finding.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tyndau::intake {

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
