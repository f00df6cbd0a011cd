#pragma once

#include "input/embedded.hpp"
#include "input/text/csv.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// A compiled-in CSV file as rows of named cells. It is ours, so what is wrong with it is our bug.
class EmbeddedTable {
public:
    explicit EmbeddedTable(std::string_view path) {
        std::istringstream stream{std::string(embedded(path))};
        TextLines lines(stream, std::string(path));
        CsvReader reader(lines, ',');
        CsvRecord record;
        while (reader.next(record)) {
            if (record.issue) throw std::logic_error(to_text(*record.issue));
            auto& row = headings_.empty() ? headings_ : rows_.emplace_back();
            row.assign(record.fields.begin(), record.fields.end());
        }
    }

    [[nodiscard]] const std::vector<std::string>& headings() const { return headings_; }
    [[nodiscard]] std::size_t rows() const { return rows_.size(); }
    [[nodiscard]] const std::string& cell(std::size_t row, std::string_view heading) const {
        const auto found = std::find(headings_.begin(), headings_.end(), heading);
        return rows_[row].at(static_cast<std::size_t>(found - headings_.begin()));
    }

private:
    std::vector<std::string> headings_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace pairmodel
