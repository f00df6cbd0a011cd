#include "pairmodel/report/output.hpp"

#include "pairmodel/error.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace pairmodel {

namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Writes all of it, whatever the system does in between. The error number where it cannot.
int write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            return errno;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// The file that a path leads to through symbolic links, whether it is there yet or not.
std::string real_target(const std::string& path) {
    std::error_code none;
    const std::filesystem::path absolute = std::filesystem::absolute(path, none);
    const std::filesystem::path real = std::filesystem::weakly_canonical(absolute, none);
    if (real.empty()) return path;
    const std::filesystem::path next = std::filesystem::read_symlink(real, none);  // a link to nothing yet
    return next.empty() ? real.string() : (real.parent_path() / next).string();
}

mode_t mode_for_new_files() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

bool shows_colour(int file) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return ::isatty(file) == 1 && (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr &&
           std::string_view(terminal) != "dumb";
}

/// The temporary files there are, for the signal handler, which may not ask for memory.
constexpr std::size_t most_temporaries = 8;
std::array<std::array<char, PATH_MAX>, most_temporaries> temporaries{};

void remember_temporary(const std::string& path) {
    for (auto& slot : temporaries) {
        if (slot[0] != '\0' || path.size() >= slot.size()) continue;
        std::copy(path.begin() + 1, path.end(), slot.begin() + 1);
        slot[path.size()] = '\0';
        slot[0] = path[0];  // last, as it makes the slot count
        return;
    }
}

void forget_temporary(const std::string& path) {
    for (auto& slot : temporaries)
        if (path == slot.data()) slot[0] = '\0';
}

/// Takes the temporary files away, then lets the signal do what it always does.
extern "C" void remove_temporaries(int signal) {
    for (const auto& slot : temporaries)
        if (slot[0] != '\0') ::unlink(slot.data());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

}  // namespace

void StandardOutput::write(std::string_view text) {
    if (closed_) return;
    const int error = write_all(STDOUT_FILENO, text);
    if (error == EPIPE)
        closed_ = true;
    else if (error != 0)
        throw FileError("cannot write to standard output: " + reason(error));
}

ScratchFile::ScratchFile() {
    std::error_code none;
    std::filesystem::path folder = std::filesystem::temp_directory_path(none);
    if (folder.empty()) folder = "/tmp";
    std::string name = (folder / "pairmodel.XXXXXX").string();
    file_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file_ < 0)
        throw FileError(fmt::format("cannot make a file in {}: {}", folder.string(), reason(errno)));
    ::unlink(name.c_str());
}

ScratchFile::~ScratchFile() {
    ::close(file_);
}

std::string ScratchFile::path() const {
    return fmt::format("/dev/fd/{}", file_);
}

void ScratchFile::copy_to(TextSink& sink) const {
    std::vector<char> block(64UL * 1024);
    for (off_t at = 0;;) {
        const ssize_t got = ::pread(file_, block.data(), block.size(), at);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw FileError("cannot read a temporary file: " + reason(errno));
        if (got == 0) return;
        sink.write({block.data(), static_cast<std::size_t>(got)});
        at += got;
    }
}

class OutputFiles::File : public TextSink {
public:
    File(std::string path, bool force) : path_(std::move(path)), target_(real_target(path_)) {
        struct stat status {};
        const bool exists = ::stat(target_.c_str(), &status) == 0;
        if (exists && S_ISDIR(status.st_mode)) throw FileError(fmt::format("{} is a folder", path_));
        if (exists && !S_ISREG(status.st_mode)) {
            open_directly();
            return;
        }
        if (exists && !force) throw FileError(fmt::format("{} exists already; --force replaces it", path_));
        replaces_ = exists;
        open_temporary(exists ? status.st_mode & 07777U : mode_for_new_files());
    }

    ~File() override { abandon(); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void write(std::string_view text) override {
        if (text.size() + buffer_.size() < buffer_limit) {
            buffer_ += text;
            return;
        }
        flush();
        fail_on(write_all(file_, text));
        start_writeback(text.size());
    }

    void finish() {
        flush();
        if (temporary_.empty()) return;
        if (::fsync(file_) != 0) fail_on(errno);
        const int status = ::close(file_);
        file_ = -1;
        if (status != 0) fail_on(errno);
    }

    /// Puts the finished file in place in one step.
    void place() {
        if (temporary_.empty()) return;
        if (replaces_) {
            if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail_on(errno);
        } else if (::link(temporary_.c_str(), target_.c_str()) == 0) {
            ::unlink(temporary_.c_str());
        } else if (errno == EEXIST) {
            throw FileError(fmt::format("{} exists already; --force replaces it", path_));
        } else if (::rename(temporary_.c_str(), target_.c_str()) != 0) {  // a file system without links
            fail_on(errno);
        }
        forget_temporary(temporary_);
        temporary_.clear();
        placed_new_ = !replaces_;
    }

    /// Takes a file away again that place() made: the other files of the run could not follow.
    void take_back() {
        if (placed_new_) ::unlink(target_.c_str());
    }

    [[nodiscard]] const std::string& target() const { return target_; }

private:
    static constexpr std::size_t buffer_limit = 64UL * 1024;
    static constexpr std::size_t writeback_size = 4UL * 1024 * 1024;

    /// Lets the disk begin with what is written while the rest is worked out, so that fsync waits for little.
    void start_writeback(std::size_t size) {
        waiting_ += size;
        if (waiting_ < writeback_size) return;
        waiting_ = 0;
#ifdef SYNC_FILE_RANGE_WRITE
        // Only a wish: where it cannot be granted, fsync does it all.
        static_cast<void>(::sync_file_range(file_, 0, 0, SYNC_FILE_RANGE_WRITE));
#endif
    }

    void open_directly() {
        file_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
        if (file_ < 0) fail_on(errno);
    }

    void open_temporary(mode_t mode) {
        // Beside the target, and short whatever its name.
        temporary_ = (std::filesystem::path(target_).parent_path() / ".pairmodel.XXXXXX").string();
        file_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
        if (file_ < 0) {
            const int error = errno;
            temporary_.clear();
            fail_on(error);
        }
        remember_temporary(temporary_);
        ::fchmod(file_, mode);
    }

    void flush() {
        const int error = write_all(file_, buffer_);
        buffer_.clear();
        fail_on(error);
    }

    void fail_on(int error) const {
        if (error != 0) throw FileError(fmt::format("cannot write {}: {}", path_, reason(error)));
    }

    void abandon() {
        if (file_ >= 0) ::close(file_);
        if (temporary_.empty()) return;
        ::unlink(temporary_.c_str());
        forget_temporary(temporary_);
    }

    std::string path_;
    std::string target_;
    std::string temporary_;  ///< empty: written directly, or in place
    std::string buffer_;
    std::size_t waiting_ = 0;  ///< written, but not yet on its way to the disk
    int file_ = -1;
    bool replaces_ = false;
    bool placed_new_ = false;
};

OutputFiles::OutputFiles(bool force) : force_(force) {}
OutputFiles::~OutputFiles() = default;

TextSink& OutputFiles::open(const std::string& path) {
    auto file = std::make_unique<File>(path, force_);
    for (const auto& other : files_)
        if (other->target() == file->target()) throw FileError(path + ": two outputs cannot be one file");
    return *files_.emplace_back(std::move(file));
}

void OutputFiles::commit() {
    for (const auto& file : files_) file->finish();
    try {
        for (const auto& file : files_) file->place();
    } catch (const FileError&) {
        for (const auto& file : files_) file->take_back();
        throw;
    }
}

bool same_file(const std::string& a, const std::string& b) {
    struct stat first {};
    struct stat second {};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 &&
           first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool stdout_shows_colour() {
    return shows_colour(STDOUT_FILENO);
}
bool stderr_shows_colour() {
    return shows_colour(STDERR_FILENO);
}

bool stdout_is_terminal() {
    return ::isatty(STDOUT_FILENO) == 1;
}

bool stderr_is_terminal() {
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

void prepare_for_signals() {
    std::signal(SIGPIPE, SIG_IGN);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (std::signal(signal, remove_temporaries) == SIG_IGN)
            std::signal(signal, SIG_IGN);  // as under nohup
}

}  // namespace pairmodel
