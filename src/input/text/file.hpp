#pragma once

#include "system/file.hpp"

#include <cstddef>
#include <cstdint>
#include <istream>
#include <span>
#include <streambuf>
#include <string>
#include <string_view>

namespace pairmodel {

/// What an input may be at most. Far beyond any real one: what is larger is the wrong file, and is refused by
/// name rather than by running out of memory.
namespace limits {

inline constexpr std::uintmax_t table_bytes = 2ULL << 30;         ///< a table of areas, an official download
inline constexpr std::uintmax_t small_table_bytes = 64ULL << 20;  ///< services, groups
inline constexpr std::uintmax_t small_file_bytes = 1ULL << 20;  ///< parameters, scenarios, indicators, config
inline constexpr std::size_t record_bytes = 4UL << 20;          ///< a line, or a row with line breaks in it
inline constexpr std::size_t cell_bytes = 1UL << 20;
inline constexpr std::size_t columns = 16'384;  ///< as many as Excel has
inline constexpr std::size_t rows = 5'000'000;
inline constexpr std::size_t bad_rows = 200'000;
inline constexpr std::size_t json_depth = 32;         ///< levels of brackets
inline constexpr std::size_t json_text_bytes = 4096;  ///< a key or a text

}  // namespace limits

/// "2 GiB", "64 MiB".
[[nodiscard]] std::string size_text(std::uintmax_t bytes);

/// A file, or standard input for "-", opened for reading.
class InputFile {
public:
    /// Throws FileError where the file cannot be opened, is a folder, or is known to be larger than
    /// `most_bytes`. What is a pipe shows its size only when read: that is for its reader to see.
    InputFile(const std::string& path, std::uintmax_t most_bytes);

    /// All of it, from the first byte.
    [[nodiscard]] std::istream& stream() { return stream_; }
    /// Its first bytes, as many as tell what kind of file it is.
    [[nodiscard]] std::string_view beginning() const { return source_.beginning(); }
    /// What messages call it: "standard input", or the path.
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    /// Gives bytes that have been read already, then the rest: a pipe cannot be read twice.
    class Source : public std::streambuf {
    public:
        /// Not open: standard input.
        system::File file;
        [[nodiscard]] system::Error begin();
        [[nodiscard]] std::string_view beginning() const { return beginning_; }

    protected:
        std::streamsize xsgetn(char* to, std::streamsize size) override;
        int_type underflow() override;

    private:
        [[nodiscard]] system::Error read_some(std::span<char> to, std::size_t& got) const;

        std::string beginning_;
        char next_ = 0;
    };

    std::string name_;
    Source source_;
    std::istream stream_{&source_};
};

/// Whether there is such a file or folder; of a path that cannot be asked about, such as one too long, there
/// is none.
[[nodiscard]] bool is_there(const std::string& path);

/// Throws FileError where there is no such file; `hint` says how one is made.
void refuse_missing(const std::string& path, std::string_view hint);

/// Throws FileError: `name` has more than `most_bytes`.
[[noreturn]] void throw_too_large(const std::string& name, std::uintmax_t most_bytes);

/// All bytes of an input. Throws FileError where it cannot be read or has more than `most_bytes`.
[[nodiscard]] std::string read_whole(std::istream& stream, const std::string& name,
                                     std::uintmax_t most_bytes);
[[nodiscard]] std::string read_whole(const std::string& path, std::uintmax_t most_bytes);

/// The last part of a path: what is published names files, never the folders of who made it.
[[nodiscard]] std::string file_name(const std::string& path);

}  // namespace pairmodel
