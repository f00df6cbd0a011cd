#include "pairmodel/report/documents.hpp"
#include "pairmodel/study/sensitivity.hpp"
#include "report/sensitivity/rows.hpp"
#include "report/table/shown.hpp"
#include "report/words/brief.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pairmodel {

namespace {

constexpr std::array first_measures{Measure::demand, Measure::specialist, Measure::missed};

std::string measure_word(Measure measure) {
    return measure == Measure::specialist ? "specialist demand" : std::string(info(measure).code);
}

std::string heading_of(Measure measure) {
    return measure == Measure::specialist ? "Specialist" : std::string(info(measure).label);
}

/// The measure that the ranking is by, then the others.
std::vector<Measure> shown_measures(Measure first) {
    std::vector<Measure> measures{first};
    for (const Measure measure : first_measures)
        if (measure != first) measures.push_back(measure);
    return measures;
}

/// "The unreached share", "between 66 and 75%".
std::pair<std::string, std::string> top_phrases(const Move& move, const Run& run) {
    const bool a_year = run.cohort() == Cohort::births;
    const ColumnKind kind = kind_of(move.what);
    std::string low = shown(move.range.low, kind, 0);
    if (kind == ColumnKind::share) low.resize(low.size() - percent_sign.size());
    const std::string between = fmt::format("between {} and {}", low, shown(move.range.high, kind, 0));
    switch (move.what) {
        case Moved::incidence:
            return {"The published range of need", between + " of births at average adversity"};
        case Moved::elasticity:
            return {"The elasticity", between};
        case Moved::unreached_share:
            return {"The unreached share", between};
        case Moved::targeted_share_of_reached:
            return {"The split of the reached", between + " to targeted services"};
        case Moved::adversity_ratio:
            return {"The adversity ratio's own uncertainty", between};
        case Moved::live_births:
            return {"The number of births", between + (a_year ? " a year" : " in two years")};
        case Moved::scale:
            return {"The scale", "from proportional to odds"};
        case Moved::indicator:
            break;
    }
    return {fmt::format("Whether the adversity ratio is made with {}",
                        spoken(run.indicators()[move.indicator].id)),
            between};
}

/// "288", "fewer than 1".
CountWords words_of(double babies, int round_to) {
    return count_words({babies, babies, babies}, round_to);
}

std::string top_sentence(const SensitivityResult& result) {
    const Measure measure = result.options.measure;
    const Move& top = result.one_at_a_time.moves.front();
    if (top.swing(measure) <= 0)
        return fmt::format("None of these assumptions moves {} here.", measure_word(measure));
    const auto [what, between] = top_phrases(top, result.study->run);
    const int round_to = result.study->round_to;
    const Cohort cohort = result.study->run.cohort();
    const CountWords low = words_of(top.at_low[measure], round_to);
    const CountWords high = words_of(top.at_high[measure], round_to);
    if (low.text == high.text)
        return fmt::format(
            "{} matters most, but too little to show: {}, {} stays at {}.", what, between,
            measure_word(measure),
            babies_phrase({top.at_low[measure], top.at_low[measure], top.at_low[measure]}, round_to, cohort));
    return fmt::format("{} matters most: {}, {} moves from {} to {} {}.", what, between,
                       measure_word(measure), low.text, about_said_once(low.text, high.text),
                       unit_of(cohort));
}

std::string central_sentence(const SensitivityResult& result) {
    std::vector<std::string> parts;
    for (const Measure measure : sensitivity_measures)
        parts.push_back(
            fmt::format("{} {}", measure_word(measure),
                        words_of(result.one_at_a_time.central[measure], result.study->round_to).text));
    return fmt::format("With every assumption at its point value: {} {}.", in_a_row(parts),
                       unit_of(result.study->run.cohort()));
}

Table swings_table(const SensitivityResult& result) {
    const std::vector<Measure> measures = shown_measures(result.options.measure);
    std::vector<Column> columns{{"assumption", "Assumption"}, {"range", "Range"}};
    for (std::size_t i = 0; i < measures.size(); ++i) {
        for (const RangeEnd end : {RangeEnd::low, RangeEnd::high})
            columns.push_back({"", heading_of(measures[i]), ColumnKind::babies, "", "", end});
        if (i == 0) columns.push_back({"swing", "Swing", ColumnKind::babies});
    }
    columns.push_back({"marker", ""});
    std::vector<std::vector<OwnCell>> rows;
    for (const Move& move : result.one_at_a_time.moves) {
        std::vector<OwnCell> row{words_of(move.what, move.indicator, result).label, range_text(move)};
        for (std::size_t i = 0; i < measures.size(); ++i) {
            row.insert(row.end(), {move.at_low[measures[i]], move.at_high[measures[i]]});
            if (i == 0) row.emplace_back(move.swing(measures[i]));
        }
        row.emplace_back(std::string(move.saturated ? "saturated" : ""));
        rows.push_back(std::move(row));
    }
    return table_of("swings",
                    fmt::format("{} at the low and at the high end of each range",
                                with_capital(std::string(unit_of(result.study->run.cohort())))),
                    std::move(columns), std::move(rows));
}

/// What matters most in each area: a row an area.
Table areas_table(const std::vector<SensitivityResult>& results) {
    const SensitivityResult& all = results.front();
    const Measure measure = all.options.measure;
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t i = 1; i < results.size(); ++i) {
        const SensitivityResult& result = results[i];
        const AreaView area = all.study->run.areas()[*result.area];
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(std::string(area.code));
        row.emplace_back(std::string(area.name));
        const Move& top = result.one_at_a_time.moves.front();
        row.insert(row.end(),
                   {words_of(top.what, top.indicator, result).label, range_text(top), top.at_low[measure],
                    top.at_high[measure], top.swing(measure), std::string(top.saturated ? "saturated" : "")});
    }
    std::vector<Column> columns{
        {"area_code", "Code"}, {"area_name", "Area"}, {"assumption", "Matters most"}, {"range", "Range"}};
    for (const RangeEnd end : {RangeEnd::low, RangeEnd::high})
        columns.push_back({"", heading_of(measure), ColumnKind::babies, "", "", end});
    columns.push_back({"swing", "Swing", ColumnKind::babies});
    columns.push_back({"marker", ""});
    return table_of("areas",
                    fmt::format("Area by area: what moves {} most, {}", measure_word(measure),
                                unit_of(all.study->run.cohort())),
                    std::move(columns), std::move(rows));
}

std::string whole_percent(double share) {
    return grouped(rounded(100 * share, 1));
}

OwnCell share_text(const MeasureVariance& variance, const VarianceShare& share) {
    if (!variance.is_known()) return Absent::not_available;
    return fmt::format("{}% (± {})", whole_percent(share.share),
                       share.error > 0 && share.error < 0.005 ? "<1" : whole_percent(share.error));
}

Table shares_table(const SensitivityResult& result) {
    const std::vector<Measure> measures = shown_measures(result.options.measure);
    const VarianceShares& shares = *result.shares;
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < drawn_quantities; ++i)
        if (shares.varies.at(i)) drawn.push_back(i);
    std::stable_sort(drawn.begin(), drawn.end(), [&](std::size_t a, std::size_t b) {
        const MeasureVariance& variance = shares.of(measures[0]);
        return variance.shares.at(a).share > variance.shares.at(b).share;
    });
    std::vector<Column> columns{{"quantity", "Drawn"}};
    for (const Measure measure : measures) columns.push_back({"", heading_of(measure), ColumnKind::share});
    std::vector<std::vector<OwnCell>> rows;
    for (const std::size_t i : drawn) {
        const auto what = static_cast<Moved>(i);
        std::vector<OwnCell> row{what == Moved::live_births ? "Live births, by chance"
                                                            : words_of(what, 0, result).label};
        for (const Measure measure : measures)
            row.push_back(share_text(shares.of(measure), shares.of(measure).shares.at(i)));
        rows.push_back(std::move(row));
    }
    std::vector<OwnCell> rest{std::string("Several together")};
    for (const Measure measure : measures)
        rest.push_back(share_text(shares.of(measure), shares.of(measure).together));
    rows.push_back(std::move(rest));
    return table_of("shares", "Share of the variance when all are drawn at once (± its standard error)",
                    std::move(columns), std::move(rows));
}

Table sources_table(const SensitivityResult& result) {
    std::vector<std::vector<OwnCell>> rows;
    bool indicators = false;
    for (const Move& move : result.one_at_a_time.moves) {
        AssumptionWords words = words_of(move.what, move.indicator, result);
        if (move.what == Moved::indicator) {
            if (std::exchange(indicators, true)) continue;  // all alike
            words.label = "Without one indicator";
            words.id = "without_INDICATOR";
        }
        rows.push_back({words.label, words.id, cited(words.source, words.page),
                        words.evidence_grade.empty() ? "not graded" : spoken(words.evidence_grade)});
    }
    return table_of(
        "sources", "Where the ranges come from",
        {{"assumption", "Assumption"}, {"id", "Id"}, {"source", "Source"}, {"evidence", "Evidence"}},
        std::move(rows));
}

/// The one area, or how many are taken together.
std::string subject_phrase(const SensitivityResult& result) {
    const Run& run = result.study->run;
    if (const auto one = result.one_area())
        return fmt::format("{}, {}", area_phrase(run.areas()[*one]), births_phrase(run.areas()[*one]));
    const OneAtATime& moves = result.one_at_a_time;
    const auto areas = static_cast<double>(moves.areas);
    return fmt::format("{} {} together, {}", grouped(areas), plural(areas, "area", "areas"),
                       grouped(moves.live_births) + " live births");
}

std::vector<std::string> lead_of(const SensitivityResult& result) {
    const Run& run = result.study->run;
    std::vector<std::string> lead{top_sentence(result), central_sentence(result)};
    if (const auto one = result.one_area()) {
        lead.push_back(fmt::format("Adversity {}.", adversity_phrase(run.adversity(*one))));
        if (!run.areas()[*one].note.empty()) lead.emplace_back(run.areas()[*one].note);
    } else {
        const NamedTotal total = total_of(run);
        lead.push_back(
            fmt::format("Adversity {} (mean weighted by live births). These figures are of {}{}.",
                        against_average(result.one_at_a_time.ratio, average_of(run, total.members)),
                        areas_together(*result.study),
                        run.areas().size() > most_areas_apart
                            ? fmt::format("; for each by itself, ask for {} at most",
                                          grouped(static_cast<double>(most_areas_apart)))
                            : ""));
    }
    return lead;
}

/// What a range is, where its label does not say it.
std::vector<std::string> range_notes(const SensitivityResult& result) {
    std::vector<std::string> notes;
    const auto moved = [&](Moved what) {
        const auto& moves = result.one_at_a_time.moves;
        return std::any_of(moves.begin(), moves.end(), [&](const Move& m) { return m.what == what; });
    };
    const bool several = result.one_at_a_time.areas > 1;
    if (!result.options.elasticity)
        notes.push_back("Elasticity: " + result.study->run.model().parameters().elasticity.note.meaning);
    if (moved(Moved::adversity_ratio))
        notes.push_back(fmt::format(
            "Adversity ratio: the ends of its 95% interval, as far as indicators disagree or the input "
            "says{}.",
            several
                ? "; ratios are off partly alike within a region, else independently, so that for all together it counts less"
                : ""));
    if (moved(Moved::indicator))
        notes.emplace_back("Without …: the adversity ratio with this indicator, and made without it.");
    if (moved(Moved::live_births))
        notes.emplace_back(
            "Live births: as many more or fewer as in the largest change known from one year to the next.");
    for (const Moved what : result.one_at_a_time.unmoved)
        notes.emplace_back(
            what == Moved::live_births
                ? "Not moved: live births; how they change from year to year is not known here."
                : "Not moved: the adversity ratio's uncertainty; nothing tells it.");
    return notes;
}

std::string shares_note(const VarianceShares& shares) {
    std::vector<std::string> fixed;
    for (std::size_t i = 0; i < drawn_quantities; ++i)
        if (!shares.varies.at(i)) fixed.emplace_back(code_of(static_cast<Moved>(i)));
    return fmt::format(
        "Share of the variance: what would go of it if this quantity alone were known exactly (first-order "
        "Sobol' index, estimator of Saltelli et al. 2010, {} draws, asymptotic error; by chance it may be a "
        "little below 0).{}",
        grouped(static_cast<double>(shares.options.draws)),
        fixed.empty() ? "" : fmt::format(" Fixed, so without a share: {}.", in_a_row(fixed)));
}

std::string figures_words(const SensitivityResult& result) {
    if (!result.shares) return "one assumption at a time";
    const SimulationOptions& options = result.shares->options;
    return fmt::format(
        "one assumption at a time, variance shares from {} draws, seed {}, births variation {}",
        grouped(static_cast<double>(options.draws)), options.seed, code_of(options.births_variation));
}

std::vector<std::string> notes_of(const SensitivityResult& result) {
    const StudyResult& estimate = *result.study;
    std::vector<std::string> notes{fmt::format(
        "Modelled estimate, not a count. Each assumption is moved by itself, all others at their point "
        "value: swings do not add up, and are not uncertainty intervals. {}",
        rounding_words(estimate.round_to))};
    for (std::string& note : range_notes(result)) notes.push_back(std::move(note));
    const auto& moves = result.one_at_a_time.moves;
    if (!result.one_at_a_time.saturated &&
        std::any_of(moves.begin(), moves.end(), [](const Move& m) { return m.saturated; }))
        notes.emplace_back(
            "Saturated: at an end of the range adversity would give more need than births; need is held at "
            "all births.");
    if (result.shares) notes.push_back(shares_note(*result.shares));
    for (std::string& note : origin_notes(estimate, true, figures_words(result)))
        notes.push_back(std::move(note));
    return notes;
}

}  // namespace

std::vector<std::string> sensitivity_sentences(const SensitivityResult& result) {
    return lead_of(result);
}

Document sensitivity_document(const std::vector<SensitivityResult>& results) {
    const SensitivityResult& result = results.front();
    Document document;
    document.command = "sensitivity";
    document.told = told_of(*result.study);
    document.round_to = result.study->round_to;
    if (result.study->source.has_builtin_figures()) document.licence = open_government_licence;
    document.title =
        fmt::format("What moves {} most: {}", measure_word(result.options.measure), subject_phrase(result));
    document.lead = lead_of(result);
    document.tables.push_back(swings_table(result));
    if (result.shares) document.tables.push_back(shares_table(result));
    if (results.size() > 1) document.tables.push_back(areas_table(results));
    document.tables.push_back(sources_table(result));
    if (const std::string command = explain_command(*result.study); !command.empty())
        document.closing.push_back("See how the figures come about: " + command);
    document.notes = notes_of(result);
    document.brief = brief_of(*result.study);
    document.brief->tables = document.tables.size() - 1;  // where ranges are from goes with the notes
    document.brief->lines.front() =
        "Modelled, not counted. Each assumption is moved by itself: swings do not add up.";
    document.data = sensitivity_data(results);
    document.data.key = {"area_code", "area_name", "assumption", "measure"};
    document.records = {parameters_record(result.study->run.model().parameters()),
                        method_record(*result.study, "one assumption at a time"), sensitivity_record(result),
                        area_records(results), assumption_records(results)};
    if (result.shares) document.records.push_back(variance_record(result));
    document.records.push_back(provenance_record(*result.study));
    return document;
}

}  // namespace pairmodel
