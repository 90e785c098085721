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
  for (const char* prefix : network_prefixes) {
    // The manager owns what is installed, and has no way to take the former one out.
    VSIFileManager::InstallHandler(prefix, std::make_unique<NoFiles>().release());
  }
}

}  // namespace tyndau::geo
