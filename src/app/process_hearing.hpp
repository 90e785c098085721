/// \file
/// The hearing that a request states, and the places that it brings along.
#pragma once

#include "app/processes.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::app {

struct HearingInput {
  std::shared_ptr<const Engine> engine;  ///< with the request's own places beside the store's
  hearing::Case hearing;                 ///< its places resolved
};

/// Of the inputs "hearing", "settlements", "zones" and "units".
/// \return senseless and too_large for places that cannot be used \throws hearing::json::Fault
[[nodiscard]] Answer<HearingInput> read_hearing(const hearing::json::Object& inputs,
                                                const Workshop& workshop);

/// What a word among the inputs stands for; \p otherwise where it is not given. \param known the words, for who gave another
template <class Value, class Read>
[[nodiscard]] Value chosen(const hearing::json::Object& inputs, const char* name, Value otherwise, Read read,
                           const char* known) {
  const std::string word = inputs.text(name);
  if (word.empty()) return otherwise;
  const std::optional<Value> value = read(word);
  if (!value) throw hearing::json::Fault(inputs.pointer(name), std::string("expected one of: ") + known);
  return *value;
}

/// Members "mediaType", "encoding" (base64, where it is no text) and "value" of a file.
void write_file(hearing::json::Writer& out, std::string_view media_type, bool is_text,
                const std::string& bytes);

}  // namespace tyndau::app
