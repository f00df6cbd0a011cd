#include "pairmodel/report/output.hpp"

#include "pairmodel/error.hpp"
#include "system/path.hpp"
#include "system/process.hpp"
#include "system/streams.hpp"
#include "system/temporary_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <utility>

namespace pairmodel {

namespace {

using system::Error;
using system::Kind;
using system::reason;
using system::Stream;

bool shows_colour(Stream stream) {
    return system::variable("NO_COLOR").value_or("").empty() && system::understands_escapes(stream);
}

FileError exists_already(const std::string& path) {
    return FileError(fmt::format("{} exists already; --force replaces it", path));
}

bool wrote_to_standard_output = false;

}  // namespace

void StandardOutput::write(std::string_view text) {
    if (closed_) return;
    wrote_to_standard_output = true;
    const Error error = system::write_output(text);
    if (error == EPIPE)
        closed_ = true;
    else if (error != 0)
        throw FileError("cannot write to standard output: " + reason(error));
}

void close_standard_output() {
    const Error error = wrote_to_standard_output ? system::close_output() : 0;
    if (error != 0) throw FileError("cannot write to standard output: " + reason(error));
}

class OutputFiles::File : public TextSink {
public:
    File(std::string path, bool force) : path_(std::move(path)), target_(system::real_path(path_)) {
        fail_on(system::refusal_to_write(path_));
        if (target_.empty()) target_ = path_;  // what is wrong with it comes out below
        const system::Status status = system::status_of(target_);
        fail_on(status.error);
        if (status.kind == Kind::folder) throw FileError(fmt::format("{} is a folder", path_));
        if (status.kind == Kind::other) {
            open_directly();
            return;
        }
        replaces_ = status.kind == Kind::file;
        if (replaces_ && !force) throw exists_already(path_);
        open_temporary(replaces_ ? status.permissions : system::usual_permissions());
    }

    ~File() override = default;
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void write(std::string_view text) override {
        if (text.size() + buffer_.size() < buffer_limit) {
            buffer_ += text;
            return;
        }
        flush();
        fail_on(file_.write(text));
        start_writeback(text.size());
    }

    /// Once for all.
    void finish() {
        if (!file_.is_open()) return;
        flush();
        if (temporary_.path() != nullptr) fail_on(file_.sync());
        fail_on(file_.close());
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
        if (placed_ == Placed::added) system::remove_file(target_.c_str());
        if (placed_ == Placed::exchanged) static_cast<void>(system::exchange(temporary_.path(), target_));
        placed_ = Placed::no;
    }

    /// All are in place: what was replaced is not needed any more.
    void settle() { temporary_.remove(); }

    [[nodiscard]] const std::string& target() const { return target_; }

private:
    static constexpr std::size_t buffer_limit = 64UL * 1024;
    static constexpr std::size_t writeback_size = 4UL * 1024 * 1024;

    /// Lets the disk begin with what is written while the rest is worked out, so that finish() waits for
    /// little.
    void start_writeback(std::size_t size) {
        waiting_ += size;
        if (waiting_ < writeback_size) return;
        waiting_ = 0;
        file_.start_writeback();
    }

    void open_directly() {
        Error error = 0;
        file_ = system::open_to_write(target_, error);
        fail_on(error);
    }

    void open_temporary(unsigned permissions) {
        // Beside the target, and short whatever its name.
        const std::string name = system::in_folder(system::folder_of(target_), ".pairmodel.XXXXXX");
        Error error = 0;
        file_ = temporary_.make(name, permissions, error);
        fail_on(error);
    }

    void add() {
        bool again = false;
        const Error error = system::add_name(temporary_.path(), target_, again);
        if (error == EEXIST) throw exists_already(path_);
        fail_on(error);
        if (!again) temporary_.forget();
        placed_ = Placed::added;
    }

    void replace() {
        if (system::exchange(temporary_.path(), target_)) {
            placed_ = Placed::exchanged;
            return;
        }
        fail_on(system::move_over(temporary_.path(), target_));
        temporary_.forget();
    }

    void flush() {
        const Error error = file_.write(buffer_);
        buffer_.clear();
        fail_on(error);
    }

    void fail_on(Error error) const {
        if (error != 0) throw FileError(fmt::format("cannot write {}: {}", path_, reason(error)));
    }

    std::string path_;
    std::string target_;
    system::TemporaryFile temporary_;  ///< none: written directly
    std::string buffer_;
    std::size_t waiting_ = 0;  ///< written, but not yet on its way to the disk
    system::File file_;
    bool replaces_ = false;
    enum class Placed { no, added, exchanged } placed_ = Placed::no;
};

OutputFiles::OutputFiles(bool force) : force_(force) {}
OutputFiles::~OutputFiles() {
    files_.clear();
    if (!folder_.empty()) system::remove_folder(folder_);  // not where something else was put into it
}

void OutputFiles::make_folder(const std::string& path) {
    const Error error = system::make_folder(path);
    if (error == 0) {
        folder_ = path;
        return;
    }
    const Kind there = error == EEXIST ? system::status_of(path).kind : Kind::none;
    if (there == Kind::folder) return;
    throw FileError(there != Kind::none ? fmt::format("{} is no folder", path)
                                        : fmt::format("cannot make the folder {}: {}", path, reason(error)));
}

TextSink& OutputFiles::open(const std::string& path) {
    auto file = std::make_unique<File>(path, force_);
    for (const auto& other : files_)
        if (system::same_path(other->target(), file->target()))
            throw FileError(path + ": two outputs cannot be one file");
    return *files_.emplace_back(std::move(file));
}

void OutputFiles::add(const std::string& path, std::string_view content) {
    open(path).write(content);
    files_.back()->finish();
}

void OutputFiles::commit() {
    for (const auto& file : files_) file->finish();
    const system::SignalsWait wait;  // all files or none
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
    if (system::status_of(path).kind == Kind::file) throw exists_already(path);
}

bool same_file(const std::string& a, const std::string& b) {
    return system::same_file(a, b);
}

bool stdout_shows_colour() {
    return shows_colour(Stream::output);
}
bool stderr_shows_colour() {
    return shows_colour(Stream::error);
}

bool stdout_is_terminal() {
    return system::is_terminal(Stream::output);
}

bool stderr_is_terminal() {
    return system::understands_escapes(Stream::error);
}

}  // namespace pairmodel
