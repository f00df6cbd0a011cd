// The areas of the report beside one another.

#include "report/page/ranked_rows.hpp"
#include "report/plan/rows.hpp"
#include "report/plan/sentences.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// "Need goes from 20% of births in Wokingham to 70% in Blackpool"; empty where fewer than two are ranked.
std::string reach_of(const std::vector<RankedRow>& ranked) {
    const auto count =
        std::count_if(ranked.begin(), ranked.end(), [](const RankedRow& row) { return row.ranked; });
    if (count < 2) return "";
    const RankedRow& most = ranked.front();
    const RankedRow& least = ranked[static_cast<std::size_t>(count) - 1];
    const std::string highest = percent(most.need_share.central);
    const std::string lowest = percent(least.need_share.central);
    if (lowest == highest) return fmt::format("Need is about {} of births in all of them", highest);
    const bool others = std::any_of(ranked.begin(), ranked.end(), [](const RankedRow& row) {
        return !row.ranked && row.absent == Absent::empty;
    });
    return fmt::format("{} goes from {} of births in {} to {} in {}",
                       others ? "In areas that are ranked, need" : "Need", lowest, least.name, highest,
                       most.name);
}

/// The areas of the report as rows of a ranking, not in order yet.
std::vector<RankedRow> rows_of(const StudyResult& result) {
    std::vector<RankedRow> rows;
    for (std::size_t i = 0; i < result.run.areas().size(); ++i) {
        RankedRow row = row_of(result, i);
        Subject subject;
        read_subject(result, i, subject);
        if (!subject.has_figures())
            row.absent = subject.absent;
        else if (subject.saturated)
            row.remark = "saturated";
        rows.push_back(std::move(row));
    }
    return rows;
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
    std::vector<RankedRow> rows = rows_of(*result);
    std::string coming;
    if (parts.plan && one_line_each(*result)) {
        const std::size_t scenario = told_scenario(parts.plan->projection.plan());
        coming = coming_heading(*parts.plan, scenario);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (const PlanSubject planned = plan_subject(*parts.plan, i); planned.has_figures())
                rows[i].coming = planned.planned[scenario].back()[Measure::missed].babies;
    }
    const bool ranked = result->summary.one_average;
    if (ranked) rank(rows);
    Section section{"ranking", ranked ? "All areas, ranked" : "All areas", 2, {}, {}, {}, {}};
    section.text = {
        "Ranked by need as a share of live births: a higher share means more adversity, not worse services. "
        "The number of babies depends on the number of births as well."};
    if (!ranked)
        section.text = {
            "In the order they were asked for, not ranked: they are of several nations, with whose averages they are "
            "compared. Compared with the United Kingdom, --reference-area uk, they can be ranked."};
    if (std::string given = given_beside_made(result->summary); !given.empty())
        section.text.push_back(std::move(given));
    if (std::string unequal = unequal_indicators(result->summary); !unequal.empty())
        section.text.push_back(std::move(unequal));
    add_ranked(
        {"ranking",
         fmt::format(
             "Need and missed in {} areas{}", rows.size(),
             ranked ? fmt::format(", ranked by need as a share of {}", whole_of(result->run.cohort())) : ""),
         result->run.cohort(), result->round_to, coming, ranked},
        rows, section);
    // A title names none that is not in its picture.
    if (std::string reach = ranked ? reach_of(rows) : ""; !reach.empty())
        section.charts.back().title =
            rows.size() > most_in_chart
                ? fmt::format("Need is highest in {}: {} of {}", rows.front().name,
                              percent(rows.front().need_share.central), whole_of(result->run.cohort()))
                : std::move(reach);
    return section;
}

std::string need_over_areas(const StudyResult& result) {
    if (!result.summary.one_average) return "";
    std::vector<RankedRow> rows = rows_of(result);
    rank(rows);
    const std::string reach = reach_of(rows);
    return reach.empty() ? "" : reach + ".";
}

}  // namespace pairmodel
