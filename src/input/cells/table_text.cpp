#include "input/cells/table_text.hpp"

#include "input/cells/number.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace pairmodel {

namespace {

/// A header further down than this is not looked for.
constexpr std::size_t header_within_lines = 50;

}  // namespace

std::vector<std::string> read_first_lines(TextLines& lines) {
    std::vector<std::string> first;
    std::string_view line;
    std::size_t size = 0;
    while (first.size() < header_within_lines && size < limits::record_bytes && lines.next(line)) {
        first.emplace_back(line);
        size += line.size();
    }
    return first;
}

std::optional<std::string> read_small_table(
    const std::string& text, const std::string& name, const HeaderTest& is_header,
    const std::function<void(CsvReader& reader, const TextLines& lines)>& rows) {
    std::string first;
    for (const char delimiter : {',', ';', '\t'}) {
        std::istringstream stream(text);
        TextLines lines(stream, name);
        CsvReader reader(lines, delimiter);
        CsvRecord record;
        for (std::size_t i = 0; i < header_within_lines && reader.next(record); ++i) {
            if (record.issue) continue;
            if (is_header(record, delimiter)) {
                rows(reader, lines);
                return std::nullopt;
            }
            // Hardly any table has tabs, so that this is a line as it stands.
            if (delimiter == '\t' && first.empty()) first = record.fields.front();
        }
    }
    return first;
}

std::string one_line(std::string_view text) {
    std::string result;
    bool gap = false;
    for (const char c : trimmed(text)) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = true;
            continue;
        }
        if (gap) result += ' ';
        gap = false;
        result += c;
    }
    return result;
}

void refuse_too_many(const std::string& file, std::size_t count, const char* what, const Issue& first) {
    if (count > limits::bad_rows)
        throw FileError(fmt::format("{}: more than {} {}, the first because: {}", file, limits::bad_rows,
                                    what, to_text(first)));
}

void refuse_too_many(const std::string& file, const std::vector<Issue>& issues) {
    if (!issues.empty()) refuse_too_many(file, issues.size(), "problems", issues.front());
}

bool all_empty(const std::vector<std::string_view>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view c) { return trimmed(c).empty(); });
}

std::string listed(const std::vector<std::string>& texts) {
    constexpr std::size_t few = 8;
    std::string all;
    for (std::size_t i = 0; i < texts.size() && i < few; ++i) {
        if (i > 0) all += i + 1 == texts.size() ? " and " : ", ";
        all += in_quotes(texts[i]);
    }
    if (texts.size() > few) all += fmt::format(" and {} more", texts.size() - few);
    return all;
}

std::string columns_found(const std::vector<std::string>& headings) {
    std::vector<std::string> names;
    for (const std::string& heading : headings)
        if (!trimmed(heading).empty()) names.push_back(heading);
    if (names.empty()) return "no column that has a name";
    return fmt::format("the column{} {}", names.size() == 1 ? "" : "s", listed(names));
}

bool only_first_filled(const std::vector<std::string_view>& cells) {
    return !trimmed(cells[0]).empty() &&
           std::all_of(cells.begin() + 1, cells.end(), [](std::string_view c) { return trimmed(c).empty(); });
}

}  // namespace pairmodel
