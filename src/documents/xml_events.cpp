#include "documents/xml_events.hpp"

#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace tyndau::documents {
namespace {

using sandbox::Refusal;
using sandbox::refuse;
using sandbox::refused;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

struct FreeParser {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
};

}  // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& each) { return each.name == wanted; });
  return found == attributes.end() ? std::string_view() : found->value;
}

struct XmlParser::State {
  State(std::string part, XmlListener& to) : name(std::move(part)), listener(to) {
    static const bool once = (xmlInitParser(), true);
    static_cast<void>(once);
    xmlSAXHandler events{};
    events.initialized = XML_SAX2_MAGIC;
    events.startElementNs = &on_begin;
    events.endElementNs = &on_end;
    events.characters = &on_text;
    events.ignorableWhitespace = &on_text;
    events.cdataBlock = &on_text;
    events.internalSubset = &on_document_type;
    parser.reset(xmlCreatePushParserCtxt(&events, this, nullptr, 0, nullptr));
    if (parser) xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  }

  static State& of(void* self) { return *static_cast<State*>(self); }

  static void on_begin(void* self, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* space,
                       int /*spaces*/, const xmlChar** /*declared*/, int count, int /*defaulted*/,
                       const xmlChar** attributes) {
    State& state = of(self);
    if (++state.depth > sandbox::deepest_xml) {
      state.stop(refused(Refusal::document_depth, std::to_string(sandbox::deepest_xml)));
    }
    if (state.failure) return;
    XmlElement element{view(name), view(space), {}};
    constexpr int fields = 5;  // name, prefix, namespace, where the value begins and ends
    for (int i = 0; i < count; ++i) {
      const xmlChar** const one = attributes + static_cast<std::ptrdiff_t>(i) * fields;
      const auto* const value = reinterpret_cast<const char*>(one[3]);
      element.attributes.push_back({view(one[0]), {value, static_cast<std::size_t>(one[4] - one[3])}});
    }
    state.listener.begin(element);
  }
  static void on_end(void* self, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* space) {
    State& state = of(self);
    --state.depth;
    if (!state.failure) state.listener.end(view(name), view(space));
  }
  static void on_text(void* self, const xmlChar* text, int bytes) {
    State& state = of(self);
    if (!state.failure)
      state.listener.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes)});
  }
  static void on_document_type(void* self, const xmlChar* /*name*/, const xmlChar* /*external*/,
                               const xmlChar* /*system*/) {
    of(self).stop(refused(Refusal::document_type, "<!DOCTYPE"));
  }

  void stop(Error error) {
    if (!failure) failure = std::move(error);
    xmlStopParser(parser.get());
  }

  Result<std::monostate> parse(std::string_view bytes, bool last) {
    if (!parser) return refuse(Refusal::memory, "XML");
    const int answer =
        xmlParseChunk(parser.get(), bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
    if (failure) return tl::unexpected<Error>(*failure);
    if (answer == XML_ERR_NO_MEMORY) return refuse(Refusal::memory, "XML");
    // Names of namespaces that are no addresses and the like leave the text well formed.
    if (parser->wellFormed == 0) {
      const auto line = std::to_string(parser->input != nullptr ? parser->input->line : 0);
      return refuse(Refusal::document_broken, name + ":" + line);
    }
    return listener.state();
  }

  std::string name;
  XmlListener& listener;
  std::unique_ptr<xmlParserCtxt, FreeParser> parser;
  std::optional<Error> failure;
  int depth = 0;
};

XmlParser::XmlParser(std::string name, XmlListener& listener)
    : state_(std::make_unique<State>(std::move(name), listener)) {}
XmlParser::~XmlParser() = default;

Result<std::monostate> XmlParser::feed(std::string_view bytes) { return state_->parse(bytes, false); }

Result<std::monostate> XmlParser::finish() { return state_->parse({}, true); }

}  // namespace tyndau::documents
