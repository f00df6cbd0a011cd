#include "input/text/file.hpp"

#include "pairmodel/error.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>
#include <vector>

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

namespace {

/// A folder is no table, but there may be some in it, as in an archive that was unpacked.
[[noreturn]] void throw_folder(const std::string& path, const std::string& name) {
    constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".xlsx", ".ods", ".zip"};
    std::vector<std::string> tables;
    bool workbook = false;
    std::error_code none;
    if (path != "-")
        for (const auto& entry : std::filesystem::directory_iterator(path, none)) {
            const std::string file = entry.path().filename().string();
            workbook = workbook || file == "[Content_Types].xml" || file == "content.xml";
            if (std::any_of(endings.begin(), endings.end(), [&](auto end) { return file.ends_with(end); }))
                tables.push_back(file);
        }
    std::sort(tables.begin(), tables.end());
    std::string hint;
    if (workbook)
        hint = "\n  hint: a workbook that was unpacked? Give the .xlsx or .ods file itself";
    else if (!tables.empty())
        hint = fmt::format("\n  hint: give the table in it: {}",
                           (std::filesystem::path(path) / tables[0]).string());
    if (tables.size() > 1) hint += fmt::format(" (or {} more)", tables.size() - 1);
    throw FileError(fmt::format("cannot read {}: it is a folder{}", name, hint));
}

}  // namespace

InputFile::InputFile(const std::string& path, std::uintmax_t most_bytes)
    : name_(path == "-" ? "standard input" : path), standard_input_(path == "-") {
    if (!standard_input_) {
        file_.open(path, std::ios::binary);
        if (!file_)
            throw FileError(fmt::format("cannot open {}: {}", path, std::generic_category().message(errno)));
    }
    struct stat status {};
    if ((standard_input_ ? ::fstat(0, &status) : ::stat(path.c_str(), &status)) == 0) {
        if (S_ISDIR(status.st_mode)) throw_folder(path, name_);
        if (S_ISREG(status.st_mode) && static_cast<std::uintmax_t>(status.st_size) > most_bytes)
            throw_too_large(name_, most_bytes);
    }
    std::istream& from = standard_input_ ? std::cin : file_;
    source_.begin(from);
    if (from.bad()) throw FileError(name_ + ": reading failed");
}

void InputFile::Source::begin(std::istream& from) {
    constexpr std::size_t enough = 512;
    beginning_.resize(enough);
    from.read(beginning_.data(), static_cast<std::streamsize>(enough));
    beginning_.resize(static_cast<std::size_t>(from.gcount()));
    setg(beginning_.data(), beginning_.data(), beginning_.data() + beginning_.size());
    rest_ = from.rdbuf();
}

std::streamsize InputFile::Source::xsgetn(char* to, std::streamsize size) {
    const std::streamsize first = std::min<std::streamsize>(size, egptr() - gptr());
    std::copy_n(gptr(), first, to);
    setg(eback(), gptr() + first, egptr());
    return first == size ? first : first + rest_->sgetn(to + first, size - first);
}

InputFile::Source::int_type InputFile::Source::underflow() {
    const int_type byte = rest_->sbumpc();
    if (traits_type::eq_int_type(byte, traits_type::eof())) return byte;
    next_ = traits_type::to_char_type(byte);
    setg(&next_, &next_, &next_ + 1);
    return byte;
}

bool is_there(const std::string& path) {
    std::error_code none;
    return std::filesystem::exists(path, none);
}

void refuse_missing(const std::string& path, std::string_view hint) {
    std::error_code none;
    if (path != "-" && !std::filesystem::exists(path, none) && !none)
        throw FileError(fmt::format("there is no file {}\n  hint: {}", path, hint));
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
    if (stream.bad()) throw FileError(name + ": reading failed");
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
