#pragma once

#include "pairmodel/report/chart.hpp"
#include "pairmodel/report/output.hpp"
#include "report/chart/canvas.hpp"
#include "support/catch.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

/// Charts of all kinds, and a look at their pictures.
namespace test_charts {

using namespace pairmodel;
using charts::Box;
using Rows = std::vector<std::vector<OwnCell>>;

inline const std::string hostile =
    "<script>alert(\"1\")</script> & 'Sons' ]]> with a name that goes on and on, wider than any picture, "
    "Anunbrokenwordthatislongerthanawholelineofthepictureanddoesnotstopbeforetheotherendofitiswellbehind";

inline Column numbers(const std::string& name, ColumnKind kind = ColumnKind::babies) {
    return {name, name, kind};
}

inline Chart chart_of(ChartKind kind, std::vector<Column> columns, Rows rows) {
    Chart chart;
    chart.id = "chart-1";
    chart.kind = kind;
    chart.title = "Babies who need support, Gateshead, 2023";
    chart.description = "More need universal plus than specialist care.";
    chart.subtitle = "Babies a year; middle and range";
    chart.source = "Modelled estimate, not a count.";
    chart.axis = "babies a year";
    chart.table = table_of("t", "", std::move(columns), std::move(rows));
    return chart;
}

/// Rows of label, low and high; the middle is between them.
inline Chart range_bars(Rows rows, ColumnKind kind = ColumnKind::babies) {
    for (auto& row : rows) {
        const auto* low = std::get_if<double>(&row[1]);
        const auto* high = std::get_if<double>(&row[2]);
        row.push_back(low != nullptr && high != nullptr ? OwnCell((*low + *high) / 2) : row[1]);
    }
    return chart_of(
        ChartKind::range_bars,
        {{"level", "Level"}, numbers("low", kind), numbers("high", kind), numbers("central", kind)},
        std::move(rows));
}

inline Chart steps(Rows rows) {
    Chart chart = chart_of(
        ChartKind::steps,
        {{"strand", "Strand"}, {"now", "Now"}, {"wanted", "Wanted"}, numbers("steps", ColumnKind::count)},
        std::move(rows));
    chart.steps = {"Foundations", "Early growth", "Good progress", "Well-established"};
    chart.meanings = {Meaning::stage};
    return chart;
}

inline Chart bullets(Rows rows) {
    std::vector<Column> columns{{"level", ""}, {"verdict", ""}};
    for (const char* name :
         {"places", "demand_low", "demand", "demand_high", "need_low", "need", "need_high"})
        columns.push_back(numbers(name));
    return chart_of(ChartKind::bullets, std::move(columns), std::move(rows));
}

inline Chart stacked_bars(const std::vector<std::string>& series, Rows rows) {
    std::vector<Column> columns{{"level", "Level"}};
    for (const std::string& name : series) columns.push_back(numbers(name));
    Chart chart = chart_of(ChartKind::stacked_bars, std::move(columns), std::move(rows));
    chart.meanings = {Meaning::universal,  Meaning::targeted, Meaning::specialist,
                      Meaning::unassigned, Meaning::need,     Meaning::missed};
    return chart;
}

inline Chart tornado(Rows rows) {
    Chart chart =
        chart_of(ChartKind::tornado,
                 {{"assumption", ""}, {"from", ""}, {"to", ""}, numbers("at_low"), numbers("at_high")},
                 std::move(rows));
    chart.reference = 640;
    chart.reference_label = "Central estimate: 640";
    return chart;
}

inline Chart waterfall(Rows rows) {
    return chart_of(ChartKind::waterfall, {{"stage", ""}, {"step", ""}, numbers("central")}, std::move(rows));
}

inline Chart lines(Rows rows) {
    return chart_of(ChartKind::lines,
                    {{"series", ""},
                     numbers("year", ColumnKind::year),
                     numbers("low"),
                     numbers("central"),
                     numbers("high")},
                    std::move(rows));
}

inline Chart ranked_dots(Rows rows) {
    constexpr ColumnKind kind = ColumnKind::ratio;
    return chart_of(
        ChartKind::ranked_dots,
        {{"area", ""}, {"mark", ""}, numbers("low", kind), numbers("central", kind), numbers("high", kind)},
        std::move(rows));
}

/// So many authorities, from the highest ratio to the lowest.
inline Chart authorities(int count) {
    Rows rows;
    for (int i = 0; i < count; ++i) {
        const double ratio = 1.6 - 0.006 * i;
        std::string name = i == 3 ? "Bournemouth, Christchurch and Poole" : "Authority " + std::to_string(i);
        rows.push_back({i == 7 ? hostile : std::move(name), std::string(i == 5 ? "here" : ""), ratio * 0.9,
                        ratio, ratio * 1.1});
    }
    Chart chart = ranked_dots(std::move(rows));
    chart.reference = 1;
    chart.reference_label = "England: 1.00";
    chart.mark = "here";
    return chart;
}

/// Scenarios that are close to one another.
inline Chart scenarios(int count) {
    Rows rows;
    for (int k = 0; k < count; ++k)
        for (int year = 2025; year <= 2035; ++year) {
            const double value = 600 - k * (year - 2025);
            rows.push_back(
                {"Scenario " + std::to_string(k + 1), 1.0 * year, value * 0.8, value, value * 1.2});
        }
    return lines(std::move(rows));
}

/// Everything that a table may hold: long and hostile names, no figures, zeros, one row, many.
inline std::map<std::string, Chart> all() {
    const OwnCell secret = Absent::confidential;
    const OwnCell none = std::numeric_limits<double>::quiet_NaN();
    const std::string to = "a very long description of this end of the range";
    std::map<std::string, Chart> charts;
    charts["ranges"] = range_bars({{"Universal: all families", 1190., 1310.},
                                   {"Universal plus", 445., 885.},
                                   {"Hidden", secret, secret},
                                   {"No number", none, 5.},
                                   {"Equal", 500., 500.},
                                   {hostile, 0.2, 0.3}});
    charts["one range"] = range_bars({{"Universal plus", 445., 885.}});
    charts["one range"].reference = 990;
    charts["one range"].reference_label = hostile;
    charts["no ranges"] = range_bars({});
    charts["zeros"] = range_bars({{"A", 0., 0.}, {"B", 0., 0.}});
    charts["changes"] = range_bars({{"More staff", -45., 120.}, {"Fewer births", -350., -120.}});
    charts["millions"] = range_bars({{"England", 12345678., 23456789.}});
    charts["shares"] = range_bars({{"Secure", .55, .65}, {"Few", .001, .002}}, ColumnKind::share);
    charts["stack"] = stacked_bars({"Come to a service", "Missed"}, {{"Universal plus", 120., 560.},
                                                                     {"Specialist", 0., 65.},
                                                                     {"Hidden", secret, secret},
                                                                     {hostile, 3., 0.}});
    charts["stack inside"] =
        stacked_bars({"Come", "Missed"}, {{"Plus", 420., 560.}, {"Targeted", 400., 345.}});
    charts["six"] = stacked_bars({"Secure", "Avoidant", "Ambivalent", "Disorganised", "Not known", hostile},
                                 {{"Gateshead", 1120., 260., 145., 300., 20., 5.}});
    charts["bullets"] =
        bullets({{"Targeted", "short by 63 to 96 families a year", 80., 143., 160., 176., 495., 556., 616.},
                 {"Specialist", "enough for demand", 900., 143., 149., 154., 363., 368., 374.},
                 {hostile, hostile, 0., 0., 0., 0., 0.2, 0.3, 0.4},
                 {"Not known", "places not known", none, 1., 2., 3., 4., 5., 6.},
                 {"Hidden", "places [c]", secret, secret, secret, secret, secret, secret, secret}});
    charts["steps"] = test_charts::steps({{"Workforce development", "Foundations", "Good progress", 2.},
                                          {"Outcomes and impact", "Well-established", "Well-established", 0.},
                                          {"Not known", Absent::not_available, "Early growth", none},
                                          {hostile, "Early growth", secret, secret}});
    charts["tornado"] = tornado({{"Adversity ratio", "0.90", "1.45", 445., 885.},
                                 {"Families who leave", "20 %", "48 %", 735., 560.},
                                 {hostile, to, to, 600., 690.},
                                 {"Same side", "0.1", "0.9", 700., 680.},
                                 {"Nothing", "1", "2", 640., 640.},
                                 {"Hidden", "", "", secret, secret}});
    charts["waterfall"] = waterfall({{"Live births", "", 1834.},
                                     {"Secure", "-", -1120.},
                                     {hostile, "", 714.},
                                     {"Other doors", "+", 40.},
                                     {"Nothing", "+", 0.},
                                     {"Hidden", "-", secret},
                                     {"Behind it", "-", -20.},
                                     {"End", "", 200.}});
    charts["below zero"] = waterfall({{"Places", "", 100.}, {"Demand", "-", -340.}, {"Short", "", -240.}});
    charts["lines"] = scenarios(4);
    charts["nine lines"] = scenarios(9);
    charts["flat"] = lines({{hostile, 2025., 0., 0., 0.}, {hostile, 2026., 0., 0., 0.}});
    charts["one year"] = lines({{"Only", 2025., 400., 500., 600.}});
    charts["gap"] = lines({{"A", 2025., none, 500., none},
                           {"A", 2026., secret, secret, secret},
                           {"A", 2027., none, 520., none},
                           {"B", 2025., none, secret, none}});
    charts["gap"].reference = 450;
    charts["gap"].reference_label = "Places";
    charts["dots"] = ranked_dots({{"Middlesbrough", "", 1.35, 1.52, 1.7},
                                  {hostile, "here", 1.05, 1.18, 1.3},
                                  {"Hidden", "", secret, secret, secret}});
    charts["authorities"] = authorities(153);
    return charts;
}

/// Widths of pictures: of the narrowest page, of one that stands alone, of a page of paper.
inline constexpr double widths[] = {charts::narrowest_width, charts::picture_width, 640};

inline std::string written(const Chart& chart, double width = charts::picture_width) {
    StringSink sink;
    write_chart(chart, sink, width);
    return sink.text();
}

struct Text {
    std::string text;
    std::string fill;
    Box box;
    double x = 0;  ///< of its anchor
};

struct Mark {
    std::string fill;
    Box box;
    [[nodiscard]] double right() const { return box.x + box.width; }
};

/// A picture, read back.
class Picture {
public:
    explicit Picture(const Chart& chart, double width = charts::picture_width) {
        const std::string text = written(chart, width);
        REQUIRE(static_cast<bool>(file_.load_string(text.c_str())));
    }

    [[nodiscard]] pugi::xml_node svg() const { return file_.document_element(); }

    [[nodiscard]] std::vector<Text> texts() const {
        std::vector<Text> found;
        for (const auto& each : file_.select_nodes("//g[@class='chart-text']/text")) {
            const pugi::xml_node node = each.node();
            const double size = node.attribute("font-size").as_double(charts::text_size);
            const std::string text = node.text().get();
            const double width = charts::text_width(
                text, {.bold = std::string(node.attribute("font-weight").value()) == "bold", .size = size});
            const std::string anchor = node.attribute("text-anchor").value();
            const double along = anchor == "middle" ? width / 2 : anchor == "end" ? width : 0;
            const double feet = node.attribute("y").as_double();
            const double x = node.attribute("x").as_double();
            found.push_back(
                {text, node.attribute("fill").value(),
                 Box{x + node.attribute("dx").as_double() - along, feet - 0.75 * size, width, 0.95 * size},
                 x});
        }
        return found;
    }

    [[nodiscard]] Text text(const std::string& wanted) const {
        for (const Text& text : texts())
            if (text.text == wanted) return text;
        FAIL("no text " << wanted);
        return {};
    }

    /// The bars, in their order.
    [[nodiscard]] std::vector<Mark> bars() const {
        std::vector<Mark> found;
        for (const auto& each : file_.select_nodes("//g[@class='chart-marks']/rect"))
            found.push_back({each.node().attribute("fill").value(), box_of(each.node())});
        return found;
    }

    /// From where to where the lines of ranges go, in their order.
    [[nodiscard]] std::vector<std::pair<double, double>> ranges() const {
        std::vector<std::pair<double, double>> found;
        for (const auto& each : file_.select_nodes("//g[@class='chart-over']/line[@stroke='#0B0C0C']")) {
            const pugi::xml_node node = each.node();
            if (node.attribute("y1").as_double() == node.attribute("y2").as_double())
                found.emplace_back(node.attribute("x1").as_double(), node.attribute("x2").as_double());
        }
        return found;
    }

    /// Where a value is along the picture, by two labels of the axis.
    [[nodiscard]] double x_of(double value, const std::pair<std::string, double>& one,
                              const std::pair<std::string, double>& other) const {
        const auto middle = [this](const std::string& label) {
            for (const Text& each : texts())
                if (each.text == label && each.fill == charts::dark_grey) return each.x;
            FAIL("no tick " << label);
            return 0.0;
        };
        const double from = middle(one.first);
        return from + (value - one.second) / (other.second - one.second) * (middle(other.first) - from);
    }

    [[nodiscard]] std::vector<pugi::xml_node> nodes(const char* path) const {
        std::vector<pugi::xml_node> found;
        for (const auto& each : file_.select_nodes(path)) found.push_back(each.node());
        return found;
    }

    static Box box_of(const pugi::xml_node& rect) {
        return {rect.attribute("x").as_double(), rect.attribute("y").as_double(),
                rect.attribute("width").as_double(), rect.attribute("height").as_double()};
    }

private:
    pugi::xml_document file_;
};

inline bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/// "x,y x,y" as numbers.
inline std::vector<charts::Point> points_of(const pugi::xml_node& node) {
    std::vector<charts::Point> points;
    std::istringstream text(node.attribute("points").value());
    char comma = ' ';
    for (charts::Point point; text >> point.x >> comma >> point.y;) points.push_back(point);
    return points;
}

}  // namespace test_charts
