#pragma once

#include "system/file.hpp"

#include <string>

namespace pairmodel::system {

/// A temporary file that goes with this object or, by remove_temporary_files(), with the program. Its name
/// stands where that finds it before there is such a file, so that no moment is left in which nobody knows of
/// it.
class TemporaryFile {
public:
    TemporaryFile() = default;
    ~TemporaryFile() { remove(); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// Makes `path`, which ends in XXXXXX for characters that nothing else has.
    [[nodiscard]] File make(const std::string& path, unsigned permissions, Error& error);

    /// nullptr: there is none.
    [[nodiscard]] const char* path() const { return path_; }

    void remove();
    /// It has another name now, or is no longer temporary.
    void forget();

private:
    char* path_ = nullptr;
};

/// Takes away all temporary files, for a program that ends without leaving its functions. It asks for no
/// memory and may be called by a signal handler.
void remove_temporary_files() noexcept;

/// A file for what a library will only write to a path, and for what other programs are given. It goes with
/// this object, or with the program.
class ScratchFile {
public:
    explicit ScratchFile(Error& error);

    [[nodiscard]] const File& file() const { return file_; }
    /// By which this process can open it.
    [[nodiscard]] std::string path() const;
    /// It is there until this object goes, for others alone.
    void close() { static_cast<void>(file_.close()); }

private:
    TemporaryFile named_;  ///< before the file, which must be closed first
    File file_;
};

}  // namespace pairmodel::system
