#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// One problem of an input, for the person who has to mend it.
struct Issue {
    std::string file;
    std::size_t line = 0;  ///< physical line, from 1; 0: none
    std::string column;    ///< column name, or JSON pointer; empty: the whole line or file
    std::string expected;  ///< "a whole number"
    std::string found;     ///< `"3,2l0"`
    std::string hint;      ///< what to do; may be empty

    bool operator==(const Issue&) const = default;
};

/// `areas.csv:14: column "live_births": expected a whole number, found "3,2l0"`, and the hint on a line of
/// its own.
[[nodiscard]] std::string to_text(const Issue& issue);

/// A value as it is quoted in `found`: in quotation marks, control characters made visible, cut when long.
[[nodiscard]] std::string in_quotes(std::string_view value);

/// All the problems of an input. Thrown when the whole input has been looked at.
class InputError : public std::runtime_error {
public:
    explicit InputError(std::vector<Issue> issues);
    [[nodiscard]] const std::vector<Issue>& issues() const { return issues_; }

private:
    std::vector<Issue> issues_;
};

/// The table is another one than is wanted: the header row that it must have is not there.
class HeaderError : public InputError {
public:
    using InputError::InputError;
};

/// So many of a file's problems are told at once; `check` lists all.
inline constexpr std::size_t issues_shown = 20;
/// The first `limit` issues as text, one after another, then how many more there are.
[[nodiscard]] std::string to_text(const std::vector<Issue>& issues, std::size_t limit);

}  // namespace pairmodel
