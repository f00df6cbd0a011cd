#include "input/tables/row_width.hpp"

#include "input/cells/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::string_view as_others = " cells, as in the ";

bool has_digits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), is_digit);
}

/// The two cells that "1,834" without quotation marks becomes.
bool may_be_one_number(std::string_view first, std::string_view second) {
    constexpr std::string_view pound = "£";
    first = trimmed(first);
    second = trimmed(second);
    if (first.starts_with(pound)) first.remove_prefix(pound.size());
    return has_digits(first, 1, 3) && first[0] != '0' && has_digits(second.substr(0, second.find('.')), 3, 3);
}

/// Where in the row such two cells begin.
template <typename Cells>
std::optional<std::size_t> split_number(const Cells& cells) {
    for (std::size_t i = 0; i + 1 < cells.size(); ++i)
        if (may_be_one_number(cells[i], cells[i + 1])) return i;
    return std::nullopt;
}

template <typename Cells>
bool is_empty_from(const Cells& cells, std::size_t begin) {
    for (std::size_t i = begin; i < cells.size(); ++i)
        if (!trimmed(cells[i]).empty()) return false;
    return true;
}

std::string_view name_of_delimiter(char delimiter) {
    return delimiter == ',' ? "comma" : delimiter == ';' ? "semicolon" : delimiter == '|' ? "pipe" : "tab";
}

}  // namespace

/// Of the rows read ahead: how many have so many cells. Of those, how many may hold a number that was cut in
/// two, how many have something beyond the headings, and how many of these without such a number.
struct RowWidth::Sample {
    struct Rows {
        std::size_t count = 0;
        std::size_t cut = 0;
        std::size_t beyond = 0;
        std::size_t beyond_uncut = 0;
    };

    Sample(std::span<const HeadRow> below, std::size_t headings) {
        for (const HeadRow& row : below) {
            if (is_empty_from(row.cells, 1)) continue;  // a note, or nothing
            Rows& rows = by_cells[row.cells.size()];
            ++rows.count;
            const bool cut = split_number(row.cells).has_value();
            if (cut) ++rows.cut;
            if (is_empty_from(row.cells, headings)) continue;
            ++rows.beyond;
            if (!cut) ++rows.beyond_uncut;
        }
    }

    /// The most usual number of cells; of two alike that of the header.
    [[nodiscard]] std::size_t usual(std::size_t header_cells) const {
        std::size_t best = header_cells;
        std::size_t most = by_cells.contains(best) ? by_cells.at(best).count : 0;
        for (const auto& [cells, rows] : by_cells)
            if (rows.count > most) std::tie(best, most) = std::pair(cells, rows.count);
        return best;
    }

    std::map<std::size_t, Rows> by_cells;
};

RowWidth::RowWidth(std::string file, const HeadRow& header, std::span<const HeadRow> below,
                   std::size_t may_lack)
    : file_(std::move(file)),
      delimiter_(header.delimiter),
      header_cells_(header.cells.size()),
      headings_(header.cells.size()),
      expected_(header.cells.size()) {
    while (headings_ > 0 && header.cells[headings_ - 1].empty()) --headings_;
    judge(Sample(below, headings_), header, may_lack);
}

void RowWidth::judge(const Sample& sample, const HeadRow& header, std::size_t may_lack) {
    const std::size_t usual = sample.usual(header_cells_);
    if (usual == header_cells_) return;
    if (usual < header_cells_ && usual + may_lack >= headings_) {
        expected_ = usual;
        return;
    }
    const Sample::Rows& rows = sample.by_cells.at(usual);
    if (rows.count < 2) return;  // one row alone is no rule
    const auto blame_header = [&](std::string hint) {
        header_issue_ = Issue{file_,
                              header.line,
                              "",
                              fmt::format("{} headings, as the rows below have cells", usual),
                              fmt::format("{}", header_cells_),
                              std::move(hint)};
    };
    if (usual < header_cells_) {
        const bool gap = std::any_of(header.cells.begin(), header.cells.end(),
                                     [](const std::string& heading) { return heading.empty(); });
        if (gap && !sample.by_cells.contains(header_cells_))
            blame_header(fmt::format("take the {} before or behind the empty heading away",
                                     name_of_delimiter(delimiter_)));
        return;
    }
    if (rows.beyond_uncut == 0) {
        // Empty cells in all rows are fine, unless each row may have one for the number cut in two.
        if (rows.beyond < rows.count && rows.cut < rows.count) expected_ = usual;
    } else if (!sample.by_cells.contains(header_cells_)) {
        blame_header(fmt::format("a {} missing between two headings, or a column without one?",
                                 name_of_delimiter(delimiter_)));
    }
}

std::string RowWidth::number_hint(const CsvRecord& record) const {
    const auto at = split_number(record.fields);
    if (!at) return "";
    const std::string first(trimmed(record.fields[*at]));
    const std::string second(trimmed(record.fields[*at + 1]));
    const std::string quoted = delimiter_ == ',' ? fmt::format(", or \"{},{}\"", first, second) : "";
    return fmt::format("a number cut in two by its {}, so that {} would be read? write {}{}{}",
                       name_of_delimiter(delimiter_), first, first, second, quoted);
}

std::optional<Issue> RowWidth::issue(const CsvRecord& record) const {
    const std::size_t cells = record.fields.size();
    if (cells == expected_ && is_empty_from(record.fields, headings_)) return std::nullopt;
    Issue issue{file_, record.line, "", "", fmt::format("{}", cells), ""};
    if (cells == expected_) {
        issue.hint = number_hint(record);
        if (cells <= header_cells_ && issue.hint.empty()) return std::nullopt;  // a column without a heading
        issue.expected = fmt::format("nothing in cells beyond the {} headings", headings_);
        if (!issue.hint.empty()) issue.hint += "; if it is a column, give it a heading";
        issue.found = in_quotes(trimmed(
            *std::find_if(record.fields.begin() + static_cast<std::ptrdiff_t>(headings_), record.fields.end(),
                          [](std::string_view cell) { return !trimmed(cell).empty(); })));
    } else {
        issue.expected =
            fmt::format("{}{}{}", expected_, as_others, expected_ == header_cells_ ? "header" : "other rows");
        if (cells > expected_) issue.hint = number_hint(record);
    }
    if (issue.hint.empty() && cells > headings_)
        issue.hint = is_empty_from(record.fields, std::max(headings_, expected_))
                         ? "take the empty cell at the end away, or put one into every row"
                         : std::string(comma_hint);
    return issue;
}

void RowWidth::add_note(std::vector<std::string>& notes) const {
    if (expected_ > header_cells_)
        notes.push_back(fmt::format("all rows end with {} than the header has",
                                    expected_ == header_cells_ + 1
                                        ? "an empty cell more"
                                        : fmt::format("{} empty cells more", expected_ - header_cells_)));
}

bool is_reason_of_width(std::string_view reason) {
    return reason.starts_with("expected ") && reason.find(as_others) != std::string_view::npos;
}

}  // namespace pairmodel
