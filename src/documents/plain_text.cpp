#include "documents/charset.hpp"
#include "documents/clean_text.hpp"
#include "documents/reading.hpp"

namespace tyndau::documents {

Result<Page> read_text(const std::string& bytes) {
  const auto text = utf8_of(bytes, {});
  if (!text) return tl::unexpected<Error>(text.error());
  return Page{1, joined_lines(cleaned(*text)), false, false};
}

}  // namespace tyndau::documents
