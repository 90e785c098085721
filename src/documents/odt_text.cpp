#include "documents/package.hpp"
#include "documents/reading.hpp"
#include "documents/text_flow.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <vector>

namespace tyndau::documents {
namespace {

enum class Tag {
  other,
  paragraph,
  space,
  tab,
  line_break,
  row,
  cell,
  skipped,
  link,
  box,
  note,
  picture,
  span,
  style,
  style_text,
  head
};

/// What a reader sees nothing of: deletions, comments, macros, names for those who cannot see a picture.
constexpr std::array<std::string_view, 10> skipped_names{
    "tracked-changes", "annotation",    "scripts",     "forms",          "title", "desc",
    "font-face-decls", "note-citation", "hidden-text", "event-listeners"};

Tag tag_of(std::string_view name) {
  static const std::map<std::string_view, Tag> tags{{"p", Tag::paragraph},
                                                    {"h", Tag::paragraph},
                                                    {"s", Tag::space},
                                                    {"tab", Tag::tab},
                                                    {"line-break", Tag::line_break},
                                                    {"table-row", Tag::row},
                                                    {"table-cell", Tag::cell},
                                                    {"covered-table-cell", Tag::cell},
                                                    {"a", Tag::link},
                                                    {"text-box", Tag::box},
                                                    {"note-body", Tag::note},
                                                    {"image", Tag::picture},
                                                    {"object", Tag::picture},
                                                    {"span", Tag::span},
                                                    {"style", Tag::style},
                                                    {"text-properties", Tag::style_text},
                                                    {"header", Tag::head},
                                                    {"footer", Tag::head},
                                                    {"header-left", Tag::head},
                                                    {"footer-left", Tag::head},
                                                    {"header-first", Tag::head},
                                                    {"footer-first", Tag::head}};
  const auto found = tags.find(name);
  if (found != tags.end()) return found->second;
  const bool skipped = std::find(skipped_names.begin(), skipped_names.end(), name) != skipped_names.end();
  return skipped ? Tag::skipped : Tag::other;
}

/// Text of content.xml, or of the headers and footers in styles.xml.
class OdfListener final : public XmlListener {
 public:
  enum class Where { body, heads };
  explicit OdfListener(Where where) : where_(where) {}

  void begin(const XmlElement& element) override {
    if (skipping_ > 0) {
      ++skipping_;
      return;
    }
    const Tag tag = tag_of(element.name);
    if (tag == Tag::skipped) {
      skipping_ = 1;
      return;
    }
    if (tag == Tag::head) ++heads_;
    note_style(tag, element);
    if (is_shown()) begin_shown(tag, element);
  }

  void end(std::string_view name, std::string_view /*space*/) override {
    if (skipping_ > 0) {
      --skipping_;
      return;
    }
    const Tag tag = tag_of(name);
    if (is_shown()) end_shown(tag);
    if (tag == Tag::head) --heads_;
  }

  void text(std::string_view text) override {
    if (skipping_ > 0 || paragraphs_ == 0 || !is_shown()) return;
    const bool struck = struck_paragraphs_ > 0 || std::any_of(spans_.begin(), spans_.end(),
                                                              [](const Look& span) { return span.struck; });
    if (struck) return;
    const bool raised = !spans_.empty() && spans_.back().raised;
    raised ? flow_.raised_text(text) : flow_.collapsed_text(text);
  }

  [[nodiscard]] Result<std::monostate> state() const override { return within_limit(flow_); }
  [[nodiscard]] std::string take() { return flow_.take(); }
  [[nodiscard]] bool has_pictures() const { return pictures_; }

 private:
  /// How a style shows text; what is struck out no longer holds.
  struct Look {
    bool raised = false, struck = false;
  };
  [[nodiscard]] Look look_of(const XmlElement& element) const {
    const std::string style(element.attribute("style-name"));
    return {raised_styles_.count(style) != 0, struck_styles_.count(style) != 0};
  }

  [[nodiscard]] bool is_shown() const { return where_ == Where::body || heads_ > 0; }

  void note_style(Tag tag, const XmlElement& element) {
    if (tag == Tag::style) style_ = element.attribute("name");
    if (tag != Tag::style_text) return;
    const std::string_view position = element.attribute("text-position");
    const bool raised =
        position.starts_with("super") || (!position.empty() && position[0] >= '1' && position[0] <= '9');
    if (raised) raised_styles_.insert(style_);
    for (const char* const name : {"text-line-through-style", "text-line-through-type"}) {
      const std::string_view line = element.attribute(name);
      if (!line.empty() && line != "none") struck_styles_.insert(style_);
    }
  }

  void begin_shown(Tag tag, const XmlElement& element) {
    switch (tag) {
      case Tag::paragraph: begin_paragraph(look_of(element).struck); break;
      case Tag::space: spaces(element.attribute("c")); break;
      case Tag::tab: flow_.tab(); break;
      case Tag::line_break: flow_.line_break(); break;
      case Tag::row: flow_.begin_row(); break;
      case Tag::cell: flow_.begin_cell(); break;
      case Tag::link: flow_.begin_link(element.attribute("href")); break;
      case Tag::box:
      case Tag::note: flow_.begin_box(); break;
      case Tag::picture: pictures_ = true; break;
      case Tag::span: spans_.push_back(look_of(element)); break;
      default: break;
    }
  }

  void end_shown(Tag tag) {
    switch (tag) {
      case Tag::paragraph:
        flow_.end_paragraph();
        end_paragraph();
        break;
      case Tag::row: flow_.end_row(); break;
      case Tag::cell: flow_.end_cell(); break;
      case Tag::link: flow_.end_link(); break;
      case Tag::box:
      case Tag::note: flow_.end_box(); break;
      case Tag::span:
        if (!spans_.empty()) spans_.pop_back();
        break;
      default: break;
    }
  }

  /// Paragraphs of a text box stand inside another.
  void begin_paragraph(bool struck) {
    ++paragraphs_;
    if (struck_paragraphs_ > 0 || struck) ++struck_paragraphs_;
  }
  void end_paragraph() {
    --paragraphs_;
    if (struck_paragraphs_ > 0) --struck_paragraphs_;
  }

  void spaces(std::string_view count) {
    constexpr std::size_t most = 80;
    std::size_t number = 1;
    std::from_chars(count.data(), count.data() + count.size(), number);
    flow_.text(std::string(std::min(number, most), ' '));
  }

  Where where_;
  TextFlow flow_;
  std::set<std::string> raised_styles_, struck_styles_;
  std::string style_;
  std::vector<Look> spans_;
  int skipping_ = 0;
  int paragraphs_ = 0;
  int struck_paragraphs_ = 0;  ///< open ones, from the outermost that is struck out
  int heads_ = 0;
  bool pictures_ = false;
};

/// Whether the manifest says that parts are encrypted.
class ManifestListener final : public XmlListener {
 public:
  void begin(const XmlElement& element) override {
    encrypted_ = encrypted_ || element.name == "encryption-data";
  }
  void end(std::string_view /*name*/, std::string_view /*space*/) override {}
  void text(std::string_view /*text*/) override {}
  [[nodiscard]] bool encrypted() const { return encrypted_; }

 private:
  bool encrypted_ = false;
};

Done check_encryption(Package& package) {
  constexpr std::string_view manifest = "META-INF/manifest.xml";
  ManifestListener listener;
  if (package.has(manifest)) {
    if (auto done = package.parse(manifest, listener); !done) return done;
  }
  if (!listener.encrypted() && !package.has("encrypted-package")) return std::monostate{};
  return sandbox::refuse(sandbox::Refusal::document_encrypted, "ODT");
}

}  // namespace

Result<Page> read_odt(const std::string& bytes) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected<Error>(package.error());
  if (const auto plain = check_encryption(*package); !plain) return tl::unexpected<Error>(plain.error());
  OdfListener body(OdfListener::Where::body);
  if (const auto done = package->parse("content.xml", body); !done)
    return tl::unexpected<Error>(done.error());
  OdfListener heads(OdfListener::Where::heads);
  if (package->has("styles.xml")) {
    if (const auto done = package->parse("styles.xml", heads); !done)
      return tl::unexpected<Error>(done.error());
  }
  std::string text = heads.take();
  const std::string rest = body.take();
  if (!text.empty() && !rest.empty()) text += '\n';
  text += rest;
  const bool image_only = text.empty() && body.has_pictures();
  return Page{1, std::move(text), image_only, false};
}

}  // namespace tyndau::documents
