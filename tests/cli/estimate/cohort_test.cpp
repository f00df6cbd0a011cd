// `--cohort under-two`: two years' births, said in every output; and the waterfall of `explain`.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace program;
using nlohmann::json;

namespace {

std::string output(const Arguments& arguments) {
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return in_one_line(outcome.out);
}

}  // namespace

TEST_CASE("children under two of a built-in area are two years' births", "[cli][cohort]") {
    const Outcome year = run({"estimate", "--births", "3647", "--adversity", "1.2", "--format", "csv"});
    const Outcome stock = run({"estimate", "--area", "Gateshead", "--cohort", "under-two", "--adversity",
                               "1.2", "--format", "csv"});
    const auto expected = csv_rows(year.out);  // 1,813 births in 2023 and 1,834 in 2024
    const auto rows = csv_rows(stock.out);
    REQUIRE(rows.size() == expected.size());
    CHECK(rows[0].back() == "cohort");
    for (std::size_t i = 1; i < rows.size(); ++i) {
        CHECK(rows[i].back() == "under-two");
        for (const char* name :
             {"live_births", "adversity_ratio", "measure", "low", "central", "high", "share_low"})
            CHECK(rows[i][column_of(rows[0], name)] == expected[i][column_of(expected[0], name)]);
    }
    CHECK(stock.err.empty());
}

TEST_CASE("every output of children under two says so", "[cli][cohort]") {
    const Arguments area{"--area", "Gateshead", "--cohort", "under-two"};
    const auto with = [&](Arguments arguments, const Arguments& more) {
        arguments.insert(arguments.end(), area.begin(), area.end());
        arguments.insert(arguments.end(), more.begin(), more.end());
        return output(arguments);
    };
    const std::string text = with({"estimate"}, {"--notes"});
    CHECK(has(text, "Gateshead (E08000037): 3,647 live births in 2023 and 2024"));
    CHECK(has_text(text, "estimate/children-under-two"));
    CHECK(has_lines(text, "estimate/children-under-two-see-how-explain"));
    CHECK_FALSE(has(text, "a year "));
    CHECK(has_text(with({"estimate"}, {"--format", "markdown"}), "estimate/children-under-two"));
    CHECK(json::parse(with({"estimate"}, {"--format", "json"}))["method"]["cohort"] == "under-two");
    CHECK(has(with({"estimate"}, {"--shape", "wide", "--format", "csv"}), ",under-two"));
    CHECK(has_text(with({"explain"}, {"--format", "csv"}), "estimate/children-under-two-2"));
    CHECK(has_text(output({"estimate", "--tier", "region", "--cohort", "under-two", "--total"}),
                   "estimate/missed-in-9-areas-children-under"));
    CHECK(json::parse(output({"estimate", "--births", "9", "--format", "json"}))["method"]["cohort"] ==
          "births");
}

TEST_CASE("what is assumed of the year before stands in the output", "[cli][cohort]") {
    CHECK(has_text(output({"estimate", "--births", "1000", "--cohort", "under-two"}),
                   "estimate/as-many-births-are-assumed"));
    CHECK(has_text(output({"estimate", "--births", "1000", "--cohort", "under-two"}),
                   "estimate/2000-live-births-in-two-years"));
    CHECK(has_text(
        output({"estimate", "--area", "Gateshead", "--births-year", "2021", "--cohort", "under-two"}),
        "estimate/as-many-births-are-assumed"));
    const TemporaryFolder folder;
    const std::string table =
        folder.write("a.csv", "area_name,live_births_2023,live_births_2024\nA,10,20\nB,,30\nC,5,5\n");
    const Outcome some = run({"estimate", table, "--cohort", "under-two", "--total", "--format", "csv"});
    CHECK(EstimateRows(run({"estimate", table, "--format", "csv"}).out).of("secure").live_births == "20");
    CHECK(csv_rows(some.out)[1][3] == "30");
    CHECK(csv_rows(some.out).back()[3] == "100");
    CHECK(has_text(some.err, "estimate/the-births-of-the-year-before"));
    const Outcome wrong = run({"estimate", "--births", "1", "--cohort", "two"});
    CHECK(wrong.code == 2);
    CHECK(has_text(wrong.err, "estimate/cohort-births-under-two-two"));
}

TEST_CASE("explain shows how each step changes the figures", "[cli][waterfall]") {
    const Arguments area{"--births", "1000", "--adversity", "1.3"};
    const json explained =
        json::parse(output({"explain", area[0], area[1], area[2], area[3], "--format", "json"}));
    std::string bars;
    for (const json& step : explained["steps"])
        if (step["step"] == "waterfall")
            bars +=
                step["item"].get<std::string>() + " " + std::to_string(step["lower_need"].get<int>()) + ";";
    CHECK(bars == "national_need 400;adversity_change 120;need 520;reached -169;left_out -13;missed 338;");
    const json estimated =
        json::parse(output({"estimate", area[0], area[1], area[2], area[3], "--format", "json"}));
    const json& waterfall = estimated["areas"][0]["waterfall"];
    CHECK(waterfall["higher_need"]["national_need"].get<double>() == Approx(450));
    CHECK(waterfall["higher_need"]["adversity_change"].get<double>() == Approx(135));
    CHECK(waterfall["higher_need"]["missed"].get<double>() == Approx(390));
    CHECK(has_text(output({"explain", area[0], area[1], area[2], area[3]}),
                   "estimate/how-the-steps-change-the-figures"));
}

TEST_CASE("a plan of children under two has two years' births in each year", "[cli][cohort][plan]") {
    const Arguments base{"plan", "--area", "Gateshead", "--cohort", "under-two", "--format", "csv"};
    const auto with = [&](const Arguments& more) {
        Arguments all = base;
        all.insert(all.end(), more.begin(), more.end());
        const Outcome outcome = run(all);
        CAPTURE(outcome.err);
        REQUIRE(outcome.code == 0);
        return csv_rows(outcome.out);
    };
    const auto births = [](const std::vector<std::vector<std::string>>& rows) {
        std::string all;
        const auto at = [&](std::size_t i, const char* name) { return rows[i][column_of(rows[0], name)]; };
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (at(i, "scenario") == "no change" && at(i, "measure") == "secure")
                all += at(i, "year") + " " + at(i, "live_births") + ";";
        return all;
    };
    const auto flat = with({"--from", "2026", "--to", "2027"});
    CHECK(flat[0].back() == "cohort");
    CHECK(flat[1].back() == "under-two");
    CHECK(std::find(flat[0].begin(), flat[0].end(), "cumulative_low") == flat[0].end());
    CHECK(births(flat) == "2026 3647;2027 3647;");                                      // as estimate has it
    CHECK(births(with({"--from", "2023", "--to", "2024"})) == "2023 3663;2024 3647;");  // 1,850 + 1,813 + ...
    CHECK(births(with({"--from", "2026", "--to", "2027", "--births-by-year", "2026=100,2027=90"})) ==
          "2026 200;2027 190;");
    CHECK(births(with({"--from", "2024", "--to", "2025", "--births-growth", "-10%"})) ==
          "2024 3647;2025 3282.3;");

    const std::string text = output({"plan", "--area", "Gateshead", "--cohort", "under-two", "--from", "2026",
                                     "--to", "2030", "--unreached-to", "50%", "--notes"});
    CHECK(has_lines(text, "estimate/children-under-two-come"));
    CHECK_FALSE(has(text, "babies a year"));
    CHECK_FALSE(has(text, "since 2026"));
    CHECK_FALSE(has(text, "We anticipate"));
}

TEST_CASE("a year's capacity is not set beside children under two", "[cli][cohort][gap]") {
    const TemporaryFolder folder;
    const std::string services = folder.write("s.csv", "service,level,families_per_year\nA,targeted,10\n");
    const Outcome outcome = run({"gap", services, "--area", "Gateshead", "--cohort", "under-two"});
    CHECK(outcome.code == 2);
    CHECK(has_text(outcome.err, "estimate/cohort-under-two-gap-compares-what"));
}

TEST_CASE("a table with a row for each year says what one with a column for each says", "[cli][cohort]") {
    const TemporaryFolder folder;
    const std::string rows =
        folder.write("long.csv",
                     "area_name,year,live_births,adversity_ratio\nA,2022,100,1.2\nA,2023,110,1.2\n"
                     "B,2022,207,1\nB,2023,7,1\nC,2023,910,0.9\n");
    const std::string columns =
        folder.write("wide.csv",
                     "area_name,live_births_2022,live_births_2023,adversity_ratio\nA,100,110,1.2\n"
                     "B,207,7,1\nC,,910,0.9\n");
    const auto figures_of = [](const std::string& file, Arguments more) {
        Arguments arguments{more.front(), file, "--format", "csv", "-q"};
        arguments.insert(arguments.end(), more.begin() + 1, more.end());
        const Outcome outcome = run(arguments);
        CHECK(outcome.code == 0);
        auto cells = csv_rows(outcome.out);
        // The further column of one of them.
        const auto year = std::find(cells[0].begin(), cells[0].end(), "year") - cells[0].begin();
        for (auto& row : cells)
            if (more.front() == "estimate" && year < static_cast<std::ptrdiff_t>(row.size()))
                row.erase(row.begin() + year);
        return cells;
    };
    for (const Arguments& asked :
         {Arguments{"estimate", "--cohort", "under-two"},
          Arguments{"estimate", "--cohort", "under-two", "--suppress-below", "100", "--total"},
          Arguments{"sensitivity", "--where", "area_name=A"},
          Arguments{"plan", "--from", "2024", "--to", "2026", "--where", "area_name=A"}}) {
        CAPTURE(asked);
        CHECK(figures_of(rows, asked) == figures_of(columns, asked));
    }
}
