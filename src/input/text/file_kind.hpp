#pragma once

#include <string_view>

namespace pairmodel {

/// What a file is that is no table, and what to do about it.
struct FileKind {
    std::string_view what;  ///< "a web page"; empty: it may be a table
    std::string_view hint;
};

/// By how the bytes of a file begin.
[[nodiscard]] FileKind kind_of(std::string_view beginning);

/// Whether a file is a zip or a gzip file, in which tables are looked for.
[[nodiscard]] bool is_zip(std::string_view beginning);
[[nodiscard]] bool is_gzip(std::string_view beginning);
/// Whether it is a document of the old Office programs, or one of the new with a password.
[[nodiscard]] bool is_old_office(std::string_view beginning);

/// "FILE is a web page, not a table", with the hint. Throws FileError.
[[noreturn]] void throw_no_table(std::string_view name, const FileKind& kind);

}  // namespace pairmodel
