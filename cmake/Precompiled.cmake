# What most files include of others, parsed once. Only the build for tests does so: the other two
# find what a file forgets to include.

# Without the header's own name beside it, which the compiler cache takes as it stands.
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  set(CMAKE_CXX_COMPILE_OPTIONS_USE_PCH -Xclang -include-pch -Xclang <PCH_FILE>)
endif()

# ranets_precompiled(NAME LIBRARIES ... OPTIONS ... HEADERS ...): the standard library's headers and
# HEADERS of LIBRARIES as NAME, for targets that are compiled with the same OPTIONS.
function(ranets_precompiled name)
  if(NOT RANETS_PRECOMPILE)
    return()
  endif()
  cmake_parse_arguments(of "" "" "LIBRARIES;OPTIONS;HEADERS" ${ARGN})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "")
  add_library(${name} OBJECT ${source})
  target_link_libraries(${name} PRIVATE ${of_LIBRARIES})
  target_compile_options(${name} PRIVATE ${of_OPTIONS})
  target_precompile_headers(${name} PRIVATE
    <algorithm> <array> <chrono> <cstdint> <deque> <functional> <map> <memory> <optional> <set>
    <span> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>
    ${of_HEADERS})
  set_target_properties(${name} PROPERTIES
    CXX_COMPILER_LAUNCHER ${PROJECT_SOURCE_DIR}/cmake/precompile.sh)
endfunction()

function(ranets_use_precompiled target name)
  if(RANETS_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()
