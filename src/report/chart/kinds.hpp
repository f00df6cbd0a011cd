#pragma once

#include "pairmodel/report/chart.hpp"
#include "report/chart/canvas.hpp"

/// One function a kind of chart, one file each. All begin at the cursor of the canvas and leave it below what
/// they have drawn. They throw std::logic_error where the table lacks a column.
namespace pairmodel::charts {

void draw_range_bars(const Chart& chart, Canvas& canvas);
void draw_stacked_bars(const Chart& chart, Canvas& canvas);
void draw_bullets(const Chart& chart, Canvas& canvas);
void draw_tornado(const Chart& chart, Canvas& canvas);
void draw_waterfall(const Chart& chart, Canvas& canvas);
void draw_lines(const Chart& chart, Canvas& canvas);
void draw_ranked_dots(const Chart& chart, Canvas& canvas);
void draw_steps(const Chart& chart, Canvas& canvas);
void draw_hexagons(const Chart& chart, Canvas& canvas);

}  // namespace pairmodel::charts
