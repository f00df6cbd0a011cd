// What `plan` says in sentences and tables for people, of plans that are not the plainest.

#include "cli/plan/plan_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using nlohmann::json;

namespace {

const Arguments three_years{"--from", "2026", "--to", "2028", "-q"};

/// The plan of an area of 1,834 births with these scenarios, as text in one line.
std::string text_of(const std::string& scenarios, const Arguments& more = {}) {
    const TemporaryFolder folder;
    folder.write("s.json", "{\"scenarios\": [" + scenarios + "]}");
    Arguments arguments{"--area", "Gateshead", "--scenarios", "s.json"};
    arguments.insert(arguments.end(), three_years.begin(), three_years.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = plan(arguments, {.folder = folder.path()});
    CHECK(outcome.err.empty());
    CHECK(outcome.code == 0);
    return in_one_line(outcome.out);
}

const std::string steps =
    R"({"name": "A", "unreached_to": 0.6}, {"name": "B", "unreached_to": 0.5}, {"name": "C", "unreached_to": 0.4},
       {"name": "D", "births_growth": "-8%"}, {"name": "E", "adversity_to": 1.4})";

}  // namespace

TEST_CASE("a share given for each year is that year's", "[cli][plan]") {
    Arguments arguments{"--area", "Gateshead", "--unreached-by-year", "2026=70%,2027=20%,2028=0.3"};
    arguments.insert(arguments.end(), three_years.begin(), three_years.end());
    const PlanRows rows = planned(arguments);
    for (const auto& [year, share] : {std::pair{2026, 0.7}, {2027, 0.2}, {2028, 0.3}}) {
        CAPTURE(year);
        const auto figure = [&rows, y = year](const char* measure, const char* column) {
            return rows.figure("planned", y, measure, column);
        };
        CHECK(figure("need", "unreached_share") == Approx(share));
        for (const char* end : {"low", "high"}) {
            CHECK(figure("missed", end) == Approx(share * figure("need", end)));
            CHECK(figure("demand", end) == Approx((1 - share) * figure("need", end)));
        }
    }
    arguments.insert(arguments.end(), {"--format", "json"});
    const json path = json::parse(plan(arguments).out)["plan"]["scenarios"][1]["unreached_by_year"];
    CHECK(path == json::array({{{"year", 2026}, {"unreached_share", 0.7}},
                               {{"year", 2027}, {"unreached_share", 0.2}},
                               {{"year", 2028}, {"unreached_share", 0.3}}}));
}

TEST_CASE("many scenarios stand below one another, not beside", "[cli][plan]") {
    const std::string text = text_of(steps);
    CHECK(has(
        text,
        "In 2028 Demand Specialist Missed Missed since 2026 No change 293 to 330 147 to 154 586 to 660 1,759 to 1,979 A 352 to 396 176 to 185 528 to 594 1,671 to 1,880 B "));
    CHECK(has(text, " D 210 to 236 105 to 110 420 to 472 1,373 to 1,544 E "));
    CHECK(has_text(text, "plan/other-years-and-levels-of-care"));
    const std::string children = text_of(steps, {"--cohort", "under-two"});
    CHECK(has(children, "In 2028 Demand Specialist Missed No change "));
    CHECK_FALSE(has(children, "Missed since"));
    const std::string few = text_of(R"({"name": "A", "unreached_to": 0.6})");
    CHECK_FALSE(has(few, "Other years and levels of care"));
}

TEST_CASE("births of a scenario's own are said", "[cli][plan]") {
    const std::string text = text_of(
        R"({"name": "Given", "births_by_year": {"2026": 1800, "2027": 1700, "2028": 1750}},
           {"name": "Trend", "births_trend": true}, {"name": "Same births", "births_growth": "0%"},
           {"name": "As now", "description": "Nothing new."})");
    CHECK(has_lines(text, "plan/given-births-as-given-for-each"));
}

TEST_CASE("a difference that may go either way says so", "[cli][plan]") {
    const std::string text = text_of(R"({"name": "Hardly", "unreached_to": 0.665})", {"--draws", "500"});
    CHECK(has(text, " fewer to "));
    CHECK(has_text(text, "plan/more-babies-a-year-come"));
}

TEST_CASE("a plan for an area without births says so, and its total leaves it out by name", "[cli][plan]") {
    const auto planned_text = [](Arguments areas) {
        areas.insert(areas.end(), three_years.begin(), three_years.end());
        areas.insert(areas.end(), {"--unreached-to", "50%"});
        const Outcome outcome = plan(areas);
        CHECK(outcome.code == 0);
        return in_one_line(outcome.out);
    };
    const std::string alone = planned_text({"--area", "Isles of Scilly"});
    CHECK(has_text(alone, "plan/live-births-are-counted-with-cornwall"));
    CHECK_FALSE(has(alone, "babies a year come"));
    const std::string both = planned_text({"--area", "Isles of Scilly", "--area", "Cornwall", "--total"});
    CHECK(has_text(both, "plan/total-leaves-out-1-area-whose"));
    const std::string none = planned_text({"--area", "Isles of Scilly", "--total"});
    CHECK(has_text(none, "plan/total-leaves-out-1-area-whose"));
    CHECK_FALSE(has(none, "All areas together"));
    const std::string untold = planned_text({"--area", "Leeds", "--area", "Cornwall"});
    CHECK(has_text(untold, "plan/planned-the-share-of-those-in-need"));
    CHECK_FALSE(has(untold, "All areas together"));
}

TEST_CASE("a share that comes back to where it was is told with the year between", "[cli][plan]") {
    const auto said = [](const char* by_year) {
        return in_one_line(
            plan({"--area", "York", "--from", "2026", "--to", "2028", "--unreached-by-year", by_year}).out);
    };
    CHECK(has(said("2026=60%,2027=40%,2028=60%"), "stays at 60% by 2028, with 40% in 2027."));
    CHECK(has(said("2026=60%,2027=55%,2028=50%"), "falls from 60% to 50% by 2028."));
}
