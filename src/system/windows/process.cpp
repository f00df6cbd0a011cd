#include "system/process.hpp"

#include "system/streams.hpp"
#include "system/temporary_file.hpp"
#include "system/tool.hpp"
#include "system/windows/native.hpp"

#include <shellapi.h>

#include <array>
#include <atomic>
#include <clocale>

namespace pairmodel::system {

namespace {

std::atomic<bool> ending = false;

/// Held while files are put in place, and while they are taken away.
SRWLOCK placing = SRWLOCK_INIT;

/// Windows calls this in a thread of its own: Ctrl-C, Ctrl-Break, the window closed, the user gone.
BOOL WINAPI end_by(DWORD /*event*/) {
    ending = true;
    end_running_tool();
    ::AcquireSRWLockExclusive(&placing);  // and never released
    // The program goes on meanwhile: a file whose name is known may just be being made.
    for (int round = 0; round < 3; ++round) {
        remove_temporary_files();
        ::Sleep(20);
    }
    remove_temporary_files();
    ::TerminateProcess(::GetCurrentProcess(), STATUS_CONTROL_C_EXIT);
    return TRUE;
}

}  // namespace

bool is_ending() {
    return ending;
}

std::vector<std::string> arguments(int /*argc*/, char** /*argv*/) {
    // Those of main are in a code page that need not have all characters.
    std::vector<std::string> words;
    int count = 0;
    wchar_t** const all = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    for (int i = 1; i < count; ++i) words.push_back(narrow(all[i]));
    ::LocalFree(all);
    return words;
}

std::optional<std::string> variable(const char* name) {
    const std::wstring wide_name = wide(name);
    ::SetLastError(ERROR_SUCCESS);
    std::wstring value(::GetEnvironmentVariableW(wide_name.c_str(), nullptr, 0), L'\0');
    if (value.empty() && ::GetLastError() == ERROR_ENVVAR_NOT_FOUND) return std::nullopt;
    value.resize(
        ::GetEnvironmentVariableW(wide_name.c_str(), value.data(), static_cast<DWORD>(value.size())));
    return narrow(value);
}

void begin_program() {
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    ::SetConsoleCtrlHandler(end_by, TRUE);
}

void let_window_be_read() {
    std::array<DWORD, 2> processes{};
    const DWORD count = ::GetConsoleProcessList(processes.data(), static_cast<DWORD>(processes.size()));
    if (count != 1 || !is_terminal(Stream::input) || !is_terminal(Stream::error)) return;
    say("\nPress Enter to close this window.");
    std::array<char, 256> typed{};
    std::size_t got = 0;
    static_cast<void>(read_input(typed, got));
}

void end_program(int code, const char* last_words) noexcept {
    // Of several threads that are out of memory the first tells; it ends all of them.
    static std::atomic_flag told;
    if (told.test_and_set())
        ::Sleep(1000);
    else {
        remove_temporary_files();
        say_at_the_end(last_words);
    }
    ::TerminateProcess(::GetCurrentProcess(), static_cast<UINT>(code));
    for (;;) ::Sleep(INFINITE);
}

SignalsWait::SignalsWait() {
    ::AcquireSRWLockExclusive(&placing);
}

SignalsWait::~SignalsWait() {
    ::ReleaseSRWLockExclusive(&placing);
}

struct PlainLocale::Before {
    int of_thread;
    std::string numbers;
};

PlainLocale::PlainLocale()
    : before_(
          new Before{::_configthreadlocale(_ENABLE_PER_THREAD_LOCALE), std::setlocale(LC_NUMERIC, nullptr)}) {
    std::setlocale(LC_NUMERIC, "C");
}

PlainLocale::~PlainLocale() {
    std::setlocale(LC_NUMERIC, before_->numbers.c_str());
    ::_configthreadlocale(before_->of_thread);
    delete before_;
}

}  // namespace pairmodel::system
