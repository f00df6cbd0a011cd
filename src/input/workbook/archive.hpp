#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What is inside a zip file, a workbook among them.
struct ArchiveEntry {
    std::string name;
    std::string bytes;  ///< only where it was asked for
};

/// The files in a zip file; the bytes of those that are wanted, by name. Throws FileError where it cannot be
/// read, or where all of it unpacked has more than `most_bytes`, wanted or not: a zip file may say anything
/// of its sizes.
[[nodiscard]] std::vector<ArchiveEntry> read_archive(std::string_view zip, const std::string& file,
                                                     std::uintmax_t most_bytes,
                                                     const std::vector<std::string>& wanted);

/// The text that was packed with gzip. Throws FileError where it cannot be read or has more than
/// `most_bytes`.
[[nodiscard]] std::string unpack_gzip(std::string_view packed, const std::string& file,
                                      std::uintmax_t most_bytes);

}  // namespace pairmodel
