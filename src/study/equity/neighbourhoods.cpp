#include "study/equity/neighbourhoods.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/neighbourhoods.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// The column that says how deprived a neighbourhood is, and in how many steps.
struct RankColumn {
    std::size_t at = 0;
    int steps = 10;
};

std::optional<RankColumn> rank_column(const std::vector<std::string>& headings) {
    for (std::size_t i = 0; i < headings.size(); ++i) {
        std::string plain = plain_name(headings[i]);
        while (!plain.empty() && is_digit(plain.back())) plain.pop_back();  // the edition's year
        for (const char* index :
             {"indexofmultipledeprivation", "imd", "iod", "wimd", "simd", "nimdm", "deprivation"})
            if (plain.starts_with(index)) plain.erase(0, std::string_view(index).size());
        // As official files have it: "Decile (where 1 is most deprived 10% of LSOAs)".
        for (const char* first : {"where1ismostdeprived", "1ismostdeprived", "1mostdeprived"})
            if (const std::size_t at = plain.find(first); at != std::string::npos) plain.erase(at);
        if (is_one_of(plain, {"decile", "tenth"})) return RankColumn{i, 10};
        if (is_one_of(plain, {"quintile", "fifth"})) return RankColumn{i, 5};
    }
    return std::nullopt;
}

/// "3", "3 (of 10)", "1 most deprived": the number that a cell begins with; 0 where it is none of the steps.
int step_in(std::string_view cell, int steps) {
    cell = trimmed(cell);
    const std::size_t end = cell.find_first_not_of("0123456789");
    const auto number = parse_count(cell.substr(0, end));
    const bool ends = end == std::string_view::npos || cell[end] == ' ' || cell[end] == '(';
    return number && ends && *number >= 1 && *number <= steps ? static_cast<int>(*number) : 0;
}

/// Its tenth; of fifths the first of their two.
int tenth_of(int step, int steps) {
    return steps == 10 ? step : 2 * step - 1;
}

double adversity_of(int step, int steps) {
    const auto& tenths = adversity_of_tenths();
    const auto at = static_cast<std::size_t>(tenth_of(step, steps) - 1);
    return steps == 10 ? tenths.at(at) : (tenths.at(at) + tenths.at(at + 1)) / 2;
}

}  // namespace

void use_tenths(SelectedAreas& selected) {
    Selection& source = selected.source;
    const auto column = rank_column(source.group_columns);
    if (!column) return;
    std::vector<Issue> issues;
    std::size_t used = 0;
    const bool only = std::none_of(source.areas.begin(), source.areas.end(), [](const AreaView& row) {
        return row.adversity || !row.indicators.empty();
    });
    for (std::size_t i = 0; i < source.areas.size(); ++i) {
        const AreaView row = source.areas[i];
        const std::string_view cell = row.groups[column->at];
        const int step = step_in(cell, column->steps);
        if (step == 0) {
            issues.push_back({source.file, source.lines[i], source.group_columns[column->at],
                              fmt::format("a whole number from 1, the most deprived, to {}", column->steps),
                              in_quotes(cell),
                              only ? "find its decile, or leave its row out and say so"
                                   : "leave the column out if it is not known of all neighbourhoods"});
            continue;
        }
        if (row.withheld || row.adversity || !row.indicators.empty()) continue;
        Area area = row.copy();
        area.adversity = GivenRatio{adversity_of(step, column->steps), std::nullopt};
        source.areas.replace(i, area);
        ++used;
    }
    if (!issues.empty()) throw InputError(std::move(issues));
    if (used > 0)
        selected.notes.push_back(
            {NoteCode::indicators,
             fmt::format(
                 "Adversity of {} of {} neighbourhoods is that of their {} of deprivation in England (1: most "
                 "deprived), by the share of people who are income-deprived",
                 used, source.areas.size(), column->steps == 10 ? "tenth" : "fifth")});
}

std::string column_of_fifths(const Selection& source) {
    const auto column = rank_column(source.group_columns);
    return column && column->steps == 5 ? source.group_columns[column->at] : "";
}

std::optional<std::vector<int>> tenths_in(const Selection& source, const AreaList& rows) {
    const auto column = rank_column(source.group_columns);
    if (!column) return std::nullopt;
    std::vector<int> tenths;
    for (const AreaView& row : rows)
        tenths.push_back(tenth_of(step_in(row.groups[column->at], column->steps), column->steps));
    return tenths;
}

}  // namespace pairmodel
