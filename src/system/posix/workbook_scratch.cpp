#include "system/workbook_scratch.hpp"

#include "system/temporary_file.hpp"

#include <sys/types.h>
#include <xlsxwriter.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <utility>

namespace {

thread_local pairmodel::system::Error failure = 0;
std::atomic<bool> asked = false;

void note_failure(pairmodel::system::Error error) {
    if (failure == 0) failure = error;
}

/// Where there could be no file, everything fails.
class Scratch {
public:
    Scratch() : file_(failed_) { note_failure(failed_); }

    std::size_t write(const char* text, std::size_t size) {
        if (failed_ != 0) return 0;
        failed_ = file_.file().write_at(at_, {text, size});
        note_failure(failed_);
        at_ += size;
        return failed_ == 0 ? size : 0;
    }

    ssize_t read(char* text, std::size_t size) {
        std::size_t got = 0;
        const pairmodel::system::Error error =
            failed_ != 0 ? failed_ : file_.file().read_at(at_, {text, size}, got);
        note_failure(error);
        at_ += got;
        return error == 0 ? static_cast<ssize_t>(got) : -1;
    }

    /// -1 where there is no such place.
    off64_t go_to(off64_t offset, int from) {
        const off64_t start = from == SEEK_SET   ? 0
                              : from == SEEK_CUR ? static_cast<off64_t>(at_)
                                                 : file_.file().size();
        if (start < 0 || start + offset < 0) return -1;
        at_ = static_cast<std::uint64_t>(start + offset);
        return start + offset;
    }

private:
    pairmodel::system::Error failed_ = 0;
    pairmodel::system::ScratchFile file_;
    std::uint64_t at_ = 0;
};

ssize_t read_scratch(void* scratch, char* text, std::size_t size) {
    return static_cast<Scratch*>(scratch)->read(text, size);
}

ssize_t write_scratch(void* scratch, const char* text, std::size_t size) {
    return static_cast<ssize_t>(static_cast<Scratch*>(scratch)->write(text, size));
}

int seek_scratch(void* scratch, off64_t* offset, int from) {
    *offset = static_cast<Scratch*>(scratch)->go_to(*offset, from);
    return *offset < 0 ? -1 : 0;
}

int close_scratch(void* scratch) {
    delete static_cast<Scratch*>(scratch);
    return 0;
}

}  // namespace

/// Stands in for libxlsxwriter's own function, whose header declares it: the shared library calls the one of
/// the program. Weak, so that a program may be linked with the static library, which then has its own;
/// not hidden, as the library that asks for it is another one.
extern "C" [[gnu::weak, gnu::visibility("default")]] FILE* lxw_tmpfile(char* /*folder*/) {
    asked = true;
    auto scratch = std::make_unique<Scratch>();
    FILE* const stream =
        ::fopencookie(scratch.get(), "w+", {read_scratch, write_scratch, seek_scratch, close_scratch});
    if (stream != nullptr) static_cast<void>(scratch.release());
    return stream;
}

namespace pairmodel::system {

int take_scratch_failure() {
    return std::exchange(failure, 0);
}

bool scratch_is_ours() {
    return asked;
}

}  // namespace pairmodel::system
