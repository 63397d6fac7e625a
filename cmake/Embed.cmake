# embed_files(OUTPUT HEADER FUNCTION FILES...): writes OUTPUT, a source that defines FUNCTION, which
# HEADER declares in ranets::stub as std::string_view(std::string_view name): the bytes of the file
# of that name, or none.
function(embed_files output header function)
    set(arrays "")
    set(rows "")
    set(count 0)
    foreach(path IN LISTS ARGN)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
        file(READ ${path} bytes HEX)
        string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
        string(REGEX REPLACE "([^\n]{95})" "\\1\n" bytes "${bytes}")
        get_filename_component(name ${path} NAME)
        string(APPEND arrays "constexpr unsigned char kFile${count}[] = {${bytes}};\n")
        string(APPEND rows "    if (name == \"${name}\")\n        return {reinterpret_cast<const char*>(kFile${count}), sizeof kFile${count}};\n")
        math(EXPR count "${count} + 1")
    endforeach()
    file(CONFIGURE OUTPUT ${output} @ONLY CONTENT "#include \"@header@\"

namespace ranets::stub {
namespace {
@arrays@}

std::string_view @function@(std::string_view name) {
@rows@    return {};
}

}  // namespace ranets::stub
")
endfunction()
