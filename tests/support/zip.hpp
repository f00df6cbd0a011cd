#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zip {

struct Entry {
    std::string text;
    unsigned date = 0;  ///< as zip files have it: 0x0021 is 1980-01-01
    unsigned time = 0;
};

/// The files in a zip file, by name. Throws std::runtime_error where it is none.
[[nodiscard]] std::map<std::string, Entry> entries_of(std::string_view bytes);

/// A zip file of these files, packed.
[[nodiscard]] std::string packed(const std::vector<std::pair<std::string, std::string>>& files);
/// A gzip file of one.
[[nodiscard]] std::string gzipped(std::string_view text);

}  // namespace zip
