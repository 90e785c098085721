# header_check: every header under src and api compiles alone. A header that has a source of its name stands first in it
# (scripts/check_includes asks that); each of the others gets a source of its own here. Not part of `all`; a test with label house.

file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
     ${PROJECT_SOURCE_DIR}/src/*.hpp ${PROJECT_SOURCE_DIR}/api/*.hpp)

set(alone "")
foreach(header IN LISTS headers)
  string(REGEX REPLACE "^(src|api)/" "" path ${header})
  string(REGEX REPLACE "[.]hpp$" ".cpp" source ${PROJECT_SOURCE_DIR}/${header})
  if(NOT EXISTS ${source})
    string(MAKE_C_IDENTIFIER ${header} id)
    set(unit ${PROJECT_BINARY_DIR}/header_check/${id}.cpp)
    file(CONFIGURE OUTPUT ${unit} CONTENT "#include \"${path}\"\n")
    list(APPEND alone ${unit})
  endif()
endforeach()

add_library(header_check OBJECT EXCLUDE_FROM_ALL ${alone})
target_include_directories(header_check PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/api)
target_compile_options(header_check PRIVATE -O0 -g0)
target_link_libraries(header_check PRIVATE
  GDAL::GDAL GEOS::geos_c PROJ::proj GeographicLib::GeographicLib SQLite::SQLite3 yaml-cpp::yaml-cpp
  nlohmann_json::nlohmann_json ICU::uc ICU::i18n fmt::fmt spdlog::spdlog CLI11::CLI11 tl::expected
  PkgConfig::PANGOCAIRO PkgConfig::SODIUM tyndau_version)
if(TYNDAU_COVERAGE)
  target_compile_options(header_check PRIVATE -fno-profile-arcs -fno-test-coverage)
endif()
