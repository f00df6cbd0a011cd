// Health boards, places, groups of an input, and areas on both sides of a border.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>

using namespace program;
using nlohmann::json;

TEST_CASE("health boards on every command with areas", "[cli][geographies]") {
    const EstimateRows rows = estimates({"--tier", "health-board", "--births-year", "2023"});
    CHECK(rows.codes().size() == 7);
    CHECK(rows.of("need", "W11000030").live_births == "3986");
    CHECK(rows.of("need", "W11000030").adversity_ratio == "1");
    CHECK(estimates({"--tier", "health-board", "--within", "Wales"}).codes().size() == 7);
    const Outcome list = run({"areas", "--tier", "health-board", "--format", "csv"});
    CHECK(csv_rows(list.out).size() == 1 + 7);
    CHECK(run({"explain", "--tier", "health-board", "--within", "W11000030", "-q"}).code == 0);
    const Outcome groups = run(
        {"groups", "--tier", "health-board", "--within", "W11000030", "--group", "looked_after=90", "-q"});
    CHECK(groups.code == 0);
    CHECK(has(groups.out, "Cwm Taf Morgannwg University Health Board"));
    const Outcome none = run({"estimate", "--tier", "health-board", "--within", "England"});
    CHECK(none.code == 2);
    CHECK(has_text(none.err, "areas/the-built-in-table-has-no"));
}

TEST_CASE("a health board's authorities have the indicators that it lacks", "[cli][geographies]") {
    const Outcome board = run({"estimate", "--area", "W11000030"});
    CHECK(has_text(board.err, "areas/a-health-board-has-no-indicators"));
    CHECK_FALSE(has(run({"estimate", "--births", "100"}).err, "health board"));
    const EstimateRows rows =
        estimates({"--tier", "upper", "--within", "Cwm Taf Morgannwg University Health Board", "--total"});
    CHECK(rows.codes().size() == 3 + 1);
    CHECK(rows.of("need", "TOTAL").live_births == "3869");
    CHECK(number(rows.of("need", "TOTAL").adversity_ratio) == Approx(0.947).margin(0.0005));
}

TEST_CASE("places within: region by name and by code", "[cli][geographies]") {
    const std::string place = GENERATE(as<std::string>{}, "North East", "E12000001", "north east");
    const EstimateRows rows = estimates({"--tier", "upper", "--within", place, "--births-year", "2024"});
    CHECK(rows.codes().size() == 12);
    const Outcome list =
        run({"areas", "--tier", "upper", "--within", place, "--format", "csv", "--births-year", "2024"});
    CHECK(csv_rows(list.out).size() == 1 + 12);
    const TemporaryFolder folder;
    const std::string counts = folder.write("g.csv", "area_code,group,babies\nE08000037,looked_after,15\n");
    const Outcome groups = run({"groups", "--tier", "upper", "--within", place, "--group", counts});
    CHECK(groups.code == 0);
    CHECK(has_text(groups.err, "areas/11-areas-without-numbers-of-babies"));
}

TEST_CASE("an input's own column groups its areas", "[cli][geographies]") {
    const std::string input =
        "area_code,area_name,live_births,Integrated Care Board\n"
        "E08000037,Gateshead,1800,North East and North Cumbria\n"
        "E08000021,Newcastle,3000,North East and North Cumbria\n"
        "E06000014,York,1500,Humber and North Yorkshire\n";
    const std::string column = GENERATE(as<std::string>{}, "Integrated Care Board", "integrated_care_board",
                                        "INTEGRATED care board");
    const EstimateRows rows = estimates({"-", "--total-by", column}, {.input = input});
    CHECK(rows.of("need", "TOTAL:North East and North Cumbria").live_births == "4800");
    CHECK(rows.of("need", "TOTAL:Humber and North Yorkshire").live_births == "1500");
}

TEST_CASE("a Welsh score in the column of the English index is not compared", "[cli][borders]") {
    const std::string input =
        "area_code,area_name,live_births,imd,child_poverty\n"
        "E08000037,Gateshead,1000,43.68,19.29\n"
        "W06000015,Cardiff,1000,43.68,38.58\n"
        "S12000005,Clackmannanshire,1000,43.68,\n"
        "N09000003,Belfast,1000,43.68,38.58\n";
    const Outcome outcome = run({"estimate", "-", "--format", "csv"}, {.input = input});
    CHECK(outcome.code == 0);
    CHECK(is_text(outcome.err, "areas/imd-of-1-area-of-northern"));
    const EstimateRows rows(outcome.out);
    CHECK(number(rows.of("need", "E08000037").adversity_ratio) == Approx(std::sqrt(2.0)));
    CHECK(number(rows.of("need", "W06000015").adversity_ratio) == Approx(2));
    CHECK(number(rows.of("need", "S12000005").adversity_ratio) == 1);
    CHECK(number(rows.of("need", "N09000003").adversity_ratio) == Approx(2));

    const json whole = json::parse(run({"estimate", "-", "--format", "json"}, {.input = input}).out);
    CHECK(is_text(whole["areas"][1]["note"], "areas/the-value-of-imd"));
    CHECK_FALSE(whole["areas"][1]["adversity"]["indicators"].contains("imd"));
    CHECK(has_text(whole["provenance"]["input_notes"].get<std::string>(), "areas/imd-of-1-area-of-wales"));
    CHECK(has_text(run({"estimate", "-"}, {.input = input}).out, "areas/imd-of-1-area-of-wales"));
    CHECK(has_text(run({"check", "-"}, {.input = input}).out, "areas/imd-of-1-area-of-wales-not-used"));
}

TEST_CASE("where a ratio is given nothing is left out", "[cli][borders]") {
    const std::string input = "area_code,live_births,imd\nW06000015,1000,43.68\n";
    CHECK(run({"estimate", "-", "--adversity", "1.2"}, {.input = input}).err.empty());
    CHECK(run({"estimate", "-", "--indicators", "child_poverty", "-q"}, {.input = input}).code == 0);
    CHECK_FALSE(has(run({"estimate", "-", "--indicators", "child_poverty"}, {.input = input}).err, "imd"));
}

TEST_CASE("an index of one's own is for the countries that it says", "[cli][borders]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("wimd.json", R"({"indicators": {"wimd": {"label": "WIMD", "unit": "score",
        "reference_value": 20, "publisher": "Welsh Government", "period": "2019", "comparable_in": ["Wales"]}}})");
    const std::string input =
        "area_code,live_births,imd,wimd\nE08000037,1000,21.84,40\nW06000015,1000,21.84,40\n";
    const Outcome outcome = run({"estimate", "-", "--reference", file, "--format", "csv"}, {.input = input});
    CHECK(number(EstimateRows(outcome.out).of("need", "E08000037").adversity_ratio) == Approx(1));
    CHECK(number(EstimateRows(outcome.out).of("need", "W06000015").adversity_ratio) == Approx(2));
    CHECK(has_text(outcome.err, "areas/wimd-of-1-area-of-england"));
}

TEST_CASE("what is not known of an area is named", "[cli][borders]") {
    CHECK(has_text(run({"estimate", "--area", "Cardiff"}).out, "areas/not-known-for-it-imd-looked"));
    CHECK(has_text(run({"explain", "--area", "Cardiff"}).out, "areas/not-known-for-it-imd-looked"));
    CHECK_FALSE(has(run({"estimate", "--area", "Gateshead"}).out, "Not known"));
    CHECK_FALSE(has(run({"estimate", "--area", "Cardiff", "--indicators", "unemployment"}).out, "Not known"));
    CHECK_FALSE(has(run({"estimate", "--area", "Cardiff", "--adversity", "1.1"}).out, "Not known"));
}

TEST_CASE("areas of which different indicators are known are said to be so", "[cli][borders]") {
    CHECK(has_text(in_one_line(run({"estimate", "--area", "Gateshead", "--area", "Cardiff"}).out),
                   "areas/adversity-ratios-are-made-from-2"));
    CHECK_FALSE(has(run({"estimate", "--area", "Gateshead", "--area", "York"}).out, "are made from"));
    CHECK_FALSE(has(run({"estimate", "--area", "Gateshead", "--area", "Cardiff", "--adversity", "1"}).out,
                    "are made from"));
}

TEST_CASE("countries without a row of their own", "[cli][borders]") {
    for (const char* name : {"Northern Ireland", "N92000002", "N09000003"}) {
        const Outcome outcome = run({"estimate", "--area", name});
        CHECK(outcome.code == 2);
        CHECK(is_text(outcome.err, "areas/area-the-built-in-table-has"));
    }
    const Outcome scotland = run({"estimate", "--area", "Scotland"});
    CHECK(scotland.code == 2);
    CHECK(is_text(scotland.err, "areas/area-the-built-in-table-has-the-authorities"));
    CHECK(estimates({"--tier", "upper", "--within", "Scotland", "--total"}).codes().size() == 32 + 1);
}

TEST_CASE("neighbourhoods of England and Wales: Welsh scores are not compared", "[cli][borders][shared]") {
    const std::filesystem::path file =
        std::filesystem::path(PAIRMODEL_SOURCE_DIR).parent_path() / "shared" / "data" / "lsoa_areas.csv";
    if (!std::filesystem::exists(file)) {
        WARN("skipped: there is no " << file.string());
        return;
    }
    const Outcome outcome = run({"estimate", file.string(), "--column", "imd=imd_score", "--column",
                                 "live_births=under1_population_2020", "--format", "csv", "--shape", "wide"});
    CHECK(outcome.code == 0);
    CHECK(has_lines(outcome.err, "areas/imd-of-1909-areas-of-wales"));
    CHECK(lines_of(outcome.out).size() == 1 + 34753);
}
