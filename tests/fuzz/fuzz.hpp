#pragma once

#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What all targets share. A target reads any bytes: the input is taken, or refused with a message. All else,
/// a crash, another exception, a figure that cannot be, ends the process, and so is found.
namespace fuzz {

inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Every refusal says what is wrong.
template <class Read>
void taken_or_refused(Read read) {
    try {
        read();
    } catch (const pairmodel::InputError& error) {
        require(!error.issues().empty(), "an input is refused for at least one problem");
        require(!to_text(error.issues(), 5).empty(), "problems can be told");
        for (const pairmodel::Issue& issue : error.issues())
            require(!issue.expected.empty() && !issue.found.empty(),
                    "a problem says what was expected and found");
    } catch (const pairmodel::FileError& error) {
        require(*error.what() != '\0', "a file is refused with a message");
    }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace fuzz
