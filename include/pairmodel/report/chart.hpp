#pragma once

#include "pairmodel/report/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

class TextSink;

/// How a chart shows its table. The first column of text names the rows; others are found by `Column::name`.
/// Bars are as long as amounts are, from zero; a range is a thin line on top.
enum class ChartKind {
    /// A bar of `central` with a line from `low` to `high` for each row, in the table's order.
    range_bars,
    /// A bar for each row, put together of every column of babies, in their order.
    stacked_bars,
    /// For each row a bar of `places` on those of `demand` and `need`, which have a `_low` and a `_high` end;
    /// text `verdict` says how far they reach.
    bullets,
    /// A bar on either side of the reference for each row: by how much the answer changes where an assumption
    /// is at an end of its range, where it is `at_low` and `at_high`. Texts `from` and `to` are these ends.
    tornado,
    /// Bars of `central`: stages stand on zero; those whose text `step` is not empty start where the bar
    /// before ends, and may be negative; those of the step `part_step` go back from there.
    waterfall,
    /// A line of `central` and a band from `low` to `high` over the number `year`, or over the `share` of
    /// all,
    /// for each text of `series`.
    lines,
    /// A dot at `central` for each row, with a line from `low` to `high` where there are these columns. Rows
    /// whose text `mark` begins with the chart's own stand out; other marks stand behind the figure.
    ranked_dots,
    /// For each row a dot at the text `now` and a hollow one at the text `wanted`, each among the chart's
    /// `steps`, and how many there are between them where there is a number `steps`.
    steps,
    /// A hexagon for each row at column `q` and row `r` of a grid (r upwards, odd rows half a place to the
    /// right), coloured by `central` in few classes. Rows whose text `mark` is not empty have an outline,
    /// which the legend calls by that text; those with a text `apart` are in no class, and the one with a
    /// text `point` is pointed at, each as that text says.
    hexagons,
};

/// The step of a waterfall that is a part of what was there, as an amount.
inline constexpr std::string_view part_step = "of these";

/// What a mark of a chart is about. Each meaning has one colour, in all charts.
enum class Meaning {
    births,
    universal,  ///< the universal offer is enough
    need,
    demand,
    targeted,
    specialist,
    missed,
    unassigned,
    places,  ///< in services
    adversity,
    stage,  ///< of a system's development
};

/// A picture of a table, which stands beside it. Never without title and description.
struct Chart {
    std::string id;  ///< of letters, digits and hyphens; one of its kind in a page
    ChartKind kind = ChartKind::range_bars;
    std::string title;     ///< what it finds: "Six in ten babies in need would be missed"
    std::string subtitle;  ///< what is measured, in which unit, of which year
    /// Where: for a chart that stands alone, or among those of other places; empty: the title or subtitle
    /// says it.
    std::string place = {};
    std::string description;  ///< what it shows, in words, for those who cannot see it
    std::string axis;         ///< what the numbers are: "babies a year"
    Table table;
    /// The section of the document in which the table stands instead; empty: on a page it is below the chart.
    std::string table_in = {};
    /// What each row is about (of stacked bars: each column of babies); the last holds for those after it
    /// too.
    std::vector<Meaning> meanings = {Meaning::need};
    std::optional<double> reference = {};  ///< a line across all rows: the national average
    std::string reference_label = {};
    std::vector<std::string> steps = {};  ///< of a chart of steps, from the first to the last
    std::string mark = {};                ///< of ranked dots that stand out: "this area"; empty: none do
    std::string apart = {};   ///< ranked dots whose text `mark` has this are hollow; empty: none are
    std::string source = {};  ///< where it is from, and what it is: of a picture that stands alone
    int round_to = 0;         ///< babies to a multiple of this; 0: whole babies
};

/// Writes the chart as an SVG file that needs nothing else.
void write_chart(const Chart& chart, TextSink& sink);

/// The same, laid out for a picture so many pixels wide.
void write_chart(const Chart& chart, TextSink& sink, double width);

}  // namespace pairmodel
