#include "notices/web_addresses.hpp"

#include <algorithm>
#include <array>

namespace tyndau::notices {
namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_local(char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'; }
bool is_host(char c) { return is_alnum(c) || c == '.' || c == '-'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Top-level domains that may stand without "http://" or "www." before them; ".example" is that of samples (RFC 2606).
bool is_known_top(std::string_view top) {
  static constexpr std::array<std::string_view, 13> tops{
      "kz", "ru", "com", "org", "net", "info", "edu", "gov", "asia", "biz", "online", "us", "example"};
  const std::string small = lower(top);
  return std::find(tops.begin(), tops.end(), small) != tops.end();
}

/// Those of messengers and short links, which must have a path behind them.
bool is_short_top(std::string_view top) {
  static constexpr std::array<std::string_view, 8> tops{"me", "ly", "gd", "gl", "cc", "to", "link", "su"};
  const std::string small = lower(top);
  return std::find(tops.begin(), tops.end(), small) != tops.end();
}

std::size_t host_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_host(text[at])) ++at;
  return at;
}

/// Without dots and hyphens at its end.
std::size_t trimmed_host(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && !is_alnum(text[end - 1])) --end;
  return end;
}

/// Quotation marks of two or three bytes that may follow an address.
bool begins_closing_mark(std::string_view rest) {
  for (const std::string_view mark : {"»", "”", "“", "«", "’", "…", "\u00A0", "–", "—"}) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

/// Behind the path of an address: up to a space, a bracket that closes nothing, or a mark of the sentence.
std::size_t path_end(std::string_view text, std::size_t begin, std::size_t at) {
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '|' || begins_closing_mark(text.substr(at)))
      break;
    ++at;
  }
  const bool opened = text.substr(begin, at - begin).find('(') != std::string_view::npos;
  const auto ends_badly = [&](char c) {
    if (c == ')') return !opened;
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'' || c == ']';
  };
  while (at > begin && ends_badly(text[at - 1])) --at;
  return at;
}

std::size_t scheme_length(std::string_view rest) {
  static constexpr std::array<std::string_view, 5> schemes{"https://", "http://", "whatsapp://", "viber://",
                                                           "tg://"};
  const std::string start = lower(rest.substr(0, schemes[2].size()));
  const auto known = std::find_if(schemes.begin(), schemes.end(),
                                  [&](std::string_view scheme) { return start.starts_with(scheme); });
  return known == schemes.end() ? 0 : known->size();
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<WebAddress> run() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t end = is_alnum(text_[i]) && starts_here(i) ? address(i) : 0;
      i = end > i ? end : i + 1;
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool starts_here(std::size_t i) const {
    return i == 0 || !(is_local(text_[i - 1]) || text_[i - 1] == '@');
  }

  std::size_t address(std::size_t i) {
    if (const std::size_t scheme = scheme_length(text_.substr(i)); scheme != 0) {
      const std::size_t host = trimmed_host(text_, i + scheme, host_end(text_, i + scheme));
      return host > i + scheme ? page(i, host) : 0;
    }
    std::size_t local = i;
    while (local < text_.size() && is_local(text_[local])) ++local;
    if (local < text_.size() && text_[local] == '@') return email(i, local, local + 1);
    if (const std::size_t host = behind_written_at(local); host != 0) return email(i, local, host);
    const std::size_t host = trimmed_host(text_, i, host_end(text_, i));
    const std::string_view name = text_.substr(i, host - i);
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || name.find("..") != std::string_view::npos) return local;
    const std::string_view top = name.substr(dot + 1);
    const bool short_link = host < text_.size() && text_[host] == '/' && is_short_top(top);
    const bool known = short_link || is_known_top(top) || lower(name).starts_with("www.");
    return known ? page(i, host) : local;
  }

  std::size_t page(std::size_t begin, std::size_t host) {
    const bool has_path =
        host < text_.size() && (text_[host] == '/' || text_[host] == '?' || text_[host] == ':');
    const std::size_t end = has_path ? path_end(text_, begin, host) : host;
    found_.push_back({begin, end, false, std::string(text_.substr(begin, end - begin))});
    return end;
  }

  /// "(at)", "[at]", "(собака)" in the place of the "@". \return where the host begins, or 0
  [[nodiscard]] std::size_t behind_written_at(std::size_t local) const {
    const auto after_blanks = [&](std::size_t at) {
      while (at < text_.size() && text_[at] == ' ') ++at;
      return at;
    };
    const std::size_t open = after_blanks(local);
    if (open >= text_.size() || std::string_view("([{").find(text_[open]) == std::string_view::npos) return 0;
    const std::size_t word = after_blanks(open + 1);
    for (const std::string_view at : {"at", "AT", "At", "@", "собака", "эт", "dog"}) {
      if (!text_.substr(word).starts_with(at)) continue;
      const std::size_t close = after_blanks(word + at.size());
      if (close < text_.size() && std::string_view(")]}").find(text_[close]) != std::string_view::npos)
        return after_blanks(close + 1);
    }
    return 0;
  }

  /// \param at behind the local part \param host where the domain begins
  std::size_t email(std::size_t begin, std::size_t at, std::size_t host) {
    const std::size_t end = trimmed_host(text_, host, host_end(text_, host));
    const std::string_view domain = text_.substr(host, end - host);
    const auto dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) return at + 1;
    found_.push_back({begin, end, true, lower(text_.substr(begin, at - begin)) + "@" + lower(domain)});
    return end;
  }

  std::string_view text_;
  std::vector<WebAddress> found_;
};

}  // namespace

std::vector<WebAddress> find_web_addresses(std::string_view text) { return Scanner(text).run(); }

namespace {

/// The first part of the path, in lower case.
std::string page_name(std::string_view address) {
  address.remove_prefix(scheme_length(address));
  const auto slash = address.find('/');
  if (slash == std::string_view::npos) return {};
  const auto path = address.substr(slash + 1);
  return lower(path.substr(0, path.find_first_of("/?#")));
}

/// A page of a social network that is not that of an office, a newspaper or a group.
bool is_personal_page(std::string_view address, const std::string& host) {
  static constexpr std::array<std::string_view, 18> networks{
      "vk.com",       "m.vk.com",       "vk.ru",         "vk.me",      "vkontakte.ru",
      "ok.ru",        "m.ok.ru",        "fb.com",        "m.me",       "fb.me",
      "facebook.com", "m.facebook.com", "instagram.com", "instagr.am", "ru-ru.facebook.com",
      "tiktok.com",   "linkedin.com",   "threads.net"};
  static constexpr std::array<std::string_view, 16> offices{
      "akim",  "club", "public",  "group",   "event", "official", "news", "gazet",
      "press", "eco",  "company", "tabigat", "reel",  "video",    "wall", "basqarma"};
  if (std::find(networks.begin(), networks.end(), host) == networks.end()) return false;
  const std::string name = page_name(address);
  return !name.empty() && std::none_of(offices.begin(), offices.end(), [&](std::string_view office) {
    return name.find(office) != std::string::npos;
  });
}

}  // namespace

bool is_messenger_link(std::string_view address) {
  static constexpr std::array<std::string_view, 11> hosts{"wa.me",
                                                          "wa.link",
                                                          "t.me",
                                                          "telegram.me",
                                                          "telegram.dog",
                                                          "api.whatsapp.com",
                                                          "web.whatsapp.com",
                                                          "whatsapp.com",
                                                          "viber.me",
                                                          "invite.viber.com",
                                                          "chats.viber.com"};
  const std::size_t scheme = scheme_length(address);
  if (scheme != 0 && !lower(address.substr(0, 4)).starts_with("http")) return true;
  const std::string host = host_of(address);
  return std::find(hosts.begin(), hosts.end(), host) != hosts.end() || is_personal_page(address, host);
}

bool is_shortened_link(std::string_view address) {
  static constexpr std::array<std::string_view, 16> hosts{
      "bit.ly", "clck.ru", "goo.gl", "tinyurl.com", "vk.cc",  "is.gd",    "t.ly",       "cutt.ly",
      "qr.ae",  "u.to",    "ow.ly",  "rb.gy",       "goo.su", "kzurl.kz", "rebrand.ly", "surl.li"};
  const std::string host = host_of(address);
  return std::find(hosts.begin(), hosts.end(), host) != hosts.end();
}

std::string host_of(std::string_view address) {
  address.remove_prefix(scheme_length(address));
  std::string host = lower(address.substr(0, host_end(address, 0)));
  return host.starts_with("www.") ? host.substr(4) : host;
}

}  // namespace tyndau::notices
