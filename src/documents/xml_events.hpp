/// \file
/// XML as events, from bytes that nobody vouches for: no entities, no document type, no other files, no network.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tyndau::documents {

/// One element as it begins. Its views live as long as the call.
struct XmlElement {
  struct Attribute {
    std::string_view name;  ///< without prefix
    std::string_view value;
  };
  std::string_view name;  ///< without prefix
  std::string_view space;
  std::vector<Attribute> attributes;

  /// The first attribute of that name, else empty.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

/// Is told what stands in the XML. An error ends the parsing.
class XmlListener {
 public:
  XmlListener() = default;
  XmlListener(const XmlListener&) = delete;
  XmlListener& operator=(const XmlListener&) = delete;
  virtual ~XmlListener() = default;
  virtual void begin(const XmlElement& element) = 0;
  virtual void end(std::string_view name, std::string_view space) = 0;
  virtual void text(std::string_view text) = 0;
  /// Asked after each piece: whether more is wanted.
  [[nodiscard]] virtual Result<std::monostate> state() const { return std::monostate{}; }
};

/// A parser of one text that comes in pieces.
class XmlParser {
 public:
  /// \param name of the part, for errors
  XmlParser(std::string name, XmlListener& listener);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// \return the refusals `document_type`, `document_depth`, `document_broken`, `memory`; what the listener says
  [[nodiscard]] Result<std::monostate> feed(std::string_view bytes);
  /// \return also document_broken when the text is not whole
  [[nodiscard]] Result<std::monostate> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tyndau::documents
