#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// A file or the system failed: it cannot be opened, read or written. The message names it.
class FileError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Something of a request that cannot be, in fields.
struct Problem {
    std::string option;   ///< as the command line spells it, "--births-year"; empty: of several, or of none
    std::string problem;  ///< "expected a year, found …", or a sentence that begins with the option
    std::string hint;     ///< what to do instead; may be empty
};

/// "--births-year: expected a year, found …", with the hint on a line of its own.
[[nodiscard]] std::string to_text(const Problem& problem);

/// A request asks for something that cannot be; all its problems at once.
class RequestError : public std::runtime_error {
public:
    explicit RequestError(std::vector<Problem> problems);
    RequestError(std::string option, std::string problem, std::string hint)
        : RequestError(std::vector<Problem>{{std::move(option), std::move(problem), std::move(hint)}}) {}
    /// Of no single option.
    explicit RequestError(std::string problem, std::string hint = "")
        : RequestError("", std::move(problem), std::move(hint)) {}

    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

}  // namespace pairmodel
