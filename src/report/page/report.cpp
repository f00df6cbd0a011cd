
#include "pairmodel/study/report.hpp"

#include "pairmodel/report/documents.hpp"
#include "report/page/findings.hpp"
#include "report/page/sections.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// How wide the ranges of the summary are, which is not how sure the figures are.
std::string about_ranges(const ReportParts& parts) {
    if (parts.study->simulated)
        return "These ranges are uncertainty intervals from draws. The charts of the steps and of all births "
               "show the two scenarios without draws, and are therefore narrower.";
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
        text +=
            " The published shares of babies by level of care leave a few without a place; these are shown, "
            "and not spread.";
    if (const std::string command = explain_command(result); !command.empty())
        text += " Every figure of these steps with its formula and page: " + command;
    return text;
}

constexpr const char* about_levels =
    "Universal: what every family is offered. Targeted: help for mild to moderate difficulties. Specialist: "
    "a "
    "team for moderate (short-term work) and severe difficulties (longer work). Missed: in need, but not "
    "seen "
    "by a service.";
constexpr const char* about_births =
    "Each bar is every live birth, in one of the two scenarios: the lower and the higher end of the "
    "published "
    "ranges, each taken whole.";

/// The figures of one area, section by section.
void add_area(const ReportParts& parts, Document& document) {
    const Study& result = parts.study;
    const ReportSubject subject = report_subject(result, 0);
    const auto births = result->run.areas()[0].live_births;
    const auto add = [&](const char* id, const char* heading, std::vector<std::string> text,
                         std::optional<Chart> chart) {
        Section section{id, heading, 2, std::move(text), {}, {}, {}};
        if (chart) section.charts.push_back(std::move(*chart));
        document.sections.push_back(std::move(section));
    };
    add("summary", "Summary", summary_of(subject), std::nullopt);
    if (births && *births > 0) document.sections.back().text.push_back(about_ranges(parts));
    if (!births) return;
    add("steps", "From need to the missed, in three steps", {about_steps(*result)}, waterfall_chart(subject));
    add("levels", "Levels of care", {about_levels}, levels_chart(subject));
    add("births", "All births", {about_births}, births_chart(subject));
    add("indicators", "Adversity against the national average",
        {fmt::format("Adversity {}.", adversity_phrase(result->run.adversity(0)))},
        indicators_chart(subject));
    for (Section& section : comparison_sections(result)) document.sections.push_back(std::move(section));
}

void add_one_of_many(const Study& result, std::size_t index, Document& document) {
    const ReportSubject subject = report_subject(result, index);
    const AreaView area = result->run.areas()[index];
    Section section{"area" + subject.suffix, subject.name, 3, summary_of(subject), {}, {}, {}};
    if (area.live_births) {
        section.charts.push_back(levels_chart(subject));
        if (auto chart = indicators_chart(subject)) section.charts.push_back(std::move(*chart));
    }
    document.sections.push_back(std::move(section));
}

void add_areas(const Study& result, Document& document) {
    const std::size_t areas = result->run.areas().size();
    if (!result->totals.empty()) {
        const ReportSubject all = report_subject(result, areas + result->totals.size() - 1);
        Section summary{"summary", "Summary", 2, summary_of(all), {}, {}, {}};
        if (!result->totals.back().members.empty()) summary.charts.push_back(levels_chart(all));
        document.sections.push_back(std::move(summary));
    }
    document.sections.push_back(ranking_section(result));
    document.sections.push_back({"areas", "Area by area", 2, {}, {}, {}, {}});
    for (std::size_t i = 0; i < areas; ++i) add_one_of_many(result, i, document);
}

std::string title_of(const StudyResult& result) {
    const auto areas = static_cast<double>(result.run.areas().size());
    const std::string where = areas == 1
                                  ? area_phrase(result.run.areas()[0])
                                  : fmt::format("{} {}", grouped(areas), plural(areas, "area", "areas"));
    return fmt::format("Parent-infant relationship support in {}: need, demand and missed", where);
}

}  // namespace

Document report_document(const ReportParts& parts) {
    const Study& result = parts.study;
    Document document;
    document.title = title_of(*result);
    document.command = "report";
    document.told = told_of(*result);
    const auto tell = [&](const std::vector<Note>& notes) {
        document.told.insert(document.told.end(), notes.begin(), notes.end());
    };
    if (parts.plan) tell(parts.plan->notes);
    if (parts.gap) tell(parts.gap->notes);
    document.round_to = result->round_to;
    if (result->source.builtin) document.licence = open_government_licence;
    document.lead = {
        "Modelled estimate, not a count: a planning aid made from published research and official "
        "statistics."};
    if (result->run.areas().size() == 1)
        add_area(parts, document);
    else
        add_areas(result, document);
    if (parts.sensitivity) document.sections.push_back(sensitivity_section(*parts.sensitivity));
    if (parts.plan) document.sections.push_back(plan_section(parts));
    if (parts.gap) document.sections.push_back(gap_section(*parts.gap));
    document.sections.push_back(assumptions_section(parts));
    document.sections.push_back(sources_section(*result));
    document.sections.push_back(limits_section());
    document.sections.push_back(reproduce_section(parts));
    for (Section& section : document.sections)
        for (Chart& chart : section.charts) chart.source = chart_source(*result);
    document.notes = standing_notes(*result);
    document.data = long_table(result);
    document.records = {parameters_record(result->run.model().parameters()), method_record(*result),
                        provenance_record(*result)};
    return document;
}

}  // namespace pairmodel
