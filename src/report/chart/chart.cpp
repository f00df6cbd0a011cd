#include "report/chart/canvas.hpp"
#include "report/chart/chart_rows.hpp"
#include "report/chart/drawing.hpp"
#include "report/chart/kinds.hpp"
#include "report/formats/parts/page.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/table/valid_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace pairmodel {

namespace {

using charts::set_attribute;

/// The width on a page where the text of the chart is about as large as that of the page.
constexpr const char* page_style = "display:block;max-width:560px;height:auto;background:#FFFFFF";

constexpr charts::TextStyle title_style{.bold = true, .fill = charts::dark_blue, .size = 16};

void check(const Chart& chart) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (chart.id.empty() || !std::all_of(chart.id.begin(), chart.id.end(), fits))
        throw std::logic_error("a chart needs an id of letters, digits and hyphens");
    if (chart.title.empty() || chart.description.empty())
        throw std::logic_error("a chart needs a title and a description");
}

void draw(const Chart& chart, charts::Canvas& canvas) {
    if (chart.table.records == 0) return canvas.paragraph({"There are no figures to show."}, charts::edge);
    switch (chart.kind) {
        case ChartKind::range_bars:
            return draw_range_bars(chart, canvas);
        case ChartKind::stacked_bars:
            return draw_stacked_bars(chart, canvas);
        case ChartKind::tornado:
            return draw_tornado(chart, canvas);
        case ChartKind::waterfall:
            return draw_waterfall(chart, canvas);
        case ChartKind::lines:
            return draw_lines(chart, canvas);
        case ChartKind::ranked_dots:
            return draw_ranked_dots(chart, canvas);
        case ChartKind::hexagons:
            return draw_hexagons(chart, canvas);
    }
    throw std::logic_error("kind of chart out of range");
}

void append_words(pugi::xml_node svg, const Chart& chart) {
    const std::string title = chart.id + "-title";
    const std::string description = chart.id + "-desc";
    set_attribute(svg, "aria-labelledby", title.c_str());
    set_attribute(svg, "aria-describedby", description.c_str());
    set_attribute(append_element(svg, "title", valid_line(chart.title)), "id", title.c_str());
    set_attribute(append_element(svg, "desc", chart.description), "id", description.c_str());
}

/// The key to the shorthand in the picture, which stands alone.
std::string key_of(pugi::xml_node svg) {
    ShorthandUse use;
    for (const auto& found : svg.select_nodes(".//text")) {
        const std::string_view text = found.node().text().get();
        const auto has = [text](std::string_view part) { return text.find(part) != std::string_view::npos; };
        use.confidential |= has("[c]");
        use.low |= has("[low]");
        use.not_available |= has("[x]");
        use.not_applicable |= has("[z]");
    }
    return shorthand_key(use);
}

/// The whole picture. `alone`: with its title, the key and a size of its own.
pugi::xml_node append_picture(pugi::xml_node parent, const Chart& chart, bool alone) {
    check(chart);
    pugi::xml_node svg = parent.append_child("svg");
    set_attribute(svg, "xmlns", "http://www.w3.org/2000/svg");
    set_attribute(svg, "role", "img");
    append_words(svg, chart);
    pugi::xml_node background = charts::append_box(svg, {0, 0, charts::picture_width, 0}, "#FFFFFF");
    charts::Canvas canvas(svg);
    const double width = charts::picture_width - 2 * charts::edge;
    if (alone) {
        canvas.paragraph(charts::wrapped(chart.title, width, 6, title_style), charts::edge, title_style);
        canvas.y += 8;
    }
    draw(chart, canvas);
    if (alone)
        canvas.paragraph(charts::wrapped(key_of(svg), width, 6), charts::edge, {.fill = charts::dark_grey});
    const std::string height = fmt::format("{:.0f}", canvas.y + charts::edge);
    background.attribute("height").set_value(height.c_str());
    set_attribute(svg, "viewBox", fmt::format("0 0 {:.0f} {}", charts::picture_width, height).c_str());
    set_attribute(svg, "width", alone ? fmt::format("{:.0f}", charts::picture_width).c_str() : "100%");
    set_attribute(svg, alone ? "height" : "style", alone ? height.c_str() : page_style);
    set_attribute(svg, "font-family", "Arial, Helvetica, sans-serif");
    set_attribute(svg, "font-size", charts::text_size);
    return svg;
}

}  // namespace

pugi::xml_node append_chart(pugi::xml_node parent, const Chart& chart) {
    return append_picture(parent, chart, false);
}

void write_chart(const Chart& chart, TextSink& sink) {
    pugi::xml_document file;
    append_picture(file.root(), chart, true);
    write_xml(file, sink);
}

}  // namespace pairmodel
