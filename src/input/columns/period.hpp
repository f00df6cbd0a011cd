#pragma once

#include "input/tables/rows.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What a text such as "2016/17", "2020 - 22", "FY23", "Oct-24", "2022 Q1" or "2024-06-30" says when.
struct Period {
    int first_year = 0;
    int last_year = 0;  ///< of one year the same
    int month = 0;      ///< of the end, where the text tells one; 0: whole years
    bool part = false;  ///< a month, a quarter or several months that are no year

    bool operator==(const Period&) const = default;
    [[nodiscard]] bool is_one_year() const { return first_year == last_year; }
    [[nodiscard]] bool before(const Period& other) const;
    /// Twelve months that are a calendar year or a financial one as such: "year ending March 2023" is
    /// 2022/23. Others as they are.
    [[nodiscard]] Period year_of_months() const;
    /// Whether it ends, or of the same end begins, in an earlier year than this one.
    [[nodiscard]] bool is_older_than(int year) const {
        return last_year < year || (last_year == year && first_year < year);
    }
};

/// Nothing where the text is no period, or says more than one. All readers and options ask here.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

/// Whether the text says a month, a quarter or several months that are no year: "Mar 2023", "2023 Q1", "Jan
/// to Mar 2024". A year that ends in a month is none, nor is a date.
[[nodiscard]] bool is_part_of_year(std::string_view text);

/// The calendar year that the text says; nothing for any other period.
[[nodiscard]] std::optional<int> year_of_period(std::string_view text);

/// Whether a period that is written in another way may be the one asked for: "2022-23" for "2022/23".
[[nodiscard]] bool is_period(std::string_view text, std::string_view wanted);

/// Whether the text stands for all periods together: "Total", "All years".
[[nodiscard]] bool is_all_periods(std::string_view text);

/// How many of the periods are months, quarters or dates of the year that this one ends in, if it is one
/// itself. Of two or more, none is a year's births.
[[nodiscard]] std::size_t parts_of_its_year(const Period& one, std::span<const Period> all);

/// The part of a heading that tells when its figures are of: "2022/23" in "Live births, 2022/23". Empty where
/// there is none.
[[nodiscard]] std::string period_in(std::string_view heading);

/// The last run of four digits in the text that is a year from 1900 to 2199; empty where there is none.
[[nodiscard]] std::string year_in(std::string_view text);

/// The column that says when the figures are of: called year, period, date or the like, and nearly all of its
/// cells are periods. None where there is no such column.
[[nodiscard]] std::optional<std::size_t> period_column(const std::vector<std::string>& plain_headings,
                                                       std::span<const HeadRow> below);

}  // namespace pairmodel
