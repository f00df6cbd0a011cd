#pragma once

#include "pairmodel/report/table.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// A table as readers see it: low and high merged into one column, numbers rounded and grouped.
struct TextTable {
    struct Heading {
        std::string title;
        bool number = false;
    };
    std::vector<Heading> headings;
    std::vector<std::vector<std::string>> rows;
};

[[nodiscard]] TextTable text_table(const Table& table, int round_to);

}  // namespace pairmodel
