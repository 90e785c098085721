/// \file
/// Any bytes as a file that is checked before a library opens it; the first byte says as which: archive, XML or JSON.

#include "sandbox/checks.hpp"

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::istringstream bytes(std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  switch (data[0] % 3) {
    case 0: (void)tyndau::sandbox::check_archive(bytes); break;
    case 1: (void)tyndau::sandbox::check_xml(bytes); break;
    default: (void)tyndau::sandbox::check_json(bytes); break;
  }
  return 0;
}
