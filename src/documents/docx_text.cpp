#include "documents/docx_parts.hpp"
#include "documents/package.hpp"
#include "documents/reading.hpp"
#include "documents/text_flow.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>
#include <vector>

namespace tyndau::documents {
namespace {

enum class Tag {
  other,
  paragraph,
  run,
  text,
  math_text,
  tab,
  line_break,
  hyphen,
  symbol,
  row,
  cell,
  skipped,
  alternative,
  fallback,
  instruction,
  field_mark,
  simple_field,
  hyperlink,
  box,
  picture,
  raised,
  hidden,
  note
};

/// Elements of WordprocessingML that a reader sees nothing of: settings, what was deleted or moved away, old settings.
constexpr std::array<std::string_view, 11> skipped_names{
    "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "del", "moveFrom", "rPrChange", "sdtPr", "numPr"};

Tag word_tag(std::string_view name) {
  static const std::map<std::string_view, Tag> tags{{"p", Tag::paragraph},
                                                    {"r", Tag::run},
                                                    {"t", Tag::text},
                                                    {"tab", Tag::tab},
                                                    {"ptab", Tag::tab},
                                                    {"br", Tag::line_break},
                                                    {"cr", Tag::line_break},
                                                    {"tr", Tag::row},
                                                    {"noBreakHyphen", Tag::hyphen},
                                                    {"sym", Tag::symbol},
                                                    {"tc", Tag::cell},
                                                    {"instrText", Tag::instruction},
                                                    {"fldChar", Tag::field_mark},
                                                    {"drawing", Tag::picture},
                                                    {"fldSimple", Tag::simple_field},
                                                    {"hyperlink", Tag::hyperlink},
                                                    {"txbxContent", Tag::box},
                                                    {"pict", Tag::picture},
                                                    {"object", Tag::picture},
                                                    {"vertAlign", Tag::raised},
                                                    {"vanish", Tag::hidden},
                                                    {"strike", Tag::hidden},
                                                    {"dstrike", Tag::hidden},
                                                    {"footnote", Tag::note},
                                                    {"endnote", Tag::note}};
  const auto found = tags.find(name);
  if (found != tags.end()) return found->second;
  const bool skipped = std::find(skipped_names.begin(), skipped_names.end(), name) != skipped_names.end();
  return skipped ? Tag::skipped : Tag::other;
}

Tag tag_of(std::string_view name, std::string_view space) {
  if (space.ends_with("/wordprocessingml/2006/main") || space.ends_with("/wordprocessingml/main")) {
    return word_tag(name);
  }
  if (space.ends_with("/markup-compatibility/2006")) {
    if (name == "AlternateContent") return Tag::alternative;
    return name == "Fallback" ? Tag::fallback : Tag::other;
  }
  return name == "t" && space.ends_with("/math") ? Tag::math_text : Tag::other;
}

bool is_on(std::string_view value) { return value != "0" && value != "false" && value != "off"; }

/// The address in the instruction of a field: HYPERLINK "https://…".
std::string_view address_in(std::string_view instruction) {
  const auto at = instruction.find("HYPERLINK");
  if (at == std::string_view::npos) return {};
  const auto begin = instruction.find('"', at);
  if (begin == std::string_view::npos) return {};
  const auto end = instruction.find('"', begin + 1);
  return instruction.substr(begin + 1, end == std::string_view::npos ? 0 : end - begin - 1);
}

/// The sign that a symbol font draws for a code; those of coordinates and of comparisons, and ASCII.
std::string symbol(std::string_view font, std::string_view code) {
  const unsigned long number = std::strtoul(std::string(code).c_str(), nullptr, 16) & 0xFFU;
  if (font == "Symbol") {
    static const std::map<unsigned long, const char*> signs{{0xB0, "°"}, {0xA2, "′"}, {0xB2, "″"},
                                                            {0xB1, "±"}, {0xA3, "≤"}, {0xB3, "≥"}};
    const auto found = signs.find(number);
    if (found != signs.end()) return found->second;
  }
  return " ";
}

/// One part of a DOCX as text.
class WordListener final : public XmlListener {
 public:
  explicit WordListener(const Relations& relations) : relations_(relations) {}

  void begin(const XmlElement& element) override {
    if (skipping_ > 0) {
      ++skipping_;
      return;
    }
    const Tag tag = tag_of(element.name, element.space);
    const bool separator =
        tag == Tag::note && !element.attribute("type").empty() && element.attribute("type") != "normal";
    if (tag == Tag::skipped || tag == Tag::fallback || separator) {
      skipping_ = 1;
      return;
    }
    begin_block(tag);
    begin_inline(tag, element);
  }

  void end(std::string_view name, std::string_view space) override {
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    switch (tag_of(name, space)) {
      case Tag::paragraph: flow_.end_paragraph(); break;
      case Tag::row: flow_.end_row(); break;
      case Tag::cell: flow_.end_cell(); break;
      case Tag::box: flow_.end_box(); break;
      case Tag::hyperlink:
      case Tag::simple_field: flow_.end_link(); break;
      case Tag::text:
      case Tag::math_text: in_text_ = false; break;
      case Tag::instruction: in_instruction_ = false; break;
      case Tag::run: raised_ = hidden_ = false; break;
      default: break;
    }
  }

  void text(std::string_view text) override {
    if (skipping_ > 0) return;
    if (in_instruction_ && !fields_.empty()) fields_.back().instruction += text;
    if (!in_text_ || hidden_ || in_code_of_field()) return;
    raised_ ? flow_.raised_text(text) : flow_.text(text);
  }

  [[nodiscard]] Result<std::monostate> state() const override { return within_limit(flow_); }
  [[nodiscard]] std::string take() { return flow_.take(); }
  [[nodiscard]] bool has_pictures() const { return pictures_; }

 private:
  struct Field {
    std::string instruction;
    bool shows = false;
  };

  void begin_block(Tag tag) {
    switch (tag) {
      case Tag::row: flow_.begin_row(); break;
      case Tag::cell: flow_.begin_cell(); break;
      case Tag::box: flow_.begin_box(); break;
      case Tag::picture: pictures_ = true; break;
      default: break;
    }
  }

  void begin_inline(Tag tag, const XmlElement& element) {
    switch (tag) {
      case Tag::text:
      case Tag::math_text: in_text_ = true; break;
      case Tag::tab: flow_.tab(); break;
      case Tag::line_break: flow_.line_break(); break;
      case Tag::hyphen: flow_.text("-"); break;
      case Tag::symbol: flow_.text(symbol(element.attribute("font"), element.attribute("char"))); break;
      case Tag::instruction: in_instruction_ = true; break;
      case Tag::field_mark: mark_field(element.attribute("fldCharType")); break;
      case Tag::simple_field: flow_.begin_link(address_in(element.attribute("instr"))); break;
      case Tag::hyperlink: flow_.begin_link(relations_.target_of(element.attribute("id"))); break;
      case Tag::raised: raised_ = element.attribute("val") == "superscript"; break;
      case Tag::hidden: hidden_ = hidden_ || is_on(element.attribute("val")); break;
      default: break;
    }
  }

  void mark_field(std::string_view kind) {
    if (kind == "begin") fields_.emplace_back();
    if (fields_.empty()) return;
    if (kind == "separate") {
      fields_.back().shows = true;
      flow_.begin_link(address_in(fields_.back().instruction));
    } else if (kind == "end") {
      if (!address_in(fields_.back().instruction).empty()) flow_.end_link();
      fields_.pop_back();
    }
  }
  [[nodiscard]] bool in_code_of_field() const { return !fields_.empty() && !fields_.back().shows; }

  const Relations& relations_;
  TextFlow flow_;
  std::vector<Field> fields_;
  int skipping_ = 0;
  bool in_text_ = false;
  bool in_instruction_ = false;
  bool raised_ = false;
  bool hidden_ = false;  ///< not shown, or struck out: it no longer holds
  bool pictures_ = false;
};

/// The parts of a DOCX put together: headers, the text, notes, footers; each text once.
class WordDocument {
 public:
  explicit WordDocument(Package& package) : package_(package) {}

  Result<Page> read() {
    const auto main = main_part(package_);
    if (!main) return tl::unexpected<Error>(main.error());
    auto relations = relations_of(package_, *main);
    if (!relations) return tl::unexpected<Error>(relations.error());
    std::vector<std::string> order = relations->targets_of("header");
    order.push_back(*main);
    for (const char* const kind : {"footnotes", "endnotes", "footer"}) {
      for (auto& part : relations->targets_of(kind)) order.push_back(std::move(part));
    }
    for (const auto& part : order) {
      if (const auto done = add(part); !done) return tl::unexpected<Error>(done.error());
    }
    return Page{1, std::move(text_), pictures_ && !any_text_, false};
  }

 private:
  Done add(const std::string& part) {
    const auto relations = relations_of(package_, part);
    if (!relations) return tl::unexpected<Error>(relations.error());
    WordListener listener(*relations);
    if (auto done = package_.parse(part, listener); !done) return done;
    pictures_ = pictures_ || listener.has_pictures();
    const std::string text = listener.take();
    if (text.empty() || !seen_.insert(text).second) return std::monostate{};
    any_text_ = true;
    text_ += (text_.empty() ? "" : "\n") + text;
    return within_limit(text_.size());
  }

  Package& package_;
  std::set<std::string> seen_;
  std::string text_;
  bool pictures_ = false;
  bool any_text_ = false;
};

}  // namespace

Result<Page> read_docx(const std::string& bytes) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected<Error>(package.error());
  return WordDocument(*package).read();
}

}  // namespace tyndau::documents
