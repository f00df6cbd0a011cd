#pragma once

#include <iconv.h>

#include <string>
#include <string_view>

namespace pairmodel {

/// Turns text of another encoding into UTF-8, piece by piece (iconv).
class Transcoder {
public:
    /// `from` is iconv's name of the encoding, "UTF-16LE".
    explicit Transcoder(const char* from);
    ~Transcoder();
    Transcoder(const Transcoder&) = delete;
    Transcoder& operator=(const Transcoder&) = delete;

    /// Appends the text in UTF-8 to `out`; a character cut at the end of the piece waits for the next one.
    /// Returns false where bytes have no meaning in the encoding.
    [[nodiscard]] bool append(std::string_view piece, std::string& out);
    /// Whether a cut character is still waiting.
    [[nodiscard]] bool waiting() const { return !rest_.empty(); }

private:
    iconv_t handle_;
    std::string rest_;
};

}  // namespace pairmodel
