#include "input/text/file.hpp"

#include "pairmodel/error.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>

namespace pairmodel {

std::string size_text(std::uintmax_t bytes) {
    constexpr std::uintmax_t mebibyte = 1ULL << 20;
    constexpr std::uintmax_t gibibyte = 1ULL << 30;
    if (bytes >= gibibyte)
        return fmt::format("{:.3g} GiB", static_cast<double>(bytes) / static_cast<double>(gibibyte));
    return fmt::format("{:.3g} MiB", static_cast<double>(bytes) / static_cast<double>(mebibyte));
}

void throw_too_large(const std::string& name, std::uintmax_t most_bytes) {
    throw FileError(fmt::format("{} is larger than the {} that such a file may have: is it the right one?",
                                name, size_text(most_bytes)));
}

InputFile::InputFile(const std::string& path, std::uintmax_t most_bytes)
    : name_(path == "-" ? "standard input" : path), standard_input_(path == "-") {
    if (!standard_input_) {
        file_.open(path, std::ios::binary);
        if (!file_)
            throw FileError(fmt::format("cannot open {}: {}", path, std::generic_category().message(errno)));
    }
    struct stat status {};
    if ((standard_input_ ? ::fstat(0, &status) : ::stat(path.c_str(), &status)) != 0) return;
    if (S_ISDIR(status.st_mode)) throw FileError(fmt::format("cannot read {}: it is a folder", name_));
    if (S_ISREG(status.st_mode) && static_cast<std::uintmax_t>(status.st_size) > most_bytes)
        throw_too_large(name_, most_bytes);
}

void refuse_missing(const std::string& path, std::string_view hint) {
    std::error_code none;
    if (path != "-" && !std::filesystem::exists(path, none) && !none)
        throw FileError(fmt::format("there is no file {}\n  hint: {}", path, hint));
}

std::istream& InputFile::stream() {
    return standard_input_ ? std::cin : file_;
}

std::string read_whole(std::istream& stream, const std::string& name, std::uintmax_t most_bytes) {
    constexpr std::size_t block = 64UL * 1024;
    std::string text;
    std::size_t size = 0;
    do {
        text.resize(std::max(size + block, text.capacity()));
        stream.read(text.data() + size, static_cast<std::streamsize>(text.size() - size));
        size += static_cast<std::size_t>(stream.gcount());
        if (size > most_bytes) throw_too_large(name, most_bytes);
    } while (stream);
    if (stream.bad()) throw FileError("reading " + name + " failed");
    text.resize(size);
    return text;
}

std::string read_whole(const std::string& path, std::uintmax_t most_bytes) {
    InputFile file(path, most_bytes);
    return read_whole(file.stream(), file.name(), most_bytes);
}

std::string file_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace pairmodel
