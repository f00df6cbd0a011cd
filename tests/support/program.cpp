#include "support/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <system_error>

extern char** environ;  // NOLINT: the C library's own name

namespace program {

namespace {

[[noreturn]] void fail(int error, const char* what) {
    throw std::system_error(error, std::generic_category(), what);
}

void require(int error, const char* what) {
    if (error != 0) fail(error, what);
}

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

    [[nodiscard]] int number() const { return number_; }
    void reset() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

Descriptor opened(const std::filesystem::path& path, int flags) {
    const int number = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
    if (number < 0) fail(errno, path.c_str());
    return Descriptor(number);
}

/// A file without a name.
Descriptor nameless_file() {
    std::string name = (std::filesystem::temp_directory_path() / "pairmodel-test.XXXXXX").string();
    const int number = ::mkostemp(name.data(), O_CLOEXEC);
    if (number < 0) fail(errno, "mkostemp");
    ::unlink(name.c_str());
    return Descriptor(number);
}

void write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0) fail(errno, "write");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::lseek(file, 0, SEEK_SET) < 0) fail(errno, "lseek");
}

std::string read_all(int file) {
    if (::lseek(file, 0, SEEK_SET) < 0) fail(errno, "lseek");
    std::string text;
    std::array<char, 65536> block{};
    for (;;) {
        const ssize_t got = ::read(file, block.data(), block.size());
        if (got < 0) fail(errno, "read");
        if (got == 0) return text;
        text.append(block.data(), static_cast<std::size_t>(got));
    }
}

bool is_setting_of_ours(std::string_view variable) {
    static constexpr std::array<std::string_view, 6> prefixes{
        "PAIRMODEL_", "SOURCE_DATE_EPOCH=", "NO_COLOR=", "LC_", "LANG", "LOCPATH="};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](auto p) { return variable.starts_with(p); });
}

std::vector<std::string> environment_of(const Circumstances& c) {
    std::vector<std::string> result;
    for (char** at = environ; *at != nullptr; ++at) {
        const std::string_view variable = *at;
        const auto replaced = [&](const auto& own) { return variable.starts_with(own.first + "="); };
        if (!is_setting_of_ours(variable) &&
            std::none_of(c.environment.begin(), c.environment.end(), replaced))
            result.emplace_back(variable);
    }
    for (const auto& [name, value] : c.environment) result.push_back(name + "=" + value);
    return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

/// The program of this build, or that of another one: PAIRMODEL_TEST_PROGRAM. Behind PAIRMODEL_TEST_WRAPPER
/// where that is set: words of a command that runs another, valgrind's.
std::vector<std::string> command() {
    const char* const wrapper = std::getenv("PAIRMODEL_TEST_WRAPPER");
    std::istringstream stream(wrapper == nullptr ? "" : wrapper);
    std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
    const char* const other = std::getenv("PAIRMODEL_TEST_PROGRAM");
    words.emplace_back(other == nullptr ? PAIRMODEL_PROGRAM : other);
    return words;
}

/// What the child's descriptors 0, 1 and 2 are.
class Start {
public:
    Start() { require(::posix_spawn_file_actions_init(&actions_), "posix_spawn_file_actions_init"); }
    ~Start() { ::posix_spawn_file_actions_destroy(&actions_); }
    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;

    void give(const Descriptor& descriptor, int as) {
        require(::posix_spawn_file_actions_adddup2(&actions_, descriptor.number(), as), "adddup2");
    }
    void close(int number) { require(::posix_spawn_file_actions_addclose(&actions_, number), "addclose"); }

    pid_t child(const Arguments& arguments, const Circumstances& c) {
        if (!c.folder.empty())
            require(::posix_spawn_file_actions_addchdir_np(&actions_, c.folder.c_str()), "addchdir");
        std::vector<std::string> words = command();
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<std::string> variables = environment_of(c);
        pid_t process = 0;
        require(::posix_spawnp(&process, words.front().c_str(), &actions_, nullptr, pointers(words).data(),
                               pointers(variables).data()),
                "posix_spawnp");
        return process;
    }

private:
    posix_spawn_file_actions_t actions_{};
};

void wait_for(pid_t process, Outcome& outcome) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0)
        if (errno != EINTR) fail(errno, "waitpid");
    if (WIFEXITED(status)) outcome.code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
}

Descriptor pipe_without_reader() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(errno, "pipe");
    ::close(ends[0]);
    return Descriptor(ends[1]);
}

/// Takes what a terminal shows until the program has closed it.
std::string screen_of(int terminal) {
    std::string text;
    std::array<char, 4096> block{};
    for (;;) {
        const ssize_t got = ::read(terminal, block.data(), block.size());
        if (got <= 0) break;  // EIO: nobody has the other end any more
        text.append(block.data(), static_cast<std::size_t>(got));
    }
    std::erase(text, '\r');
    return text;
}

}  // namespace

Outcome run(const Arguments& arguments, const Circumstances& c) {
    const Descriptor in = nameless_file();
    write_all(in.number(), c.input);
    const Descriptor out = c.out_to_broken_pipe ? pipe_without_reader()
                           : c.out_to.empty()   ? nameless_file()
                                                : opened(c.out_to, O_WRONLY | O_CREAT);
    const Descriptor err = c.err_to.empty() ? nameless_file() : opened(c.err_to, O_WRONLY | O_CREAT);
    Start start;
    start.give(in, STDIN_FILENO);
    start.give(out, STDOUT_FILENO);
    if (c.err_closed)
        start.close(STDERR_FILENO);
    else
        start.give(err, STDERR_FILENO);
    Outcome outcome;
    wait_for(start.child(arguments, c), outcome);
    if (c.out_to.empty() && !c.out_to_broken_pipe) outcome.out = read_all(out.number());
    if (c.err_to.empty()) outcome.err = read_all(err.number());
    return outcome;
}

Outcome run_on_terminal(const Arguments& arguments, const Circumstances& c) {
    const Descriptor ours(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (ours.number() < 0 || ::grantpt(ours.number()) != 0 || ::unlockpt(ours.number()) != 0)
        fail(errno, "posix_openpt");
    Outcome outcome;
    pid_t process = 0;
    {
        const Descriptor theirs = opened(::ptsname(ours.number()), O_RDWR | O_NOCTTY);
        Start start;
        for (const int as : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) start.give(theirs, as);
        process = start.child(arguments, c);
    }
    outcome.out = screen_of(ours.number());
    wait_for(process, outcome);
    return outcome;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "pairmodel-test.XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) fail(errno, "mkdtemp");
    path_ = std::filesystem::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view text) const {
    const std::filesystem::path file = path_ / name;
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
    return file.string();
}

std::string TemporaryFolder::read(std::string_view name) const {
    return read_file(path_ / name);
}

bool TemporaryFolder::has(std::string_view name) const {
    return std::filesystem::exists(std::filesystem::symlink_status(path_ / name));
}

std::vector<std::string> TemporaryFolder::names() const {
    std::vector<std::string> result;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
        result.push_back(entry.path().filename().string());
    std::sort(result.begin(), result.end());
    return result;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++found;
    return found;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string in_one_line(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n';
        if (blank && (result.empty() || result.back() == ' ')) continue;
        result += blank ? ' ' : c;
    }
    return result;
}

std::vector<std::vector<std::string>> csv_rows(std::string_view text, char delimiter) {
    std::vector<std::vector<std::string>> rows;
    for (const std::string& line : lines_of(text)) {
        auto& cells = rows.emplace_back(1);
        bool quoted = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
                cells.back() += line[i++];
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == delimiter && !quoted)
                cells.emplace_back();
            else
                cells.back() += line[i];
        }
    }
    return rows;
}

}  // namespace program
