#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

namespace pairmodel::charts {

void draw_range_bars(const Chart& chart, Canvas& canvas) {
    const ChartRows rows(chart);
    const std::size_t low = rows.need("low");
    const std::size_t central = rows.need("central");
    const std::size_t high = rows.need("high");
    Reach reach;
    reach.include(chart.reference);
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const std::size_t column : {low, central, high}) reach.include(rows.number(row, column));
    RowFrame frame(chart, canvas, scale_along(reach, rows.column(low).kind, canvas.whole()), rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        frame.header(rows.label(row), rows.range(row, low, high));
        const double top = frame.place(bar_height);
        const auto from = rows.number(row, low);
        const auto middle = rows.number(row, central);
        const auto to = rows.number(row, high);
        if (!from || !middle || !to) continue;
        const Scale& scale = frame.scale();
        append_bar(canvas.marks(), {scale.at(0), scale.at(*middle)}, {.y = top, .height = bar_height},
                   meaning_of(chart, row));
        append_range(canvas.over(), {scale.at(*from), scale.at(*to)}, top + bar_height / 2);
    }
    frame.finish();
}

}  // namespace pairmodel::charts
