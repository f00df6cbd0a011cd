#include "system/file.hpp"

#include "system/posix/descriptor.hpp"
#include "system/temporary_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace pairmodel::system {

namespace {

int descriptor_of(const File& file) {
    return static_cast<int>(file.handle());
}

/// Waits until a pipe or terminal that does not wait itself takes more.
bool wait_for_room(int file) {
    pollfd waited{file, POLLOUT, 0};
    return ::poll(&waited, 1, -1) > 0 || errno == EINTR;
}

/// Calls `write(text)` until all is written.
template <class Write>
Error write_all(int file, std::string_view text, Write write) {
    while (!text.empty()) {
        const ssize_t written = write(text);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN && wait_for_room(file)) continue;
        if (written <= 0) return written < 0 ? errno : EIO;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Calls `read()` until it is not interrupted.
template <class Read>
Error read_some(std::size_t& got, Read read) {
    ssize_t count = 0;
    do count = read();
    while (count < 0 && errno == EINTR);
    got = count < 0 ? 0 : static_cast<std::size_t>(count);
    return count < 0 ? errno : 0;
}

Status status_from(int answer, const struct stat& status) {
    if (answer != 0) return {Kind::none, errno == ENOENT ? 0 : errno};
    const Kind kind = S_ISREG(status.st_mode)   ? Kind::file
                      : S_ISDIR(status.st_mode) ? Kind::folder
                                                : Kind::other;
    return {kind, 0, static_cast<std::uint64_t>(status.st_size), status.st_mode & 07777U};
}

File open(const std::string& path, int how, Error& error) {
    int file = -1;
    do file = ::open(path.c_str(), how | O_CLOEXEC);
    while (file < 0 && errno == EINTR);
    error = file < 0 ? errno : 0;
    return File(file);
}

}  // namespace

std::string reason(Error error) {
    return std::generic_category().message(error);
}

Error File::write(std::string_view text) const {
    const int file = descriptor_of(*this);
    return write_all(file, text,
                     [&](std::string_view rest) { return ::write(file, rest.data(), rest.size()); });
}

Error File::write_at(std::uint64_t at, std::string_view text) const {
    const int file = descriptor_of(*this);
    return write_all(file, text, [&](std::string_view rest) {
        const std::uint64_t done = text.size() - rest.size();
        return ::pwrite(file, rest.data(), rest.size(), static_cast<off_t>(at + done));
    });
}

Error File::read(std::span<char> to, std::size_t& got) const {
    return read_some(got, [&] { return ::read(descriptor_of(*this), to.data(), to.size()); });
}

Error File::read_at(std::uint64_t at, std::span<char> to, std::size_t& got) const {
    return read_some(
        got, [&] { return ::pread(descriptor_of(*this), to.data(), to.size(), static_cast<off_t>(at)); });
}

std::int64_t File::size() const {
    struct stat status {};
    return ::fstat(descriptor_of(*this), &status) == 0 ? status.st_size : -1;
}

void File::start_writeback() const {
#if defined(SYNC_FILE_RANGE_WRITE) && !defined(__EMSCRIPTEN__)
    // Where it cannot be granted, fsync does it all.
    static_cast<void>(::sync_file_range(descriptor_of(*this), 0, 0, SYNC_FILE_RANGE_WRITE));
#endif
}

Error File::sync() const {
    while (::fsync(descriptor_of(*this)) != 0)
        if (errno != EINTR) return errno;
    return 0;
}

Error File::close() {
    if (!is_open()) return 0;
    // Interrupted, it is closed all the same.
    return ::close(static_cast<int>(std::exchange(handle_, none))) != 0 && errno != EINTR ? errno : 0;
}

Status status_of(const std::string& path) {
    struct stat status {};
    return status_from(::stat(path.c_str(), &status), status);
}

Status status_of_descriptor(int file) {
    struct stat status {};
    return status_from(::fstat(file, &status), status);
}

unsigned usual_permissions() {
#ifdef __EMSCRIPTEN__
    return 0644;  // its files are in memory, and its mask forbids all
#else
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
#endif
}

File open_to_read(const std::string& path, Error& error) {
    return open(path, O_RDONLY, error);
}

File open_to_write(const std::string& path, Error& error) {
    return open(path, O_WRONLY, error);
}

Error refusal_to_write(const std::string& /*path*/) {
    return 0;  // trying tells
}

std::string real_path(const std::string& path) {
    std::error_code none;
    const std::filesystem::path absolute = std::filesystem::absolute(path, none);
    // "none/../a.csv" leads nowhere: its folder is no part of the path that could be left out.
    const std::filesystem::path folder = std::filesystem::canonical(absolute.parent_path(), none);
    if (folder.empty()) return "";
    const std::filesystem::path real = std::filesystem::weakly_canonical(folder / absolute.filename(), none);
    if (real.empty()) return "";
    const std::filesystem::path next = std::filesystem::read_symlink(real, none);  // a link to nothing yet
    return next.empty() ? real.string() : (real.parent_path() / next).string();
}

bool same_path(const std::string& a, const std::string& b) {
    return a == b;
}

bool same_file(const std::string& a, const std::string& b) {
    struct stat first {};
    struct stat second {};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code none;
    for (std::filesystem::directory_iterator entry(folder, none), end; entry != end; entry.increment(none))
        names.push_back(entry->path().filename().string());
    return names;
}

Error make_folder(const std::string& path) {
    return ::mkdir(path.c_str(), 0777) == 0 ? 0 : errno;
}

void remove_folder(const std::string& path) {
    ::rmdir(path.c_str());
}

void remove_file(const char* path) noexcept {
    ::unlink(path);
}

Error add_name(const char* from, const std::string& to, bool& again) {
    again = ::link(from, to.c_str()) == 0;
    if (again) return 0;
    if (errno == EEXIST) return EEXIST;
    return move_over(from, to);  // a file system without links
}

Error move_over(const char* from, const std::string& to) {
    return ::rename(from, to.c_str()) == 0 ? 0 : errno;
}

bool exchange([[maybe_unused]] const char* a, [[maybe_unused]] const std::string& b) {
#ifdef RENAME_EXCHANGE
    return ::renameat2(AT_FDCWD, a, AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
#else
    return false;
#endif
}

File make_file(char* name, unsigned permissions, Error& error) {
    const int file = ::mkostemp(name, O_CLOEXEC);
    error = file < 0 ? errno : 0;
    if (file >= 0) static_cast<void>(::fchmod(file, permissions));
    return File(file);
}

std::string folder_for_scratch() {
    std::error_code none;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(none);
    return folder.empty() ? "/tmp" : folder.string();
}

ScratchFile::ScratchFile(Error& error) {
    constexpr unsigned for_nobody_else = 0600;
    file_ = named_.make(folder_for_scratch() + "/pairmodel.XXXXXX", for_nobody_else, error);
#ifndef __EMSCRIPTEN__  // whose files in memory have no other way to them
    named_.remove();    // without a name it goes, whatever comes
#endif
}

std::string ScratchFile::path() const {
    return named_.path() != nullptr ? named_.path() : fmt::format("/dev/fd/{}", file_.handle());
}

}  // namespace pairmodel::system
