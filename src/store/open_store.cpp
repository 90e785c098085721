#include "store/open_store.hpp"

#include "store/geopackage_register.hpp"
#include "store/geopackage_store.hpp"
#include "store/postgis_open.hpp"

namespace tyndau::store {
namespace {

template <class Interface, class Store>
Result<std::unique_ptr<Interface>> as(Result<std::unique_ptr<Store>> opened) {
  if (!opened) return tl::unexpected<Error>(opened.error());
  return std::unique_ptr<Interface>(std::move(*opened));
}

}  // namespace

bool is_database(const Address& store) {
  const auto text = store.string();
  return text.starts_with("postgresql:") || text.starts_with("postgres:");
}

Result<std::unique_ptr<PlaceStore>> open_places(const Address& store) {
  if (is_database(store)) return open_postgis_places(store.string());
  return as<PlaceStore>(GeopackageStore::open(store));
}

Result<std::unique_ptr<PlaceStore>> create_places(const Address& store) {
  if (is_database(store)) return open_postgis_places(store.string());
  return as<PlaceStore>(GeopackageStore::create(store));
}

Result<std::unique_ptr<RegisterStore>> open_register(const Address& store, const std::string& replica) {
  if (is_database(store)) return open_postgis_register(store.string(), replica);
  if (!replica.empty()) return fail(ErrorCode::bad_input, "a file has no replica", replica);
  return as<RegisterStore>(GeopackageRegister::open(store));
}

Result<std::unique_ptr<RegisterStore>> open_register_to_read(const Address& store) {
  if (is_database(store)) return open_register(store);
  auto opened = GeopackageRegister::open_to_read(store);
  const bool older = !opened && opened.error().code == ErrorCode::conflict;
  return older ? open_register(store) : as<RegisterStore>(std::move(opened));
}

}  // namespace tyndau::store
