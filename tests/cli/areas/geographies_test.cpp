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
    CHECK(number(rows.of("need", "W11000030").adversity_ratio) == Approx(1.094).margin(0.001));
    CHECK(estimates({"--tier", "health-board", "--within", "Wales"}).codes().size() == 7);
    const Outcome list = run({"areas", "--tier", "health-board", "--format", "csv"});
    CHECK(csv_rows(list.out).size() == 1 + 7);
    CHECK(run({"explain", "--tier", "health-board", "--within", "W11000030", "-q"}).code == 0);
    const Outcome groups = run(
        {"groups", "--tier", "health-board", "--within", "W11000030", "--group", "looked_after=90", "-q"});
    CHECK(groups.code == 0);
    CHECK(has(groups.out, "Cwm Taf Morgannwg University"));
    const Outcome none = run({"estimate", "--tier", "health-board", "--within", "England"});
    CHECK(none.code == 2);
    CHECK(has_text(none.err, "areas/the-built-in-table-has-no"));
}

TEST_CASE("a health board is the sum of its authorities", "[cli][geographies]") {
    const EstimateRows rows =
        estimates({"--tier", "upper", "--within", "Cwm Taf Morgannwg University Health Board", "--total"});
    CHECK(rows.codes().size() == 3 + 1);
    CHECK(rows.of("need", "TOTAL").live_births == "3869");
    CHECK(number(rows.of("need", "TOTAL").adversity_ratio) == Approx(1.096).margin(0.0005));
    const EstimateRows board = estimates({"--area", "W11000030"});
    CHECK(board.of("missed", "W11000030").low == rows.of("missed", "TOTAL").low);
    CHECK(board.of("missed", "W11000030").high == rows.of("missed", "TOTAL").high);
}

TEST_CASE("integrated care boards add up to England", "[cli][geographies]") {
    const std::string tier = GENERATE(as<std::string>{}, "icb", "icb-2024", "lower", "region");
    const EstimateRows rows = estimates({"--tier", tier, "--within", "England", "--total"});
    const EstimateRows england = estimates({"--area", "England"});
    CHECK(rows.of("need", "TOTAL").live_births == "567708");
    for (const char* measure : {"need", "demand", "missed", "secure"}) {
        CHECK(rows.of(measure, "TOTAL").low == england.of(measure, "E92000001").low);
        CHECK(rows.of(measure, "TOTAL").high == england.of(measure, "E92000001").high);
    }
}

TEST_CASE("areas by the names that people use", "[cli][geographies]") {
    for (const auto& [name, code] :
         {std::pair{"BNSSG", "E54000039"}, std::pair{"Greater Manchester", "E47000001"},
          std::pair{"Tees Valley", "E47000006"}, std::pair{"NHS Lothian", "S08000024"},
          std::pair{"Abertawe", "W06000011"}, std::pair{"Caerdydd", "W06000015"},
          std::pair{"Ynys Môn", "W06000001"}, std::pair{"Cumbria", "E10000006"},
          std::pair{"Tyne and Wear", "E11000007"}, std::pair{"North East", "E12000001"},
          std::pair{"Northern Ireland", "N92000002"}}) {
        CAPTURE(name);
        CHECK(has(run({"estimate", "--area", name}).out, code));
    }
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
        "E08000037,Gateshead,1834,43.68,19.29\n"
        "W06000015,Cardiff,3626,43.68,38.58\n"
        "S12000005,Clackmannanshire,498,43.68,\n"
        "N09000003,Belfast,4237,43.68,38.58\n";
    const Outcome outcome =
        run({"estimate", "-", "--indicators", "imd,child_poverty", "--format", "csv"}, {.input = input});
    CHECK(outcome.code == 0);
    CHECK(is_text(outcome.err, "areas/imd-of-1-area-of-northern"));
    const EstimateRows rows(outcome.out);
    CHECK(number(rows.of("need", "E08000037").adversity_ratio) ==
          Approx(std::sqrt(43.68 / 22.61 * 19.29 / 20.13)).epsilon(0.02));
    CHECK(number(rows.of("need", "W06000015").adversity_ratio) == Approx(38.58 / 21.21).epsilon(0.001));
    CHECK(number(rows.of("need", "S12000005").adversity_ratio) == 1);
    CHECK(number(rows.of("need", "N09000003").adversity_ratio) == Approx(38.58 / 19.0).epsilon(0.001));

    const auto two = [&](const char* format) {
        return run({"estimate", "-", "--indicators", "imd,child_poverty", "--format", format},
                   {.input = input})
            .out;
    };
    const json whole = json::parse(two("json"));
    CHECK(is_text(whole["areas"][1]["note"], "areas/the-value-of-imd"));
    CHECK_FALSE(whole["areas"][1]["adversity"]["indicators"].contains("imd"));
    CHECK(has_text(whole["notes"].dump(), "areas/imd-of-1-area-of-wales"));
    CHECK(has_text(two("text"), "areas/imd-of-1-area-of-wales"));
    CHECK(has_text(run({"check", "-"}, {.input = input}).out, "areas/imd-of-1-area-of-wales-not-used"));
}

TEST_CASE("where a ratio is given nothing is left out", "[cli][borders]") {
    const std::string input = "area_code,live_births,imd\nW06000015,3626,43.68\n";
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
    CHECK(has_text(run({"estimate", "--area", "City of London"}).out, "areas/not-known-for-it"));
    CHECK(has_text(run({"explain", "--area", "City of London"}).out, "areas/not-known-for-it"));
    CHECK_FALSE(has(run({"estimate", "--area", "Gateshead"}).out, "Not known"));
    CHECK_FALSE(
        has(run({"estimate", "--area", "City of London", "--indicators", "unemployment"}).out, "Not known"));
    CHECK_FALSE(has(run({"estimate", "--area", "City of London", "--adversity", "1.1"}).out, "Not known"));
}

TEST_CASE("areas of which different indicators are known are said to be so", "[cli][borders]") {
    CHECK(has_text(in_one_line(run({"estimate", "--area", "Gateshead", "--area", "Cardiff"}).out),
                   "areas/adversity-ratios-are-made-from-4"));
    CHECK_FALSE(has(run({"estimate", "--area", "Gateshead", "--area", "York"}).out, "are made from"));
    CHECK_FALSE(has(run({"estimate", "--area", "Gateshead", "--area", "Cardiff", "--adversity", "1"}).out,
                    "are made from"));
}

TEST_CASE("births of several years are never mixed in silence", "[cli][borders]") {
    CHECK(has_text(run({"estimate", "--area", "UK"}).out, "areas/births-of-several-years"));
    const Outcome nations = run({"estimate", "--tier", "country", "--total"});
    CHECK(has_text(nations.err, "areas/births-of-different-years"));
    CHECK(has_text(nations.out, "areas/total-of-different-years"));
}

TEST_CASE("what is compared with is said", "[cli][borders]") {
    CHECK(has_text(run({"estimate", "--area", "Glasgow"}).out, "areas/above-scotland"));
    CHECK(has_text(run({"estimate", "--area", "Winchester"}).out, "areas/of-its-county"));
    CHECK(has_text(run({"estimate", "--area", "Cardiff", "--reference-area", "uk"}).out, "areas/below-uk"));
    // What all areas are compared with is not multiplied by what sets nations apart.
    const Circumstances own{.input = "area_code,live_births,ace\nE08000037,1834,16\nS12000049,5938,18\n"};
    const Arguments common{"estimate", "-", "--reference", "ace=14", "--indicators", "ace"};
    CHECK(run(common, own).code == 0);
    Arguments both = common;
    both.insert(both.end(), {"--reference-area", "uk"});
    const Outcome refused = run(both, own);
    CHECK(refused.code == 2);
    CHECK(has(refused.err, "all areas are compared with your ace of 14"));
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
