#include "http/pistache_server.hpp"

#include <pistache/endpoint.h>
#include <pistache/peer.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include <atomic>
#include <string_view>
#include <thread>

namespace tyndau::http {
namespace {

using PeerPointer = std::shared_ptr<Pistache::Tcp::Peer>;

constexpr const char* state_name = "tyndau";
constexpr std::size_t clock_step = std::size_t{64} << 10U;  // of a body, within the patience
constexpr int backlog = 1024;

/// What all workers share.
struct Shared {
  Shared(Desk& the_desk, Outlet& the_outlet, Metrics& the_metrics, std::size_t limit)
      : desk(the_desk), outlet(the_outlet), metrics(the_metrics), arriving_limit(limit) {}

  Desk& desk;
  Outlet& outlet;
  Metrics& metrics;
  std::size_t arriving_limit;
  std::atomic<std::size_t> arriving{0};
  std::atomic<unsigned> workers{0};
};

/// One connection. Its worker alone touches it, but for `busy`.
class Connection {
 public:
  explicit Connection(Shared& shared) : shared_(shared) { ++shared_.metrics.connections; }
  ~Connection() {
    shared_.arriving -= held_;
    --shared_.metrics.connections;
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// \return false when all connections together hold too much.
  bool account() {
    const auto now = gate.held();
    if (now > held_) shared_.arriving += now - held_;
    if (now < held_) shared_.arriving -= held_ - now;
    held_ = now;
    return shared_.arriving <= shared_.arriving_limit;
  }

  Gate gate{GateLimits{}};
  Outlet::Busy busy = std::make_shared<std::atomic<int>>(0);
  std::string address;
  std::size_t since_clock = 0;
  bool deaf = false;  ///< whatever comes is thrown away until the client leaves

 private:
  Shared& shared_;
  std::size_t held_ = 0;
};

class Handler : public Pistache::Http::Handler {
 public:
  Handler(std::shared_ptr<Shared> shared, GateLimits limits) : shared_(std::move(shared)), limits_(limits) {}

  std::shared_ptr<Pistache::Tcp::Handler> clone() const override {
    auto copy = std::make_shared<Handler>(*this);
    copy->worker_ = ++shared_->workers;
    return copy;
  }
  void onRequest(const Pistache::Http::Request&, Pistache::Http::ResponseWriter) override {}

 private:
  void onInput(const char* bytes, std::size_t size, const PeerPointer& peer) override {
    try {
      auto& connection = connection_of(peer);
      if (!connection.deaf) read(connection, {bytes, size}, peer);
    } catch (const std::exception& failure) {
      spdlog::error("event=connection_failed what=\"{}\"", failure.what());
      ::shutdown(peer->fd(), SHUT_RDWR);
    }
  }

  Connection& connection_of(const PeerPointer& peer) {
    auto state = std::static_pointer_cast<Connection>(peer->tryGetData(state_name));
    if (!state) {
      state = std::make_shared<Connection>(*shared_);
      state->gate = Gate(limits_);
      state->address = peer->address().host();
      peer->putData(state_name, state);
      peer->setIdle(true);  // a connection whose time is over is closed without a word
    }
    return *state;
  }

  /// The time that the client has for its next step begins now.
  static void restart_clock(Connection& connection, const PeerPointer& peer) {
    connection.since_clock = 0;
    getParser(peer)->reset();
  }

  void read(Connection& connection, std::string_view bytes, const PeerPointer& peer) {
    if (*connection.busy > 0) {  // pipelined: the answer under way is the last one
      connection.deaf = true;
      return;
    }
    auto intake = connection.gate.feed(bytes);
    if (!connection.account()) intake = Refusal{Fault::unavailable, {}, {}};
    if (auto* refusal = std::get_if<Refusal>(&intake)) {
      ++*connection.busy;
      return send(connection, peer, shared_->desk.refuse(*refusal, {connection.address, worker_}));
    }
    if (std::holds_alternative<Continue>(intake)) {
      ++*connection.busy;
      shared_->outlet.send(peer->fd(), "HTTP/1.1 100 Continue\r\n\r\n", Outlet::After::keep, connection.busy);
    }
    if (auto* incoming = std::get_if<Incoming>(&intake))
      return answer(connection, std::move(*incoming), peer);
    connection.since_clock += bytes.size();
    if (connection.gate.in_body() && connection.since_clock > clock_step) restart_clock(connection, peer);
  }

  void answer(Connection& connection, Incoming incoming, const PeerPointer& peer) {
    restart_clock(connection, peer);
    ++*connection.busy;
    const auto make_deliver = [&]() -> Desk::Deliver {
      auto socket = std::make_shared<Descriptor>(Descriptor::duplicate(peer->fd()));
      if (!socket->valid()) return {};
      return [shared = shared_, socket, busy = connection.busy](Answer late) {
        const auto after = late.close ? Outlet::After::close : Outlet::After::keep;
        shared->outlet.send(socket->number(), std::move(late.wire), after, busy);
      };
    };
    auto now = shared_->desk.take(std::move(incoming), {connection.address, worker_}, make_deliver);
    if (now) send(connection, peer, *std::move(now));
  }

  void send(Connection& connection, const PeerPointer& peer, Answer answer) {
    if (answer.close) connection.deaf = true;
    const auto after = answer.close ? Outlet::After::close : Outlet::After::keep;
    shared_->outlet.send(peer->fd(), std::move(answer.wire), after, connection.busy);
  }

  std::shared_ptr<Shared> shared_;
  GateLimits limits_;
  unsigned worker_ = 0;
};

class PistacheServer : public Server {
 public:
  PistacheServer(const ServerOptions& options, Desk& desk, Outlet& outlet, Metrics& metrics)
      : shared_(std::make_shared<Shared>(desk, outlet, metrics, options.arriving_bytes)),
        endpoint_(Pistache::Address(options.listen.text())) {
    namespace Tcp = Pistache::Tcp;
    const auto flags = Pistache::Flags<Tcp::Options>(Tcp::Options::ReuseAddr) | Tcp::Options::NoDelay |
                       Tcp::Options::CloseOnExec;
    const int threads = static_cast<int>(options.workers);
    endpoint_.init(Pistache::Http::Endpoint::options()
                       .threads(threads)
                       .flags(flags)
                       .headerTimeout(options.patience)
                       .bodyTimeout(options.patience)
                       .keepaliveTimeout(options.patience));
    endpoint_.initArgs(static_cast<std::size_t>(threads), flags, "tyndau", backlog);
    GateLimits limits;
    limits.body_bytes = desk.body_limit();
    endpoint_.setHandler(std::make_shared<Handler>(shared_, limits));
    endpoint_.serveThreaded();
  }

  std::uint16_t port() const override { return static_cast<std::uint16_t>(endpoint_.getPort()); }

  void stop() override {
    stop_hearing();
    shared_->desk.begin_to_stop();
    wait_until_quiet();
    endpoint_.shutdown();
  }

 private:
  /// Requests that are under way, and those that are still in the sockets, are answered before the workers end.
  void wait_until_quiet() const {
    constexpr auto step = std::chrono::milliseconds{20};
    constexpr int calm = 10;    // steps without work before the sockets count as empty
    constexpr int most = 1500;  // steps: 30 s, above any deadline
    int quiet = 0;
    for (int i = 0; i < most && quiet < calm; ++i) {
      std::this_thread::sleep_for(step);
      const auto before = answered_;
      answered_ = shared_->desk.answered();
      const bool idle = shared_->desk.load() == 0 && shared_->outlet.pending() == 0 && before == answered_;
      quiet = idle ? quiet + 1 : 0;
    }
  }

  std::shared_ptr<Shared> shared_;
  Pistache::Http::Endpoint endpoint_;
  mutable std::uint64_t answered_ = 0;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Desk& desk, Outlet& outlet,
                                              Metrics& metrics) {
  if (auto bound = try_to_bind(options.listen); !bound) return tl::unexpected(bound.error());
  try {
    return std::make_unique<PistacheServer>(options, desk, outlet, metrics);
  } catch (const std::exception& failure) {
    return fail(ErrorCode::io, failure.what(), options.listen.text());
  }
}

}  // namespace tyndau::http
