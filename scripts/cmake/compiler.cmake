# The language, the warnings and the instrumentation, the same for every target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Paths below the checkout count as relative, so that every clone on a machine shares what one of them compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wdeprecated-copy-dtor)
# A fused multiply-add rounds once where two operations round twice: reports must not depend on the processor.
add_compile_options(-ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # g++ leaves this one out of -Wconversion for C++; one compiler is the yardstick.
  add_compile_options(-Wno-sign-conversion)
elseif(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # g++ 12 sees overlaps in std::string's own code when it optimises (GCC bug 105329).
  add_compile_options(-Wno-restrict)
endif()
if(CMAKE_UNITY_BUILD)
  # Of many sources in one these tell what is no fault of any; the dev preset asks them of each source.
  add_compile_options(-Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(TYNDAU_WERROR)
  add_compile_options(-Werror)
endif()

if(TYNDAU_SANITIZERS)
  add_compile_options(-fsanitize=${TYNDAU_SANITIZERS} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TYNDAU_SANITIZERS})
  if(TYNDAU_SANITIZERS MATCHES "undefined")
    # A quarter of the time to compile goes into these four: AddressSanitizer stops at a null pointer and beyond an
    # object too, and the fuzzers, which clang builds, ask all of them.
    add_compile_options(-fno-sanitize-recover=undefined -fno-sanitize=null,object-size,alignment,vptr)
  endif()
endif()

if(TYNDAU_COVERAGE)
  add_compile_options(--coverage "-specs=${CMAKE_CURRENT_LIST_DIR}/atomic_counters.specs")
  add_link_options(--coverage)
endif()

if(TYNDAU_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "TYNDAU_FUZZ needs clang: cmake --preset fuzz")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
