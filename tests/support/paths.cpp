#include "support/paths.hpp"

namespace tyndau::test {

std::filesystem::path source_dir() { return TYNDAU_SOURCE_DIR; }
std::filesystem::path binary_dir() { return TYNDAU_BINARY_DIR; }
std::filesystem::path shared_dir() { return TYNDAU_SHARED_DIR; }

}  // namespace tyndau::test
