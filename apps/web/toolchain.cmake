# Compiles for browsers, with Debian's emscripten: -DCMAKE_TOOLCHAIN_FILE=apps/web/toolchain.cmake
# em++ itself needs acorn, which a Node.js that is not Debian's does not find.
set(ENV{NODE_PATH} /usr/share/nodejs)
set(EMSCRIPTEN_ROOT_PATH /usr/share/emscripten)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
list(APPEND CMAKE_FIND_ROOT_PATH ${CMAKE_CURRENT_LIST_DIR}/../../build/dependencies/wasm)
# Exceptions by the browser are half the time of those by JavaScript. SSE2 in terms of WebAssembly's vectors.
set(CMAKE_C_FLAGS_INIT "-fwasm-exceptions")
set(CMAKE_CXX_FLAGS_INIT "-fwasm-exceptions -msimd128 -msse2")
# Behind all others, as libarchive and libxlsxwriter need it.
set(CMAKE_CXX_STANDARD_LIBRARIES_INIT "${CMAKE_CURRENT_LIST_DIR}/../../build/dependencies/wasm/lib/libz.a")
