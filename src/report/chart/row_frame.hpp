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

/// More rows than this do not fit on a screen: the axis is at the top too, and dots stand closer.
inline constexpr std::size_t rows_on_screen = 12;

/// What charts with a row for each bar have in common: an axis along the picture, a grid behind all, the
/// reference line, and above each bar its label with its figure, where long names have room.
class RowFrame {
public:
    RowFrame(const Chart& chart, Canvas& canvas, const Scale& scale, std::size_t rows);

    [[nodiscard]] const Scale& scale() const { return scale_; }

    /// The label with the figure behind it, both from the cursor on.
    void header(std::string_view label, std::string_view figure, bool bold = false);
    /// Room of this height below the header; gives its top.
    double place(double height);
    /// Draws what goes through all rows, and the axis. Nothing comes after it.
    void finish();

private:
    void tick_labels();
    void step_names();

    const Chart& chart_;
    Canvas& canvas_;
    Scale scale_;
    bool first_ = true;
    bool close_;
    double top_ = 0;
    std::vector<Span> places_;  ///< where the line of the reference shows, from top to bottom
};

/// A scale along the picture for figures of this kind, where the labels of all ticks have room.
[[nodiscard]] Scale scale_along(const Reach& reach, ColumnKind kind, Span span);

/// Says what the numbers are, from the cursor on.
void draw_axis_title(const Chart& chart, Canvas& canvas);

/// What a colour stands for.
struct KeyItem {
    std::string text;
    Meaning meaning = Meaning::need;
    bool hollow = false;
};

/// The items from the cursor on, each behind a disc of its colour, on as many lines as they need.
void draw_key(Canvas& canvas, const std::vector<KeyItem>& items);

}  // namespace pairmodel::charts
