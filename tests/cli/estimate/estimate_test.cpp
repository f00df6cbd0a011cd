// What `estimate` answers: the figures that the toolkit prints, the areas asked for, every option of the
// model.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "support/width.hpp"

#include <cmath>
#include <sstream>

using namespace program;

TEST_CASE("1,000 births at average adversity are the toolkit's own figures", "[cli][estimate]") {
    const EstimateRows rows = estimates({"--births", "1000", "--adversity", "1"});
    REQUIRE(rows.all().size() == measure_codes.size());
    for (std::size_t i = 0; i < measure_codes.size(); ++i) CHECK(rows.all()[i].measure == measure_codes[i]);
    check_figures(rows.of("secure"), 550, 600);
    check_figures(rows.of("insecure"), 250, 300);
    check_figures(rows.of("disorganised"), 150, 150);
    check_figures(rows.of("universal"), 550, 600);
    check_figures(rows.of("targeted"), 65, 80);
    check_figures(rows.of("specialist_short_term"), 15, 20);
    check_figures(rows.of("specialist_long_term"), 50, 50);
    check_figures(rows.of("missed_mild_moderate"), 160, 200);
    check_figures(rows.of("missed_severe"), 100, 100);
    check_figures(rows.of("unassigned"), 0, 10);
    check_figures(rows.of("need"), 400, 450);
    check_figures(rows.of("demand"), 130, 150);
    check_figures(rows.of("specialist"), 65, 70);
    check_figures(rows.of("missed"), 260, 300);
}

TEST_CASE("1,000 births at adversity 1.30", "[cli][estimate]") {
    const std::string ratio = GENERATE(as<std::string>{}, "1.3", "1.30", "+30%", "+30%", " +30% ");
    CAPTURE(ratio);
    const EstimateRows rows = estimates({"--births", "1000", "--adversity", ratio});
    CHECK(rows.of("need").adversity_ratio == "1.3");
    check_figures(rows.of("disorganised"), 195, 195);
    check_figures(rows.of("insecure"), 325, 390);
    check_figures(rows.of("secure"), 415, 480);
    check_figures(rows.of("targeted"), 84.5, 104);
    check_figures(rows.of("missed"), 338, 390);
}

TEST_CASE("the screen shows the same figures in whole babies", "[cli][estimate]") {
    const Outcome average = run({"estimate", "--births", "1000", "--adversity", "1"});
    CHECK(average.code == 0);
    CAPTURE(average.out);
    CHECK(has_lines(average.out, "estimate/550-to-600"));
    CHECK(average.err.empty());

    const Outcome higher = run({"estimate", "--births", "1000", "--adversity", "1.30", "--notes"});
    CAPTURE(higher.out);
    for (const char* range : {" 195 ", "325 to 390", "415 to 480", "30% above average"})
        CHECK(has(higher.out, range));
}

TEST_CASE("the first screen: Gateshead", "[cli][estimate]") {
    const Outcome gateshead = run({"estimate", "--area", "Gateshead"});
    CHECK(gateshead.code == 0);
    CHECK(gateshead.err.empty());
    const std::string screen = in_one_line(gateshead.out);
    CAPTURE(screen);
    CHECK(has_lines(screen, "estimate/gateshead-1834-live-births-in-2024"));
    CHECK(lines_of(gateshead.out).size() <= 24);
    for (const std::string& line : lines_of(gateshead.out)) {
        CAPTURE(line);
        CHECK(width_of(line) <= 80);
    }
    // What stands beside every table, where it is asked for, and always in files.
    const std::string all = in_one_line(run({"estimate", "--area", "Gateshead", "--notes"}).out);
    CHECK(has_lines(all, "estimate/not-a-count"));
    const TemporaryFolder folder;
    CHECK(run({"estimate", "--area", "Gateshead", "-o", "g.txt"}, {.folder = folder.path()}).code == 0);
    CHECK(in_one_line(read_file(folder.path() / "g.txt")) == all);
    CHECK(gateshead.out.find('\x1b') == std::string::npos);
}

TEST_CASE("all 153 upper-tier authorities of England", "[cli][estimate]") {
    const Outcome outcome = run(
        {"estimate", "--tier", "upper", "--within", "England", "--births-year", "2023", "--format", "csv"});
    REQUIRE(outcome.code == 0);
    const EstimateRows rows(outcome.out);
    CHECK(rows.codes().size() == 153);
    CHECK(rows.all().size() == 153 * measure_codes.size());
    double births = 0;
    for (const std::string& code : rows.codes())
        if (const std::string n = rows.of("need", code).live_births; !n.empty()) births += number(n);
    CHECK(births == 563561);

    const EstimateRow& scilly = rows.of("need", "E06000053");
    CHECK(scilly.live_births.empty());
    CHECK(scilly.low.empty());
    CHECK(scilly.central.empty());
    CHECK(scilly.high.empty());
    CHECK(has_text(outcome.err, "estimate/1-area-without-live-births"));
}

TEST_CASE("Isles of Scilly: not available, with the reason, in every format", "[cli][estimate]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown", "json", "jsonl", "csv", "tsv");
    CAPTURE(format);
    const Outcome outcome = run(
        {"estimate", "--tier", "upper", "--within", "England", "--births-year", "2023", "--format", format});
    REQUIRE(outcome.code == 0);
    CAPTURE(outcome.err);
    const std::string all = outcome.out + outcome.err;
    CHECK(has(all, "Isles of Scilly"));
    CHECK(has(all, "counted with Cornwall"));
}

TEST_CASE("births of a year that an area lacks", "[cli][estimate]") {
    const Outcome glasgow = run({"estimate", "--area", "Glasgow City", "--births-year", "2024"});
    CHECK(glasgow.code == 0);
    CHECK(has_text(glasgow.out, "report/live-births-not-available"));
    CHECK(has(glasgow.out, "Live births of 2024 are not in the built-in table."));
    CHECK(has(glasgow.out, "[x] not available"));
    CHECK(has(run({"estimate", "--area", "Glasgow City"}).out, "5,938 live births in 2021"));
    CHECK(has(run({"estimate", "--area", "Gateshead", "--births-year", "2021"}).out,
              "1,983 live births in 2021"));
    CHECK(has_text(run({"estimate", "--area", "Gateshead", "--area", "Glasgow City"}).err,
                   "estimate/births-are-of-different-years-2021"));
}

TEST_CASE("tiers and places", "[cli][estimate]") {
    const auto areas = [](const char* tier, const char* within) {
        Arguments arguments{"--tier", tier};
        if (*within != '\0') arguments.insert(arguments.end(), {"--within", within});
        return estimates(arguments).codes().size();
    };
    CHECK(areas("region", "") == 9);
    CHECK(areas("region", "England") == 9);
    CHECK(areas("country", "") == 4);
    CHECK(areas("health-board", "") == 7);
    CHECK(areas("health-board", "Wales") == 7);
    CHECK(areas("upper", "North East") == 12);
    CHECK(areas("upper", "E12000001") == 12);
    CHECK(areas("upper", "Scotland") == 32);
    CHECK(areas("upper", "Wales") == 22);
    CHECK(areas("lower", "England") == 296);
    CHECK(areas("lower", "Cambridgeshire") == 5);
}

TEST_CASE("a zero is a zero", "[cli][estimate]") {
    const EstimateRows rows = estimates({"--births", "0", "--adversity", "1.3"});
    for (const EstimateRow& row : rows.all()) {
        CHECK(row.low == "0");
        CHECK(row.central == "0");
        CHECK(row.high == "0");
    }
    const Outcome text = run({"estimate", "--births", "0"});
    CHECK(has(text.out, "0 live births"));
    CHECK(has(text.out, "[z] not applicable"));
}

TEST_CASE("option --name and births with thousands grouped", "[cli][estimate]") {
    const EstimateRows rows = estimates({"--births", "1,834", "--name", "Ynys Môn"});
    CHECK(rows.of("need").area_name == "Ynys Môn");
    CHECK(rows.of("need").live_births == "1834");
}

TEST_CASE("without a ratio the national average is assumed, and said", "[cli][estimate]") {
    const Outcome outcome = run({"estimate", "--births", "1000"});
    CHECK(outcome.code == 0);
    CHECK(has_text(outcome.err, "areas/1-area-without-an-adversity-ratio"));
    CHECK(has(outcome.out, "national average"));
    CHECK(run({"estimate", "--births", "1000", "-q"}).err.empty());
    CHECK(run({"estimate", "--births", "1000", "--quiet"}).err.empty());
}

TEST_CASE("which indicators make the ratio", "[cli][estimate]") {
    const auto ratio = [](Arguments arguments) {
        arguments.insert(arguments.begin(), {"--area", "Gateshead"});
        return number(estimates(arguments).of("need").adversity_ratio);
    };
    CHECK(ratio({}) == Approx(1.1987150746));
    CHECK(ratio({"--indicators", "imd"}) == Approx(28.128 / 22.61).epsilon(0.0002));
    CHECK(ratio({"--indicators", "imd,child_poverty"}) == Approx(1.2230692788));
    CHECK(ratio({"--indicators", "imd, child_poverty", "--combine", "arithmetic"}) ==
          Approx((28.128 / 22.61 + 24.03 / 20.13) / 2).epsilon(0.0002));
    CHECK(ratio({"--indicators", "imd,child_poverty", "--weights", "imd=3"}) == Approx(1.2346014518));
    CHECK(
        ratio(
            {"--weights",
             "income_deprivation=0,looked_after=0,teenage_conception=0,low_birth_weight=0,unemployment=0"}) ==
        Approx(24.03 / 20.13).epsilon(0.0002));
    CHECK(ratio({"--adversity", "2"}) == 2);
}

TEST_CASE("options of the model", "[cli][estimate]") {
    const auto rows = [](Arguments arguments) {
        arguments.insert(arguments.begin(), {"--births", "1000", "--adversity", "1.3"});
        return estimates(arguments);
    };
    SECTION("allocation closed assigns everybody") {
        const EstimateRows closed = rows({"--allocation", "closed"});
        check_figures(closed.of("unassigned"), 0, 0);
        check_figures(closed.of("targeted"), 325.0 / 3 * 0.8, 104);
        check_figures(closed.of("missed"), 520 * 2.0 / 3, 585 * 2.0 / 3);
    }
    SECTION("scale odds") {
        const EstimateRows odds = rows({"--scale", "odds"});
        check_figures(odds.of("secure"), 1000 * 0.55 / (0.55 + 0.45 * 1.3), 1000 * 0.6 / (0.6 + 0.4 * 1.3));
    }
    SECTION("elasticity") {
        check_figures(rows({"--elasticity", "0"}).of("need"), 400, 450);
        check_figures(rows({"--elasticity", "0.5"}).of("need"), 460, 517.5);
    }
    SECTION("another set has the closed allocation of itself") {
        const EstimateRows madigan = rows({"--parameters", "madigan-2023"});
        check_figures(madigan.of("disorganised"), 305.5, 305.5);
        check_figures(madigan.of("unassigned"), 0, 0);
        check_figures(rows({"--parameters", "start-for-life"}).of("disorganised"), 130, 195);
    }
}

TEST_CASE("the command that is said to show the working does show this working", "[cli][estimate]") {
    const Arguments choices =
        GENERATE(Arguments{}, Arguments{"--births-year", "2022"}, Arguments{"--adversity", "+5%"},
                 Arguments{"--parameters", "madigan-2023"}, Arguments{"--scale", "odds"},
                 Arguments{"--elasticity", "0.5"}, Arguments{"--allocation", "closed"},
                 Arguments{"--indicators", "imd"}, Arguments{"--weights", "imd=5"},
                 Arguments{"--combine", "arithmetic"},
                 Arguments{"--births-year", "2022", "--parameters", "start-for-life", "--scale", "odds",
                           "--elasticity", "0.5", "--indicators", "imd,child_poverty,looked_after"});
    CAPTURE(choices);
    Arguments arguments{"estimate", "--area", "Gateshead", "--format"};
    arguments.insert(arguments.end(), choices.begin(), choices.end());
    arguments.insert(arguments.begin() + 4, "text");
    arguments.emplace_back("--notes");
    std::string text = run(arguments).out;
    const std::string lead = "See how: pairmodel ";
    REQUIRE(has(text, "\n" + lead));  // on a line of its own, to be copied, however long
    text = text.substr(text.find(lead) + lead.size());
    text.erase(text.find('\n'));
    std::erase_if(text, [](char c) { return c == '\\' || c == '\'' || c == '"'; });
    CAPTURE(text);
    Arguments hinted;
    std::istringstream words(text);
    for (std::string word; words >> word;) hinted.push_back(word);
    hinted.insert(hinted.end(), {"--format", "csv"});
    const Outcome working = run(hinted);
    REQUIRE(working.code == 0);

    arguments[4] = "csv";
    const EstimateRows rows(run(arguments).out);
    for (const auto& row : csv_rows(working.out))
        if (row[0] == "babies" && row[1] == "missed") {
            CHECK(number(row[3]) == Approx(number(rows.of("missed").low)));
            CHECK(number(row[4]) == Approx(number(rows.of("missed").high)));
        }
}

TEST_CASE("the first screen of the README is what the program says", "[cli][estimate]") {
    const std::string prompt = "    $ pairmodel estimate --area Gateshead";
    std::string shown;
    bool inside = false;
    for (const std::string& line : lines_of(read_file(std::string(PAIRMODEL_SOURCE_DIR) + "/README.md"))) {
        if (inside && !line.empty() && !line.starts_with("    ")) break;
        if (inside) shown += (line.empty() ? line : line.substr(4)) + "\n";
        if (line == prompt) inside = true;
    }
    while (shown.ends_with("\n\n")) shown.pop_back();
    CHECK(shown == run({"estimate", "--area", "Gateshead"}).out);
}
