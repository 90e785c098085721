/// \file
/// In which encoding a text file was written, and its bytes as UTF-8, piece by piece.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tyndau::intake {

enum class Encoding { utf8, cp1251, utf16_little, utf16_big, koi8r, cp866 };
/// "UTF-8", "CP1251", "UTF-16LE", "UTF-16BE", "KOI8-R", "CP866".
[[nodiscard]] std::string_view code(Encoding encoding);
/// Of one byte for each letter: guessed, for no byte says which it is.
[[nodiscard]] bool is_code_page(Encoding encoding);
/// Reads the names people use: utf-8, utf8, cp1251, windows-1251, utf-16 …
[[nodiscard]] std::optional<Encoding> encoding_from_name(std::string_view name);

/// What the bytes of a file say about their encoding.
struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  std::size_t bom_bytes = 0;
  bool empty = true;  ///< no byte but the byte order mark
};

/// Reads the whole stream once, holding 64 KiB at a time, and rewinds it. A byte order mark decides; else UTF-8 when the
/// bytes are UTF-8 (a few broken ones among many right ones do not change that), UTF-16 when every other byte is NUL,
/// else the code page in which its first 256 KiB read most like Kazakh or Russian; CP1251 in doubt.
/// \pre the stream can seek
[[nodiscard]] EncodingGuess guess_encoding(std::istream& bytes);

/// The text of a stream as UTF-8. UTF-8 itself passes through unchecked.
class TextStream {
 public:
  /// Borrows the stream, which must outlive this. Starts at its beginning, behind the byte order mark.
  TextStream(std::istream& bytes, Encoding encoding, std::size_t bom_bytes);
  ~TextStream();
  TextStream(TextStream&&) noexcept;
  TextStream& operator=(TextStream&&) noexcept;

  /// Appends at most about 64 KiB. \return false at the end, with nothing appended.
  bool read_more(std::string& text);

 private:
  struct Converter;
  std::istream* bytes_;
  std::unique_ptr<Converter> converter_;  ///< null for UTF-8
};

}  // namespace tyndau::intake
