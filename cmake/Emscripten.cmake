# Toolchain file for whichever Emscripten SDK is first on PATH: Debian's or a newer one.
find_program(RANETS_EMCC emcc REQUIRED)
file(REAL_PATH ${RANETS_EMCC} emcc)
cmake_path(GET emcc PARENT_PATH emscripten_root)
set(EMSCRIPTEN_ROOT_PATH ${emscripten_root})
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)

# Linking runs node scripts. Debian keeps their modules in a folder that only its own node looks
# into, and its emcc wants a closure-compiler on PATH, which set-up has put into .deps/bin.
# A newer SDK brings both and is not disturbed.
cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH ranets_root)
foreach(language C CXX)
  set(CMAKE_${language}_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env
      NODE_PATH=/usr/share/nodejs PATH=${ranets_root}/.deps/bin:$ENV{PATH})
endforeach()

# Small comes first; no exceptions and no run-time types in a build for the web.
set(CMAKE_C_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
set(CMAKE_CXX_FLAGS_MINSIZEREL
    "-Oz -DNDEBUG -fno-rtti -fno-exceptions -fno-threadsafe-statics")
