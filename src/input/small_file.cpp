#include "small_file.hpp"

#include "pairmodel/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <system_error>

namespace pairmodel {

namespace {
constexpr std::size_t largest_file = 1024UL * 1024;
}  // namespace

std::string read_small_file(const std::string& path, std::string_view kind) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw FileError(fmt::format("cannot open {}: {}", path, std::generic_category().message(errno)));
    std::string text(largest_file + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) throw FileError("reading " + path + " failed");
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > largest_file)
        throw FileError(fmt::format("{}: larger than 1 MiB, which no {} is", path, kind));
    return text;
}

std::string read_whole(std::istream& stream, const std::string& name) {
    constexpr std::size_t block = 64UL * 1024;
    std::string text;
    std::size_t size = 0;
    do {
        text.resize(size + block);
        stream.read(text.data() + size, block);
        size += static_cast<std::size_t>(stream.gcount());
    } while (stream);
    if (stream.bad()) throw FileError("reading " + name + " failed");
    text.resize(size);
    return text;
}

std::string read_whole(const std::string& path) {
    if (path == "-") return read_whole(std::cin, "standard input");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw FileError(fmt::format("cannot open {}: {}", path, std::generic_category().message(errno)));
    return read_whole(file, path);
}

}  // namespace pairmodel
