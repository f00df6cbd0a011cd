// `plan`, asked for what cannot be.

#include "cli/plan/plan_rows.hpp"
#include "support/program.hpp"

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
    CHECK(years({"--from", "2031", "--to", "2026"}) ==
          "pairmodel: error: --from 2031 is after --to 2026\n"
          "  hint: did you mean --from 2026 --to 2031?\n");
    CHECK(years({"--from", "2026"}) ==
          "pairmodel: error: --to: which year?\n"
          "  hint: --from 2026 --to 2031 is a plan of six years\n");
    CHECK(years({"--from", "2026", "--to", "2126"}) ==
          "pairmodel: error: --from 2026 --to 2126: expected at most 100 years, found 101\n");
    CHECK(years({"--from", "20x6", "--to", "1"}) ==
          "pairmodel: error: --from: expected a year, found \"20x6\"\n"
          "--to: expected a year, found \"1\"\n");
}

TEST_CASE("wrong figures of a plan are told at once", "[cli][plan]") {
    CHECK(
        of_gateshead({"--unreached-to", "50", "--births-growth", "0.5", "--adversity-to", "30%"}) ==
        "pairmodel: error: --births-growth: expected a percentage a year above -100% and up to +100%, found "
        "\"0.5\"\n"
        "  hint: did you mean 0.5% or 50%?\n"
        "--unreached-to: expected a share from 0 to 1, or 0% to 100%, found \"50\"\n"
        "  hint: did you mean 50%?\n"
        "--adversity-to: expected a ratio above 0 and up to 5, or a signed percentage, found \"30%\"\n"
        "  hint: 1 is the national average; 30 % above it is 1.3 or +30%, 5 % below it is 0.95 or -5%\n");
    CHECK(
        of_gateshead({"--births-growth", "-100%"}) ==
        "pairmodel: error: --births-growth: expected a percentage a year above -100% and up to +100%, found "
        "\"-100%\"\n"
        "  hint: births cannot fall by all there are, or more\n");
    CHECK(of_gateshead({"--unreached-to", "-0.1"}) ==
          "pairmodel: error: --unreached-to: expected a share from 0 to 1, or 0% to 100%, found \"-0.1\"\n");
}

TEST_CASE("a year without a figure is named", "[cli][plan]") {
    CHECK(of_gateshead({"--births-by-year", "2026=1800,2028=1700,2029=1700"}) ==
          "pairmodel: error: --births-by-year: expected a figure for every year from 2026 to 2031, none for "
          "2027, "
          "2030 and 2031\n");
    CHECK(of_gateshead({"--by-year", "2026=0.6,2027=7,2027=0.5,2028=,2029=0.5,2030=0.5,2031=0.5"}) ==
          "pairmodel: error: --unreached-by-year: expected a share from 0 to 1, or 0% to 100%, found \"7\"\n"
          "  hint: did you mean 7%?\n"
          "--unreached-by-year: 2027 stands there twice\n"
          "--unreached-by-year: expected a share from 0 to 1, or 0% to 100%, found \"\"\n");
    CHECK(of_gateshead({"--births-by-year", "2026=1,800"}) ==
          "pairmodel: error: --births-by-year: expected YEAR=FIGURE,…, found \"800\"\n"
          "  hint: such as --births-by-year 2026=…,2027=…, with no commas in figures\n"
          "--births-by-year: expected a figure for every year from 2026 to 2031, none for 2027 to 2031\n");
}

TEST_CASE("options that contradict one another are all named", "[cli][plan]") {
    const std::string text =
        of_gateshead({"--births-growth", "-1%", "--births-trend", "--births-by-year", "2026=1800",
                      "--unreached-to", "1.2", "--unreached-by-year", "2026=0.5", "--scenarios", "x.json",
                      "--adversity-to", "1.1", "--allocation", "published", "--draws", "auto"});
    for (const char* line :
         {"births move in one way, found --births-growth and --births-by-year and --births-trend\n",
          "the unreached share moves in one way, found --unreached-to and --unreached-by-year\n",
          "--scenarios says what changes, found --unreached-to and --unreached-by-year and --adversity-to "
          "too\n",
          "--allocation: a plan has the closed allocation: the published one has no unreached share that "
          "could "
          "move\n",
          "--births-by-year: expected a figure for every year from 2026 to 2031, none for 2027 to 2031\n",
          "--unreached-to: expected a share from 0 to 1, or 0% to 100%, found \"1.2\"\n",
          "--draws: expected a number, found \"auto\"\n"}) {
        CAPTURE(line, text);
        CHECK(has(text, line));
    }
}

TEST_CASE("a plan has the closed allocation", "[cli][plan]") {
    CHECK(of_gateshead({"--allocation", "published"}) ==
          "pairmodel: error: --allocation: a plan has the closed allocation: the published one has no "
          "unreached "
          "share that could move\n"
          "  hint: leave --allocation out\n");
    CHECK(plan({"--area", "Gateshead", "--from", "2026", "--to", "2027", "--allocation", "closed"}).code ==
          0);
}

TEST_CASE("births of a plan that cannot be", "[cli][plan]") {
    CHECK(refusal({"--tier", "country", "--from", "2026", "--to", "2027", "-q", "--births-by-year",
                   "2026=1800,2027=1750"}) ==
          "pairmodel: error: --births-by-year is for one area, found 4 areas\n"
          "  hint: for several areas: a table with the columns live_births_2026, …\n");
    CHECK(refusal({"--births", "100", "--adversity", "1", "--from", "2026", "--to", "2027", "--births-trend"},
                  3) ==
          "pairmodel: error: This area: expected figures that a plan can be made from, found births of 0 "
          "years, "
          "and a trend needs 3 or more\n");
    CHECK(
        refusal({"-", "--from", "2020", "--to", "2027", "--births-growth", "-1%"}, 3,
                {.input = "area_code,live_births_2024,adversity_ratio\nE06000901,10,1\nE06000902,20,1\n"}) ==
        "pairmodel: error: standard input:2: expected figures that a plan can be made from, found births of "
        "2024, which cannot grow towards 2020\n"
        "standard input:3: expected figures that a plan can be made from, found births of 2024, which cannot "
        "grow towards 2020\n");
    CHECK(of_gateshead({"--births-trend", "--draws", "100", "--births-variation", "poisson"}) ==
          "pairmodel: error: --draws: births on a trend vary already, as far as the known years stray from "
          "it\n");
}

TEST_CASE("a misspelt option or key of a plan has a hint", "[cli][plan]") {
    CHECK(has(of_gateshead({"--unreached-too", "0.5"}), "did you mean \"--unreached-to\"?"));
    const TemporaryFolder folder;
    const std::string file = folder.write("s.json", R"({"scenarios": [{"name": "a", "unreched_to": 0.5}]})");
    const std::string text =
        refusal({"--area", "Gateshead", "--from", "2026", "--to", "2031", "--scenarios", file}, 3);
    CHECK(has(text,
              "/scenarios/0/unreched_to: expected a key that the schema knows, found \"unreched_to\"\n"
              "  hint: did you mean \"unreached_to\"?\n"));
    CHECK(has(
        refusal({"--area", "Gateshead", "--from", "2026", "--to", "2031", "--scenarios", "/no/file.json"}, 1),
        "cannot open /no/file.json"));
    const std::string given =
        folder.write("g.json", R"({"scenarios": [{"name": "a", "births_by_year": {"2026": 5, "2027": 6}}]})");
    CHECK(has(refusal({"--tier", "country", "-q", "--from", "2026", "--to", "2027", "--scenarios", given}, 3),
              "/scenarios/0/births_by_year: expected one area, found 4 areas\n"));
}

TEST_CASE("years that a plan does not need are told", "[cli][plan]") {
    const Outcome outcome = plan({"--births", "100", "--adversity", "1", "--from", "2026", "--to", "2027",
                                  "--births-by-year", "2025=90,2026=100,2027=110,2028=120"});
    CHECK(outcome.code == 0);
    CHECK(outcome.err == "note: --births-by-year: 2025 and 2028 are not in the plan and not used\n");
}
