#include "system/streams.hpp"

#include "system/windows/native.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pairmodel::system {

namespace {

HANDLE handle_of(Stream stream) {
    constexpr std::array<DWORD, 3> numbers{STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
    return ::GetStdHandle(numbers.at(static_cast<std::size_t>(stream)));
}

/// How long the last character is that is not whole.
std::size_t cut_character(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0) == 0x80) continue;
        const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return size > back ? back : 0;
    }
    return 0;
}

/// A console shows what it is given in UTF-16, whatever its code page is.
Error show(HANDLE console, std::string_view text) {
    static std::string cut;  // of one console, before the next piece
    const std::string whole = std::exchange(cut, {}) + std::string(text);
    const std::size_t rest = cut_character(whole);
    cut = whole.substr(whole.size() - rest);
    const std::wstring shown = wide(std::string_view(whole).substr(0, whole.size() - rest));
    constexpr std::size_t most = 8192;
    for (std::size_t at = 0; at < shown.size();) {
        DWORD written = 0;
        const auto size = static_cast<DWORD>(std::min(shown.size() - at, most));
        if (::WriteConsoleW(console, shown.data() + at, size, &written, nullptr) == 0) return last_error();
        at += written;
    }
    return 0;
}

Error write(Stream stream, std::string_view text) {
    return is_terminal(stream) ? show(handle_of(stream), text) : write_all(handle_of(stream), text);
}

/// What is typed, a line at a time; Ctrl-Z at its beginning is the end.
Error read_typed(std::span<char> to, std::size_t& got) {
    static std::string typed;  // and not yet taken
    got = 0;
    if (typed.empty()) {
        std::array<wchar_t, 4096> line{};
        DWORD size = 0;
        if (::ReadConsoleW(handle_of(Stream::input), line.data(), static_cast<DWORD>(line.size()), &size,
                           nullptr) == 0)
            return last_error();
        if (size == 0 || line[0] == L'\x1A') return 0;
        typed = narrow({line.data(), size});
        std::erase(typed, '\r');
    }
    got = std::min(to.size(), typed.size());
    std::copy_n(typed.begin(), got, to.begin());
    typed.erase(0, got);
    return 0;
}

}  // namespace

bool is_terminal(Stream stream) {
    DWORD mode = 0;
    return ::GetConsoleMode(handle_of(stream), &mode) != 0;
}

bool understands_escapes(Stream stream) {
    DWORD mode = 0;
    const HANDLE console = handle_of(stream);
    return ::GetConsoleMode(console, &mode) != 0 &&
           ::SetConsoleMode(console, mode | ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING) !=
               0;
}

Status status_of_input() {
    const HANDLE input = handle_of(Stream::input);
    LARGE_INTEGER size{};
    if (::GetFileType(input) != FILE_TYPE_DISK || ::GetFileSizeEx(input, &size) == 0) return {Kind::other};
    return {Kind::file, 0, static_cast<std::uint64_t>(size.QuadPart)};
}

Error read_input(std::span<char> to, std::size_t& got) {
    return is_terminal(Stream::input) ? read_typed(to, got) : read_some(handle_of(Stream::input), to, got);
}

Error write_output(std::string_view text) {
    return write(Stream::output, text);
}

Error close_output() {
    return is_terminal(Stream::output) || ::CloseHandle(handle_of(Stream::output)) != 0 ? 0 : last_error();
}

void say(const std::string& text) {
    static_cast<void>(write(Stream::error, text));
}

void say_at_the_end(std::string_view text) noexcept {
    DWORD written = 0;
    ::WriteFile(handle_of(Stream::error), text.data(), static_cast<DWORD>(text.size()), &written, nullptr);
}

}  // namespace pairmodel::system
