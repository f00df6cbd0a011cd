// --round in every format; saturation marked in every output, counted on standard error, an error if
// --strict.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace program;
using nlohmann::json;

namespace {

const Arguments births_1834{"estimate", "--births", "1834", "--adversity", "1.213", "--name", "Place"};

Arguments with(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

bool is_multiple(double value, int of) {
    return std::fmod(value, of) == 0;
}

}  // namespace

TEST_CASE("option --round in CSV and TSV", "[cli][rounding]") {
    const int multiple = GENERATE(1, 5, 10);
    const std::string format = GENERATE(as<std::string>{}, "csv", "tsv");
    const std::string shape = GENERATE(as<std::string>{}, "long", "wide");
    CAPTURE(multiple, format, shape);
    const Outcome outcome =
        run(with(births_1834, {"--round", std::to_string(multiple), "--format", format, "--shape", shape}));
    REQUIRE(outcome.code == 0);
    const auto rows = csv_rows(outcome.out, format == "csv" ? ',' : '\t');
    for (std::size_t row = 1; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[0].size(); ++i) {
            const std::string& name = rows[0][i];
            if (has(name, "share") || rows[row][i].empty()) continue;
            if (name.ends_with("low") || name.ends_with("central") || name.ends_with("high"))
                CHECK(is_multiple(number(rows[row][i]), multiple));
            if (name == "live_births") CHECK(rows[row][i] == "1834");
            if (name == "adversity_ratio") CHECK(rows[row][i] == "1.213");
        }
}

TEST_CASE("option --round 5 gives these figures", "[cli][rounding]") {
    const EstimateRows rows = estimates({"--births", "1000", "--adversity", "1.3", "--round", "5"});
    check_figures(rows.of("disorganised"), 195, 195);
    CHECK(rows.of("targeted").low == "85");               // 84.5
    CHECK(rows.of("targeted").high == "105");             // 104
    CHECK(rows.of("specialist_short_term").low == "20");  // 19.5
    CHECK(rows.of("unassigned").central == "5");          // 6.5
    CHECK(rows.of("need").central == "555");              // 552.5: halves up
    CHECK(estimates({"--births", "1000", "--adversity", "1.3"}).of("targeted").low == "84.5");
}

TEST_CASE("option --round in JSON", "[cli][rounding]") {
    const int multiple = GENERATE(5, 10);
    const std::string format = GENERATE(as<std::string>{}, "json", "jsonl");
    CAPTURE(multiple, format);
    const Outcome outcome = run(with(births_1834, {"--round", std::to_string(multiple), "--format", format}));
    json whole;
    json area;
    if (format == "json") {
        whole = json::parse(outcome.out);
        area = whole["areas"][0];
    } else {
        for (const std::string& line : lines_of(outcome.out))
            if (json::parse(line)["type"] == "area") area = json::parse(line);
    }
    for (const auto& [measure, interval] : area["measures"].items())
        for (const char* end : {"low", "central", "high"})
            CHECK(is_multiple(interval[end].get<double>(), multiple));
    for (const auto& [scenario, figures] : area["scenarios"].items())
        for (const auto& [measure, figure] : figures.items())
            CHECK(is_multiple(figure.get<double>(), multiple));
    CHECK(area["live_births"] == 1834);
    if (format == "json") CHECK(whole["method"]["round"] == multiple);
}

TEST_CASE("shares of rounded babies do not tell the others", "[cli][rounding]") {
    const auto rows = csv_rows(run(with(births_1834, {"--round", "5", "--format", "csv"})).out);
    for (std::size_t i = 1; i < rows.size(); ++i)
        CHECK(number(rows[i][column_of(rows[0], "share_low")]) * 1834 ==
              Approx(number(rows[i][column_of(rows[0], "low")])));
}

TEST_CASE("option --round for readers, with the rule beside it", "[cli][rounding]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown");
    const auto said = [&](const Arguments& more) {
        return in_one_line(run(with(with(births_1834, {"--format", format, "--notes"}), more)).out);
    };
    const std::string five = said({"--round", "5"});
    CAPTURE(five);
    CHECK(has(five, "890 to 1,000"));
    CHECK(has(five, "580 to 665 would be missed"));
    CHECK(has(five, "nearest 5 babies, halves up"));
    CHECK(has_text(five, "estimate/may-not-add-up-due"));
    CHECK(has(said({"--round", "10"}), "nearest 10 babies, halves up"));
    CHECK(has_text(said({}), "estimate/whole-babies-halves-up"));
}

TEST_CASE("nothing reads as none", "[cli][rounding]") {
    const Outcome small = run({"estimate", "--births", "9", "--adversity", "1", "--round", "5"});
    CAPTURE(small.out);
    CHECK(has(small.out, "[low]"));
    CHECK(has_text(small.out, "estimate/low-above-0-but-0-when"));
    CHECK_FALSE(has(small.out, "fewer than 5 to 5"));
    const Outcome one = run({"estimate", "--births", "1", "--adversity", "1.8"});
    CAPTURE(one.out);
    CHECK_FALSE(has(one.out, "1 babies"));
}

TEST_CASE("every figure shown as low has its key", "[cli][rounding]") {
    const std::string births =
        GENERATE(as<std::string>{}, "1", "2", "5", "10", "20", "30", "40", "49", "50", "60");
    const Outcome outcome = run({"estimate", "--births", births, "--adversity", "1"});
    CAPTURE(outcome.out);
    CHECK(has(outcome.out, "Key: ") == has(outcome.out, " [low]"));
}

TEST_CASE("option --round takes 1, 5 and 10 only", "[cli][rounding]") {
    const Outcome three = run(with(births_1834, {"--round", "3"}));
    CHECK(three.code == 2);
    CHECK(has_text(three.err, "estimate/round-1-5-10-3"));
}

TEST_CASE("a saturated area: marker, flag, note and count", "[cli][saturation]") {
    const std::string table =
        "area_name,live_births,adversity_ratio\nAverage,1000,1\nHard,1000,3\nHarder,10,2.3\n";
    const auto with_format = [&](const Arguments& more) {
        Arguments arguments{"estimate", "-"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments, {.input = table});
    };
    const Outcome csv = with_format({"--format", "csv"});
    CHECK(csv.code == 0);
    CHECK(is_text(csv.err, "estimate/2-areas-saturated-adversity-this-high"));
    const EstimateRows long_rows(csv.out);
    for (const EstimateRow& row : long_rows.all())
        CHECK(row.marker == (row.area_name == "Average" ? "" : "saturated"));
    for (const EstimateRow& row : long_rows.all())
        if (row.area_name == "Hard" && row.measure == "need") check_figures(row, 1000, 1000);

    const auto wide = csv_rows(with_format({"--format", "csv", "--shape", "wide"}).out);
    const auto marker =
        static_cast<std::size_t>(std::find(wide[0].begin(), wide[0].end(), "marker") - wide[0].begin());
    REQUIRE(marker < wide[0].size());
    CHECK(wide[1][marker].empty());
    CHECK(wide[2][marker] == "saturated");

    const json whole = json::parse(with_format({"--format", "json"}).out);
    CHECK(whole["areas"][0]["marker"] == json::array());
    CHECK(whole["areas"][1]["marker"] == json{"saturated"});
    CHECK(has(with_format({"--format", "text"}).out, "saturated"));
    CHECK(has(with_format({"--format", "markdown"}).out, "saturated"));
    const EstimateRows total(with_format({"--total", "--format", "csv"}).out);
    CHECK(total.of("need", "TOTAL").marker == "saturated");
}

TEST_CASE("a saturated area on its own is marked on the screen", "[cli][saturation]") {
    const Outcome outcome = run({"estimate", "--births", "1000", "--adversity", "3"});
    CHECK(outcome.code == 0);
    CHECK(is_text(outcome.err, "estimate/1-area-saturated-adversity-this-high"));
    CHECK(has_text(in_one_line(outcome.out), "estimate/held-at-all-births"));
}

TEST_CASE("saturation begins where need passes births", "[cli][saturation]") {
    CHECK(estimates({"--births", "1000", "--adversity", "2.2"}).of("need").marker.empty());
    CHECK(estimates({"--births", "1000", "--adversity", "2.25"}).of("need").marker == "saturated");
    CHECK(estimates({"--births", "1000", "--adversity", "5", "--scale", "odds"}).of("need").marker.empty());
}

TEST_CASE("option --strict makes saturation an error that names each row", "[cli][saturation]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("a.csv", "area_name,live_births,adversity_ratio\nA,1000,1\nB,1000,3\nC,10,2.3\n");
    const Outcome strict = run({"estimate", "a.csv", "--strict", "-o", "out.csv"}, {.folder = folder.path()});
    CHECK(strict.code == 3);
    CHECK(strict.out.empty());
    CHECK(is_text(strict.err, "estimate/need-below-all-births-adversity-ratio"));
    CHECK(folder.names() == std::vector<std::string>{"a.csv"});
    CHECK(run({"estimate", "a.csv", "--strict", "--scale", "odds"}, {.folder = folder.path()}).code == 0);
}

TEST_CASE("an elasticity that makes need negative", "[cli][saturation]") {
    const Outcome outcome = run({"estimate", "--births", "1000", "--adversity", "0.5", "--elasticity", "5"});
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "makes need negative"));
    CHECK(has(outcome.err, "a smaller --elasticity"));
}

TEST_CASE("shares are of the rounded babies, for readers as for programs", "[cli][rounding]") {
    const Arguments asked{"--births", "83", "--adversity", "2.4", "--round", "10"};
    const std::string text = in_one_line(run(with({"estimate"}, asked)).out);
    CHECK(has(run(with(with({"estimate"}, asked), {"--format", "csv"})).out,
              ",specialist,10,10,10,0.120481927710843,"));
    CHECK(has(text, "Specialist team 10 12%"));
    CHECK(has(text, "universal offer 80 96%"));
}

TEST_CASE("sentences below a thousand have what is rounded once", "[cli][rounding]") {
    const auto said = [](const char* round) {
        return in_one_line(run({"estimate", "--area", "Gateshead", "--round", round}).out);
    };
    CHECK(has(said("5"), "285 to 330 are likely to come"));
    CHECK(has(said("1"), "290 to 330 are likely to come"));
}

TEST_CASE("areas that are saturated in some draws alone are told of", "[cli][saturation]") {
    const Outcome outcome =
        run({"estimate", "-", "--draws", "2000", "--seed", "1", "--format", "json"},
            {.input = "area_name,live_births,adversity_ratio,adversity_ratio_se\nFir Ward,133,1.6,0.9\n"
                      "Elm Ward,95,1.2,0.05\n"});
    REQUIRE(outcome.code == 0);
    CHECK(has(outcome.out, "1 area saturated in some draws: there need is held at all births"));
    const Outcome point = run({"estimate", "-", "--format", "json"},
                              {.input = "area_name,live_births,adversity_ratio\nFir Ward,133,1.6\n"});
    CHECK_FALSE(has(point.out, "saturated in some draws"));
}
