#include "documents/package.hpp"

#include "sandbox/limits.hpp"
#include "sandbox/refusal.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::documents {
namespace {

using sandbox::Refusal;
using sandbox::refuse;

bool climbs(std::string_view name) {
  return name.starts_with('/') || name.starts_with("../") || name.find("/../") != std::string_view::npos ||
         name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos;
}

}  // namespace

Result<Package> Package::open(const std::string& bytes) {
  auto stream = std::make_unique<std::istringstream>(bytes);
  auto archive = sandbox::Archive::open(*stream, sandbox::most_document_entries);
  if (!archive) return tl::unexpected<Error>(archive.error());
  const auto& entries = archive->entries();
  if (std::any_of(entries.begin(), entries.end(), [](const auto& entry) { return climbs(entry.name); })) {
    return sandbox::refuse(Refusal::archive, "an entry's name leads out of it");
  }
  return Package(std::move(stream), std::move(*archive));
}

bool Package::has_below(std::string_view folder) const {
  const auto& entries = archive_.entries();
  return std::any_of(entries.begin(), entries.end(),
                     [&](const auto& entry) { return entry.name.starts_with(folder); });
}

std::string Package::beginning_of(std::string_view part) {
  constexpr std::size_t most = 200;
  std::string beginning;
  const auto* const entry = archive_.find(part);
  if (entry == nullptr) return beginning;
  static_cast<void>(archive_.read(*entry, [&](std::string_view bytes) -> Result<std::monostate> {
    beginning += bytes.substr(0, most - beginning.size());
    if (beginning.size() < most) return std::monostate{};
    return fail(ErrorCode::limit, "enough");
  }));
  return beginning;
}

Result<std::monostate> Package::parse(std::string_view part, XmlListener& listener) {
  const auto* const entry = archive_.find(part);
  if (entry == nullptr) return refuse(Refusal::document_broken, part);
  XmlParser parser(std::string(part), listener);
  auto done = archive_.read(*entry, [&](std::string_view bytes) { return parser.feed(bytes); });
  return done ? parser.finish() : done;
}

}  // namespace tyndau::documents
