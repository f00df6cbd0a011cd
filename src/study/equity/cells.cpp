// What an area is made of where it is divided.

#include "study/equity/cells.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/input/neighbourhoods.hpp"
#include "study/equity/neighbourhoods.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace pairmodel {

namespace {

void add_divided(const Estimate& area, const std::vector<AreaPart>& parts, const Model& model,
                 EquityCells& cells, std::size_t first) {
    const DividedArea divided = divide(area, parts, model);
    cells.calibrated(divided.calibration);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EquityCell& cell = cells.list[first + i];
        cell.births = area.live_births * parts[i].births;
        cell.ratio = area.ratio * parts[i].relative;
        cell.babies = divided.parts[i];
    }
}

/// A district's births by tenth, as its babies were.
void add_district(const Member& member, const Run& run, EquityCells& cells) {
    const std::span<const DistrictTenth> known = tenths_of_district(run.bases()[member.base].code);
    double babies = 0;
    double deprived = 0;
    for (const DistrictTenth& tenth : known) {
        babies += tenth.babies;
        deprived += tenth.babies * tenth.income_deprived;
    }
    std::vector<AreaPart> parts;
    const std::size_t first = cells.list.size();
    for (const DistrictTenth& tenth : known) {
        parts.push_back({tenth.babies / babies, tenth.income_deprived / (deprived / babies)});
        EquityCell& cell = cells.list.emplace_back();
        cell.tenth = tenth.tenth;
        cell.neighbourhoods = tenth.neighbourhoods * member.share.size();
    }
    add_divided(part_of(run.base_estimate(member.base), member.share), parts, run.model(), cells, first);
}

/// Tenths by the births of the table: from the most adversity to the least.
void rank_by_births(std::vector<EquityCell>& cells) {
    std::vector<std::size_t> order(cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return cells[a].ratio > cells[b].ratio; });
    const double all = std::accumulate(cells.begin(), cells.end(), 0.0,
                                       [](double sum, const EquityCell& cell) { return sum + cell.births; });
    double so_far = 0;
    for (const std::size_t i : order) {
        const double middle = all > 0 ? (so_far + cells[i].births / 2) / all : 0;
        cells[i].tenth = std::min(tenths_of_all, static_cast<int>(middle * tenths_of_all) + 1);
        so_far += cells[i].births;
    }
}

}  // namespace

EquityCells builtin_cells(const Run& run, std::size_t area) {
    EquityCells cells;
    const std::vector<std::size_t> one{area};
    for (const Member& member : run.parts_of(one)) add_district(member, run, cells);
    return cells;
}

EquityCells row_cells(const StudyResult& rows, const Run& run, std::optional<std::size_t> group_column) {
    EquityCells cells;
    const auto known = tenths_in(rows.source, run.areas());
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const AreaView row = run.areas()[i];
        if (row.withheld) {
            cells.some_withheld = true;
            continue;
        }
        EquityCell& cell = cells.list.emplace_back();
        if (known) cell.tenth = (*known)[i];
        if (group_column) cell.group = *group_column == by_area_name ? row.name : row.groups[*group_column];
        const auto estimate = run.estimate(i);
        if (!estimate) continue;
        cell.births = estimate->live_births;
        cell.ratio = estimate->ratio;
        cell.babies = estimate->babies;
    }
    if (!known) rank_by_births(cells.list);
    return cells;
}

EquityCells put_to_rows(const Estimate& area, EquityCells cells, const Model& model) {
    double births = 0;
    double adversity = 0;
    for (const EquityCell& cell : cells.list) {
        births += cell.births;
        adversity += cell.births * cell.ratio;
    }
    if (births <= 0)
        throw RequestError("--neighbourhoods", "none of the neighbourhoods has births that may be used", "");
    std::vector<AreaPart> parts;
    for (const EquityCell& cell : cells.list)
        parts.push_back({cell.births / births, cell.ratio / (adversity / births)});
    add_divided(area, parts, model, cells, 0);
    return cells;
}

}  // namespace pairmodel
