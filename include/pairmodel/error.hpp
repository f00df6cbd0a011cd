#pragma once

#include <stdexcept>

namespace pairmodel {

/// A file or the system failed: it cannot be opened, read or written. The message names it.
class FileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace pairmodel
