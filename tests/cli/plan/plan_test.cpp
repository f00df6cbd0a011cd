// `plan`: the coming years, as its users meet them.

#include "cli/plan/plan_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "support/width.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace program;
using nlohmann::json;

namespace {

const Arguments gateshead{"--area", "Gateshead", "--from", "2026", "--to", "2031"};

Arguments with(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

const std::string table =
    "area_code,area_name,live_births_2026,live_births_2027,adversity_ratio,adversity_ratio_se,group\n"
    "E06000901,Eastmere,1000,1010,1.00,,Coast\n"
    "E06000902,Kingsmouth,2450,2400,1.30,0.10,Coast\n"
    "E06000903,Oldbridge,1320,1350,1.12,0.05,Inland\n"
    "E06000904,Harrowdale,780,40,0.85,0.20,Inland\n";

const std::string scenarios =
    R"({"scenarios": [{"name": "Half", "unreached_to": 0.5}, {"name": "All", "unreached_to": 0},
        {"name": "Fewer births", "births_growth": "-2%", "unreached_to": 0.5}]})";

}  // namespace

TEST_CASE("a year without change is estimate's, closed, to the last digit", "[cli][plan]") {
    const PlanRows rows = planned(with(gateshead, {"--unreached-to", "0.5"}));
    const EstimateRows today = estimates({"--area", "Gateshead", "--allocation", "closed"});
    for (int year = 2026; year <= 2031; ++year)
        for (const std::string& measure : measure_codes) {
            CAPTURE(year, measure);
            const auto& row = rows.of("no change", year, measure);
            const EstimateRow& same = today.of(measure);
            CHECK(row.at("live_births") == same.live_births);
            CHECK(row.at("adversity_ratio") == same.adversity_ratio);
            CHECK(row.at("low") == same.low);
            CHECK(row.at("central") == same.central);
            CHECK(row.at("high") == same.high);
            CHECK(row.at("difference_central") == "0");
        }
}

TEST_CASE("each year's births are those of estimate for that number", "[cli][plan]") {
    const PlanRows rows = planned({"--births", "1", "--adversity", "1.3", "--from", "2026", "--to", "2028",
                                   "--births-by-year", "2026=1800,2027=1755,2028=1702"});
    for (const auto& [year, births] : {std::pair{2026, "1800"}, {2027, "1755"}, {2028, "1702"}}) {
        const EstimateRows same =
            estimates({"--births", births, "--adversity", "1.3", "--allocation", "closed"});
        for (const std::string& measure : measure_codes) {
            CAPTURE(year, measure);
            CHECK(rows.of("no change", year, measure).at("live_births") == births);
            CHECK(rows.of("no change", year, measure).at("high") == same.of(measure).high);
            CHECK(rows.of("no change", year, measure).at("low") == same.of(measure).low);
        }
    }
}

TEST_CASE("better outreach beside no change, read aloud", "[cli][plan]") {
    const Outcome outcome = plan(with(gateshead, {"--unreached-to", "50%"}));
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK(has_lines(outcome.out, "plan/gateshead-need-demand-and-missed-2026"));
}

TEST_CASE("tables of a plan fit on the screen", "[cli][plan]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("s.json", scenarios);
    for (const Arguments& more : {Arguments{}, {"--unreached-to", "0.5"}, {"--scenarios", file}}) {
        const Outcome outcome = plan(with(gateshead, more));
        REQUIRE(outcome.code == 0);
        for (const std::string& line : lines_of(outcome.out)) {
            if (line.starts_with("For a specification") || line.starts_with("See how")) continue;
            CAPTURE(line);
            CHECK(width_of(line) <= 100);
        }
    }
}

TEST_CASE("scenarios of a file are compared in one table", "[cli][plan]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("s.json", scenarios);
    const Outcome outcome = plan(with(gateshead, {"--scenarios", file}));
    REQUIRE(outcome.code == 0);
    CHECK(has(outcome.out, "No change"));
    CHECK(has_text(in_one_line(outcome.out), "plan/fewer-births-the-share-of-those"));
    CHECK(has(in_one_line(outcome.out), "s.json (SHA-256"));
    const PlanRows rows = planned(with(gateshead, {"--scenarios", file}));
    CHECK(rows.all().size() == 4 * 6 * 14);
    CHECK(rows.figure("All", 2031, "missed", "high") == 0);
    CHECK(rows.figure("All", 2031, "demand", "high") == Approx(rows.figure("All", 2031, "need", "high")));
    CHECK(rows.figure("All", 2031, "demand", "difference_low") ==
          Approx(rows.figure("no change", 2031, "missed", "low")));
    CHECK(rows.figure("Fewer births", 2031, "need", "low") < rows.figure("no change", 2031, "need", "low"));
}

TEST_CASE("cumulative figures add up in the CSV too", "[cli][plan]") {
    const PlanRows rows = planned(with(gateshead, {"--unreached-to", "0.5", "--births-growth", "-1.5%"}));
    for (const char* scenario : {"no change", "planned"})
        for (const std::string& measure : measure_codes)
            for (const char* end : {"low", "central", "high"}) {
                double sum = 0;
                double more = 0;
                for (int year = 2026; year <= 2031; ++year) {
                    sum += rows.figure(scenario, year, measure, end);
                    more += rows.figure(scenario, year, measure, std::string("difference_") + end);
                    CAPTURE(scenario, measure, end, year);
                    CHECK(rows.figure(scenario, year, measure, std::string("cumulative_") + end) ==
                          Approx(sum).epsilon(1e-12));
                    CHECK(rows.figure(scenario, year, measure, std::string("cumulative_difference_") + end) ==
                          Approx(more).epsilon(1e-12).margin(1e-9));
                }
            }
}

TEST_CASE("births of the table's columns are used where they are of every year", "[cli][plan]") {
    const Outcome said = plan({"-", "--from", "2026", "--to", "2027"}, {.input = table});
    CHECK(said.code == 0);
    CHECK(has_text(said.err, "plan/the-table-has-the-births"));
    CHECK(has_text(in_one_line(said.out), "plan/the-table-has-the-births-of-every"));
    const PlanRows rows = planned({"-", "--from", "2026", "--to", "2027"}, {.input = table});
    CHECK(rows.of("no change", 2026, "need", "E06000903").at("live_births") == "1320");
    CHECK(rows.of("no change", 2027, "need", "E06000903").at("live_births") == "1350");
    const Outcome longer = plan({"-", "--from", "2026", "--to", "2028"}, {.input = table});
    CHECK(has_text(longer.err, "plan/the-table-has-births-of-some"));
    const PlanRows chosen =
        planned({"-", "--from", "2026", "--to", "2027", "--births-year", "2026"}, {.input = table});
    CHECK(chosen.of("no change", 2027, "need", "E06000903").at("live_births") == "1320");
}

TEST_CASE("births follow the trend of the built-in years", "[cli][plan]") {
    const PlanRows rows = planned(with(gateshead, {"--births-trend"}));
    CHECK(number(rows.of("no change", 2031, "need").at("live_births")) == Approx(1505.2562271309375));
    const Outcome text = plan(with(gateshead, {"--births-trend", "--draws", "1000"}));
    CHECK(has_text(in_one_line(text.out), "plan/births-on-the-trend-of-4"));
}

TEST_CASE("a plan with draws has the same bytes for any number of threads", "[cli][plan]") {
    for (const char* format : {"csv", "json", "jsonl", "markdown", "text"}) {
        const Arguments arguments{"-",          "--from",
                                  "2026",       "--to",
                                  "2027",       "--unreached-to",
                                  "0.4",        "--draws",
                                  "300",        "--births-variation",
                                  "poisson",    "--total",
                                  "--total-by", "group",
                                  "--format",   format};
        CAPTURE(format);
        const Outcome one = plan(with(arguments, {"--threads", "1"}), {.input = table});
        REQUIRE(one.code == 0);
        CHECK(plan(with(arguments, {"--threads", "3"}), {.input = table}).out == one.out);
        CHECK(plan(arguments, {.input = table}).out == one.out);
        CHECK(plan(with(arguments, {"--seed", "2"}), {.input = table}).out != one.out);
    }
}

TEST_CASE("totals of a plan with draws are no sums of ends", "[cli][plan]") {
    const PlanRows rows =
        planned({"-", "--from", "2026", "--to", "2027", "--unreached-to", "0.5", "--draws", "500", "--total"},
                {.input = table});
    double high = 0;
    for (const char* code : {"E06000901", "E06000902", "E06000903", "E06000904"})
        high += rows.figure("planned", 2027, "missed", "high", code);
    CHECK(rows.figure("planned", 2027, "missed", "high", "TOTAL") < high - 1);
    CHECK(rows.figure("planned", 2027, "missed", "central", "TOTAL") == Approx(high).epsilon(0.3));
    CHECK(rows.of("planned", 2027, "missed", "TOTAL").at("live_births") == "4800");
}

TEST_CASE("JSON tells the plan and has each year of each scenario", "[cli][plan]") {
    const Outcome outcome =
        plan(with(gateshead, {"--unreached-to", "0.5", "--births-growth", "-1%", "--format", "json"}));
    REQUIRE(outcome.code == 0);
    const json whole = json::parse(outcome.out);
    CHECK(whole["plan"]["from"] == 2026);
    CHECK(whole["plan"]["to"] == 2031);
    CHECK(whole["plan"]["births"]["rule"] == "growth");
    CHECK(whole["plan"]["births"]["growth"] == -0.01);
    CHECK(whole["plan"]["scenarios"][0]["name"] == "no change");
    CHECK(whole["plan"]["scenarios"][1]["name"] == "planned");
    CHECK(whole["plan"]["scenarios"][1]["unreached_to"] == 0.5);
    CHECK(whole["method"]["allocation"] == "closed");
    REQUIRE(whole["years"].size() == 12);
    const json& last = whole["years"][11];
    CHECK(last["scenario"] == "planned");
    CHECK(last["year"] == 2031);
    CHECK(last["unreached_share"] == 0.5);
    const json& demand = last["measures"]["demand"];
    for (const char* part : {"difference", "cumulative", "cumulative_difference"})
        CHECK(demand[part]["low"].get<double>() <= demand[part]["high"].get<double>());
    CHECK(demand["difference"]["low"].get<double>() > 0);
    CHECK(last["specialist_share"]["low"].get<double>() == Approx(0.11987).epsilon(0.001));
    CHECK(last["marker"].empty());
}

TEST_CASE("small areas are hidden in every year, by the fewest births they have", "[cli][plan]") {
    const Arguments arguments{"-", "--from", "2026", "--to", "2027", "--suppress-below", "100", "--total"};
    const PlanRows rows = planned(with(arguments, {"--total-by", "group"}), {.input = table});
    for (const int year : {2026, 2027}) {
        CAPTURE(year);
        // Harrowdale has 780 births in 2026, but 40 in 2027.
        for (const char* code : {"E06000904"}) {
            const auto& row = rows.of("no change", year, "missed", code);
            CAPTURE(code);
            CHECK(row.at("marker") == "c");
            for (const char* column : {"live_births", "adversity_ratio", "low", "high", "cumulative_high"})
                CHECK(row.at(column).empty());
        }
        CHECK_FALSE(rows.of("no change", year, "missed", "E06000903").at("low").empty());
        for (const char* code : {"TOTAL", "TOTAL:Inland", "TOTAL:Coast"})
            CHECK_FALSE(rows.of("no change", year, "missed", code).at("low").empty());
    }
    const Outcome text = plan(arguments, {.input = table});
    CHECK(has(text.out, "[c]"));
    CHECK_FALSE(has(text.out, "780"));
    const Outcome alone =
        plan({"--births", "50", "--from", "2026", "--to", "2027", "--unreached-to", "0.5", "--suppress-below",
              "100", "--births-by-year", "2026=50,2027=62", "--format", "json"});
    CHECK(alone.code == 0);
    CHECK_FALSE(has(alone.out, "62"));
}

TEST_CASE("figures of a plan are rounded as asked", "[cli][plan]") {
    const PlanRows rows = planned(with(gateshead, {"--unreached-to", "0.5", "--round", "10"}));
    for (const auto& row : rows.all())
        for (const char* column :
             {"low", "difference_high", "cumulative_central", "cumulative_difference_low"})
            REQUIRE(std::stol(row.at(column)) % 10 == 0);
    const Outcome text = plan({"--births", "3", "--from", "2026", "--to", "2027", "--unreached-to", "0.5"});
    CHECK(has_text(in_one_line(text.out), "plan/in-2027-at-most-1-more"));
}

TEST_CASE("a plan without births has zeros and promises nothing", "[cli][plan]") {
    const Arguments arguments{"--births", "0",    "--adversity",    "1",  "--from", "2026",
                              "--to",     "2027", "--unreached-to", "0.5"};
    const PlanRows rows = planned(arguments);
    for (const auto& row : rows.all())
        for (const char* column : {"low", "high", "difference_high", "cumulative_high"})
            REQUIRE(row.at(column) == "0");
    for (const Arguments& draws : {Arguments{}, {"--draws", "100"}}) {
        const Outcome text = plan(with(arguments, draws));
        CHECK(text.code == 0);
        CHECK(has_text(in_one_line(text.out), "plan/no-figure-differs-from-no-change"));
        CHECK_FALSE(has(text.out, "For a specification"));
        CHECK_FALSE(has(text.out, "nan"));
    }
}

TEST_CASE("less outreach is said to be less", "[cli][plan]") {
    const Outcome text =
        plan({"--area", "Gateshead", "--from", "2026", "--to", "2026", "--unreached-to", "0.8"});
    CHECK(has_text(in_one_line(text.out), "plan/planned-the-share-of-those"));
}

TEST_CASE("where adversity goes is said", "[cli][plan]") {
    const auto said = [](const char* ratio) {
        return in_one_line(
            plan({"--area", "Gateshead", "--from", "2026", "--to", "2028", "--adversity-to", ratio}).out);
    };
    CHECK(has_text(said("1"), "plan/adversity-to-the-average"));
    CHECK(has_text(said("0.9"), "plan/adversity-to-below-average"));
}

TEST_CASE("adversity that saturates is marked", "[cli][plan]") {
    const Arguments arguments{"--births", "1000", "--from", "2026", "--to", "2028", "--adversity-to", "2.5"};
    const PlanRows rows = planned(arguments);
    CHECK(rows.of("planned", 2028, "need").at("marker") == "saturated");
    CHECK(rows.of("planned", 2026, "need").at("marker").empty());
    CHECK(rows.of("no change", 2028, "need").at("marker").empty());
    CHECK(has_text(in_one_line(plan(arguments).out), "plan/saturated-in-1-area-adversity"));
    const Outcome strict = plan(with(arguments, {"--strict"}));
    CHECK(strict.code == 3);
    CHECK(has_text(strict.err, "plan/this-area-need-below-all-births"));
}

TEST_CASE("the worked example of the documentation is what the program says", "[cli][plan]") {
    const std::string page = read_file(PAIRMODEL_SOURCE_DIR "/docs/planning.md");
    const std::string command =
        "    $ pairmodel plan --area Gateshead --from 2026 --to 2031 --scenarios data/examples/outreach.json\n";
    const std::size_t begin = page.find(command);
    REQUIRE(begin != std::string::npos);
    std::string shown;
    for (const std::string& line : lines_of(std::string_view(page).substr(begin + command.size()))) {
        if (!line.empty() && !line.starts_with("    ")) break;
        shown += (line.empty() ? line : line.substr(4)) + "\n";
    }
    while (shown.ends_with("\n\n")) shown.pop_back();
    Arguments arguments = with(gateshead, {"--scenarios", "data/examples/outreach.json"});
    arguments.insert(arguments.begin(), "plan");
    CHECK(run(arguments, {.folder = PAIRMODEL_SOURCE_DIR}).out == shown);
    CHECK(lines_of(shown).size() > 40);
}
