#include "documents/charset.hpp"

#include "intake/encoding.hpp"
#include "intake/letters.hpp"
#include "sandbox/refusal.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <sstream>

namespace tyndau::documents {
namespace {

using icu::UnicodeString;
using sandbox::Refusal;

struct Candidate {
  const char* converter;
  bool kazakh = false;  ///< with the letters of KZ-1048
};
constexpr std::array candidates{Candidate{"windows-1251"}, Candidate{"windows-1251", true},
                                Candidate{"KOI8-R"}, Candidate{"IBM866"}, Candidate{"ISO-8859-5"}};

/// Where the two code pages differ: the letters of CP1251 and those of KZ-1048.
constexpr std::u16string_view of_cp1251 = u"ЌЋќћЎўЈҐЄЇґєјЅѕї";
constexpr std::u16string_view of_kz1048 = u"ҚҺқһҰұӘӨҒҮөғәҢңү";

UnicodeString decoded(const std::string& bytes, const Candidate& candidate) {
  UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), candidate.converter);
  if (!candidate.kazakh) return text;
  for (int i = 0; i < text.length(); ++i) {
    const auto at = of_cp1251.find(text[i]);
    if (at != std::u16string_view::npos) text.setCharAt(i, of_kz1048[at]);
  }
  return text;
}

/// The mean surprise of the characters beyond ASCII. A capital letter behind a small one is surprising too.
double strangeness(const UnicodeString& text) {
  constexpr double of_turn = 2;
  double sum = 0;
  int characters = 0;
  for (int i = 0; i < text.length(); ++i) {
    if (text[i] < 0x80) continue;
    ++characters;
    sum += intake::surprise(text[i]);
    if (i > 0 && u_isupper(text[i]) && u_islower(text[i - 1])) sum += of_turn;
  }
  return characters == 0 ? 0 : sum / characters;
}

/// The code page that a name means, among the candidates.
std::optional<std::size_t> index_of(std::string_view name) {
  std::string tight;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      tight += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  constexpr std::array<std::pair<std::string_view, std::size_t>, 9> names{{{"windows1251", 0},
                                                                           {"cp1251", 0},
                                                                           {"kz1048", 1},
                                                                           {"rk1048", 1},
                                                                           {"strk10482002", 1},
                                                                           {"koi8r", 2},
                                                                           {"ibm866", 3},
                                                                           {"cp866", 3},
                                                                           {"iso88595", 4}}};
  const auto* const found =
      std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == tight; });
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

/// The likeliest of the code pages. Judged by the first 256 KiB.
Result<std::string> of_code_page(const std::string& bytes, std::string_view declared) {
  constexpr std::size_t judged = std::size_t{1} << 18U;
  constexpr double margin = 0.1, too_strange = 5.5;
  const std::string sample = bytes.substr(0, judged);
  const auto stated = index_of(declared);
  std::size_t best = 0;
  double least = too_strange;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double strange = strangeness(decoded(sample, candidates[i])) - (stated == i ? margin : 0);
    if (strange >= least) continue;
    least = strange;
    best = i;
  }
  if (least >= too_strange) {
    return sandbox::refuse(Refusal::document_charset,
                           "UTF-8, UTF-16, CP1251, KZ-1048, KOI8-R, CP866, ISO-8859-5");
  }
  std::string text;
  return decoded(bytes, candidates[best]).toUTF8String(text);
}

/// Files that are no text have control codes everywhere; a stray one is forgiven.
bool is_text(std::string_view bytes) {
  const auto codes = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') ||
           c == 0x7F;
  }));
  return codes * 50 <= bytes.size() + 49;
}

std::string converted(std::istringstream& stream, const intake::EncodingGuess& guess) {
  intake::TextStream text(stream, guess.encoding, guess.bom_bytes);
  std::string all;
  while (text.read_more(all)) {
  }
  return all;
}

}  // namespace

Result<std::string> utf8_of(const std::string& bytes, std::string_view declared) {
  std::istringstream stream(bytes);
  const auto guess = intake::guess_encoding(stream);
  Result<std::string> text =
      intake::is_code_page(guess.encoding) ? of_code_page(bytes, declared) : converted(stream, guess);
  if (intake::is_code_page(guess.encoding) && !is_text(bytes)) {
    return sandbox::refuse(Refusal::document_kind, "?");
  }
  if (text && !is_text(*text)) {
    return sandbox::refuse(Refusal::document_kind, "?");
  }
  return text;
}

}  // namespace tyndau::documents
