#include "input/areas/levels.hpp"
#include "input/areas/overlap.hpp"
#include "input/areas/sums.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pairmodel {

namespace {

/// A row that is called as its group, and may have what the others have together: "North" in the locality
/// North.
void check_subtotal(const Run& run, const NamedTotal& total, std::int64_t below, const Selection& source) {
    constexpr std::size_t fewest = 3;
    const AreaList& areas = run.areas();
    if (total.members.size() + total.withheld < fewest) return;
    std::int64_t births = 0;
    for (const std::size_t member : total.members) births += areas[member].live_births.value_or(0);
    const std::int64_t most =
        static_cast<std::int64_t>(total.withheld) * std::max<std::int64_t>(0, below - 1);
    for (const std::size_t member : total.members) {
        const AreaView area = areas[member];
        const std::int64_t rest = 2 * area.live_births.value_or(0) - births;
        if (rest < 0 || rest > most || !area.code.empty() ||
            plain_name(area.name) != plain_name(total.name) ||
            is_stated(member, source.lines, source.stated_areas))
            continue;
        throw RequestError(
            fmt::format("a total would count areas twice: {} is called as its group, and has the live "
                        "births of the others there",
                        called(area, member, source)),
            sum_hint);
    }
}

/// Rows that have the births of other rows of the total.
void check_sums(const Run& run, const NamedTotal& total, const std::vector<SumRow>& sums,
                const Selection& source) {
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
    if (const auto mixed = mixed_levels(run.areas(), total.members, source.lines, source.stated_areas))
        throw RequestError(fmt::format("a total may count areas twice: nothing tells whether {} lies in {}",
                                       called(run.areas()[mixed->inner], mixed->inner, source),
                                       called(run.areas()[mixed->outer], mixed->outer, source)),
                           level_hint);
}

/// Areas that lie in one another would be counted twice in a total.
void check_overlap(const Run& run, const std::vector<NamedTotal>& totals, const TotalsRequest& request,
                   const Selection& source) {
    const std::vector<SumRow> sums = sum_rows(run.areas(), source.lines, source.stated_areas);
    for (const NamedTotal& total : totals) {
        const auto overlap = overlap_among(run.areas(), total.members, total.members);
        if (!overlap) {
            check_sums(run, total, sums, source);
            continue;
        }
        const AreaView outer = run.areas()[overlap->outer];
        const std::string outer_name = called(outer, overlap->outer, source);
        if (is_called_a_sum(outer))
            throw RequestError(
                fmt::format("a total would count areas twice: {} is the sum of others", outer_name),
                request.implied ? "take that row out of the table"
                                : "take that row out of the table, or leave --total out");
        throw RequestError(
            fmt::format("a total would count {} twice: it lies in {}",
                        called(run.areas()[overlap->inner], overlap->inner, source), outer_name),
            request.implied ? "leave one of the two out" : "leave one of the two out, or --total");
    }
}

std::size_t group_column_of(const std::string& name, const std::vector<std::string>& columns) {
    if (const auto found = find_called(name, columns)) return *found;
    throw RequestError("--total-by", fmt::format("there is no column {}", in_quotes(name)),
                       columns.empty() ? "" : fmt::format("the columns are {}", fmt::join(columns, ", ")));
}

}  // namespace

std::vector<NamedTotal> totals_of(const Run& run, const Request& wanted, const Selection& source) {
    const TotalsRequest& request = wanted.totals;
    const bool all = request.all || (request.implied && run.areas().size() > 1);
    if (!all && request.by.empty()) return {};
    std::vector<NamedTotal> totals;
    if (!request.by.empty()) {
        const std::size_t column = group_column_of(request.by, source.group_columns);
        totals = totals_by(run, column, source.group_columns[column]);
        for (const NamedTotal& total : totals) check_subtotal(run, total, wanted.suppress_below, source);
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
