#pragma once

#include "report/chart/meaning.hpp"
#include "support/catch.hpp"

#include <pugixml.hpp>

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

/// Colours of charts, wherever they stand.
namespace test_charts {

/// The colour of each meaning, by the class of its marks.
inline std::map<std::string, std::string> meaning_colours() {
    std::map<std::string, std::string> colours;
    for (int i = 0; i <= static_cast<int>(pairmodel::Meaning::stage); ++i) {
        const auto meaning = static_cast<pairmodel::Meaning>(i);
        colours[pairmodel::charts::word_of(meaning)] = pairmodel::charts::colour_of(meaning);
    }
    return colours;
}

/// As WCAG 2.2 defines it, of "#RRGGBB".
inline double contrast(const std::string& a, const std::string& b) {
    const auto luminance = [](const std::string& colour) {
        constexpr std::array weights{0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const double c = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    };
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

/// Every mark in the charts of this file that is of a colour has the class of a meaning and its colour; all
/// else is black, white or grey. Hexagons of a map are shades, by value.
inline void check_colours(const std::string& xml) {
    pugi::xml_document file;
    REQUIRE(static_cast<bool>(file.load_string(xml.c_str(), pugi::parse_default | pugi::parse_doctype)));
    const auto colours = meaning_colours();
    const std::set<std::string> plain{"",        "none",    "#FFFFFF", "#0B0C0C", "#3D3D3D",
                                      "#E0E0E0", "#D0D0D0", "#F0F0F0", "#949494"};
    std::size_t marks = 0;
    for (const auto& found :
         file.select_nodes("//svg[@role='img']//*[not(self::text) and (@fill or @stroke)]")) {
        const pugi::xml_node node = found.node();
        const std::string fill = node.attribute("fill").value();
        const std::string stroke = node.attribute("stroke").value();
        const std::string word = node.attribute("class").value();
        CAPTURE(node.name(), word, fill, stroke);
        if (word.empty()) {
            CHECK((plain.contains(fill) && plain.contains(stroke)));
            continue;
        }
        ++marks;
        // Classes of a map are shades of one blue, which its legend tells.
        if (word == "shade") {
            const int red = std::stoi(fill.substr(1, 2), nullptr, 16);
            CHECK(red < std::stoi(fill.substr(5, 2), nullptr, 16));
            CHECK(plain.contains(stroke));
            continue;
        }
        REQUIRE(colours.contains(word));
        const std::string& colour = colours.at(word);
        const bool filled = fill == colour && (plain.contains(stroke) || stroke == colour);
        const bool drawn = (fill.empty() || fill == "none" || fill == "#FFFFFF") && stroke == colour;
        CHECK((filled || drawn));
    }
    if (file.select_node("//g[@class='chart-marks']/*")) CHECK(marks > 0);
}

}  // namespace test_charts
