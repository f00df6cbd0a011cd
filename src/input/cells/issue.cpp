#include "pairmodel/input/issue.hpp"

#include "input/cells/control.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr std::size_t longest_quote = 60;

bool is_pointer(const std::string& column) {
    return column.starts_with('/');
}

}  // namespace

std::string in_quotes(std::string_view value) {
    const std::string_view shown = beginning_of(value, longest_quote);
    std::string text = "\"";
    for (std::string_view rest = shown; !rest.empty();) {
        const char c = rest[0];
        const std::size_t control = control_length(rest);
        if (c == '\n')
            text += "\\n";
        else if (c == '\r')
            text += "\\r";
        else if (c == '\t')
            text += "\\t";
        else if (control == 0)
            text += c;
        else
            for (const char byte : rest.substr(0, control))
                text += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
        rest.remove_prefix(std::max<std::size_t>(control, 1));
    }
    text += shown.size() < value.size() ? "…\"" : "\"";
    return text;
}

std::string to_text(const Issue& issue) {
    std::string text = issue.file;
    if (issue.line > 0) text += fmt::format(":{}", issue.line);
    text += ": ";
    if (!issue.column.empty())
        text += is_pointer(issue.column) ? issue.column + ": "
                                         : fmt::format("column {}: ", in_quotes(issue.column));
    text += fmt::format("expected {}, found {}", issue.expected, issue.found);
    if (!issue.hint.empty()) text += "\n  hint: " + issue.hint;
    return text;
}

std::string to_text(const std::vector<Issue>& issues, std::size_t limit) {
    std::string text;
    for (std::size_t i = 0; i < issues.size() && i < limit; ++i) {
        if (i > 0) text += '\n';
        text += to_text(issues[i]);
    }
    if (issues.size() > limit)
        text += fmt::format("\n… and {} more problem{}", issues.size() - limit,
                            issues.size() == limit + 1 ? "" : "s");
    return text;
}

InputError::InputError(std::vector<Issue> issues)
    : std::runtime_error(to_text(issues, 1)), issues_(std::move(issues)) {}

}  // namespace pairmodel
