// estimate --draws and --shard, as their users meet them.

#include "cli/estimate/estimate_rows.hpp"
#include "cli/refused.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace program;

namespace {

const std::string table =
    "area_code,area_name,live_births,adversity_ratio,adversity_ratio_se,group\n"
    "E06000901,Eastmere,1000,1.00,,Coast\n"
    "E06000902,Kingsmouth,2450,1.30,0.10,Coast\n"
    "E06000903,Oldbridge,1320,1.12,0.05,Inland\n"
    "E06000904,Harrowdale,780,0.85,0.20,Inland\n"
    "E06000905,Westering Isles,95,0.95,,Coast\n";

Outcome of_table(Arguments arguments) {
    arguments.insert(arguments.begin(), {"estimate", "-"});
    return run(arguments, {.input = table});
}

/// A text as three shards and put together with one header.
/// The lines of areas in JSON lines; each part has lines of its own on how it was made.
std::vector<std::string> areas_of(const std::string& json_lines) {
    std::vector<std::string> areas;
    for (const std::string& line : lines_of(json_lines))
        if (line.starts_with(R"({"type":"area")")) areas.push_back(line);
    return areas;
}

std::string in_shards(const Arguments& arguments, std::size_t parts) {
    std::string joined;
    for (std::size_t part = 1; part <= parts; ++part) {
        Arguments with_shard = arguments;
        with_shard.insert(with_shard.end(), {"--shard", std::to_string(part) + "/" + std::to_string(parts)});
        const Outcome outcome = of_table(with_shard);
        CAPTURE(outcome.err);
        REQUIRE(outcome.code == 0);
        const std::size_t header = outcome.out.find('\n') + 1;
        joined += part == 1 ? outcome.out : outcome.out.substr(header);
    }
    return joined;
}

}  // namespace

TEST_CASE("simulated figures have the same shape in CSV", "[cli][simulation]") {
    const Outcome simulated = of_table({"--draws", "200", "--total", "--format", "csv"});
    REQUIRE(simulated.code == 0);
    CHECK(has(simulated.err, "200 draws are few"));
    CHECK(has(lines_of(simulated.out)[0],
              ",measure,low,central,high,share_low,share_central,share_high,marker,"));
    const EstimateRows rows(simulated.out);
    const EstimateRows plain(of_table({"--allocation", "closed", "--total", "--format", "csv"}).out);
    REQUIRE(rows.all().size() == plain.all().size());
    for (std::size_t i = 0; i < rows.all().size(); ++i) {
        const EstimateRow& row = rows.all()[i];
        CAPTURE(row.area_code, row.measure);
        CHECK(row.area_code == plain.all()[i].area_code);
        CHECK(row.live_births == plain.all()[i].live_births);
        CHECK(row.adversity_ratio == plain.all()[i].adversity_ratio);
        CHECK(row.measure == plain.all()[i].measure);
        CHECK(number(row.low) <= number(row.central));
        CHECK(number(row.central) <= number(row.high));
    }
    // Draws have a wide range already, and tell how often need was held.
    const std::string wide =
        lines_of(of_table({"--draws", "200", "--shape", "wide", "--format", "csv"}).out)[0];
    CHECK(wide.ends_with(",missed_share_high,marker,saturated_share"));
    CHECK_FALSE(has(wide, "wider"));
}

TEST_CASE("a simulated total is no sum of areas' ends", "[cli][simulation]") {
    const EstimateRows rows(of_table({"--draws", "1000", "--total", "--format", "csv"}).out);
    double low = 0;
    double high = 0;
    for (const EstimateRow& row : rows.all())
        if (row.measure == "missed" && row.area_code != "TOTAL") {
            low += number(row.low);
            high += number(row.high);
        }
    CHECK(number(rows.of("missed", "TOTAL").low) > low + 10);
    CHECK(number(rows.of("missed", "TOTAL").high) < high - 10);
}

TEST_CASE("no draws are the scenario bounds", "[cli][simulation]") {
    CHECK(of_table({"--draws", "0", "--format", "csv"}) == of_table({"--format", "csv"}));
}

TEST_CASE("a seed is any whole number that outputs keep", "[cli][simulation]") {
    const auto seeded = [](const char* seed) {
        return run({"estimate", "--births", "1000", "--adversity", "1.1", "--draws", "100", "--seed", seed,
                    "--format", "json"});
    };
    CHECK(has(seeded("20261127093015").out, R"("seed": 20261127093015)"));
    CHECK(has(seeded("999999999999999").out, R"("seed": 999999999999999)"));
    CHECK(has(seeded("1000000000000000").err,
              "--seed: expected at most 999999999999999, found \"1000000000000000\""));
    CHECK(has(run({"estimate", "--births", "1000000001", "--adversity", "1"}).err,
              "--births: expected at most 1000000000, found \"1000000001\""));
}

TEST_CASE("JSON says how a simulation was made", "[cli][simulation]") {
    const Outcome outcome = of_table({"--draws", "300", "--seed", "7", "--interval", "90",
                                      "--births-variation", "poisson", "--total", "--format", "json"});
    REQUIRE(outcome.code == 0);
    const std::string json = in_one_line(outcome.out);
    CHECK(has(json, R"("interval": { "kind": "uncertainty interval", "level": 0.9 })"));
    CHECK(has(json, R"("draws": 300, "seed": 7, "births_variation": "poisson")"));
    CHECK(has(json, R"("distributions": { "incidence": "uniform", "elasticity": "triangular", )"
                    R"("unreached_share": "uniform", "targeted_share_of_reached": "uniform" })"));
    CHECK(has(json, R"("allocation": "closed")"));
    CHECK_FALSE(has(json, "scenarios"));
    CHECK(count(json, R"("saturated_share": 0)") == 6);
    const std::string plain = of_table({"--format", "json"}).out;
    CHECK(has(in_one_line(plain), R"("interval": { "kind": "scenario bounds" }, "draws": 0)"));
    CHECK(has(plain, "\"scenarios\""));
    CHECK_FALSE(has(plain, "saturated_share"));
    CHECK_FALSE(has(plain, "seed"));
    CHECK(has(in_one_line(run({"estimate", "--births", "1000", "--draws", "100", "--elasticity", "1.2",
                               "--parameters", "madigan-2023", "--format", "json"})
                              .out),
              R"("incidence": "uniform", "elasticity": "fixed")"));
}

TEST_CASE("the same bytes for any number of threads and each time", "[cli][simulation]") {
    for (const char* format : {"csv", "json", "jsonl", "markdown"}) {
        CAPTURE(format);
        const Arguments arguments{
            "--draws",  "500", "--births-variation", "poisson", "--monte-carlo-error", "--total",
            "--format", format};
        const auto with_threads = [&](const char* threads) {
            Arguments all = arguments;
            all.insert(all.end(), {"--threads", threads});
            return of_table(all);
        };
        const Outcome one = with_threads("1");
        REQUIRE(one.code == 0);
        CHECK(one == with_threads("3"));
        CHECK(one == of_table(arguments));
    }
    const Outcome first = of_table({"--draws", "500", "--format", "csv"});
    CHECK(first.out != of_table({"--draws", "500", "--seed", "2", "--format", "csv"}).out);
    CHECK(first == of_table({"--draws", "500", "--seed", "1", "--format", "csv"}));
}

TEST_CASE("a narrower interval lies within a wider one", "[cli][simulation]") {
    const EstimateRows wide(of_table({"--draws", "500", "--format", "csv"}).out);
    const EstimateRows narrow(of_table({"--draws", "500", "--interval", "50", "--format", "csv"}).out);
    for (const char* measure : {"need", "demand", "specialist", "missed"}) {
        CHECK(number(wide.of(measure).low) < number(narrow.of(measure).low));
        CHECK(wide.of(measure).central == narrow.of(measure).central);
        CHECK(number(wide.of(measure).high) > number(narrow.of(measure).high));
    }
}

TEST_CASE("a simulation in words", "[cli][simulation]") {
    const Outcome outcome =
        run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "1000", "--notes"});
    REQUIRE(outcome.code == 0);
    const std::string text = in_one_line(outcome.out);
    CHECK(has(text, "About 110 to 150 are likely to come"));
    CHECK(has(text, "About 270 to 330 would be missed"));
    CHECK(has_lines(text, "estimate/ranges-are-95-uncertainty-intervals"));
    CHECK(has(text,
              "See how, without draws: pairmodel explain --births 1000 --adversity 1 --allocation closed"));
    CHECK_FALSE(has(text, "lower-need to the higher-need end"));
    CHECK_FALSE(has(text, "Not placed"));
    CHECK_FALSE(has(text, "Saturated"));
    const std::string saturated = in_one_line(
        run({"estimate", "--births", "1000", "--adversity", "2.35", "--draws", "1000", "--notes"}).out);
    CHECK(has_text(saturated, "estimate/saturated-in-some-draws-adversity"));
}

TEST_CASE("figures from few draws are noted, in every format", "[cli][simulation]") {
    const Arguments few{"estimate", "--births", "1000", "--adversity", "1", "--draws", "100"};
    const auto with = [&](Arguments more) {
        Arguments all = few;
        all.insert(all.end(), more.begin(), more.end());
        return run(all);
    };
    const Outcome text = with({});
    CHECK(text.code == 0);
    CHECK(has_text(text.err, "estimate/100-draws-are-few-for-figures"));
    CHECK(has_text(text.err, "estimate/babies-more-draws-draws-auto"));
    CHECK(has_text(with({"--format", "markdown"}).err, "estimate/100-draws-are-few-for-figures"));
    CHECK(has_text(with({"--format", "csv", "--round", "1"}).err, "estimate/100-draws-are-few-for-figures"));
    CHECK(with({"--quiet"}).err.empty());
    for (const char* format : {"csv", "json"}) {
        const Outcome outcome = with({"--format", format});
        CHECK(has_text(outcome.err, "estimate/100-draws-are-few-for-figures"));
        CHECK(has(outcome.out, "few_draws") == (std::string(format) == "json"));
    }
    CHECK(with({"--round", "10"}).err.empty());
    CHECK(run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "100000"}).err.empty());
}

TEST_CASE("as many draws as the printed digits need", "[cli][simulation]") {
    const Outcome outcome =
        run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "auto", "--notes"});
    CHECK(outcome.code == 0);
    CHECK(is_text(outcome.err, "estimate/4000-draws"));
    CHECK(has_text(in_one_line(outcome.out), "estimate/95-uncertainty-intervals-from-4000-draws"));
    const Outcome fixed =
        run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "4000", "--notes"});
    CHECK(fixed.out == outcome.out);
    CHECK(fixed.err.empty());
    CHECK(is_text(
        run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "auto", "--round", "10"}).err,
        "estimate/1000-draws"));
    CHECK(run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "auto", "-q"}).err.empty());
}

TEST_CASE("the Monte Carlo error of each quantile", "[cli][simulation]") {
    const Outcome outcome =
        of_table({"--draws", "1000", "--monte-carlo-error", "--total", "--format", "csv"});
    REQUIRE(outcome.code == 0);
    const auto rows = csv_rows(outcome.out);
    CHECK(has(lines_of(outcome.out)[0],
              ",monte_carlo_error_low,monte_carlo_error_central,monte_carlo_error_high,marker"));
    const std::size_t error = column_of(rows[0], "monte_carlo_error_low");
    double largest = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (std::size_t k = error; k < error + 3; ++k) largest = std::max(largest, number(rows[i].at(k)));
    CHECK(largest > 1);
    CHECK(largest < 100);
    // The figures themselves are those of the run without.
    const auto plain = csv_rows(of_table({"--draws", "1000", "--total", "--format", "csv"}).out);
    REQUIRE(plain.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const char* name : {"area_code", "measure", "low", "central", "high", "marker"})
            CHECK(plain[i][column_of(plain[0], name)] == rows[i][column_of(rows[0], name)]);
    const std::string wide = lines_of(
        of_table({"--draws", "100", "--monte-carlo-error", "--shape", "wide", "--format", "csv"}).out)[0];
    CHECK(count(wide, "_monte_carlo_error") == 42);
    CHECK(has(wide, ",missed_monte_carlo_error_low,"));
}

TEST_CASE("hidden areas stay hidden in a simulation", "[cli][simulation][suppression]") {
    const Outcome outcome = of_table(
        {"--draws", "200", "--suppress-below", "100", "--total", "--monte-carlo-error", "--format", "csv"});
    REQUIRE(outcome.code == 0);
    std::size_t hidden = 0;
    const auto rows = csv_rows(outcome.out);
    for (const auto& row : rows) {
        const auto at = [&](const char* name) { return row[column_of(rows[0], name)]; };
        if (at("area_code") != "E06000905") continue;
        ++hidden;
        CHECK(at("marker") == "c");
        for (const char* name : {"live_births", "adversity_ratio", "low", "central", "high", "share_low",
                                 "monte_carlo_error_low", "saturated_share"})
            CHECK(at(name).empty());
    }
    CHECK(hidden == 14);
    const std::string json =
        of_table({"--draws", "200", "--suppress-below", "100", "--total", "--format", "json"}).out;
    CHECK(count(json, "\"saturated_share\": 0") == 5);
}

TEST_CASE("draws that cannot be", "[cli][simulation]") {
    check_refused("estimate/draws-refused");
    CHECK(run({"estimate", "--births", "9", "--draws", "100", "--allocation", "closed"}).code == 0);
}

TEST_CASE("options of a simulation go only with one", "[cli][simulation]") {
    check_refused("estimate/options-that-go-with-draws");
}

TEST_CASE("a ratio known too badly to simulate", "[cli][simulation]") {
    const Outcome outcome =
        run({"estimate", "-", "--draws", "100"},
            {.input = "area_code,area_name,live_births,adversity_ratio,adversity_ratio_se\n"
                      "E08000037,Gateshead,1834,1,5\n"});
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(is_text(outcome.err, "estimate/draws-the-uncertainty-of-the-adversity"));
}

TEST_CASE("shards put together are the whole, byte for byte", "[cli][shard]") {
    const Arguments arguments =
        GENERATE(Arguments{"--format", "csv"}, Arguments{"--format", "csv", "--draws", "200"},
                 Arguments{"--format", "tsv", "--draws", "200", "--shape", "wide", "--births-variation",
                           "poisson", "--monte-carlo-error"},
                 Arguments{"--format", "csv", "--round", "5", "--draws", "200", "--threads", "2"});
    const std::size_t parts = GENERATE(1U, 2U, 3U, 5U);
    CAPTURE(arguments, parts);
    CHECK(in_shards(arguments, parts) == of_table(arguments).out);
}

TEST_CASE("more shards than areas leave some empty", "[cli][shard]") {
    CHECK(in_shards({"--format", "csv", "--draws", "100"}, 8) ==
          of_table({"--format", "csv", "--draws", "100"}).out);
    const Outcome empty = of_table({"--format", "csv", "--shard", "1/8"});
    CHECK(empty.code == 0);
    CHECK(lines_of(empty.out).size() == 1);
    CHECK(empty.out.starts_with("row_type,area_code,"));
}

TEST_CASE("what an area is told of the others does not depend on its shard", "[cli][shard]") {
    // Only an area of the second part has the second indicator: the first part's lack it all the same.
    const std::string sparse =
        "area_code,area_name,live_births,imd_score_2025,child_poverty_pct_2025\n"
        "E06000901,Eastmere,1000,20,\nE06000902,Kingsmouth,900,15,\n"
        "E06000903,Oldbridge,50,30,25\nE06000904,Harrowdale,700,40,50\n";
    const Arguments all{"estimate", "-", "--draws", "100", "--format", "jsonl", "-q"};
    std::string joined;
    for (const char* shard : {"1/2", "2/2"}) {
        Arguments part = all;
        part.insert(part.end(), {"--shard", shard});
        joined += run(part, {.input = sparse}).out;
    }
    CHECK(areas_of(joined) == areas_of(run(all, {.input = sparse}).out));
}

TEST_CASE("shards of the built-in table", "[cli][shard]") {
    const Arguments all{"estimate", "--tier", "region", "--draws", "100", "--format", "jsonl", "-q"};
    std::string joined;
    for (const char* shard : {"1/2", "2/2"}) {
        Arguments part = all;
        part.insert(part.end(), {"--shard", shard});
        joined += run(part).out;
    }
    CHECK(areas_of(joined) == areas_of(run(all).out));
    CHECK(areas_of(joined).size() == 9);
}

TEST_CASE("shards that cannot be", "[cli][shard]") {
    check_refused("estimate/shards-refused");
    const Outcome by = of_table({"--shard", "1/3", "--total-by", "group"});
    CHECK(by.code == 2);
    CHECK(is_text(by.err, "estimate/shard-cannot-have-totals-each-part"));
}
