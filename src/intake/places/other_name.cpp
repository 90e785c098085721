#include "intake/places/other_name.hpp"

#include "intake/places/name_keys.hpp"
#include "intake/places/place_text.hpp"

#include <algorithm>

namespace tyndau::intake {
namespace {

enum class Likeness { none, one_edit, same };

/// A written name, to be compared with many.
class Wanted {
 public:
  explicit Wanted(std::string_view written) {
    const auto key = settlement_key(read_place(written).name);
    sound_ = sound_key(key);
    letters_ = letter_key(key);
  }

  [[nodiscard]] Likeness to(const std::string& name) const {
    if (name.empty() || sound_.empty()) return Likeness::none;
    const auto key = settlement_key(name);
    if (sound_key(key) == sound_) return Likeness::same;
    return one_edit_apart(letter_key(key), letters_) ? Likeness::one_edit : Likeness::none;
  }

 private:
  std::string sound_, letters_;
};

}  // namespace

std::string other_name(std::string_view written, const hearing::Settlement& settlement) {
  const Wanted wanted(written);
  const auto& [kk, ru, en] = settlement.names;
  auto nearest = std::max({wanted.to(settlement.name), wanted.to(kk), wanted.to(ru), wanted.to(en)});
  std::string other;
  for (const auto& name : settlement.alternate_names) {
    const auto likeness = wanted.to(name);
    if (likeness <= nearest) continue;
    nearest = likeness;
    other = name;
  }
  return other;
}

}  // namespace tyndau::intake
