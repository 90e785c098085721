#include "app/spool.hpp"

namespace tyndau::app {

Result<sandbox::Upload> spooled(std::string_view bytes, std::string_view extension) {
  std::error_code error;
  const auto top = std::filesystem::temp_directory_path(error);
  if (error) return fail(ErrorCode::io, "there is no folder for received files");
  auto file = sandbox::Upload::create(top, extension);
  if (!file) return file;
  if (const auto written = file->append(bytes).and_then([&](auto) { return file->seal(); }); !written) {
    return tl::unexpected<Error>(written.error());
  }
  return file;
}

}  // namespace tyndau::app
