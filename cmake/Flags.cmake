# Flags of our own code, for every target made after this file was read. Clang's -Wshadow warns of
# friends' parameters too; GCC 12 warns of overlaps in "x" + std::string() that are none (its bug
# 105651).
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion
                    $<$<CXX_COMPILER_ID:GNU>:-Wshadow> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# A field that is left out is zero, and meant to be; newer compilers warn of it.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-Wmissing-designated-field-initializers RANETS_WARNS_OF_FIELDS)
if(RANETS_WARNS_OF_FIELDS)
  add_compile_options(-Wno-missing-designated-field-initializers)
endif()
if(RANETS_WERROR)
  add_compile_options(-Werror)
endif()

if(RANETS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(RANETS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()

if(EMSCRIPTEN)
  # What a linked module needs: no file system, no eval (the page's policy forbids it), none of the
  # runtime's conveniences that we have no use for; and browsers from which on all of it works.
  add_library(ranets_web_flags INTERFACE)
  target_link_options(ranets_web_flags INTERFACE
    -Oz --profiling-funcs
    -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=20
    -sENVIRONMENT=worker -sMODULARIZE=1 -sINCOMING_MODULE_JS_API=canvas,instantiateWasm
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sFILESYSTEM=0 -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH=1
    -sSUPPORT_LONGJMP=0 -sDYNAMIC_EXECUTION=0 -sTEXTDECODER=2
    $<$<VERSION_LESS:${EMSCRIPTEN_VERSION},3.1.52>:-sSUPPORT_ERRNO=0>  # later there is none
    -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_TRACK_ERRORS=0
    -sMIN_CHROME_VERSION=90 -sMIN_FIREFOX_VERSION=105 -sMIN_SAFARI_VERSION=150000)
endif()
