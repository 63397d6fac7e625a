# Compiles what another clone of this tree has compiled before from the cache.
find_program(CCACHE ccache)
if(CCACHE)
  # What a file depends on the compiler tells as it goes, instead of the cache running it twice; the
  # two before are for files with precompiled headers (precompile.sh).
  foreach(language C CXX)
    set(CMAKE_${language}_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1 CCACHE_DEPEND=1 ${CCACHE})
  endforeach()
endif()
