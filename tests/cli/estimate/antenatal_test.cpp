// `--cohort antenatal`: pregnancies from births, said in every output and never added to births.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using nlohmann::json;

namespace {

json answer_of(Arguments arguments) {
    arguments.insert(arguments.end(), {"--format", "json", "-q"});
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out);
}

}  // namespace

TEST_CASE("pregnancies are births by the published rate of multiple births", "[cli][cohort]") {
    const json before = answer_of({"estimate", "--area", "Gateshead", "--cohort", "antenatal"});
    CHECK(before["areas"][0]["live_births"] == 1808);  // 1,834 ÷ 1.0146 = 1,807.6
    CHECK(before["method"]["cohort"] == "antenatal");
    const json as_births = answer_of({"estimate", "--births", "1808", "--area", "Gateshead"});
    for (const char* end : {"low", "central", "high"})
        CHECK(before["areas"][0]["measures"]["missed"][end].get<double>() ==
              Approx(as_births["areas"][0]["measures"]["missed"][end].get<double>()));
}

TEST_CASE("pregnancies of wider areas are the sum of their districts'", "[cli][cohort]") {
    const json whole = answer_of({"estimate", "--area", "North East", "--cohort", "antenatal"});
    const json parts = answer_of(
        {"estimate", "--tier", "lower", "--within", "North East", "--cohort", "antenatal", "--total"});
    CHECK(whole["areas"][0]["live_births"] == parts["totals"][0]["live_births"]);
    CHECK(whole["areas"][0]["measures"]["need"]["high"].get<double>() ==
          Approx(parts["totals"][0]["measures"]["need"]["high"].get<double>()));
}

TEST_CASE("every output of pregnancies says what they are", "[cli][cohort]") {
    for (const Arguments& arguments : {Arguments{"estimate", "--notes"},
                                       {"estimate", "--format", "markdown"},
                                       {"estimate", "--format", "html"},
                                       {"explain"},
                                       {"equity", "--notes"},
                                       {"sensitivity", "--notes"},
                                       {"plan", "--from", "2026", "--to", "2028", "--notes"}}) {
        CAPTURE(arguments);
        Arguments all = arguments;
        all.insert(all.end(), {"--area", "Gateshead", "--cohort", "antenatal"});
        const Outcome outcome = run(all);
        CHECK(outcome.code == 0);
        const std::string text = in_one_line(outcome.out);
        CHECK(has(text, "never add the two"));
        CHECK(has(text, "1.0146 births a maternity"));
        CHECK_FALSE(has(text, "babies a year"));
    }
    const Outcome csv = run({"estimate", "--area", "Gateshead", "--cohort", "antenatal", "--format", "csv"});
    CHECK(has(csv.out, ",antenatal\n"));
    const Outcome gap = run({"gap", "services.csv", "--area", "Gateshead", "--cohort", "antenatal"});
    CHECK(gap.code == 2);
    CHECK(has(gap.err, "leave --cohort out"));
}

TEST_CASE("a report of pregnancies calls none of them births", "[cli][cohort][report]") {
    const Outcome page = run({"report", "--area", "York", "--cohort", "antenatal", "--format", "html"});
    REQUIRE(page.code == 0);
    for (const char* wrong : {"Live births by year", "Live births: ", ">Live births<", "Live births a year",
                              "Need, of births", "need, share of live births", "of babies in York"}) {
        CAPTURE(wrong);
        CHECK_FALSE(has(page.out, wrong));
    }
    CHECK(has(page.out, "Pregnancies by year"));
    CHECK(has(page.out, "Need, of pregnancies"));
}

TEST_CASE("births given for each year of a plan become pregnancies too", "[cli][cohort]") {
    const json plan = answer_of({"plan", "--births", "1000", "--births-by-year", "2026=1015,2027=2029",
                                 "--from", "2026", "--to", "2027", "--cohort", "antenatal"});
    CHECK(plan.dump().find("1000") != std::string::npos);
    CHECK(plan["method"]["cohort"] == "antenatal");
    CHECK(plan.dump().find("cumulative") != std::string::npos);
}
