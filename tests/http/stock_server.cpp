// Pistache as its manual shows it, two threads: the tests of the input gate must stop this one.
//   GET /health, GET /hidden (says on standard output that it ran), POST /echo, GET /large (8 MB)
// The first argument is the largest request in bytes; without it Pistache's default holds.
#include <pistache/endpoint.h>
#include <pistache/router.h>

#include <iostream>
#include <string>
#include <thread>

int main(int count, char** arguments) {
  using namespace Pistache;
  Http::Endpoint endpoint(Address(Ipv4::loopback(), Port(0)));
  auto options =
      Http::Endpoint::options().threads(2).flags(Tcp::Options::ReuseAddr).maxResponseSize(16 << 20);
  if (count > 1) options.maxRequestSize(std::stoul(arguments[1]));
  endpoint.init(options);
  Rest::Router router;
  const auto ok = [](const Rest::Request&, Http::ResponseWriter response) {
    response.send(Http::Code::Ok, "ok");
    return Rest::Route::Result::Ok;
  };
  const auto hidden = [](const Rest::Request&, Http::ResponseWriter response) {
    std::cout << "hidden request executed" << std::endl;
    response.send(Http::Code::Ok, "hidden");
    return Rest::Route::Result::Ok;
  };
  const auto large = [](const Rest::Request&, Http::ResponseWriter response) {
    response.send(Http::Code::Ok, std::string(8'000'000, 'x'));
    return Rest::Route::Result::Ok;
  };
  Rest::Routes::Get(router, "/health", ok);
  Rest::Routes::Get(router, "/hidden", hidden);
  Rest::Routes::Get(router, "/large", large);
  Rest::Routes::Post(router, "/echo", ok);
  endpoint.setHandler(router.handler());
  endpoint.serveThreaded();
  std::cout << "Listening on http://127.0.0.1:" << static_cast<unsigned>(endpoint.getPort()) << std::endl;
  for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
}
