/// \file
/// A service with the shipped sentences and no data, for tests of the transport.
#pragma once

#include "app/service.hpp"
#include "support/paths.hpp"

#include <stdexcept>

namespace tyndau::test {

inline app::Service bare_service() {
  auto messages = hearing::MessageCatalogue::load(source_dir() / "geodata/messages");
  if (!messages) throw std::runtime_error(messages.error().message);
  app::Service service;
  service.messages = *std::move(messages);
  return service;
}

}  // namespace tyndau::test
