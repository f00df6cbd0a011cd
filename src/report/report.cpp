#include "pairmodel/report/report.hpp"

#include "pairmodel/report/figures.hpp"
#include "pairmodel/report/narrative.hpp"
#include "pairmodel/report/provenance.hpp"
#include "sections/sections.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// A result with another model, and the one that keeps its parameter set.
struct ClosedResult {
    std::shared_ptr<const EstimateResult> original;
    EstimateResult result;
};

/// How wide the ranges of the summary are, which is not how sure the figures are.
std::string about_ranges(const EstimateResult& result) {
    if (result.simulated)
        return "These ranges are uncertainty intervals from draws. The charts of the steps and of all births "
               "show the two scenarios without draws, and are therefore narrower.";
    return "These ranges go from the lower to the higher end of the published shares only. Single "
           "assumptions can "
           "move the figures further: see Which assumption matters most.";
}

/// The figures of one area, section by section.
void add_area(const Result& result, Document& document) {
    const ReportSubject subject = report_subject(result, 0);
    Section summary{"summary", "Summary", 2, summary_of(subject, true), {}, {}, {}};
    const auto& births = result->run.areas()[0].live_births;
    const bool shown = births && !result->hidden(0);
    if (shown && *births > 0) summary.text.push_back(about_ranges(*result));
    document.sections.push_back(std::move(summary));
    if (!shown) return;
    const bool published = result->run.model().allocation() == Allocation::published;
    document.sections.push_back(
        {"steps",
         "From need to the missed, in three steps",
         2,
         {fmt::format(
             "Step 1: the published shares of births with each attachment pattern. Step 2: insecure and "
             "disorganised attachment go up or down with adversity here. Step 3: of those in need, most do "
             "not reach a service before the second birthday.{}{}",
             published ? " The published shares of babies by level of care leave a few without a place; "
                         "these are shown, and not spread."
                       : "",
             result->explain_hint.empty()
                 ? ""
                 : " Every figure with its formula and page: " + result->explain_hint)},
         {waterfall_chart(subject)},
         {},
         {}});
    document.sections.push_back({"levels",
                                 "Levels of care",
                                 2,
                                 {"Universal: what every family is offered. Targeted: help for mild to "
                                  "moderate difficulties. Specialist: "
                                  "a team for moderate (short-term work) and severe difficulties (longer "
                                  "work). Missed: in need, but not "
                                  "seen by a service."},
                                 {levels_chart(subject)},
                                 {},
                                 {}});
    document.sections.push_back({"births",
                                 "All births",
                                 2,
                                 {"Each bar is every live birth, in one of the two scenarios: the lower and "
                                  "the higher end of the published "
                                  "ranges, each taken whole."},
                                 {births_chart(subject)},
                                 {},
                                 {}});
    Section adversity{"indicators",
                      "Adversity against the national average",
                      2,
                      {fmt::format("Adversity {}.", adversity_phrase(result->run.adversity(0)))},
                      {},
                      {},
                      {}};
    if (auto chart = indicators_chart(subject)) adversity.charts.push_back(std::move(*chart));
    document.sections.push_back(std::move(adversity));
    for (Section& section : comparison_sections(result)) document.sections.push_back(std::move(section));
}

void add_one_of_many(const Result& result, std::size_t index, Document& document) {
    const ReportSubject subject = report_subject(result, index);
    const Area& area = result->run.areas()[index];
    Section section{"area" + subject.suffix, subject.name, 3, summary_of(subject, true), {}, {}, {}};
    if (area.live_births && !result->hidden(index)) {
        section.charts.push_back(levels_chart(subject));
        if (auto chart = indicators_chart(subject)) section.charts.push_back(std::move(*chart));
    }
    document.sections.push_back(std::move(section));
}

void add_areas(const Result& result, Document& document) {
    const std::size_t areas = result->run.areas().size();
    if (!result->totals.empty()) {
        const ReportSubject all = report_subject(result, areas + result->totals.size() - 1);
        Section summary{"summary", "Summary", 2, summary_of(all, true), {}, {}, {}};
        if (!result->hidden_total(result->totals.size() - 1)) summary.charts.push_back(levels_chart(all));
        document.sections.push_back(std::move(summary));
    }
    document.sections.push_back(ranking_section(result));
    document.sections.push_back({"areas", "Area by area", 2, {}, {}, {}, {}});
    for (std::size_t i = 0; i < areas; ++i) add_one_of_many(result, i, document);
}

std::string title_of(const EstimateResult& result) {
    const auto areas = static_cast<double>(result.run.areas().size());
    const std::string where = areas == 1
                                  ? area_phrase(result.run.areas()[0])
                                  : fmt::format("{} {}", grouped(areas), plural(areas, "area", "areas"));
    return fmt::format("Parent-infant relationship support in {}: need, demand and missed", where);
}

}  // namespace

std::shared_ptr<const EstimateResult> with_closed_allocation(
    const std::shared_ptr<const EstimateResult>& result, const std::optional<SimulationOptions>& draws) {
    const Model& model = result->run.model();
    ModelOptions options{Allocation::closed, model.scale(), std::nullopt};
    if (model.elasticity_chosen()) options.elasticity = model.elasticity();
    auto kept = std::make_shared<ClosedResult>(ClosedResult{result, *result});
    EstimateResult& closed = kept->result;
    closed.run = result->run.with_model(Model(model.parameters(), options));
    for (NamedTotal& total : closed.totals) total = recounted(total, closed.run);
    closed.simulated = std::nullopt;
    if (draws) closed.simulated = SimulatedRun{*draws, {}, {}};
    return {kept, &kept->result};
}

Document report_document(const ReportParts& parts) {
    const Result& result = parts.estimate;
    Document document;
    document.title = title_of(*result);
    document.round_to = result->round_to;
    if (result->builtin_areas) document.licence = open_government_licence;
    document.lead = {
        "Modelled estimate, not a count: a planning aid made from published research and official "
        "statistics."};
    if (result->run.areas().size() == 1)
        add_area(result, document);
    else
        add_areas(result, document);
    if (parts.sensitivity && !parts.sensitivity->hidden())
        document.sections.push_back(sensitivity_section(*parts.sensitivity));
    if (parts.plan) document.sections.push_back(plan_section(parts.plan));
    if (parts.gap) document.sections.push_back(gap_section(*parts.gap));
    document.sections.push_back(assumptions_section(parts));
    document.sections.push_back(sources_section(*result));
    document.sections.push_back(limits_section());
    document.sections.push_back(reproduce_section(parts));
    document.notes = standing_notes(*result);
    document.data = long_table(result);
    document.records = {parameters_record(result->run.model().parameters()), method_record(*result),
                        provenance_record(*result)};
    return document;
}

const Chart* chart_of(const Document& document, std::string_view id) {
    for (const Section& section : document.sections)
        for (const Chart& chart : section.charts)
            if (chart.id == id) return &chart;
    return nullptr;
}

std::vector<std::string> chart_ids(const Document& document) {
    std::vector<std::string> ids;
    for (const Section& section : document.sections)
        for (const Chart& chart : section.charts) ids.push_back(chart.id);
    return ids;
}

}  // namespace pairmodel
