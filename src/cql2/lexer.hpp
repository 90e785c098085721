/// \file
/// CQL2 text as tokens.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::cql2 {

enum class TokenKind { word, quoted_name, text, number, symbol, end };

/// A piece of the text. `text` is its content: without quotes, doubled quotes as one; a symbol as it stands.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  std::size_t at = 0;    ///< its first byte
  std::size_t past = 0;  ///< the byte after it
  double number = 0.0;
};

/// An error about the byte \p at of the filter, as every error of this room is made.
[[nodiscard]] Error error_at(ErrorCode code, std::size_t at, std::string reason, std::string value,
                             std::string message);
/// The tokens, the last of them `end`. \return bad_input for text that is no token or never ends
[[nodiscard]] Result<std::vector<Token>> tokens_of(std::string_view text);

}  // namespace tyndau::cql2
