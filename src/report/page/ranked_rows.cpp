// Areas beside one another by need as a share of births: their rows, table and chart.

#include "report/page/ranked_rows.hpp"

#include "input/areas/comparability.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

Table ranked_table(const RankedWords& words, const std::vector<RankedRow>& rows) {
    std::vector<std::vector<OwnCell>> cells;
    for (const RankedRow& row : rows) {
        std::vector<OwnCell>& line = cells.emplace_back();
        line.emplace_back(row.name);
        if (row.absent != Absent::empty) {
            line.insert(line.end(), 7, row.absent);
        } else {
            line.insert(line.end(), {row.live_births, row.ratio, row.need_share.central, row.need_share.low,
                                     row.need_share.high, row.missed.low, row.missed.high});
        }
        if (!words.coming.empty()) {
            if (row.coming)
                line.insert(line.end(), {row.coming->low, row.coming->high});
            else
                line.insert(line.end(), 2, row.absent == Absent::empty ? Absent::not_available : row.absent);
        }
        line.emplace_back(row.remark);
    }
    const std::string unit(unit_of(words.cohort));
    const std::string need = fmt::format("Need, of {}", whole_of(words.cohort));
    std::vector<Column> columns{
        {"area_name", "Area"},
        {"live_births", with_capital(std::string(births_noun(words.cohort))), ColumnKind::count},
        {"adversity_ratio", "Adversity ratio", ColumnKind::ratio},
        {"central", "Need, middle", ColumnKind::share},
        {"low", need, ColumnKind::share, "", "", RangeEnd::low},
        {"high", need, ColumnKind::share, "", "", RangeEnd::high},
        {"missed_low", "Missed", ColumnKind::babies, unit, "", RangeEnd::low},
        {"missed_high", "Missed", ColumnKind::babies, unit, "", RangeEnd::high}};
    if (!words.coming.empty())
        columns.insert(columns.end(),
                       {{"coming_low", words.coming, ColumnKind::babies, unit, "", RangeEnd::low},
                        {"coming_high", words.coming, ColumnKind::babies, unit, "", RangeEnd::high}});
    // A column that no row uses would be an empty one.
    if (std::any_of(rows.begin(), rows.end(), [](const RankedRow& row) { return !row.remark.empty(); }))
        columns.push_back({"mark", "Note"});
    else
        for (auto& line : cells) line.pop_back();
    return table_of("", words.title, std::move(columns), std::move(cells));
}

Chart ranked_chart(const RankedWords& words, const std::vector<RankedRow>& rows) {
    Chart chart = chart_over(ChartKind::ranked_dots, words.id, ranked_table(words, rows), words.round_to);
    chart.axis = fmt::format("need, share of {}", births_noun(words.cohort));
    chart.mark = this_area;
    chart.apart = not_ranked;
    chart.subtitle = fmt::format("Need as a share of {}. Thin lines: low to high", whole_of(words.cohort));
    chart.description =
        fmt::format("For each area a dot at the middle and a line from the low to the high share, {}. {}",
                    words.ranked ? "the highest first; hollow dots are of areas that are not ranked"
                                 : "in the order they were asked for",
                    ranges_in_words(chart.table, words.round_to));
    return chart;
}

/// `drawn`: its figures from draws; null: the scenario bounds.
RankedRow row_from(const Run& run, std::size_t index, const SimulatedEstimate* drawn, int round_to) {
    const AreaView area = run.areas()[index];
    RankedRow row;
    row.name = short_name(area.name.empty() ? area.code : area.name);
    const AdversityRatio adversity = run.adversity(index);
    row.ratio = adversity.ratio;
    if (adversity.basis == AdversityBasis::indicators) row.indicators = adversity.indicators.size();
    if (adversity.basis == AdversityBasis::none) row.indicators = 0;
    if (adversity.basis == AdversityBasis::given_for_area || adversity.basis == AdversityBasis::given_for_run)
        row.indicators.reset();
    const std::optional<Estimate> estimate = run.estimate(index);
    if (!estimate) {
        row.absent = Absent::not_available;
        return row;
    }
    row.live_births = estimate->live_births;
    const auto interval = [&](Measure m) {
        return drawn != nullptr ? (*drawn)[m].babies : estimate->interval(m);
    };
    if (row.live_births == 0) {  // no share of none
        row.absent = Absent::not_applicable;
        row.remark = "no births";
        return row;
    }
    row.need_share = share_of_births(interval(Measure::need), row.live_births, round_to);
    row.missed = interval(Measure::missed);
    return row;
}

}  // namespace

RankedRow row_of(const StudyResult& result, std::size_t index) {
    const SimulatedEstimate* const drawn = result.simulated ? &result.simulated->areas[index] : nullptr;
    return row_from(result.run, index, drawn, result.round_to);
}

void say_ranked(std::vector<RankedRow>& rows) {
    std::size_t most = 0;
    // A ratio that was given is more than nothing, and no sign that others lack indicators.
    for (const RankedRow& row : rows) most = std::max(most, row.indicators.value_or(1));
    for (RankedRow& row : rows) {
        row.ranked = row.absent == Absent::empty &&
                     row.indicators.value_or(fewest_ranked) >= std::min(most, fewest_ranked);
        if (row.ranked || row.absent != Absent::empty) continue;
        const std::string why =
            row.indicators == 0
                ? "adversity is assumed"
                : fmt::format("{} {}", *row.indicators, row.indicators == 1 ? "indicator" : "indicators");
        row.remark += fmt::format("{}{}: {}", row.remark.empty() ? "" : "; ", not_ranked, why);
    }
}

void rank(std::vector<RankedRow>& rows) {
    say_ranked(rows);
    const auto group = [](const RankedRow& row) {
        return row.ranked ? 0 : row.absent == Absent::empty ? 1 : 2;
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const RankedRow& a, const RankedRow& b) {
        if (group(a) != group(b)) return group(a) < group(b);
        return a.ranked && a.need_share.central > b.need_share.central;
    });
}

std::size_t ranked_above(const std::vector<RankedRow>& rows, double need) {
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const RankedRow& row) {
        return row.ranked && row.absent == Absent::empty && row.need_share.central > need;
    }));
}

void add_ranked(const RankedWords& words, const std::vector<RankedRow>& rows, Section& section) {
    Chart all = ranked_chart(words, rows);
    if (rows.size() <= most_in_chart) {
        section.charts.push_back(std::move(all));
        return;
    }
    const auto own = std::find_if(rows.begin(), rows.end(), [](const RankedRow& row) { return row.own; });
    std::size_t first = 0;
    if (own != rows.end()) {
        const auto place = static_cast<std::size_t>(own - rows.begin());
        first = std::min(place - std::min(place, most_in_chart / 2), rows.size() - most_in_chart);
    }
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
    Chart some = ranked_chart(words, {begin, begin + static_cast<std::ptrdiff_t>(most_in_chart)});
    if (!words.ranked)
        some.subtitle += fmt::format(". The first {}, in the order asked for", most_in_chart);
    else if (own == rows.end())
        some.subtitle += fmt::format(". The {} highest", most_in_chart);
    else
        some.subtitle += own->ranked ? fmt::format(". The {} nearest in rank", most_in_chart)
                                     : fmt::format(". The {} next to it in the table", most_in_chart);
    some.table_in = section.id;
    section.charts.push_back(std::move(some));
    section.tables.push_back(std::move(all.table));
}

ReferenceSelection selected_alike(const StudyResult& result, const std::vector<const ReferenceArea*>& places,
                                  std::size_t index) {
    const ReferenceTable& table = reference_table();
    const AreaView here = result.run.areas()[index];
    const int year = here.live_births_year;
    const bool known = std::find(table.years.begin(), table.years.end(), year) != table.years.end();
    ReferenceSelection selected = select_from(table, places, known ? std::optional(year) : std::nullopt);
    make_cohort(here.cohort, selected);
    return selected;
}

Run run_alike(const StudyResult& result, const std::vector<const ReferenceArea*>& places, std::size_t index) {
    const Run& run = result.run;
    ReferenceSelection selected = selected_alike(result, places, index);
    AreaList& bases = selected.composition.empty() ? selected.areas : selected.composition.bases;
    (void)leave_out_incomparable(bases, run.indicators(), run.choice().weights);
    return {run.model(),  std::move(selected.areas),      run.indicators(), run.choice(),
            std::nullopt, std::move(selected.composition)};
}

std::vector<RankedRow> rows_alike(const StudyResult& result, const Run& run) {
    // The same draws, so that ranges beside one another are alike, and those of an area are everywhere the
    // same.
    std::optional<SimulatedRun> drawn;
    if (result.simulated) drawn = simulate(run, {}, result.simulated->options);
    std::vector<RankedRow> rows;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        rows.push_back(row_from(run, i, drawn ? &drawn->areas[i] : nullptr, result.round_to));
        const auto births = run.areas()[i].live_births;
        if (births && *births < result.suppress_below) rows.back().absent = Absent::confidential;
    }
    return rows;
}

}  // namespace pairmodel
