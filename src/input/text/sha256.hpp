#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace pairmodel {

/// SHA-256 of what is added, piece by piece.
class Sha256 {
public:
    Sha256() { sha256_init(&state_); }
    void add(std::string_view bytes);
    /// In hexadecimal. Starts afresh.
    [[nodiscard]] std::string finish();

private:
    sha256_ctx state_{};
};

}  // namespace pairmodel
