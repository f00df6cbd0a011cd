#include "report/files/scratch_file.hpp"

#include "pairmodel/error.hpp"

#include <fmt/format.h>

#include <vector>

namespace pairmodel {

ScratchFile::ScratchFile() : scratch_(error_) {
    if (error_ != 0)
        throw FileError(fmt::format("cannot make a file in {}: {}", system::folder_for_scratch(),
                                    system::reason(error_)));
}

// NOLINTNEXTLINE(readability-make-member-function-const): it changes the file
void ScratchFile::write(std::string_view text) {
    if (const system::Error error = scratch_.file().write(text); error != 0)
        throw FileError("cannot write a temporary file: " + system::reason(error));
}

void ScratchFile::copy_to(TextSink& sink) const {
    std::vector<char> block(64UL * 1024);
    std::size_t got = 0;
    for (std::uint64_t at = 0;; at += got) {
        if (const system::Error error = scratch_.file().read_at(at, block, got); error != 0)
            throw FileError("cannot read a temporary file: " + system::reason(error));
        if (got == 0) return;
        sink.write({block.data(), got});
    }
}

}  // namespace pairmodel
