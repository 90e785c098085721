#include "notices/contacts.hpp"

#include "notices/phrases.hpp"
#include "notices/web_addresses.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

constexpr std::string_view phone_words =
    "тел|телефон*|ұялы|моб|мобильн*|факс|сот|сотов*|whatsapp|ватсап|вотсап|байланыс|қоңырау|phone|tel|т|ф";
constexpr std::string_view inner_words = "тел|телефон*|вн|внутр*|ішкі|доп|ext|т";
constexpr std::string_view iin_words = "иин|жсн|iin";
constexpr std::string_view bin_words = "бин|бсн|bin";
constexpr std::string_view code_words =
    "идентификатор*|пароль|пароля|passcode|password|құпиясөз*|құпиясөзі|парол|пин|pin|id";
constexpr std::string_view meeting_words =
    "zoom|зум|teams|тимс|webex|meet|конференц*|meeting|skype|скайп|conference";

constexpr std::string_view messenger_words =
    "telegram|телеграм*|тг|tg|instagram|инстаграм*|viber|вайбер*|skype|скайп*";

bool is_meeting_host(std::string_view host) {
  static constexpr std::array<std::string_view, 13> hosts{
      "zoom.us",         "zoom.com",    "teams.microsoft.com", "teams.live.com", "webex.com",
      "meet.google.com", "meet.jit.si", "join.skype.com",      "whereby.com",    "telemost.yandex.ru",
      "trueconf.com",    "mts-link.ru", "chat.whatsapp.com"};
  const bool listed = std::any_of(hosts.begin(), hosts.end(), [host](std::string_view known) {
    return host == known || (host.ends_with(known) && host[host.size() - known.size() - 1] == '.');
  });
  if (listed) return true;
  // A firm's own server of one of these systems: "zoom.x.kz", "meet.x.kz".
  static constexpr std::array<std::string_view, 6> systems{"zoom", "teams", "webex",
                                                           "meet", "jitsi", "trueconf"};
  const std::string_view first = host.substr(0, host.find('.'));
  return std::find(systems.begin(), systems.end(), first) != systems.end();
}

int digit_at(std::string_view digits, std::size_t i) { return digits[i] - '0'; }

/// A day of birth, then a digit of sex and century; numbers of organisations have no such day.
bool looks_like_iin(std::string_view digits) {
  if (digits.size() != 12) return false;
  const int month = digit_at(digits, 2) * 10 + digit_at(digits, 3),
            day = digit_at(digits, 4) * 10 + digit_at(digits, 5);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && digits[6] >= '1' && digits[6] <= '6';
}

class ContactFinder {
 public:
  explicit ContactFinder(const Tokens& tokens) : tokens_(tokens) {}

  std::vector<Contact> run() {
    web();
    for (std::size_t i = 0; i < tokens_.size();) {
      if (const std::size_t behind = taken(i); behind != 0) {
        i = behind;
        continue;
      }
      const std::size_t last = one(i);
      i = last > i ? last : i + 1;
    }
    std::sort(found_.begin(), found_.end(),
              [](const Contact& a, const Contact& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  void web() {
    for (WebAddress& address : find_web_addresses(tokens_.text())) {
      const Span span{tokens_.at_byte(address.begin), tokens_.at_byte(address.end)};
      found_.push_back({address.email ? ContactKind::email : kind_of(address.value, span.first),
                        address.begin, address.end, span, std::move(address.value)});
    }
    pages_ = found_.size();
  }

  /// A short link behind the word Zoom leads into a conference.
  [[nodiscard]] ContactKind kind_of(std::string_view address, std::size_t first) const {
    constexpr std::size_t near = 12;
    if (is_messenger_link(address)) return ContactKind::messenger;
    const bool meeting = is_meeting_host(host_of(address)) ||
                         (is_shortened_link(address) && named(first, meeting_words, near));
    return meeting ? ContactKind::meeting_link : ContactKind::url;
  }

  /// Behind the address that the token is part of, or 0.
  [[nodiscard]] std::size_t taken(std::size_t i) const {
    const auto pages_end = found_.begin() + static_cast<std::ptrdiff_t>(pages_);
    const auto page = std::partition_point(found_.begin(), pages_end,
                                           [&](const Contact& c) { return c.end <= tokens_[i].begin; });
    const bool inside = page != pages_end && tokens_[i].begin >= page->begin;
    return inside ? std::max(page->span.last, i + 1) : 0;
  }

  void add(ContactKind kind, std::size_t first, std::size_t last) {
    const std::size_t begin = tokens_[first].begin, end = tokens_[last - 1].end;
    found_.push_back(
        {kind, begin, end, {first, last}, std::string(tokens_.text().substr(begin, end - begin))});
  }

  std::size_t one(std::size_t i) {
    if (const std::size_t last = identity(i); last != 0) return last;
    if (const std::size_t last = meeting_code(i); last != 0) return last;
    if (const std::size_t last = messenger_name(i); last != 0) return last;
    if (const std::size_t last = flat(i); last != 0) return last;
    return phone(i);
  }

  /// A word of the table among the last few tokens, before anything but marks and other such words.
  [[nodiscard]] bool named(std::size_t i, std::string_view words, std::size_t reach) const {
    for (std::size_t k = 1; k <= reach && k <= i; ++k) {
      if (tokens_.is(i - k, TokenKind::line_end)) return false;
      if (tokens_.is(i - k, TokenKind::word) && fits_any(tokens_.folded(i - k), words)) return true;
    }
    return false;
  }

  /// Twelve digits: a person's when the digits or the word before them say so.
  std::size_t identity(std::size_t i) {
    if (!tokens_.is(i, TokenKind::number)) return 0;
    const Digits number = twelve_digits(i);
    if (number.digits.size() != 12) return 0;
    const bool as_iin = named(i, iin_words, 4), as_bin = named(i, bin_words, 4);
    const bool organisation_shape = digit_at(number.digits, 4) >= 4;
    const bool whole = number.last == i + 1;
    const bool shaped = whole && looks_like_iin(number.digits) && !after_number_sign(i);
    const bool person =
        as_iin ? !(as_bin && organisation_shape) : !as_bin && (shaped || is_iin(number.digits));
    const bool grouped = is_in_halves(i) || (is_iin(number.digits) && stands_alone(i, number.last));
    const bool meant = whole || as_iin || as_bin || (grouped && !after_number_sign(i));
    if (!meant || (!person && !as_bin)) return 0;
    add(person ? ContactKind::iin : ContactKind::bin, i, number.last);
    return number.last;
  }

  struct Digits {
    std::string digits;
    std::size_t last = 0;  ///< behind the number
  };
  /// "900101300017", "900101-300017", "9001 0130 0017"; less than twelve where they end, or the next is not beside them.
  [[nodiscard]] Digits twelve_digits(std::size_t i) const {
    constexpr std::size_t all = 12;
    Digits number{std::string(tokens_.folded(i)), i + 1};
    while (number.digits.size() < all) {
      const std::size_t next = tokens_.is_mark(number.last, U'-') ? number.last + 1 : number.last;
      if (!tokens_.is(next, TokenKind::number)) break;
      number.digits += tokens_.folded(next);
      number.last = next + 1;
    }
    return number;
  }
  /// Day of birth and the rest, without a word that says what they are.
  [[nodiscard]] bool is_in_halves(std::size_t i) const {
    return tokens_.folded(i).size() == 6 && !glued_number_before(i);
  }
  /// No digits before, and no unit behind: neither a part of a longer number nor an amount.
  [[nodiscard]] bool stands_alone(std::size_t i, std::size_t last) const {
    const bool number_before = i > 0 && tokens_.is(i - 1, TokenKind::number);
    const bool unit = tokens_.is(last, TokenKind::word) &&
                      fits_any(tokens_.folded(last), "тенге|тг|тыс|млн|куб*|тонн*|м|га|кг|теңге");
    return !number_before && !unit && !glued_number_before(i);
  }
  /// "№", "номер", "счёт": a number of something else.
  [[nodiscard]] bool after_number_sign(std::size_t i) const {
    constexpr std::string_view words =
        "номер|номера|номером|рег|нөмір*|код|счет*|шот*|лицензи*|инв|кадастр*|договор*|акт|bic|kz|iban|иик|"
        "жск";
    for (std::size_t k = i; k > 0 && i - k < 3; --k) {
      if (tokens_.is_mark(k - 1, U'№')) return true;
      if (tokens_.is(k - 1, TokenKind::word)) return fits_any(tokens_.folded(k - 1), words);
    }
    return false;
  }

  /// "Идентификатор конференции: 812 3456 7890", "код доступа: 4F7kQ2", "Пароль - 55555"
  std::size_t meeting_code(std::size_t i) {
    if (!tokens_.is(i, TokenKind::word)) return 0;
    const bool access = fits_any(tokens_.folded(i), "код|коды") && tokens_.is(i + 1, TokenKind::word) &&
                        fits_any(tokens_.folded(i + 1), "доступа|конференции|встречи");
    if (!access && !fits_any(tokens_.folded(i), code_words)) return 0;
    std::size_t at = i + 1;
    while (tokens_.is(at, TokenKind::word) && (fits_any(tokens_.folded(at), meeting_words) ||
                                               fits_any(tokens_.folded(at), "доступа|встречи|входа|кіру"))) {
      ++at;
    }
    const bool spoken_of = at > i + 1 || named(i, meeting_words, 40) || meeting_before(i);
    if (tokens_.is_mark(at, U':') || tokens_.is_mark(at, U'-') || tokens_.is_mark(at, U'№')) ++at;
    const std::size_t last = spoken_of ? behind_code(at) : at;
    if (last == at) return 0;
    add(ContactKind::meeting_code, at, last);
    return last;
  }

  [[nodiscard]] bool meeting_before(std::size_t i) const {
    const auto pages_end = found_.begin() + static_cast<std::ptrdiff_t>(pages_);
    const auto page =
        std::partition_point(found_.begin(), pages_end, [i](const Contact& c) { return c.span.last <= i; });
    return meeting_among(found_.begin(), page, i) || meeting_among(pages_end, found_.end(), i);
  }
  /// The last ones of a sorted run.
  using Contacts = std::vector<Contact>::const_iterator;
  [[nodiscard]] static bool meeting_among(Contacts first, Contacts last, std::size_t i) {
    constexpr std::size_t near = 30;
    for (; last != first && i - std::prev(last)->span.last < near; --last) {
      const ContactKind kind = std::prev(last)->kind;
      if (kind == ContactKind::meeting_link || kind == ContactKind::meeting_code) return true;
    }
    return false;
  }

  /// Groups of digits, or one run without spaces that has a digit.
  [[nodiscard]] std::size_t behind_code(std::size_t at) const {
    std::size_t last = at;
    bool digits = false;
    constexpr std::size_t longest = 100;
    while (last < std::min(tokens_.size(), at + longest) && (last == at || !tokens_[last].spaced) &&
           in_code(last, last == at)) {
      digits = digits || tokens_.is(last, TokenKind::number);
      ++last;
    }
    while (last > at && tokens_.is(last - 1, TokenKind::mark)) --last;
    if (!digits) return at;
    while (tokens_.is(last, TokenKind::number) && tokens_.is(last - 1, TokenKind::number) &&
           tokens_.folded(last).size() <= 4 && tokens_.folded(last).size() >= 2) {
      ++last;
    }
    return last;
  }
  [[nodiscard]] bool in_code(std::size_t i, bool first) const {
    if (tokens_.is(i, TokenKind::number)) return true;
    if (tokens_.is(i, TokenKind::word)) return tokens_[i].script == Script::latin;
    const bool goes_on = i + 1 < tokens_.size() && !tokens_[i + 1].spaced;
    return !first && goes_on && tokens_.is(i, TokenKind::mark) && tokens_[i].mark != U',';
  }

  /// "кв. 12", "квартира № 12", "12-пәтер", "apt 12"; "кв. 12, выдел 3" is a part of a forest.
  std::size_t flat(std::size_t i) {
    constexpr std::size_t most_digits = 3;  // "2 кв. 2026" is a quarter of a year
    const auto is_number = [&](std::size_t at) {
      return tokens_.is(at, TokenKind::number) && tokens_.folded(at).size() <= most_digits;
    };
    if (is_number(i)) {
      const std::size_t word = tokens_.is_mark(i + 1, U'-') ? i + 2 : i + 1;
      if (!tokens_.is(word, TokenKind::word) || !fits_any(tokens_.folded(word), "пәтер*|пәт|pater*"))
        return 0;
      add(ContactKind::flat, i, word + 1);
      return word + 1;
    }
    if (!tokens_.is(i, TokenKind::word) ||
        !fits_any(tokens_.folded(i), "кв|квартир*|пәтер*|пәт|apt|apartment|flat|kv"))
      return 0;
    std::size_t at = i + 1;
    while (tokens_.is_mark(at, U'.') || tokens_.is_mark(at, U'№') || tokens_.is_mark(at, U'-') ||
           tokens_.is_mark(at, U':'))
      ++at;
    if (!is_number(at) || in_forest(i) || is_area(at + 1)) return 0;
    add(ContactKind::flat, i, at + 1);
    return at + 1;
  }
  /// "кв. 5 га": an area.
  [[nodiscard]] bool is_area(std::size_t behind) const {
    return tokens_.is(behind, TokenKind::word) && fits_any(tokens_.folded(behind), "м|км|га|m|km");
  }
  [[nodiscard]] bool in_forest(std::size_t i) const {
    constexpr std::size_t near = 12;
    for (std::size_t at = i - std::min(i, near); at < std::min(tokens_.size(), i + near); ++at) {
      if (tokens_.is(at, TokenKind::word) &&
          fits_any(tokens_.folded(at), "выдел*|лесничеств*|лесхоз*|лесн*|орман*|телім*"))
        return true;
    }
    return false;
  }

  /// "Telegram: @sochinov_i"
  std::size_t messenger_name(std::size_t i) {
    if (!tokens_.is_mark(i, U'@') || !named(i, messenger_words, 4)) return 0;
    std::size_t last = i + 1;
    while (last < tokens_.size() && !tokens_[last].spaced &&
           (tokens_.is(last, TokenKind::word) || tokens_.is(last, TokenKind::number) ||
            tokens_.is_mark(last, U'_')))
      ++last;
    if (last == i + 1) return 0;
    add(ContactKind::messenger, i, last);
    return last;
  }

  /// "+7 (7212) 91-10-31", "87056776323", "8-(7292)-46-21-31", and after a word shorter ones: "тел. 2-15-48".
  std::size_t phone(std::size_t i) {
    const bool leads = tokens_.is_mark(i, U'+') || tokens_.is_mark(i, U'(');
    if (!tokens_.is(leads ? i + 1 : i, TokenKind::number) || (i > 0 && glued_number_before(i))) return 0;
    const PhoneDigits number = phone_digits(i);
    const bool said = named(i, phone_words, 6) || after_phone(i);
    if (!is_phone(number, said) && !(is_bare_mobile(i, number) && !after_number_sign(i)) &&
        !(is_inner_number(i, number) && named(i, inner_words, 3)))
      return 0;
    add(ContactKind::phone, i, number.last);
    return number.last;
  }

  struct PhoneDigits {
    std::string digits;
    std::size_t last = 0;    ///< behind the number
    std::size_t groups = 0;  ///< of digits
    bool plus = false;
    bool bracket_first = false;
    bool area = false;  ///< a code in brackets
    [[nodiscard]] char first() const { return digits.empty() ? ' ' : digits.front(); }
    /// Of the country's own form, "8" or "7" in front.
    [[nodiscard]] bool national() const { return first() == '7' || first() == '8'; }
  };

  [[nodiscard]] PhoneDigits phone_digits(std::size_t i) const {
    PhoneDigits number;
    number.plus = tokens_.is_mark(i, U'+');
    number.bracket_first = tokens_.is_mark(i, U'(');
    for (std::size_t at = i; at < tokens_.size() && at < i + 16; ++at) {
      number.area = number.area || tokens_.is_mark(at, U'(');
      if (joins_digits(at) || breaks_number(i, at)) continue;
      if (!tokens_.is(at, TokenKind::number) || number.digits.size() + tokens_.folded(at).size() > 12) break;
      ++number.groups;
      number.digits += tokens_.folded(at);
      number.last = at + 1;
      if (is_full(number, at)) break;
    }
    return number;
  }
  [[nodiscard]] bool is_full(const PhoneDigits& number, std::size_t at) const {
    const std::size_t digits = number.digits.size();
    if (digits == 11) return !next_is_glued(at);
    return digits == 12 || (digits == 10 && number.first() == '7' && number.bracket_first);
  }

  /// "-56" behind "12-34": the number goes on.
  [[nodiscard]] bool next_is_glued(std::size_t at) const {
    return tokens_.is_mark(at + 1, U'-') && !tokens_[at + 1].spaced &&
           tokens_.is(at + 2, TokenKind::number) && !tokens_[at + 2].spaced;
  }
  [[nodiscard]] bool joins_digits(std::size_t at) const {
    const char32_t mark = tokens_.is(at, TokenKind::mark) ? tokens_[at].mark : 0;
    return mark == U'-' || mark == U'(' || mark == U')' || mark == U'+';
  }
  /// "23-" at the end of a line, "4-56" on the next.
  [[nodiscard]] bool breaks_number(std::size_t first, std::size_t at) const {
    return at > first && tokens_.is(at, TokenKind::line_end) && tokens_.is_mark(at - 1, U'-') &&
           !tokens_[at - 1].spaced;
  }
  /// "7015556677": ten digits in one, as those of a mobile telephone.
  [[nodiscard]] bool is_bare_mobile(std::size_t i, const PhoneDigits& number) const {
    const bool glued = i > 0 && !tokens_[i].spaced && tokens_.is(i - 1, TokenKind::word);
    const char second = number.digits.size() == 10 ? number.digits[1] : ' ';
    return !glued && number.groups == 1 && number.first() == '7' &&
           (second == '0' || second == '4' || second == '7');
  }
  /// "12-34"
  [[nodiscard]] bool is_inner_number(std::size_t i, const PhoneDigits& number) const {
    return number.digits.size() == 4 && number.groups == 2 && tokens_.is_mark(i + 1, U'-');
  }
  [[nodiscard]] bool glued_number_before(std::size_t i) const {
    if (tokens_[i].spaced) return false;
    const char32_t mark = tokens_.is(i - 1, TokenKind::mark) ? tokens_[i - 1].mark : 0;
    return mark == U'№' || mark == U'/' || (mark == U'.' && i >= 2 && tokens_.is(i - 2, TokenKind::number));
  }
  /// "тел.: 2-15-48, 2-15-49"
  [[nodiscard]] bool after_phone(std::size_t i) const {
    return !found_.empty() && found_.back().kind == ContactKind::phone && found_.back().span.last + 1 == i &&
           tokens_.is(i - 1, TokenKind::mark) && (tokens_[i - 1].mark == U',' || tokens_[i - 1].mark == U';');
  }

  /// \param said whether a word announces a telephone
  static bool is_phone(const PhoneDigits& number, bool said) {
    const std::size_t digits = number.digits.size();
    const bool grouped = number.area || number.groups >= 4;
    if (digits >= 9 && (number.plus || (number.national() && grouped))) return true;
    if (digits == 11 && number.national()) return said || number.groups > 1 || number.digits[1] == '7';
    if (digits == 10 && number.first() == '7') return number.bracket_first || said || number.groups > 1;
    return said && digits >= 5 && digits <= 10 && number.first() != '0';
  }

  const Tokens& tokens_;
  std::vector<Contact> found_;
  std::size_t pages_ = 0;
};

}  // namespace

bool is_iin(std::string_view digits) {
  if (!looks_like_iin(digits)) return false;
  for (const int shift : {1, 3}) {
    int sum = 0;
    for (int i = 0; i < 11; ++i)
      sum += digit_at(digits, static_cast<std::size_t>(i)) * ((i + shift - 1) % 11 + 1);
    if (sum % 11 != 10) return sum % 11 == digit_at(digits, 11);
  }
  return false;
}

bool is_free_mail(std::string_view email) {
  static constexpr std::array<std::string_view, 17> hosts{
      "mail.ru",     "gmail.com",  "inbox.ru",    "bk.ru",     "list.ru",    "yandex.ru",
      "yandex.kz",   "ya.ru",      "yandex.com",  "yahoo.com", "rambler.ru", "hotmail.com",
      "outlook.com", "icloud.com", "internet.ru", "mail.kz",   "live.com"};
  const auto at = email.find('@');
  if (at == std::string_view::npos) return false;
  return std::find(hosts.begin(), hosts.end(), email.substr(at + 1)) != hosts.end();
}

std::vector<Contact> find_contacts(const Tokens& tokens) { return ContactFinder(tokens).run(); }

}  // namespace tyndau::notices
