#include "http/listening.hpp"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <netdb.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>
#include <optional>

namespace tyndau::http {
namespace {

struct Release {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};
using Found = std::unique_ptr<addrinfo, Release>;

Found numeric(const std::string& host, const std::string& port) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* list = nullptr;
  if (getaddrinfo(host.c_str(), port.c_str(), &hints, &list) != 0) return nullptr;
  return Found(list);
}

std::optional<std::uint16_t> port_from(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return port;
}

ErrorCode code_of(int error) {
  if (error == EADDRINUSE) return ErrorCode::already_exists;
  if (error == EADDRNOTAVAIL || error == EAFNOSUPPORT) return ErrorCode::not_found;
  if (error == EACCES || error == EPERM) return ErrorCode::unsupported;
  return ErrorCode::io;
}

bool listens(int descriptor) {
  int listening = 0;
  socklen_t size = sizeof listening;
  return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && listening != 0;
}

/// A descriptor that is let go when there is no other, so that a connection can be taken and ended.
int spare_descriptor() { return ::open("/dev/null", O_RDONLY | O_CLOEXEC); }

int take_connection(int listening, sockaddr* address, socklen_t* size, int flags) {
  return static_cast<int>(::syscall(SYS_accept4, listening, address, size, flags));
}

}  // namespace

std::string ListenAddress::text() const {
  return (is_ipv6() ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

bool ListenAddress::is_loopback() const { return host == "::1" || host.starts_with("127."); }

Result<ListenAddress> parse_listen_address(std::string_view text) {
  const auto colon = text.rfind(':');
  std::string_view host = colon == std::string_view::npos ? "127.0.0.1" : text.substr(0, colon);
  const auto port = port_from(colon == std::string_view::npos ? text : text.substr(colon + 1));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  ListenAddress address{std::string(host), port.value_or(0)};
  if (!port || host.empty() || !numeric(address.host, "0")) {
    return fail(ErrorCode::bad_input, "an address and a port were expected, for example 127.0.0.1:8080",
                std::string(text));
  }
  return address;
}

Result<void> try_to_bind(const ListenAddress& address) {
  const auto found = numeric(address.host, std::to_string(address.port));
  if (!found) return fail(ErrorCode::bad_input, "not an address", address.text());
  const int descriptor = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return fail(code_of(errno), std::strerror(errno), address.text());
  const int yes = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  const bool bound = ::bind(descriptor, found->ai_addr, found->ai_addrlen) == 0;
  const int error = errno;
  ::close(descriptor);
  if (!bound) return fail(code_of(error), std::strerror(error), address.text());
  return {};
}

void stop_hearing() {
  sock_filter drop_all{BPF_RET | BPF_K, 0, 0, 0};
  const sock_fprog program{1, &drop_all};
  DIR* folder = opendir("/proc/self/fd");
  if (folder == nullptr) return;
  while (const dirent* entry = readdir(folder)) {
    int descriptor = 0;
    const std::string_view name = entry->d_name;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), descriptor);
    if (error != std::errc{} || end != name.data() + name.size() || !listens(descriptor)) continue;
    setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
  }
  closedir(folder);
}

void raise_descriptor_limit() {
  constexpr rlim_t plenty = 65'536;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= plenty) return;
  limit.rlim_cur = std::min(limit.rlim_max, plenty);
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace tyndau::http

/// Stands before the system's function for the packaged library, whose accepting thread spins for as long as a connection
/// waits that it has no descriptor for: here such a connection is ended at once.
extern "C" int accept4(int listening, sockaddr* address, socklen_t* size, int flags) {
  static int spare = tyndau::http::spare_descriptor();  // one thread accepts
  const int taken = tyndau::http::take_connection(listening, address, size, flags);
  if (taken >= 0 || (errno != EMFILE && errno != ENFILE)) return taken;
  if (spare >= 0) ::close(spare);
  const int ended = tyndau::http::take_connection(listening, nullptr, nullptr, flags);
  if (ended >= 0) ::close(ended);
  spare = tyndau::http::spare_descriptor();
  errno = EMFILE;
  return -1;
}
