# Third-party code. Each library is a target here and nowhere else. It comes from the system or from
# set-up (cmake/setup.sh); with RANETS_FETCH, from the internet at the same pinned version.
# FETCHCONTENT_SOURCE_DIR_<NAME> puts any other copy in its place.
include(FetchContent)

set(fetch_by_default ON)
if(EXISTS ${PROJECT_SOURCE_DIR}/.deps/catch2)  # set-up has been here
  set(fetch_by_default OFF)
endif()
option(RANETS_FETCH "Fetch third-party sources that are not there" ${fetch_by_default})

# ranets_source(NAME FILE REPOSITORY TAG FOLDER...): sets NAME_dir to the first FOLDER with FILE in
# it, or to a fetched copy.
function(ranets_source name file repository tag)
  string(TOUPPER ${name} upper)
  if(NOT FETCHCONTENT_SOURCE_DIR_${upper})
    foreach(folder ${ARGN})
      if(EXISTS ${folder}/${file})
        set(${name}_dir ${folder} PARENT_SCOPE)
        return()
      endif()
    endforeach()
    if(NOT RANETS_FETCH)
      message(FATAL_ERROR "${name} is missing: run cmake/setup.sh, or set RANETS_FETCH=ON")
    endif()
  endif()
  # A folder that does not exist: their build files are not ours.
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON
                       SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(${name})
  set(${name}_dir ${${name}_SOURCE_DIR} PARENT_SCOPE)
endfunction()

# Third-party code is compiled as it is, without a word.
function(ranets_third_party target)
  target_compile_options(${target} PRIVATE -w)
endfunction()

# --- SQLite ---------------------------------------------------------------------------------------
ranets_source(sqlite3 sqlite3.c https://github.com/WiseLibs/better-sqlite3 v12.11.1
              ${PROJECT_SOURCE_DIR}/node_modules/better-sqlite3/deps/sqlite3)
if(EXISTS ${sqlite3_dir}/deps/sqlite3)
  string(APPEND sqlite3_dir /deps/sqlite3)
endif()
add_library(sqlite3_amalgamation STATIC ${sqlite3_dir}/sqlite3.c)
ranets_third_party(sqlite3_amalgamation)
target_include_directories(sqlite3_amalgamation SYSTEM PUBLIC ${sqlite3_dir})
target_compile_definitions(sqlite3_amalgamation PRIVATE
  SQLITE_TEMP_STORE=3 SQLITE_DQS=0 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_MAX_EXPR_DEPTH=0 SQLITE_OMIT_DEPRECATED SQLITE_OMIT_LOAD_EXTENSION
  SQLITE_OMIT_SHARED_CACHE SQLITE_OMIT_PROGRESS_CALLBACK SQLITE_USE_ALLOCA SQLITE_OMIT_AUTOINIT
  SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_DEFAULT_WAL_SYNCHRONOUS=2
  # What no SQL of ours uses, as far as it can be left out of the amalgamation: a tenth of it. Left
  # out for the stub server and the tests, too, so that they fail where the site would.
  SQLITE_OMIT_AUTHORIZATION SQLITE_OMIT_AUTOMATIC_INDEX SQLITE_OMIT_AUTOVACUUM
  SQLITE_OMIT_BLOB_LITERAL SQLITE_OMIT_COMPILEOPTION_DIAGS SQLITE_OMIT_COMPLETE
  SQLITE_OMIT_DATETIME_FUNCS SQLITE_OMIT_DECLTYPE SQLITE_OMIT_DESERIALIZE SQLITE_OMIT_GET_TABLE
  SQLITE_OMIT_INCRBLOB SQLITE_OMIT_INTROSPECTION_PRAGMAS SQLITE_OMIT_JSON
  SQLITE_OMIT_LIKE_OPTIMIZATION SQLITE_OMIT_LOCALTIME
  SQLITE_OMIT_TCL_VARIABLE SQLITE_OMIT_TRACE SQLITE_OMIT_UTF16 SQLITE_UNTESTABLE)
# -O3 compiles half as long again and is no faster.
target_compile_options(sqlite3_amalgamation PRIVATE $<$<CONFIG:Release>:-O2>)
if(EMSCRIPTEN)
  # One thread, files by our own VFS only, and no query plans, which tests ask for.
  target_compile_definitions(sqlite3_amalgamation PRIVATE SQLITE_THREADSAFE=0 SQLITE_OS_OTHER=1
                             SQLITE_OMIT_EXPLAIN)
else()
  # The stub server and its tests open databases on several threads.
  target_compile_definitions(sqlite3_amalgamation PRIVATE SQLITE_THREADSAFE=2)
endif()

# --- JSON for Modern C++ --------------------------------------------------------------------------
ranets_source(nlohmann_json nlohmann/json.hpp https://github.com/nlohmann/json v3.11.2
              /usr/include)
# A folder of its own: with /usr/include on its path emcc would read the system's headers.
set(json_include ${PROJECT_BINARY_DIR}/include-json)
if(EXISTS ${nlohmann_json_dir}/include/nlohmann)
  string(APPEND nlohmann_json_dir /include)
endif()
file(MAKE_DIRECTORY ${json_include})
file(CREATE_LINK ${nlohmann_json_dir}/nlohmann ${json_include}/nlohmann SYMBOLIC)
add_library(nlohmann_json INTERFACE)
add_library(nlohmann_json::nlohmann_json ALIAS nlohmann_json)
target_include_directories(nlohmann_json SYSTEM INTERFACE ${json_include})

# --- Dear ImGui -----------------------------------------------------------------------------------
ranets_source(imgui imgui.h https://github.com/ocornut/imgui v1.92.2b
              ${PROJECT_SOURCE_DIR}/.deps/imgui)
if(NOT EXISTS ${PROJECT_SOURCE_DIR}/.deps/imgui)
  # The site's licences are read from there.
  file(MAKE_DIRECTORY ${PROJECT_SOURCE_DIR}/.deps)
  file(CREATE_LINK ${imgui_dir} ${PROJECT_SOURCE_DIR}/.deps/imgui SYMBOLIC)
endif()
add_library(imgui STATIC ${imgui_dir}/imgui.cpp ${imgui_dir}/imgui_draw.cpp
            ${imgui_dir}/imgui_tables.cpp ${imgui_dir}/imgui_widgets.cpp)
ranets_third_party(imgui)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_dir})
target_include_directories(imgui PUBLIC ${PROJECT_SOURCE_DIR}/shell)  # of imgui_config.h
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="imgui_config.h")

if(EMSCRIPTEN)
  return()
endif()
find_package(Threads REQUIRED)

# --- Boost.Asio and Boost.Beast -------------------------------------------------------------------
if(NOT EXISTS /usr/include/boost/beast/version.hpp AND RANETS_FETCH)
  # A release archive: the repository is a hundred of submodules.
  FetchContent_Declare(boost SOURCE_SUBDIR none
    URL https://archives.boost.io/release/1.81.0/source/boost_1_81_0.tar.bz2
    URL_HASH SHA256=71feeed900fbccca04a3b4f2f84a7c217186f28a940ed8b7ed4725986baf99fa)
  FetchContent_MakeAvailable(boost)
elseif(NOT EXISTS /usr/include/boost/beast/version.hpp)
  message(FATAL_ERROR "Boost is missing: run cmake/setup.sh, or set RANETS_FETCH=ON")
endif()
add_library(boost_headers INTERFACE)
add_library(Boost::headers ALIAS boost_headers)
target_link_libraries(boost_headers INTERFACE Threads::Threads)
if(boost_SOURCE_DIR)
  target_include_directories(boost_headers SYSTEM INTERFACE ${boost_SOURCE_DIR})
endif()

# --- cpp-httplib ----------------------------------------------------------------------------------
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
ranets_source(httplib httplib.h https://github.com/yhirose/cpp-httplib v0.11.4 /usr/include)
add_library(httplib INTERFACE)
add_library(httplib::httplib ALIAS httplib)
target_link_libraries(httplib INTERFACE Threads::Threads OpenSSL::SSL OpenSSL::Crypto ZLIB::ZLIB)
if(httplib_dir STREQUAL /usr/include)
  # Debian compiles it; these must be as they were then.
  target_compile_definitions(httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_ZLIB_SUPPORT
                             CPPHTTPLIB_BROTLI_SUPPORT)
  target_link_libraries(httplib INTERFACE cpp-httplib)
else()
  target_include_directories(httplib SYSTEM INTERFACE ${httplib_dir})
  target_compile_definitions(httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_ZLIB_SUPPORT)
endif()

# --- Catch2 ---------------------------------------------------------------------------------------
if(NOT RANETS_TESTS)
  return()
endif()
ranets_source(catch2 extras/catch_amalgamated.cpp https://github.com/catchorg/Catch2 v3.7.1
              ${PROJECT_SOURCE_DIR}/.deps/catch2)
# Compiled from its one file, but used by its small headers: both are quickest so.
set(CATCH_CONFIG_DEFAULT_REPORTER console)
set(CATCH_CONFIG_CONSOLE_WIDTH 80)
configure_file(${catch2_dir}/src/catch2/catch_user_config.hpp.in
               ${PROJECT_BINARY_DIR}/include-catch2/catch2/catch_user_config.hpp)
add_library(catch2 STATIC ${catch2_dir}/extras/catch_amalgamated.cpp)
add_library(Catch2::Catch2WithMain ALIAS catch2)
ranets_third_party(catch2)
target_compile_options(catch2 PRIVATE $<$<CONFIG:Debug>:-O0>)  # no test waits for it
target_include_directories(catch2 SYSTEM INTERFACE ${catch2_dir}/src
                           ${PROJECT_BINARY_DIR}/include-catch2)
