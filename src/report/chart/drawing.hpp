#pragma once

#include "pairmodel/report/chart.hpp"

#include <pugixml.hpp>

namespace pairmodel {

/// The chart as inline SVG, as wide as its place, with text of one size at any width. The title and subtitle
/// are not in the picture: the page has them as text beside it.
pugi::xml_node append_chart(pugi::xml_node parent, const Chart& chart);

}  // namespace pairmodel
