#include "program/out_of_memory.hpp"

#include "program/usage.hpp"
#include "system/process.hpp"

#include <atomic>
#include <new>

// Nothing here may ask for memory.

void end_out_of_memory() {
    pairmodel::system::end_program(exit_file, "pairmodel: error: out of memory\n");
}

void end_when_out_of_memory() {
    std::set_new_handler(end_out_of_memory);
}

// Libraries in C ask the C library. Some do not look at what they get: libxlsxwriter 1.1.4 goes on with a
// null pointer, or leaves a part of the workbook out; pugixml leaves an element out of a page. So what they
// ask for is looked at here, before main as well. A sanitizer has functions of its own.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define PAIRMODEL_SANITIZER
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PAIRMODEL_SANITIZER
#endif

#if defined(_WIN32) || defined(__EMSCRIPTEN__)

#include <cstddef>

#ifdef _WIN32
// The linker has all calls of malloc come here (--wrap).
#define PAIRMODEL_OURS(function) __wrap_##function
#define PAIRMODEL_THEIRS(function) __real_##function
#else
// The C library's give way to others, and have another name.
#define PAIRMODEL_OURS(function) function
#define PAIRMODEL_THEIRS(function) __libc_##function
#endif

extern "C" void* PAIRMODEL_THEIRS(malloc)(std::size_t size);
extern "C" void* PAIRMODEL_THEIRS(calloc)(std::size_t count, std::size_t size);
extern "C" void* PAIRMODEL_THEIRS(realloc)(void* block, std::size_t size);

namespace {

void* or_end(void* block) {
    if (block == nullptr) end_out_of_memory();
    return block;
}

}  // namespace

extern "C" void* PAIRMODEL_OURS(malloc)(std::size_t size) {
    return or_end(PAIRMODEL_THEIRS(malloc)(size));
}

extern "C" void* PAIRMODEL_OURS(calloc)(std::size_t count, std::size_t size) {
    return or_end(PAIRMODEL_THEIRS(calloc)(count, size));
}

extern "C" void* PAIRMODEL_OURS(realloc)(void* block, std::size_t size) {
    void* const larger = PAIRMODEL_THEIRS(realloc)(block, size);
    return size == 0 ? larger : or_end(larger);  // of nothing there may be nothing
}

#elif defined(__GLIBC__) && !defined(PAIRMODEL_SANITIZER)

#include <dlfcn.h>

#include <cstddef>

namespace {

/// The function of a name that is next in line, which need not be the C library's: valgrind and others have
/// theirs.
template <class Function>
class Next {
public:
    constexpr explicit Next(const char* name) : name_(name) {}

    template <class... Arguments>
    void* operator()(Arguments... arguments) {
        Function* function = function_.load(std::memory_order_relaxed);
        if (function == nullptr) {
            function = reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name_));
            function_.store(function, std::memory_order_relaxed);
        }
        return function(arguments...);
    }

private:
    const char* name_;
    std::atomic<Function*> function_ = nullptr;
};

constinit Next<void*(std::size_t)> next_malloc("malloc");
constinit Next<void*(std::size_t, std::size_t)> next_calloc("calloc");
constinit Next<void*(void*, std::size_t)> next_realloc("realloc");

void* or_end(void* block) {
    if (block == nullptr) end_out_of_memory();
    return block;
}

}  // namespace

extern "C" void* malloc(std::size_t size) noexcept {
    return or_end(next_malloc(size));
}

extern "C" void* calloc(std::size_t nmemb, std::size_t size) noexcept {
    return or_end(next_calloc(nmemb, size));
}

extern "C" void* realloc(void* ptr, std::size_t size) noexcept {
    void* const larger = next_realloc(ptr, size);
    return size == 0 ? larger : or_end(larger);  // of nothing there may be nothing
}

#endif
