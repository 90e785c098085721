/// \file
/// How the parts of a DOCX refer to each other.
#pragma once

#include "core/result.hpp"
#include "documents/package.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tyndau::documents {

/// What one part refers to.
class Relations {
 public:
  struct Relation {
    std::string id;
    std::string kind;    ///< the last word of its type: "header", "hyperlink"
    std::string target;  ///< the name of a part, or an address outside
    bool outside = false;
  };
  void add(Relation relation) { all_.push_back(std::move(relation)); }
  /// The address outside that an identifier stands for; empty when there is none.
  [[nodiscard]] std::string_view target_of(std::string_view id) const;
  /// The parts of a kind, in the order of the file.
  [[nodiscard]] std::vector<std::string> targets_of(std::string_view kind) const;

 private:
  std::vector<Relation> all_;
};

/// \param part "word/document.xml"; "" for the archive as a whole \return none when the part has no relations
[[nodiscard]] Result<Relations> relations_of(Package& package, const std::string& part);

/// The part that holds the text. \return document_broken when there is none
[[nodiscard]] Result<std::string> main_part(Package& package);

}  // namespace tyndau::documents
