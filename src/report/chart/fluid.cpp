#include "report/chart/canvas.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

namespace pairmodel::charts {

namespace {

/// Shares of the way from edge to edge, in place of units.
class Shares {
public:
    explicit Shares(double width) : inner_(width - 2 * edge) {}

    void place(pugi::xml_node node, const char* name) const { put(node, name, edge); }
    void length(pugi::xml_node node, const char* name) const { put(node, name, 0); }

private:
    void put(pugi::xml_node node, const char* name, double from) const {
        pugi::xml_attribute attribute = node.attribute(name);
        if (!attribute) return;
        const double share = (attribute.as_double() - from) / inner_;
        attribute.set_value(fmt::format("{:.3f}%", share * 100 + 0.0).c_str());
    }

    double inner_;
};

/// A line or an area of many points can only be stretched: in a picture of its own within the picture.
void stretch(pugi::xml_node shape, double width, double height) {
    pugi::xml_node frame = shape.parent().insert_child_before("svg", shape);
    set_attribute(frame, "width", "100%");
    set_attribute(frame, "height", height);
    const std::string box = fmt::format("{:.0f} 0 {:.0f} {:.0f}", edge, width - 2 * edge, height);
    set_attribute(frame, "viewBox", box.c_str());
    set_attribute(frame, "preserveAspectRatio", "none");
    set_attribute(shape, "vector-effect", "non-scaling-stroke");
    frame.append_move(shape);
}

}  // namespace

void make_fluid(pugi::xml_node svg, double width, double height) {
    const Shares shares(width);
    for (const auto& found : svg.select_nodes("g/*")) {
        pugi::xml_node node = found.node();
        for (const char* place : {"x", "x1", "x2", "cx"}) shares.place(node, place);
        const std::string_view kind = node.name();
        if (kind == "rect") shares.length(node, "width");
        if (kind == "polyline" || kind == "polygon") stretch(node, width, height);
    }
}

}  // namespace pairmodel::charts
