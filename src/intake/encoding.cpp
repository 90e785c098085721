#include "intake/encoding.hpp"

#include "intake/fold.hpp"
#include "intake/letters.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>
#include <vector>

namespace tyndau::intake {
namespace {

constexpr std::size_t piece = 65536;

/// Counts characters of several bytes and bytes that fit into none, over pieces.
class Utf8Census {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) take(static_cast<unsigned char>(byte));
  }
  [[nodiscard]] bool mostly_utf8() const {
    const std::size_t broken = broken_ + (awaited_ > 0 ? 1 : 0);
    return broken == 0 || whole_ > 10 * broken;
  }

 private:
  void take(unsigned char byte) {
    if (awaited_ > 0) {
      if ((byte & 0xC0) == 0x80) {
        if (--awaited_ == 0) ++whole_;
        return;
      }
      ++broken_;
      awaited_ = 0;
    }
    if (byte < 0x80) return;
    if (byte >= 0xC2 && byte <= 0xDF)
      awaited_ = 1;
    else if (byte >= 0xE0 && byte <= 0xEF)
      awaited_ = 2;
    else if (byte >= 0xF0 && byte <= 0xF4)
      awaited_ = 3;
    else
      ++broken_;
  }

  std::size_t whole_ = 0;
  std::size_t broken_ = 0;
  int awaited_ = 0;
};

std::size_t read_piece(std::istream& bytes, std::vector<char>& buffer) {
  buffer.resize(piece);
  bytes.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  buffer.resize(static_cast<std::size_t>(bytes.gcount()));
  return buffer.size();
}

void rewind(std::istream& bytes, std::size_t to) {
  bytes.clear();
  bytes.seekg(static_cast<std::streamoff>(to));
}

std::optional<EncodingGuess> by_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return EncodingGuess{Encoding::utf8, 3, head.size() == 3};
  if (head.starts_with("\xFF\xFE")) return EncodingGuess{Encoding::utf16_little, 2, head.size() == 2};
  if (head.starts_with("\xFE\xFF")) return EncodingGuess{Encoding::utf16_big, 2, head.size() == 2};
  return std::nullopt;
}

/// UTF-16 without a mark: in text of tables at least a third of the high bytes are NUL.
std::optional<Encoding> by_nul_bytes(std::string_view head) {
  std::array<std::size_t, 2> nul{};
  const auto looked_at = std::min<std::size_t>(head.size(), 4096);
  for (std::size_t i = 0; i < looked_at; ++i) nul[i % 2] += head[i] == '\0' ? 1 : 0;
  const std::size_t many = looked_at / 6;
  if (looked_at < 16) return std::nullopt;
  if (nul[1] > many && nul[0] * 10 < nul[1]) return Encoding::utf16_little;
  if (nul[0] > many && nul[1] * 10 < nul[0]) return Encoding::utf16_big;
  return std::nullopt;
}

constexpr std::size_t judged = std::size_t{1} << 18U;

const char* converter_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::cp1251: return "windows-1251";
    case Encoding::koi8r: return "KOI8-R";
    case Encoding::cp866: return "IBM866";
    case Encoding::utf16_little: return "UTF-16LE";
    case Encoding::utf16_big: return "UTF-16BE";
    case Encoding::utf8: break;
  }
  return "UTF-8";
}

/// The mean surprise of the letters beyond ASCII; a capital behind a small one is surprising too.
double strangeness(std::string_view bytes, Encoding encoding) {
  constexpr double of_turn = 2;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter_name(encoding));
  double sum = 0;
  int letters = 0;
  for (int i = 0; i < text.length(); ++i) {
    if (text[i] < 0x80) continue;
    ++letters;
    sum += surprise(text[i]);
    if (i > 0 && u_isupper(text[i]) != 0 && u_islower(text[i - 1]) != 0) sum += of_turn;
  }
  return letters == 0 ? 0 : sum / letters;
}

/// Another code page than CP1251 only where the text reads clearly better in it.
Encoding code_page_of(std::string_view bytes) {
  constexpr double clearly = 0.5;
  Encoding best = Encoding::cp1251;
  double least = strangeness(bytes, best) - clearly;
  for (const Encoding one : {Encoding::koi8r, Encoding::cp866}) {
    const double strange = strangeness(bytes, one);
    if (strange >= least) continue;
    least = strange;
    best = one;
  }
  return best;
}

}  // namespace

bool is_code_page(Encoding encoding) {
  return encoding == Encoding::cp1251 || encoding == Encoding::koi8r || encoding == Encoding::cp866;
}

std::string_view code(Encoding encoding) {
  switch (encoding) {
    case Encoding::cp1251: return "CP1251";
    case Encoding::koi8r: return "KOI8-R";
    case Encoding::cp866: return "CP866";
    case Encoding::utf16_little: return "UTF-16LE";
    case Encoding::utf16_big: return "UTF-16BE";
    case Encoding::utf8: break;
  }
  return "UTF-8";
}

std::optional<Encoding> encoding_from_name(std::string_view name) {
  const std::string folded = fold_tight(name);
  if (folded == "utf8" || folded == "utf8bom") return Encoding::utf8;
  if (folded == "cp1251" || folded == "windows1251" || folded == "1251" || folded == "win1251")
    return Encoding::cp1251;
  if (folded == "koi8r" || folded == "koi8") return Encoding::koi8r;
  if (folded == "cp866" || folded == "ibm866" || folded == "866" || folded == "dos") return Encoding::cp866;
  if (folded == "utf16" || folded == "utf16le") return Encoding::utf16_little;
  if (folded == "utf16be") return Encoding::utf16_big;
  return std::nullopt;
}

EncodingGuess guess_encoding(std::istream& bytes) {
  rewind(bytes, 0);
  std::vector<char> buffer;
  EncodingGuess guess;
  Utf8Census census;
  std::string sample;
  bool first = true;
  while (read_piece(bytes, buffer) > 0) {
    const std::string_view view(buffer.data(), buffer.size());
    guess.empty = false;
    if (first) {
      auto sure = by_mark(view);
      if (!sure) {
        if (const auto wide = by_nul_bytes(view)) sure = EncodingGuess{*wide, 0, false};
      }
      if (sure) {
        rewind(bytes, 0);
        return *sure;
      }
    }
    first = false;
    census.add(view);
    if (sample.size() < judged) sample += view;
  }
  if (!census.mostly_utf8()) guess.encoding = code_page_of(sample);
  rewind(bytes, 0);
  return guess;
}

struct TextStream::Converter {
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  using Handle = std::unique_ptr<UConverter, Close>;

  explicit Converter(Encoding encoding) {
    UErrorCode status = U_ZERO_ERROR;
    from.reset(ucnv_open(converter_name(encoding), &status));
    to.reset(ucnv_open("UTF-8", &status));
  }

  Handle from;
  Handle to;
  std::vector<UChar> pivot = std::vector<UChar>(piece);
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  bool started = false;
};

TextStream::TextStream(std::istream& bytes, Encoding encoding, std::size_t bom_bytes)
    : bytes_(&bytes),
      converter_(encoding == Encoding::utf8 ? nullptr : std::make_unique<Converter>(encoding)) {
  rewind(bytes, bom_bytes);
}
TextStream::~TextStream() = default;
TextStream::TextStream(TextStream&&) noexcept = default;
TextStream& TextStream::operator=(TextStream&&) noexcept = default;

bool TextStream::read_more(std::string& text) {
  std::vector<char> buffer;
  if (read_piece(*bytes_, buffer) == 0) return false;
  if (!converter_) {
    text.append(buffer.data(), buffer.size());
    return true;
  }
  auto& converter = *converter_;
  if (!converter.from || !converter.to) return false;
  const bool last = bytes_->peek() == std::istream::traits_type::eof();
  const char* source = buffer.data();
  const char* const source_end = source + buffer.size();
  std::array<char, 16384> out{};
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(converter.to.get(), converter.from.get(), &target, out.data() + out.size(), &source,
                   source_end, converter.pivot.data(), &converter.pivot_source, &converter.pivot_target,
                   converter.pivot.data() + converter.pivot.size(), converter.started ? 0 : 1, last ? 1 : 0,
                   &status);
    converter.started = true;
    text.append(out.data(), static_cast<std::size_t>(target - out.data()));
  }
  return true;
}

}  // namespace tyndau::intake
