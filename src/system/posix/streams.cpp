#include "system/streams.hpp"

#include "system/posix/descriptor.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace pairmodel::system {

namespace {

/// Never closed by the end of the program: others may still write then.
const File& file_of(Stream stream) {
    static const auto& files = *new std::array{File(STDIN_FILENO), File(STDOUT_FILENO), File(STDERR_FILENO)};
    return files.at(static_cast<std::size_t>(stream));
}

}  // namespace

bool is_terminal(Stream stream) {
    return ::isatty(static_cast<int>(stream)) == 1;
}

bool understands_escapes(Stream stream) {
    const char* terminal = std::getenv("TERM");
    return is_terminal(stream) && terminal != nullptr && std::string_view(terminal) != "dumb";
}

Status status_of_input() {
    return status_of_descriptor(STDIN_FILENO);
}

Error read_input(std::span<char> to, std::size_t& got) {
    return file_of(Stream::input).read(to, got);
}

Error write_output(std::string_view text) {
    return file_of(Stream::output).write(text);
}

Error close_output() {
    return ::close(STDOUT_FILENO) != 0 && errno != EINTR ? errno : 0;
}

void say(const std::string& text) {
    std::fputs(text.c_str(), stderr);
}

void say_at_the_end(std::string_view text) noexcept {
    // Where nobody can be told, the exit code still says it.
    static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

}  // namespace pairmodel::system
