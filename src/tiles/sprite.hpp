/// \file
/// The pictures of the map styles: each verdict has a shape of its own, so that colour is not needed to read it.
#pragma once

#include <string>

namespace tyndau::tiles {

/// A PNG with every picture, \p scale times as large as drawn (1 or 2). The same in every style.
[[nodiscard]] std::string sprite_png(unsigned scale);
/// Where each picture lies in it: {"fail": {"x", "y", "width", "height", "pixelRatio"}, …}
[[nodiscard]] std::string sprite_index(unsigned scale);

}  // namespace tyndau::tiles
