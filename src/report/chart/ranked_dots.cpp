#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/row_frame.hpp"

#include <algorithm>

namespace pairmodel::charts {

namespace {

/// More rows than this are one line each, so that the eye can follow the dots.
constexpr std::size_t most_with_headers = 12;
constexpr double widest_name = 170;
constexpr const char* band_grey = "#F0F0F0";

class RankedDots {
public:
    RankedDots(const Chart& chart, Canvas& canvas)
        : rows_(chart),
          central_(rows_.need("central")),
          low_(rows_.find("low")),
          high_(rows_.find("high")),
          mark_(rows_.find("mark")),
          canvas_(canvas) {}

    void draw(const Chart& chart) {
        const bool close = rows_.size() > most_with_headers;
        RowFrame frame(chart, canvas_, scale(chart, close), rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (close) {
                line(row, frame);
                continue;
            }
            frame.header(rows_.label(row), long_figure(row), marked(row));
            const double height = 16;
            dot(row, frame.place(height) + height / 2, frame.scale());
        }
        frame.finish();
    }

private:
    [[nodiscard]] bool marked(std::size_t row) const { return !rows_.text(row, mark_).empty(); }
    [[nodiscard]] bool has_range(std::size_t row) const {
        return rows_.number(row, low_) && rows_.number(row, high_);
    }
    [[nodiscard]] TextStyle style(std::size_t row) const { return {.bold = marked(row)}; }

    [[nodiscard]] std::string long_figure(std::size_t row) const {
        std::string figure = rows_.figure(row, central_);
        if (!has_range(row) || !rows_.number(row, central_)) return figure;
        const std::string range = rows_.range(row, *low_, *high_);
        return range == figure ? figure : figure + " (" + range + ")";
    }

    [[nodiscard]] Scale scale(const Chart& chart, bool close) {
        Reach reach;
        reach.include(chart.reference);
        for (const double value : chart.axis_reaches) reach.include(value);
        double label = 0;
        double figure = 0;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            reach.include(rows_.number(row, central_));
            if (has_range(row))
                for (const auto column : {low_, high_}) reach.include(rows_.number(row, column));
            label = std::max(label, text_width(rows_.label(row), style(row)));
            figure = std::max(figure, text_width(rows_.figure(row, central_), style(row)));
        }
        reach.include_zero_if_near(0.25);
        label_width_ = std::min(label, widest_name);
        const Span beside{edge + label_width_ + 12, whole_width.to - figure - 12};
        return scale_along(reach, rows_.column(central_).kind, close ? beside : whole_width);
    }

    /// A row of one line: label, dot, figure.
    void line(std::size_t row, RowFrame& frame) {
        const auto lines = wrapped(rows_.label(row), label_width_, 2, style(row));
        const double height = line_height * static_cast<double>(std::max<std::size_t>(lines.size(), 1)) + 3;
        const double top = frame.place(height);
        const double middle = top + height / 2;
        if (marked(row)) append_box(canvas_.grid(), {0, top, picture_width, height}, band_grey);
        const Span span = frame.scale().span();
        append_line(canvas_.grid(), {span.from, middle}, {span.to, middle}, {.colour = grid_grey});
        double line_top = top + 1.5;
        for (const std::string& text : lines) {
            canvas_.text({edge, line_top}, text, style(row));
            line_top += line_height;
        }
        TextStyle figure = style(row);
        figure.anchor = Anchor::end;
        canvas_.text({whole_width.to, middle - line_height / 2}, rows_.figure(row, central_), figure);
        dot(row, middle, frame.scale());
    }

    void dot(std::size_t row, double y, const Scale& scale) {
        const auto value = rows_.number(row, central_);
        if (!value) return;
        if (has_range(row)) {
            const double from = scale.at(*rows_.number(row, low_));
            const double to = scale.at(*rows_.number(row, high_));
            append_line(canvas_.marks(), {from, y}, {to, y}, {.colour = dark_grey, .width = 2.5});
        }
        const double x = scale.at(*value);
        if (!marked(row)) {
            append_disc(canvas_.marks(), {x, y}, 5, dark_blue);
            return;
        }
        constexpr double reach = 8;
        pugi::xml_node diamond = append_polygon(
            canvas_.marks(), {{x - reach, y}, {x, y - reach}, {x + reach, y}, {x, y + reach}}, orange);
        set_attribute(diamond, "stroke", ink);
    }

    ChartRows rows_;
    std::size_t central_;
    std::optional<std::size_t> low_;
    std::optional<std::size_t> high_;
    std::optional<std::size_t> mark_;
    Canvas& canvas_;
    double label_width_ = 0;
};

}  // namespace

void draw_ranked_dots(const Chart& chart, Canvas& canvas) {
    RankedDots(chart, canvas).draw(chart);
}

}  // namespace pairmodel::charts
