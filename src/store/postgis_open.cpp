#include "store/postgis_open.hpp"

#include "store/postgis_register.hpp"
#include "store/postgis_store.hpp"

namespace tyndau::store {

Result<std::unique_ptr<PlaceStore>> open_postgis_places(const std::string& address) {
  auto opened = PostgisStore::open(address);
  if (!opened) return tl::unexpected<Error>(opened.error());
  return std::unique_ptr<PlaceStore>(std::move(*opened));
}

Result<std::unique_ptr<RegisterStore>> open_postgis_register(const std::string& address,
                                                             const std::string& replica) {
  auto opened = PostgisRegister::open(address, replica);
  if (!opened) return tl::unexpected<Error>(opened.error());
  return std::unique_ptr<RegisterStore>(std::move(*opened));
}

}  // namespace tyndau::store
