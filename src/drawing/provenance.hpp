/// \file
/// Whose data a page rests on, in a sentence.
#pragma once

#include "drawing/words.hpp"
#include "hearing/place.hpp"
#include "hearing/screening.hpp"

#include <string>
#include <vector>

namespace tyndau::drawing {

/// Title, date and owner of a data set. One without a title is called a loaded list, by the source of \p sample where that states
/// one: file names tell a reader nothing.
[[nodiscard]] std::string dataset_words(const hearing::Dataset& data, const hearing::Settlement* sample,
                                        const Pen& pen);

/// Who says which communities are affected, who says where the hearing was, and where the positions of the settlements come from.
[[nodiscard]] std::string provenance_of(const hearing::Report& report,
                                        const std::vector<hearing::Dataset>& datasets, const Pen& pen);

}  // namespace tyndau::drawing
