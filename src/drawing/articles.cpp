#include "drawing/verdict.hpp"
#include "layers/words.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace tyndau::drawing {
namespace {

/// "73(3)-(4)" is article 73, parts 3-4; "70(1)(3)" is article 70, part 1, point 3.
struct Provision {
  std::string article;
  std::vector<std::string> parts;
  bool range = false;  ///< of the last part
};

/// Letters and digits only, no brackets.
bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_of("()-, ") == std::string_view::npos;
}

std::optional<Provision> provision_of(std::string_view text) {
  Provision provision;
  const std::size_t open = text.find('(');
  provision.article = std::string(text.substr(0, open));
  if (!is_number(provision.article)) return std::nullopt;
  text = open == std::string_view::npos ? std::string_view() : text.substr(open);
  while (!text.empty()) {
    const bool to = text.front() == '-';
    if (to) text.remove_prefix(1);
    const std::size_t close = text.find(')');
    if (text.empty() || text.front() != '(' || close == std::string_view::npos || provision.range)
      return std::nullopt;
    const std::string part(text.substr(1, close - 1));
    if (!is_number(part) || (to && provision.parts.empty())) return std::nullopt;
    provision.range = to;
    if (to) {
      provision.parts.back() += "–" + part;
    } else {
      provision.parts.push_back(part);
    }
    text.remove_prefix(close + 1);
  }
  return provision.parts.size() <= 2 ? std::optional(provision) : std::nullopt;
}

std::string spoken(const Provision& provision, const Pen& pen) {
  const auto& parts = provision.parts;
  if (parts.empty()) return pen.say("article.whole", {{"article", provision.article}});
  if (parts.size() == 1) {
    return pen.say(provision.range ? "article.parts" : "article.part",
                   {{"article", provision.article}, {"part", parts[0]}});
  }
  return pen.say(provision.range ? "article.points" : "article.point",
                 {{"article", provision.article}, {"part", parts[0]}, {"point", parts[1]}});
}

std::vector<std::string_view> split(std::string_view text) {
  constexpr std::string_view between = ", ";
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(between); at != std::string_view::npos; at = text.find(between)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + between.size());
  }
  parts.push_back(text);
  return parts;
}

}  // namespace

std::string article(const RuleReference& rule, const Pen& pen) {
  const std::string whole(rule.article);
  constexpr std::string_view annex = "annex ";
  if (whole.starts_with(annex)) {
    const auto parts = split(rule.article.substr(annex.size()));
    if (parts.size() == 2)
      return pen.say("article.annex", {{"article", std::string(parts[0])}, {"part", std::string(parts[1])}});
    return pen.say("article.whole", {{"article", whole}});
  }
  // English writes articles as lawyers cite them; the other languages have words for each part.
  if (pen.language == Language::en) return pen.say("article.whole", {{"article", whole}});
  std::vector<std::string> all;
  for (const std::string_view part : split(rule.article)) {
    const auto provision = provision_of(part);
    if (!provision) return pen.say("article.whole", {{"article", whole}});
    all.push_back(spoken(*provision, pen));
  }
  return layers::joined(all, ", ");
}

}  // namespace tyndau::drawing
