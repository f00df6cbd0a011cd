#pragma once

#include "system/file.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

namespace pairmodel::system {

/// What is no UTF-8, or half a character of UTF-16, becomes U+FFFD.
[[nodiscard]] std::wstring wide(std::string_view text);
[[nodiscard]] std::string narrow(std::wstring_view text);

/// Of a path: whole, and with the mark that lets it be longer than 260 characters where it needs one. Asks
/// for no memory.
class NativePath {
public:
    explicit NativePath(std::string_view path) noexcept;
    [[nodiscard]] const wchar_t* c_str() const { return path_.data(); }
    /// Without that mark.
    [[nodiscard]] const wchar_t* plain() const { return path_.data() + mark_; }

private:
    static constexpr std::size_t room = 4096;
    std::array<wchar_t, room> path_{};
    std::size_t mark_ = 0;
};

[[nodiscard]] Error error_of(DWORD code);
[[nodiscard]] Error last_error();

[[nodiscard]] inline HANDLE handle_of(const File& file) {
    return reinterpret_cast<HANDLE>(file.handle());  // NOLINT(performance-no-int-to-ptr)
}

/// Closes itself.
[[nodiscard]] inline File as_file(HANDLE handle) {
    return File(reinterpret_cast<std::intptr_t>(handle));
}

/// Why no file can have this name; 0: it can, or is a device that can be written.
[[nodiscard]] Error refusal_of_name(const std::string& path);

[[nodiscard]] Error write_all(HANDLE file, std::string_view text);
[[nodiscard]] Error read_some(HANDLE file, std::span<char> to, std::size_t& got);

/// Whether the program has been told to stop: what is made now nobody would take away.
[[nodiscard]] bool is_ending();

}  // namespace pairmodel::system
