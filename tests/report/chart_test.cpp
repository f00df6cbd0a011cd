// What is true of every chart, whatever its table holds: words, colours, room, bytes.

#include "pairmodel/report/chart.hpp"

#include "report/chart/drawing.hpp"
#include "report/chart/meaning.hpp"
#include "report/charts.hpp"
#include "report/colours.hpp"
#include "report/formats/parts/page.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <clocale>
#include <set>
#include <stdexcept>

using namespace pairmodel;
using namespace test_charts;
using program::has;

namespace {

constexpr Meaning meanings[] = {Meaning::births,   Meaning::universal,  Meaning::need,   Meaning::demand,
                                Meaning::targeted, Meaning::specialist, Meaning::missed, Meaning::unassigned,
                                Meaning::places,   Meaning::adversity,  Meaning::stage};

double right_of(const Box& box) {
    return box.x + box.width;
}

/// All x, then all y of a shape.
void check_inside(const pugi::xml_node& node, const Box& picture) {
    const auto inside_x = [&](double x) { return x >= 0 && x <= picture.width; };
    const auto inside_y = [&](double y) { return y >= 0 && y <= picture.height; };
    CAPTURE(node.name());
    for (const char* name : {"x", "x1", "x2", "cx"}) CHECK(inside_x(node.attribute(name).as_double()));
    for (const char* name : {"y", "y1", "y2", "cy"}) CHECK(inside_y(node.attribute(name).as_double()));
    CHECK(inside_x(node.attribute("x").as_double() + node.attribute("width").as_double()));
    CHECK(inside_y(node.attribute("y").as_double() + node.attribute("height").as_double()));
    for (const charts::Point& point : points_of(node)) CHECK((inside_x(point.x) && inside_y(point.y)));
}

Box picture_of(const pugi::xml_node& svg) {
    Box box;
    std::istringstream(svg.attribute("viewBox").value()) >> box.x >> box.y >> box.width >> box.height;
    return box;
}

}  // namespace

TEST_CASE("every chart says in words what it shows", "[report][chart]") {
    for (const auto& [name, chart] : all()) {
        CAPTURE(name);
        const Picture picture(chart);
        const pugi::xml_node svg = picture.svg();
        CHECK(svg.name() == std::string("svg"));
        CHECK(svg.attribute("role").value() == std::string("img"));
        const pugi::xml_node title = svg.first_child();
        const pugi::xml_node description = title.next_sibling();
        CHECK(title.name() == std::string("title"));
        CHECK(title.text().get() == chart.title + ". " + chart.subtitle);
        CHECK(title.attribute("id").value() == std::string("chart-1-title"));
        CHECK(description.name() == std::string("desc"));
        CHECK(description.text().get() == chart.description);
        CHECK(svg.attribute("aria-labelledby").value() == std::string("chart-1-title"));
        CHECK(svg.attribute("aria-describedby").value() == std::string(description.attribute("id").value()));
        CHECK(picture.text(chart.title).box.y < 30);
        CHECK(picture.text(chart.subtitle).box.y > picture.text(chart.title).box.y);
        CHECK(picture.text(chart.source).box.y > picture.text(chart.subtitle).box.y + 20);
    }
}

TEST_CASE("nothing leaves the picture, however wide it is", "[report][chart]") {
    for (const auto& [name, chart] : all())
        for (const double width : widths) {
            CAPTURE(name, width);
            const Picture picture(chart, width);
            const Box box = picture_of(picture.svg());
            CHECK(box.width == width);
            CHECK(box.height > 50);
            for (const pugi::xml_node& node : picture.nodes("//g/*")) check_inside(node, box);
            for (const Text& text : picture.texts()) {
                CAPTURE(text.text);
                CHECK(text.box.x >= 0);
                CHECK(right_of(text.box) <= box.width);
                CHECK(text.box.y + text.box.height <= box.height);
            }
        }
}

TEST_CASE("no text of a chart lies on another, or on a bar", "[report][chart]") {
    for (const auto& [name, chart] : all())
        for (const double width : widths) {
            CAPTURE(name, width);
            const Picture picture(chart, width);
            const auto texts = picture.texts();
            for (std::size_t i = 0; i < texts.size(); ++i) {
                CAPTURE(texts[i].text);
                for (std::size_t k = i + 1; k < texts.size(); ++k) {
                    if (!overlap(texts[i].box, texts[k].box)) continue;
                    CAPTURE(texts[k].text);
                    CHECK_FALSE(overlap(texts[i].box, texts[k].box));
                }
                if (chart.kind == ChartKind::stacked_bars) continue;  // figures stand in their segments
                for (const Mark& bar : picture.bars()) CHECK_FALSE(overlap(texts[i].box, bar.box));
            }
        }
}

TEST_CASE("text on a chart is in colours that can be read", "[report][chart]") {
    const std::set<std::string> on_white{charts::ink, charts::dark_grey, charts::dark_blue};
    std::map<std::string, std::string> on_bars;
    for (const Meaning meaning : meanings) on_bars[charts::colour_of(meaning)] = charts::text_on(meaning);
    for (const auto& [colour, text] : on_bars) CHECK(contrast(colour, text) >= 4.5);
    for (const std::string& text : on_white) CHECK(contrast("#FFFFFF", text) >= 4.5);
    for (const auto& [name, chart] : all()) {
        const Picture picture(chart);
        for (const Text& text : picture.texts()) {
            CAPTURE(name, text.text, text.fill);
            std::string behind;
            for (const Mark& bar : picture.bars())
                if (overlap(text.box, bar.box)) behind = bar.fill;
            if (behind.empty())
                CHECK(on_white.contains(text.fill));
            else
                CHECK(text.fill == on_bars[behind]);
        }
    }
}

TEST_CASE("each meaning has one colour that is seen on white, and marks have no other", "[report][chart]") {
    std::map<std::string, std::string> colours;
    for (const Meaning meaning : meanings) {
        const std::string colour = charts::colour_of(meaning);
        CAPTURE(charts::word_of(meaning));
        CHECK(colours.emplace(colour, charts::word_of(meaning)).second);
        // What is not assigned is white, with an edge.
        CHECK((meaning == Meaning::unassigned) == (contrast("#FFFFFF", colour) < 3));
    }
    for (const auto& [name, chart] : all()) {
        CAPTURE(name);
        check_colours(written(chart));
    }
}

TEST_CASE("text is 12 px or larger where a chart is 360 px wide", "[report][chart]") {
    for (const auto& [name, chart] : all()) {
        CAPTURE(name);
        const Picture picture(chart);
        const double scale = 360 / picture_of(picture.svg()).width;
        CHECK(picture.svg().attribute("font-size").as_double() * scale >= 12);
        for (const pugi::xml_node& text : picture.nodes("//text[@font-size]"))
            CHECK(text.attribute("font-size").as_double() * scale >= 12);
    }
}

TEST_CASE("axes have zero", "[report][chart]") {
    for (const auto& [name, chart] : all()) {
        if (chart.table.records == 0) continue;
        if (chart.kind == ChartKind::steps) continue;  // no amounts
        CAPTURE(name);
        bool found = false;
        for (const Text& text : Picture(chart).texts())
            found |= text.fill == charts::dark_grey &&
                     (text.text == "0" || text.text == "0.00" || text.text == "0%");
        CHECK(found);
    }
}

TEST_CASE("a hostile name is text in a chart", "[report][chart]") {
    Chart chart = range_bars({{hostile, 1., 2.}});
    chart.title = hostile;
    chart.description = "</desc>" + hostile;
    const std::string text = written(chart);
    CHECK_FALSE(has(text, "<script"));
    CHECK(has(text, "&lt;script&gt;alert"));
    const Picture picture(chart);
    CHECK(picture.svg().child("title").text().get() == hostile + ". " + chart.subtitle);
    CHECK(picture.svg().child("desc").text().get() == "</desc>" + hostile);
    CHECK(picture.nodes("//*[local-name()='script']").empty());
    bool shown = false;
    for (const Text& line : picture.texts())
        shown |= line.text.starts_with("<script>alert(\"1\")</script> & 'Sons'");
    CHECK(shown);
}

TEST_CASE("a chart is the same bytes in any locale, without a NaN", "[report][chart]") {
    std::map<std::string, std::string> before;
    for (const auto& [name, chart] : all()) before[name] = written(chart);
    const std::string old = std::setlocale(LC_ALL, nullptr);
    for (const char* other : {"de_DE.UTF-8", "tr_TR.UTF-8", "C"}) {
        std::setlocale(LC_ALL, other);  // stays as it is where there is no such locale
        for (const auto& [name, chart] : all()) CHECK(written(chart) == before[name]);
    }
    std::setlocale(LC_ALL, old.c_str());
    for (const auto& [name, text] : before) {
        CAPTURE(name);
        for (const char* part : {"nan", "inf\"", "-0.00"}) CHECK_FALSE(has(text, part));
    }
}

TEST_CASE("a chart without words or columns is a mistake", "[report][chart]") {
    const auto fails = [](auto spoil) {
        Chart chart = range_bars({{"A", 1., 2.}});
        spoil(chart);
        StringSink sink;
        CHECK_THROWS_AS(write_chart(chart, sink), std::logic_error);
        CHECK(sink.text().empty());
    };
    fails([](Chart& chart) { chart.id = "a b"; });
    fails([](Chart& chart) { chart.id.clear(); });
    fails([](Chart& chart) { chart.title.clear(); });
    fails([](Chart& chart) { chart.description.clear(); });
    fails([](Chart& chart) { chart.table.columns[1].name = "lower"; });
    fails([](Chart& chart) { chart.table.columns[0].kind = ColumnKind::list; });
    fails([](Chart& chart) { chart.kind = ChartKind::stacked_bars, chart.table.columns.resize(1); });
    fails([](Chart& chart) {
        const auto table = chart.table;
        chart = tornado({{"A", "", "", 1., 2.}});
        chart.reference.reset();
    });
}

TEST_CASE("a chart in a page widens with its place, and its text does not", "[report][chart]") {
    for (const auto& [name, chart] : all()) {
        CAPTURE(name);
        pugi::xml_document page;
        pugi::xml_node main = append_page(page, "Page");
        const pugi::xml_node svg = append_chart(main, chart);
        CHECK(svg.parent() == main);
        CHECK(svg.attribute("viewBox").empty());
        CHECK(has(svg.attribute("style").value(),
                  std::string("width:100%;height:") + svg.attribute("height").value() + "px"));
        CHECK(svg.attribute("font-size").as_double() >= 12);
        // The page has title, subtitle, source and key as its own text.
        for (const auto& text : svg.select_nodes("g/text")) {
            for (const std::string& word : {chart.title, chart.subtitle, chart.source})
                CHECK(text.node().text().get() != word);
            CHECK_FALSE(has(text.node().text().get(), "Key:"));
        }
        // From edge to edge, in shares.
        for (const char* place : {"x", "x1", "x2", "cx"})
            for (const auto& found : svg.select_nodes((std::string("g/*/@") + place).c_str())) {
                const std::string value = found.attribute().value();
                CAPTURE(place, value);
                CHECK(value.ends_with('%'));
                CHECK((std::stod(value) > -0.01 && std::stod(value) < 100.01));
            }
        StringSink sink;
        write_page(page, sink);
        CHECK_FALSE(has(sink.text(), "/>\n<rect"));  // an open element would swallow what follows
    }
}

TEST_CASE("a chart in a file needs nothing else", "[report][chart]") {
    const std::string text = written(range_bars({{"Hidden", Absent::confidential, Absent::confidential}}));
    CHECK(text.starts_with("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""));
    CHECK(has(text, "width=\"420\" height=\""));
    for (const char* part : {"href", "url(", "<style", "@import", "<image"}) CHECK_FALSE(has(text, part));
    CHECK(has(text, ">[c]<"));
    CHECK(has_text(text, "report/key-c-confidential-not-shown"));
}

TEST_CASE("widths of text are those of Arial, with something to spare", "[report][chart]") {
    // 722 + 556 + 222 + 222 + 556 thousandths
    const double hello = 2.278 * 14;
    CHECK(charts::text_width("Hello") > hello);
    CHECK(charts::text_width("Hello") < 1.1 * hello);
    CHECK(charts::text_width("Hello", {.bold = true}) > charts::text_width("Hello"));
    CHECK(charts::text_width("−") == Approx(charts::text_width("+")));
    CHECK(charts::text_width("") == 0);
}

TEST_CASE("text is broken at spaces and cut with an ellipsis", "[report][chart]") {
    using Lines = std::vector<std::string>;
    CHECK(charts::wrapped("one two three", 1000, 2) == Lines{"one two three"});
    CHECK(charts::wrapped("  one two  three ", charts::text_width("one two"), 3) ==
          Lines{"one two", "three"});
    CHECK(charts::wrapped("one two three", charts::text_width("one t…"), 1) == Lines{"one t…"});
    CHECK(charts::wrapped("ééééé", charts::text_width("éé"), 3) == Lines{"éé", "éé", "é"});
    CHECK(charts::wrapped("", 100, 3).empty());
    CHECK(charts::wrapped("a\nb", 100, 3) == Lines{"a b"});
    for (const std::string& line : charts::wrapped(hostile, 90, 4)) CHECK(charts::text_width(line) <= 90);
    CHECK(charts::wrapped(hostile, 90, 4).back().ends_with("…"));
}
