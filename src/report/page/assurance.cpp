// What a reader must be able to check: assumptions, sources, limits of use, how to make the report again.

#include "pairmodel/input/reference_figures.hpp"
#include "pairmodel/version.hpp"
#include "report/page/sections.hpp"
#include "report/sensitivity/rows.hpp"
#include "report/table/shown.hpp"
#include "report/words/indicators.hpp"
#include "report/words/provenance.hpp"
#include "report/words/reach.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace pairmodel {

namespace {

/// Red, amber, green, as the Aqua Book has it; what nobody has graded is red.
std::string quality_of(std::string_view grade) {
    if (grade == "high") return "Green: high evidence";
    if (grade == "moderate") return "Amber: moderate evidence";
    if (grade.empty()) return "Red: no evidence graded";
    return fmt::format("Red: {} evidence", spoken(grade));
}

std::string judge_of(const AssumptionWords& words) {
    if (words.source.starts_with("pairmodel")) return "pairmodel";
    if (words.source.starts_with("given")) return "user";
    return words.source.starts_with("Parent-Infant Foundation") ? "toolkit" : "its source";
}

/// The value that the point estimate has.
std::string value_of(const Move& move, const SensitivityResult& result) {
    const OneAtATime& all = result.one_at_a_time;
    const Run& run = result.study->run;
    const ParameterSet& set = run.model().parameters();
    switch (move.what) {
        case Moved::incidence:
            return shown((move.range.low + move.range.high) / 2, kind_of(move.what), 0) + ", the middle";
        case Moved::elasticity:
            return shown(run.model().elasticity(), kind_of(move.what), 0);
        case Moved::unreached_share:
            return shown(set.unreached_share.value, kind_of(move.what), 0);
        case Moved::targeted_share_of_reached:
            return shown(set.targeted_share_of_reached.value, kind_of(move.what), 0);
        case Moved::adversity_ratio:
        case Moved::indicator:
            return shown(all.ratio, kind_of(move.what), 0);
        case Moved::live_births:
            return shown(all.live_births, kind_of(move.what), 0);
        case Moved::scale:
            return std::string(code_of(run.model().scale()));
    }
    return "";
}

Table assumptions_table(const SensitivityResult& result) {
    const int round_to = result.study->round_to;
    std::vector<std::vector<OwnCell>> rows;
    for (const Move& move : result.one_at_a_time.moves) {
        if (move.what == Moved::indicator) continue;
        const AssumptionWords words = words_of(move.what, move.indicator, result);
        const auto at = [&](Measure m) {
            return fmt::format("{} to {}", shown(move.at_low[m], ColumnKind::babies, round_to),
                               shown(move.at_high[m], ColumnKind::babies, round_to));
        };
        rows.push_back({words.label, value_of(move, result), range_text(move),
                        cited(words.source, words.page), judge_of(words), quality_of(words.evidence_grade),
                        at(Measure::demand), at(Measure::missed)});
    }
    return table_of("", "Assumptions with their ranges and effects",
                    {{"assumption", "Assumption"},
                     {"value", "Value"},
                     {"range", "Range"},
                     {"source", "Source of the range"},
                     {"judge", "Judged by"},
                     {"quality", "Quality"},
                     {"demand", "Demand over the range"},
                     {"missed", "Missed over the range"}},
                    std::move(rows));
}

void add_figures(std::span<const NamedFigure> figures, const ParameterSet& set,
                 std::vector<std::vector<OwnCell>>& rows) {
    for (const NamedFigure& f : figures) {
        const FigureNote& note = f.figure->note;
        rows.push_back({note.meaning,
                        shown_range(std::min(f.figure->value.lower_need, f.figure->value.higher_need),
                                    std::max(f.figure->value.lower_need, f.figure->value.higher_need),
                                    ColumnKind::share, 0),
                        cited(set.source(note.source).citation, note.page),
                        quality_of(code_of(note.evidence_grade))});
    }
}

Table published_table(const Model& model) {
    const ParameterSet& set = model.parameters();
    std::vector<std::vector<OwnCell>> rows;
    add_figures(figures_of(set.incidence), set, rows);
    if (model.allocation() == Allocation::published && set.levels)
        add_figures(figures_of(*set.levels), set, rows);
    return table_of("", fmt::format("Published shares of live births, parameter set {}", set.id),
                    {{"meaning", "Share"},
                     {"range", "Lower to higher need"},
                     {"source", "Source"},
                     {"quality", "Quality"}},
                    std::move(rows));
}

void add_item(std::vector<std::vector<OwnCell>>& rows, const char* item, std::string value) {
    if (!value.empty()) rows.push_back({std::string(item), std::move(value)});
}

}  // namespace

Section assumptions_section(const ReportParts& parts) {
    Section section{"assumptions", "Assumptions log", 2, {}, {}, {}, {}};
    const Model& model = parts.study->run.model();
    section.text = {
        "Every figure of this report rests on these. Quality is red, amber or green, as government "
        "guidance on quality assurance has it: how good the evidence behind a value is, not how likely it "
        "is to be wrong here."};
    if (parts.sensitivity) section.tables.push_back(assumptions_table(*parts.sensitivity));
    if (!parts.no_sensitivity.empty())
        section.text.push_back(
            "What the assumptions do to the result cannot be told here: " + parts.no_sensitivity + ".");
    section.tables.push_back(published_table(model));
    section.points = {
        "The year's live births stand for the babies of a year: deaths, and families who move in or out, "
        "are not counted.",
        "Attachment patterns go up and down with adversity in the whole area alike: what single families "
        "live through is not known to the model.",
        parts.study->run.cohort() == Cohort::antenatal
            ? "One pregnancy is one family, with twins too."
            : "One baby is one family; a family with twins is counted twice."};
    return section;
}

Section sources_section(const StudyResult& result) {
    Section section{"sources", "Sources", 2, {}, {}, {}, {}};
    const ParameterSet& set = result.run.model().parameters();
    section.points.push_back(set.credit);
    for (const Source& source : set.sources)
        section.points.push_back(source.url.empty() ? source.citation : source.citation + " " + source.url);
    for (const Indicator* indicator : used_definitions(result.run, result.summary))
        section.points.push_back(fmt::format("{}: {}.", indicator->label, source_of(*indicator)));
    if (result.source.has_builtin_figures()) section.points.push_back(attribution(result));
    return section;
}

Section limits_section() {
    Section section{"limits", "Limits of use", 2, {}, {}, {}, {}};
    section.text = {"A planning aid for commissioners. Modelled estimates, not counts of children."};
    const auto add = [&](const char* point) { section.points.emplace_back(point); };
    add("Not for decisions about a child or a family, and no measure of how well services or parents do.");
    add("The published shares are of whole populations; in a small area, and in a single year, chance alone "
        "moves the figures.");
    add("Adversity stands for risk in an area: it is neither the cause of a difficulty nor proof of one.");
    add("Figures of two areas differ by their births and their adversity alone; nothing is known of how "
        "their services reach families.");
    section.points.push_back(reach_sentence(published_reach()));
    add("Ranges are the ends of what is published, or intervals of a simulation; they are not confidence "
        "intervals from a sample.");
    return section;
}

Section reproduce_section(const ReportParts& parts) {
    const StudyResult& result = *parts.study;
    const Model& model = result.run.model();
    std::vector<std::vector<OwnCell>> rows;
    add_item(rows, "Command", parts.command);
    // Its births may stand in it.
    if (result.suppress_below == 0) add_item(rows, "Every step with its source", explain_command(result));
    add_item(rows, "Program", fmt::format("pairmodel {}", version()));
    add_item(rows, "Parameter set", fmt::format("{} {}", model.parameters().id, model.parameters().version));
    add_item(rows, "SHA-256 of the parameter set", model.parameters().sha256);
    add_item(rows, "Allocation", std::string(code_of(model.allocation())));
    add_item(rows, "Scale", std::string(code_of(model.scale())));
    const Assumption& elasticity = model.parameters().elasticity;
    add_item(rows, "Elasticity",
             result.simulated && !model.elasticity_chosen() && elasticity.low < elasticity.high
                 ? fmt::format("drawn from {} to {}", shortest(elasticity.low), shortest(elasticity.high))
                 : shortest(model.elasticity()));
    if (result.simulated) {
        const SimulationOptions& options = result.simulated->options;
        add_item(rows, "Draws", grouped(static_cast<double>(options.draws)));
        add_item(rows, "Seed", fmt::format("{}", options.seed));
        add_item(rows, "Interval", fmt::format("{}% uncertainty interval", shortest(options.level * 100)));
    } else {
        add_item(rows, "Low and high", "scenario bounds, without draws");
    }
    for (const auto& [name, sha256] : result.source.inputs)
        rows.push_back({fmt::format("SHA-256 of {}", name),
                        sha256.empty() ? OwnCell(Absent::confidential) : OwnCell(sha256)});
    add_item(rows, "Date", result.date);
    Section section{"reproduce", "How to reproduce", 2, {}, {}, {}, {}};
    section.text = {
        "The same program, input and options give the same bytes, whenever and wherever they are run."};
    section.tables.push_back(table_of("", "What this report was made with",
                                      {{"item", "Item"}, {"value", "Value"}}, std::move(rows)));
    return section;
}

}  // namespace pairmodel
