// The coming years, and local services beside demand and need.

#include "pairmodel/report/documents.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/gap/comparison.hpp"
#include "report/page/sections.hpp"
#include "report/plan/rows.hpp"
#include "report/plan/sentences.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// The one area, or the total of all; nothing where neither may be shown.
std::optional<PlanSubject> plan_place(const PlanResult& plan) {
    PlanSubject place = plan_subject(plan, plan_subjects(plan) - 1);
    if (!place.has_figures()) return std::nullopt;
    return place;
}

Chart years_chart(const char* id, Measure measure, const PlanResult& plan, const PlanSubject& place) {
    const Plan& asked = plan.projection.plan();
    const Cohort cohort = plan.study->run.cohort();
    const int round_to = plan.study->round_to;
    std::vector<std::vector<OwnCell>> rows;
    std::string words;
    for (std::size_t s = 0; s < place.planned.size(); ++s) {
        const std::string series = heading_of(asked.scenarios[s]);
        for (std::size_t y = 0; y < asked.years.count(); ++y) {
            const Interval& i = place.planned[s][y][measure].babies;
            rows.push_back({series, static_cast<double>(asked.years.at(y)), i.central, i.low, i.high});
        }
        const Interval& first = place.planned[s].front()[measure].babies;
        const Interval& last = place.planned[s].back()[measure].babies;
        words += fmt::format(" {}: {} in {}, {} in {}.", series, babies_phrase(first, round_to, cohort),
                             asked.years.from, babies_phrase(last, round_to, cohort), asked.years.to);
    }
    const std::string title = fmt::format("{} in {}, {} to {}", info(measure).label,
                                          plan.study->run.areas().size() > 1
                                              ? areas_together(*plan.study)
                                              : std::string(place.name.empty() ? place.code : place.name),
                                          asked.years.from, asked.years.to);
    Chart chart = chart_over(ChartKind::lines, id,
                             table_of("", title,
                                      {{"series", "Scenario"},
                                       {"year", "Year", ColumnKind::year},
                                       {"central", "Middle", ColumnKind::babies},
                                       {"low", "Range", ColumnKind::babies, "", "", RangeEnd::low},
                                       {"high", "Range", ColumnKind::babies, "", "", RangeEnd::high}},
                                      std::move(rows)),
                             round_to);
    chart.axis = unit_of(cohort);
    chart.description = "A line for each scenario with a band from the low to the high figure." + words;
    return chart;
}

/// Notes of a part, without those that stand below the whole report.
std::vector<std::string> own_notes(const std::vector<std::string>& notes, const StudyResult& estimate) {
    const std::vector<std::string> standing = standing_notes(estimate);
    std::vector<std::string> own;
    std::copy_if(notes.begin(), notes.end(), std::back_inserter(own), [&](const std::string& note) {
        return std::find(standing.begin(), standing.end(), note) == standing.end();
    });
    return own;
}

/// Places, demand and need at one level, as far as they are known.
void add_level_rows(const LevelGap& level, std::vector<std::vector<OwnCell>>& rows) {
    const std::string label = label_of(level.level);
    const auto add = [&](const char* what, const std::optional<Coverage>& coverage) {
        if (coverage) rows.push_back({label + ": " + what, coverage->wanted.low, coverage->wanted.high});
    };
    add("need", level.need);
    add("demand", level.demand);
    const std::string places = label + ": places, at most";
    if (level.provision_hidden)
        rows.push_back({places, Absent::confidential, Absent::confidential});
    else if (level.provision.capacity)
        rows.push_back({places, *level.provision.capacity, *level.provision.capacity});
    else
        rows.push_back({places, Absent::not_available, Absent::not_available});
}

std::optional<Chart> gap_chart(const AreaGap& area, const StudyResult& study) {
    std::vector<std::vector<OwnCell>> rows;
    for (const ProvisionLevel level : {ProvisionLevel::targeted, ProvisionLevel::specialist})
        if (area.at(level).demand) add_level_rows(area.at(level), rows);
    if (rows.empty()) return std::nullopt;
    const std::string name = area.is_total       ? areas_together(study)
                             : area.name.empty() ? area.code
                                                 : area.name;
    Chart chart =
        chart_over(ChartKind::range_bars, "gap",
                   table_of("", fmt::format("Places in services beside demand and need in {}", name),
                            {{"item", "Level"},
                             {"low", "Families a year", ColumnKind::babies, "", "", RangeEnd::low},
                             {"high", "Families a year", ColumnKind::babies, "", "", RangeEnd::high}},
                            std::move(rows)),
                   study.round_to);
    chart.axis = "families a year";
    chart.description = "Bars from the low to the high figure; places in services are one figure. " +
                        ranges_in_words(chart.table, study.round_to);
    return chart;
}

/// The document's tables, each called as where it stands alone.
std::vector<Table> titled_tables(const Document& document) {
    std::vector<Table> tables = document.tables;
    for (std::size_t i = 0; i < tables.size(); ++i) tables[i].title = table_title(document, i);
    return tables;
}

}  // namespace

Section plan_section(const ReportParts& parts) {
    const std::shared_ptr<const PlanResult>& plan = parts.plan;
    const Document document = plan_document(plan);
    const auto& years = plan->projection.plan().years;
    Section section{"plan",
                    fmt::format("The coming years, {} to {}", years.from, years.to),
                    2,
                    document.lead,
                    {},
                    titled_tables(document),
                    own_notes(document.notes, *plan->study)};
    const auto place = plan_place(*plan);
    if (!place) return section;
    section.charts = {years_chart("plan-demand", Measure::demand, *plan, *place),
                      years_chart("plan-missed", Measure::missed, *plan, *place)};
    return section;
}

Section gap_section(const GapResult& gap) {
    const Document document = gap_document(gap);
    Section section{"gap",
                    "Local services beside demand and need",
                    2,
                    document.lead,
                    {},
                    titled_tables(document),
                    own_notes(document.notes, *gap.study)};
    const std::vector<AreaGap> areas = area_gaps(gap);
    if (auto chart = gap_chart(areas.back(), *gap.study)) section.charts.push_back(std::move(*chart));
    return section;
}

}  // namespace pairmodel
