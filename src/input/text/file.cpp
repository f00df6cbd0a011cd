#include "input/text/file.hpp"

#include "pairmodel/error.hpp"
#include "system/path.hpp"
#include "system/streams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ios>
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
    if (path != "-")
        for (const std::string& file : system::names_in(path)) {
            workbook = workbook || file == "[Content_Types].xml" || file == "content.xml";
            if (std::any_of(endings.begin(), endings.end(), [&](auto end) { return file.ends_with(end); }))
                tables.push_back(file);
        }
    std::sort(tables.begin(), tables.end());
    std::string hint;
    if (workbook)
        hint = "\n  hint: a workbook that was unpacked? Give the .xlsx or .ods file itself";
    else if (!tables.empty())
        hint = "\n  hint: give the table in it: " + system::in_folder(path, tables[0]);
    if (tables.size() > 1) hint += fmt::format(" (or {} more)", tables.size() - 1);
    throw FileError(fmt::format("cannot read {}: it is a folder{}", name, hint));
}

}  // namespace

InputFile::InputFile(const std::string& path, std::uintmax_t most_bytes)
    : name_(path == "-" ? "standard input" : path) {
    const bool standard_input = path == "-";
    const system::Status status = standard_input ? system::status_of_input() : system::status_of(path);
    if (status.kind == system::Kind::folder) throw_folder(path, name_);
    if (!standard_input) {
        system::Error error = 0;
        source_.file = system::open_to_read(path, error);
        if (error != 0) throw FileError(fmt::format("cannot open {}: {}", path, system::reason(error)));
    }
    if (status.kind == system::Kind::file && status.size > most_bytes) throw_too_large(name_, most_bytes);
    if (source_.begin() != 0) throw FileError(name_ + ": reading failed");
}

system::Error InputFile::Source::begin() {
    constexpr std::size_t enough = 512;
    beginning_.resize(enough);
    std::size_t size = 0;
    system::Error error = 0;
    for (std::size_t got = 1; got > 0 && size < enough && error == 0; size += got)
        error = read_some(std::span(beginning_).subspan(size), got);
    beginning_.resize(size);
    setg(beginning_.data(), beginning_.data(), beginning_.data() + beginning_.size());
    return error;
}

system::Error InputFile::Source::read_some(std::span<char> to, std::size_t& got) const {
    return file.is_open() ? file.read(to, got) : system::read_input(to, got);
}

std::streamsize InputFile::Source::xsgetn(char* to, std::streamsize size) {
    const std::streamsize first = std::min<std::streamsize>(size, egptr() - gptr());
    std::copy_n(gptr(), first, to);
    setg(eback(), gptr() + first, egptr());
    std::span rest(to + first, static_cast<std::size_t>(size - first));
    for (std::size_t got = 1; got > 0 && !rest.empty(); rest = rest.subspan(got))
        if (read_some(rest, got) != 0)
            throw std::ios_base::failure("reading failed");  // the stream is bad now
    return size - static_cast<std::streamsize>(rest.size());
}

InputFile::Source::int_type InputFile::Source::underflow() {
    if (xsgetn(&next_, 1) == 0) return traits_type::eof();
    setg(&next_, &next_, &next_ + 1);
    return traits_type::to_int_type(next_);
}

bool is_there(const std::string& path) {
    return system::status_of(path).kind != system::Kind::none;
}

void refuse_missing(const std::string& path, std::string_view hint) {
    if (path == "-") return;
    const system::Status status = system::status_of(path);
    if (status.kind == system::Kind::none && status.error == 0)
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
    return system::name_of(path);
}

}  // namespace pairmodel
