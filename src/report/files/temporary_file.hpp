#pragma once

#include <string>

namespace pairmodel {

/// A temporary file that goes with this object or, by remove_temporary_files(), with the program. Its name
/// stands where that finds it before there is such a file, so that no moment is left in which nobody knows of
/// it.
class TemporaryFile {
public:
    TemporaryFile() = default;
    ~TemporaryFile() { remove(); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// Makes `path`, which ends in XXXXXX for characters that nothing else has. The descriptor; -1 with
    /// errno.
    int make(const std::string& path);

    /// nullptr: there is none.
    [[nodiscard]] const char* path() const { return path_; }

    void remove();
    /// It has another name now, or is no longer temporary.
    void forget();

private:
    char* path_ = nullptr;
};

/// Where a file goes that nobody is to see.
[[nodiscard]] std::string folder_for_scratch();

/// Makes a file without a name there, which goes when it is closed. The descriptor; -1 with errno.
[[nodiscard]] int make_nameless_file();

}  // namespace pairmodel
