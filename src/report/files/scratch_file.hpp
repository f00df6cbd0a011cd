#pragma once

#include "pairmodel/report/format.hpp"
#include "system/temporary_file.hpp"

#include <string>
#include <string_view>

namespace pairmodel {

/// A file for what a library will only write to a path, and for what other programs are given. It goes with
/// this object, or with the program.
class ScratchFile {
public:
    /// Throws FileError where there can be none.
    ScratchFile();

    /// By which this process can open it.
    [[nodiscard]] std::string path() const { return scratch_.path(); }
    [[nodiscard]] const system::File& file() const { return scratch_.file(); }
    [[nodiscard]] system::ScratchFile& scratch() { return scratch_; }
    /// Adds to it. Throws FileError where it cannot be written.
    void write(std::string_view text);
    /// All that is in it. Throws FileError where it cannot be read.
    void copy_to(TextSink& sink) const;

private:
    system::Error error_ = 0;
    system::ScratchFile scratch_;
};

}  // namespace pairmodel
