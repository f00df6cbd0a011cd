#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The files in an archive, a workbook among them: their names, and their bytes when asked for.
class Archive {
public:
    Archive() = default;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    virtual ~Archive() = default;

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// The file's name as it is spelt inside, whatever its case and slashes; empty where there is none.
    [[nodiscard]] std::string find(std::string_view name) const;

    /// Gives the bytes of a file piece by piece; none where there is no such file. Throws FileError where it
    /// cannot be unpacked, or too much has been.
    void read(std::string_view name, const std::function<void(std::string_view piece)>& take);
    /// All bytes of a file. Throws FileError where there are more than `most_bytes`, too.
    [[nodiscard]] std::string read(std::string_view name, std::uintmax_t most_bytes);

protected:
    /// Precondition: there is a file of exactly this name.
    virtual void unpack(const std::string& name, const std::function<void(std::string_view piece)>& take) = 0;

    std::vector<std::string> names_;
};

/// A zip file in memory. All that is unpacked is counted, so that a small file does not become a large one: a
/// zip file may say anything of its sizes.
class ZipFile : public Archive {
public:
    /// `bytes` must outlive it; `name` is what messages call it. Throws FileError where it cannot be read.
    ZipFile(std::string_view bytes, std::string name, std::uintmax_t most_bytes);

protected:
    void unpack(const std::string& name, const std::function<void(std::string_view piece)>& take) override;

private:
    std::string_view bytes_;
    std::string name_;
    std::uintmax_t most_bytes_;
    std::uintmax_t unpacked_ = 0;
};

/// The text that was packed with gzip. Throws FileError where it cannot be read or has more than
/// `most_bytes`.
[[nodiscard]] std::string unpack_gzip(std::string_view packed, const std::string& name,
                                      std::uintmax_t most_bytes);

}  // namespace pairmodel
