#include "documents/clean_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <set>

namespace tyndau::documents {
namespace {

using icu::UnicodeString;

constexpr UChar hyphen = u'-';

bool is_hyphen(UChar c) { return c == hyphen || c == u'\u2010'; }

/// The letters before and behind a line's end.
struct Parted {
  UnicodeString left;
  UnicodeString right;
  bool in_address = false;
};

enum class Joining { none, plain, with_hyphen };

Parted parted_at(const UnicodeString& text, int at) {
  int begin = at;
  while (begin > 0 && u_isalpha(text[begin - 1])) --begin;
  int end = at + 2;
  while (end < text.length() && u_isalpha(text[end])) ++end;
  Parted parted{text.tempSubStringBetween(begin, at), text.tempSubStringBetween(at + 2, end)};
  const auto joint = [](UChar c) { return c == u'/' || c == u'.' || c == u'@' || c == u'_'; };
  parted.in_address = (begin > 0 && joint(text[begin - 1])) ||
                      (end + 1 < text.length() && joint(text[end]) && u_isalpha(text[end + 1]));
  return parted;
}

std::set<UnicodeString> words_of(const UnicodeString& text) {
  std::set<UnicodeString> words;
  int begin = 0;
  const auto inside = [&](int at) {
    return u_isalpha(text[at]) || (is_hyphen(text[at]) && at + 1 < text.length() && text[at + 1] != u'\n');
  };
  for (int at = 0; at <= text.length(); ++at) {
    if (at < text.length() && inside(at)) continue;
    if (at > begin) words.insert(UnicodeString(text, begin, at - begin).toLower());
    begin = at + 1;
  }
  return words;
}

template <std::size_t count>
bool is_one_of(const UnicodeString& word, const std::array<const char16_t*, count>& list) {
  return std::any_of(list.begin(), list.end(), [&](const char16_t* one) { return word == one; });
}

bool has_kazakh_letter(const UnicodeString& word) {
  constexpr std::u16string_view own = u"әғқңөұүһі";
  for (int i = 0; i < word.length(); ++i) {
    if (own.find(word[i]) != std::u16string_view::npos) return true;
  }
  return false;
}

/// By the words themselves: "юго-/запад" keeps its hyphen, "строи-/тельство" loses it, "санитарно-/защитная" is not known.
Joining by_shape(const UnicodeString& left, const UnicodeString& right) {
  constexpr std::array keep_before{u"северо", u"юго"};
  constexpr std::array keep_behind{u"либо", u"нибудь"};
  constexpr std::array unknown_before{u"по", u"во", u"из", u"кое", u"non", u"self"};
  constexpr std::array unknown_behind{u"то", u"ка", u"таки"};
  if (is_one_of(left, keep_before) || is_one_of(right, keep_behind)) return Joining::with_hyphen;
  if (is_one_of(left, unknown_before) || is_one_of(right, unknown_behind)) return Joining::none;
  if (has_kazakh_letter(left) || has_kazakh_letter(right)) return Joining::none;
  if (left.length() < 2 || right.length() < 2) return Joining::none;
  const UChar last = left[left.length() - 1];
  const bool compound = (last == u'о' || last == u'е') && left.length() >= 4 && right.length() >= 4;
  return compound ? Joining::none : Joining::plain;
}

Joining joining_of(const Parted& parted, const std::set<UnicodeString>& words) {
  if (parted.in_address || parted.left.isEmpty() || parted.right.isEmpty()) return Joining::none;
  if (!u_islower(parted.left[parted.left.length() - 1])) return Joining::none;
  const bool named = u_isupper(parted.left[0]) && u_isupper(parted.right[0]);
  if (named) return Joining::with_hyphen;
  if (!u_islower(parted.right[0])) return Joining::none;
  const UnicodeString left = UnicodeString(parted.left).toLower();
  const bool plain = words.count(UnicodeString(left) += parted.right) != 0;
  const bool hyphenated = words.count((UnicodeString(left) += hyphen) += parted.right) != 0;
  if (plain != hyphenated) return plain ? Joining::plain : Joining::with_hyphen;
  return by_shape(left, parted.right);
}

}  // namespace

std::string joined_lines(const std::string& text) {
  if (text.find("-\n") == std::string::npos && text.find("\u2010\n") == std::string::npos) return text;
  const UnicodeString all = UnicodeString::fromUTF8(text);
  const auto words = words_of(all);
  UnicodeString result;
  for (int at = 0; at < all.length(); ++at) {
    if (is_hyphen(all[at]) && at + 1 < all.length() && all[at + 1] == u'\n') {
      const Joining joining = joining_of(parted_at(all, at), words);
      if (joining == Joining::with_hyphen) result += hyphen;
      if (joining != Joining::none) {
        ++at;
        continue;
      }
    }
    result += all[at];
  }
  std::string joined;
  return result.toUTF8String(joined);
}

}  // namespace tyndau::documents
