#include "notices/measured_from.hpp"

#include "notices/dwelling_choice.hpp"
#include "notices/phrases.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

constexpr std::string_view site_words =
    "площадк*|промплощадк*|объект*|участк*|участок|предприят*|источник*|производств*|границ*|алаңнан|"
    "алаңынан|"
    "учаскеден|учаскесінен|нысаннан|кәсіпорыннан|шекарасынан|өндірістен|карьер*|site";
constexpr std::string_view other_words =
    "офис*|контор*|кеңсе*|въезд*|кпп|проходн*|кіреберіс*|вахтов*|вахталық|абк|административн*|әкімшілік|"
    "управлен*|рек*|озер*|дорог*|трасс*|автодорог*|железн*|станци*|аэропорт*|өзен*|жолдан|жолынан|көлден|"
    "трассадан|стансадан|стансасынан|склад*|қойма*|столов*|асхана*|общежит*|базы|базадан|базасынан|офистен|"
    "кеңседен|центра|центр|орталықтан|орталығынан|школы|больницы|мектептен|водозабор*|скважин*";

bool parts(const Tokens& tokens, std::size_t i) {
  return tokens.is_mark(i, U',') || tokens.is_mark(i, U';') || tokens.is_mark(i, U':') ||
         tokens.is_mark(i, U'(') || tokens.is_mark(i, U')');
}

/// What the words behind "от", or before an ending of the ablative, name.
From named(const Scene& scene, const Owners& owners, Span words, bool from_behind) {
  for (std::size_t n = 0; n < words.size(); ++n) {
    const std::size_t i = from_behind ? words.last - 1 - n : words.first + n;
    if (has(scene, i, dwelling_words)) return From::unsaid;
    const Owner owner = owners.first_in({i, i + 1});
    if (has(scene, i, other_words) && owner != Owner::project) return From::another;
    if (has(scene, i, site_words) || owner == Owner::project) {
      const bool neighbours = owners.last_in({words.first, i + 1}) == Owner::another;
      return neighbours ? From::another : From::site;
    }
  }
  return From::unsaid;
}

bool ablative(std::string_view word) {
  static constexpr std::array<std::string_view, 6> endings{"нан", "нен", "дан", "ден", "тан", "тен"};
  return std::any_of(endings.begin(), endings.end(),
                     [word](std::string_view ending) { return word.ends_with(ending); });
}

constexpr std::size_t reach = 6;  ///< tokens

/// "12 км от офиса"
From behind(const Scene& scene, const Owners& owners, std::size_t word) {
  if (!has(scene, word, "от|from")) return From::unsaid;
  std::size_t last = word + 1;
  while (last < std::min(scene.tokens().size(), word + 1 + reach) && scene.tokens().is(last, TokenKind::word))
    ++last;
  return named(scene, owners, {word + 1, last}, false);
}

/// "от въезда на территорию – 15 км", "от карьера до жилья 3 км": the last "от" before the length.
From before(const Scene& scene, const Owners& owners, Span length) {
  constexpr std::size_t far = 16;
  const Tokens& tokens = scene.tokens();
  const std::size_t begin =
      std::max(scene.outline.sentence_of(length.first).first, length.first - std::min(length.first, far));
  for (std::size_t i = length.first; i > begin && !tokens.is_mark(i - 1, U';'); --i) {
    if (tokens.is(i - 1, TokenKind::number)) return From::unsaid;
    if (!has(scene, i - 1, "от")) continue;
    std::size_t last = i;
    while (last < std::min(length.first, i + reach) && !parts(tokens, last) && !has(scene, last, "до"))
      ++last;
    return named(scene, owners, {i, last}, false);
  }
  return From::unsaid;
}

/// "кеңседен 12 км", "карьер шекарасынан тұрғын үйге дейін 3 км"
From in_ablative(const Scene& scene, const Owners& owners, Span length) {
  constexpr std::size_t far = 9;
  const Tokens& tokens = scene.tokens();
  const std::size_t begin =
      std::max(scene.outline.sentence_of(length.first).first, length.first - std::min(length.first, far));
  for (std::size_t i = length.first; i > begin; --i) {
    if (parts(tokens, i - 1) || tokens.is(i - 1, TokenKind::number)) break;
    if (!tokens.is(i - 1, TokenKind::word) || !ablative(tokens.folded(i - 1))) continue;
    std::size_t first = i - 1;
    while (first > begin && i - first < 4 && tokens.is(first - 1, TokenKind::word)) --first;
    return named(scene, owners, {first, i}, true);
  }
  return From::unsaid;
}

}  // namespace

From measured_from(const Scene& scene, const Owners& owners, Span length) {
  if (const From said = behind(scene, owners, length.last); said != From::unsaid) return said;
  if (const From said = before(scene, owners, length); said != From::unsaid) return said;
  return in_ablative(scene, owners, length);
}

}  // namespace tyndau::notices
