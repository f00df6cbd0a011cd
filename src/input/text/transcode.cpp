#include "input/text/transcode.hpp"

#include "pairmodel/error.hpp"

#include <array>
#include <cerrno>

namespace pairmodel {

Transcoder::Transcoder(const char* from) : handle_(iconv_open("UTF-8", from)) {
    // iconv_open returns (iconv_t)-1 on failure.
    if (handle_ == reinterpret_cast<iconv_t>(-1))  // NOLINT(performance-no-int-to-ptr)
        throw FileError(std::string("this system cannot read the encoding ") + from);
}

Transcoder::~Transcoder() {
    iconv_close(handle_);
}

bool Transcoder::append(std::string_view piece, std::string& out) {
    std::string input = std::move(rest_);
    rest_.clear();
    input += piece;
    char* in = input.data();
    std::size_t in_left = input.size();
    std::array<char, 4096> buffer{};
    while (in_left > 0) {
        char* to = buffer.data();
        std::size_t to_left = buffer.size();
        const std::size_t status = iconv(handle_, &in, &in_left, &to, &to_left);
        const int error = errno;
        out.append(buffer.data(), buffer.size() - to_left);
        if (status != static_cast<std::size_t>(-1)) continue;
        if (error == E2BIG) continue;
        if (error != EINVAL) return false;
        rest_.assign(in, in_left);
        break;
    }
    return true;
}

}  // namespace pairmodel
