#pragma once

#include "cli/estimate/estimate_rows.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace program {

inline const std::string plan_header =
    "row_type,area_code,area_name,adversity_basis,notes,scenario,year,live_births,live_births_range_low,"
    "live_births_range_central,live_births_range_high,unreached_share,adversity_ratio,specialist_share_low,"
    "specialist_share_central,specialist_share_high,marker,measure,low,central,high,difference_low,"
    "difference_central,difference_high,cumulative_low,cumulative_central,cumulative_high,"
    "cumulative_difference_low,cumulative_difference_central,cumulative_difference_high";

/// The rows of a plan's tidy CSV, each by the names of its columns.
class PlanRows {
public:
    using Row = std::map<std::string, std::string>;

    explicit PlanRows(std::string_view csv) {
        const auto rows = csv_rows(csv);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (rows[i].size() != rows[0].size()) throw std::runtime_error("row of another width");
            Row& row = rows_.emplace_back();
            for (std::size_t k = 0; k < rows[i].size(); ++k) row[rows[0][k]] = rows[i][k];
        }
    }

    [[nodiscard]] const std::vector<Row>& all() const { return rows_; }
    [[nodiscard]] const Row& of(const std::string& scenario, int year, const std::string& measure,
                                const std::string& code = "") const {
        for (const Row& row : rows_)
            if (row.at("scenario") == scenario && row.at("year") == std::to_string(year) &&
                row.at("measure") == measure && (code.empty() || row.at("area_code") == code))
                return row;
        throw std::runtime_error("no row of " + scenario + " " + std::to_string(year) + " " + measure);
    }
    [[nodiscard]] double figure(const std::string& scenario, int year, const std::string& measure,
                                const std::string& column, const std::string& code = "") const {
        return number(of(scenario, year, measure, code).at(column));
    }

private:
    std::vector<Row> rows_;
};

inline Outcome plan(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.begin(), "plan");
    arguments.emplace_back("--notes");
    return run(arguments, circumstances);
}

/// Runs the program, which must succeed, for its tidy CSV.
inline PlanRows planned(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.end(), {"--format", "csv"});
    const Outcome outcome = plan(std::move(arguments), circumstances);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    REQUIRE(lines_of(outcome.out)[0] == plan_header);
    return PlanRows(outcome.out);
}

}  // namespace program
