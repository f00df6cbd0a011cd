#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

#include <algorithm>
#include <stdexcept>

namespace pairmodel::charts {

namespace {

constexpr double stack_height = 28;

class StackedBars {
public:
    StackedBars(const Chart& chart, Canvas& canvas)
        : chart_(chart), rows_(chart), series_(rows_.columns_of(ColumnKind::babies)), canvas_(canvas) {
        if (series_.empty()) throw std::logic_error("a stacked bar without a column of babies");
    }

    void draw() {
        std::vector<KeyItem> key;
        for (std::size_t i = 0; i < series_.size(); ++i)
            key.push_back({rows_.title(series_[i]), meaning_of(chart_, i)});
        draw_key(canvas_, key);
        canvas_.y += 6;
        RowFrame frame(chart_, canvas_, scale(), rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            frame.header(rows_.label(row), why_none(row));
            bar(row, frame.place(stack_height), frame.scale());
        }
        frame.finish();
    }

private:
    [[nodiscard]] Scale scale() const {
        Reach reach;
        reach.include(chart_.reference);
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            double end = 0;
            for (const std::size_t column : series_) reach.include(end += value(row, column));
        }
        return scale_along(reach, ColumnKind::babies, canvas_.whole());
    }

    [[nodiscard]] double value(std::size_t row, std::size_t column) const {
        return rows_.number(row, column).value_or(0);
    }

    /// The shorthand, where a row has no figure at all.
    [[nodiscard]] std::string why_none(std::size_t row) const {
        const auto known = [&](std::size_t column) { return rows_.number(row, column).has_value(); };
        return std::any_of(series_.begin(), series_.end(), known) ? "" : rows_.figure(row, series_.front());
    }

    /// Segments with room have their figures; those of all are in the table.
    void bar(std::size_t row, double top, const Scale& scale) {
        double end = 0;
        for (std::size_t i = 0; i < series_.size(); ++i) {
            const double start = end;
            end += value(row, series_[i]);
            const Span segment{scale.at(start), scale.at(end)};
            const Meaning meaning = meaning_of(chart_, i);
            append_bar(canvas_.marks(), segment, {.y = top, .height = stack_height}, meaning);
            if (i > 0 && segment.length() > 3)
                append_line(canvas_.over(), {segment.from, top}, {segment.from, top + stack_height},
                            {.colour = "#FFFFFF"});
            const std::string figure = rows_.figure(row, series_[i]);
            if (text_width(figure) + 6 > segment.length()) continue;
            canvas_.text({(segment.from + segment.to) / 2, top + (stack_height - line_height) / 2}, figure,
                         {.anchor = Anchor::middle, .fill = text_on(meaning)});
        }
    }

    const Chart& chart_;
    ChartRows rows_;
    std::vector<std::size_t> series_;
    Canvas& canvas_;
};

}  // namespace

void draw_stacked_bars(const Chart& chart, Canvas& canvas) {
    StackedBars(chart, canvas).draw();
}

}  // namespace pairmodel::charts
