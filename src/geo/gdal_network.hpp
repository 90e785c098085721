/// \file
/// GDAL's file systems beyond this machine, taken away.
#pragma once

namespace tyndau::geo {

/// Every name below /vsicurl/, /vsis3/ and their kin is a file that does not exist, from now on and for the whole process.
/// \pre GDAL's drivers are registered
void deny_network_files();

}  // namespace tyndau::geo
