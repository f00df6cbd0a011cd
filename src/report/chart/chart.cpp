#include "pairmodel/report/output.hpp"
#include "report/chart/canvas.hpp"
#include "report/chart/chart_rows.hpp"
#include "report/chart/drawing.hpp"
#include "report/chart/kinds.hpp"
#include "report/formats/parts/page.hpp"
#include "report/formats/parts/text_table.hpp"
#include "report/table/valid_text.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pairmodel {

namespace {

using charts::set_attribute;

constexpr charts::TextStyle title_style{.bold = true, .fill = charts::dark_blue, .size = 17};

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
        case ChartKind::bullets:
            return draw_bullets(chart, canvas);
        case ChartKind::tornado:
            return draw_tornado(chart, canvas);
        case ChartKind::waterfall:
            return draw_waterfall(chart, canvas);
        case ChartKind::lines:
            return draw_lines(chart, canvas);
        case ChartKind::ranked_dots:
            return draw_ranked_dots(chart, canvas);
        case ChartKind::steps:
            return draw_steps(chart, canvas);
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
    // What is found is a name only with where, when and of what.
    const std::string measured = said_of(chart, true);
    const std::string name = measured.empty() ? chart.title : chart.title + ". " + measured;
    set_attribute(append_element(svg, "title", valid_line(name)), "id", title.c_str());
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

/// All of what is said above and below a picture, but for a name without end.
constexpr std::size_t most_lines = 30;

/// A picture so many units wide, without a size yet. `alone`: with its title, what it is of, and the key.
struct Picture {
    pugi::xml_node svg;
    double height = 0;
};

Picture append_picture(pugi::xml_node parent, const Chart& chart, double width, bool alone) {
    check(chart);
    pugi::xml_node svg = parent.append_child("svg");
    set_attribute(svg, "xmlns", "http://www.w3.org/2000/svg");
    set_attribute(svg, "role", "img");
    append_words(svg, chart);
    pugi::xml_node background = charts::append_box(svg, {}, "#FFFFFF");
    for (const char* side : {"width", "height"}) set_attribute(background, side, "100%");
    charts::Canvas canvas(svg, width);
    if (!alone) canvas.y = 0;
    const auto write = [&](const std::string& text, const charts::TextStyle& style, double gap) {
        const auto lines = charts::wrapped(text, canvas.whole().length(), most_lines, style);
        canvas.paragraph(lines, charts::edge, style);
        if (!lines.empty()) canvas.y += gap;
    };
    if (alone) {
        write(chart.title, title_style, 2);
        write(said_of(chart, true), {.fill = charts::dark_grey}, 8);
    }
    draw(chart, canvas);
    if (alone) {
        write(key_of(svg), {.fill = charts::dark_grey}, 0);
        canvas.y += 6;
        write(chart.source, {.fill = charts::dark_grey}, 0);
    }
    set_attribute(svg, "font-family", "Arial, 'Liberation Sans', Helvetica, sans-serif");
    set_attribute(svg, "font-size", charts::text_size);
    return {svg, std::ceil(canvas.y + (alone ? charts::edge : 2))};
}

void write_picture(const Chart& chart, TextSink& sink, double width, bool alone) {
    pugi::xml_document file;
    const auto [svg, height] = append_picture(file.root(), chart, width, alone);
    set_attribute(svg, "viewBox", fmt::format("0 0 {:.0f} {:.0f}", width, height).c_str());
    set_attribute(svg, "width", fmt::format("{:.0f}", width).c_str());
    set_attribute(svg, "height", fmt::format("{:.0f}", height).c_str());
    write_xml(file, sink);
}

}  // namespace

std::string said_of(const Chart& chart, bool whole) {
    if (!whole || chart.place.empty()) return chart.subtitle;
    return with_capital(chart.place) + (chart.subtitle.empty() ? "" : ". ") + chart.subtitle;
}

pugi::xml_node append_chart(pugi::xml_node parent, const Chart& chart) {
    // A map keeps its shape, and grows with its place.
    if (chart.kind == ChartKind::hexagons) {
        const auto [map, tall] = append_picture(parent, chart, charts::map_width, false);
        set_attribute(map, "viewBox", fmt::format("0 0 {:.0f} {:.0f}", charts::map_width, tall).c_str());
        set_attribute(map, "width", "100%");
        set_attribute(map, "style", "display:block;max-width:440px;height:auto;background:#FFFFFF");
        return map;
    }
    const auto [svg, height] = append_picture(parent, chart, charts::narrowest_width, false);
    charts::make_fluid(svg, charts::narrowest_width, height);
    // For who knows no style: as wide as a page of paper.
    set_attribute(svg, "width", "640");
    set_attribute(svg, "height", fmt::format("{:.0f}", height).c_str());
    set_attribute(
        svg, "style",
        fmt::format("display:block;width:100%;height:{:.0f}px;overflow:visible;background:#FFFFFF", height)
            .c_str());
    return svg;
}

void write_chart(const Chart& chart, TextSink& sink) {
    write_chart(chart, sink, charts::picture_width);
}

void write_chart(const Chart& chart, TextSink& sink, double width) {
    write_picture(chart, sink, width, true);
}

std::string paper_chart(const Chart& chart) {
    constexpr double width = 640;  // 17 cm, with text of 10.5 points
    StringSink text;
    write_picture(chart, text, width, false);
    return text.text();
}

}  // namespace pairmodel
