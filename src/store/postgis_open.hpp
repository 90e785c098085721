/// \file
/// The shared store without libpqxx's headers.
#pragma once

#include "store/place_store.hpp"
#include "store/register_store.hpp"

#include <memory>
#include <string>

namespace tyndau::store {

/// \return as PostgisStore::open
[[nodiscard]] Result<std::unique_ptr<PlaceStore>> open_postgis_places(const std::string& address);
/// \return as PostgisRegister::open
[[nodiscard]] Result<std::unique_ptr<RegisterStore>> open_postgis_register(const std::string& address,
                                                                           const std::string& replica = {});

}  // namespace tyndau::store
