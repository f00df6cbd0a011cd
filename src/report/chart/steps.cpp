#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

#include <algorithm>

namespace pairmodel::charts {

namespace {

class Steps {
public:
    Steps(const Chart& chart, Canvas& canvas)
        : chart_(chart),
          canvas_(canvas),
          rows_(chart),
          now_(rows_.need("now")),
          wanted_(rows_.need("wanted")) {}

    void draw() {
        const Meaning meaning = meaning_of(chart_, 0);
        draw_key(canvas_, {{rows_.title(now_), meaning}, {rows_.title(wanted_), meaning, true}});
        Reach reach;
        reach.include(static_cast<double>(chart_.steps.size()));
        RowFrame frame(chart_, canvas_, scale_along(reach, ColumnKind::count, canvas_.whole()), rows_.size());
        constexpr double height = 16;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            frame.header(rows_.label(row), figure(row));
            const double y = frame.place(height) + height / 2;
            const auto from = place(row, now_, frame.scale());
            const auto to = place(row, wanted_, frame.scale());
            if (from && to) append_line(canvas_.marks(), {*from, y}, {*to, y}, {.colour = ink, .width = 1.5});
            // Where both are one, it is reached: the full dot.
            if (to && to != from) dot({*to, y}, row, true);
            if (from) dot({*from, y}, row, false);
        }
        frame.finish();
    }

private:
    /// The middle of the step that the text names.
    [[nodiscard]] std::optional<double> place(std::size_t row, std::size_t column, const Scale& scale) const {
        const auto step = std::find(chart_.steps.begin(), chart_.steps.end(), rows_.text(row, column));
        if (step == chart_.steps.end()) return std::nullopt;
        return scale.at(static_cast<double>(step - chart_.steps.begin()) + 0.5);
    }

    void dot(Point at, std::size_t row, bool hollow) {
        const Meaning meaning = meaning_of(chart_, row);
        paint(append_disc(canvas_.marks(), at, 5.5, colour_of(meaning)), meaning, hollow);
    }

    /// "+2"; nothing where there is no way to go.
    [[nodiscard]] std::string figure(std::size_t row) const {
        const auto steps = rows_.find("steps");
        if (!steps || rows_.number(row, steps).value_or(0) <= 0) return "";
        return "+" + rows_.figure(row, *steps);
    }

    const Chart& chart_;
    Canvas& canvas_;
    ChartRows rows_;
    std::size_t now_;
    std::size_t wanted_;
};

}  // namespace

void draw_steps(const Chart& chart, Canvas& canvas) {
    Steps(chart, canvas).draw();
}

}  // namespace pairmodel::charts
