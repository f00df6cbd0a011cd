// `sensitivity` in words: which assumption is said to matter most, and small numbers.

#include "support/catch.hpp"
#include "support/program.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace program;
using nlohmann::json;

namespace {

/// The answer in one line, and what is below it.
std::string said(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.begin(), "sensitivity");
    arguments.emplace_back("-q");
    const Outcome outcome = run(arguments, circumstances);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return in_one_line(outcome.out);
}

/// The elasticity all but held, so that something else comes first.
const std::vector<std::string> held{"--elasticity-range", "1,1.01"};

std::string said_with_elasticity_held(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.end(), held.begin(), held.end());
    return said(std::move(arguments), circumstances);
}

/// The toolkit's set with both published figures of all but one assumption held.
json set_without_unreached_range() {
    json set = json::parse(run({"parameters", "show", "pif-2023", "--format", "json"}).out);
    json& unreached = set["attrition"]["unreached_share"];
    unreached["low"] = unreached["high"] = unreached["value"];
    unreached["distribution"] = "fixed";
    const std::map<std::string, double> shares{
        {"secure", 0.575}, {"insecure", 0.275}, {"disorganised", 0.15}};
    for (const auto& [pattern, share] : shares)
        for (const char* end : {"lower_need", "higher_need"}) set["incidence"][pattern][end] = share;
    set.erase("levels");
    return set;
}

}  // namespace

TEST_CASE("each assumption can be the one that matters most", "[cli][sensitivity]") {
    CHECK(has(said({"--births", "1000", "--adversity", "1.9", "--measure", "need"}),
              "The elasticity matters most: between 0.5 and 1.5, need moves from 616 to 970 babies a year."));
    CHECK(has(
        said({"--births", "1000", "--adversity", "1", "--measure", "need"}),
        "The published range of need matters most: between 40 and 45 % of births at average adversity, need "
        "moves from 400 to 450 babies a year."));
    CHECK(has(said({"--area", "Cornwall", "--measure", "need"}),
              "The adversity ratio's own uncertainty matters most: between 0.80 and 1.09, need moves from "));
    CHECK(
        has(said({"--area", "City of London", "--adversity", "1", "--measure", "need"}),
            "The number of births matters most: between 33 and 57 a year, need moves from 14 to 24 babies a "
            "year."));
    CHECK(
        has(said_with_elasticity_held({"--births", "1000", "--adversity", "2.2", "--measure", "need"}),
            "The scale matters most: from proportional to odds, need moves from 935 to 619 babies a year."));
}

TEST_CASE("an indicator that all areas are alike in can matter most", "[cli][sensitivity]") {
    std::string table = "area_code,area_name,live_births,imd,looked_after\n";
    for (int i = 0; i < 60; ++i)
        table += "E06000" + std::to_string(900 + i) + ",Area " + std::to_string(i) + ",1000,22,150\n";
    const std::string text = said_with_elasticity_held(
        {"-", "--indicators", "imd,looked_after", "--measure", "need"}, {.input = table});
    CHECK(
        has(text,
            "What moves need most: 60 areas together, 60,000 live births Whether the adversity ratio is made "
            "with imd matters most: between 1.50 and 2.23, need moves from 38,124 to 56,800 babies a year."));
    CHECK(has(text, "Without …: the adversity ratio with this indicator, and made without it."));
}

TEST_CASE("the split of the reached matters where nothing else moves", "[cli][sensitivity]") {
    const TemporaryFolder folder;
    folder.write("mine.json", set_without_unreached_range().dump(2));
    const Arguments asked{"--births", "1000", "--adversity", "1", "--parameters", "mine.json"};
    Arguments specialist = asked;
    specialist.insert(specialist.end(), {"--measure", "specialist"});
    CHECK(has(
        said(specialist, {.folder = folder.path()}),
        "The split of the reached matters most: between 80 and 81 % to targeted services, specialist demand "
        "moves from 68 to 67 babies a year."));
    CHECK(has(said(asked, {.folder = folder.path()}), "None of these assumptions moves demand here."));
}

TEST_CASE("too little to show is not said as a move", "[cli][sensitivity]") {
    const std::string one = said({"--births", "1", "--adversity", "1"});
    CHECK(has(one,
              "The unreached share matters most, but too little to show: between 66 and 75 %, demand stays "
              "at fewer "
              "than 1 baby a year. With every assumption at its point value: need fewer than 1, demand fewer "
              "than 1, "
              "specialist demand fewer than 1 and missed fewer than 1 babies a year."));
    CHECK(has(said({"--births", "6", "--adversity", "1"}), "demand stays at 1 baby a year."));
    CHECK(has(said({"--births", "60", "--adversity", "1", "--round", "10"}),
              "demand stays at 10 babies a year."));
    CHECK(has(said({"--births", "10", "--adversity", "1", "--round", "10"}),
              "demand stays at fewer than 10 babies a year."));
}

TEST_CASE("a ratio's error that the table gives is no judgement of pairmodel's", "[cli][sensitivity]") {
    const auto source = [](const std::string& rows) {
        const std::string table = "area_name,live_births,adversity_ratio,adversity_ratio_se\n" + rows;
        const Outcome outcome = run({"sensitivity", "-", "--format", "csv", "-q"}, {.input = table});
        for (const auto& row : csv_rows(outcome.out))
            if (row.at(2) == "adversity_ratio") return row.at(13);
        return std::string();
    };
    CHECK(source("A,1000,1.2,0.1\n") == "given in the table of areas");
    CHECK(source("A,1000,1.2,0.1\nB,900,1.1,\n") == "given in the table of areas");
    const Outcome builtin = run({"sensitivity", "--area", "Gateshead", "--format", "csv", "-q"});
    CHECK(has(builtin.out, "\"Adversity ratio, its uncertainty\",pairmodel's own"));
}

TEST_CASE("a note on an area stands with its sensitivity", "[cli][sensitivity]") {
    CHECK(has(said({"--area", "Cornwall"}), "Live births include the Isles of Scilly (E06000053)."));
}

TEST_CASE("one area of several that is too small hides what all together show",
          "[cli][sensitivity][suppression]") {
    const std::string header = "area_code,area_name,live_births\n";
    const std::string some = "E06000902,Large,1000\nE06000903,Other,900\n";
    const std::string small = "E06000901,Small,60\n";
    const Arguments asked{"-", "--suppress-below", "100", "--adversity", "1"};
    const std::string hidden = said(asked, {.input = header + small + some});
    CHECK(has(hidden, "What moves demand most: 3 areas together, live births [c] Modelled estimate"));
    CHECK_FALSE(has(hidden, "matters most"));
    // Two small ones can be told from the others, but not from one another.
    const std::string two = said(asked, {.input = header + small + "E06000904,Tiny,70\n" + some});
    CHECK(has(
        two, "What moves demand most: 4 areas together, 2,030 live births The unreached share matters most"));
    const std::string none = said(asked, {.input = header + some});
    CHECK(has(none, "What moves demand most: 2 areas together, 1,900 live births"));
}
