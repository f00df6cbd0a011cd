// The command line: an argument a line, run as the program runs it, as far as that touches no file.

#include "fuzz.hpp"
#include "pairmodel/error.hpp"
#include "program/program.hpp"
#include "program/usage.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

/// Nothing can be made in a folder that is gone; and nobody may be told anything.
void leave_for_nowhere() {
    std::string folder = "/tmp/pairmodel-fuzz.XXXXXX";
    fuzz::require(
        ::mkdtemp(folder.data()) != nullptr && ::chdir(folder.c_str()) == 0 && ::rmdir(folder.c_str()) == 0,
        "a folder to leave");
    fuzz::require(std::freopen("/dev/null", "r", stdin) != nullptr, "an empty standard input");
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty() && words.size() < 39) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// What is slow because it was asked for, or might be outside that folder.
bool is_left_out(const std::string& word) {
    return word.find("/") != std::string::npos || word.find("draws") != std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
    leave_for_nowhere();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> words = words_of(fuzz::text_of(data, size));
    if (std::any_of(words.begin(), words.end(), is_left_out)) return -1;
    for (const std::string& word : words)
        if (word.find('\0') != std::string::npos) return -1;
    fuzz::taken_or_refused([&] {
        try {
            const int code = run_command_line(words);
            fuzz::require(code >= exit_done && code <= exit_rejected, "an exit code of the table");
        } catch (const pairmodel::RequestError& error) {
            fuzz::require(*error.what() != '\0', "a command line is refused with a message");
        }
    });
    return 0;
}
