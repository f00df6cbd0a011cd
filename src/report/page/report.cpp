
#include "pairmodel/study/report.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/page/findings.hpp"
#include "report/page/sections.hpp"
#include "report/words/allocations.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace pairmodel {

namespace {

/// How wide the ranges of the summary are, which is not how sure the figures are.
std::string about_ranges(const ReportParts& parts) {
    if (parts.study->simulated)
        return "Ranges are uncertainty intervals, all from the same draws, and middles are their medians. Only where "
               "single assumptions are moved, one at a time, do figures begin at their point values.";
    std::string text =
        "Ranges in the tables go from the lower to the higher end of the published shares only. Single assumptions "
        "can move the figures further";
    return text + (parts.sensitivity ? ": see Which assumption matters most." : ".");
}

std::string about_steps(const StudyResult& result) {
    std::string text =
        "Step 1: the published shares of births with each attachment pattern. Step 2: insecure and "
        "disorganised attachment go up or down with adversity here. Step 3: of those in need, most do not "
        "reach a service before the second birthday.";
    if (result.run.model().allocation() == Allocation::published)
        return text +
               " The published shares of babies by level of care leave a few without a place; these are "
               "shown, and not spread.";
    const std::string difference = published_difference(result);
    return difference.empty() ? text : text + " " + difference;
}

/// Why the middle of the draws is not the figure that single assumptions move.
std::string about_point_value(const ReportParts& parts) {
    const SensitivityResult& result = *parts.sensitivity;
    const Measure measure = result.options.measure;
    Subject drawn;
    read_subject(*parts.study, subjects_of(*parts.study) - 1, drawn);
    const auto words = [&](double babies) {
        return count_words({babies, babies, babies}, parts.study->round_to).text;
    };
    return fmt::format(
        "With every assumption at its point value, {} is {}; the middle of the draws, which the rest of this report has, "
        "is {}, as ranges of assumptions do not have the point value in their middle.",
        lower_case(info(measure).label), words(result.one_at_a_time.central[measure]),
        words(drawn.interval(measure).central));
}

constexpr const char* about_levels =
    "Universal: what every family is offered. Targeted: help for mild to moderate difficulties. Specialist: "
    "a "
    "team for moderate (short-term work) and severe difficulties (longer work). Missed: in need, but not "
    "likely to come to a service, whatever places there are.";
constexpr const char* about_births =
    "Each bar is all of them, in one of the two scenarios: the lower and the higher end of the "
    "published "
    "ranges, each taken whole.";

/// What stands behind the figures of an area.
void add_figures(const ReportParts& parts, const ReportSubject& subject, Document& document) {
    const Study& result = parts.study;
    const bool several = result->run.areas().size() > 1;
    // An area among others has one section.
    const auto add = [&](const char* id, const std::string& heading, std::vector<std::string> text,
                         Chart chart) {
        if (!several)
            document.sections.push_back({id + subject.suffix, heading, 2, std::move(text), {}, {}, {}});
        document.sections.back().charts.push_back(std::move(chart));
    };
    const bool births = result->run.areas()[subject.index].live_births.value_or(0) > 0;
    std::vector<std::string> words = summary_of(subject);
    if (births && !several) words.push_back(about_ranges(parts));
    const std::string heading = several ? subject.name : "The estimate in words";
    document.sections.push_back({"words" + subject.suffix, heading, 2, std::move(words), {}, {}, {}});
    if (births) document.sections.back().charts.push_back(path_chart(subject));
    if (!result->run.areas()[subject.index].live_births) return;
    // The steps are explained once, and shown by the chart from births to missed.
    if (!several)
        add("steps", "From need to the missed, in three steps", {about_steps(*result)},
            waterfall_chart(subject));
    add("levels", "Levels of care", {about_levels}, levels_chart(subject));
    // Medians of parts are not parts of the births.
    if (!several && !result->simulated)
        add("births", fmt::format("All {}", whole_of(result->run.cohort())), {about_births},
            births_chart(subject));
    if (auto chart = indicators_chart(subject))
        add("indicators", "Adversity against the national average", {}, std::move(*chart));
}

/// Maps, years and others beside the subject: tables of what the summary shows.
void add_surroundings(const ReportSubject& subject, Document& document) {
    const bool several = subject.result->run.areas().size() > 1;
    const auto add = [&](std::optional<Section> section) {
        if (section) document.sections.push_back(std::move(*section));
    };
    const bool area = subject.index < subject.result->run.areas().size();
    // What is common to several areas is told of all together.
    if (!several || !area) add(births_by_year_section(subject));
    if (auto beside = area ? area_beside(subject) : std::nullopt) {
        if (several)
            document.sections.back().tables.push_back(std::move(beside->section.charts.front().table));
        else
            add(std::move(beside->section));
    }
    if (!several || !area) add(map_section(subject));
}

void add_summary(const ReportParts& parts, const ReportSubject& subject, Document& document) {
    for (Section& section : summary_sections(parts, subject)) document.sections.push_back(std::move(section));
}

void add_area(const ReportParts& parts, Document& document) {
    const ReportSubject subject = report_subject(parts.study, 0);
    add_summary(parts, subject, document);
    const std::size_t annex = document.sections.size();
    add_figures(parts, subject, document);
    if (parts.study->run.areas()[0].live_births) {
        add_surroundings(subject, document);
        for (Section& section : comparison_sections(parts.study))
            document.sections.push_back(std::move(section));
    }
    for (std::size_t i = annex; i < document.sections.size(); ++i) document.sections[i].annex = true;
}

void add_areas(const ReportParts& parts, Document& document) {
    const Study& result = parts.study;
    const std::size_t areas = result->run.areas().size();
    const bool each = !one_line_each(*result);
    std::optional<ReportSubject> all;
    if (!result->totals.empty()) all = report_subject(result, areas + result->totals.size() - 1);
    if (all) add_summary(parts, *all, document);
    // Of areas without figures the annex says why they have none.
    for (std::size_t i = 0; each && i < areas; ++i)
        if (result->run.areas()[i].live_births.value_or(0) > 0)
            add_summary(parts, report_subject(result, i), document);
    const std::size_t annex = document.sections.size();
    document.sections.push_back(ranking_section(parts));
    if (all) {
        const bool figures = !result->totals.back().members.empty();
        document.sections.push_back(
            {"words" + all->suffix, "All areas in words", 2, summary_of(*all), {}, {}, {}});
        if (figures) document.sections.back().charts.push_back(path_chart(*all));
        document.sections.push_back(
            {"levels" + all->suffix, "Levels of care", 2, {about_levels}, {}, {}, {}});
        if (figures) document.sections.back().charts.push_back(levels_chart(*all));
        if (auto chart = figures ? indicators_chart(*all) : std::nullopt)
            document.sections.push_back({"indicators" + all->suffix,
                                         "Adversity against the national average",
                                         2,
                                         {},
                                         {std::move(*chart)},
                                         {},
                                         {}});
        add_surroundings(*all, document);
    }
    for (std::size_t i = 0; each && i < areas; ++i) {
        const ReportSubject subject = report_subject(result, i);
        add_figures(parts, subject, document);
        if (result->run.areas()[i].live_births) add_surroundings(subject, document);
    }
    for (std::size_t i = annex; i < document.sections.size(); ++i) document.sections[i].annex = true;
}

/// Leaves the part that was asked for. Where both stand together, a chart of the summary is not drawn again
/// in the annex, which has its table.
void keep_part(ReportPart part, Document& document) {
    std::set<std::string> drawn;
    for (Section& section : document.sections) {
        if (!section.annex) {
            for (const Chart& chart : section.charts) drawn.insert(chart.id);
        } else if (part == ReportPart::all) {
            std::vector<Table> tables;
            std::erase_if(section.charts, [&](Chart& chart) {
                if (!drawn.contains(chart.id)) return false;
                if (chart.table_in.empty()) tables.push_back(std::move(chart.table));
                return true;
            });
            section.tables.insert(section.tables.begin(), tables.begin(), tables.end());
        }
    }
    if (part != ReportPart::all)
        std::erase_if(document.sections,
                      [&](const Section& section) { return section.annex != (part == ReportPart::annex); });
}

/// "26 November 2026" of "2026-11-26".
std::string in_words(const std::string& date) {
    constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
    if (date.size() != 10) return date;
    const int month = std::stoi(date.substr(5, 2));
    return fmt::format("{} {} {}", std::stoi(date.substr(8, 2)),
                       months.at(static_cast<std::size_t>(month - 1)), date.substr(0, 4));
}

/// " of the region North East", " of England": the least that all the areas lie in; empty where that is
/// unknown.
std::string place_of(const StudyResult& result) {
    const ReferenceTable& table = reference_table();
    std::set<std::string> regions;
    std::set<std::string> countries;
    for (const AreaView& area : result.run.areas()) {
        const ReferenceArea* place = table.by_code(area.code);
        regions.insert(place == nullptr ? "" : table.region_of(*place));
        countries.insert(place == nullptr ? "" : place->country);
    }
    const auto only = [](const std::set<std::string>& names) {
        return names.size() == 1 ? *names.begin() : std::string();
    };
    if (const std::string region = only(regions); !region.empty()) return " of the region " + region;
    const std::string country = only(countries);
    return country.empty() ? "" : " of " + country;
}

std::string title_of(const ReportParts& parts) {
    if (!parts.cover.title.empty()) return parts.cover.title;
    const StudyResult& result = *parts.study;
    const auto areas = static_cast<double>(result.run.areas().size());
    const std::string where =
        areas == 1 ? area_phrase(result.run.areas()[0])
                   : fmt::format("{} {}{}", grouped(areas), plural(areas, "area", "areas"), place_of(result));
    return "Parent-infant relationship support in " + where;
}

/// What stands behind the figures of the areas.
void add_annex(const ReportParts& parts, Document& document) {
    const Study& result = parts.study;
    const auto add = [&](Section section) {
        section.annex = true;
        document.sections.push_back(std::move(section));
    };
    if (auto observed = observed_section(*result)) add(std::move(*observed));
    if (parts.plan) add(plan_section(parts));
    if (parts.gap) add(gap_section(*parts.gap));
    if (parts.equity) add(equity_section(*parts.equity));
    if (parts.assessment) add(assessment_section(*parts.assessment));
    if (parts.groups) add(groups_section(*parts.groups, parts.gap.has_value()));
    if (auto team = team_section(*result)) add(std::move(*team));
    if (parts.sensitivity) {
        add(sensitivity_section(*parts.sensitivity));
        if (result->simulated) document.sections.back().text.push_back(about_point_value(parts));
    }
    add(assumptions_section(parts));
    const bool with_map =
        std::any_of(document.sections.begin(), document.sections.end(), [](const Section& s) {
            return std::any_of(s.charts.begin(), s.charts.end(),
                               [](const Chart& chart) { return chart.kind == ChartKind::hexagons; });
        });
    Section sources = sources_section(*result);
    if (with_map) sources.points.emplace_back(map_credit);
    add(std::move(sources));
    add(limits_section());
    add(reproduce_section(parts));
    add(glossary_section(parts));
    add(citation_section(parts, document.title));
}

/// What stands elsewhere on the page is not told twice.
void add_notes(const StudyResult& result, Document& document) {
    document.notes = standing_notes(result);
    if (std::string point = point_outcome(result); !point.empty())
        document.notes.insert(document.notes.begin() + 1, std::move(point));
    // It stands where the levels of care are explained.
    if (result.run.areas().size() == 1) std::erase(document.notes, published_difference(result));
    for (const Section& section : document.sections)
        std::erase_if(document.notes, [&](const std::string& note) {
            return std::find(section.points.begin(), section.points.end(), note) != section.points.end();
        });
}

}  // namespace

Document report_document(const ReportParts& parts) {
    const Study& result = parts.study;
    Document document;
    document.title = title_of(parts);
    // Without a date its figures are of a year all the same.
    const std::string day =
        result->date.empty() ? with_capital(births_years(result->summary)) : in_words(result->date);
    for (const std::string& line : {parts.cover.organisation, day, parts.cover.contact})
        if (!line.empty()) document.byline.push_back(line);
    document.command = "report";
    document.told = told_of(*result);
    const auto tell = [&](const std::vector<Note>& notes) {
        document.told.insert(document.told.end(), notes.begin(), notes.end());
    };
    if (parts.plan) tell(parts.plan->notes);
    if (parts.gap) tell(parts.gap->notes);
    if (parts.assessment) tell(parts.assessment->notes);
    document.round_to = result->round_to;
    if (result->source.has_builtin_figures()) document.licence = open_government_licence;
    document.lead = {
        "Modelled, not counted, from published research and official statistics; who comes is assumed."};
    if (result->run.areas().size() == 1)
        add_area(parts, document);
    else
        add_areas(parts, document);
    add_annex(parts, document);
    keep_part(parts.part, document);
    for (Section& section : document.sections)
        for (Chart& chart : section.charts) {
            if (!chart.source.empty()) continue;
            chart.source = chart_source(*result);
            if (chart.kind == ChartKind::hexagons) chart.source += std::string(" ") + map_credit;
        }
    add_notes(*result, document);
    document.data = long_table(result);
    document.records = {parameters_record(result->run.model().parameters()), method_record(*result),
                        provenance_record(*result)};
    return document;
}

}  // namespace pairmodel
