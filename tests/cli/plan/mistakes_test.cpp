// `plan`, asked for what cannot be.

#include "cli/plan/plan_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <string>

using namespace program;

namespace {

/// What the program says where it refuses; nothing may come out.
std::string refusal(const Arguments& arguments, int code = 2, const Circumstances& circumstances = {}) {
    const Outcome outcome = plan(arguments, circumstances);
    CHECK(outcome.code == code);
    CHECK(outcome.out.empty());
    return outcome.err;
}

/// The same for Gateshead from 2026 to 2031.
std::string of_gateshead(Arguments arguments) {
    arguments.insert(arguments.begin(), {"--area", "Gateshead", "--from", "2026", "--to", "2031"});
    return refusal(arguments);
}

}  // namespace

TEST_CASE("years of a plan must be years, in order and not too many", "[cli][plan]") {
    const Arguments area{"--area", "Gateshead"};
    const auto years = [&](const Arguments& more) {
        Arguments arguments = area;
        arguments.insert(arguments.end(), more.begin(), more.end());
        return refusal(arguments);
    };
    CHECK(is_text(years({"--from", "2031", "--to", "2026"}), "plan/from-2031-is-after-to-2026"));
    CHECK(is_text(years({"--from", "2026"}), "plan/to-which-year"));
    CHECK(is_text(years({"--from", "2026", "--to", "2126"}), "plan/from-2026-to-2126-at-most"));
    CHECK(is_text(years({"--from", "20x6", "--to", "1"}), "plan/from-a-year-20x6"));
}

TEST_CASE("wrong figures of a plan are told at once", "[cli][plan]") {
    CHECK(is_text(of_gateshead({"--unreached-to", "50", "--births-growth", "0.5", "--adversity-to", "30%"}),
                  "plan/births-growth-a-percentage-a-year"));
    CHECK(
        is_text(of_gateshead({"--births-growth", "-100%"}), "plan/births-growth-a-percentage-a-year-above"));
    CHECK(is_text(of_gateshead({"--unreached-to", "-0.1"}), "plan/unreached-to-a-share-from-0"));
}

TEST_CASE("a year without a figure is named", "[cli][plan]") {
    CHECK(is_text(of_gateshead({"--births-by-year", "2026=1800,2028=1700,2029=1700"}),
                  "plan/births-by-year-a-figure"));
    CHECK(is_text(of_gateshead({"--by-year", "2026=0.6,2027=7,2027=0.5,2028=,2029=0.5,2030=0.5,2031=0.5"}),
                  "plan/unreached-by-year-a-share"));
    CHECK(is_text(of_gateshead({"--births-by-year", "2026=1,800"}), "plan/births-by-year-year-figure-800"));
}

TEST_CASE("options that contradict one another are all named", "[cli][plan]") {
    const std::string text =
        of_gateshead({"--births-growth", "-1%", "--births-trend", "--births-by-year", "2026=1800",
                      "--unreached-to", "1.2", "--unreached-by-year", "2026=0.5", "--scenarios", "x.json",
                      "--adversity-to", "1.1", "--allocation", "published", "--draws", "auto"});
    CHECK(has_lines(text, "plan/births-move-in-one-way-births"));
}

TEST_CASE("a plan has the closed allocation", "[cli][plan]") {
    CHECK(is_text(of_gateshead({"--allocation", "published"}), "plan/allocation-a-plan-has-the-closed"));
    CHECK(plan({"--area", "Gateshead", "--from", "2026", "--to", "2027", "--allocation", "closed"}).code ==
          0);
}

TEST_CASE("births of a plan that cannot be", "[cli][plan]") {
    CHECK(is_text(refusal({"--tier", "country", "--from", "2026", "--to", "2027", "-q", "--births-by-year",
                           "2026=1800,2027=1750"}),
                  "plan/births-by-year-is-for-one"));
    CHECK(is_text(
        refusal({"--births", "100", "--adversity", "1", "--from", "2026", "--to", "2027", "--births-trend"},
                3),
        "plan/this-area-figures-that-a-plan"));
    CHECK(is_text(
        refusal({"-", "--from", "2020", "--to", "2027", "--births-growth", "-1%"}, 3,
                {.input = "area_code,live_births_2024,adversity_ratio\nE06000901,10,1\nE06000902,20,1\n"}),
        "plan/figures-that-a-plan-can"));
    CHECK(is_text(of_gateshead({"--births-trend", "--draws", "100", "--births-variation", "poisson"}),
                  "plan/draws-births-on-a-trend-vary"));
}

TEST_CASE("a misspelt option or key of a plan has a hint", "[cli][plan]") {
    CHECK(has_text(of_gateshead({"--unreached-too", "0.5"}), "plan/did-you-mean-unreached"));
    const TemporaryFolder folder;
    const std::string file = folder.write("s.json", R"({"scenarios": [{"name": "a", "unreched_to": 0.5}]})");
    const std::string text =
        refusal({"--area", "Gateshead", "--from", "2026", "--to", "2031", "--scenarios", file}, 3);
    CHECK(has_text(text, "plan/scenarios-0-unreched-to-a-key"));
    CHECK(has(
        refusal({"--area", "Gateshead", "--from", "2026", "--to", "2031", "--scenarios", "/no/file.json"}, 1),
        "cannot open /no/file.json"));
    const std::string given =
        folder.write("g.json", R"({"scenarios": [{"name": "a", "births_by_year": {"2026": 5, "2027": 6}}]})");
    CHECK(has_text(
        refusal({"--tier", "country", "-q", "--from", "2026", "--to", "2027", "--scenarios", given}, 3),
        "plan/scenarios-0-births-by-year-one"));
}

TEST_CASE("years that a plan does not need are told", "[cli][plan]") {
    const Outcome outcome = plan({"--births", "100", "--adversity", "1", "--from", "2026", "--to", "2027",
                                  "--births-by-year", "2025=90,2026=100,2027=110,2028=120"});
    CHECK(outcome.code == 0);
    CHECK(is_text(outcome.err, "plan/births-by-year-2025-and-2028"));
}
