#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The operating system as everything else sees it: plain functions, with a side for each kind of system
/// (`posix/`, `windows/`). Texts and paths are UTF-8. Nothing here throws but for want of memory.
namespace pairmodel::system {

/// An error's number, which reason() has words for; 0: none.
using Error = int;

[[nodiscard]] std::string reason(Error error);

/// An open file, which goes with this object.
class File {
public:
    File() = default;
    explicit File(std::intptr_t handle) : handle_(handle) {}
    ~File() { static_cast<void>(close()); }
    File(File&& other) noexcept : handle_(std::exchange(other.handle_, none)) {}
    File& operator=(File&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] bool is_open() const { return handle_ != none; }
    /// The system's own: a descriptor, or a handle.
    [[nodiscard]] std::intptr_t handle() const { return handle_; }

    /// All of it, whatever the system does in between.
    [[nodiscard]] Error write(std::string_view text) const;
    [[nodiscard]] Error write_at(std::uint64_t at, std::string_view text) const;
    /// Some bytes; `got` is 0 at the end.
    [[nodiscard]] Error read(std::span<char> to, std::size_t& got) const;
    [[nodiscard]] Error read_at(std::uint64_t at, std::span<char> to, std::size_t& got) const;
    [[nodiscard]] std::int64_t size() const;  ///< -1: not known
    /// Lets the disk begin with what was written. Only a wish.
    void start_writeback() const;
    /// Waits until all is on the disk.
    [[nodiscard]] Error sync() const;
    [[nodiscard]] Error close();

private:
    static constexpr std::intptr_t none = -1;
    std::intptr_t handle_ = none;
};

enum class Kind { none, file, folder, other };  ///< other: a device, a pipe

struct Status {
    Kind kind = Kind::none;
    Error error = 0;  ///< why it cannot be asked about; that there is nothing is none
    std::uint64_t size = 0;
    unsigned permissions = 0;
};

/// Of what the path leads to, through links.
[[nodiscard]] Status status_of(const std::string& path);

/// What new files are usually permitted.
[[nodiscard]] unsigned usual_permissions();

/// Not open where it cannot be, and `error` says why.
[[nodiscard]] File open_to_read(const std::string& path, Error& error);
/// What is there already: a device or a pipe.
[[nodiscard]] File open_to_write(const std::string& path, Error& error);

/// Why no file can be written there, as far as that is known before: 0 where it may be.
[[nodiscard]] Error refusal_to_write(const std::string& path);

/// The file that a path leads to through links, whether it is there yet or not; empty where there can be no
/// such file.
[[nodiscard]] std::string real_path(const std::string& path);
/// Whether two real paths are the same.
[[nodiscard]] bool same_path(const std::string& a, const std::string& b);
/// Whether both paths lead to the same existing file.
[[nodiscard]] bool same_file(const std::string& a, const std::string& b);

/// What is in a folder, by its last name; nothing where that cannot be read.
[[nodiscard]] std::vector<std::string> names_in(const std::string& folder);

[[nodiscard]] Error make_folder(const std::string& path);
/// Not where something is in it.
void remove_folder(const std::string& path);
/// Asks for no memory: a signal handler may call it.
void remove_file(const char* path) noexcept;

/// Gives a file another name where there is none of that name yet: EEXIST. `again` is whether it still has
/// its old one too.
[[nodiscard]] Error add_name(const char* from, const std::string& to, bool& again);
/// Gives a file another name, in one step, whatever had it before.
[[nodiscard]] Error move_over(const char* from, const std::string& to);
/// Two files change their names; not every file system can.
[[nodiscard]] bool exchange(const char* a, const std::string& b);

/// Makes a file that was not there. `name` ends in XXXXXX, which become characters that no other has; each
/// name that is tried stands in `name` before there is such a file.
[[nodiscard]] File make_file(char* name, unsigned permissions, Error& error);

/// Where a file goes that nobody is to see.
[[nodiscard]] std::string folder_for_scratch();

}  // namespace pairmodel::system
