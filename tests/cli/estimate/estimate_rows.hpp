#pragma once

#include "support/catch.hpp"
#include "support/program.hpp"

#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// A row of tidy CSV, as its columns are fixed in docs/commands.md.
struct EstimateRow {
    std::string area_code, area_name, live_births, adversity_ratio, measure, low, central, high, marker;
};

inline const std::string long_header =
    "area_code,area_name,live_births,adversity_ratio,measure,low,central,high,marker";

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

class EstimateRows {
public:
    explicit EstimateRows(std::string_view csv) {
        auto rows = csv_rows(csv);
        if (rows.empty() || rows[0].size() != 9) throw std::runtime_error("not tidy: " + std::string(csv));
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto& c = rows[i];
            if (c.size() != 9) throw std::runtime_error("row of another width");
            rows_.push_back({c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]});
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
