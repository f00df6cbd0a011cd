// `sensitivity` in words: which assumption is said to matter most, and small numbers.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace program;
using nlohmann::json;

namespace {

/// The answer in one line, and what is below it.
std::string said(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.begin(), "sensitivity");
    arguments.insert(arguments.end(), {"-q", "--notes"});
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
    CHECK(has_text(said({"--births", "1000", "--adversity", "1.9", "--measure", "need"}),
                   "sensitivity/the-elasticity-matters-most-between-0"));
    CHECK(has_text(said({"--births", "1000", "--adversity", "1", "--measure", "need"}),
                   "sensitivity/the-published-range-of-need-matters"));
    CHECK(has_text(said({"--area", "Cornwall", "--measure", "need"}),
                   "sensitivity/the-adversity-ratios-own-uncertainty-matters-2"));
    CHECK(has_text(said({"--area", "City of London", "--adversity", "1", "--measure", "need"}),
                   "sensitivity/the-number-of-births-matters-most"));
    CHECK(has_text(said_with_elasticity_held({"--births", "1000", "--adversity", "2.2", "--measure", "need"}),
                   "sensitivity/the-scale-matters-most-from-proportional"));
}

TEST_CASE("an indicator that all areas are alike in can matter most", "[cli][sensitivity]") {
    std::string table = "area_code,area_name,live_births,imd,looked_after,region\n";
    for (int i = 0; i < 60; ++i)
        table += "E06000" + std::to_string(900 + i) + ",Area " + std::to_string(i) + ",1000,22,150,R" +
                 std::to_string(i) + "\n";
    const std::string text = said_with_elasticity_held(
        {"-", "--indicators", "imd,looked_after", "--measure", "need"}, {.input = table});
    CHECK(has_lines(text, "sensitivity/what-moves-need-most-60-areas"));
}

TEST_CASE("the split of the reached matters where nothing else moves", "[cli][sensitivity]") {
    const TemporaryFolder folder;
    folder.write("mine.json", set_without_unreached_range().dump(2));
    const Arguments asked{"--births", "1000", "--adversity", "1", "--parameters", "mine.json"};
    Arguments specialist = asked;
    specialist.insert(specialist.end(), {"--measure", "specialist"});
    CHECK(has_text(said(specialist, {.folder = folder.path()}),
                   "sensitivity/the-split-of-the-reached-matters"));
    CHECK(has_text(said(asked, {.folder = folder.path()}),
                   "sensitivity/none-of-these-assumptions-moves-demand-here"));
}

TEST_CASE("too little to show is not said as a move", "[cli][sensitivity]") {
    const std::string one = said({"--births", "1", "--adversity", "1"});
    CHECK(has_text(one, "sensitivity/the-unreached-share-matters-most-but"));
    CHECK(has(said({"--births", "6", "--adversity", "1"}), "demand stays at 1 baby a year."));
    CHECK(has(said({"--births", "60", "--adversity", "1", "--round", "10"}),
              "demand stays at 10 babies a year."));
    CHECK(has_text(said({"--births", "10", "--adversity", "1", "--round", "10"}),
                   "sensitivity/demand-stays-at-fewer-than-10"));
}

TEST_CASE("a ratio's error that the table gives is no judgement of pairmodel's", "[cli][sensitivity]") {
    const auto source = [](const std::string& areas) {
        const std::string table = "area_name,live_births,adversity_ratio,adversity_ratio_se\n" + areas;
        const Outcome outcome = run({"sensitivity", "-", "--format", "csv", "-q"}, {.input = table});
        const auto rows = csv_rows(outcome.out);
        const auto column = [&](const char* name) {
            return static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), name) -
                                            rows[0].begin());
        };
        for (const auto& row : rows)
            if (row.at(column("assumption")) == "adversity_ratio") return row.at(column("source"));
        return std::string();
    };
    CHECK(is_text(source("A,1000,1.2,0.1\n"), "sensitivity/given-in-the-table-of-areas"));
    CHECK(is_text(source("A,1000,1.2,0.1\nB,900,1.1,\n"), "sensitivity/given-in-the-table-of-areas"));
    const Outcome builtin = run({"sensitivity", "--area", "Gateshead", "--format", "csv", "-q"});
    CHECK(has_text(builtin.out, "sensitivity/adversity-ratio-its-uncertainty-pairmodels"));
}

TEST_CASE("a note on an area stands with its sensitivity", "[cli][sensitivity]") {
    CHECK(has_text(said({"--area", "Cornwall"}), "areas/live-births-include-the-isles"));
}

TEST_CASE("sensitivity says how many areas it leaves out", "[cli][sensitivity][suppression]") {
    const std::string header = "area_code,area_name,live_births\n";
    const std::string some = "E06000902,Large,1000\nE06000903,Other,900\n";
    const Arguments asked{"-", "--suppress-below", "100", "--adversity", "1"};
    const std::string text = said(asked, {.input = header + "E06000901,Small,60\n" + some});
    CHECK(has_text(text, "sensitivity/what-moves-demand-most-2-areas"));
    CHECK(has_text(text, "sensitivity/this-leaves-out-1-area"));
}
