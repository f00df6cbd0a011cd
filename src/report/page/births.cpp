// What becomes of the births, and how many there were in each year: the charts that every place has.

#include "report/page/findings.hpp"
#include "report/page/sections.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <cmath>

namespace pairmodel {

namespace {

/// The births that are known of all these areas, by year.
BirthsHistory common_history(const StudyResult& result, const std::vector<std::size_t>& areas) {
    BirthsHistory sum;
    if (areas.empty() || result.source.births_histories.empty()) return sum;
    for (const YearOfBirths& year : result.source.births_histories[areas.front()]) {
        YearOfBirths all{year.year, 0};
        for (const std::size_t area : areas) {
            const auto births = births_of(result.source.births_histories[area], year.year);
            if (births && all.live_births)
                *all.live_births += *births;
            else
                all.live_births.reset();
        }
        if (all.live_births) sum.push_back(all);
    }
    return sum;
}

}  // namespace

Chart path_chart(const ReportSubject& place) {
    Subject subject;
    read_subject(*place.result, place.index, subject);
    const Cohort cohort = place.result->run.cohort();
    std::vector<std::vector<OwnCell>> rows;
    std::string words;
    std::vector<Meaning> meanings;
    const auto add = [&](std::string_view stage, bool part, const Interval& babies, Meaning meaning) {
        rows.push_back({std::string(stage), std::string(part ? part_step : ""), babies.low, babies.high,
                        babies.central});
        meanings.push_back(meaning);
        words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", stage,
                             shown(babies.central, ColumnKind::babies, subject.round_to));
    };
    const double births = std::get<double>(subject.live_births);
    add(with_capital(std::string(births_noun(cohort))), false, {births, births, births}, Meaning::births);
    add("The universal offer is enough", true, subject.interval(Measure::universal), Meaning::universal);
    add("Need more", false, subject.interval(Measure::need), Meaning::need);
    add("Likely to come to a service", true, subject.interval(Measure::demand), Meaning::demand);
    if (const Interval& none = subject.interval(Measure::unassigned); none.central > 0)
        add("Without a place in the published shares", true, none, Meaning::unassigned);
    const Interval missed = subject.interval(Measure::missed);
    add("Would be missed", false, missed, Meaning::missed);
    const std::string heading = with_capital(std::string(whom(cohort)));
    Chart chart =
        chart_over(ChartKind::waterfall, chart_id("path", place),
                   table_of("", fmt::format("From {} to missed in {}", whole_of(cohort), place.name),
                            {{"stage", "Stage"},
                             {"step", "Kind"},
                             {"lower_need", heading, ColumnKind::babies, "", "", RangeEnd::low},
                             {"higher_need", heading, ColumnKind::babies, "", "", RangeEnd::high},
                             {"central", "Middle", ColumnKind::babies}},
                            std::move(rows)),
                   subject.round_to);
    chart.description = fmt::format(
        "Bars in order, each starting where the one before ends; the middle of each range. {}.", words);
    chart.axis = unit_of(cohort);
    chart.meanings = std::move(meanings);
    chart.subtitle = with_capital(std::string(unit_of(cohort)));
    chart.place = place.name;
    const double need = subject.interval(Measure::need).central;
    if (need > 0) chart.title = missed_finding(missed.central, need, cohort);
    return chart;
}

std::optional<Section> births_by_year_section(const ReportSubject& subject) {
    const StudyResult& result = *subject.result;
    const std::size_t areas = result.run.areas().size();
    const BirthsHistory history =
        common_history(result, subject.index < areas ? std::vector{subject.index}
                                                     : result.totals[subject.index - areas].members);
    if (history.size() < 2) return std::nullopt;
    const bool two_years = result.run.cohort() == Cohort::under_two;
    const std::string noun =
        std::string(births_noun(result.run.cohort())) + (two_years ? " of two years" : "");
    const std::string title = with_capital(noun);
    const auto when = [&](int year) {
        return two_years ? fmt::format("{} and {}", year - 1, year) : std::to_string(year);
    };
    std::vector<std::vector<OwnCell>> rows;
    std::string words;
    for (const YearOfBirths& year : history) {
        const auto births = static_cast<double>(*year.live_births);
        rows.push_back({title, static_cast<double>(year.year), births});
        words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", when(year.year), grouped(births));
    }
    Section section{"births-by-year" + subject.suffix, title + " by year", 2, {}, {}, {}, {}};
    const auto first = static_cast<double>(*history.front().live_births);
    const auto last = static_cast<double>(*history.back().live_births);
    if (first > 0)
        section.text = {fmt::format("{} {} in {}, {} in {}.", grouped(last), noun, when(history.back().year),
                                    grouped(first), when(history.front().year))};
    Chart chart = chart_over(
        ChartKind::lines, "births-by-year" + subject.suffix,
        table_of(
            "",
            fmt::format("{} in {}, {} to {}", title, subject.name, history.front().year, history.back().year),
            {{"series", "What"}, {"year", "Year", ColumnKind::year}, {"central", title, ColumnKind::count}},
            std::move(rows)),
        result.round_to);
    chart.axis = two_years ? noun + ", by the later" : noun + " a year";
    chart.meanings = {Meaning::births};
    chart.subtitle = two_years ? title + ", by the later of them" : title + " a year";
    chart.place = subject.name;
    if (first > 0) {
        const std::string by = percent(std::abs(last / first - 1));
        const bool same = by == percent(0) || by.starts_with("[low]");
        chart.title = same ? fmt::format("{} hardly changed from {} to {}", title, history.front().year,
                                         history.back().year)
                           : fmt::format("{} {} by {} from {} to {}", title, last < first ? "fell" : "rose",
                                         by, history.front().year, history.back().year);
    }
    chart.description = "A line through the " + noun + " of each year. " + words + ".";
    section.charts.push_back(std::move(chart));
    return section;
}

}  // namespace pairmodel
