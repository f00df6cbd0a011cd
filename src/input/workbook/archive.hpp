#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// A zip file in memory, a workbook among them: the names of its files, and their bytes when asked for. All
/// that is unpacked is counted, so that a small file does not become a large one: a zip file may say anything
/// of its sizes.
class ZipFile {
public:
    /// `bytes` must outlive it; `name` is what messages call it. Throws FileError where it cannot be read.
    ZipFile(std::string_view bytes, std::string name, std::uintmax_t most_bytes);

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// The file's name as it is spelt inside, whatever its case and slashes; empty where there is none.
    [[nodiscard]] std::string find(std::string_view name) const;

    /// Gives the bytes of a file piece by piece; none where there is no such file. Throws FileError where it
    /// cannot be unpacked, or where more than `most_bytes` have been in all.
    void read(const std::string& name, const std::function<void(std::string_view piece)>& take);
    [[nodiscard]] std::string read(const std::string& name);

private:
    std::string_view bytes_;
    std::string name_;
    std::uintmax_t most_bytes_;
    std::uintmax_t unpacked_ = 0;
    std::vector<std::string> names_;
};

/// The text that was packed with gzip. Throws FileError where it cannot be read or has more than
/// `most_bytes`.
[[nodiscard]] std::string unpack_gzip(std::string_view packed, const std::string& name,
                                      std::uintmax_t most_bytes);

}  // namespace pairmodel
