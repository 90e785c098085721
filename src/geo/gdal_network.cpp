#include "geo/gdal_network.hpp"

#include <cpl_error.h>
#include <cpl_vsi_virtual.h>

#include <array>
#include <cerrno>
#include <memory>

namespace tyndau::geo {
namespace {

constexpr std::array<const char*, 16> network_prefixes{"/vsicurl/",
                                                       "/vsicurl?",
                                                       "/vsicurl_streaming/",
                                                       "/vsis3/",
                                                       "/vsis3_streaming/",
                                                       "/vsigs/",
                                                       "/vsigs_streaming/",
                                                       "/vsiaz/",
                                                       "/vsiaz_streaming/",
                                                       "/vsiadls/",
                                                       "/vsioss/",
                                                       "/vsioss_streaming/",
                                                       "/vsiswift/",
                                                       "/vsiswift_streaming/",
                                                       "/vsihdfs/",
                                                       "/vsiwebhdfs/"};

/// A file system without files.
class NoFiles final : public VSIFilesystemHandler {
 public:
  VSIVirtualHandle* Open(const char* name, const char*, bool, CSLConstList) override {
    CPLError(CE_Failure, CPLE_OpenFailed, "%s is not on this machine and not opened", name);
    errno = ENOENT;
    return nullptr;
  }
  int Stat(const char*, VSIStatBufL*, int) override {
    errno = ENOENT;
    return -1;
  }
};

}  // namespace

void deny_network_files() {
  // The manager owns what is installed and forgets what was there: the former ones are kept, for nobody knows who holds them.
  static std::array<VSIFilesystemHandler*, network_prefixes.size()> former{};
  for (std::size_t i = 0; i < network_prefixes.size(); ++i) {
    const char* const prefix = network_prefixes[i];
    former[i] = VSIFileManager::GetHandler(prefix);
    VSIFileManager::InstallHandler(prefix, std::make_unique<NoFiles>().release());
  }
}

}  // namespace tyndau::geo
