# Third-party packages, found once. Link them by these names:
#
#   GDAL::GDAL  GEOS::geos_c  PROJ::proj  GeographicLib::GeographicLib      (src/geo)
#   SQLite::SQLite3                                                         (src/geo, src/sandbox, src/store, src/layers, src/tiles)
#   ZLIB::ZLIB                                                              (src/sandbox)
#   PkgConfig::POPPLER  LibXml2::LibXml2                                    (src/documents)
#   PkgConfig::XLSXWRITER                                                   (src/layers)
#   PkgConfig::PQXX                                                         (src/store, postgis_* only)
#   yaml-cpp::yaml-cpp  PkgConfig::SODIUM                                   (src/hearing)
#   Boost::headers  PkgConfig::PISTACHE  PkgConfig::LIBDEFLATE             (api/http; LIBDEFLATE also src/tiles, Boost also src/geo)
#   Freetype::Freetype                                                     (src/tiles)
#   PkgConfig::PANGOCAIRO                                                  (src/drawing, src/dossier)
#   PkgConfig::MINIZIP                                                     (src/dossier)
#   OpenSSL::Crypto                                                        (src/app, signing only)
#   protozero (headers only, no target)                                     (src/tiles)
#   nlohmann_json::nlohmann_json  ICU::uc  ICU::i18n  fmt::fmt  spdlog::spdlog  CLI11::CLI11
#   tl::expected  Threads::Threads
#   ValiJSON::valijson  GTest::gtest  GTest::gtest_main  GTest::gmock       (tests only)
#   benchmark::benchmark                                                    (scripts/bench only; may be missing)
#
# scripts/check_includes says which folder may include which headers.

find_package(Threads REQUIRED)
find_package(GDAL CONFIG REQUIRED)
find_package(GEOS CONFIG REQUIRED)
find_package(PROJ CONFIG REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(yaml-cpp CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(spdlog CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(tl-expected CONFIG REQUIRED)
find_package(GTest CONFIG REQUIRED)
find_package(valijson CONFIG REQUIRED)
find_package(mimalloc CONFIG REQUIRED)
find_package(benchmark CONFIG QUIET)
find_package(Boost 1.74 REQUIRED)
find_path(TYNDAU_PROTOZERO protozero/version.hpp REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)

if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()
if(NOT TARGET ValiJSON::valijson)
  add_library(ValiJSON::valijson ALIAS valijson)
endif()

# Debian keeps GeographicLib's find module outside CMake's search path, and it defines no target.
find_path(GeographicLib_INCLUDE_DIR GeographicLib/Geodesic.hpp REQUIRED)
find_library(GeographicLib_LIBRARY NAMES GeographicLib Geographic REQUIRED)
add_library(GeographicLib::GeographicLib UNKNOWN IMPORTED)
set_target_properties(GeographicLib::GeographicLib PROPERTIES
  IMPORTED_LOCATION ${GeographicLib_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${GeographicLib_INCLUDE_DIR})

# libsodium ships a pkg-config file only.
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)   # PkgConfig::SODIUM

# Neither has a CMake package in Debian 12.
pkg_check_modules(PISTACHE REQUIRED IMPORTED_TARGET libpistache)
find_package(Freetype REQUIRED)
pkg_check_modules(LIBDEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(PQXX REQUIRED IMPORTED_TARGET libpqxx)
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo cairo-pdf cairo-png)
pkg_check_modules(MINIZIP REQUIRED IMPORTED_TARGET minizip)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
