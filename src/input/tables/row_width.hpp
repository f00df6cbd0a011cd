#pragma once

#include "input/tables/rows.hpp"
#include "input/text/csv.hpp"
#include "pairmodel/input/issue.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// How many cells the rows of a table have, whatever the table is of. Empty cells beyond the headings are
/// fine where the header or all rows have them. In some rows they are the sign of a separator too many, such
/// as that of 1,834, and then cells stand under the wrong headings.
class RowWidth {
public:
    RowWidth() = default;
    /// As the header and the first rows below it tell. So many cells may be missing at the end of all rows.
    RowWidth(std::string file, const HeadRow& header, std::span<const HeadRow> below,
             std::size_t may_lack = 0);

    /// The header has fewer headings than the rows have cells, or more.
    [[nodiscard]] const std::optional<Issue>& header_issue() const { return header_issue_; }
    /// What is wrong with the width of a row.
    [[nodiscard]] std::optional<Issue> issue(const CsvRecord& record) const;
    /// The cells of each row.
    [[nodiscard]] std::size_t cells() const { return expected_; }
    /// Says it where all rows have more cells than the header.
    void add_note(std::vector<std::string>& notes) const;

private:
    /// The numbers of cells that rows have.
    struct Sample;
    void judge(const Sample& sample, const HeadRow& header, std::size_t may_lack);
    [[nodiscard]] std::string number_hint(const CsvRecord& record) const;

    std::string file_;
    char delimiter_ = ',';
    std::size_t header_cells_ = 0;
    std::size_t headings_ = 0;  ///< cells of the header up to the last that says something
    std::size_t expected_ = 0;
    std::optional<Issue> header_issue_;
};

/// A cell of a row whose width is right: empty where all rows end before the header does, which may have been
/// read in a column without a heading.
[[nodiscard]] inline std::string_view cell_at(const std::vector<std::string_view>& cells, std::size_t index) {
    return index < cells.size() ? cells[index] : std::string_view();
}

/// Whether a row was left out, for the reason that a file of such rows gives, as its cells were too many or
/// too few: there they stand under wrong headings, and nobody sees any more that they do.
[[nodiscard]] bool is_reason_of_width(std::string_view reason);

}  // namespace pairmodel
