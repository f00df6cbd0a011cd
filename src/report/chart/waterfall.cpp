#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/row_frame.hpp"

namespace pairmodel::charts {

namespace {

/// Where a bar is. A step behind a figure that is not known has none: nobody knows where it starts.
struct Stage {
    std::optional<double> start;
    std::optional<double> end;
    bool step = false;
};

std::vector<Stage> stages_of(const ChartRows& rows, std::size_t central) {
    std::vector<Stage> stages;
    std::optional<double> end = 0.0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Stage stage;
        stage.step = !rows.text(row, rows.find("step")).empty();
        stage.start = stage.step ? end : std::optional(0.0);
        const auto value = rows.number(row, central);
        if (stage.start && value) stage.end = *stage.start + *value;
        end = stage.end;
        stages.push_back(stage);
    }
    return stages;
}

const char* fill_of(const Stage& stage) {
    if (!stage.step) return dark_blue;
    if (*stage.end == *stage.start) return dark_grey;
    return *stage.end < *stage.start ? orange : turquoise;
}

/// A step that adds says so, as one that takes away does.
std::string figure_of(const ChartRows& rows, std::size_t row, std::size_t central, bool step) {
    const std::string figure = rows.figure(row, central);
    const bool adds = step && rows.number(row, central).value_or(0) > 0 && !figure.starts_with('[');
    return adds ? "+" + figure : figure;
}

}  // namespace

void draw_waterfall(const Chart& chart, Canvas& canvas) {
    const ChartRows rows(chart);
    const std::size_t central = rows.need("central");
    const std::vector<Stage> stages = stages_of(rows, central);
    Reach reach;
    reach.include(0);
    reach.include(chart.reference);
    for (const Stage& stage : stages) reach.include(stage.end);
    RowFrame frame(chart, canvas, scale_along(reach, rows.column(central).kind, whole_width), rows.size());
    std::optional<Point> joint;  // the end of the bar before
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Stage& stage = stages[row];
        frame.header(rows.label(row), figure_of(rows, row, central, stage.step), !stage.step);
        const double top = frame.place(bar_height);
        if (!stage.end) {
            joint.reset();
            continue;
        }
        const double end = frame.scale().at(*stage.end);
        if (joint && (stage.step || *stage.end == *stages[row - 1].end))
            append_line(canvas.grid(), *joint, {joint->x, top}, {.colour = dark_grey});
        append_bar(canvas.marks(), {frame.scale().at(*stage.start), end}, {.y = top, .height = bar_height},
                   fill_of(stage));
        joint = Point{end, top + bar_height};
    }
    frame.finish();
}

}  // namespace pairmodel::charts
