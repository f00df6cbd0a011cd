#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

namespace pairmodel::charts {

namespace {

constexpr const char* joint_grey = "#949494";

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
        const std::string_view step = rows.text(row, rows.find("step"));
        stage.step = !step.empty();
        stage.start = stage.step ? end : std::optional(0.0);
        const auto value = rows.number(row, central);
        if (stage.start && value) stage.end = *stage.start + (step == part_step ? -*value : *value);
        end = stage.end;
        stages.push_back(stage);
    }
    return stages;
}

/// Rows with both scenarios have a range.
struct Ends {
    std::optional<std::size_t> lower;
    std::optional<std::size_t> higher;
};

/// A change that adds says so, as one that takes away does, and its smaller end is the one nearer to nothing;
/// a part of what was there is an amount, as in sentences.
std::string figure_of(const ChartRows& rows, std::size_t row, std::size_t central, const Ends& ends,
                      bool step) {
    const auto lower = rows.number(row, ends.lower);
    const auto higher = rows.number(row, ends.higher);
    const bool takes = lower && higher && *lower < 0 && *higher < 0;
    const bool turned = lower && higher && (takes ? *lower < *higher : *lower > *higher);
    const std::string figure = !lower || !higher ? rows.figure(row, central)
                               : turned          ? rows.range(row, *ends.higher, *ends.lower)
                                                 : rows.range(row, *ends.lower, *ends.higher);
    const bool adds = step && rows.text(row, rows.find("step")) != part_step &&
                      rows.number(row, central).value_or(0) > 0 && !figure.starts_with('[');
    return adds ? "+" + figure : figure;
}

}  // namespace

void draw_waterfall(const Chart& chart, Canvas& canvas) {
    const ChartRows rows(chart);
    const std::size_t central = rows.need("central");
    const Ends ends{rows.find("lower_need"), rows.find("higher_need")};
    const std::vector<Stage> stages = stages_of(rows, central);
    Reach reach;
    reach.include(chart.reference);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        reach.include(stages[row].end);
        if (!stages[row].step)
            for (const auto column : {ends.lower, ends.higher}) reach.include(rows.number(row, column));
    }
    RowFrame frame(chart, canvas, scale_along(reach, rows.column(central).kind, canvas.whole()), rows.size());
    std::optional<Point> joint;  // the end of the bar before
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Stage& stage = stages[row];
        frame.header(rows.label(row), figure_of(rows, row, central, ends, stage.step), !stage.step);
        const double top = frame.place(bar_height);
        if (!stage.end) {
            joint.reset();
            continue;
        }
        const double end = frame.scale().at(*stage.end);
        if (joint && (stage.step || *stage.end == *stages[row - 1].end))
            append_line(canvas.grid(), *joint, {joint->x, top}, {.colour = joint_grey});
        append_bar(canvas.marks(), {frame.scale().at(*stage.start), end}, {.y = top, .height = bar_height},
                   meaning_of(chart, row));
        const auto low = rows.number(row, ends.lower);
        const auto high = rows.number(row, ends.higher);
        if (!stage.step && low && high)
            append_range(canvas.over(), {frame.scale().at(*low), frame.scale().at(*high)},
                         top + bar_height / 2);
        joint = Point{end, top + bar_height};
    }
    frame.finish();
}

}  // namespace pairmodel::charts
