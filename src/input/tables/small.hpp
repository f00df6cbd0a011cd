#pragma once

#include "input/tables/row_width.hpp"
#include "input/tables/rows.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// A small table of which every row stands for itself: what its readers have in common, and what they find
/// wrong.
class SmallTable {
public:
    SmallTable(std::string text, std::string name);

    /// Gives each row that can be read, and has the header's cells, to `row`. Throws InputError with `wanted`
    /// where no row is the header, and FileError.
    void read(Issue wanted, const HeaderTest& is_header, const std::function<void(const CsvRecord&)>& row);

    /// Something is wrong in this row: the file and the line are known.
    void add(const CsvRecord& record, Issue issue);
    /// That there are no rows; unless something else is wrong already.
    void expect_rows(bool any, std::string expected);
    /// Throws InputError with all that is wrong, if anything is.
    void finish();

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& sha256() const { return sha256_; }
    /// How the table was read, and what in it was not.
    [[nodiscard]] std::vector<std::string>& notes() { return notes_; }

private:
    std::string text_;
    std::string name_;
    std::string sha256_;
    RowWidth width_;
    std::vector<Issue> issues_;
    std::vector<std::string> notes_;
};

}  // namespace pairmodel
