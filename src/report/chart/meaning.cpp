#include "report/chart/meaning.hpp"

#include <algorithm>
#include <array>

namespace pairmodel::charts {

namespace {

constexpr const char* white = "#FFFFFF";

struct Look {
    const char* word;
    const char* colour;
    const char* text;
};

constexpr std::array<Look, 11> looks{{{"births", dark_grey, white},
                                      {"universal", "#8C8C8C", ink},
                                      {"need", dark_blue, white},
                                      {"demand", "#A285D1", ink},
                                      {"targeted", "#28A197", ink},
                                      {"specialist", "#801650", white},
                                      {"missed", "#F46A25", ink},
                                      {"unassigned", white, ink},
                                      {"places", ink, white},
                                      {"adversity", "#5F6A70", white},
                                      {"stage", "#2073BC", white}}};

const Look& look_of(Meaning meaning) {
    return looks[static_cast<std::size_t>(meaning)];
}

}  // namespace

const char* colour_of(Meaning meaning) {
    return look_of(meaning).colour;
}
const char* word_of(Meaning meaning) {
    return look_of(meaning).word;
}
const char* text_on(Meaning meaning) {
    return look_of(meaning).text;
}

Meaning meaning_of(const Chart& chart, std::size_t index) {
    return chart.meanings.at(std::min(index, chart.meanings.size() - 1));
}

pugi::xml_node paint(pugi::xml_node shape, Meaning meaning, bool hollow) {
    set_attribute(shape, "class", word_of(meaning));
    set_attribute(shape, "fill", hollow ? white : colour_of(meaning));
    const bool edged = meaning == Meaning::unassigned;
    if (hollow || edged) set_attribute(shape, "stroke", edged ? dark_grey : colour_of(meaning));
    if (hollow) set_attribute(shape, "stroke-width", 2);
    return shape;
}

void append_bar(pugi::xml_node layer, Span values, const Box& row, Meaning meaning, bool hollow) {
    if (values.length() == 0) return;
    const double left = std::min(values.from, values.to);
    paint(append_box(layer, {left, row.y, values.length(), row.height}, colour_of(meaning)), meaning, hollow);
    constexpr double thinnest = 2;
    if (values.length() >= thinnest) return;
    pugi::xml_node line = append_line(layer, {values.from, row.y}, {values.from, row.y + row.height},
                                      {.colour = colour_of(meaning), .width = thinnest});
    set_attribute(line, "class", word_of(meaning));
}

void append_range(pugi::xml_node layer, Span values, double y) {
    if (values.length() == 0) return;
    constexpr double end = 4;
    const auto lines = [&](const Stroke& stroke) {
        append_line(layer, {values.from, y}, {values.to, y}, stroke);
        for (const double x : {values.from, values.to})
            append_line(layer, {x, y - end}, {x, y + end}, stroke);
    };
    lines({.colour = white, .width = 3.5});
    lines({.colour = ink, .width = 1.5});
}

}  // namespace pairmodel::charts
