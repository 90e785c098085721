#include "app/papers.hpp"
#include "intake/rejected.hpp"
#include "notices/reading_json.hpp"

namespace tyndau::app {
namespace {

using hearing::json::Writer;
using notices::HearingRows;

class PapersWriter {
 public:
  PapersWriter(Writer& out, const hearing::MessageCatalogue& messages) : out_(out), messages_(messages) {}

  void set(const PaperSet& set) {
    out_.begin_object();
    out_.member("name", set.name);
    out_.key("papers").begin_array();
    for (const Paper& paper : set.papers) this->paper(paper);
    out_.end_array();
    out_.key("hearings").begin_array();
    for (const Paper& paper : set.papers) {
      if (!paper.document) continue;
      for (const auto& hearing : paper.document->hearings) this->hearing(paper.name, hearing);
    }
    out_.end_array();
    out_.key("problems").begin_array();
    for (const auto& problem : set.intake.problems()) this->problem(problem);
    out_.end_array();
    out_.end_object();
  }

 private:
  void paper(const Paper& paper) {
    out_.begin_object();
    out_.member("file", paper.name);
    out_.key("document");
    paper.document ? document(*paper.document) : out_.null();
    out_.key("map");
    paper.map ? map(*paper.map) : out_.null();
    out_.key("problem");
    if (paper.problem) {
      out_.begin_object();
      out_.member("code", paper.problem->reason.empty() ? "file-not-read" : paper.problem->reason);
      out_.key("message").text(words_of(*paper.problem, messages_));
      out_.end_object();
    } else {
      out_.null();
    }
    out_.end_object();
  }

  void document(const ReadDocument& document) {
    out_.begin_object();
    out_.member("format", code(document.format));
    out_.key("pages").integer(static_cast<std::int64_t>(document.pages));
    out_.key("remarks").begin_array();
    for (const Message& remark : document.remarks) out_.text(messages_.render(remark));
    out_.end_array();
    out_.key("reading");
    notices::write_reading(out_, document.reading, document.text, messages_);
    out_.end_object();
  }

  void map(const CheckedMap& checked) {
    out_.begin_object();
    if (checked.map) {
      out_.member("format", code(checked.map->format));
      out_.member("georeference", code(checked.map->georeference));
      out_.member("crs", checked.map->crs);
      out_.member("crs_name", checked.map->crs_name);
      out_.key("shapes").integer(checked.map->drawn);
    }
    out_.key("checklist").begin_array();
    for (const auto& line : checked.checklist) notices::write_map_check(out_, line, messages_);
    out_.end_array();
    out_.end_object();
  }

  void hearing(const std::string& file, const HearingRows& hearing) {
    out_.begin_object();
    out_.member("file", file);
    fields("taken", hearing.taken);
    fields("unconfirmed", hearing.unconfirmed);
    out_.key("rows").begin_array();
    for (const auto& row : hearing.rows) {
      out_.begin_object();
      for (const auto& [column, text] : row) out_.member(intake::info(column).name, text);
      out_.end_object();
    }
    out_.end_array();
    out_.end_object();
  }
  void fields(std::string_view name, const std::vector<notices::Field>& fields) {
    out_.key(name).begin_array();
    for (const auto field : fields) out_.string(code(field));
    out_.end_array();
  }

  void problem(const intake::Problem& problem) {
    out_.begin_object();
    out_.member("file", problem.file);
    out_.key("row").integer(problem.row);
    out_.member("column", problem.column);
    out_.member("value", problem.value);
    out_.member("code", problem.code);
    out_.key("message").text(messages_.render(problem.message));
    out_.end_object();
  }

  Writer& out_;
  const hearing::MessageCatalogue& messages_;
};

}  // namespace

void write_papers(Writer& out, const PaperSet& set, const hearing::MessageCatalogue& messages) {
  PapersWriter(out, messages).set(set);
}

void write_table(std::ostream& out, const std::vector<PaperSet>& sets) {
  std::vector<HearingRows> all;
  for (const auto& set : sets) {
    for (const auto& paper : set.papers) {
      if (paper.document)
        all.insert(all.end(), paper.document->hearings.begin(), paper.document->hearings.end());
    }
  }
  const auto table = notices::notice_table(all, {});
  const auto line = [&](const auto& cells, const auto& text) {
    bool first = true;
    for (const auto& cell : cells) {
      out << (first ? "" : ",") << intake::csv_cell(text(cell));
      first = false;
    }
    out << "\r\n";
  };
  out << "\xEF\xBB\xBF";
  line(table.head.match.headers, [](const std::string& header) { return header; });
  for (const auto& row : table.rows) line(row.cells, [](const intake::Cell& cell) { return cell.text; });
}

}  // namespace tyndau::app
