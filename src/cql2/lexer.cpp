#include "cql2/lexer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace tyndau::cql2 {
namespace {

constexpr std::size_t longest_quotation = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) { return starts_name(c) || is_digit(c) || c == '.'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> read() {
    std::vector<Token> tokens;
    while (true) {
      while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) {
        ++at_;
      }
      Token token;
      token.at = at_;
      if (at_ < text_.size()) {
        if (auto problem = read_one(token)) return tl::unexpected<Error>(std::move(*problem));
      }
      token.past = at_;
      tokens.push_back(std::move(token));
      if (tokens.back().kind == TokenKind::end) return tokens;
    }
  }

 private:
  std::optional<Error> read_one(Token& token) {
    const char c = text_[at_];
    const char after = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == '\'' || c == '"') return quoted(token, c);
    if (starts_name(c)) {
      token.kind = TokenKind::word;
      while (at_ < text_.size() && continues_name(text_[at_])) token.text += text_[at_++];
      return std::nullopt;
    }
    const bool sign = c == '-' || c == '+';
    if (is_digit(c) || (sign && (is_digit(after) || after == '.')) || (c == '.' && is_digit(after))) {
      return number(token);
    }
    return symbol(token);
  }

  std::optional<Error> quoted(Token& token, char quote) {
    token.kind = quote == '"' ? TokenKind::quoted_name : TokenKind::text;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      const char after = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      const bool doubled = c == quote && after == quote;
      if (c == quote && !doubled) {
        ++at_;
        return std::nullopt;
      }
      if (doubled || (quote == '\'' && c == '\\' && after == quote)) ++at_;
      token.text += text_[at_];
    }
    return refusal(token.at, "cql2.unended", "a quotation that begins here never ends");
  }

  std::optional<Error> number(Token& token) {
    token.kind = TokenKind::number;
    const std::size_t start = at_ + std::size_t{text_[at_] == '+'};
    const char* const last = text_.data() + text_.size();
    const auto [end, problem] = std::from_chars(text_.data() + start, last, token.number);
    if (problem != std::errc{} || !std::isfinite(token.number)) {
      return refusal(token.at, "cql2.number", "a finite number is expected");
    }
    at_ = static_cast<std::size_t>(end - text_.data());
    if (at_ < text_.size() && continues_name(text_[at_])) {
      return refusal(token.at, "cql2.number", "a number with nothing attached to it is expected");
    }
    token.text = text_.substr(token.at, at_ - token.at);
    return std::nullopt;
  }

  std::optional<Error> symbol(Token& token) {
    token.kind = TokenKind::symbol;
    for (const std::string_view known : {"<>", "<=", ">=", "=", "<", ">", "(", ")", ","}) {
      if (!text_.substr(at_).starts_with(known)) continue;
      token.text = known;
      at_ += known.size();
      return std::nullopt;
    }
    return refusal(at_, "cql2.unexpected", "a name, a literal or an operator is expected");
  }

  [[nodiscard]] Error refusal(std::size_t at, std::string reason, const std::string& message) const {
    std::size_t length = std::min(longest_quotation, text_.size() - at);
    while (at + length < text_.size() && (static_cast<unsigned char>(text_[at + length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    std::string seen(text_.substr(at, length));
    return error_at(ErrorCode::bad_input, at, std::move(reason), seen, "\"" + seen + "\": " + message);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Error error_at(ErrorCode code, std::size_t at, std::string reason, std::string value, std::string message) {
  const std::string where = "character " + std::to_string(at + 1);
  return Error{code, "filter, " + where + ": " + std::move(message), where, std::move(reason),
               std::move(value)};
}

Result<std::vector<Token>> tokens_of(std::string_view text) { return Lexer(text).read(); }

}  // namespace tyndau::cql2
