#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/row_frame.hpp"

namespace pairmodel::charts {

void draw_range_bars(const Chart& chart, Canvas& canvas) {
    constexpr double range_height = 18;
    const ChartRows rows(chart);
    const std::size_t low = rows.need("low");
    const std::size_t high = rows.need("high");
    Reach reach;
    reach.include(0);
    reach.include(chart.reference);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const std::size_t column : {low, high}) reach.include(rows.number(row, column));
    RowFrame frame(chart, canvas, scale_along(reach, rows.column(low).kind, whole_width), rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        frame.header(rows.label(row), rows.range(row, low, high));
        const double top = frame.place(range_height);
        const auto from = rows.number(row, low);
        const auto to = rows.number(row, high);
        if (!from || !to) continue;
        const Span bar{frame.scale().at(*from), frame.scale().at(*to)};
        append_bar(canvas.marks(), bar, {.y = top, .height = range_height}, dark_blue);
    }
    frame.finish();
}

}  // namespace pairmodel::charts
