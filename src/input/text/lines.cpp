#include "input/text/lines.hpp"

#include "input/text/file.hpp"
#include "input/text/file_kind.hpp"
#include "input/text/sha256.hpp"
#include "input/text/transcode.hpp"
#include "pairmodel/error.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::size_t block_size = 256UL * 1024;
/// The first block: all of most files, and enough to tell what kind of file it is.
constexpr std::size_t first_block_size = 16UL * 1024;

/// Length of the UTF-8 sequence that begins at `text[0]`, 0 where it is none.
std::size_t utf8_sequence(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) &&
                       follows(3)
                   ? 4
                   : 0;
    return 0;
}

bool is_ascii(std::string_view text) {
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= sizeof(std::uint64_t); at += sizeof(std::uint64_t), left -= sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        if ((word & 0x8080808080808080ULL) != 0) return false;
    }
    for (; left > 0; ++at, --left)
        if (static_cast<unsigned char>(*at) >= 0x80) return false;
    return true;
}

}  // namespace

bool is_utf8(std::string_view text) {
    if (is_ascii(text)) return true;
    while (!text.empty()) {
        const std::size_t length = utf8_sequence(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

class TextLines::Impl {
public:
    Impl(std::istream& stream, std::string name) : stream_(stream), name_(std::move(name)) { begin(); }

    bool next(std::string_view& line) {
        const std::size_t end = find_end();
        if (end == position_) return false;
        line = std::string_view(buffer_).substr(position_, end - position_);
        position_ = end;
        ++line_number_;
        if (std::memchr(line.data(), '\0', line.size()) != nullptr)
            throw FileError(fmt::format("{}:{}: a NUL byte: this is not a text file, or a damaged one", name_,
                                        line_number_));
        if (!utf16_ && !is_ascii(line)) line = as_utf8(line);
        return true;
    }

    std::istream& stream_;
    std::string name_;
    std::size_t line_number_ = 0;
    Encoding encoding_ = Encoding::utf8;
    std::size_t first_utf8_ = 0;
    std::size_t mixed_from_ = 0;
    std::uintmax_t size_ = 0;  ///< of all bytes read
    mutable std::optional<std::string> digest_;
    mutable Sha256 sha_;

private:
    /// The first block tells what kind of file this is.
    void begin() {
        refill();
        if (const FileKind kind = kind_of(buffer_); !kind.what.empty()) throw_no_table(name_, kind);
        if (buffer_.starts_with("\xEF\xBB\xBF")) {
            position_ = 3;
            first_utf8_ = 1;
            return;
        }
        std::optional<OtherEncoding> utf16;
        if (buffer_.starts_with("\xFF\xFE") ||
            (buffer_.size() > 3 && buffer_[1] == '\0' && buffer_[3] == '\0'))
            utf16 = OtherEncoding::utf16_little_endian;
        else if (buffer_.starts_with("\xFE\xFF") ||
                 (buffer_.size() > 3 && buffer_[0] == '\0' && buffer_[2] == '\0'))
            utf16 = OtherEncoding::utf16_big_endian;
        if (!utf16) return;
        utf16_.emplace(*utf16);
        encoding_ = Encoding::utf16;
        const std::string raw = std::exchange(buffer_, {});
        append_utf16(raw);
        check_end_of_utf16();
        if (buffer_.starts_with("\xEF\xBB\xBF")) position_ = 3;
    }

    void append_utf16(std::string_view raw) {
        if (!utf16_->append(raw, buffer_))
            throw FileError(fmt::format("{}: begins as UTF-16, but holds bytes that are not", name_));
    }

    void check_end_of_utf16() const {
        if (ended_ && utf16_ && utf16_->waiting())
            throw FileError(name_ + ": ends in the middle of a UTF-16 character");
    }

    /// Reads one more block behind what is left. False at the end of the file.
    bool refill() {
        if (ended_) return false;
        buffer_.erase(0, position_);
        position_ = 0;
        block_.resize(block_.empty() ? first_block_size : block_size);
        stream_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
        const auto got = static_cast<std::size_t>(stream_.gcount());
        if (stream_.bad()) throw FileError(name_ + ": reading failed");
        const std::string_view piece(block_.data(), got);
        size_ += got;
        if (size_ > limits::table_bytes) throw_too_large(name_, limits::table_bytes);
        sha_.add(piece);
        if (utf16_)
            append_utf16(piece);
        else
            buffer_ += piece;
        if (got < block_.size()) {
            ended_ = true;
            check_end_of_utf16();
        }
        return true;
    }

    /// Where the line that begins at `position_` ends, its ending included.
    std::size_t find_end() {
        std::size_t searched = 0;
        for (;;) {
            const std::size_t at = find_ending(position_ + searched);
            const bool needs_more =
                at == std::string::npos || (buffer_[at] == '\r' && at + 1 == buffer_.size());
            if (!needs_more) return buffer_[at] == '\r' && buffer_[at + 1] == '\n' ? at + 2 : at + 1;
            searched = (at == std::string::npos ? buffer_.size() : at) - position_;
            if (searched > limits::record_bytes)
                throw FileError(fmt::format("{}:{}: a line longer than {}: is this a table?", name_,
                                            line_number_ + 1, size_text(limits::record_bytes)));
            if (!refill()) return buffer_.size();
        }
    }

    /// The first CR or LF from here on; npos where there is none.
    [[nodiscard]] std::size_t find_ending(std::size_t from) const {
        const std::size_t newline = buffer_.find('\n', from);
        const std::string_view before = std::string_view(buffer_).substr(from, newline - from);
        const std::size_t carriage_return = before.find('\r');
        return carriage_return == std::string_view::npos ? newline : from + carriage_return;
    }

    std::string_view as_utf8(std::string_view line) {
        if (is_utf8(line)) {
            if (first_utf8_ == 0) first_utf8_ = line_number_;
            return line;
        }
        if (encoding_ == Encoding::utf8) {
            encoding_ = Encoding::windows1252;
            if (first_utf8_ > 0) mixed_from_ = line_number_;
        }
        converted_.clear();
        Transcoder windows1252(OtherEncoding::windows_1252);
        if (!windows1252.append(line, converted_))
            throw FileError(fmt::format("{}:{}: neither UTF-8 nor Windows-1252: save the file as UTF-8",
                                        name_, line_number_));
        return converted_;
    }

    std::string block_;
    std::string buffer_;
    std::size_t position_ = 0;
    bool ended_ = false;
    std::optional<Transcoder> utf16_;
    std::string converted_;
};

TextLines::TextLines(std::istream& stream, std::string name)
    : impl_(std::make_unique<Impl>(stream, std::move(name))) {}
TextLines::~TextLines() = default;

bool TextLines::next(std::string_view& line) {
    return impl_->next(line);
}
const std::string& TextLines::name() const {
    return impl_->name_;
}
std::uintmax_t TextLines::bytes() const {
    return impl_->size_;
}
std::size_t TextLines::line_number() const {
    return impl_->line_number_;
}
Encoding TextLines::encoding() const {
    return impl_->encoding_;
}
std::size_t TextLines::mixed_from_line() const {
    return impl_->mixed_from_;
}

std::string TextLines::sha256() const {
    if (!impl_->digest_) impl_->digest_ = impl_->sha_.finish();
    return *impl_->digest_;
}

}  // namespace pairmodel
