// The map: classes between round numbers, a hexagon where each place is, the outline around those marked.

#include "report/chart/value_classes.hpp"
#include "report/charts.hpp"

#include <set>

using namespace test_charts;

namespace {

Chart map_of(Rows rows) {
    return chart_of(ChartKind::hexagons,
                    {{"area", ""},
                     numbers("central", ColumnKind::share),
                     {"mark", ""},
                     numbers("q", ColumnKind::count),
                     numbers("r", ColumnKind::count)},
                    std::move(rows));
}

/// How many hexagons have each fill.
std::map<std::string, std::size_t> fills(const Picture& picture) {
    std::map<std::string, std::size_t> found;
    for (const pugi::xml_node& path : picture.nodes("//g[@class='chart-marks']/path")) {
        const std::string way = path.attribute("d").value();
        found[path.attribute("fill").value()] +=
            static_cast<std::size_t>(std::count(way.begin(), way.end(), 'M'));
    }
    return found;
}

bool says(const Picture& picture, const std::string& wanted) {
    const auto texts = picture.texts();
    return std::any_of(texts.begin(), texts.end(), [&](const Text& text) { return text.text == wanted; });
}

}  // namespace

TEST_CASE("classes of a map are the same for all, and a share is in that of its whole per cents",
          "[report][chart]") {
    CHECK(ValueClasses::of(0.01) == 0);
    CHECK(ValueClasses::of(0.99) == ValueClasses::count - 1);
    std::set<std::string> seen;
    std::size_t before = 0;
    for (int i = 0; i <= 100; ++i) {
        const std::size_t in = ValueClasses::of(0.1 * i / 10);
        CHECK(in >= before);
        before = in;
        seen.insert(ValueClasses::label(in));
    }
    CHECK(seen.size() == ValueClasses::count);
    CHECK(ValueClasses::label(ValueClasses::of(0.344)) == "under 35%");
    CHECK(ValueClasses::label(ValueClasses::of(0.346)) == "35 to 39%");
    CHECK(ValueClasses::label(ValueClasses::of(0.55)) == "55% or more");
}

TEST_CASE("a map has a hexagon for each row, in the colour of its class", "[report][chart]") {
    const Picture picture(map_of({{"A", 0.3, "", 0., 0.},
                                  {"B", 0.5, "Here", 1., 0.},
                                  {"C", 0.5, "Here", 0., 1.},
                                  {"Hidden", Absent::confidential, "", 5., 5.}}));
    std::size_t all = 0;
    for (const auto& [fill, count] : fills(picture)) all += count;
    CHECK(all == 4);
    CHECK(fills(picture).at("#13456F") == 2);
    CHECK(says(picture, "Here"));
    CHECK(says(picture, "Not shown [c]"));
    // Two neighbours have one outline: of their twelve edges the two that they share are not drawn.
    const auto outlines = picture.nodes("//g[@class='chart-over']/path");
    REQUIRE(outlines.size() == 2);
    const std::string way = outlines.back().attribute("d").value();
    CHECK(std::count(way.begin(), way.end(), 'M') == 10);
}

TEST_CASE("the legend of a map stands where there is no land", "[report][chart]") {
    const auto legend_left = [](double column) {
        Rows rows;
        for (int r = 0; r < 20; ++r) rows.push_back({"Here", 0.3 + 0.02 * r, "", column, 1. * r});
        rows.push_back({"West", 0.4, "", 0., 0.});
        rows.push_back({"East", 0.4, "", 16., 0.});
        for (const Text& text : Picture(map_of(std::move(rows))).texts())
            if (text.text.find('%') != std::string::npos) return text.box.x;
        return -1.0;
    };
    CHECK(legend_left(0) > 150);
    CHECK(legend_left(16) < 50);
}

TEST_CASE("no land lies under the legend of a map", "[report][chart]") {
    Rows rows;
    for (int r = 0; r < 12; ++r)
        for (int q = 0; q < 12; ++q) rows.push_back({"Place", 0.3 + 0.02 * q, "", 1. * q, 1. * r});
    const Picture picture(map_of(std::move(rows)));
    double bottom = 0;
    for (const Text& text : picture.texts())
        if (text.text.find("%") != std::string::npos) bottom = std::max(bottom, text.box.y + text.box.height);
    for (const pugi::xml_node& path : picture.nodes("//g[@class='chart-marks']/path")) {
        std::istringstream way(path.attribute("d").value());
        for (std::string part; std::getline(way, part, 'M');) {
            double x = 0;
            double y = 0;
            if (std::istringstream(part) >> x >> y) CHECK(y > bottom - 6);
        }
    }
}
