#include "pairmodel/error.hpp"
#include "pairmodel/model/waterfall.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/table/shown.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "system/shell.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

/// One line of the working: a figure in both scenarios, how it came about and where from.
struct Line {
    std::string item;
    std::string formula;
    std::string unit;
    double lower_need = 0;
    double higher_need = 0;
    const FigureNote* note = nullptr;  ///< of a published figure
    std::string source = {};           ///< of anything else
};

struct Step {
    std::string id;
    std::string title;
    ColumnKind kind;
    std::vector<Line> lines;
};

constexpr const char* share_unit = "share of live births";

/// "pages 24-30, section B.1, …: citation".
std::string place_of(const FigureNote& note, const ParameterSet& set) {
    const std::string page =
        note.page.empty()
            ? ""
            : fmt::format("{} {}, ", note.page.find('-') == std::string::npos ? "page" : "pages", note.page);
    std::string_view citation = set.source(note.source).citation;
    if (citation.ends_with('.')) citation.remove_suffix(1);
    return fmt::format("{}: {}{}", citation, page, note.locator);
}

class Explanation {
public:
    explicit Explanation(const StudyResult& result)
        : result_(result),
          model_(result.run.model()),
          set_(model_.parameters()),
          e_(*result.run.estimate(0)),
          adversity_(result.run.adversity(0)) {
        step_incidence();
        step_ratio();
        step_adjustment();
        step_levels();
        step_babies();
        step_waterfall();
    }

    std::vector<Step> steps_;

private:
    [[nodiscard]] const Steps& lower() const { return e_.steps.lower_need; }
    [[nodiscard]] const Steps& higher() const { return e_.steps.higher_need; }

    void step_incidence() {
        Step step{"incidence",
                  "Step 1: attachment patterns at the national average of adversity",
                  ColumnKind::decimal,
                  {}};
        for (const auto& [name, figure] : figures_of(set_.incidence))
            step.lines.push_back({std::string(name), "published", share_unit, figure->value.lower_need,
                                  figure->value.higher_need, &figure->note});
        steps_.push_back(std::move(step));
    }

    void step_ratio() {
        Step step{
            "adversity", "Step 2a: adversity here against the national average", ColumnKind::decimal, {}};
        for (const IndicatorRatio& r : adversity_.indicators) {
            const Indicator& i = result_.run.indicators()[r.indicator].in(adversity_.nation);
            step.lines.push_back(
                {i.id, ratio_formula(r, i), "ratio", r.ratio, r.ratio, nullptr, source_of(i)});
        }
        add_members(step);
        const bool combined = adversity_.basis == AdversityBasis::indicators;
        const bool assumed = adversity_.basis == AdversityBasis::none;
        add_scales(step);
        step.lines.push_back(
            {"adversity_ratio",
             combined
                 ? fmt::format("{} mean of {}{}{}", code_of(result_.run.choice().combine),
                               adversity_.indicators.size(), adversity_.scale == 1 ? "" : " × national_scale",
                               adversity_.standing == 1 ? "" : " × nation_to_uk")
                 : adversity_basis_phrase(adversity_, result_.run) +
                       (assumed && adversity_.standing != 1 ? " × nation_to_uk" : ""),
             "ratio", e_.ratio, e_.ratio, nullptr, combined ? "pairmodel's own (model, step 2)" : ""});
        step.lines.push_back({"factor",
                              fmt::format("1 + {} × ({} − 1)", shortest(model_.elasticity()),
                                          shown(e_.ratio, ColumnKind::decimal, 0)),
                              "factor", e_.factor, e_.factor, &set_.elasticity.note});
        steps_.push_back(std::move(step));
    }

    /// Of a wider area: the ratios of which its own is the mean.
    void add_members(Step& step) const {
        constexpr std::size_t only = 0;
        if (adversity_.basis != AdversityBasis::members) return;
        for (const Member& member : result_.run.parts_of(std::span(&only, 1))) {
            const AreaView area = result_.run.bases()[member.base];
            const AdversityRatio ratio = result_.run.base_adversity(member.base);
            const double births = member.share.of(static_cast<double>(*area.live_births));
            step.lines.push_back({std::string(area.code),
                                  fmt::format("{}, {} live births, {}", area.name, grouped(births),
                                              adversity_basis_phrase(ratio, result_.run)),
                                  "ratio", ratio.ratio, ratio.ratio, nullptr,
                                  "pairmodel's own (model, step 2)"});
        }
    }

    void add_scales(Step& step) const {
        if (adversity_.basis == AdversityBasis::members) return;  // each of them has its own
        if (adversity_.scale != 1)
            step.lines.push_back(
                {"national_scale",
                 fmt::format("1 ÷ the mean composite of the base areas of {}", name_of(adversity_.nation)),
                 "factor", adversity_.scale, adversity_.scale, nullptr, "pairmodel's own (model, step 2)"});
        if (adversity_.standing != 1)
            step.lines.push_back({"nation_to_uk",
                                  fmt::format("{} ÷ the United Kingdom, by child poverty and claimants",
                                              name_of(adversity_.nation)),
                                  "factor", adversity_.standing, adversity_.standing, nullptr,
                                  "pairmodel's own (model, step 2)"});
    }

    void step_adjustment() {
        Step step{"adjustment", "Step 2b: attachment patterns at local adversity", ColumnKind::decimal, {}};
        const bool odds = model_.scale() == Scale::odds;
        // What is not in proportion to the factor is worked out for each member, and added up.
        const bool summed = adversity_.basis == AdversityBasis::members && (odds || e_.member_saturated);
        const std::string how = summed
                                    ? "mean of the areas of step 2a, each at its own factor, by live births"
                                : odds ? "share × factor ÷ (secure + need × factor)"
                                       : "share × factor";
        const std::string shrunk = held_words();
        const auto add = [&](const char* item, std::string formula, double PatternShares::*part) {
            step.lines.push_back(
                {item, std::move(formula), share_unit, lower().adjusted.shares.*part,
                 higher().adjusted.shares.*part, nullptr,
                 odds ? "pairmodel's own (model, step 2)" : place_of(set_.elasticity.note, set_)});
        };
        add("secure", odds && !summed ? "secure ÷ (secure + need × factor)" : "1 − insecure − disorganised",
            &PatternShares::secure);
        add("insecure", how + shrunk, &PatternShares::insecure);
        add("disorganised", how + shrunk, &PatternShares::disorganised);
        steps_.push_back(std::move(step));
    }

    /// Where more would need support than there are.
    [[nodiscard]] std::string held_words() const {
        if (e_.member_saturated) return ", in some of them held so that need is all births";
        const bool low = lower().adjusted.saturated();
        const bool high = higher().adjusted.saturated();
        if (!low && !high) return "";
        const char* whose = low && high ? "" : low ? " for lower need" : " for higher need";
        return fmt::format(",{} held so that need is all births", whose);
    }

    void add_level(Step& step, const char* name, std::string formula, double LevelShares::*part,
                   const FigureNote* note, std::string source = {}) {
        step.lines.push_back({name, std::move(formula), share_unit, lower().levels.*part,
                              higher().levels.*part, note, std::move(source)});
    }

    void step_levels() {
        Step step{"attrition", "Step 3: from need to demand, by level of care", ColumnKind::decimal, {}};
        if (model_.allocation() == Allocation::published)
            published_levels_of(step);
        else
            closed_levels_of(step);
        steps_.push_back(std::move(step));
    }

    static std::string printed(const ScenarioFigure& figure, std::string_view pattern) {
        const double low = figure.value.lower_need;
        const double high = figure.value.higher_need;
        const std::string range = low == high
                                      ? fmt::format("{}%", shown(100 * low, ColumnKind::decimal, 0))
                                      : fmt::format("{} to {}%", shown(100 * low, ColumnKind::decimal, 0),
                                                    shown(100 * high, ColumnKind::decimal, 0));
        return fmt::format("printed {} × adjusted ÷ national share of {}", range, pattern);
    }

    void published_levels_of(Step& step) {
        const ParameterSet::Levels& l = *set_.levels;
        const auto add = [&](const char* name, const ScenarioFigure& f, const char* pattern,
                             double LevelShares::*part) {
            add_level(step, name, printed(f, pattern), part, &f.note);
        };
        add("universal", l.universal, "secure", &LevelShares::universal);
        add("targeted", l.targeted, "insecure", &LevelShares::targeted);
        add("specialist_short_term", l.specialist_short_term, "insecure",
            &LevelShares::specialist_short_term);
        add("specialist_long_term", l.specialist_long_term, "disorganised",
            &LevelShares::specialist_long_term);
        add("missed_mild_moderate", l.missed_mild_moderate, "insecure", &LevelShares::missed_mild_moderate);
        add("missed_severe", l.missed_severe, "disorganised", &LevelShares::missed_severe);
        add_level(step, "unassigned", "what the printed shares leave out", &LevelShares::unassigned, nullptr,
                  "known discrepancy 4");
    }

    void closed_levels_of(Step& step) {
        const auto& [unreached, targeted] = model_.attrition();
        const std::string reached = fmt::format("× (1 − {})", shown(unreached, ColumnKind::decimal, 0));
        const std::string not_reached = fmt::format("× {}", shown(unreached, ColumnKind::decimal, 0));
        const FigureNote* attrition = &set_.unreached_share.note;
        add_level(step, "universal", "secure", &LevelShares::universal, nullptr,
                  "pairmodel's own (model, step 3)");
        add_level(step, "targeted",
                  fmt::format("insecure {} × {}", reached, shown(targeted, ColumnKind::decimal, 0)),
                  &LevelShares::targeted, &set_.targeted_share_of_reached.note);
        add_level(step, "specialist_short_term",
                  fmt::format("insecure {} × (1 − {})", reached, shown(targeted, ColumnKind::decimal, 0)),
                  &LevelShares::specialist_short_term, &set_.targeted_share_of_reached.note);
        add_level(step, "specialist_long_term", "disorganised " + reached, &LevelShares::specialist_long_term,
                  attrition);
        add_level(step, "missed_mild_moderate", "insecure " + not_reached, &LevelShares::missed_mild_moderate,
                  attrition);
        add_level(step, "missed_severe", "disorganised " + not_reached, &LevelShares::missed_severe,
                  attrition);
    }

    void step_babies() {
        Step step{
            "babies",
            fmt::format("Result: shares × {} {}", grouped(e_.live_births), births_noun(result_.run.cohort())),
            ColumnKind::babies,
            {}};
        for (const MeasureInfo& m : all_measures())
            step.lines.push_back({std::string(m.code), formula_of(m.measure), babies_unit(),
                                  e_.babies.lower_need[m.measure], e_.babies.higher_need[m.measure]});
        steps_.push_back(std::move(step));
    }

    [[nodiscard]] std::string babies_unit() const { return std::string(unit_of(result_.run.cohort())); }

    /// How each step changes the number of babies, for a chart of it.
    void step_waterfall() {
        Step step{"waterfall", "How the steps change the figures", ColumnKind::babies, {}};
        const Waterfall low = waterfall_of(e_, Scenario::lower_need);
        const Waterfall high = waterfall_of(e_, Scenario::higher_need);
        for (std::size_t i = 0; i < low.size(); ++i) {
            std::string how(low[i].meaning);
            if (const auto at = how.find(births_noun(Cohort::births)); at != std::string::npos)
                how.replace(at, std::string::npos, births_noun(result_.run.cohort()));
            step.lines.push_back(
                {std::string(low[i].code), std::move(how), babies_unit(), low[i].babies, high[i].babies});
        }
        steps_.push_back(std::move(step));
    }

    [[nodiscard]] std::string formula_of(Measure measure) const {
        switch (measure) {
            case Measure::need:
                return "insecure + disorganised";
            case Measure::demand:
                return "targeted + specialist";
            case Measure::specialist:
                return "specialist_short_term + specialist_long_term";
            case Measure::missed:
                return "need − demand − unassigned";
            default:
                return fmt::format("share × {}", births_noun(result_.run.cohort()));
        }
    }

    const StudyResult& result_;
    const Model& model_;
    const ParameterSet& set_;
    Estimate e_;
    AdversityRatio adversity_;
};

std::string source_of(const Line& line, const ParameterSet& set) {
    return line.note != nullptr ? place_of(*line.note, set) : line.source;
}

/// Citations of published figures, numbered: a table has room for the number alone.
class Citations {
public:
    std::string number_of(const std::string& citation) {
        if (citation.empty()) return "";
        for (std::size_t i = 0; i < list_.size(); ++i)
            if (list_[i] == citation) return fmt::format("[{}]", i + 1);
        list_.push_back(citation);
        return fmt::format("[{}]", list_.size());
    }
    std::vector<std::string> list_;
};

Table table_for_readers(const Step& step, const ParameterSet& set, Citations& citations) {
    std::vector<std::vector<OwnCell>> rows;
    for (const Line& line : step.lines)
        rows.push_back({line.item, line.formula, line.lower_need, line.higher_need,
                        citations.number_of(source_of(line, set))});
    return table_of(step.id, step.title,
                    {{"item", "Figure"},
                     {"formula", "How"},
                     {"lower_need", "Lower need", step.kind},
                     {"higher_need", "Higher need", step.kind},
                     {"source", "Source"}},
                    std::move(rows));
}

Table working_table(const std::vector<Step>& steps, const ParameterSet& set) {
    std::vector<std::vector<OwnCell>> rows;
    for (const Step& step : steps)
        for (const Line& line : step.lines)
            rows.push_back({step.id, line.item, line.formula, line.lower_need, line.higher_need, line.unit,
                            line.note != nullptr ? set.source(line.note->source).citation : line.source,
                            line.note != nullptr ? line.note->page : "",
                            line.note != nullptr ? line.note->locator : "",
                            line.note != nullptr ? std::string(code_of(line.note->evidence_grade)) : ""});
    return table_of(
        "steps", "",
        {{"step", "Step", ColumnKind::text, "",
          "incidence, adversity, adjustment, attrition, babies, waterfall"},
         {"item", "Figure", ColumnKind::text, "", "Name of the figure, as everywhere in pairmodel"},
         {"formula", "How", ColumnKind::text, "", "How the figure comes about"},
         {"lower_need", "Lower need", ColumnKind::decimal, "as in unit", "In the scenario of lower need"},
         {"higher_need", "Higher need", ColumnKind::decimal, "as in unit", "In the scenario of higher need"},
         {"unit", "Unit"},
         {"source", "Source", ColumnKind::text, "", "Citation of a published figure"},
         {"page", "Page"},
         {"locator", "Where", ColumnKind::text, "", "Section, table or step"},
         {"evidence_grade", "Evidence", ColumnKind::text, "", "high, moderate, low or very_low"}},
        std::move(rows));
}

std::string hint_for_one(const StudyResult& study) {
    if (study.run.areas().empty())
        return "name one with --area, or give its figures with --births and --adversity";
    const AreaView area = study.run.areas()[0];
    return "choose one, such as --where " + system::as_argument(area.code.empty()
                                                                    ? fmt::format("area_name={}", area.name)
                                                                    : fmt::format("area_code={}", area.code));
}

void check_one_area(const StudyResult& study) {
    const Run& run = study.run;
    if (run.areas().size() != 1)
        throw RequestError(fmt::format("explain shows one area, found {}", run.areas().size()),
                           hint_for_one(study));
    if (run.areas()[0].withheld)
        throw RequestError("explain: live births are withheld, so there is nothing to work out",
                           "a smaller --suppress-below, or another area");
    if (!run.areas()[0].live_births)
        throw RequestError(
            fmt::format("{}: live births are not available, so there is nothing to work out. {}",
                        area_phrase(run.areas()[0]), run.areas()[0].note));
}

}  // namespace

Document explain_document(const Study& study) {
    check_one_area(*study);
    const Explanation explanation(*study);
    const ParameterSet& set = study->run.model().parameters();
    const AreaView area = study->run.areas()[0];
    Document document;
    document.command = "explain";
    document.told = told_of(*study);
    document.round_to = study->round_to;
    if (study->source.has_builtin_figures()) document.licence = open_government_licence;
    document.title = fmt::format("How the figures of {} come about", area_phrase(area));
    document.lead = {births_phrase(area) + "; adversity " + full_adversity_phrase(study->run.adversity(0)) +
                     "."};
    if (study->source.has_builtin_figures())
        for (std::string words : {unknown_indicators(study->run, 0), county_indicators(study->run, 0)})
            if (!words.empty()) document.lead.push_back(std::move(words));
    if (!area.note.empty()) document.lead.emplace_back(area.note);
    Citations citations;
    for (const Step& step : explanation.steps_)
        document.tables.push_back(table_for_readers(step, set, citations));
    for (std::size_t i = 0; i < citations.list_.size(); ++i)
        document.notes.push_back(fmt::format("[{}] {}", i + 1, citations.list_[i]));
    for (const std::string& note : standing_notes(*study)) document.notes.push_back(note);
    document.data = working_table(explanation.steps_, set);
    document.data.key = {"step", "item"};
    document.records = {parameters_record(set), method_record(*study), document.data,
                        provenance_record(*study)};
    return document;
}

}  // namespace pairmodel
