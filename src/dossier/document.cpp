#include "dossier/document.hpp"

#include "drawing/typesetter.hpp"

namespace tyndau::dossier {

std::string clean(std::string_view text) { return drawing::one_line(text); }

}  // namespace tyndau::dossier
