#pragma once

#include "pairmodel/report/chart.hpp"
#include "report/chart/canvas.hpp"

#include <cstddef>
#include <string_view>

/// The one place where colours of charts are chosen.
namespace pairmodel::charts {

/// From the palette of the Government Analysis Function, and greys: each has a contrast of 3 to 1 or more
/// with white. What is not assigned is white with an edge.
[[nodiscard]] const char* colour_of(Meaning meaning);
/// The class of its marks in the picture: "need".
[[nodiscard]] const char* word_of(Meaning meaning);
/// The colour of text on it.
[[nodiscard]] const char* text_on(Meaning meaning);

/// What row (or column) number `index` of the chart is about.
[[nodiscard]] Meaning meaning_of(const Chart& chart, std::size_t index);

/// Gives a shape its colour and class; `hollow`: white with an edge of its colour.
pugi::xml_node paint(pugi::xml_node shape, Meaning meaning, bool hollow = false);

/// A bar between two places. One too thin to be seen gets a line where it starts; none where it has no
/// length. `hollow`: as paint().
void append_bar(pugi::xml_node layer, Span values, const Box& row, Meaning meaning, bool hollow = false);

/// The line of a range on top of the bar at this height, seen on the bar and beside it.
void append_range(pugi::xml_node layer, Span values, double y);

}  // namespace pairmodel::charts
