#include "documents/pdf_degrees.hpp"

#include <poppler-page.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <string_view>
#include <vector>

namespace tyndau::documents {
namespace {

constexpr std::array<std::string_view, 5> noughts{"0", "o", "O", "о", "О"};

std::string utf8(const poppler::ustring& text) {
  std::string result;
  return icu::UnicodeString(reinterpret_cast<const char16_t*>(text.data()),
                            static_cast<std::int32_t>(text.size()))
      .toUTF8String(result);
}

/// Whether some number could be one, so that most pages need not be looked at twice.
bool may_have_raised(const std::string& text) {
  static const std::regex shape("[0-9](0|o|O|о|О)[0-9]{1,2}('|’|′|[.,][0-9]|$|\\s)");
  return std::regex_search(text, shape);
}

bool is_raised(const poppler::text_box& box, const std::string& text, const poppler::text_box& before) {
  constexpr double smaller = 0.9, higher = 0.05;
  if (std::find(noughts.begin(), noughts.end(), text) == noughts.end()) return false;
  const auto line = before.bbox(), mark = box.bbox();
  return mark.height() < smaller * line.height() && mark.bottom() < line.bottom() - higher * line.height();
}

/// Words as the layout joins them, and as they are meant.
class Words {
 public:
  void add(const std::vector<poppler::text_box>& boxes) {
    const poppler::text_box* before = nullptr;
    for (const auto& box : boxes) {
      const std::string text = utf8(box.text());
      const bool behind_digit = !written_.empty() && written_.back() >= '0' && written_.back() <= '9';
      meant_ += before != nullptr && behind_digit && is_raised(box, text, *before) ? "°" : text;
      written_ += text;
      before = &box;
      if (box.has_space_after()) {
        end_word();
        before = nullptr;
      }
    }
    end_word();
  }
  /// The meaning of a word; the word itself when it has none other, or more than one.
  [[nodiscard]] const std::string& meaning_of(const std::string& word) const {
    const auto found = meanings_.find(word);
    return found == meanings_.end() || found->second.size() != 1 ? word : *found->second.begin();
  }

 private:
  void end_word() {
    if (!written_.empty()) meanings_[written_].insert(meant_);
    written_.clear();
    meant_.clear();
  }

  std::map<std::string, std::set<std::string>> meanings_;
  std::string written_;
  std::string meant_;
};

}  // namespace

std::string with_degrees(const poppler::page& page, std::string text) {
  if (!may_have_raised(text)) return text;
  Words words;
  // Sizes from the boxes: asked for its fonts, poppler would look for them on this system.
  words.add(page.text_list());
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \n\t\f", at), text.size());
    result += words.meaning_of(text.substr(at, end - at));
    if (end < text.size()) result += text[end];
    at = end + 1;
  }
  return result;
}

}  // namespace tyndau::documents
