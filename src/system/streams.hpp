#pragma once

#include "system/file.hpp"

namespace pairmodel::system {

/// The three that every program has. Bytes go through them as they are, on all systems; a console of Windows
/// is given, and gives, UTF-8.
enum class Stream { input, output, error };

[[nodiscard]] bool is_terminal(Stream stream);
/// Whether a terminal understands colours and how to clear a line.
[[nodiscard]] bool understands_escapes(Stream stream);

[[nodiscard]] Status status_of_input();
/// Some bytes; `got` is 0 at the end.
[[nodiscard]] Error read_input(std::span<char> to, std::size_t& got);
/// EPIPE where nobody reads any more.
[[nodiscard]] Error write_output(std::string_view text);
/// Some systems tell only now that it could not be written.
[[nodiscard]] Error close_output();
/// On standard error. That it cannot be written changes nothing.
void say(const std::string& text);
/// The same, asking for no memory.
void say_at_the_end(std::string_view text) noexcept;

}  // namespace pairmodel::system
