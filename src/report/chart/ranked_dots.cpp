#include "report/chart/chart_rows.hpp"
#include "report/chart/kinds.hpp"
#include "report/chart/meaning.hpp"
#include "report/chart/row_frame.hpp"

#include <fmt/format.h>

namespace pairmodel::charts {

namespace {

constexpr const char* band_grey = "#F0F0F0";

class RankedDots {
public:
    RankedDots(const Chart& chart, Canvas& canvas)
        : chart_(chart),
          rows_(chart),
          central_(rows_.need("central")),
          low_(rows_.find("low")),
          high_(rows_.find("high")),
          mark_(rows_.find("mark")),
          canvas_(canvas) {}

    void draw() {
        const double height = rows_.size() > rows_on_screen ? 11 : 12;
        RowFrame frame(chart_, canvas_, scale(), rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const double band_top = canvas_.y + (row == 0 ? 0 : 1);
            frame.header(rows_.label(row), figure(row), marked(row));
            const double top = frame.place(height);
            if (marked(row))
                append_box(canvas_.grid(),
                           {edge, band_top, canvas_.whole().length(), top + height - band_top}, band_grey);
            dot(row, top + height / 2, frame.scale());
        }
        frame.finish();
    }

private:
    [[nodiscard]] bool marked(std::size_t row) const {
        return !chart_.mark.empty() && rows_.text(row, mark_).starts_with(chart_.mark);
    }
    [[nodiscard]] bool apart(std::size_t row) const {
        return !chart_.apart.empty() && rows_.text(row, mark_).find(chart_.apart) != std::string_view::npos;
    }
    [[nodiscard]] bool has_range(std::size_t row) const {
        return rows_.number(row, low_) && rows_.number(row, high_);
    }

    [[nodiscard]] std::string figure(std::size_t row) const {
        std::string figure = rows_.figure(row, central_);
        if (has_range(row) && rows_.number(row, central_)) {
            const std::string range = rows_.range(row, *low_, *high_);
            if (range != figure) figure += " (" + range + ")";
        }
        const std::string_view mark = rows_.text(row, mark_);
        if (marked(row)) {
            // Its band says which it is; what else is said of it stands behind.
            const std::size_t more = mark.find("; ");
            if (more != std::string_view::npos) figure += fmt::format(", {}", mark.substr(more + 2));
        } else if (!mark.empty()) {
            figure += fmt::format(", {}", mark);
        }
        return figure;
    }

    [[nodiscard]] Scale scale() const {
        Reach reach;
        reach.include(chart_.reference);
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            reach.include(rows_.number(row, central_));
            if (has_range(row))
                for (const auto column : {low_, high_}) reach.include(rows_.number(row, column));
        }
        return scale_along(reach, rows_.column(central_).kind, canvas_.whole());
    }

    void dot(std::size_t row, double y, const Scale& scale) {
        const auto value = rows_.number(row, central_);
        if (!value) return;
        const Meaning meaning = meaning_of(chart_, row);
        if (has_range(row)) {
            const double from = scale.at(*rows_.number(row, low_));
            const double to = scale.at(*rows_.number(row, high_));
            append_line(canvas_.marks(), {from, y}, {to, y}, {.colour = ink, .width = 1.5});
        }
        pugi::xml_node disc = paint(
            append_disc(canvas_.marks(), {scale.at(*value), y}, 5, colour_of(meaning)), meaning, apart(row));
        // Larger, with an edge, in a bold row on a band: told without colour, which is for what is measured.
        if (!marked(row) || apart(row)) return;
        set_attribute(disc, "r", 6.5);
        set_attribute(disc, "stroke", ink);
        set_attribute(disc, "stroke-width", 2);
    }

    const Chart& chart_;
    ChartRows rows_;
    std::size_t central_;
    std::optional<std::size_t> low_;
    std::optional<std::size_t> high_;
    std::optional<std::size_t> mark_;
    Canvas& canvas_;
};

}  // namespace

void draw_ranked_dots(const Chart& chart, Canvas& canvas) {
    RankedDots(chart, canvas).draw();
}

}  // namespace pairmodel::charts
