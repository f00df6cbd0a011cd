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

}  // namespace

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
