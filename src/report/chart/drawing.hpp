#pragma once

#include "pairmodel/report/chart.hpp"

#include <pugixml.hpp>

#include <string>

namespace pairmodel {

/// The chart as inline SVG, as wide as its place, with text of one size at any width. The title and subtitle
/// are not in the picture: the page has them as text beside it.
pugi::xml_node append_chart(pugi::xml_node parent, const Chart& chart);

/// What a chart measures: "Gateshead. Babies a year"; `whole`: with the place, where it has one.
[[nodiscard]] std::string said_of(const Chart& chart, bool whole);

/// The same picture as a file of its own, as wide as the text on a page of paper.
[[nodiscard]] std::string paper_chart(const Chart& chart);

/// A picture in SVG as PNG, by rsvg-convert of librsvg, so many times as large. Throws FileError.
[[nodiscard]] std::string png_of(const std::string& svg, int zoom);

/// What must be installed for png_of(); empty where nothing is missing.
[[nodiscard]] std::string missing_for_png();

/// What is to be said of the fonts here; empty where pictures have those that they are laid out for.
[[nodiscard]] std::string note_of_fonts();

}  // namespace pairmodel
