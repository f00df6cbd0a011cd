// Shapes of charts are where their figures say.

#include "report/chart/meaning.hpp"
#include "report/charts.hpp"
#include "support/texts.hpp"

#include <set>

using namespace pairmodel;
using namespace test_charts;

namespace {

constexpr double exact = 0.02;  // two decimals, twice

bool near(double a, double b) {
    return std::abs(a - b) <= exact;
}

std::vector<std::string> words(const Picture& picture) {
    std::vector<std::string> found;
    for (const Text& text : picture.texts()) found.push_back(text.text);
    return found;
}

bool holds(const Picture& picture, const std::string& word) {
    const auto all_words = words(picture);
    return std::find(all_words.begin(), all_words.end(), word) != all_words.end();
}

}  // namespace

TEST_CASE("bars are as long as amounts, with their ranges on top", "[report][chart]") {
    const Picture picture(range_bars({{"All", 1190., 1310.}, {"Plus", 445., 885.}, {"Other", 445., 885.}}));
    const auto x = [&](double value) { return picture.x_of(value, {"0", 0}, {"1,500", 1500}); };
    const auto bars = picture.bars();
    REQUIRE(bars.size() == 3);
    CHECK(near(bars[0].box.x, x(0)));
    CHECK(near(bars[0].right(), x(1250)));
    CHECK(near(bars[1].box.x, x(0)));
    CHECK(near(bars[1].right(), x(665)));
    CHECK(bars[1].box.width / bars[0].box.width == Approx(665. / 1250).epsilon(0.001));
    const auto ranges = picture.ranges();
    REQUIRE(ranges.size() == 3);
    CHECK(near(ranges[0].first, x(1190)));
    CHECK(near(ranges[0].second, x(1310)));
    CHECK(holds(picture, "445 to 885"));
    CHECK(near(
        x(0),
        picture.nodes("//g[@class='chart-grid']/line[@stroke='#3D3D3D']")[0].attribute("x1").as_double()));
    // Each bar stands under its own name and above the next.
    CHECK(picture.text("All").box.y < bars[0].box.y);
    CHECK(bars[0].box.y + bars[0].box.height < picture.text("Plus").box.y);
    CHECK(picture.text("Plus").box.y < bars[1].box.y);
    // The grid goes through all rows, behind their names.
    for (const pugi::xml_node& line : picture.nodes("//g[@class='chart-grid']/line")) {
        CHECK(line.attribute("y1").as_double() < picture.text("All").box.y);
        CHECK(line.attribute("y2").as_double() > bars[2].box.y + bars[2].box.height);
    }
}

TEST_CASE("figures of a chart are rounded and named as those of its table", "[report][chart]") {
    Chart chart = range_bars({{"Plus", 441., 887.}, {"Few", 0.1, 3.}});
    chart.round_to = 10;
    CHECK(holds(Picture(chart), "440 to 890"));
    CHECK(holds(Picture(chart), "[low]"));
    CHECK(holds(Picture(chart), kept_text("report/key-low-above-0-but-0")));
    const Picture shares(range_bars({{"Secure", .45, .51}}, ColumnKind::share));
    CHECK(holds(shares, "45 to 51%"));
    CHECK(holds(shares, "0%"));
    CHECK(holds(shares, "60%"));
}

TEST_CASE("an axis of decimals has steps that its labels tell apart", "[report][chart]") {
    const Picture small(range_bars({{"Rate", 0.0001, 0.0002}}, ColumnKind::decimal));
    CHECK(holds(small, "0.0001"));
    CHECK(holds(small, "0.0002"));
    CHECK_FALSE(holds(small, "0.00005"));
    const auto all = words(small);
    CHECK(std::count(all.begin(), all.end(), "0.0001") == 1);
    const Picture large(range_bars({{"WTE", 2.5, 4.}}, ColumnKind::decimal));
    CHECK(holds(large, "2.5 to 4"));
}

TEST_CASE("tiny amounts are seen, and nothing is nothing", "[report][chart]") {
    const Picture picture(
        range_bars({{"Equal", 500., 500.}, {"Zero", 0., 0.}, {"Tiny", 1., 1.}, {"Wide", 0., 1000.}}));
    const auto bars = picture.bars();
    REQUIRE(bars.size() == 3);
    const auto x = [&](double value) { return picture.x_of(value, {"0", 0}, {"1,000", 1000}); };
    CHECK(near(bars[0].right(), x(500)));
    CHECK(near(bars[1].right(), x(1)));
    const auto lines = picture.nodes("//g[@class='chart-marks']/line");
    REQUIRE(lines.size() == 1);
    CHECK(near(lines[0].attribute("x1").as_double(), x(0)));
    CHECK(lines[0].attribute("stroke-width").as_double() == 2);
    CHECK(picture.ranges().size() == 1);
    CHECK(holds(picture, "500"));
    CHECK(Picture(range_bars({{"A", 0., 0.}})).bars().empty());
}

TEST_CASE("a row without a figure says why, and has no bar", "[report][chart]") {
    const double infinite = std::numeric_limits<double>::infinity();
    const Picture picture(range_bars({{"A", Absent::confidential, Absent::confidential},
                                      {"B", Absent::not_available, 5.},
                                      {"C", Absent::empty, Absent::empty},
                                      {"D", 1., infinite},
                                      {"E", Absent::not_applicable, Absent::not_applicable},
                                      {"F", 2., 4.}}));
    CHECK(picture.bars().size() == 1);
    for (const char* word : {"[c]", "[x]", "[z]", "2 to 4"}) CHECK(holds(picture, word));
    const auto all_words = words(picture);
    CHECK(std::count(all_words.begin(), all_words.end(), "[x]") == 3);
    CHECK(near(picture.text("[c]").box.y, picture.text("A").box.y));
    CHECK(picture.text("[c]").box.x > picture.text("A").box.x);
}

TEST_CASE("changes lie on both sides of zero", "[report][chart]") {
    const Picture picture(range_bars({{"More", -45., 120.}, {"Fewer", -350., -120.}}));
    const auto x = [&](double value) { return picture.x_of(value, {"0", 0}, {"−400", -400}); };
    CHECK(near(picture.bars()[0].box.x, x(0)));
    CHECK(near(picture.bars()[0].right(), x(37.5)));
    CHECK(near(picture.bars()[1].box.x, x(-235)));
    CHECK(near(picture.bars()[1].right(), x(0)));
    CHECK(near(picture.ranges()[0].first, x(-45)));
    CHECK(holds(picture, "−350 to −120"));
}

TEST_CASE("a chart without rows says so", "[report][chart]") {
    CHECK(holds(Picture(range_bars({})), kept_text("report/there-are-no-figures-to-show")));
}

TEST_CASE("stacked bars add up from zero", "[report][chart]") {
    const Picture picture(
        stacked_bars({"Come", "Wait", "Missed"}, {{"Plus", 120., 30., 560.}, {"Few", 0., 0.1, 65.}}));
    const auto x = [&](double value) { return picture.x_of(value, {"0", 0}, {"800", 800}); };
    const auto bars = picture.bars();
    REQUIRE(bars.size() == 5);  // none for zero
    CHECK(near(bars[0].box.x, x(0)));
    CHECK(near(bars[0].right(), x(120)));
    CHECK(near(bars[1].box.x, x(120)));
    CHECK(near(bars[2].box.x, x(150)));
    CHECK(near(bars[2].right(), x(710)));
    CHECK(near(bars[4].right(), x(65.1)));
    const std::set<std::string> fills{bars[0].fill, bars[1].fill, bars[2].fill};
    CHECK(fills.size() == 3);
    // One legend above all bars, in their order.
    const auto discs = picture.nodes("//g[@class='chart-over']/svg/circle");
    REQUIRE(discs.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(discs[i].attribute("fill").value() == bars[i].fill);
    const Box first = picture.text("Come").box;
    CHECK(first.y + first.height < bars[0].box.y);
    CHECK(discs[0].parent().attribute("x").as_double() + 10 < first.x);
}

TEST_CASE("segments with room have their figures inside", "[report][chart]") {
    const Picture picture(stacked_bars({"Come", "Missed", "Few"}, {{"Plus", 420., 560., 1.}}));
    const auto bars = picture.bars();
    REQUIRE(bars.size() == 3);
    const Text inside = picture.text("560");
    CHECK(inside.box.x > bars[1].box.x);
    CHECK(inside.box.x + inside.box.width < bars[1].right());
    CHECK(holds(picture, "420"));
    CHECK_FALSE(holds(picture, "1"));
    CHECK(holds(Picture(stacked_bars({"Come"}, {{"Hidden", Absent::confidential}})), "[c]"));
}

TEST_CASE("a bullet is a level: need, demand and places below one another, from zero", "[report][chart]") {
    const Picture picture(bullets({{"Targeted", "short by 63", 80., 143., 160., 177., 495., 555., 615.}}));
    const auto x = [&](double value) { return picture.x_of(value, {"0", 0}, {"600", 600}); };
    const auto bars = picture.bars();
    REQUIRE(bars.size() == 3);
    const double amounts[] = {555, 160, 80};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(near(bars[i].box.x, x(0)));
        CHECK(near(bars[i].right(), x(amounts[i])));
        if (i > 0) CHECK(bars[i].box.y > bars[i - 1].box.y + bars[i - 1].box.height);
    }
    const auto ranges = picture.ranges();
    REQUIRE(ranges.size() == 2);
    CHECK(near(ranges[0].first, x(495)));
    CHECK(near(ranges[1].second, x(177)));
    CHECK(holds(picture, "short by 63"));
    for (const char* word : {"Places", "Demand", "Need"}) CHECK(holds(picture, word));
}

TEST_CASE("bars of a tornado begin at the reference", "[report][chart]") {
    const Picture picture(
        tornado({{"Ratio", "0.90", "1.45", 445., 885.}, {"Leave", "20%", "48%", 735., 560.}}));
    const auto x = [&](double value) { return picture.x_of(value - 640, {"0", 0}, {"−200", -200}); };
    const auto bars = picture.bars();
    REQUIRE(bars.size() == 4);
    CHECK(near(bars[0].box.x, x(445)));
    CHECK(near(bars[0].right(), x(640)));
    CHECK(near(bars[1].box.x, x(640)));
    CHECK(near(bars[1].right(), x(885)));
    CHECK(near(bars[2].right(), x(735)));
    CHECK(near(bars[3].box.x, x(560)));
    CHECK(bars[0].fill == "#FFFFFF");
    CHECK(bars[1].fill == charts::colour_of(Meaning::need));
    CHECK(bars[2].fill == "#FFFFFF");  // the low end, wherever it is
    CHECK(holds(picture, "445 to 885"));
    CHECK(holds(picture, "560 to 735"));
    const Box low = picture.text("0.90").box;
    CHECK(low.x + low.width < bars[0].box.x);
    CHECK(picture.text("1.45").box.x > bars[1].right());
    CHECK(picture.text("20%").box.x > bars[2].right());
    const auto reference = picture.nodes("//g[@class='chart-over']/line");
    REQUIRE(reference.size() == 3);  // below its label and in both rows
    CHECK(near(reference[0].attribute("x1").as_double(), x(640)));
    const Box label = picture.text("Central estimate: 640").box;
    CHECK(near(label.x + label.width / 2, x(640)));
}

TEST_CASE("a tornado shows both ends where they lie on one side", "[report][chart]") {
    const auto bars = Picture(tornado({{"A", "1", "2", 700., 680.}, {"B", "1", "2", 640., 600.}})).bars();
    REQUIRE(bars.size() == 3);
    CHECK_FALSE(overlap(bars[0].box, bars[1].box));
    CHECK(near(bars[0].box.x, bars[1].box.x));
    CHECK(bars[0].box.width / bars[1].box.width == Approx(1.5).epsilon(0.001));
}

TEST_CASE("steps of a waterfall join", "[report][chart]") {
    const Picture picture(waterfall({{"Births", "", 1834.},
                                     {"Secure", "-", -1120.},
                                     {"Need", "", 714.},
                                     {"Leave", "-", -300.},
                                     {"Doors", "+", 40.}}));
    const auto x = [&](double value) { return picture.x_of(value, {"0", 0}, {"2,000", 2000}); };
    const auto bars = picture.bars();
    REQUIRE(bars.size() == 5);
    CHECK(near(bars[0].box.x, x(0)));
    CHECK(near(bars[0].right(), x(1834)));
    CHECK(near(bars[1].right(), bars[0].right()));
    CHECK(near(bars[1].box.x, x(714)));
    CHECK(near(bars[2].box.x, x(0)));
    CHECK(near(bars[2].right(), bars[1].box.x));
    CHECK(near(bars[3].box.x, x(414)));
    CHECK(near(bars[4].box.x, x(414)));
    CHECK(near(bars[4].right(), x(454)));
    for (const char* word : {"1,834", "−1,120", "−300", "+40"}) CHECK(holds(picture, word));
    std::size_t joints = 0;
    for (const pugi::xml_node& line : picture.nodes("//g[@class='chart-grid']/line"))
        for (std::size_t i = 1; i < bars.size(); ++i)
            joints += near(line.attribute("y1").as_double(), bars[i - 1].box.y + bars[i - 1].box.height) &&
                      near(line.attribute("y2").as_double(), bars[i].box.y);
    CHECK(joints == 4);
}

TEST_CASE("a waterfall does not guess where a step behind an unknown one starts", "[report][chart]") {
    const Picture picture(waterfall({{"Births", "", 100.},
                                     {"Hidden", "-", Absent::confidential},
                                     {"Behind", "-", -20.},
                                     {"Rest", "", 50.}}));
    CHECK(picture.bars().size() == 2);
    CHECK(holds(picture, "[c]"));
    CHECK(holds(picture, "−20"));
}

TEST_CASE("lines go through their figures", "[report][chart]") {
    const Picture picture(lines({{"A", 2025., 80., 100., 120.},
                                 {"A", 2026., 160., 200., 240.},
                                 {"B", 2026., Absent::empty, 100., Absent::empty},
                                 {"B", 2025., Absent::empty, 50., Absent::empty}}));
    const auto paths = picture.nodes("//polyline");
    REQUIRE(paths.size() == 2);
    const auto middle = [&](const char* label) { return picture.text(label).box.y; };
    const auto a = points_of(paths[0]);
    const auto b = points_of(paths[1]);
    REQUIRE((a.size() == 2 && b.size() == 2));
    const double hundred = (middle("0") - middle("200")) / 2;
    CHECK(near(a[0].y - a[1].y, hundred));
    CHECK(near(b[0].y - b[1].y, hundred / 2));  // in the order of the years
    CHECK(near(b[1].y, a[0].y));
    CHECK(a[0].x < a[1].x);
    const auto band = picture.nodes("//g[@class='chart-marks']/polygon");
    REQUIRE(band.size() == 1);
    const auto outline = points_of(band[0]);
    REQUIRE(outline.size() == 4);
    CHECK(near(outline[0].y - a[0].y, hundred * 0.2));
    CHECK(near(a[1].y - outline[2].y, hundred * 0.4));
    CHECK(band[0].attribute("fill-opacity").as_double() < 0.5);
    CHECK(holds(picture, "A: 160 to 240 in 2026"));
    CHECK(holds(picture, "B: 100 in 2026"));
}

TEST_CASE("lines are told apart without colour, and their letters keep their order", "[report][chart]") {
    const Picture picture(scenarios(6));
    std::set<std::string> dashes;
    for (const pugi::xml_node& path : picture.nodes("//polyline"))
        dashes.insert(path.attribute("stroke-dasharray").value());
    CHECK(dashes.size() == 6);
    const auto letter = [&](int i, const std::string& which) {
        std::vector<Text> found;
        for (const Text& text : picture.texts())
            if (text.text == std::string(1, static_cast<char>('A' + i - 1))) found.push_back(text);
        REQUIRE(found.size() == 2);
        return which == "first" ? found.front() : found.back();
    };
    for (int i = 1; i < 6; ++i)
        for (const char* layer : {"first", "last"})  // in the key, and at the lines
            CHECK(letter(i, layer).box.y < letter(i + 1, layer).box.y);
}

TEST_CASE("a line has a gap where a figure is missing", "[report][chart]") {
    const Picture picture(lines({{"A", 2025., Absent::empty, 500., Absent::empty},
                                 {"A", 2026., Absent::empty, 510., Absent::empty},
                                 {"A", 2027., Absent::empty, Absent::confidential, Absent::empty},
                                 {"A", 2028., Absent::empty, 520., Absent::empty}}));
    CHECK(picture.nodes("//polyline").size() == 1);
    CHECK(points_of(picture.nodes("//polyline")[0]).size() == 2);
    CHECK(picture.nodes("//circle").size() == 2);
    CHECK(holds(picture, "A: 520 in 2028"));
    const Box gap = picture.text("[c]").box;
    const Box year = picture.text("2027").box;
    CHECK(near(gap.x + gap.width / 2, year.x + year.width / 2));
}

TEST_CASE("dots lie at their figures, and the marked one stands out", "[report][chart]") {
    Chart chart = ranked_dots({{"High", "", 1.35, 1.5, 1.7},
                               {"Here", "this area", 1.05, 1.2, 1.3},
                               {"Few", "not ranked", 1.1, 1.1, 1.1}});
    chart.mark = "this area";
    const Picture picture(chart);
    const auto x = [&](double value) { return picture.x_of(value, {"0.50", 0.5}, {"1.50", 1.5}); };
    REQUIRE(picture.nodes("//circle").size() == 3);
    CHECK(holds(picture, "1.10, not ranked"));
    CHECK(near(picture.nodes("//circle")[0].attribute("cx").as_double(), x(1.5)));
    const auto ranges = picture.nodes("//g[@class='chart-marks']/line");
    REQUIRE(ranges.size() == 3);
    CHECK(near(ranges[0].attribute("x1").as_double(), x(1.35)));
    CHECK(near(ranges[0].attribute("x2").as_double(), x(1.7)));
    const auto marked = picture.nodes("//circle[@stroke]");
    REQUIRE(marked.size() == 1);
    CHECK(near(marked[0].attribute("cx").as_double(), x(1.2)));
    CHECK(picture.nodes("//text[.='Here'][@font-weight='bold']").size() == 1);
    CHECK(picture.nodes("//text[.='High'][@font-weight='bold']").empty());
    CHECK(holds(picture, "1.50 (1.35 to 1.70)"));
}

TEST_CASE("153 authorities stand close, with the axis at both ends", "[report][chart]") {
    const Picture picture(authorities(153));
    CHECK(picture.nodes("//circle").size() == 153);
    double y = 0;
    double x = charts::picture_width;
    for (const pugi::xml_node& dot : picture.nodes("//circle")) {
        CHECK(dot.attribute("cy").as_double() > y + 18);
        CHECK(dot.attribute("cx").as_double() < x);
        y = dot.attribute("cy").as_double();
        x = dot.attribute("cx").as_double();
    }
    const auto all_words = words(picture);
    for (int i = 8; i < 153; ++i) CHECK(holds(picture, "Authority " + std::to_string(i)));
    CHECK(holds(picture, "Bournemouth, Christchurch and Poole"));
    CHECK(std::count(all_words.begin(), all_words.end(), "babies a year") == 2);
    CHECK(picture.svg().attribute("height").as_double() < 5000);
}
