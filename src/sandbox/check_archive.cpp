#include "sandbox/archive.hpp"
#include "sandbox/checks.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>

namespace tyndau::sandbox {
namespace {

bool is_xml(std::string_view name) {
  constexpr std::array<std::string_view, 4> kinds{".xml", ".rels", ".kml", ".rdf"};
  return std::any_of(kinds.begin(), kinds.end(), [&](auto kind) { return name.ends_with(kind); });
}

Result<std::monostate> check(Archive& archive, const Archive::Entry& entry) {
  PrologCheck prolog;
  bool searching = is_xml(entry.name);
  return archive.read(entry, [&](std::string_view bytes) -> Result<std::monostate> {
    if (!searching) return std::monostate{};
    const auto answer = prolog.take(bytes);
    searching = answer == PrologCheck::Answer::more;
    if (answer != PrologCheck::Answer::document_type) return std::monostate{};
    return tl::unexpected<Error>(refused(Refusal::document_type, "<!DOCTYPE"));
  });
}

}  // namespace

Result<std::monostate> check_archive(std::istream& bytes) {
  auto archive = Archive::open(bytes, most_archive_entries);
  if (!archive) return tl::unexpected<Error>(archive.error());
  for (const auto& entry : archive->entries()) {
    if (auto checked = check(*archive, entry); !checked) return checked;
  }
  return std::monostate{};
}

}  // namespace tyndau::sandbox
