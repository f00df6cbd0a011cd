// `plan`, asked for what cannot be.

#include "cli/plan/plan_rows.hpp"
#include "cli/refused.hpp"
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

}  // namespace

TEST_CASE("years of a plan must be years, in order and not too many", "[cli][plan]") {
    check_refused("plan/years-refused");
}

TEST_CASE("wrong figures of a plan are told at once", "[cli][plan]") {
    check_refused("plan/figures-refused");
}

TEST_CASE("a year without a figure is named", "[cli][plan]") {
    check_refused("plan/years-without-a-figure");
}

TEST_CASE("options that contradict one another are all named", "[cli][plan]") {
    check_refused("plan/contradictions");
}

TEST_CASE("a plan has the closed allocation", "[cli][plan]") {
    CHECK(plan({"--area", "Gateshead", "--from", "2026", "--to", "2027", "--allocation", "closed"}).code ==
          0);
}

TEST_CASE("an allocation, births and options of a plan that cannot be", "[cli][plan]") {
    check_refused("plan/allocation-or-births-refused");
    check_refused("plan/births-without-a-trend", 3);
    check_refused("plan/births-that-cannot-grow-back", 3,
                  {.input = "area_code,live_births_2024,adversity_ratio\nE06000901,10,1\nE06000902,20,1\n"});
}

TEST_CASE("a misspelt key of a plan has a hint", "[cli][plan]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("s.json", R"({"scenarios": [{"name": "a", "unreched_to": 0.5}]})");
    const std::string text =
        refusal({"--area", "Gateshead", "--from", "2026", "--to", "2031", "--scenarios", file}, 3);
    CHECK(has_text(text, "plan/scenarios-0-unreched-to-a-key"));
    CHECK(has(
        refusal({"--area", "Gateshead", "--from", "2026", "--to", "2031", "--scenarios", "/no/file.json"}, 1),
        "there is no file /no/file.json"));
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
