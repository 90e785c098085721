#include "documents/docx_parts.hpp"

#include "sandbox/refusal.hpp"

#include <algorithm>
#include <utility>

namespace tyndau::documents {
namespace {

std::string folder_of(std::string_view part) {
  const auto slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string relations_part(std::string_view part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

/// A target as the name of a part. It is only ever compared with the names in the archive.
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder = folder_of(folder);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string(target);
}

class RelationsListener final : public XmlListener {
 public:
  explicit RelationsListener(std::string folder) : folder_(std::move(folder)) {}
  void begin(const XmlElement& element) override {
    if (element.name != "Relationship") return;
    const std::string_view type = element.attribute("Type");
    const std::string_view target = element.attribute("Target");
    const bool outside = element.attribute("TargetMode") == "External";
    relations_.add({std::string(element.attribute("Id")), std::string(type.substr(type.rfind('/') + 1)),
                    outside ? std::string(target) : resolved(folder_, target), outside});
  }
  void end(std::string_view /*name*/, std::string_view /*space*/) override {}
  void text(std::string_view /*text*/) override {}
  [[nodiscard]] Relations take() { return std::move(relations_); }

 private:
  std::string folder_;
  Relations relations_;
};

}  // namespace

std::string_view Relations::target_of(std::string_view id) const {
  const auto found = std::find_if(all_.begin(), all_.end(),
                                  [&](const Relation& each) { return each.id == id && each.outside; });
  return found == all_.end() ? std::string_view() : std::string_view(found->target);
}

std::vector<std::string> Relations::targets_of(std::string_view kind) const {
  std::vector<std::string> targets;
  for (const auto& relation : all_) {
    const bool known = std::find(targets.begin(), targets.end(), relation.target) != targets.end();
    if (!relation.outside && relation.kind == kind && !known) targets.push_back(relation.target);
  }
  return targets;
}

Result<Relations> relations_of(Package& package, const std::string& part) {
  const std::string name = relations_part(part);
  RelationsListener listener(folder_of(part));
  if (!package.has(name)) return listener.take();
  if (const auto done = package.parse(name, listener); !done) return tl::unexpected<Error>(done.error());
  return listener.take();
}

Result<std::string> main_part(Package& package) {
  const auto relations = relations_of(package, "");
  if (!relations) return tl::unexpected<Error>(relations.error());
  const auto named = relations->targets_of("officeDocument");
  const std::string part = named.empty() ? "word/document.xml" : named.front();
  if (package.has(part)) return part;
  return sandbox::refuse(sandbox::Refusal::document_broken, part);
}

}  // namespace tyndau::documents
