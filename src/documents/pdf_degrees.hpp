/// \file
/// Raised noughts of a PDF that stand for degrees: 43⁰20′ must not become 43020′.
#pragma once

#include <string>

namespace poppler {
class page;
}

namespace tyndau::documents {

/// The text of a page with a degree sign in the place of each nought or o that is smaller than the digit before it and stands
/// higher. A word that stands in both ways on the page is left as it is.
[[nodiscard]] std::string with_degrees(const poppler::page& page, std::string text);

}  // namespace tyndau::documents
