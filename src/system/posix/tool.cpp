#include "system/tool.hpp"

#include "system/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace pairmodel::system {

std::string path_for_tool(ScratchFile& /*scratch*/, std::size_t index) {
    return fmt::format("/dev/fd/{}", 3 + index);
}

#ifdef __EMSCRIPTEN__

// There are no other programs.

bool has_tool(std::string_view /*name*/) {
    return false;
}

Error run_tool(const ToolRun& /*run*/, bool& /*ended_well*/) {
    return ENOSYS;
}

void end_running_tool() noexcept {}

#else

bool has_tool(std::string_view name) {
    const std::string path = variable("PATH").value_or("");
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const std::string file = fmt::format("{}/{}", rest.substr(0, end), name);
        if (end > 0 && ::access(file.c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

namespace {

std::atomic<pid_t> running = 0;

/// Which of the new program's descriptors are which of ours, and how signals meet it.
class SpawnPlan {
public:
    SpawnPlan() {
        note(::posix_spawn_file_actions_init(&actions));
        note(::posix_spawnattr_init(&attributes));
        sigset_t none;
        sigset_t usual;  // what this program ignores
        ::sigemptyset(&none);
        ::sigemptyset(&usual);
        for (const int signal : {SIGPIPE, SIGXFSZ}) ::sigaddset(&usual, signal);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &usual);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
        for (const int copy : copies_) ::close(copy);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// The file from its beginning, as `number`.
    void give(const File& file, int number) {
        constexpr int beyond = 16;  // no number that is still to be given
        const int descriptor = static_cast<int>(file.handle());
        ::lseek(descriptor, 0, SEEK_SET);
        const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, beyond);
        if (copy < 0) return note(errno);
        copies_.push_back(copy);
        note(::posix_spawn_file_actions_adddup2(&actions, copy, number));
    }

    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
    Error error = 0;

private:
    void note(int status) {
        if (error == 0) error = status;
    }
    std::vector<int> copies_;
};

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    // As posix_spawn() wants them; it changes nothing.
    for (const std::string& text : texts)
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
        pointers.push_back(const_cast<char*>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

/// How the program ended, as waitpid() tells.
int status_of(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return status;
}

}  // namespace

Error run_tool(const ToolRun& run, bool& ended_well) {
    SpawnPlan plan;
    plan.give(*run.input, STDIN_FILENO);
    plan.give(*run.output, STDOUT_FILENO);
    plan.give(*run.complaints, STDERR_FILENO);
    for (std::size_t i = 0; i < run.files.size(); ++i) plan.give(*run.files[i], static_cast<int>(3 + i));
    std::vector<std::string> environment = run.environment;
    for (char** each = environ; *each != nullptr; ++each) environment.emplace_back(*each);
    pid_t process = 0;
    if (plan.error == 0)
        plan.error = ::posix_spawnp(&process, run.command.front().c_str(), &plan.actions, &plan.attributes,
                                    pointers_to(run.command).data(), pointers_to(environment).data());
    if (plan.error != 0) return plan.error;
    running = process;
    const int status = status_of(process);
    running = 0;
    ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return 0;
}

void end_running_tool() noexcept {
    if (const pid_t process = running; process > 0) ::kill(process, SIGTERM);
}

#endif

}  // namespace pairmodel::system
