#include "pairmodel/report/output.hpp"

#include "pairmodel/error.hpp"
#include "report/files/temporary_file.hpp"
#include "report/files/tool.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace pairmodel {

namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Waits until a pipe or terminal that does not wait itself takes more.
bool wait_for_room(int file) {
    pollfd waited{file, POLLOUT, 0};
    return ::poll(&waited, 1, -1) > 0 || errno == EINTR;
}

/// Writes all of it, whatever the system does in between. The error number where it cannot.
int write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN && wait_for_room(file)) continue;
        if (written <= 0) return written < 0 ? errno : EIO;
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

/// Signals that end the program, as a person or the system asks.
constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU};

/// Ends what runs for this program, takes the temporary files away, then lets the signal do what it always
/// does.
extern "C" void end_by(int signal) {
    end_running_tool();
    remove_temporary_files();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// While it lives, signals that end the program wait.
class SignalsWait {
public:
    SignalsWait() {
        sigset_t set;
        ::sigemptyset(&set);
        for (const int signal : ending_signals) ::sigaddset(&set, signal);
        ::pthread_sigmask(SIG_BLOCK, &set, &before_);
    }
    ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;

private:
    sigset_t before_{};
};

/// Lets what is opened later have no number below 3: it would be taken for standard output where that is
/// closed. What stands there instead refuses what the number is for.
void occupy_standard_descriptors() {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(number, F_GETFD) < 0)  // the lowest that is free, so it becomes this one
            static_cast<void>(::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

FileError exists_already(const std::string& path) {
    return FileError(fmt::format("{} exists already; --force replaces it", path));
}

bool wrote_to_standard_output = false;

}  // namespace

void StandardOutput::write(std::string_view text) {
    if (closed_) return;
    wrote_to_standard_output = true;
    const int error = write_all(STDOUT_FILENO, text);
    if (error == EPIPE)
        closed_ = true;
    else if (error != 0)
        throw FileError("cannot write to standard output: " + reason(error));
}

void close_standard_output() {
    if (wrote_to_standard_output && ::close(STDOUT_FILENO) != 0 && errno != EINTR)
        throw FileError("cannot write to standard output: " + reason(errno));
}

ScratchFile::ScratchFile() {
    file_ = make_nameless_file();
    const int error = errno;
    if (file_ < 0)
        throw FileError(fmt::format("cannot make a file in {}: {}", folder_for_scratch(), reason(error)));
}

ScratchFile::~ScratchFile() {
    ::close(file_);
}

std::string ScratchFile::path() const {
    return fmt::format("/dev/fd/{}", file_);
}

// NOLINTNEXTLINE(readability-make-member-function-const): it changes the file
void ScratchFile::write(std::string_view text) {
    if (const int error = write_all(file_, text); error != 0)
        throw FileError("cannot write a temporary file: " + reason(error));
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
        if (!exists && errno != ENOENT) fail_on(errno);
        if (exists && S_ISDIR(status.st_mode)) throw FileError(fmt::format("{} is a folder", path_));
        if (exists && !S_ISREG(status.st_mode)) {
            open_directly();
            return;
        }
        if (exists && !force) throw exists_already(path_);
        replaces_ = exists;
        open_temporary(exists ? status.st_mode & 07777U : mode_for_new_files());
    }

    ~File() override {
        if (file_ >= 0) ::close(file_);
    }
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

    /// Once for all.
    void finish() {
        if (file_ < 0) return;
        flush();
        if (temporary_.path() != nullptr) fail_on(sync());
        // Interrupted, it is closed all the same, and all is on the disk.
        if (::close(std::exchange(file_, -1)) != 0 && errno != EINTR) fail_on(errno);
    }

    /// Puts the finished file in place in one step. What was there is kept under the name of the temporary
    /// file.
    void place() {
        if (temporary_.path() == nullptr) return;
        if (replaces_)
            replace();
        else
            add();
    }

    /// Undoes place(): the other files of the run could not follow.
    void take_back() {
        if (placed_ == Placed::added) ::unlink(target_.c_str());
        if (placed_ == Placed::exchanged) static_cast<void>(exchange());
        placed_ = Placed::no;
    }

    /// All are in place: what was replaced is not needed any more.
    void settle() { temporary_.remove(); }

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
        do file_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
        while (file_ < 0 && errno == EINTR);
        if (file_ < 0) fail_on(errno);
    }

    void open_temporary(mode_t mode) {
        // Beside the target, and short whatever its name.
        file_ =
            temporary_.make((std::filesystem::path(target_).parent_path() / ".pairmodel.XXXXXX").string());
        if (file_ < 0) fail_on(errno);
        ::fchmod(file_, mode);
    }

    [[nodiscard]] int sync() const {
        while (::fsync(file_) != 0)
            if (errno != EINTR) return errno;
        return 0;
    }

    void add() {
        if (::link(temporary_.path(), target_.c_str()) != 0) {
            if (errno == EEXIST) throw exists_already(path_);
            if (::rename(temporary_.path(), target_.c_str()) != 0)
                fail_on(errno);  // a file system without links
            temporary_.forget();
        }
        placed_ = Placed::added;
    }

    void replace() {
        if (exchange()) {
            placed_ = Placed::exchanged;
            return;
        }
        if (::rename(temporary_.path(), target_.c_str()) != 0) fail_on(errno);
        temporary_.forget();
    }

    /// Not every file system can.
    [[nodiscard]] bool exchange() const {
#ifdef RENAME_EXCHANGE
        return ::renameat2(AT_FDCWD, temporary_.path(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0;
#else
        return false;
#endif
    }

    void flush() {
        const int error = write_all(file_, buffer_);
        buffer_.clear();
        fail_on(error);
    }

    void fail_on(int error) const {
        if (error != 0) throw FileError(fmt::format("cannot write {}: {}", path_, reason(error)));
    }

    std::string path_;
    std::string target_;
    TemporaryFile temporary_;  ///< none: written directly
    std::string buffer_;
    std::size_t waiting_ = 0;  ///< written, but not yet on its way to the disk
    int file_ = -1;
    bool replaces_ = false;
    enum class Placed { no, added, exchanged } placed_ = Placed::no;
};

OutputFiles::OutputFiles(bool force) : force_(force) {}
OutputFiles::~OutputFiles() {
    files_.clear();
    if (!folder_.empty()) ::rmdir(folder_.c_str());  // not where something else was put into it
}

void OutputFiles::make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0777) == 0) {
        folder_ = path;
        return;
    }
    const int error = errno;
    struct stat status {};
    const bool exists = error == EEXIST && ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return;
    throw FileError(exists ? fmt::format("{} is no folder", path)
                           : fmt::format("cannot make the folder {}: {}", path, reason(error)));
}

TextSink& OutputFiles::open(const std::string& path) {
    auto file = std::make_unique<File>(path, force_);
    for (const auto& other : files_)
        if (other->target() == file->target()) throw FileError(path + ": two outputs cannot be one file");
    return *files_.emplace_back(std::move(file));
}

void OutputFiles::add(const std::string& path, std::string_view content) {
    open(path).write(content);
    files_.back()->finish();
}

void OutputFiles::commit() {
    for (const auto& file : files_) file->finish();
    const SignalsWait wait;  // all files or none
    try {
        for (const auto& file : files_) file->place();
    } catch (...) {
        for (const auto& file : files_) file->take_back();
        throw;
    }
    for (const auto& file : files_) file->settle();
    folder_.clear();
}

void refuse_existing_file(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) throw exists_already(path);
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
    occupy_standard_descriptors();
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
    for (const int signal : ending_signals)
        if (std::signal(signal, end_by) == SIG_IGN) std::signal(signal, SIG_IGN);  // as under nohup
}

}  // namespace pairmodel
