#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace pairmodel::charts {

namespace {

constexpr double text_gap = 5;

/// By how much the answer changes where an assumption is at one end of its range.
struct End {
    std::optional<double> change;
    std::string_view text;
    bool hollow;  ///< the low end: both are about the same, and have its colour
    bool left;
};

class Tornado {
public:
    Tornado(const Chart& chart, Canvas& canvas)
        : chart_(chart),
          rows_(chart),
          low_(rows_.need("at_low")),
          high_(rows_.need("at_high")),
          from_(rows_.find("from")),
          to_(rows_.find("to")),
          canvas_(canvas) {
        if (!chart.reference) throw std::logic_error("a tornado without a reference");
        reference_ = *chart.reference;
    }

    void draw() {
        const Meaning meaning = meaning_of(chart_, 0);
        draw_key(canvas_, {{rows_.title(low_), meaning, true}, {rows_.title(high_), meaning}});
        canvas_.y += 6;
        Chart centred = chart_;  // the middle of the axis is the reference, and stands for no change
        centred.reference = 0;
        RowFrame frame(centred, canvas_, scale(), rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const auto low = rows_.number(row, low_);
            const auto high = rows_.number(row, high_);
            const bool turned = low && high && *low > *high;
            frame.header(rows_.label(row),
                         turned ? rows_.range(row, high_, low_) : rows_.range(row, low_, high_));
            const auto ends = ends_of(row);
            const bool apart = ends[0].left != ends[1].left;
            // Both ends on one side would hide one another: one bar below the other.
            double top = frame.place(apart ? bar_height : 2 * bar_height + 2);
            for (const End& end : ends) {
                bar(end, top, frame.scale());
                if (!apart) top += bar_height + 2;
            }
        }
        frame.finish();
    }

private:
    [[nodiscard]] std::array<End, 2> ends_of(std::size_t row) const {
        const auto change = [&](std::size_t column) {
            auto value = rows_.number(row, column);
            if (value) *value -= reference_;
            return value;
        };
        const auto low = change(low_);
        const auto high = change(high_);
        const double below = low.value_or(0);
        const double above = high.value_or(0);
        // An end that changes nothing stands where the other does not.
        const bool low_left = below < 0 || (below == 0 && above >= 0);
        const bool high_left = above < 0 || (above == 0 && below > 0);
        return {End{low, rows_.text(row, from_), true, low_left},
                End{high, rows_.text(row, to_), false, high_left}};
    }

    /// The axis keeps room for the texts at the ends of the longest bars.
    [[nodiscard]] Scale scale() const {
        constexpr double most = 80;
        Reach reach;
        Span span = canvas_.whole();
        for (std::size_t row = 0; row < rows_.size(); ++row)
            for (const End& end : ends_of(row)) {
                reach.include(end.change);
                const double room = std::min(text_width(end.text), most) + text_gap;
                if (end.left)
                    span.from = std::max(span.from, edge + room);
                else
                    span.to = std::min(span.to, canvas_.whole().to - room);
            }
        return scale_along(reach, rows_.column(low_).kind, span);
    }

    void bar(const End& end, double top, const Scale& scale) {
        if (!end.change) return;
        const double x = scale.at(*end.change);
        const Span span{scale.at(0), x};
        append_bar(canvas_.marks(), span, {.y = top, .height = bar_height}, meaning_of(chart_, 0),
                   end.hollow);
        const double room = (end.left ? x - edge : canvas_.whole().to - x) - text_gap;
        canvas_.text(
            {x, top + (bar_height - line_height) / 2}, fitted(end.text, room),
            {.anchor = end.left ? Anchor::end : Anchor::start, .shift = end.left ? -text_gap : text_gap});
    }

    const Chart& chart_;
    ChartRows rows_;
    std::size_t low_;
    std::size_t high_;
    std::optional<std::size_t> from_;
    std::optional<std::size_t> to_;
    Canvas& canvas_;
    double reference_ = 0;
};

}  // namespace

void draw_tornado(const Chart& chart, Canvas& canvas) {
    Tornado(chart, canvas).draw();
}

}  // namespace pairmodel::charts
