// `report`: which areas are ranked beside one another, and what is said of those that are not.

#include "cli/report/report_page.hpp"
#include "support/texts.hpp"

#include <algorithm>

using namespace program;
using namespace report_page;

namespace {

/// What stands for the picture: its title and its description.
std::string chart_words(Arguments arguments) {
    arguments.insert(arguments.begin(), "report");
    arguments.insert(arguments.end(), {"--chart", "ranking", "--format", "svg", "-q"});
    const std::string picture = run(arguments).out;
    pugi::xml_document svg;
    REQUIRE(svg.load_string(picture.c_str()));
    return std::string(svg.child("svg").child("title").text().get()) + "\n" +
           svg.child("svg").child("desc").text().get();
}

}  // namespace

TEST_CASE("the chart of areas that are not ranked says that they are in the order asked for",
          "[cli][report]") {
    const std::string many = chart_words({"--tier", "upper"});
    CHECK(has_text(many, "report/first-in-order-asked-for"));
    CHECK(has_text(many, "report/order-asked-for"));
    CHECK_FALSE(has(many, "highest"));
    const std::string few = chart_words({"--area", "Cardiff", "--area", "Gateshead", "--area", "Belfast"});
    CHECK(has_text(few, "report/order-asked-for"));
    CHECK_FALSE(has(few, "highest"));
    const std::string ranked = chart_words({"--tier", "upper", "--within", "England"});
    CHECK(has(ranked, "The 9 highest"));
    CHECK(has(ranked, "the highest first"));
}

namespace {

constexpr const char* english =
    "area_code,area_name,live_births,adversity_ratio,child_poverty,unemployment\n"
    "E08000037,Gateshead,1834,1.3,,\n"
    "E08000021,Newcastle upon Tyne,2900,,25,3\n"
    "E06000047,County Durham,4300,,27,4\n";

constexpr const char* three_nations =
    "area_code,area_name,live_births,child_poverty\n"
    "E08000037,Gateshead,1834,24\n"
    "E08000021,Newcastle upon Tyne,2900,\n"
    "W06000015,Cardiff,3000,20\n"
    "S12000049,Glasgow City,5900,22\n";

}  // namespace

TEST_CASE("a given ratio makes no second nation", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string table = folder.write("areas.csv", english);
    CHECK(has_text(in_one_line(run({"estimate", table, "-q"}).out), "report/given-beside-england"));
    const std::string page = page_of({table, "-q"});
    CHECK(has(page, "All areas, ranked"));
    CHECK(has_text(page, "report/given-stand-as-given"));
    CHECK_FALSE(has(page, "several nations"));
    // Newcastle has two indicators, as Durham has: all three are ranked.
    const auto rows = rows_below(parsed(page), "ranking");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].front() == "Gateshead");
    CHECK(rows[2].front() == "Newcastle upon Tyne");
    // Nothing is said of ratios that are all given, as they compare with one another alone.
    const std::string given = folder.write("given.csv",
                                           "area_code,live_births,adversity_ratio\n"
                                           "E08000037,1834,1.3\nW06000015,3500,1.1\n");
    CHECK_FALSE(has(run({"estimate", given, "-q"}).out, "given: what they compare with"));
}

TEST_CASE("beside the United Kingdom's an assumed average is the nation's", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string table = folder.write("areas.csv", three_nations);
    const Outcome uk = run({"estimate", table, "--reference-area", "uk", "-q"});
    CHECK(has_text(in_one_line(uk.out), "report/compared-with-uk"));
    CHECK(has(page_of({table, "--reference-area", "uk", "-q"}), "All areas, ranked"));
    const auto rows = csv_rows(
        run({"estimate", table, "--reference-area", "uk", "--measures", "need", "--format", "csv", "-q"})
            .out);
    REQUIRE(rows.size() == 5);
    const auto ratio = std::find(rows[0].begin(), rows[0].end(), "adversity_ratio") - rows[0].begin();
    CHECK(rows[2].at(static_cast<std::size_t>(ratio)).starts_with("1.035"));  // England's, as model.md has it
    const Outcome steps = run({"explain", folder.write("one.csv", "area_code,live_births\nE08000021,2900\n"),
                               "--indicators", "none", "--reference-area", "uk", "-q"});
    CHECK(has_text(in_one_line(steps.out), "report/assumed-times-nation-to-uk"));
}

TEST_CASE("groups of several nations are compared with no one average", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string members = folder.write("members.csv",
                                             "group,member\nNorth,Gateshead\nNorth,Cardiff\n"
                                             "South,Glasgow City\nSouth,Belfast\n");
    const std::string page = page_of({"--members", members, "-q"});
    CHECK(has_text(page, "report/not-ranked-of-several-nations"));
    CHECK_FALSE(has(page, "All areas, ranked"));
    CHECK(has_text(in_one_line(run({"estimate", "--members", members, "-q"}).out),
                   "report/averages-of-their-nations"));
    CHECK(has(page_of({"--members", members, "--reference-area", "uk", "-q"}), "All areas, ranked"));
}

TEST_CASE("an area of which nothing is known is not ranked beside others", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string table = folder.write(
        "areas.csv",
        "area_code,area_name,live_births,income_deprivation,child_poverty,unemployment,looked_after\n"
        "E08000037,Gateshead,1834,28,24,4,120\n"
        "E08000021,Newcastle upon Tyne,2900,,,,\n"
        "E06000047,County Durham,4300,20,18,3,60\n");
    const std::string page = page_of({table, "-q"});
    const auto rows = rows_below(parsed(page), "ranking");
    REQUIRE(rows.size() == 3);
    CHECK(rows[2].front() == "Newcastle upon Tyne");
    CHECK(rows[2].back() == "not ranked: adversity is assumed");
    CHECK(has_text(page, "report/adversity-taken-as-average"));
    const std::string one = page_of({folder.write("one.csv", "area_code,live_births\nE08000021,2850\n"),
                                     "--indicators", "none", "--part", "summary", "-q"});
    CHECK(has_text(one, "report/not-ranked-as-assumed"));
    CHECK(has_text(one, "report/adversity-taken-as-average"));
    CHECK_FALSE(has(one, "districts have a higher share of need than"));
}

TEST_CASE("years of births are those of members, and both of children under two", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string members = folder.write("members.csv",
                                             "group,member\nNorth,Gateshead\nNorth,Cardiff\n"
                                             "South,Glasgow City\nSouth,Belfast\n");
    const auto told = [](Arguments asked, const char* years) {
        asked.emplace_back("-q");
        CHECK(has(page_of(asked), std::string(">Births of ") + years + "<"));
        asked.insert(asked.begin(), "estimate");
        CHECK(has(in_one_line(run(asked).out), std::string("Live births of ") + years + "."));
    };
    told({"--members", members}, "2019 to 2024");
    told({"--area", "Gateshead", "--area", "Sunderland"}, "2024");
    told({"--area", "Gateshead", "--area", "Sunderland", "--cohort", "under-two"}, "2023 and 2024");
}

TEST_CASE("single indicators are set against their nation's average", "[cli][report]") {
    CHECK(has_text(page_of({"--area", "Cardiff", "--reference-area", "uk", "-q"}),
                   "report/claimants-above-the-average-for-wales"));
}

TEST_CASE("older births are of the years that are known", "[cli][report]") {
    const TemporaryFolder folder;
    const std::string table = folder.write("areas.csv",
                                           "area_code,live_births,year,adversity_ratio\n"
                                           "E08000037,1834,2023,1.2\nE08000024,2600,,1.2\n"
                                           "E08000021,2900,2019,1.2\n");
    CHECK(has_text(run({"estimate", table}).err, "report/older-births-of-a-range"));
}

TEST_CASE("a chart around an area that is not ranked speaks of no rank", "[cli][report]") {
    const std::string page = page_of({"--area", "City of London", "-q"});
    CHECK(has(page, "The 9 next to it in the table"));
    CHECK_FALSE(has(page, "nearest in rank"));
}

TEST_CASE("an area without births is not ranked by a share of none", "[cli][report]") {
    const Outcome outcome =
        run({"report", "-", "--chart", "ranking", "--format", "svg", "-q"},
            {.input = "area_name,live_births,adversity_ratio\nAlder,210,1.3\nCedar,0,1.2\n"
                      "Dogwood,7,0.85\nElm,95,2.4\n"});
    REQUIRE(outcome.code == 0);
    CHECK(has(outcome.out, "in Dogwood to"));
    CHECK_FALSE(has(outcome.out, "0% of births in Cedar"));
}

TEST_CASE("births of two years are said to be of two years", "[cli][report]") {
    const std::string page = page_of({"--area", "Gateshead", "--cohort", "under-two"});
    CHECK(has(page, "3,647 live births of two years in 2023 and 2024"));
    CHECK_FALSE(has(page, "3,647 live births in 2024"));
    CHECK_FALSE(has(page, "Live births a year"));
    const std::string before = page_of({"--area", "York", "--cohort", "antenatal"});
    CHECK_FALSE(has(before, "a family with twins is counted twice"));
    CHECK_FALSE(has(before, "every 100 babies"));
}
