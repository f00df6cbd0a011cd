#include "system/process.hpp"

#include "system/streams.hpp"
#include "system/temporary_file.hpp"
#include "system/tool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <new>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>

// clang-format off
EM_JS(void, tell_page_of_end, (int code), { Module.endedWith = code; });
// clang-format on
#endif

namespace pairmodel::system {

namespace {

/// Signals that end the program, as a person or the system asks.
constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU};

/// Ends what runs for this program, takes the temporary files away, then lets the signal do what it always
/// does.
extern "C" void end_by(int signal) {
    end_running_tool();
    remove_temporary_files();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// Lets what is opened later have no number below 3: it would be taken for standard output where that is
/// closed. What stands there instead refuses what the number is for.
void occupy_standard_descriptors() {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(number, F_GETFD) < 0)  // the lowest that is free, so it becomes this one
            static_cast<void>(::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

/// Without a word to what still runs.
[[noreturn]] void end_now(int code) {
#ifdef __EMSCRIPTEN__
    // _exit() leaves by an exception of JavaScript's, which would never come out of a function that must not
    // throw.
    tell_page_of_end(code);
    __builtin_trap();
#else
    ::_exit(code);
#endif
}

thread_local sigset_t signals_before{};

}  // namespace

std::vector<std::string> arguments(int argc, char** argv) {
    return {argv + std::min(argc, 1), argv + argc};
}

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

void begin_program() {
    occupy_standard_descriptors();
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
    for (const int signal : ending_signals)
        if (std::signal(signal, end_by) == SIG_IGN) std::signal(signal, SIG_IGN);  // as under nohup
}

void let_window_be_read() {}

void end_program(int code, const char* last_words) noexcept {
    // Of several threads that are out of memory the first tells; it ends all of them.
    static std::atomic_flag told;
    if (told.test_and_set()) {
        ::sleep(1);
        end_now(code);
    }
    remove_temporary_files();
    say_at_the_end(last_words);
    end_now(code);
}

SignalsWait::SignalsWait() {
    sigset_t set;
    ::sigemptyset(&set);
    for (const int signal : ending_signals) ::sigaddset(&set, signal);
    ::pthread_sigmask(SIG_BLOCK, &set, &signals_before);
}

SignalsWait::~SignalsWait() {
    ::pthread_sigmask(SIG_SETMASK, &signals_before, nullptr);
}

struct PlainLocale::Before {
    locale_t plain;
    locale_t before;
};

PlainLocale::PlainLocale() {
    const locale_t plain = ::newlocale(LC_ALL_MASK, "C", nullptr);
    if (plain == nullptr) throw std::bad_alloc();
    before_ = new Before{plain, ::uselocale(plain)};
}

PlainLocale::~PlainLocale() {
    ::uselocale(before_->before);
    ::freelocale(before_->plain);
    delete before_;
}

}  // namespace pairmodel::system
