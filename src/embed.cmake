# Writes a C++ file that holds data files as text: cmake -DOUT=… -DROOT=… "-DFILES=a;b" -P embed.cmake
set(body "")
foreach(file IN LISTS FILES)
  file(READ "${ROOT}/${file}" text)
  string(APPEND body "    {\"${file}\", R\"~~~~(${text})~~~~\"},\n")
endforeach()
file(WRITE "${OUT}.new" "// Made by src/embed.cmake from data/. Do not edit.
#include \"input/embedded.hpp\"

#include <array>
#include <stdexcept>
#include <string>

// Compilers need not take more than 65,536 characters at a time; those that we know do.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace pairmodel {

namespace {
using std::string_view_literals::operator\"\"sv;
struct File {
    std::string_view path;
    std::string_view text;
};
const File files[] = {
${body}};
}  // namespace

std::string_view embedded(std::string_view path) {
    for (const File& file : files)
        if (file.path == path) return file.text;
    throw std::logic_error(\"not compiled in: \" + std::string(path));
}

}  // namespace pairmodel
")
configure_file("${OUT}.new" "${OUT}" COPYONLY)
