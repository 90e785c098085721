#include "documents/page_frames.hpp"

#include "documents/clean_text.hpp"
#include "sandbox/bytes.hpp"

#include <utility>

namespace tyndau::documents {
namespace {

constexpr std::uint8_t last_format = static_cast<std::uint8_t>(DocumentFormat::text);
constexpr std::uint8_t image_only = 1;
constexpr std::uint8_t garbled = 2;

}  // namespace

std::string encoded(const DocumentHead& head) {
  sandbox::ByteWriter bytes;
  bytes.put(static_cast<std::uint8_t>(head.format));
  bytes.put_size(head.pages_in_all);
  return bytes.bytes();
}

std::string encoded(const Page& page) {
  sandbox::ByteWriter bytes;
  bytes.put(page.number);
  bytes.put(static_cast<std::uint8_t>((page.image_only ? image_only : 0) | (page.garbled ? garbled : 0)));
  bytes.put_text(page.text);
  return bytes.bytes();
}

std::optional<DocumentHead> head_from(std::string_view payload) {
  sandbox::ByteReader bytes(payload);
  const auto format = bytes.take<std::uint8_t>();
  const auto pages = bytes.take<std::uint64_t>();
  constexpr std::uint64_t most = 10'000'000;
  if (!bytes.complete() || format > last_format || pages > most) return std::nullopt;
  return DocumentHead{static_cast<DocumentFormat>(format), static_cast<std::size_t>(pages)};
}

std::optional<Page> page_from(std::string_view payload) {
  sandbox::ByteReader bytes(payload);
  Page page;
  page.number = bytes.take<int>();
  const auto flags = bytes.take<std::uint8_t>();
  page.image_only = (flags & image_only) != 0;
  page.garbled = (flags & garbled) != 0;
  page.text = bytes.take_text();
  const bool textless = page.image_only || page.garbled;
  if (!bytes.complete() || flags > (image_only | garbled) || (textless && !page.text.empty()) ||
      !is_clean(page.text)) {
    return std::nullopt;
  }
  return page;
}

}  // namespace tyndau::documents
