#pragma once

#include "pairmodel/report/chart.hpp"

#include <pugixml.hpp>

namespace pairmodel {

/// The chart as inline SVG, as wide as its place up to a width where its text is that of the page. The title
/// is there for screen readers only: the page has it as text beside the picture.
pugi::xml_node append_chart(pugi::xml_node parent, const Chart& chart);

}  // namespace pairmodel
