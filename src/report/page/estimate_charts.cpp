// Charts of one area's estimate: its three steps, its levels of care, its births, its indicators.

#include "pairmodel/model/waterfall.hpp"
#include "report/estimate/levels_table.hpp"
#include "report/page/findings.hpp"
#include "report/page/sections.hpp"
#include "report/table/shown.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace pairmodel {

namespace {

std::string in_year(const AreaView& area) {
    const int year = area.live_births_year;
    if (year == 0) return "";
    return is_of_one_year(area.cohort) ? fmt::format(", births of {}", year)
                                       : fmt::format(", births of {} and {}", year - 1, year);
}

AreaView area_of(const ReportSubject& subject) {
    return subject.result->run.areas()[subject.index];
}

/// The columns of babies that a birth is in one of.
std::vector<Measure> parts_of_births(const Model& model) {
    std::vector<Measure> parts{Measure::universal, Measure::targeted, Measure::specialist, Measure::missed};
    if (model.allocation() == Allocation::published) parts.push_back(Measure::unassigned);
    return parts;
}

std::string part_label(Measure measure) {
    switch (measure) {
        case Measure::universal:
            return "Universal is enough";
        case Measure::targeted:
            return "Come to targeted services";
        case Measure::specialist:
            return "Come to specialist teams";
        case Measure::missed:
            return "Missed";
        default:
            return std::string(info(measure).label);
    }
}

/// "Babies a year, births of 2024", with what more is said of the figures of a chart.
void say_what_is_measured(Chart& chart, const ReportSubject& subject, std::string_view more) {
    const Run& run = subject.result->run;
    const bool one = subject.index < run.areas().size();
    chart.subtitle = fmt::format("{}{}{}", with_capital(std::string(unit_of(run.cohort()))),
                                 one ? in_year(area_of(subject)) : "", more);
    chart.place = subject.name;
}

/// The rows of a stacked bar in words.
std::string parts_in_words(const std::vector<Measure>& parts, const Measures& babies, int round_to) {
    std::string text;
    for (const Measure part : parts)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", part_label(part),
                            shown(babies[part], ColumnKind::babies, round_to));
    return text;
}

/// Of indicators by their ratio, the highest first.
std::string indicators_finding(const AdversityRatio& adversity, const Run& run) {
    const auto& all = adversity.indicators;
    // As per cents show it: what shows as 0% is no difference.
    const auto differs = [](const auto& r) { return std::abs(r.ratio - 1) >= 0.005; };
    if (std::none_of(all.begin(), all.end(), differs))
        return "All indicators of adversity are at their national average";
    const auto above =
        std::count_if(all.begin(), all.end(), [&](const auto& r) { return r.ratio > 1 && differs(r); });
    if (above == 0) return "No indicator of adversity is above its national average";
    const Indicator& highest = run.indicators()[all.front().indicator].in(adversity.nation);
    if (above == 1 && all.size() > 1)
        return fmt::format("Only one of {} indicators is above average: {} ({})", all.size(), highest.label,
                           signed_percent(all.front().ratio));
    return fmt::format("{} of {} {} {} above average, most of all {} ({})", above, all.size(),
                       plural(static_cast<double>(all.size()), "indicator", "indicators"),
                       above == 1 ? "is" : "are", highest.label, signed_percent(all.front().ratio));
}

struct WaterfallRows {
    std::vector<std::vector<OwnCell>> rows;
    std::vector<Meaning> meanings;
};

/// From draws: of the steps that are drawn as such.
WaterfallRows drawn_waterfall(const ReportSubject& subject) {
    Subject drawn;
    read_subject(*subject.result, subject.index, drawn);
    const auto row = [&](const char* label, Measure measure, bool part) {
        const Interval i = drawn.interval(measure);
        return std::vector<OwnCell>{std::string(label), std::string(part ? part_step : ""), i.low, i.high,
                                    i.central};
    };
    return {{row("Need", Measure::need, false), row("Likely to come to a service", Measure::demand, true),
             row("Missed", Measure::missed, false)},
            {Meaning::need, Meaning::demand, Meaning::missed}};
}

WaterfallRows scenario_waterfall(const ReportSubject& subject) {
    const Estimate estimate = *subject.result->run.estimate(subject.index);
    const Waterfall lower = waterfall_of(estimate, Scenario::lower_need);
    const Waterfall higher = waterfall_of(estimate, Scenario::higher_need);
    const bool published = subject.result->run.model().allocation() == Allocation::published;
    const std::map<std::string_view, Meaning> meanings{
        {"national_need", Meaning::need}, {"adversity_change", Meaning::adversity},
        {"need", Meaning::need},          {"reached", Meaning::demand},
        {"missed", Meaning::missed},      {"left_out", Meaning::unassigned}};
    WaterfallRows result;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (lower.at(i).code == "left_out" && !published) continue;
        result.meanings.push_back(meanings.at(lower.at(i).code));
        // Adversity can add or take away; the other steps are parts of those in need.
        const bool change = lower.at(i).code == "adversity_change";
        const double sign = lower.at(i).is_change && !change ? -1 : 1;
        const double low = sign * lower.at(i).babies;
        const double high = sign * higher.at(i).babies;
        result.rows.push_back({std::string(lower.at(i).label),
                               std::string(change                  ? "change"
                                           : lower.at(i).is_change ? part_step
                                                                   : ""),
                               low, high, (low + high) / 2});
    }
    return result;
}

}  // namespace

Chart waterfall_chart(const ReportSubject& subject) {
    const AreaView area = area_of(subject);
    const int round_to = subject.result->round_to;
    const bool drawn = subject.result->simulated.has_value();
    WaterfallRows stages = drawn ? drawn_waterfall(subject) : scenario_waterfall(subject);
    std::string words;
    for (const auto& row : stages.rows)
        words += fmt::format(
            "{}{}: {}", words.empty() ? "" : "; ", std::get<std::string>(row[0]),
            shown_range(std::get<double>(row[2]), std::get<double>(row[3]), ColumnKind::babies, round_to));
    Table table = table_of(
        "",
        fmt::format("From need to the missed in {}{}, {}", subject.name, in_year(area), unit_of(area.cohort)),
        {{"stage", "Stage"},
         {"step", "Kind"},
         {"lower_need", drawn ? "Low" : "Lower need", ColumnKind::babies},
         {"higher_need", drawn ? "High" : "Higher need", ColumnKind::babies},
         {"central", "Middle", ColumnKind::babies}},
        std::move(stages.rows));
    Chart chart =
        chart_over(ChartKind::waterfall, chart_id("waterfall", subject), std::move(table), round_to);
    chart.meanings = std::move(stages.meanings);
    Subject shown_subject;
    read_subject(*subject.result, subject.index, shown_subject);
    chart.title = missed_finding(shown_subject.interval(Measure::missed).central,
                                 shown_subject.interval(Measure::need).central, area.cohort);
    say_what_is_measured(chart, subject,
                         fmt::format(": from need to the missed. Thin lines: {}",
                                     drawn ? "low to high" : "lower to higher need"));
    chart.description =
        fmt::format("Bars in order, each starting where the one before ends, as long as the middle {}. {}.",
                    drawn ? "of the draws" : "of the two scenarios", words);
    chart.axis = unit_of(area.cohort);
    return chart;
}

Chart levels_chart(const ReportSubject& subject) {
    const StudyResult& result = *subject.result;
    const std::vector<Measure> levels = levels_of_care(result.run.model());
    Table table = levels_table(subject.result, subject.index, "Level of care", rows_of(levels), true);
    const bool one = subject.index < result.run.areas().size();
    table.title = fmt::format("Levels of care in {}{}", subject.name, one ? in_year(area_of(subject)) : "");
    Chart chart =
        chart_over(ChartKind::range_bars, chart_id("levels", subject), std::move(table), result.round_to);
    chart.axis = unit_of(result.run.cohort());
    chart.meanings.clear();
    for (const Measure level : levels) chart.meanings.push_back(meaning_of(level));
    say_what_is_measured(chart, subject, ", by level of care. Thin lines: low to high");
    Subject figures;
    read_subject(result, subject.index, figures);
    if (figures.has_figures()) {
        const Cohort cohort = result.run.cohort();
        const CountWords come = count_words(figures.interval(Measure::demand), result.round_to);
        chart.title = fmt::format(
            "{} would be missed; {} {} likely to come",
            with_capital(babies_phrase(figures.interval(Measure::missed), result.round_to, cohort)),
            come.text, come.one ? "is" : "are");
    }
    chart.description = fmt::format(
        "For each level of care, a bar of the middle with a line from the low to the high figure, {}. {}",
        chart.axis, ranges_in_words(chart.table, result.round_to));
    return chart;
}

Chart births_chart(const ReportSubject& subject) {
    const AreaView area = area_of(subject);
    const Estimate estimate = *subject.result->run.estimate(subject.index);
    const int round_to = subject.result->round_to;
    const std::vector<Measure> parts = parts_of_births(subject.result->run.model());
    std::vector<Column> columns{{"scenario", "Scenario"}};
    for (const Measure part : parts)
        columns.push_back({std::string(info(part).code), part_label(part), ColumnKind::babies});
    std::vector<std::vector<OwnCell>> rows;
    std::string words;
    for (const auto& [label, scenario] :
         {std::pair{"Lower need", Scenario::lower_need}, std::pair{"Higher need", Scenario::higher_need}}) {
        const Measures& babies = estimate.babies.at(scenario);
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(std::string(label));
        for (const Measure part : parts) row.emplace_back(babies[part]);
        words += fmt::format(" {}: {}.", label, parts_in_words(parts, babies, round_to));
    }
    Table table = table_of("",
                           fmt::format("All {} of {} ({}): who needs support, who comes, who is missed",
                                       whole_of(area.cohort), subject.name, births_phrase(area)),
                           std::move(columns), std::move(rows));
    Chart chart =
        chart_over(ChartKind::stacked_bars, chart_id("births", subject), std::move(table), round_to);
    chart.axis = unit_of(area.cohort);
    chart.meanings.clear();
    for (const Measure part : parts) chart.meanings.push_back(meaning_of(part));
    const double need = estimate.interval(Measure::need).central;
    chart.title = fraction_of(estimate.live_births > 0 ? need / estimate.live_births : 0, whom(area.cohort)) +
                  " need more than the universal offer";
    say_what_is_measured(chart, subject, ": all births, by what becomes of them");
    chart.description =
        fmt::format("Two bars, one for each scenario, each as long as {}.{}", births_phrase(area), words);
    return chart;
}

AdversityRatio adversity_in_parts(const ReportSubject& subject) {
    const Run& run = subject.result->run;
    const std::size_t areas = run.areas().size();
    AdversityRatio adversity = subject.index < areas ? run.adversity(subject.index) : AdversityRatio{};
    if (subject.index < areas && adversity.basis != AdversityBasis::members) return adversity;
    const std::vector<Member> parts =
        run.parts_of(subject.index < areas ? std::vector{subject.index}
                                           : subject.result->totals[subject.index - areas].members);
    if (parts.empty()) return adversity;
    adversity.indicators = run.mean_indicators(parts);
    const AdversityRatio first = run.base_adversity(parts.front().base);
    adversity.basis = AdversityBasis::members;
    adversity.nation = first.nation;
    adversity.standing = first.standing;
    return adversity;
}

std::optional<Chart> indicators_chart(const ReportSubject& subject) {
    const Run& run = subject.result->run;
    AdversityRatio adversity = adversity_in_parts(subject);
    if (adversity.indicators.empty()) return std::nullopt;
    const bool mean = adversity.basis == AdversityBasis::members;
    std::stable_sort(adversity.indicators.begin(), adversity.indicators.end(),
                     [](const auto& a, const auto& b) { return a.ratio > b.ratio; });
    std::vector<std::vector<OwnCell>> rows;
    std::string words;
    // Single indicators compare with the nation's average, as the chart does, whatever their mean does.
    AdversityRatio single = adversity;
    single.standing = 1;
    for (const IndicatorRatio& r : adversity.indicators) {
        const Indicator& i = run.indicators()[r.indicator].in(adversity.nation);
        rows.push_back({i.label, r.value, i.reference_value, r.ratio,
                        i.unit.empty() ? i.period : fmt::format("{}, {}", i.unit, i.period)});
        words += fmt::format(" {}: {}.", i.label, against_average(r.ratio, average_of(single)));
    }
    Table table = table_of("",
                           fmt::format("Adversity in {}: indicators against the national average{}",
                                       subject.name, mean ? ", weighted by births" : ""),
                           {{"indicator", "Indicator"},
                            {"value", "Here", ColumnKind::decimal},
                            {"reference_value", "National", ColumnKind::decimal},
                            {"central", "Ratio", ColumnKind::ratio},
                            {"unit", "Unit and period"}},
                           std::move(rows));
    Chart chart = chart_over(ChartKind::ranked_dots, chart_id("indicators", subject), std::move(table), 0);
    chart.description =
        "A dot for each indicator at its ratio to the national average, the highest first." + words;
    chart.axis = "adversity, ratio to the national average";
    chart.meanings = {Meaning::adversity};
    chart.title = indicators_finding(adversity, run);
    chart.subtitle = "Ratio to the national average";
    chart.place = subject.name;
    chart.reference = 1;
    chart.reference_label = "National average";
    return chart;
}

}  // namespace pairmodel
