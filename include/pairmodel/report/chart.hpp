#pragma once

#include "pairmodel/report/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

class TextSink;

/// How a chart shows its table. The first column of text names the rows; others are found by `Column::name`.
enum class ChartKind {
    /// A bar from `low` to `high` for each row, in the table's order.
    range_bars,
    /// A bar for each row, put together of every column of babies, in their order.
    stacked_bars,
    /// A bar on either side of the reference for each row: to `at_low` and to `at_high`, the answer where an
    /// assumption is at an end of its range. Texts `from` and `to` are these ends.
    tornado,
    /// Bars of `central`: stages stand on zero; those whose text `step` is not empty start where the bar
    /// before ends, and may be negative.
    waterfall,
    /// A line of `central` and a band from `low` to `high` over the number `year`, for each text of `series`.
    lines,
    /// A dot at `central` for each row, with a line from `low` to `high` where there are these columns. Rows
    /// whose text `mark` is not empty stand out.
    ranked_dots,
    /// A hexagon for each row at column `q` and row `r` of a grid (r upwards, odd rows half a place to the
    /// right), coloured by `central` in few classes. Rows whose text `mark` is not empty have an outline,
    /// which
    /// the legend calls by that text; a value that is not applicable is of a place that is only there to be
    /// seen.
    hexagons,
};

/// A picture of a table, which stands beside it. Never without title and description.
struct Chart {
    std::string id;  ///< of letters, digits and hyphens; one of its kind in a page
    ChartKind kind = ChartKind::range_bars;
    std::string title;        ///< what is seen, where and when
    std::string description;  ///< what it shows, in words, for those who cannot see it
    std::string axis;         ///< what the numbers are: "babies a year"
    Table table;
    /// The section of the document in which the table stands instead; empty: on a page it is below the chart.
    std::string table_in = {};
    std::optional<double> reference = {};  ///< a line across all rows: the national average
    std::string reference_label = {};
    /// Values that the axis of ranked dots reaches as well, where charts stand for parts of one list.
    std::vector<double> axis_reaches = {};
    int round_to = 0;  ///< babies to a multiple of this; 0: whole babies
};

/// Writes the chart as an SVG file that needs nothing else.
void write_chart(const Chart& chart, TextSink& sink);

}  // namespace pairmodel
