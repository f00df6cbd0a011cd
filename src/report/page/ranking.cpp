// The areas of the report beside one another.

#include "report/page/ranked_rows.hpp"
#include "report/plan/rows.hpp"
#include "report/plan/sentences.hpp"
#include "report/words/indicators.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// From which share to which need goes, as the title of the chart; where it is highest, if the chart has the
/// highest only: a title names none that is not in its picture.
void say_reach(const std::vector<RankedRow>& rows, Chart& chart) {
    const auto ranked =
        std::count_if(rows.begin(), rows.end(), [](const RankedRow& row) { return row.ranked; });
    if (ranked < 2) return;
    const RankedRow& most = rows.front();
    const RankedRow& least = rows[static_cast<std::size_t>(ranked) - 1];
    if (rows.size() > most_in_chart) {
        chart.title =
            fmt::format("Need is highest in {}: {} of births", most.name, percent(most.need_share.central));
        return;
    }
    if (percent(least.need_share.central) == percent(most.need_share.central)) {
        chart.title =
            fmt::format("Need is about {} of births in all of them", percent(most.need_share.central));
        return;
    }
    chart.title =
        fmt::format("Need goes from {} of births in {} to {} in {}", percent(least.need_share.central),
                    least.name, percent(most.need_share.central), most.name);
}

/// "Missed in 2031, Half reached".
std::string coming_heading(const PlanResult& plan, std::size_t scenario) {
    const Plan& asked = plan.projection.plan();
    return fmt::format("{} in {}{}", info(Measure::missed).label, asked.years.to,
                       asked.scenarios.size() > 1 ? ", " + heading_of(asked.scenarios[scenario]) : "");
}

}  // namespace

Section ranking_section(const ReportParts& parts) {
    const Study& result = parts.study;
    std::vector<RankedRow> rows;
    std::size_t scenario = 0;
    std::string coming;
    if (parts.plan && one_line_each(*result))
        if (const auto bold = bold_scenario(*parts.plan, Measure::missed)) {
            scenario = *bold;
            coming = coming_heading(*parts.plan, scenario);
        }
    for (std::size_t i = 0; i < result->run.areas().size(); ++i) {
        RankedRow row = row_of(result->run, i, drawn_area(*result, i));
        Subject subject;
        read_subject(*result, i, subject);
        if (subject.has_figures()) {
            if (subject.saturated) row.remark = "saturated";
        } else {
            row.absent = subject.absent;
        }
        if (!coming.empty())
            if (const PlanSubject planned = plan_subject(*parts.plan, i); planned.has_figures())
                row.coming = planned.planned[scenario].back()[Measure::missed].babies;
        rows.push_back(std::move(row));
    }
    const bool ranked = have_one_average(result->run);
    if (ranked) rank(rows);
    Section section{"ranking", ranked ? "All areas, ranked" : "All areas", 2, {}, {}, {}, {}};
    section.text = {
        "Ranked by need as a share of live births: a higher share means more adversity, not worse services. "
        "The number of babies depends on the number of births as well."};
    if (!ranked)
        section.text = {
            "In the order they were asked for, not ranked: they are of several nations, each compared with the average "
            "of its own. Compared with the United Kingdom, --reference-area uk, they can be ranked."};
    if (std::string unequal = unequal_indicators(result->run); !unequal.empty())
        section.text.push_back(std::move(unequal));
    add_ranked({"ranking",
                fmt::format("Need and missed in {} areas{}", rows.size(),
                            ranked ? ", ranked by need as a share of births" : ""),
                result->run.cohort(), result->round_to, coming},
               rows, section);
    if (ranked) say_reach(rows, section.charts.back());
    return section;
}

}  // namespace pairmodel
