/// \file
/// Settlements by what people call them, from the exact name to one slip of the hand.
#pragma once

#include "hearing/atlas.hpp"
#include "intake/places/near_names.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tyndau::intake {

/// How a written name is a settlement's, best first.
enum class NameFit {
  same,       ///< but for case, ё and hyphens
  alike,      ///< in another alphabet or with the letters of another keyboard
  inflected,  ///< with a case ending
  one_edit,   ///< one letter differs
};

struct NamedSettlement {
  const hearing::Settlement* settlement = nullptr;
  NameFit fit = NameFit::same;
};

/// Borrows the atlas data. \threads safe once built
class SettlementNames {
 public:
  explicit SettlementNames(const hearing::AtlasData& data);

  /// Another name of a settlement of the data. \pre before the first one_edit()
  void add_name(const hearing::Settlement& settlement, const std::string& name);

  [[nodiscard]] bool empty() const { return ids_.empty(); }
  [[nodiscard]] const hearing::Settlement* by_id(std::string_view id) const;
  /// Same and alike ones. \param name folded, without the word for its kind
  [[nodiscard]] std::vector<NamedSettlement> named(std::string_view name) const;
  [[nodiscard]] std::vector<NamedSettlement> inflected(std::string_view name) const;
  [[nodiscard]] std::vector<NamedSettlement> one_edit(std::string_view name) const;
  /// Whether named() or inflected() finds any.
  [[nodiscard]] bool knows(std::string_view name) const;

 private:
  using Bearers = std::vector<std::uint32_t>;
  void add(std::uint32_t settlement, const std::string& name);
  [[nodiscard]] const Bearers* bearing(const std::string& sound) const;
  [[nodiscard]] const NearNames& near_names() const;

  const hearing::AtlasData& data_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
  std::unordered_map<std::string, Bearers> by_sound_, exact_;
  std::unordered_map<std::string, std::uint32_t> by_letters_;
  std::vector<std::string> all_letters_;
  std::vector<Bearers> spelled_;  ///< as all_letters_
  struct Near {
    std::once_flag made;
    std::unique_ptr<NearNames> index;
  };
  std::unique_ptr<Near> near_ = std::make_unique<Near>();  ///< made when first asked
};

}  // namespace tyndau::intake
