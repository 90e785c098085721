#include "sandbox/archive.hpp"
#include "sandbox/checks.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace tyndau::sandbox {
namespace {

bool is_xml(std::string_view name) {
  constexpr std::array<std::string_view, 4> kinds{".xml", ".rels", ".kml", ".rdf"};
  std::string small(name);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(kinds.begin(), kinds.end(), [&](auto kind) { return small.ends_with(kind); });
}

/// "/x", "a/../../x": readers disagree on where such entries belong.
bool leads_out(std::string_view name) {
  if (name.starts_with('/') || name.find('\0') != std::string_view::npos) return true;
  for (std::size_t at = name.find(".."); at != std::string_view::npos; at = name.find("..", at + 1)) {
    const bool begins = at == 0 || name[at - 1] == '/' || name[at - 1] == '\\';
    const bool ends = at + 2 == name.size() || name[at + 2] == '/' || name[at + 2] == '\\';
    if (begins && ends) return true;
  }
  return false;
}

Result<std::monostate> check(Archive& archive, const Archive::Entry& entry) {
  if (leads_out(entry.name)) {
    return refuse(Refusal::archive, "the name of an entry leads out of it");
  }
  PrologCheck prolog;
  bool searching = is_xml(entry.name);
  return archive.read(entry, [&](std::string_view bytes) -> Result<std::monostate> {
    if (!searching) return std::monostate{};
    const auto answer = prolog.take(bytes);
    searching = answer == PrologCheck::Answer::more;
    if (answer != PrologCheck::Answer::document_type) return std::monostate{};
    return refuse(Refusal::document_type, "<!DOCTYPE");
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
