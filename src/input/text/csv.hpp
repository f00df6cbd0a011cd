#pragma once

#include "input/text/lines.hpp"
#include "pairmodel/input/issue.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// One record of a CSV file.
struct CsvRecord {
    std::size_t line = 0;  ///< the physical line on which it begins, from 1
    std::vector<std::string_view> fields;
    std::optional<Issue> issue;  ///< the record cannot be read; `fields` is then its text as it stands
    std::string text = {};       ///< what `fields` looks at, of a record that was read
};

/// Records of a CSV text, strictly read by libcsv a physical line at a time, so that line numbers are true.
/// A record that cannot be read is given with its issue, and reading goes on with the line behind its first.
/// Blank lines are passed over.
class CsvReader {
public:
    CsvReader(TextLines& lines, char delimiter);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// False at the end. Throws FileError as TextLines does, and where there are more records than
    /// limits::rows. A record beyond limits::columns or limits::cell_bytes has an issue.
    [[nodiscard]] bool next(CsvRecord& record);

    /// Lines that were read ahead of the reader, to be read (again) first.
    void unread(std::size_t first_line, std::deque<std::string> lines);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace pairmodel
