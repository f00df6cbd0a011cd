#include "input/areas/between_rows/levels.hpp"
#include "input/areas/between_rows/overlap.hpp"
#include "input/areas/between_rows/sums.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pairmodel {

namespace {

/// Rows that have the births of other rows of the total.
void check_sums(const Run& run, const NamedTotal& total, const std::vector<SumRow>& sums,
                const std::vector<SubtotalRow>& subtotals, const Selection& source) {
    const auto has = [&](std::size_t area) {
        return std::find(total.members.begin(), total.members.end(), area) != total.members.end();
    };
    for (const SumRow& sum : sums)
        if (has(sum.index) && std::any_of(total.members.begin(), total.members.end(),
                                          [&](std::size_t other) { return sum.is_of(other); }))
            throw RequestError(
                fmt::format("a total would count areas twice: {} has as many live births as {}",
                            called(run.areas()[sum.index], sum.index, source),
                            summed_lines(sum, source.lines)),
                sum_hint);
    for (const SubtotalRow& row : subtotals) {
        const AreaView area = run.areas()[row.index];
        const std::string_view value = area.groups[row.group];
        const auto is_part = [&](std::size_t other) {
            return other != row.index && run.areas()[other].groups[row.group] == value;
        };
        if (has(row.index) && std::any_of(total.members.begin(), total.members.end(), is_part))
            throw RequestError(
                fmt::format(
                    "a total would count areas twice: {} has as many live births as the other rows whose {} is {}",
                    called(area, row.index, source), source.group_columns[row.group], value),
                sum_hint);
    }
    if (const auto mixed = mixed_levels(run.areas(), total.members, source.lines, source.stated_areas))
        throw RequestError(fmt::format("a total may count areas twice: nothing tells whether {} lies in {}",
                                       called(run.areas()[mixed->inner], mixed->inner, source),
                                       called(run.areas()[mixed->outer], mixed->outer, source)),
                           mixed_levels_hint);
}

/// Areas that lie in one another would be counted twice in a total.
void check_overlap(const Run& run, const std::vector<NamedTotal>& totals, const Request& request,
                   const Selection& source) {
    const std::vector<SumRow> sums = sum_rows(run.areas(), source.lines, source.stated_areas);
    const std::vector<SubtotalRow> subtotals =
        subtotal_rows(run.areas(), source.lines, source.stated_areas,
                      std::max<std::int64_t>(0, request.suppress_below - 1));
    for (const NamedTotal& total : totals) {
        const auto overlap =
            overlap_among(run.areas(), total.members,
                          without_stated_sums(run.areas(), total.members, source.lines, source.stated_areas));
        if (!overlap) {
            check_sums(run, total, sums, subtotals, source);
            continue;
        }
        const AreaView outer = run.areas()[overlap->outer];
        const std::string outer_name = called(outer, overlap->outer, source);
        if (is_called_a_sum(outer))
            throw RequestError(
                fmt::format("a total would count areas twice: {} is the sum of others", outer_name),
                request.totals.implied ? "take that row out of the table"
                                       : "take that row out of the table, or leave --total out");
        throw RequestError(
            fmt::format("a total would count {} twice: it lies in {}",
                        called(run.areas()[overlap->inner], overlap->inner, source), outer_name),
            request.totals.implied ? "leave one of the two out" : "leave one of the two out, or --total");
    }
}

std::size_t group_column_of(const std::string& name, const std::vector<std::string>& columns) {
    if (const auto found = find_called(name, columns)) return *found;
    throw RequestError("--total-by", fmt::format("there is no column {}", in_quotes(name)),
                       columns.empty() ? "" : fmt::format("the columns are {}", fmt::join(columns, ", ")));
}

}  // namespace

std::vector<NamedTotal> totals_of(const Run& run, const Request& request, const Selection& source) {
    const TotalsRequest& asked = request.totals;
    const bool all = asked.all || (asked.implied && run.areas().size() > 1);
    if (!all && asked.by.empty()) return {};
    std::vector<NamedTotal> totals;
    if (!asked.by.empty()) {
        const std::size_t column = group_column_of(asked.by, source.group_columns);
        totals = totals_by(run, column, source.group_columns[column]);
    }
    if (all) totals.push_back(total_of(run));
    check_overlap(run, totals, request, source);
    // In the name, so that every output says so.
    for (NamedTotal& total : totals)
        if (total.withheld > 0)
            total.name += fmt::format(" ({} of {} areas)", total.members.size(),
                                      total.members.size() + total.missing.size());
    return totals;
}

}  // namespace pairmodel
