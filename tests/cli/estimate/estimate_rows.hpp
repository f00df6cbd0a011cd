#pragma once

#include "support/catch.hpp"
#include "support/program.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// A row of tidy CSV, as its columns are fixed in docs/commands.md.
struct EstimateRow {
    std::string row_type, area_code, area_name, live_births, adversity_ratio, measure, low, central, high,
        marker;
};

/// The header of a table without further columns.
inline const std::string long_header =
    "row_type,area_code,area_name,live_births,live_births_year,adversity_ratio,adversity_basis,notes,measure,low,"
    "central,high,share_low,share_central,share_high,wider_low,wider_central,wider_high,marker";

inline const std::vector<std::string> measure_codes{"secure",
                                                    "insecure",
                                                    "disorganised",
                                                    "universal",
                                                    "targeted",
                                                    "specialist_short_term",
                                                    "specialist_long_term",
                                                    "missed_mild_moderate",
                                                    "missed_severe",
                                                    "unassigned",
                                                    "need",
                                                    "demand",
                                                    "specialist",
                                                    "missed"};

inline double number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error("not a number: " + std::string(text));
    return value;
}

/// Where a column stands in a header.
inline std::size_t column_of(const std::vector<std::string>& header, std::string_view name) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) throw std::runtime_error("no column " + std::string(name));
    return static_cast<std::size_t>(found - header.begin());
}

class EstimateRows {
public:
    explicit EstimateRows(std::string_view csv) {
        auto rows = csv_rows(csv);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (rows[i].size() != rows[0].size()) throw std::runtime_error("row of another width");
            const auto at = [&](std::string_view name) { return rows[i][column_of(rows[0], name)]; };
            rows_.push_back({at("row_type"), at("area_code"), at("area_name"), at("live_births"),
                             at("adversity_ratio"), at("measure"), at("low"), at("central"), at("high"),
                             at("marker")});
        }
    }

    [[nodiscard]] const std::vector<EstimateRow>& all() const { return rows_; }

    /// The row of a measure; of the first area, or of the one with this code.
    [[nodiscard]] const EstimateRow& of(std::string_view measure, std::string_view code = "") const {
        for (const EstimateRow& row : rows_)
            if (row.measure == measure && (code.empty() || row.area_code == code)) return row;
        throw std::runtime_error("no row of " + std::string(measure) + " " + std::string(code));
    }

    [[nodiscard]] std::vector<std::string> codes() const {
        std::vector<std::string> result;
        for (const EstimateRow& row : rows_)
            if (row.measure == "secure") result.push_back(row.area_code);
        return result;
    }

private:
    std::vector<EstimateRow> rows_;
};

/// Runs the program, which must succeed, for its tidy CSV.
inline EstimateRows estimates(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.begin(), "estimate");
    arguments.insert(arguments.end(), {"--format", "csv"});
    const Outcome outcome = run(arguments, circumstances);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return EstimateRows(outcome.out);
}

inline void check_figures(const EstimateRow& row, double low, double high) {
    CAPTURE(row.area_code, row.measure, row.low, row.high);
    CHECK(number(row.low) == Approx(low).margin(1e-9));
    CHECK(number(row.high) == Approx(high).margin(1e-9));
    CHECK(number(row.central) == Approx((low + high) / 2).margin(1e-9));
}

}  // namespace program
