# The interface's sentences, from assets/strings: Russian is compiled in, English is added for who
# has chosen it.
find_program(NODE node REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(strings_sources ${PROJECT_SOURCE_DIR}/assets/strings/ru.json
                    ${PROJECT_SOURCE_DIR}/assets/strings/en.json)
file(GLOB_RECURSE strings_users CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/shell/*.cpp
     ${PROJECT_SOURCE_DIR}/shell/*.h)
set(strings_include ${PROJECT_BINARY_DIR}/include-strings)
set(strings_generator ${PROJECT_SOURCE_DIR}/cmake/generate_strings.mjs)
add_custom_command(
  OUTPUT ${strings_include}/strings/strings_table.h ${strings_include}/strings/russian.cpp
         ${strings_include}/strings/more_russian.cpp ${strings_include}/strings/late_russian.cpp
         ${strings_include}/strings/english.cpp ${strings_include}/strings/english.txt
  COMMAND ${NODE} ${strings_generator} ${strings_sources} ${PROJECT_SOURCE_DIR}/shell
          ${strings_include}/strings
  DEPENDS ${strings_generator} ${strings_sources} ${strings_users}
  COMMENT "Generating the table of strings"
  VERBATIM)
add_library(ranets_strings STATIC ${strings_include}/strings/russian.cpp
            ${strings_include}/strings/more_russian.cpp ${strings_include}/strings/late_russian.cpp
            ${strings_include}/strings/strings_table.h)
target_include_directories(ranets_strings PUBLIC ${strings_include})
if(NOT EMSCRIPTEN)  # the page fetches english.txt
  add_library(ranets_english STATIC ${strings_include}/strings/english.cpp)
  target_link_libraries(ranets_english PUBLIC ranets_strings)
endif()
