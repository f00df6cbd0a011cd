#include "report/chart/row_frame.hpp"

#include "words/figures.hpp"

#include <cmath>

namespace pairmodel::charts {

namespace {

/// More rows than this do not fit on a screen: the axis is at the top too.
constexpr std::size_t rows_on_screen = 12;
constexpr double row_gap = 10;
constexpr double tick_gap = 12;
constexpr double thinnest = 3;

}  // namespace

Scale scale_along(const Reach& reach, ColumnKind kind, Span span) {
    const auto room = [](std::string_view label) { return text_width(label) + tick_gap; };
    const Scale scale = Scale::over(reach, kind, span, room);
    const auto ticks = scale.ticks();
    const double first = text_width(scale.label(ticks.front())) / 2;
    const double last = text_width(scale.label(ticks.back())) / 2;
    const Span within{std::max(span.from, edge / 2 + first),
                      std::min(span.to, picture_width - edge / 2 - last)};
    return Scale::over(reach, kind, within, room);
}

void draw_axis_title(const Chart& chart, Canvas& canvas, const Scale& scale) {
    const TextStyle style{.fill = dark_grey};
    canvas.paragraph(wrapped(chart.axis, whole_width.length(), 3), edge, style);
    if (scale.has_zero()) return;
    const std::string note = "The axis starts at " + scale.label(scale.ticks().front()) + ", not at 0.";
    canvas.paragraph(wrapped(note, whole_width.length(), 2), edge, style);
}

void append_bar(pugi::xml_node layer, Span values, const Box& row, const char* fill) {
    double left = std::min(values.from, values.to);
    double width = values.length();
    if (width < thinnest) {
        left -= (thinnest - width) / 2;
        width = thinnest;
    }
    append_box(layer, {left, row.y, width, row.height}, fill);
}

void draw_key(Canvas& canvas, const std::vector<KeyItem>& items) {
    constexpr double square = 10;
    constexpr double indent = 15;
    constexpr double gap = 16;
    double x = edge;
    for (const KeyItem& item : items) {
        const std::string figure = item.figure.empty() ? "" : " " + item.figure;
        const double room = whole_width.length() - indent - text_width(figure);
        const std::string text = fitted(item.text, room) + figure;
        const double width = indent + text_width(text);
        if (x > edge && x + width > whole_width.to) {
            x = edge;
            canvas.y += line_height;
        }
        canvas.text({x + indent, canvas.y}, text, {.plate = true});
        append_box(canvas.over(), {x, canvas.y + (line_height - square) / 2, square, square}, item.fill);
        x += width + gap;
    }
    canvas.y += line_height;
}

RowFrame::RowFrame(const Chart& chart, Canvas& canvas, const Scale& scale, std::size_t rows)
    : chart_(chart), canvas_(canvas), scale_(scale) {
    if (rows > rows_on_screen) {
        draw_axis_title(chart_, canvas_, scale_);
        tick_labels();
    }
    if (chart_.reference) {
        const double x = scale_.at(*chart_.reference);
        // A narrow label can stand close to its line, wherever that is.
        const auto lines = wrapped(chart_.reference_label, picture_width / 2, 3);
        canvas_.paragraph(lines, x, {.anchor = Anchor::middle});
    }
    reference_top_ = canvas_.y;
    canvas_.y += chart_.reference ? 6 : 2;
}

void RowFrame::header(std::string_view label, std::string_view figure, bool bold) {
    if (!first_) canvas_.y += row_gap;
    first_ = false;
    const TextStyle figure_style{.anchor = Anchor::end, .bold = true, .plate = true};
    const TextStyle label_style{.bold = bold, .plate = true};
    const double figure_width = text_width(figure, figure_style);
    const double room = whole_width.length() - (figure.empty() ? 0 : figure_width + 12);
    const auto lines = wrapped(label, room, 2, label_style);
    canvas_.paragraph(lines, edge, label_style);
    if (lines.empty()) canvas_.y += line_height;
    canvas_.text({whole_width.to, canvas_.y - line_height}, figure, figure_style);
    canvas_.y += 2;
}

double RowFrame::place(double height) {
    const double top = canvas_.y;
    canvas_.y += height;
    const Span band{top - 2, canvas_.y + 2};
    if (!bands_.empty() && bands_.back().to >= band.from)
        bands_.back().to = band.to;
    else
        bands_.push_back(band);
    return top;
}

void RowFrame::tick_labels() {
    for (const double tick : scale_.ticks())
        canvas_.text({scale_.at(tick), canvas_.y}, scale_.label(tick),
                     {.anchor = Anchor::middle, .fill = dark_grey});
    canvas_.y += line_height;
}

void RowFrame::finish() {
    canvas_.y += 4;
    const double bottom = canvas_.y;
    bands_.push_back({bottom - 4, bottom});
    for (const double tick : scale_.ticks()) {
        const double x = scale_.at(tick);
        const char* colour = tick == 0 ? dark_grey : grid_grey;
        for (const Span& band : bands_)
            append_line(canvas_.grid(), {x, band.from}, {x, band.to}, {.colour = colour});
    }
    if (chart_.reference) {
        const double x = scale_.at(*chart_.reference);
        append_line(canvas_.over(), {x, reference_top_}, {x, bottom},
                    {.colour = ink, .width = 1.5, .dash = "5 3"});
    }
    canvas_.y += 3;
    tick_labels();
    draw_axis_title(chart_, canvas_, scale_);
}

}  // namespace pairmodel::charts
