#include "support/zip.hpp"

#include <zlib.h>

#include <stdexcept>

namespace zip {

namespace {

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    if (at + size > bytes.size()) throw std::runtime_error("zip: cut off");
    std::size_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::string inflated(std::string_view packed, std::size_t size) {
    std::string text(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zip: zlib");
    const int status = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::runtime_error("zip: an entry is broken");
    return text;
}

/// -MAX_WBITS: as zip files have it; MAX_WBITS + 16: with the head and tail of gzip.
std::string deflated(std::string_view text, int window) {
    z_stream stream{};
    constexpr int memory = 8;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zip: zlib");
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int status = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::runtime_error("zip: zlib");
    return packed;
}

void put(std::string& bytes, std::size_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i, value >>= 8U) bytes += static_cast<char>(value & 0xFFU);
}

}  // namespace

std::string packed(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string bytes;
    std::string directory;
    for (const auto& [name, text] : files) {
        const std::string content = deflated(text, -MAX_WBITS);
        std::string head;  // what both places say: version, flags, method, time, date, checksum, sizes
        put(head, 20, 2);
        put(head, 0x0800, 2);
        put(head, 8, 2);
        put(head, 0x0021'0000, 4);
        put(head, crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())), 4);
        put(head, content.size(), 4);
        put(head, text.size(), 4);
        put(head, name.size(), 2);
        put(head, 0, 2);
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        directory += head;
        put(directory, 0, 10);
        put(directory, bytes.size(), 4);
        directory += name;
        bytes += "PK\x03\x04" + head + name + content;
    }
    const std::size_t start = bytes.size();
    bytes += directory + "PK\x05\x06";
    put(bytes, 0, 4);
    put(bytes, files.size(), 2);
    put(bytes, files.size(), 2);
    put(bytes, directory.size(), 4);
    put(bytes, start, 4);
    put(bytes, 0, 2);
    return bytes;
}

std::string gzipped(std::string_view text) {
    return deflated(text, MAX_WBITS + 16);
}

std::map<std::string, Entry> entries_of(std::string_view bytes) {
    constexpr std::string_view end_mark = "PK\x05\x06";
    constexpr std::string_view entry_mark = "PK\x01\x02";
    const std::size_t end = bytes.rfind(end_mark);
    if (end == std::string_view::npos) throw std::runtime_error("zip: no directory");
    const std::size_t count = number_at(bytes, end + 10, 2);
    std::size_t at = number_at(bytes, end + 16, 4);
    std::map<std::string, Entry> entries;
    for (std::size_t i = 0; i < count; ++i) {
        if (bytes.substr(at, 4) != entry_mark) throw std::runtime_error("zip: the directory is broken");
        const std::size_t method = number_at(bytes, at + 10, 2);
        const std::size_t packed = number_at(bytes, at + 20, 4);
        const std::size_t size = number_at(bytes, at + 24, 4);
        const std::size_t name = number_at(bytes, at + 28, 2);
        const std::size_t local = number_at(bytes, at + 42, 4);
        const std::size_t data =
            local + 30 + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
        const std::string_view content = bytes.substr(data, packed);
        entries[std::string(bytes.substr(at + 46, name))] = {
            method == 0 ? std::string(content) : inflated(content, size),
            static_cast<unsigned>(number_at(bytes, at + 14, 2)),
            static_cast<unsigned>(number_at(bytes, at + 12, 2))};
        at += 46 + name + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    }
    return entries;
}

}  // namespace zip
