/// \file
/// Appends JSON to a string: compact, valid UTF-8, the same bytes for the same values in every locale.
#pragma once

#include "core/text.hpp"
#include "core/units.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::hearing::json {

/// Writes one JSON value piece by piece; commas come by themselves.
class Writer {
 public:
  /// \p out must outlive the writer; what it already holds stays.
  explicit Writer(std::string& out) : out_(out) {}

  Writer& key(std::string_view name);
  /// A name that stands in the source: plain letters, digits and underscores.
  template <std::size_t Size>
  Writer& key(const char (&name)[Size]) {
    return plain_key({name, Size - 1});
  }
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// Bytes that are not UTF-8 become U+FFFD.
  void string(std::string_view text);
  /// The shortest decimal that reads back as the same double; null when not finite.
  void number(double value);
  /// Rounded to so many decimals, without trailing zeros, never "-0"; null when not finite.
  void rounded(double value, int decimals);
  void integer(std::int64_t value);
  void boolean(bool value);
  void null();
  /// A value that is JSON already.
  void raw(std::string_view json);

  void member(std::string_view name, std::string_view text) { key(name).string(text); }
  template <std::size_t Size>
  void member(const char (&name)[Size], std::string_view text) {
    key(name).string(text);
  }
  /// {"kk": …, "ru": …, "en": …}
  void text(const Text& text);

  /// An object that is left out, key and all, when \p fill writes nothing into it.
  template <class Fill>
  void object_unless_empty(std::string_view name, Fill fill) {
    const std::size_t before = out_.size();
    const bool fresh = fresh_;
    key(name).begin_object();
    const std::size_t inside = out_.size();
    fill();
    if (out_.size() != inside) {
      end_object();
      return;
    }
    out_.resize(before);
    fresh_ = fresh;
  }

 private:
  Writer& plain_key(std::string_view name);
  void separate();
  void open(char bracket);
  void close(char bracket);

  std::string& out_;
  bool fresh_ = true;  ///< no comma before the next piece
};

/// Appends \p text between quotation marks, escaped.
void append_quoted(std::string& out, std::string_view text);

}  // namespace tyndau::hearing::json
