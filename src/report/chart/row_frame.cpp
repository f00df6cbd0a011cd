#include "report/chart/row_frame.hpp"

#include "report/chart/meaning.hpp"

namespace pairmodel::charts {

namespace {

constexpr double row_gap = 6;
constexpr double close_gap = 1;
constexpr double tick_gap = 8;

}  // namespace

Scale scale_along(const Reach& reach, ColumnKind kind, Span span) {
    // The labels of the ends stand beside their ticks where the picture ends, which takes half a label more.
    const auto room = [](std::string_view label) { return 1.5 * text_width(label) + tick_gap; };
    return Scale::over(reach, kind, span, room);
}

void draw_axis_title(const Chart& chart, Canvas& canvas) {
    canvas.paragraph(wrapped(chart.axis, canvas.whole().length(), 3), edge, {.fill = dark_grey});
}

void draw_key(Canvas& canvas, const std::vector<KeyItem>& items) {
    constexpr double radius = 5;
    constexpr double indent = 16;
    constexpr double gap = 14;
    double all = -gap;
    for (const KeyItem& item : items) all += indent + text_width(item.text) + gap;
    const bool below = all > canvas.whole().length();  // one another, where not all have room on one line
    double x = edge;
    for (const KeyItem& item : items) {
        const std::string text = fitted(item.text, canvas.whole().length() - indent);
        canvas.text({x, canvas.y}, text, {.shift = indent});
        pugi::xml_node place = append_fixed(canvas.over(), {x, canvas.y + line_height / 2});
        paint(append_disc(place, {radius, 0}, radius, colour_of(item.meaning)), item.meaning, item.hollow);
        if (below)
            canvas.y += line_height;
        else
            x += indent + text_width(text) + gap;
    }
    if (!below) canvas.y += line_height;
}

RowFrame::RowFrame(const Chart& chart, Canvas& canvas, const Scale& scale, std::size_t rows)
    : chart_(chart),
      canvas_(canvas),
      scale_(scale),
      close_((rows > rows_on_screen && chart.kind == ChartKind::ranked_dots) || !chart.steps.empty()) {
    if (rows > rows_on_screen || !chart.steps.empty()) {
        draw_axis_title(chart_, canvas_);
        tick_labels();
    }
    if (chart_.reference) {
        const double x = scale_.at(*chart_.reference);
        // A narrow label can stand close to its line, wherever that is.
        const auto lines = wrapped(chart_.reference_label, canvas_.whole().length() / 2, 3);
        canvas_.paragraph(lines, x, {.anchor = Anchor::middle});
        places_.push_back({canvas_.y, canvas_.y + 6});
        canvas_.y += 6;
    }
    top_ = canvas_.y;
    canvas_.y += 2;
}

void RowFrame::header(std::string_view label, std::string_view figure, bool bold) {
    constexpr double indent = 4;  // off the line of zero
    constexpr double gap = 8;
    if (!first_) {
        // A line between rows: what is above a dot is of that dot.
        if (!close_ && chart_.kind == ChartKind::ranked_dots)
            append_line(canvas_.grid(), {edge, canvas_.y + row_gap / 2},
                        {canvas_.whole().to, canvas_.y + row_gap / 2}, {.colour = grid_grey});
        canvas_.y += close_ ? close_gap : row_gap;
    }
    first_ = false;
    const TextStyle label_style{.bold = bold, .shift = indent};
    const double room = canvas_.whole().length() - indent;
    const auto lines = wrapped(label, room, 2, label_style);
    canvas_.paragraph(lines, edge, label_style);
    const double used = lines.empty() ? 0 : text_width(lines.back(), label_style) + gap;
    TextStyle style{.bold = true, .shift = indent};
    const bool beside = !lines.empty() && used + text_width(figure, style) <= room;
    if (beside) {
        style.shift += used;
        canvas_.text({edge, canvas_.y - line_height}, figure, style);
    } else {
        canvas_.paragraph(wrapped(figure, room, 3, style), edge, style);
    }
    canvas_.y += close_ ? 0 : 2;
}

double RowFrame::place(double height) {
    const double top = canvas_.y;
    canvas_.y += height;
    places_.push_back({top - 2, canvas_.y + 2});
    return top;
}

/// Each name in the middle of its step, on two lines in turn, as narrow pictures have no room for all on one.
void RowFrame::step_names() {
    for (std::size_t i = 0; i < chart_.steps.size(); ++i)
        canvas_.text({scale_.at(static_cast<double>(i) + 0.5), canvas_.y + (i % 2 == 0 ? 0 : line_height)},
                     chart_.steps[i], {.anchor = Anchor::middle, .fill = dark_grey});
    canvas_.y += 2 * line_height;
}

void RowFrame::tick_labels() {
    if (!chart_.steps.empty()) return step_names();
    for (const double tick : scale_.ticks())
        canvas_.text({scale_.at(tick), canvas_.y}, scale_.label(tick),
                     {.anchor = Anchor::middle, .fill = dark_grey});
    canvas_.y += line_height;
}

void RowFrame::finish() {
    canvas_.y += 4;
    const double bottom = canvas_.y;
    for (const double tick : scale_.ticks()) {
        const double x = scale_.at(tick);
        append_line(canvas_.grid(), {x, top_}, {x, bottom}, {.colour = tick == 0 ? dark_grey : grid_grey});
    }
    if (chart_.reference) {
        const double x = scale_.at(*chart_.reference);
        for (const Span& place : places_)
            append_line(canvas_.over(), {x, place.from}, {x, place.to}, {.colour = ink, .width = 1.5});
    }
    canvas_.y += 3;
    tick_labels();
    draw_axis_title(chart_, canvas_);
}

}  // namespace pairmodel::charts
