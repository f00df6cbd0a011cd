#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/row_frame.hpp"

#include <algorithm>
#include <stdexcept>

namespace pairmodel::charts {

namespace {

constexpr double stack_height = 24;

class StackedBars {
public:
    StackedBars(const Chart& chart, Canvas& canvas)
        : rows_(chart), series_(rows_.columns_of(ColumnKind::babies)), canvas_(canvas) {
        if (series_.empty()) throw std::logic_error("a stacked bar without a column of babies");
    }

    void draw(const Chart& chart) {
        RowFrame frame(chart, canvas_, scale(chart), rows_.size());
        const bool inside = all_fit(frame.scale());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            frame.header(rows_.label(row), "");
            bar(row, frame.place(stack_height), frame.scale(), inside);
            if (inside) continue;
            canvas_.y += 3;
            draw_key(canvas_, key(row));
        }
        frame.finish();
    }

private:
    [[nodiscard]] Scale scale(const Chart& chart) const {
        Reach reach;
        reach.include(0);
        reach.include(chart.reference);
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            double end = 0;
            for (const std::size_t column : series_) reach.include(end += value(row, column));
        }
        return scale_along(reach, ColumnKind::babies, whole_width);
    }

    [[nodiscard]] double value(std::size_t row, std::size_t column) const {
        return rows_.number(row, column).value_or(0);
    }

    [[nodiscard]] std::string text(std::size_t row, std::size_t column) const {
        return rows_.title(column) + " " + rows_.figure(row, column);
    }

    /// Labels stand in all segments or below all bars: a reader looks in one place.
    [[nodiscard]] bool all_fit(const Scale& scale) const {
        for (std::size_t row = 0; row < rows_.size(); ++row)
            for (const std::size_t column : series_) {
                const double width = scale.at(value(row, column)) - scale.at(0);
                if (!rows_.is_empty(row, column) && text_width(text(row, column)) + 8 > width) return false;
            }
        return true;
    }

    void bar(std::size_t row, double top, const Scale& scale, bool inside) {
        double end = 0;
        double drawn = 0;  // the width of the segment before
        for (std::size_t i = 0; i < series_.size(); ++i) {
            const double start = end;
            end += value(row, series_[i]);
            if (start == end) continue;
            const double left = scale.at(std::min(start, end));
            const double width = scale.at(std::max(start, end)) - left;
            const char* fill = series_colour(i, series_.size());
            append_box(canvas_.marks(), {left, top, width, stack_height}, fill);
            const double joint = scale.at(start);
            // Not where the line would hide the segment.
            if (std::min(drawn, width) > 3)
                append_line(canvas_.over(), {joint, top}, {joint, top + stack_height}, {.colour = "#FFFFFF"});
            drawn = width;
            if (inside)
                canvas_.text({left + width / 2, top + (stack_height - line_height) / 2},
                             text(row, series_[i]), {.anchor = Anchor::middle, .fill = text_on(fill)});
        }
    }

    [[nodiscard]] std::vector<KeyItem> key(std::size_t row) const {
        std::vector<KeyItem> items;
        for (std::size_t i = 0; i < series_.size(); ++i)
            if (!rows_.is_empty(row, series_[i]))
                items.push_back({rows_.title(series_[i]), rows_.figure(row, series_[i]),
                                 series_colour(i, series_.size())});
        return items;
    }

    ChartRows rows_;
    std::vector<std::size_t> series_;
    Canvas& canvas_;
};

}  // namespace

void draw_stacked_bars(const Chart& chart, Canvas& canvas) {
    StackedBars(chart, canvas).draw(chart);
}

}  // namespace pairmodel::charts
