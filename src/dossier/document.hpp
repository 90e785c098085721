/// \file
/// A paper to hand over, as what it says: headings, paragraphs, tables, facts, pictures. Each writer gives it its own form.
#pragma once

#include "core/date.hpp"
#include "core/finding.hpp"
#include "core/link_preview.hpp"
#include "core/text.hpp"
#include "drawing/scene.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tyndau::dossier {

/// Words of one kind. Text is valid UTF-8 in one line, see clean().
struct Run {
  std::string text;
  bool bold = false;
  std::string link = {};             ///< an address of the web; empty: none
  std::optional<Language> language;  ///< where it is not the paper's
};
using Line = std::vector<Run>;
[[nodiscard]] inline Line plain(std::string text) { return {{std::move(text), false, {}, {}}}; }
[[nodiscard]] inline Line strong(std::string text) { return {{std::move(text), true, {}, {}}}; }

struct Heading {
  int level = 2;  ///< 1 is the title
  std::string text;
};

enum class Tone { plain, small, alert };
struct Paragraph {
  Line line;
  Tone tone = Tone::plain;
};

/// The answer in a box that nobody overlooks.
struct Plate {
  Verdict verdict = Verdict::not_applicable;
  std::string head;
  std::string text;
  std::string places_head = {};          ///< the question that `places` answer
  std::vector<std::string> places = {};  ///< one to a line
  std::vector<std::string> notes = {};   ///< in small print: how strong this is, the law, whose data
  bool doubted = false;                  ///< by a rule that nobody read: neither plain red nor plain green
};

struct Listing {
  std::vector<Line> items;
  bool numbered = false;
};

struct Column {
  std::string head;
  double share = 1.0;  ///< of the width, beside the others'
  bool right = false;  ///< aligned
};
struct Cell {
  std::string text;
  std::optional<Verdict> verdict = {};  ///< gives the words their colour
  bool code = false;                    ///< a digest: may be broken anywhere
  std::optional<double> number = {};    ///< the value that the words stand for, for a workbook
};
/// The first cell of a row names it.
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

/// What is said of one thing: a name and a value each.
struct Facts {
  struct Fact {
    std::string name;
    Line value;
  };
  std::vector<Fact> facts;
};

/// One question with its verdict: a heading of level 3 and what stands below it.
struct Judged {
  std::string title;
  Verdict verdict = Verdict::not_applicable;
  std::string verdict_words;
  std::string message;
  Facts facts;
  bool doubted = false;  ///< fails by a rule that nobody read
};

struct Picture {
  std::shared_ptr<const drawing::Scene> scene;
  std::string caption;
  std::string elsewhere = {};  ///< where it stands, for papers that give it a page of its own
};

using Block = std::variant<Heading, Paragraph, Plate, Listing, Table, Facts, Judged, Picture>;

struct Document {
  Language language = Language::en;
  std::string title;
  std::string description;
  std::string contents;  ///< heading of the table of contents; empty: it has none
  std::vector<Block> blocks;
  std::string
      spelled;  ///< said at the end of paper on which names stand in other letters than their own; empty: nothing
  std::optional<LinkPreview> preview;  ///< of a page that has an address; a file has none

  void add(Block block) { blocks.push_back(std::move(block)); }
};

/// As drawing::one_line().
[[nodiscard]] std::string clean(std::string_view text);

}  // namespace tyndau::dossier
