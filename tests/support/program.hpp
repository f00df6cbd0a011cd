#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The built program as its users run it: a child process with arguments, no shell in between.
namespace program {

struct Outcome {
    std::string out;
    std::string err;
    int code = -1;   ///< exit code; -1 where a signal ended it
    int signal = 0;  ///< that signal

    [[nodiscard]] bool operator==(const Outcome&) const = default;
};

struct Circumstances {
    /// Beside those of this process, without PAIRMODEL_*, locale, date and colour settings.
    std::vector<std::pair<std::string, std::string>> environment = {};
    std::string input = {};             ///< on standard input
    std::filesystem::path folder = {};  ///< to run in; empty: this one
    std::filesystem::path out_to = {};  ///< a file or device for standard output; `out` stays empty
    std::filesystem::path err_to = {};  ///< the same for standard error
    bool out_to_broken_pipe = false;    ///< nobody reads standard output
    bool err_closed = false;            ///< there is no standard error at all
};

using Arguments = std::vector<std::string>;

[[nodiscard]] Outcome run(const Arguments& arguments, const Circumstances& circumstances = {});

/// With a terminal for standard output and error; both come as `out`, with line ends as files have them.
[[nodiscard]] Outcome run_on_terminal(const Arguments& arguments, const Circumstances& circumstances = {});

/// A folder of its own, which goes with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string operator/(std::string_view name) const { return (path_ / name).string(); }
    /// Writes a file; gives its path.
    std::string write(std::string_view name, std::string_view text) const;
    [[nodiscard]] std::string read(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Names of all that is in it, in order.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

[[nodiscard]] bool has(std::string_view text, std::string_view part);
[[nodiscard]] std::size_t count(std::string_view text, std::string_view part);
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// Each run of white space as one space: text as it was before it was broken into lines.
[[nodiscard]] std::string in_one_line(std::string_view text);

/// Rows of a CSV text without line breaks in cells, the header first.
[[nodiscard]] std::vector<std::vector<std::string>> csv_rows(std::string_view text, char delimiter = ',');

}  // namespace program
