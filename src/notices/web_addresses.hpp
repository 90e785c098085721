/// \file
/// E-mail addresses and addresses of pages, found by their bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tyndau::notices {

struct WebAddress {
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  bool email = false;
  std::string value;  ///< e-mail in lower case; a page's address as written
};

/// "info@x.kz", "info(at)x.kz", "https://…", "www.x.kz", "ecoportal.kz/…", in the order of the text.
[[nodiscard]] std::vector<WebAddress> find_web_addresses(std::string_view text);

/// The host of a page's address in lower case, without "www.".
[[nodiscard]] std::string host_of(std::string_view address);

/// Whether whoever opens it writes to somebody, or sees who it is: "wa.me/7…", "t.me/…", "viber://…", "vk.com/…".
[[nodiscard]] bool is_messenger_link(std::string_view address);
/// Whether it hides another address: "bit.ly/…".
[[nodiscard]] bool is_shortened_link(std::string_view address);

}  // namespace tyndau::notices
