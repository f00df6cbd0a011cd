#include "report/files/tool.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

namespace pairmodel {

namespace {

std::atomic<pid_t> running = 0;

/// Throws where a call gave an error number.
void require(int error, const std::string& name) {
    if (error != 0)
        throw FileError(fmt::format("cannot start {}: {}", name, std::generic_category().message(error)));
}

/// Which of the new program's descriptors are which of ours, and how signals meet it.
class SpawnPlan {
public:
    explicit SpawnPlan(const std::string& name) : name_(name) {
        require(::posix_spawn_file_actions_init(&actions), name);
        require(::posix_spawnattr_init(&attributes), name);
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
    void give(const ScratchFile& file, int number) {
        constexpr int beyond = 16;  // no number that is still to be given
        ::lseek(file.descriptor(), 0, SEEK_SET);
        const int copy = ::fcntl(file.descriptor(), F_DUPFD_CLOEXEC, beyond);
        if (copy < 0) require(errno, name_);
        copies_.push_back(copy);
        require(::posix_spawn_file_actions_adddup2(&actions, copy, number), name_);
    }

    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};

private:
    const std::string& name_;
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

std::string first_lines(const ScratchFile& file) {
    constexpr std::size_t most = 300;
    StringSink text;
    file.copy_to(text);
    std::string line = text.text().substr(0, most);
    while (!line.empty() && line.back() == '\n') line.pop_back();
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

}  // namespace

bool has_tool(std::string_view name) {
    const char* path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "" : path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const std::string file = fmt::format("{}/{}", rest.substr(0, end), name);
        if (end > 0 && ::access(file.c_str(), X_OK) == 0) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

void run_tool(const ToolCall& call, TextSink& output) {
    const std::string& name = call.command.front();
    SpawnPlan plan(name);
    std::vector<std::unique_ptr<ScratchFile>> files;
    const auto give = [&](std::string_view content, int number) -> const ScratchFile& {
        files.push_back(std::make_unique<ScratchFile>());
        files.back()->write(content);
        plan.give(*files.back(), number);
        return *files.back();
    };
    give(call.input, STDIN_FILENO);
    const ScratchFile& result = give("", STDOUT_FILENO);
    const ScratchFile& complaints = give("", STDERR_FILENO);
    for (std::size_t i = 0; i < call.files.size(); ++i) give(call.files[i], static_cast<int>(3 + i));

    std::vector<std::string> environment = call.environment;
    for (char** each = environ; *each != nullptr; ++each) environment.emplace_back(*each);
    pid_t process = 0;
    require(::posix_spawnp(&process, name.c_str(), &plan.actions, &plan.attributes,
                           pointers_to(call.command).data(), pointers_to(environment).data()),
            name);
    running = process;
    const int status = status_of(process);
    running = 0;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw FileError(fmt::format("{} did not do its part: {}", name, first_lines(complaints)));
    result.copy_to(output);
}

void end_running_tool() noexcept {
    if (const pid_t process = running; process > 0) ::kill(process, SIGTERM);
}

}  // namespace pairmodel
