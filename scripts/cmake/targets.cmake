# How this project declares its targets. Sources are listed by hand, relative to the folder.
#
#   tyndau_library(tyndau_<folder> SOURCES a.cpp b.cpp [ALONE c.cpp] [PUBLIC targets] [PRIVATE targets])
#     a static library; includes start at src/: #include "geo/shape.hpp" (of tyndau_http at api/ too: "http/message.hpp")
#   tyndau_program(<name> SOURCES ... [ALONE ...] [LIBRARIES ...])
#     an executable in build/<preset>/
#   tyndau_test(<name> SOURCES ... [ALONE ...] [LIBRARIES ...] [LABELS ...] [WHOLE] [TIMEOUT seconds])
#     a GoogleTest program, main() included; one ctest entry per test case, or one in all with WHOLE (for thousands of
#     generated cases). Labels: unit, store, http, cli, ui, fuzz, matrix, house; and `shared` for those that read the
#     shared data next to the checkout. Without LABELS: unit. Runs with the checkout as working directory;
#     tests/support/paths.hpp says where that, the build and the shared data are.
#   tyndau_script_test(<name> COMMAND ... [LABELS ...] [TIMEOUT seconds])
#     a program or script that passes by exit code 0 and skips by exit code 77
#   tyndau_fuzzer(<name> SOURCES ... [LIBRARIES ...] [CORPUS folder])
#     LLVMFuzzerTestOneInput in SOURCES; libFuzzer in the fuzz preset, elsewhere a test (label fuzz) that replays the
#     files of the corpus, by default tests/fuzz/corpus/<name>
# Presets that build everything once (sanitize, tsan, fuzz, release) compile many sources as one. ALONE: sources
# that use a name of their own for something else than those of SOURCES do, and are compiled by themselves.
#
# Libraries: tyndau_core, tyndau_geo, tyndau_cql2, tyndau_sandbox, tyndau_hearing, tyndau_intake, tyndau_layers, tyndau_tiles, tyndau_store,
# tyndau_app, tyndau_http;
# tyndau_version carries the definition TYNDAU_VERSION ("1.2.3").

include(GoogleTest)

add_custom_target(fuzzers)

add_library(tyndau_version INTERFACE)
target_compile_definitions(tyndau_version INTERFACE TYNDAU_VERSION="${PROJECT_VERSION}")

# The one test source that names folders of this machine: every other one compiles alike in every clone, for ccache.
add_library(tyndau_test_paths STATIC EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tests/support/paths.cpp)
target_include_directories(tyndau_test_paths PRIVATE ${PROJECT_SOURCE_DIR}/tests)
cmake_path(SET shared_beside NORMALIZE ${PROJECT_SOURCE_DIR}/../shared)
target_compile_definitions(tyndau_test_paths PRIVATE
  TYNDAU_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
  TYNDAU_BINARY_DIR="${PROJECT_BINARY_DIR}"
  TYNDAU_SHARED_DIR="${shared_beside}")

function(compile_alone)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

function(tyndau_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ALONE;PUBLIC;PRIVATE")
  compile_alone(${arg_ALONE})
  add_library(${name} STATIC ${arg_SOURCES} ${arg_ALONE})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

function(tyndau_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;ALONE;LIBRARIES")
  compile_alone(${arg_ALONE})
  add_executable(${name} ${arg_SOURCES} ${arg_ALONE})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PRIVATE tyndau_version ${arg_LIBRARIES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
endfunction()

function(tyndau_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "WHOLE" "TIMEOUT" "SOURCES;ALONE;LIBRARIES;LABELS")
  compile_alone(${arg_ALONE})
  if(NOT arg_LABELS)
    set(arg_LABELS unit)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  add_executable(${name} ${arg_SOURCES} ${arg_ALONE})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} tyndau_test_paths GTest::gmock GTest::gtest_main)
  # Files of others are read by a program of its own.
  add_dependencies(${name} tyndau-reader)
  if(arg_WHOLE OR TYNDAU_WHOLE_TESTS)
    # scripts/test_counts counts the cases in the report of that name.
    add_test(NAME ${name} COMMAND ${name} --gtest_brief=1 --gtest_output=xml:${PROJECT_BINARY_DIR}/cases/${name}.xml
             WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    math(EXPR whole_timeout "3 * ${arg_TIMEOUT}")
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${whole_timeout}
      ENVIRONMENT TYNDAU_READER=${PROJECT_BINARY_DIR}/tyndau-reader)
  else()
    gtest_discover_tests(${name}
      WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
      DISCOVERY_TIMEOUT 120
      PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT TYNDAU_READER=${PROJECT_BINARY_DIR}/tyndau-reader)
    # Discovery flattens lists in PROPERTIES, so several labels are set after it.
    set(labels_file ${CMAKE_CURRENT_BINARY_DIR}/${name}_labels.cmake)
    file(WRITE ${labels_file} "set_tests_properties(\${${name}_TESTS} PROPERTIES LABELS \"${arg_LABELS}\")\n")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${labels_file})
  endif()
endfunction()

function(tyndau_script_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "COMMAND;LABELS")
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  add_test(NAME ${name} COMMAND ${arg_COMMAND} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES
    LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT} SKIP_RETURN_CODE 77
    ENVIRONMENT "TYNDAU_BINARY_DIR=${PROJECT_BINARY_DIR}")
endfunction()

function(tyndau_fuzzer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CORPUS" "SOURCES;LIBRARIES")
  if(NOT arg_CORPUS)
    set(arg_CORPUS ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name})
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/fuzzers)
  add_dependencies(fuzzers ${name})
  if(TYNDAU_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_test(NAME fuzz.${name} COMMAND ${name} -runs=0 ${arg_CORPUS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  else()
    target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/fuzz_replay.cpp)
    add_test(NAME fuzz.${name} COMMAND ${name} ${arg_CORPUS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz TIMEOUT 300)
endfunction()
