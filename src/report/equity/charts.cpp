#include "report/equity/rows.hpp"
#include "report/page/findings.hpp"
#include "report/page/sections.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

/// What becomes of those in need, part by part, by the middle.
Chart bars(const EquityResult& result, const EquityFigures& figures) {
    const bool uneven = result.choice.reach_ratio.has_value();
    const int round_to = result.study->round_to;
    const auto middle = [&](const EquityPart& part, Measure m) {
        return figures.babies(part, m, uneven).central;
    };
    const bool unassigned = middle(figures.area().all, Measure::unassigned) > 0;
    std::vector<Measure> measures{Measure::demand, Measure::missed};
    if (unassigned) measures.push_back(Measure::unassigned);
    std::vector<Column> columns{{"part", part_heading(result)}};
    for (const Measure m : measures)
        columns.push_back({std::string(info(m).code),
                           m == Measure::demand ? "Likely to come" : std::string(info(m).label),
                           ColumnKind::babies});
    std::vector<std::vector<OwnCell>> rows;
    std::string words;
    for (const EquityPart& part : figures.area().groups) {
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(part.label);
        if (part.withheld) {
            row.insert(row.end(), measures.size(), Absent::confidential);
            continue;
        }
        for (const Measure m : measures) row.emplace_back(middle(part, m));
        words += fmt::format(" {}: {} come, {} missed.", part.label,
                             shown(middle(part, Measure::demand), ColumnKind::babies, round_to),
                             shown(middle(part, Measure::missed), ColumnKind::babies, round_to));
    }
    const std::string place = equity_place_name(result);
    const std::string reach =
        uneven ? fmt::format(", the most deprived fifth reached {} times as often as the least",
                             shortest(*result.choice.reach_ratio))
               : "";
    Chart chart = chart_over(
        ChartKind::stacked_bars, "equity",
        table_of("need_by_part",
                 fmt::format("Babies in need in {}, middles: who comes and who is missed{}", place, reach),
                 std::move(columns), std::move(rows)),
        round_to);
    chart.axis = unit_of(result.study->run.cohort());
    chart.meanings.clear();
    for (const Measure m : measures) chart.meanings.push_back(meaning_of(m));
    const EquityPart fifth = figures.area().most_deprived_fifth();
    chart.title = fifth.withheld
                      ? chart.table.title
                      : fmt::format("{} live in the most deprived {}",
                                    fraction_of(figures.share(fifth, Measure::need), "babies in need"),
                                    fifth_words(result));
    chart.subtitle = fmt::format("{}, {}{}", with_capital(chart.axis), middles_of(*result.study), reach);
    chart.place = place;
    chart.description = fmt::format(
        "A bar for each part, as long as its babies in need, by who comes and who is missed.{}", words);
    return chart;
}

Chart curve(const EquityResult& result, const EquityFigures& figures) {
    std::vector<std::vector<OwnCell>> rows;
    std::string words;
    for (const CurvePoint& point : figures.area().curve) {
        rows.push_back({std::string("Babies in need"), point.births, point.babies});
        words += fmt::format(" {} of births: {} of need.", percent(point.births), percent(point.babies));
    }
    for (const double end : {0.0, 1.0}) rows.push_back({std::string("Spread as births are"), end, end});
    const std::string place = equity_place_name(result);
    Chart chart =
        chart_over(ChartKind::lines, "equity-curve",
                   table_of("concentration_curve", fmt::format("Concentration curve of need in {}", place),
                            {{"series", "Line"},
                             {"share", "Births, from the most deprived on", ColumnKind::share},
                             {"central", "Babies in need", ColumnKind::share}},
                            std::move(rows)),
                   0);
    chart.axis = "share of babies in need, by share of births from the most deprived on";
    chart.meanings = {Meaning::need, Meaning::births};
    chart.title = fmt::format("Need is {} the more deprived neighbourhoods",
                              figures.area().index < -0.02 ? "concentrated in" : "hardly higher in");
    chart.subtitle = fmt::format("Concentration curve; index {}", decimals(figures.area().index, 2));
    chart.place = place;
    chart.description = fmt::format(
        "The further the line is above the diagonal, the more need is in the more deprived "
        "neighbourhoods.{}",
        words);
    return chart;
}

}  // namespace

std::vector<Chart> equity_charts(const EquityResult& result) {
    const EquityFigures figures(result, equity_place(result));
    if (!figures.has_figures() || figures.area().all.births <= 0) return {};
    return {bars(result, figures), curve(result, figures)};
}

}  // namespace pairmodel
