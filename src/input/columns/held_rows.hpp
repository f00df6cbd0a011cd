#pragma once

#include "input/text/csv.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Rows that are kept until it is known which of them are wanted.
class HeldRows {
public:
    void add(const CsvRecord& record);
    /// Gives each row back, in its order.
    void for_each(const std::function<void(const CsvRecord&)>& row) const;

private:
    struct Row {
        std::size_t line = 0;
        std::string text;                 ///< its cells, one behind another
        std::vector<std::uint32_t> ends;  ///< of the cells in it
        std::optional<Issue> issue;
    };
    std::vector<Row> rows_;
};

}  // namespace pairmodel
