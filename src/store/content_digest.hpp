/// \file
/// The digest of a data set's content while its records go by.
#pragma once

#include "hearing/atlas.hpp"
#include "hearing/digest.hpp"

#include <string>

namespace tyndau::store {

void add_records(hearing::Sha256& digest, const hearing::DatasetContent& part);
/// The digest of the records that were added and of what the data set says of itself; ends it.
[[nodiscard]] std::string finished(hearing::Sha256& digest, const hearing::Dataset& dataset);

}  // namespace tyndau::store
