#include "report/files/workbook_scratch.hpp"

#include "report/files/temporary_file.hpp"

#include <sys/types.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

namespace {

thread_local int failure = 0;

void note_failure(int error) {
    if (failure == 0) failure = error;
}

/// A file without a name. Where there could be none, everything fails.
class Scratch {
public:
    Scratch() : file_(pairmodel::make_nameless_file()) {
        if (file_ < 0) note_failure(errno);
    }
    ~Scratch() {
        if (file_ >= 0) ::close(file_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::size_t write(const char* text, std::size_t size) {
        std::size_t done = 0;
        while (done < size) {
            const ssize_t written = ::pwrite(file_, text + done, size - done, at_);
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) {
                note_failure(written < 0 ? errno : EIO);
                return done;
            }
            done += static_cast<std::size_t>(written);
            at_ += written;
        }
        return done;
    }

    ssize_t read(char* text, std::size_t size) {
        ssize_t got = 0;
        do got = ::pread(file_, text, size, at_);
        while (got < 0 && errno == EINTR);
        if (got < 0) note_failure(errno);
        if (got > 0) at_ += got;
        return got;
    }

    /// -1 where there is no such place.
    off64_t go_to(off64_t offset, int from) {
        const off64_t start = from == SEEK_SET ? 0 : from == SEEK_CUR ? at_ : ::lseek(file_, 0, SEEK_END);
        if (start < 0 || start + offset < 0) return -1;
        return at_ = start + offset;
    }

private:
    int file_;
    off64_t at_ = 0;
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
/// the program. Weak, so that a program may be linked with the static library, which then has its own.
extern "C" [[gnu::weak]] FILE* lxw_tmpfile(char* /*folder*/) {
    auto scratch = std::make_unique<Scratch>();
    FILE* const stream =
        ::fopencookie(scratch.get(), "w+", {read_scratch, write_scratch, seek_scratch, close_scratch});
    if (stream != nullptr) static_cast<void>(scratch.release());
    return stream;
}

namespace pairmodel {

int take_scratch_failure() {
    return std::exchange(failure, 0);
}

}  // namespace pairmodel
