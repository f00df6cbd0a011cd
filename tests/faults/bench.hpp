#pragma once

#include "support/catch.hpp"
#include "support/program.hpp"

#include <map>
#include <string>
#include <vector>

/// The program with calls that fail on purpose: see shim/shim.cpp for what can be asked for.
namespace faults {

/// A command; the bench's folder has in.csv, with a bad row, and births.csv, an official download.
struct Job {
    program::Arguments arguments;
    std::vector<std::string> files = {};  ///< that it writes; none: to standard output
    int code = 0;                         ///< as it ends without a fault
};

/// What became of a file.
enum class Became { absent, old, whole, damaged };

struct Result {
    program::Outcome outcome;
    bool fired = false;  ///< something was made to fail
    std::vector<Became> files = {};
    std::vector<std::string> left = {};  ///< names of all else that is in the folder now

    [[nodiscard]] bool all_are(Became became) const;
};

using Environment = std::vector<std::pair<std::string, std::string>>;

/// A job in a folder of its own, first run without a fault: that tells what its files are, and how many calls
/// of each kind there are to fail.
class Bench {
public:
    using Inputs = std::map<std::string, std::string>;

    /// `over`: the files are there already, and are to be replaced.
    explicit Bench(Job job, bool over = false, Inputs more = {});

    /// Calls of a kind in a run without a fault.
    [[nodiscard]] long calls(const std::string& kind) const { return calls_.at(kind); }
    /// The numbers, in order, of the requests for memory at which a place in the program asks for the first
    /// and the last time in a run without a fault.
    [[nodiscard]] std::vector<long> places() const;
    [[nodiscard]] Result with(const std::string& fault, const Environment& more = {}) const;

    [[nodiscard]] const Job& job() const { return job_; }
    [[nodiscard]] const program::TemporaryFolder& folder() const { return folder_; }
    [[nodiscard]] std::size_t largest_file() const;

    // What must hold of a result.

    /// All files as they were before, exit code 1, and one line that ends with the reason.
    void check_refused(const Result& result, const std::string& reason) const;
    /// As without a fault.
    void check_whole(const Result& result) const;
    /// One or the other, and which.
    bool check_refused_or_whole(const Result& result, const std::string& reason) const;

private:
    void check_told(const Result& result, const std::string& reason) const;
    [[nodiscard]] program::Outcome run(const std::string& fault, const Environment& more) const;
    [[nodiscard]] bool is_input(const std::string& name) const;
    void set_up() const;

    Job job_;
    bool over_;
    Inputs inputs_;
    program::TemporaryFolder folder_;
    program::Outcome usual_;
    std::map<std::string, std::string> whole_;
    std::map<std::string, long> calls_;
};

/// The jobs that write files in every way there is.
[[nodiscard]] std::vector<Job> writing_jobs();

}  // namespace faults
