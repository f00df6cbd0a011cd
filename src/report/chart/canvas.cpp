#include "report/chart/canvas.hpp"

#include "report/formats/parts/page.hpp"
#include "report/table/valid_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace pairmodel::charts {

namespace {

/// From the top of a line to the feet of its letters, as a share of the size of the text.
constexpr double baseline = 0.95;

constexpr double spare = 1.05;
constexpr double bold_spare = 1.13;

/// Widths of the characters from space to tilde in Helvetica, in thousandths of the size of the text, from
/// Adobe's Core 14 font metrics. Arial's are the same.
constexpr std::array<int, 95> widths{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

bool is_tail(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The end of the character that begins at `at`.
std::size_t end_of_character(std::string_view text, std::size_t at) {
    do ++at;
    while (at < text.size() && is_tail(text[at]));
    return at;
}

double character_width(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (first >= 0x20 && first < 0x7F) return widths[first - 0x20U] / 1000.0;
    if (character == "−") return 0.584;
    if (character.size() < 3) return 0.722;  // Latin, Greek and Cyrillic letters, and control characters
    return character.size() == 3 ? 1.0 : 1.4;
}

double scale_of(const TextStyle& style) {
    return style.size * (style.bold ? bold_spare : spare);
}

/// How many bytes at the beginning of the text, of whole characters, are no wider than this.
std::size_t bytes_within(std::string_view text, double width, const TextStyle& style) {
    double used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_character(text, at);
        used += character_width(text.substr(at, end - at)) * scale_of(style);
        if (used > width) return at;
        at = end;
    }
    return text.size();
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Where the first of several lines ends: at a space, or within a word that is longer than a line.
std::size_t line_end(std::string_view text, double width, const TextStyle& style) {
    const std::size_t fits = bytes_within(text, width, style);
    if (fits == text.size() || text[fits] == ' ') return fits;
    const std::size_t space = text.rfind(' ', fits);
    if (space != std::string_view::npos && space > 0) return space;
    return std::max(fits, end_of_character(text, 0));
}

const char* name_of(Anchor anchor) {
    return anchor == Anchor::middle ? "middle" : "end";
}

std::string number_text(double value) {
    if (!std::isfinite(value)) throw std::logic_error("a chart with a place that is no number");
    return fmt::format("{:.2f}", std::abs(value) < 0.005 ? 0.0 : value);
}

std::string points_text(const std::vector<Point>& points) {
    std::string text;
    for (const Point& point : points)
        text += (text.empty() ? "" : " ") + number_text(point.x) + "," + number_text(point.y);
    return text;
}

void set_stroke(pugi::xml_node node, const Stroke& stroke) {
    set_attribute(node, "stroke", stroke.colour);
    set_attribute(node, "stroke-width", stroke.width);
    if (*stroke.dash != '\0') set_attribute(node, "stroke-dasharray", stroke.dash);
}

pugi::xml_node append_layer(pugi::xml_node svg, const char* name) {
    pugi::xml_node layer = svg.append_child("g");
    set_attribute(layer, "class", name);
    return layer;
}

}  // namespace

double text_width(std::string_view text, const TextStyle& style) {
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_character(text, at);
        width += character_width(text.substr(at, end - at));
        at = end;
    }
    return width * scale_of(style);
}

std::string fitted(std::string_view text, double width, const TextStyle& style) {
    std::string line = valid_line(text);
    if (text_width(line, style) <= width) return line;
    const std::string_view ellipsis = "…";
    const std::size_t fits = bytes_within(line, width - text_width(ellipsis, style), style);
    return std::string(trimmed(std::string_view(line).substr(0, fits))) + std::string(ellipsis);
}

std::vector<std::string> wrapped(std::string_view text, double width, std::size_t most,
                                 const TextStyle& style) {
    const std::string whole = valid_line(text);
    std::vector<std::string> lines;
    for (std::string_view rest = trimmed(whole); !rest.empty();) {
        if (lines.size() + 1 == most) {
            lines.push_back(fitted(rest, width, style));
            break;
        }
        const std::size_t end = line_end(rest, width, style);
        lines.emplace_back(trimmed(rest.substr(0, end)));
        rest = trimmed(rest.substr(end));
    }
    return lines;
}

Canvas::Canvas(pugi::xml_node svg, double width)
    : grid_(append_layer(svg, "chart-grid")),
      marks_(append_layer(svg, "chart-marks")),
      over_(append_layer(svg, "chart-over")),
      text_(append_layer(svg, "chart-text")),
      width_(width) {}

void Canvas::text(Point at, std::string_view text, const TextStyle& style) {
    const std::string line = valid_line(text);
    if (line.empty()) return;
    const double width = text_width(line, style);
    const double before = style.anchor == Anchor::start    ? 0
                          : style.anchor == Anchor::middle ? width / 2
                                                           : width;
    Anchor anchor = style.anchor;
    double x = at.x;
    // By its end, so that it stays at the edge wherever that is.
    constexpr double slack = 0.01;
    if (x - before + style.shift < whole().from - slack) {
        anchor = Anchor::start;
        x = whole().from;
    } else if (x - before + style.shift + width > whole().to + slack) {
        anchor = Anchor::end;
        x = whole().to;
    }
    pugi::xml_node node = append_element(text_, "text", line);
    set_attribute(node, "x", x);
    set_attribute(node, "y", at.y + baseline * style.size);
    if (style.shift != 0 && anchor == style.anchor) set_attribute(node, "dx", style.shift);
    set_attribute(node, "fill", style.fill);
    if (anchor != Anchor::start) set_attribute(node, "text-anchor", name_of(anchor));
    if (style.bold) set_attribute(node, "font-weight", "bold");
    if (style.size != text_size) set_attribute(node, "font-size", style.size);
}

void Canvas::paragraph(const std::vector<std::string>& lines, double x, const TextStyle& style) {
    for (const std::string& line : lines) {
        text({x, y}, line, style);
        y += line_height * style.size / text_size;
    }
}

void set_attribute(pugi::xml_node node, const char* name, const char* value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(value);
}

void set_attribute(pugi::xml_node node, const char* name, double value) {
    set_attribute(node, name, number_text(value).c_str());
}

pugi::xml_node append_fixed(pugi::xml_node layer, Point at) {
    pugi::xml_node node = layer.append_child("svg");
    set_attribute(node, "x", at.x);
    set_attribute(node, "y", at.y);
    set_attribute(node, "overflow", "visible");
    return node;
}

pugi::xml_node append_box(pugi::xml_node layer, const Box& box, const char* fill) {
    pugi::xml_node node = layer.append_child("rect");
    set_attribute(node, "x", box.x);
    set_attribute(node, "y", box.y);
    set_attribute(node, "width", box.width);
    set_attribute(node, "height", box.height);
    set_attribute(node, "fill", fill);
    return node;
}

pugi::xml_node append_line(pugi::xml_node layer, Point from, Point to, const Stroke& stroke) {
    pugi::xml_node node = layer.append_child("line");
    set_attribute(node, "x1", from.x);
    set_attribute(node, "y1", from.y);
    set_attribute(node, "x2", to.x);
    set_attribute(node, "y2", to.y);
    set_stroke(node, stroke);
    return node;
}

pugi::xml_node append_disc(pugi::xml_node layer, Point centre, double radius, const char* fill) {
    pugi::xml_node node = layer.append_child("circle");
    set_attribute(node, "cx", centre.x);
    set_attribute(node, "cy", centre.y);
    set_attribute(node, "r", radius);
    set_attribute(node, "fill", fill);
    return node;
}

pugi::xml_node append_polyline(pugi::xml_node layer, const std::vector<Point>& points, const Stroke& stroke) {
    pugi::xml_node node = layer.append_child("polyline");
    set_attribute(node, "points", points_text(points).c_str());
    set_attribute(node, "fill", "none");
    set_stroke(node, stroke);
    return node;
}

pugi::xml_node append_polygon(pugi::xml_node layer, const std::vector<Point>& points, const char* fill) {
    pugi::xml_node node = layer.append_child("polygon");
    set_attribute(node, "points", points_text(points).c_str());
    set_attribute(node, "fill", fill);
    return node;
}

}  // namespace pairmodel::charts
