#pragma once

#include <string>
#include <string_view>

namespace pairmodel {

enum class OtherEncoding { windows_1252, utf16_little_endian, utf16_big_endian };

/// Turns text of another encoding into UTF-8, piece by piece.
class Transcoder {
public:
    explicit Transcoder(OtherEncoding from) : from_(from) {}

    /// Appends the text in UTF-8 to `out`; a character cut at the end of the piece waits for the next one.
    /// Returns false where bytes have no meaning in the encoding.
    [[nodiscard]] bool append(std::string_view piece, std::string& out);
    /// Whether a cut character is still waiting.
    [[nodiscard]] bool waiting() const { return !rest_.empty(); }

private:
    OtherEncoding from_;
    std::string rest_;
};

}  // namespace pairmodel
