#include "core/letters.hpp"
#include "dossier/write.hpp"

#include <algorithm>

namespace tyndau::dossier {
namespace {

constexpr std::size_t widest = 80;

/// Words in lines; those after the first begin with \p indent spaces.
std::string wrapped(const std::string& text, std::size_t indent) {
  std::string all, line;
  const auto flush = [&] {
    all += line + "\n";
    line = std::string(indent, ' ');
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const auto space = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, space - at);
    const bool begun = line.find_first_not_of(' ') != std::string::npos;
    if (begun && letters_of(line) + 1 + letters_of(word) > widest) flush();
    if (line.find_first_not_of(' ') != std::string::npos) line += ' ';
    line += word;
    at = space + 1;
  }
  return all + line + "\n";
}

std::string joined(const Line& line) {
  std::string text;
  for (const Run& run : line) text += run.text;
  return clean(text);
}

class Writer {
 public:
  void write(const Heading& heading) {
    out += "\n" + wrapped(clean(heading.text), 0);
    const char under = heading.level == 1 ? '=' : '-';
    if (heading.level <= 2)
      out += std::string(std::min(widest, letters_of(clean(heading.text))), under) + "\n";
    out += "\n";
  }
  void write(const Paragraph& paragraph) { out += wrapped(joined(paragraph.line), 0) + "\n"; }
  void write(const Plate& plate) {
    out += wrapped(clean(plate.head), 0) + wrapped(clean(plate.text), 0);
    if (!plate.places.empty()) out += wrapped(clean(plate.places_head), 0);
    for (const std::string& place : plate.places) out += wrapped("- " + clean(place), 2);
    for (const std::string& note : plate.notes) out += wrapped(clean(note), 0);
    out += "\n";
  }
  void write(const Listing& listing) {
    std::size_t number = 0;
    for (const Line& item : listing.items) {
      const std::string mark = listing.numbered ? std::to_string(++number) + ". " : "- ";
      out += wrapped(mark + joined(item), mark.size());
    }
    out += "\n";
  }
  void write(const Table& table) {
    if (!table.caption.empty()) out += wrapped(clean(table.caption) + ":", 0);
    for (const auto& row : table.rows) {
      std::string line = "- ";
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].text.empty()) continue;
        line += i == 0 ? clean(row[i].text) : "; " + clean(table.columns[i].head) + ": " + clean(row[i].text);
      }
      out += wrapped(line, 2);
    }
    out += "\n";
  }
  void write(const Facts& facts) {
    for (const auto& fact : facts.facts) out += wrapped(clean(fact.name) + ": " + joined(fact.value), 2);
    if (!facts.facts.empty()) out += "\n";
  }
  void write(const Judged& judged) {
    write(Heading{3, judged.title});
    out += wrapped(clean(judged.verdict_words) + ". " + clean(judged.message), 0);
    write(judged.facts);
  }
  void write(const Picture& picture) { out += wrapped("[" + clean(picture.caption) + "]", 0) + "\n"; }

  std::string out;
};

}  // namespace

std::string to_text(const Document& document) {
  Writer writer;
  for (const Block& block : document.blocks) {
    std::visit([&](const auto& one) { writer.write(one); }, block);
  }
  writer.out.erase(0, writer.out.find_first_not_of('\n'));
  return writer.out;
}

}  // namespace tyndau::dossier
