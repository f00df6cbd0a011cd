#pragma once

#include "pairmodel/input/encoding.hpp"

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace pairmodel {

/// Reads bytes as people save them (UTF-8 with or without BOM, UTF-16, Windows-1252) and yields physical
/// lines of UTF-8, with LF, CRLF or CR at the end as they stood. Reads a block at a time.
class TextLines {
public:
    /// `name` is what messages call the input. Throws FileError where it is no table at all (file_kind)
    /// or cannot be read.
    TextLines(std::istream& stream, std::string name);
    ~TextLines();
    TextLines(const TextLines&) = delete;
    TextLines& operator=(const TextLines&) = delete;

    /// The next line with its ending; valid until the next call. False at the end.
    /// Throws FileError where reading fails, a line or the whole is longer than limits:: says, or a NUL byte
    /// stands in the text.
    [[nodiscard]] bool next(std::string_view& line);

    [[nodiscard]] const std::string& name() const;
    /// How many were read.
    [[nodiscard]] std::uintmax_t bytes() const;
    /// The number of the line last given, from 1.
    [[nodiscard]] std::size_t line_number() const;
    /// As far as read.
    [[nodiscard]] Encoding encoding() const;
    /// Windows-1252 was read from this line on, though an earlier line holds UTF-8; 0: not so.
    [[nodiscard]] std::size_t mixed_from_line() const;
    /// SHA-256 of all bytes, in hexadecimal. Precondition: next() has returned false.
    [[nodiscard]] std::string sha256() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// SHA-256 of a text, in hexadecimal.
[[nodiscard]] std::string sha256_of(std::string_view text);

/// Whether the text is valid UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace pairmodel
