#include "core/markup.hpp"
#include "dossier/write.hpp"
#include "drawing/write_scene.hpp"

#include <string>

namespace tyndau::dossier {
namespace {

constexpr std::string_view style = R"css(
:root { --fail: #a3211b; --open: #7a5200; --pass: #1f6b2c; --none: #555; --line: #bbb }
* { box-sizing: border-box }
body { margin: 0; background: #fff; color: #111; font: 16px/1.5 "Noto Sans", system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.2rem 3rem }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .6rem 0 }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 2px solid #111 }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .2rem }
a { color: #0b4a8f }
h1, h2, h3, p, li, dd, dt, figcaption, caption { overflow-wrap: anywhere }
.small { font-size: .875rem; color: #444 }
.alert { border: 2px solid var(--open); padding: .5rem .8rem; font-weight: 600 }
.plate { border: 1px solid var(--line); border-left: .6rem solid var(--none); background: #f7f5f0; padding: .7rem 1rem; font-size: 1.15rem }
.plate p { margin: .2rem 0 }
.head { font-size: 1.3rem; font-weight: 700 }
.plate .source { font-size: .9rem; color: #444 }
.plate.fail, .judged.fail { border-left-color: var(--fail) }
.plate.cannot_tell, .judged.cannot_tell { border-left-color: var(--open) }
.plate.pass, .judged.pass { border-left-color: var(--pass) }
.plate.doubted, .judged.doubted { border-left-style: dashed }
.plate.fail.doubted, .judged.fail.doubted { border-left-color: #9a4a00 }
.fail.doubted > .head, b.fail.doubted { color: #8a4200 }
.plate ul { margin: .2rem 0; padding-left: 1.3rem }
.fail > .head, b.fail, td.fail { color: var(--fail) }
.cannot_tell > .head, b.cannot_tell, td.cannot_tell { color: var(--open) }
.pass > .head, b.pass, td.pass { color: var(--pass) }
td.fail, td.cannot_tell, td.pass { font-weight: 600 }
.judged { border-left: .3rem solid var(--none); padding-left: .9rem; margin: 1.4rem 0 }
.judged h3 { margin-top: 0 }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .15rem 1rem; margin: .4rem 0; font-size: .95rem }
dt { color: #444 }
dd { margin: 0 }
.table { overflow-x: auto; margin: .8rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .95rem }
caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); max-width: 18rem; overflow-wrap: break-word }
th.right, td.right { text-align: right }
td.code { font: .8rem/1.4 monospace; word-break: break-all }
figure { margin: 1rem 0 }
figure div { overflow-x: auto; border: 1px solid var(--line) }
figure svg { display: block; width: 100%; min-width: 50rem; height: auto }
figcaption { font-size: .9rem; color: #444 }
nav ol { columns: 2 16rem; margin: .3rem 0 }
@media (min-width: 80rem) { figure { margin-left: -8rem; margin-right: -8rem } }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } dt { margin-top: .4rem } }
@page { size: A4; margin: 16mm 16mm 18mm }
@page map { size: A4 landscape; margin: 4mm }
@media print {
  body { font-size: 10pt }
  main { max-width: none; padding: 0 }
  h2, h3 { break-after: avoid }
  tr, .plate, dt, dd { break-inside: avoid }
  thead { display: table-header-group }
  nav { display: none }
  .table, figure div { overflow: visible; border: 0 }
  figure { page: map; break-before: page; break-after: page; margin: 0 }
  figure svg { width: auto; min-width: 0; max-width: 100%; max-height: 190mm }
}
)css";

/// A place to break a line after so many letters without a blank, so that no name makes the page wider than its window.
constexpr std::size_t longest_word = 64;

std::string words(std::string_view text) {
  const std::string all = clean(text);
  std::string marked = "<bdi>";
  std::size_t begin = 0, letters = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool continues_letter = (static_cast<unsigned char>(all[i]) & 0xC0U) == 0x80U;
    if (continues_letter) continue;
    letters = all[i] == ' ' || all[i] == '\n' ? 0 : letters + 1;
    if (letters <= longest_word) continue;
    marked += escaped_markup(std::string_view(all).substr(begin, i - begin)) + "<wbr>";
    begin = i, letters = 1;
  }
  return marked + escaped_markup(std::string_view(all).substr(begin)) + "</bdi>";
}

bool is_web(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  [[nodiscard]] std::string page() {
    out_ = "<!doctype html>\n<html lang=\"" + std::string(code(document_.language)) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
           escaped_markup(html_policy) +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"generator\" content=\"tyndau\">\n<meta name=\"description\" content=\"" +
           escaped_markup(clean(document_.description)) + "\">\n<title>" +
           escaped_markup(clean(document_.title)) + "</title>\n" +
           (document_.preview ? preview_markup(*document_.preview) : std::string()) + "<style>" +
           std::string(style) + "</style>\n</head>\n<body>\n<main>\n";
    for (const Block& block : document_.blocks) {
      std::visit([&](const auto& one) { write(one); }, block);
    }
    if (open_) out_ += "</section>\n";
    return out_ + "</main>\n</body>\n</html>\n";
  }

 private:
  void write(const Line& line) {
    for (const Run& run : line) {
      std::string text = words(run.text);
      if (run.language && *run.language != document_.language)
        text = "<span lang=\"" + std::string(code(*run.language)) + "\">" + text + "</span>";
      if (run.bold) text = "<b>" + text + "</b>";
      if (is_web(run.link))
        text = "<a rel=\"nofollow noreferrer\" href=\"" + escaped_markup(clean(run.link)) + "\">" + text +
               "</a>";
      out_ += text;
    }
  }
  void write(const Heading& heading) {
    if (heading.level == 2) {
      if (open_) out_ += "</section>\n";
      if (sections_ == 0) contents();
      out_ += "<section>\n<h2 id=\"s" + std::to_string(++sections_) + "\">" + words(heading.text) + "</h2>\n";
      open_ = true;
      return;
    }
    const std::string tag = "h" + std::to_string(heading.level);
    out_ += "<" + tag + ">" + words(heading.text) + "</" + tag + ">\n";
  }
  void contents() {
    if (document_.contents.empty()) return;
    out_ += "<nav aria-label=\"" + escaped_markup(document_.contents) + "\">\n<ol>\n";
    std::size_t number = 0;
    for (const Block& block : document_.blocks) {
      const auto* heading = std::get_if<Heading>(&block);
      if (heading == nullptr || heading->level != 2) continue;
      out_ += "<li><a href=\"#s" + std::to_string(++number) + "\">" + words(heading->text) + "</a></li>\n";
    }
    out_ += "</ol>\n</nav>\n";
  }
  void write(const Paragraph& paragraph) {
    const bool small = paragraph.tone == Tone::small, alert = paragraph.tone == Tone::alert;
    out_ += small ? "<p class=\"small\">" : alert ? "<p class=\"alert\">" : "<p>";
    write(paragraph.line);
    out_ += "</p>\n";
  }
  void write(const Plate& plate) {
    out_ += "<div class=\"plate " + std::string(code(plate.verdict)) + (plate.doubted ? " doubted" : "") +
            "\">\n<p class=\"head\">" + words(plate.head) + "</p>\n<p>" + words(plate.text) + "</p>\n";
    if (!plate.places.empty()) {
      out_ += "<p>" + words(plate.places_head) + "</p>\n<ul>\n";
      for (const std::string& place : plate.places) out_ += "<li>" + words(place) + "</li>\n";
      out_ += "</ul>\n";
    }
    for (const std::string& note : plate.notes) out_ += "<p class=\"source\">" + words(note) + "</p>\n";
    out_ += "</div>\n";
  }
  void write(const Listing& listing) {
    out_ += listing.numbered ? "<ol>\n" : "<ul>\n";
    for (const Line& item : listing.items) {
      out_ += "<li>";
      write(item);
      out_ += "</li>\n";
    }
    out_ += listing.numbered ? "</ol>\n" : "</ul>\n";
  }
  void write(const Table& table) {
    out_ += "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"" +
            escaped_markup(clean(table.caption)) + "\">\n<table>\n<caption>" + words(table.caption) +
            "</caption>\n<thead><tr>";
    for (const Column& column : table.columns) {
      out_ += std::string("<th scope=\"col\"") + (column.right ? " class=\"right\">" : ">") +
              words(column.head) + "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) write(row[i], table.columns[i].right, i == 0);
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n";
  }
  void write(const Cell& cell, bool right, bool names_the_row) {
    std::string classes = right ? "right" : "";
    if (cell.code) classes = "code";
    if (cell.verdict) classes = code(*cell.verdict);
    out_ += names_the_row ? "<th scope=\"row\"" : "<td";
    if (!classes.empty()) out_ += " class=\"" + classes + "\"";
    out_ += ">" + words(cell.text) + (names_the_row ? "</th>" : "</td>");
  }
  void write(const Facts& facts) {
    if (facts.facts.empty()) return;
    out_ += "<dl>\n";
    for (const auto& fact : facts.facts) {
      out_ += "<dt>" + words(fact.name) + "</dt><dd>";
      write(fact.value);
      out_ += "</dd>\n";
    }
    out_ += "</dl>\n";
  }
  void write(const Judged& judged) {
    const std::string verdict = std::string(code(judged.verdict)) + (judged.doubted ? " doubted" : "");
    out_ += "<div class=\"judged " + verdict + "\">\n<h3>" + words(judged.title) + "</h3>\n<p><b class=\"" +
            verdict + "\">" + words(judged.verdict_words) + ".</b> " + words(judged.message) + "</p>\n";
    write(judged.facts);
    out_ += "</div>\n";
  }
  void write(const Picture& picture) {
    std::string svg = drawing::to_svg(*picture.scene);
    svg.erase(0, svg.find("<svg"));
    if (++pictures_ > 1) number_ids(svg);
    out_ += "<figure>\n<div role=\"region\" tabindex=\"0\" aria-label=\"" +
            escaped_markup(clean(picture.caption)) + "\">\n" + svg + "</div>\n<figcaption>" +
            words(picture.caption) + "</figcaption>\n</figure>\n";
  }

  /// An id stands once on a page.
  void number_ids(std::string& svg) const {
    for (const std::string id : {"map-title", "map-description", "frame-0", "frame-1"}) {
      for (const std::string before : {"id=\"", "aria-labelledby=\"", "map-title ", "url(#"}) {
        for (auto at = svg.find(before + id); at != std::string::npos; at = svg.find(before + id, at + 1))
          svg.insert(at + before.size() + id.size(), "-" + std::to_string(pictures_));
      }
    }
  }

  const Document& document_;
  std::string out_;
  std::size_t sections_ = 0;
  std::size_t pictures_ = 0;
  bool open_ = false;
};

}  // namespace

std::string to_html(const Document& document) { return Writer(document).page(); }

}  // namespace tyndau::dossier
