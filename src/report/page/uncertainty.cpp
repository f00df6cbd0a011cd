// Which assumption moves the answer most, as a tornado.

#include "input/cells/suggest.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/page/findings.hpp"
#include "report/page/sections.hpp"
#include "report/sensitivity/rows.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace pairmodel {

namespace {

/// An end of a range as a chart shows it.
std::string end_text(const Move& move, double end) {
    if (move.what == Moved::scale) return end == 0 ? "proportional" : "odds";
    return shown(end, kind_of(move.what), 0);
}

std::string label_of(const Move& move, const SensitivityResult& result) {
    if (move.what == Moved::indicator)
        return "Without: " +
               result.study->run.indicators()[move.indicator].in(result.study->run.adversity(0).nation).label;
    return words_of(move.what, move.indicator, result).label;
}

/// So many assumptions are in the chart; the table has all. Fewer for several areas, whose report is long:
/// what is too high for the rest of a page of paper leaves a hole there.
std::size_t most_moves_in_chart(const SensitivityResult& result) {
    return result.study->run.areas().size() > 1 ? 3 : 5;
}

Table swings_of(const SensitivityResult& result, std::size_t most) {
    const Measure measure = result.options.measure;
    std::vector<std::vector<OwnCell>> rows;
    const auto& moves = result.one_at_a_time.moves;
    for (const Move& move : std::span(moves).first(std::min(most, moves.size())))
        rows.push_back({label_of(move, result), end_text(move, move.range.low),
                        end_text(move, move.range.high), move.at_low[measure], move.at_high[measure],
                        move.swing(measure)});
    const std::string_view label = info(measure).label;
    const AreaList& areas = result.study->run.areas();
    const std::string place =
        areas.size() > 1 ? areas_together(*result.study) : report_subject(result.study, 0).name;
    return table_of(
        "", fmt::format("{} in {} as each assumption moves over its range", label, place),
        {{"assumption", "Assumption"},
         {"from", "Low end"},
         {"to", "High end"},
         {"at_low", fmt::format("{} where the assumption is at its low end", label), ColumnKind::babies},
         {"at_high", fmt::format("{} where the assumption is at its high end", label), ColumnKind::babies},
         {"swing", "Swing", ColumnKind::babies}},
        std::move(rows));
}

}  // namespace

Section sensitivity_section(const SensitivityResult& result) {
    const int round_to = result.study->round_to;
    const Measure measure = result.options.measure;
    Section section{"sensitivity", "Which assumption matters most", 2, {}, {}, {}, {}};
    const std::vector<std::string> sentences = sensitivity_sentences(result);
    if (!sentences.empty()) section.text.push_back(sentences.front());
    section.text.emplace_back(
        "Each assumption is moved over its range by itself, all others at their point value and with the "
        "closed allocation, in which every birth has one place: swings do not add up, and are not "
        "uncertainty intervals. A bar here goes to both ends of its range, which are rarely true, and seldom two at "
        "once; so a 95% interval of draws, which leaves out the rarest, can be narrower than one bar.");
    const std::size_t most = most_moves_in_chart(result);
    Chart chart = chart_over(ChartKind::tornado, "sensitivity", swings_of(result, most), round_to);
    const std::string unit(unit_of(result.study->run.cohort()));
    chart.axis = fmt::format("change in {}, {}", lower_case(std::string(info(measure).label)), unit);
    chart.meanings = {meaning_of(measure)};
    chart.subtitle = fmt::format("{}: {}", with_capital(unit), chart.title);
    if (!result.one_at_a_time.moves.empty() && result.one_at_a_time.moves.front().swing(measure) > 0)
        chart.title = fmt::format("What is assumed of “{}” matters most",
                                  label_of(result.one_at_a_time.moves.front(), result));
    const double central = result.one_at_a_time.central[measure];
    chart.reference = central;
    chart.reference_label = fmt::format("Point value {}", shown(central, ColumnKind::babies, round_to));
    chart.description = fmt::format(
        "For each assumption a bar from the figure at the low end of its range to that at the high "
        "end, the widest first. {}.",
        chart.reference_label);
    const auto& moves = result.one_at_a_time.moves;
    for (const Move& move : std::span(moves).first(std::min(most, moves.size())))
        chart.description += fmt::format(" {}: {} to {}.", label_of(move, result),
                                         shown(move.at_low[measure], ColumnKind::babies, round_to),
                                         shown(move.at_high[measure], ColumnKind::babies, round_to));
    if (moves.size() > most) {
        chart.subtitle += fmt::format(". The {} that move it most", most);
        chart.table_in = section.id;
        section.tables.push_back(swings_of(result, moves.size()));
    }
    section.charts.push_back(std::move(chart));
    return section;
}

}  // namespace pairmodel
