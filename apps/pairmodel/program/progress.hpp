#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

/// How far long work has come, on the terminal: nothing in the first two seconds, and nothing elsewhere but
/// for whom tell() names.
class Progress {
public:
    Progress(std::string unit, bool wanted);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void show(std::size_t done, std::size_t of);
    /// Takes the line away.
    void clear();
    /// That of all there are, before something else is written to the terminal.
    static void clear_shown();
    /// Someone else is told, line by line, instead of a terminal.
    static void tell(std::function<void(const std::string& line)> to);

private:
    std::string unit_;
    bool wanted_;
    bool shown_ = false;
    std::size_t before_ = 0;  ///< done, when it was shown last
    std::chrono::steady_clock::time_point begin_;
    std::chrono::steady_clock::time_point last_;
};
