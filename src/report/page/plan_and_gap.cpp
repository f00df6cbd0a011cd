// The coming years, and local services beside demand and need.

#include "pairmodel/report/documents.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/gap/comparison.hpp"
#include "report/page/findings.hpp"
#include "report/page/sections.hpp"
#include "report/plan/rows.hpp"
#include "report/plan/sentences.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

/// The one area, or the total of all; nothing where neither may be shown.
std::optional<PlanSubject> plan_place(const PlanResult& plan) {
    PlanSubject place = plan_subject(plan, plan_subjects(plan) - 1);
    if (!place.has_figures()) return std::nullopt;
    return place;
}

/// What the middle of a measure is in the last year, in shares of what it was in the first.
double change_of(const std::vector<PlannedYear>& years, Measure measure) {
    const double first = years.front()[measure].babies.central;
    return first > 0 ? years.back()[measure].babies.central / first : 1;
}

/// What becomes of the middle from the first year to the last, in the scenario that is told.
std::string years_finding(Measure measure, const Plan& asked, const PlanSubject& place) {
    const std::size_t told = told_scenario(asked);
    const double change = change_of(place.planned[told], measure);
    const std::string by = percent(std::abs(change - 1));
    const std::string label(info(measure).label);
    std::string text = by == percent(0) || by.starts_with("[low]")
                           ? fmt::format("{} would stay as it is to {}", label, asked.years.to)
                           : fmt::format("{} would {} by {} from {} to {}", label,
                                         change < 1 ? "fall" : "rise", by, asked.years.from, asked.years.to);
    if (place.planned.size() > 1) text += fmt::format(" in “{}”", heading_of(asked.scenarios[told]));
    return text;
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
    chart.meanings = {meaning_of(measure)};
    chart.subtitle =
        fmt::format("{}: {}. Bands: low to high", with_capital(std::string(unit_of(cohort))), title);
    chart.title = years_finding(measure, asked, place);
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

/// "Short by 40 to 60 families a year", "enough for demand", or why nobody can say.
std::string verdict_of(const LevelGap& level, int round_to) {
    const std::optional<Coverage>& demand = level.demand;
    if (level.provision_hidden) return "places [c]";
    if (level.provision.services == 0) return "no service is listed";
    if (!demand->shortfall || !demand->spare) return "places not known";
    const auto families = [&](const CountWords& words) {
        return fmt::format("{} {} a year", words.text, words.one ? "family" : "families");
    };
    if (demand->shortfall->high <= 0) return "enough for demand";
    const std::string without = counted_alone(level).empty() ? "" : ", without places not known";
    if (demand->spare->high > 0)
        return "short by " + families(count_words_up_to(demand->shortfall->high, round_to)) + without;
    return "short by " + families(count_words(*demand->shortfall, round_to)) + without;
}

/// Places, demand and need at one level, as far as they are known.
std::vector<OwnCell> level_row(const LevelGap& level, int round_to) {
    std::vector<OwnCell> row{label_of(level.level)};
    if (level.provision_hidden)
        row.emplace_back(Absent::confidential);
    else if (level.provision.capacity)
        row.emplace_back(*level.provision.capacity);
    else
        row.emplace_back(Absent::not_available);
    for (const std::optional<Coverage>& wanted : {level.demand, level.need}) {
        if (wanted)
            row.insert(row.end(), {wanted->wanted.low, wanted->wanted.high, wanted->wanted.central});
        else
            row.insert(row.end(), 3, Absent::not_available);
    }
    row.emplace_back(verdict_of(level, round_to));
    return row;
}

/// The row for those who cannot see it.
std::string level_in_words(const LevelGap& level, int round_to) {
    const auto range = [&](const std::optional<Coverage>& wanted) {
        return wanted ? shown_range(wanted->wanted.low, wanted->wanted.high, ColumnKind::babies, round_to)
                      : std::string(shorthand(Absent::not_available));
    };
    std::string places(shorthand(level.provision_hidden ? Absent::confidential : Absent::not_available));
    if (!level.provision_hidden && level.provision.capacity)
        places = shown(*level.provision.capacity, ColumnKind::count, 0);
    return fmt::format("{}: places {}, demand {}, need {}; {}.", label_of(level.level), places,
                       range(level.demand), range(level.need), verdict_of(level, round_to));
}

/// For which levels places are short, as the title of the chart; empty where nobody knows.
std::string gap_finding(const AreaGap& area, const std::vector<ProvisionLevel>& levels) {
    std::string short_of;
    std::string perhaps;
    std::string enough;
    const char* known = "";
    for (const ProvisionLevel level : levels) {
        const LevelGap& gap = area.at(level);
        if (gap.provision_hidden || !gap.demand->shortfall) continue;
        std::string& which = gap.demand->shortfall->low > 0    ? short_of
                             : gap.demand->shortfall->high > 0 ? perhaps
                                                               : enough;
        which += fmt::format("{}{}", which.empty() ? "" : " and ", code_of(level));
        if (&which != &enough && !counted_alone(gap).empty()) known = " that are known";
    }
    const auto may_be = [&](const char* begin) {
        return perhaps.empty()
                   ? std::string()
                   : fmt::format("{}laces{} in {} services may be short of demand", begin, known, perhaps);
    };
    if (!short_of.empty())
        return fmt::format("Places{} in {} services are short of demand{}", known, short_of, may_be("; p"));
    if (!perhaps.empty()) return may_be("P");
    if (!enough.empty()) return fmt::format("Places in {} services are enough for demand", enough);
    return "";
}

std::optional<Chart> gap_chart(const AreaGap& area, const StudyResult& study) {
    std::vector<ProvisionLevel> levels;
    for (const ProvisionLevel level : {ProvisionLevel::targeted, ProvisionLevel::specialist})
        if (area.at(level).demand) levels.push_back(level);
    if (levels.empty()) return std::nullopt;
    std::vector<std::vector<OwnCell>> rows;
    for (const ProvisionLevel level : levels) rows.push_back(level_row(area.at(level), study.round_to));
    const std::string name = area.is_total       ? areas_together(study)
                             : area.name.empty() ? area.code
                                                 : area.name;
    constexpr ColumnKind babies = ColumnKind::babies;
    Chart chart =
        chart_over(ChartKind::bullets, "gap",
                   table_of("", fmt::format("Places in services beside demand and need in {}", name),
                            {{"item", "Level"},
                             {"places", "Places, at most", ColumnKind::count},
                             {"demand_low", "Demand", babies, "", "", RangeEnd::low},
                             {"demand_high", "Demand", babies, "", "", RangeEnd::high},
                             {"demand", "Demand, middle", babies},
                             {"need_low", "Need", babies, "", "", RangeEnd::low},
                             {"need_high", "Need", babies, "", "", RangeEnd::high},
                             {"need", "Need, middle", babies},
                             {"verdict", "Places beside demand"}},
                            std::move(rows)),
                   study.round_to);
    chart.axis = "families a year";
    chart.subtitle = "Families a year. Places at most; thin lines: low to high";
    chart.place = name;
    chart.description = "For each level a bar of places on the bars of demand and need.";
    for (const ProvisionLevel level : levels)
        chart.description += " " + level_in_words(area.at(level), study.round_to);
    if (std::string found = gap_finding(area, levels); !found.empty()) chart.title = std::move(found);
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
    Document document = plan_document(plan);
    leave_out_common(*plan->study, document);
    const auto place = plan_place(*plan);
    // Charts of these have their tables beside them.
    if (place)
        std::erase_if(document.tables, [](const Table& table) {
            return table.title.starts_with("Demand: ") || table.title.starts_with("Missed: ");
        });
    // The ranked table has their lines.
    if (one_line_each(*plan->study)) {
        std::erase_if(document.tables,
                      [](const Table& table) { return table.columns.front().name == "area_name"; });
        document.lead.emplace_back("What a plan brings each area is in the table of all areas.");
    }
    const auto& years = plan->projection.plan().years;
    Section section{"plan",
                    fmt::format("The coming years, {} to {}", years.from, years.to),
                    2,
                    document.lead,
                    {},
                    titled_tables(document),
                    own_notes(document.notes, *plan->study)};
    if (!place) return section;
    section.charts = {years_chart("plan-demand", Measure::demand, *plan, *place),
                      years_chart("plan-missed", Measure::missed, *plan, *place)};
    return section;
}

Section gap_section(const GapResult& gap) {
    Document document = gap_document(gap);
    leave_out_common(*gap.study, document);
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
