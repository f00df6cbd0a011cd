#include "request/targets.hpp"

#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "system/path.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

/// The file that an input is read from; empty where it is none.
std::string file_of_input(const std::string& input) {
    if (input != "-") return input.empty() ? "" : table_path(input).file;
    static const std::string standard_input = "/dev/stdin";
    return system::status_of(standard_input).kind == system::Kind::file ? standard_input : "";
}

/// Whether both paths lead to one file, which need not be there yet.
bool same_target(const std::string& a, const std::string& b) {
    const std::string first = system::real_path(a);
    // Empty where there can be no such file: writing it tells why.
    return !first.empty() && system::same_path(first, system::real_path(b));
}

}  // namespace

std::string input_file(const std::string& text) {
    const std::string file = file_of_input(text);
    return file.empty() || !is_there(file) ? "" : system::real_path(file);
}

void refuse_replacing(std::span<const Target> targets, std::span<const std::string> inputs) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto& [option, file] = targets[i];
        for (const std::string& input : inputs)
            if (const std::string read = file_of_input(input); !read.empty() && same_file(read, file))
                throw RequestError(option, fmt::format("the output would replace the input {}", input), "");
        for (const Target& other : targets.first(i))
            if (same_target(file, other.file))
                throw RequestError(fmt::format("{} and {} are the same file {}", other.option, option, file));
    }
}

}  // namespace pairmodel
