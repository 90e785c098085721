#include "documents/charset.hpp"
#include "documents/reading.hpp"
#include "documents/text_flow.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <memory>
#include <optional>

namespace tyndau::documents {
namespace {

using sandbox::Refusal;
using sandbox::refuse;
using sandbox::refused;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

enum class Tag { other, block, line_break, row, cell, skipped, link, raised, picture, preformatted };

Tag tag_of(std::string_view name) {
  static const std::map<std::string_view, Tag> tags = [] {
    std::map<std::string_view, Tag> all{
        {"br", Tag::line_break}, {"tr", Tag::row},   {"td", Tag::cell},
        {"th", Tag::cell},       {"a", Tag::link},   {"sup", Tag::raised},
        {"img", Tag::picture},   {"hr", Tag::block}, {"pre", Tag::preformatted}};
    for (const char* const block :
         {"p",       "div",     "h1",       "h2",      "h3",     "h4",     "h5",         "h6",
          "li",      "ul",      "ol",       "dl",      "dt",     "dd",     "body",       "table",
          "caption", "section", "article",  "address", "header", "footer", "main",       "nav",
          "aside",   "form",    "fieldset", "legend",  "figure", "center", "figcaption", "blockquote",
          "thead",   "tbody",   "tfoot",    "details", "summary"}) {
      all.emplace(block, Tag::block);
    }
    for (const char* const skipped :
         {"script", "style", "head", "template", "noscript", "select", "textarea", "svg", "object", "iframe",
          "applet", "audio", "video", "canvas", "map", "datalist", "s", "strike", "del"}) {
      all.emplace(skipped, Tag::skipped);
    }
    return all;
  }();
  const auto found = tags.find(name);
  return found == tags.end() ? Tag::other : found->second;
}

/// Whether attributes say that nothing is shown, or that it is struck out and no longer holds.
bool is_hidden(const xmlChar** attributes) {
  if (attributes == nullptr) return false;
  for (; *attributes != nullptr; attributes += 2) {
    if (view(attributes[0]) == "hidden") return true;
    if (view(attributes[0]) != "style") continue;
    std::string style;
    for (const char c : view(attributes[1])) {
      if (std::isspace(static_cast<unsigned char>(c)) == 0)
        style += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (style.find("display:none") != std::string::npos || style.find("line-through") != std::string::npos)
      return true;
  }
  return false;
}

std::string_view attribute(const xmlChar** attributes, std::string_view name) {
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    if (view(attributes[0]) == name) return view(attributes[1]);
  }
  return {};
}

/// libxml2's HTML parser with events of our own and no tree.
class HtmlReader {
 public:
  HtmlReader() {
    static const bool once = (xmlInitParser(), true);
    static_cast<void>(once);
    parser_.reset(htmlNewParserCtxt());
    if (!parser_) return;
    xmlSAXHandler events{};
    events.startElement = &on_begin;
    events.endElement = &on_end;
    events.characters = &on_text;
    events.ignorableWhitespace = &on_text;
    *parser_->sax = events;
    parser_->_private = this;
  }

  Result<Page> read(const std::string& utf8) {
    if (!parser_) return refuse(Refusal::memory, "HTML");
    htmlCtxtReadMemory(parser_.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                       HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NODEFDTD);
    if (failure_) return tl::unexpected<Error>(*failure_);
    std::string text = flow_.take();
    const bool image_only = text.empty() && pictures_;
    return Page{1, std::move(text), image_only, false};
  }

 private:
  struct FreeParser {
    void operator()(htmlParserCtxtPtr parser) const {
      if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
      htmlFreeParserCtxt(parser);
    }
  };

  static HtmlReader& of(void* parser) {
    return *static_cast<HtmlReader*>(static_cast<htmlParserCtxtPtr>(parser)->_private);
  }
  static void on_begin(void* parser, const xmlChar* name, const xmlChar** attributes) {
    of(parser).begin(view(name), attributes);
  }
  static void on_end(void* parser, const xmlChar* name) { of(parser).end(view(name)); }
  static void on_text(void* parser, const xmlChar* text, int bytes) {
    of(parser).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes)});
  }

  void begin(std::string_view name, const xmlChar** attributes) {
    if (++depth_ > sandbox::deepest_html) {
      stop(refused(Refusal::document_depth, std::to_string(sandbox::deepest_html)));
    }
    if (failure_) return;
    const Tag tag = tag_of(name);
    if (skipping_ > 0 || tag == Tag::skipped || is_hidden(attributes)) {
      ++skipping_;
      return;
    }
    switch (tag) {
      case Tag::block: flow_.end_paragraph(); break;
      case Tag::preformatted:
        flow_.end_paragraph();
        ++preformatted_;
        break;
      case Tag::line_break: flow_.line_break(); break;
      case Tag::row: flow_.begin_row(); break;
      case Tag::cell: flow_.begin_cell(); break;
      case Tag::link: flow_.begin_link(attribute(attributes, "href")); break;
      case Tag::raised: ++raised_; break;
      case Tag::picture: pictures_ = true; break;
      default: break;
    }
  }

  void end(std::string_view name) {
    --depth_;
    if (failure_) return;
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    switch (tag_of(name)) {
      case Tag::block: flow_.end_paragraph(); break;
      case Tag::preformatted:
        flow_.end_paragraph();
        --preformatted_;
        break;
      case Tag::row: flow_.end_row(); break;
      case Tag::cell: flow_.end_cell(); break;
      case Tag::link: flow_.end_link(); break;
      case Tag::raised: --raised_; break;
      default: break;
    }
  }

  void text(std::string_view text) {
    if (failure_ || skipping_ > 0) return;
    if (raised_ > 0) {
      flow_.raised_text(text);
    } else if (preformatted_ > 0) {
      flow_.text(text);
    } else {
      flow_.collapsed_text(text);
    }
    if (auto held = within_limit(flow_); !held) stop(std::move(held.error()));
  }

  void stop(Error error) {
    if (!failure_) failure_ = std::move(error);
    xmlStopParser(parser_.get());
  }

  std::unique_ptr<htmlParserCtxt, FreeParser> parser_;
  TextFlow flow_;
  std::optional<Error> failure_;
  int depth_ = 0;
  int skipping_ = 0;
  int preformatted_ = 0;
  int raised_ = 0;
  bool pictures_ = false;
};

/// The encoding that a page declares in its first kilobytes: charset=windows-1251, or that of an XML prolog.
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096;
  std::string head;
  for (const char c : bytes.substr(0, looked_at)) {
    head += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  for (const std::string_view mark : {"charset=", "encoding="}) {
    const auto at = head.find(mark);
    if (at == std::string::npos) continue;
    const auto begin = head.find_first_not_of("\"' ", at + mark.size());
    if (begin == std::string::npos) continue;
    return head.substr(begin, head.find_first_of("\"' ;>/?", begin) - begin);
  }
  return {};
}

}  // namespace

Result<Page> read_html(const std::string& bytes) {
  auto text = utf8_of(bytes, declared_charset(bytes));
  if (!text) return tl::unexpected<Error>(text.error());
  text->erase(std::remove(text->begin(), text->end(), '\0'), text->end());
  return HtmlReader().read(*text);
}

}  // namespace tyndau::documents
