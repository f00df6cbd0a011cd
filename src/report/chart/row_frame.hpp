#pragma once

#include "pairmodel/report/chart.hpp"
#include "report/chart/canvas.hpp"
#include "report/chart/scale.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel::charts {

inline constexpr double bar_height = 20;

/// What charts with a row for each bar have in common: an axis along the picture, its grid, the reference
/// line, and above each bar its label and figure, where long names have room.
class RowFrame {
public:
    /// `rows`: many have the axis at the top too.
    RowFrame(const Chart& chart, Canvas& canvas, const Scale& scale, std::size_t rows);

    [[nodiscard]] const Scale& scale() const { return scale_; }

    /// The label with the figure at the right, both from the cursor on.
    void header(std::string_view label, std::string_view figure, bool bold = false);
    /// Room of this height below the header, with the grid behind it; gives its top.
    double place(double height);
    /// Draws what goes through all rows, and the axis. Nothing comes after it.
    void finish();

private:
    void tick_labels();

    const Chart& chart_;
    Canvas& canvas_;
    Scale scale_;
    bool first_ = true;
    double reference_top_ = 0;
    std::vector<Span> bands_;  ///< where the grid shows, from top to bottom
};

/// A scale along the picture for figures of this kind, where the labels of all ticks have room.
[[nodiscard]] Scale scale_along(const Reach& reach, ColumnKind kind, Span span);
inline constexpr Span whole_width{edge, picture_width - edge};

/// Says what the numbers are, and where the axis starts if not at zero, from the cursor on.
void draw_axis_title(const Chart& chart, Canvas& canvas, const Scale& scale);

/// What a colour stands for.
struct KeyItem {
    std::string text;
    std::string figure;
    const char* fill = dark_blue;
};

/// The items from the cursor on, each behind a square of its colour, on as many lines as they need.
void draw_key(Canvas& canvas, const std::vector<KeyItem>& items);

/// A bar between two places. One too thin to be seen becomes a mark at its middle.
void append_bar(pugi::xml_node layer, Span values, const Box& row, const char* fill);

}  // namespace pairmodel::charts
