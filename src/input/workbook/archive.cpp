#include "input/workbook/archive.hpp"

#include "input/cells/suggest.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace pairmodel {

namespace {

[[noreturn]] void throw_damaged(const std::string& name, std::string_view reason) {
    const bool secret =
        reason.find("assphrase") != std::string_view::npos || reason.find("ncrypt") != std::string_view::npos;
    throw FileError(fmt::format("{} cannot be unpacked: {}\n  hint: {}", name,
                                secret ? "it is protected by a password" : reason,
                                secret ? "save it without a password" : "is it whole? Get it again"));
}

void check_unpacked(std::uintmax_t unpacked, std::uintmax_t most_bytes, const std::string& name) {
    if (unpacked <= most_bytes) return;
    throw FileError(fmt::format(
        "{} is larger, when unpacked, than the {} that such a file may have: is it the right one?", name,
        size_text(most_bytes)));
}

using Block = std::array<char, 64UL * 1024>;

/// The files in a zip file, one after another.
class Unpacker {
public:
    Unpacker(std::string_view packed, std::string name)
        : archive_(archive_read_new(), archive_read_free), name_(std::move(name)) {
        if (!archive_) throw std::bad_alloc();
        archive_read_support_format_zip(archive_.get());
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

    void read(std::uintmax_t& unpacked, std::uintmax_t most_bytes,
              const std::function<void(std::string_view)>& take) {
        const auto block = std::make_unique<Block>();
        for (;;) {
            const la_ssize_t size = archive_read_data(archive_.get(), block->data(), block->size());
            if (size < 0) fail();
            if (size == 0) return;
            unpacked += static_cast<std::uintmax_t>(size);
            check_unpacked(unpacked, most_bytes, name_);
            take({block->data(), static_cast<std::size_t>(size)});
        }
    }

private:
    [[noreturn]] void fail() const {
        const char* why = archive_error_string(archive_.get());
        throw_damaged(name_, why == nullptr ? "it is damaged" : why);
    }

    std::unique_ptr<archive, decltype(&archive_read_free)> archive_;
    std::string name_;
};

/// Some programs write other slashes or cases in one place than in another.
std::string plain_path(std::string_view path) {
    std::string plain = lower_case(path);
    std::replace(plain.begin(), plain.end(), '\\', '/');
    if (plain.starts_with('/')) plain.erase(0, 1);
    return plain;
}

}  // namespace

std::string Archive::find(std::string_view name) const {
    const std::string wanted = plain_path(name);
    const auto place = std::find_if(names_.begin(), names_.end(),
                                    [&](const std::string& known) { return plain_path(known) == wanted; });
    return place == names_.end() ? "" : *place;
}

void Archive::read(std::string_view name, const std::function<void(std::string_view)>& take) {
    if (const std::string wanted = find(name); !wanted.empty()) unpack(wanted, take);
}

std::string Archive::read(std::string_view name, std::uintmax_t most_bytes) {
    std::string all;
    read(name, [&](std::string_view piece) {
        if (all.size() + piece.size() > most_bytes) throw_too_large(std::string(name), most_bytes);
        all += piece;
    });
    return all;
}

ZipFile::ZipFile(std::string_view bytes, std::string name, std::uintmax_t most_bytes)
    : bytes_(bytes), name_(std::move(name)), most_bytes_(most_bytes) {
    Unpacker unpacker(bytes_, name_);
    while (auto entry = unpacker.next()) names_.push_back(std::move(*entry));
}

void ZipFile::unpack(const std::string& name, const std::function<void(std::string_view)>& take) {
    Unpacker unpacker(bytes_, name_);
    while (const auto entry = unpacker.next())
        if (*entry == name) return unpacker.read(unpacked_, most_bytes_, take);
}

std::string unpack_gzip(std::string_view packed, const std::string& name, std::uintmax_t most_bytes) {
    constexpr int gzip_alone = 16 + MAX_WBITS;
    z_stream stream{};
    if (inflateInit2(&stream, gzip_alone) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> ended(&stream, inflateEnd);
    const auto block = std::make_unique<Block>();
    std::string all;
    // Packed parts may stand behind one another, and zeros behind the last to fill up a block.
    for (int code = Z_OK; code != Z_STREAM_END || packed.find_first_not_of('\0') != std::string_view::npos;) {
        if (code == Z_STREAM_END) inflateReset(&stream);
        constexpr std::size_t most_at_once = 1UL << 30U;
        const std::size_t given = std::min(packed.size(), most_at_once);
        // zlib's own type: it is only read.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT
        stream.avail_in = static_cast<uInt>(given);
        stream.next_out = reinterpret_cast<Bytef*>(block->data());  // NOLINT
        stream.avail_out = static_cast<uInt>(block->size());
        code = inflate(&stream, Z_NO_FLUSH);
        if (code == Z_MEM_ERROR) throw std::bad_alloc();
        if (code == Z_BUF_ERROR) throw_damaged(name, "it ends too early");
        if (code != Z_OK && code != Z_STREAM_END)
            throw_damaged(name, stream.msg == nullptr ? "it is damaged" : stream.msg);
        packed.remove_prefix(given - stream.avail_in);
        all.append(block->data(), block->size() - stream.avail_out);
        check_unpacked(all.size(), most_bytes, name);
    }
    return all;
}

}  // namespace pairmodel
