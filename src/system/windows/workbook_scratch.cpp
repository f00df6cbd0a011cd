#include "system/workbook_scratch.hpp"

#include "system/temporary_file.hpp"
#include "system/windows/native.hpp"

#include <fcntl.h>
#include <io.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>

namespace {

thread_local pairmodel::system::Error failure = 0;

void note_failure(pairmodel::system::Error error) {
    if (failure == 0) failure = error;
}

}  // namespace

/// Stands in for libxlsxwriter's own function, whose header declares it. The file goes when it is closed,
/// however that comes.
extern "C" FILE* lxw_tmpfile(char* /*folder*/) {
    namespace system = pairmodel::system;
    std::string name = system::folder_for_scratch() + "\\pairmodel.XXXXXX";
    system::Error error = 0;
    const system::File made = system::make_file(name.data(), 0, error);
    note_failure(error);
    if (!made.is_open()) return nullptr;
    const HANDLE again =
        ::CreateFileW(system::NativePath(name).c_str(), GENERIC_READ | GENERIC_WRITE | DELETE,
                      FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                      FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    if (again == INVALID_HANDLE_VALUE) {
        note_failure(system::last_error());
        system::remove_file(name.c_str());
        return nullptr;
    }
    const int descriptor = ::_open_osfhandle(reinterpret_cast<intptr_t>(again), _O_RDWR | _O_BINARY);
    FILE* const stream = descriptor < 0 ? nullptr : ::_fdopen(descriptor, "w+b");
    if (stream == nullptr) note_failure(errno);
    return stream;
}

/// Libraries in C open files by names in the code page, which need not have all characters. The linker has
/// them call this (--wrap).
extern "C" FILE* __wrap_fopen(const char* path, const char* mode) {
    return ::_wfopen(pairmodel::system::NativePath(path).c_str(), pairmodel::system::wide(mode).c_str());
}

extern "C" void __real_rewind(FILE* stream);

/// Between writing and reading such a file libxlsxwriter goes back to its beginning, which forgets what went
/// wrong.
extern "C" void __wrap_rewind(FILE* stream) {
    errno = 0;
    const bool failed = std::fflush(stream) != 0 || std::ferror(stream) != 0;
    if (failed) note_failure(errno != 0 ? errno : EIO);
    __real_rewind(stream);
}

namespace pairmodel::system {

int take_scratch_failure() {
    return std::exchange(failure, 0);
}

bool scratch_is_ours() {
    return true;
}

}  // namespace pairmodel::system
