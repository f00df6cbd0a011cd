#include "input/workbook/archive.hpp"

#include "input/text/file.hpp"
#include "pairmodel/error.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace pairmodel {

namespace {

/// Reads one file's bytes after another, and counts all of them.
class Unpacker {
public:
    Unpacker(std::string_view packed, const std::string& file, std::uintmax_t most_bytes, bool gzip)
        : archive_(archive_read_new(), archive_read_free), file_(file), most_bytes_(most_bytes) {
        if (gzip) {
            archive_read_support_filter_gzip(archive_.get());
            archive_read_support_format_raw(archive_.get());
        } else {
            archive_read_support_format_zip(archive_.get());
        }
        if (archive_read_open_memory(archive_.get(), packed.data(), packed.size()) != ARCHIVE_OK) fail();
    }

    /// The next file's name; nothing at the end.
    [[nodiscard]] std::optional<std::string> next() {
        archive_entry* entry = nullptr;
        const int code = archive_read_next_header(archive_.get(), &entry);
        if (code == ARCHIVE_EOF) return std::nullopt;
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) fail();
        const char* name = archive_entry_pathname_utf8(entry);
        if (name == nullptr) name = archive_entry_pathname(entry);
        return name == nullptr ? std::string() : std::string(name);
    }

    /// All of the file, kept or only counted.
    [[nodiscard]] std::string bytes(bool keep) {
        std::string all;
        std::array<char, 64UL * 1024> block{};
        for (;;) {
            const la_ssize_t size = archive_read_data(archive_.get(), block.data(), block.size());
            if (size < 0) fail();
            if (size == 0) return all;
            total_ += static_cast<std::uintmax_t>(size);
            if (total_ > most_bytes_)
                throw FileError(
                    fmt::format("{} is larger, when unpacked, than the {} that such a file may have", file_,
                                size_text(most_bytes_)));
            if (keep) all.append(block.data(), static_cast<std::size_t>(size));
        }
    }

private:
    [[noreturn]] void fail() const {
        const char* why = archive_error_string(archive_.get());
        throw FileError(
            fmt::format("{} cannot be unpacked: {}", file_, why == nullptr ? "it is damaged" : why));
    }

    std::unique_ptr<archive, decltype(&archive_read_free)> archive_;
    std::string file_;
    std::uintmax_t most_bytes_;
    std::uintmax_t total_ = 0;
};

}  // namespace

std::vector<ArchiveEntry> read_archive(std::string_view zip, const std::string& file,
                                       std::uintmax_t most_bytes, const std::vector<std::string>& wanted) {
    Unpacker unpacker(zip, file, most_bytes, false);
    std::vector<ArchiveEntry> entries;
    while (auto name = unpacker.next()) {
        const bool keep = std::find(wanted.begin(), wanted.end(), *name) != wanted.end();
        std::string bytes = unpacker.bytes(keep);
        entries.push_back({std::move(*name), std::move(bytes)});
    }
    return entries;
}

std::string unpack_gzip(std::string_view packed, const std::string& file, std::uintmax_t most_bytes) {
    Unpacker unpacker(packed, file, most_bytes, true);
    std::string all;
    while (unpacker.next()) all += unpacker.bytes(true);
    return all;
}

}  // namespace pairmodel
