// Lets one chosen call of a program fail. Loaded before the C library with LD_PRELOAD, told what to do by
//     PAIRMODEL_FAULT=CALL:WHICH:WHAT[:after]
// CALL is a name of `names`, or "system" for all of them but alloc. WHICH is N (the Nth such call), N-M, N+
// (the Nth and all that follow) or "odd" (every other one, so that who tries again gets on). WHAT is the name
// of an error, SHORT (half of what is to be written), ZERO (nothing, without an error), or a signal, which
// comes before the call or after it. The file PAIRMODEL_FAULT_LOG gets a line when something was made to
// fail, and, where the program ends in the usual way, how many calls of each kind there were.
// PAIRMODEL_FAULT_PLACES: a file for the numbers of the requests for memory at which a place in the program,
// told by all calls that led there, asks for the first and the last time. PAIRMODEL_FAULT_CLOSED: descriptors
// to close at the start, as digits. PAIRMODEL_FAULT_USER: the number of the user to become, for whom
// permissions hold. What a program calls is seen here, what the C library does within is not: that takes
// `size`, a limit on the size of files, which the system itself holds: size:N:EFBIG.

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <unwind.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

// The C library's own, which do not come back here.
extern "C" void* __libc_malloc(size_t size);                      // NOLINT(bugprone-reserved-identifier)
extern "C" void* __libc_calloc(size_t count, size_t size);        // NOLINT(bugprone-reserved-identifier)
extern "C" void* __libc_realloc(void* block, size_t size);        // NOLINT(bugprone-reserved-identifier)
extern "C" void* __libc_memalign(size_t alignment, size_t size);  // NOLINT(bugprone-reserved-identifier)

namespace {

enum Call {
    allocate,
    make,
    open_file,
    write_file,
    read_file,
    sync_file,
    close_file,
    link_file,
    rename_file,
    unlink_file,
    start_thread,
    calls
};
constexpr const char* names[calls] = {"alloc", "make", "open",   "write",  "read",  "fsync",
                                      "close", "link", "rename", "unlink", "thread"};

struct Word {
    const char* name;
    int number;
};
constexpr Word errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EINTR", EINTR},   {"ENOMEM", ENOMEM},
                           {"EACCES", EACCES}, {"EROFS", EROFS},   {"EDQUOT", EDQUOT}, {"EMFILE", EMFILE},
                           {"EPERM", EPERM},   {"EAGAIN", EAGAIN}, {"EXDEV", EXDEV},   {"EINVAL", EINVAL},
                           {"EEXIST", EEXIST}};
constexpr Word signals[] = {
    {"SIGINT", SIGINT}, {"SIGTERM", SIGTERM}, {"SIGHUP", SIGHUP}, {"SIGKILL", SIGKILL}};

struct Fault {
    bool on = false;
    bool any_system_call = false;
    bool odd = false;
    bool after = false;
    int call = -1;
    long first = 0;
    long last = 0;
    int error = 0;
    int signal = 0;
    bool half = false;
    bool zero = false;
};
Fault fault;
const char* log_file = nullptr;
std::atomic<long> counts[calls];
std::atomic<long> system_calls;
std::atomic<bool> ready{false};

/// Past everything in this file that can be made to fail.
void append(const char* path, const char* text) {
    if (path == nullptr) return;
    const long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return;
    syscall(SYS_write, file, text, strlen(text));
    syscall(SYS_close, file);
}

void log_line(const char* text) {
    append(log_file, text);
}

/// The places that ask for memory, in a table that is open to the next free line.
class Places {
public:
    void asks(long number) {
        uint64_t hash = 1469598103934665603ULL;  // FNV-1a
        _Unwind_Backtrace(add_caller, &hash);
        size_t at = hash % size;
        while (places_[at].hash != 0 && places_[at].hash != hash) at = (at + 1) % size;
        if (places_[at].hash == 0) {
            if (++count_ == size) abort();
            places_[at] = {hash, number, number};
        }
        places_[at].last = number;
    }
    void write(const char* path) const {
        char line[64];
        for (const Place& place : places_) {
            if (place.hash == 0) continue;
            snprintf(line, sizeof line, "%ld\n%ld\n", place.first, place.last);
            append(path, line);
        }
    }

private:
    struct Place {
        uint64_t hash = 0;
        long first = 0;
        long last = 0;
    };
    static constexpr size_t size = 1UL << 17U;

    static _Unwind_Reason_Code add_caller(_Unwind_Context* caller, void* hash) {
        auto& sum = *static_cast<uint64_t*>(hash);
        sum = (sum ^ static_cast<uint64_t>(_Unwind_GetIP(caller))) * 1099511628211ULL;
        return _URC_NO_REASON;
    }

    Place places_[size];
    size_t count_ = 0;
};
Places places;
const char* places_file = nullptr;
thread_local bool telling_places = false;  ///< what that asks for is nobody's request
std::atomic_flag places_taken = ATOMIC_FLAG_INIT;

void tell_place(long number) {
    telling_places = true;
    while (places_taken.test_and_set()) {
    }
    places.asks(number);
    places_taken.clear();
    telling_places = false;
}

[[noreturn]] void refuse(const char* plan) {
    log_line("no such plan: ");
    log_line(plan);
    _exit(99);
}

int number_of(const char* name, const Word* words, size_t size) {
    for (size_t i = 0; i < size; ++i)
        if (strcmp(name, words[i].name) == 0) return words[i].number;
    return 0;
}

void limit_file_size(long size) {
    const rlimit limit{static_cast<rlim_t>(size), RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limit);
}

void read_plan(const char* plan) {
    char text[64];
    if (strlen(plan) >= sizeof text) refuse(plan);
    strcpy(text, plan);
    char* rest = nullptr;
    const char* call = strtok_r(text, ":", &rest);
    char* which = strtok_r(nullptr, ":", &rest);
    const char* what = strtok_r(nullptr, ":", &rest);
    const char* when = strtok_r(nullptr, ":", &rest);
    if (what == nullptr) refuse(plan);
    char* end = nullptr;
    fault.first = fault.last = strtol(which, &end, 10);
    fault.odd = strcmp(which, "odd") == 0;
    if (*end == '-') fault.last = strtol(end + 1, nullptr, 10);
    if (*end == '+') fault.last = LONG_MAX;
    if (strcmp(call, "size") == 0) return limit_file_size(fault.first);
    fault.any_system_call = strcmp(call, "system") == 0;
    for (int i = 0; i < calls; ++i)
        if (strcmp(call, names[i]) == 0) fault.call = i;
    fault.error = number_of(what, errors, sizeof errors / sizeof *errors);
    fault.signal = number_of(what, signals, sizeof signals / sizeof *signals);
    fault.half = strcmp(what, "SHORT") == 0;
    fault.zero = strcmp(what, "ZERO") == 0;
    fault.after = when != nullptr && strcmp(when, "after") == 0;
    fault.on = true;
    if ((fault.call < 0 && !fault.any_system_call) || (fault.first <= 0 && !fault.odd) ||
        (fault.error == 0 && fault.signal == 0 && !fault.half && !fault.zero))
        refuse(plan);
}

__attribute__((constructor)) void begin() {
    log_file = getenv("PAIRMODEL_FAULT_LOG");
    places_file = getenv("PAIRMODEL_FAULT_PLACES");
    if (const char* digit = getenv("PAIRMODEL_FAULT_CLOSED"))
        for (; *digit != '\0'; ++digit) syscall(SYS_close, *digit - '0');
    if (const char* user = getenv("PAIRMODEL_FAULT_USER")) {
        const uid_t id = static_cast<uid_t>(strtol(user, nullptr, 10));
        if (setresuid(id, id, id) != 0) refuse(user);
    }
    if (const char* plan = getenv("PAIRMODEL_FAULT"); plan != nullptr && *plan != '\0') read_plan(plan);
    ready = true;
}

__attribute__((destructor)) void say_counts() {
    ready = false;
    if (places_file != nullptr) places.write(places_file);
    char line[64];
    for (int i = 0; i < calls; ++i) {
        snprintf(line, sizeof line, "%s %ld\n", names[i], counts[i].load());
        log_line(line);
    }
    snprintf(line, sizeof line, "system %ld\n", system_calls.load());
    log_line(line);
}

/// Whether this call is the one.
bool is_chosen(Call call) {
    if (!ready || telling_places) return false;
    long number = ++counts[call];
    if (call == allocate && places_file != nullptr) tell_place(number);
    if (call != allocate) {
        const long all = ++system_calls;
        if (fault.any_system_call) number = all;
    }
    if (!fault.on || (fault.any_system_call ? call == allocate : call != fault.call)) return false;
    if (fault.odd) return number % 2 == 1;
    return number >= fault.first && number <= fault.last;
}

/// Does what is to happen about a call; true where it must fail, with errno set. While one lives, a signal
/// comes after the call.
class Chosen {
public:
    explicit Chosen(Call call) : chosen_(is_chosen(call)) {
        if (chosen_) log_line("fired\n");
        if (chosen_ && fault.signal != 0 && !fault.after) raise(fault.signal);
    }
    ~Chosen() {
        const int kept = errno;
        if (chosen_ && fault.signal != 0 && fault.after) raise(fault.signal);
        errno = kept;
    }
    Chosen(const Chosen&) = delete;
    Chosen& operator=(const Chosen&) = delete;

    bool fails() const {
        if (!chosen_ || fault.error == 0) return false;
        errno = fault.error;
        return true;
    }
    bool halves() const { return chosen_ && fault.half; }
    bool gives_nothing() const { return chosen_ && fault.zero; }

private:
    bool chosen_;
};

/// The function that would be called without this file.
template <class Function>
Function* real(Function* /*ours*/, const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

void* malloc(size_t size) noexcept {
    return Chosen(allocate).fails() ? nullptr : __libc_malloc(size);
}
void* calloc(size_t count, size_t size) noexcept {
    return Chosen(allocate).fails() ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* block, size_t size) noexcept {
    return Chosen(allocate).fails() ? nullptr : __libc_realloc(block, size);
}
void* aligned_alloc(size_t alignment, size_t size) noexcept {
    return Chosen(allocate).fails() ? nullptr : __libc_memalign(alignment, size);
}
int posix_memalign(void** block, size_t alignment, size_t size) noexcept {
    *block = Chosen(allocate).fails() ? nullptr : __libc_memalign(alignment, size);
    return *block == nullptr ? ENOMEM : 0;
}

int mkostemp(char* name, int flags) {
    const Chosen chosen(make);
    return chosen.fails() ? -1 : real(&mkostemp, "mkostemp")(name, flags);
}

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    const Chosen chosen(open_file);
    return chosen.fails() ? -1 : real(&open, "open")(path, flags, mode);
}
FILE* fopen(const char* path, const char* mode) {
    const Chosen chosen(open_file);
    return chosen.fails() ? nullptr : real(&fopen, "fopen")(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
    const Chosen chosen(open_file);
    return chosen.fails() ? nullptr : real(&fopen64, "fopen64")(path, mode);
}
FILE* fdopen(int file, const char* mode) noexcept {
    const Chosen chosen(open_file);
    return chosen.fails() ? nullptr : real(&fdopen, "fdopen")(file, mode);
}

ssize_t write(int file, const void* text, size_t size) {
    const Chosen chosen(write_file);
    if (chosen.fails()) return -1;
    if (chosen.gives_nothing()) return 0;
    return real(&write, "write")(file, text, chosen.halves() ? (size + 1) / 2 : size);
}
ssize_t read(int file, void* text, size_t size) {
    const Chosen chosen(read_file);
    if (chosen.fails()) return -1;
    return real(&read, "read")(file, text, chosen.halves() ? (size + 1) / 2 : size);
}
ssize_t pread(int file, void* text, size_t size, off_t at) {
    const Chosen chosen(read_file);
    if (chosen.fails()) return -1;
    return real(&pread, "pread")(file, text, chosen.halves() ? (size + 1) / 2 : size, at);
}

int fsync(int file) {
    const Chosen chosen(sync_file);
    return chosen.fails() ? -1 : real(&fsync, "fsync")(file);
}
int close(int file) {
    const Chosen chosen(close_file);
    const int status = real(&close, "close")(file);  // closed it is, whatever it says
    return chosen.fails() ? -1 : status;
}
int fclose(FILE* file) {
    const Chosen chosen(close_file);
    const int status = real(&fclose, "fclose")(file);
    return chosen.fails() ? EOF : status;
}

int link(const char* from, const char* to) noexcept {
    const Chosen chosen(link_file);
    return chosen.fails() ? -1 : real(&link, "link")(from, to);
}
int rename(const char* from, const char* to) noexcept {
    const Chosen chosen(rename_file);
    return chosen.fails() ? -1 : real(&rename, "rename")(from, to);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
    const Chosen chosen(rename_file);
    return chosen.fails() ? -1 : real(&renameat2, "renameat2")(from_folder, from, to_folder, to, flags);
}
int unlink(const char* path) noexcept {
    const Chosen chosen(unlink_file);
    return chosen.fails() ? -1 : real(&unlink, "unlink")(path);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*),
                   void* data) noexcept {
    const Chosen chosen(start_thread);
    return chosen.fails() ? fault.error
                          : real(&pthread_create, "pthread_create")(thread, attributes, run, data);
}

}  // extern "C"
