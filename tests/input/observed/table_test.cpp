// Tables of families that services saw.

#include "pairmodel/error.hpp"
#include "pairmodel/input/observed_table.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <sstream>

using namespace pairmodel;

namespace {

ObservedTable table_of(const std::string& text) {
    std::istringstream stream(text);
    return read_observed_table(stream, "observed.csv");
}

Area area(std::string code, std::string name, std::optional<std::int64_t> births) {
    Area result;
    result.code = std::move(code);
    result.name = std::move(name);
    result.live_births = births;
    return result;
}

const std::vector<Area> two{area("E08000037", "Gateshead", 1834), area("E06000014", "York", 1498)};

std::vector<std::vector<ObservedFamilies>> counts_of(const std::string& text,
                                                     std::vector<std::string>& notes) {
    return assign_observed(table_of(text), two, notes);
}

std::string assignment_problems(const std::string& text) {
    std::vector<std::string> notes;
    return problems_of([&] { return counts_of(text, notes); });
}

}  // namespace

TEST_CASE("numbers of several years and levels are added up", "[input][observed]") {
    std::vector<std::string> notes;
    const auto counts = counts_of(
        "area_code,year,years,level,families\n"
        "E08000037,2023,,,60\nE08000037,2024,,,80\n"
        "York,,2,targeted,20\nYork,,2,specialist,\"1,005\"\nE06000001,,,,7\n",
        notes);
    REQUIRE(counts[0].size() == 1);
    CHECK(counts[0][0].families == 140);
    CHECK(counts[0][0].years == 2);
    REQUIRE(counts[1].size() == 3);
    CHECK(counts[1][0].level == ProvisionLevel::targeted_and_specialist);
    CHECK(counts[1][0].families == 1025);
    CHECK(counts[1][1].families == 20);
    CHECK(counts[1][2].families == 1005);
    REQUIRE(notes.size() == 2);  // the first tells of births
    CHECK(is_text(notes[1], "observed/elsewhere"));
}

TEST_CASE("a missing number leaves the count out, and is never 0", "[input][observed]") {
    std::vector<std::string> notes;
    const auto counts = counts_of("area_code,families\nE08000037,[c]\nE06000014,0\n", notes);
    CHECK(counts[0].empty());
    REQUIRE(counts[1].size() == 1);
    CHECK(counts[1][0].families == 0);
    CHECK(is_text(notes.at(0), "observed/missing"));
}

TEST_CASE("a count of an area whose births are not known is left out", "[input][observed]") {
    std::vector<std::string> notes;
    const std::vector<Area> unknown{area("E06000053", "Isles of Scilly", {}), two[0]};
    const auto counts =
        assign_observed(table_of("area_code,families\nE06000053,1\nE08000037,2\n"), unknown, notes);
    CHECK(counts[0].empty());
    CHECK(counts[1].size() == 1);
    CHECK(is_text(notes.at(0), "observed/births-not-known"));
}

TEST_CASE("all that is wrong with a table is told at once", "[input][observed]") {
    CHECK(is_text(problems_of([] {
                      return table_of(
                          "area_code,years,level,families\nE08000037,0,universal,1.5\n,2024,speciallist,3\n");
                  }),
                  "observed/all-problems"));
    CHECK(
        is_text(problems_of([] { return table_of("area_code,seen\nE08000037,5\n"); }), "observed/no-header"));
}

TEST_CASE("counts that cannot be are refused with their lines", "[input][observed]") {
    CHECK(is_text(assignment_problems("area_code,families\nE08000037,1835\nE06000014,2\nE06000014,3\n"),
                  "observed/more-than-births-and-twice"));
    CHECK(is_text(assignment_problems("area_code,level,families\nE08000037,,10\nE08000037,targeted,11\n"),
                  "observed/more-than-all"));
    CHECK(is_text(assignment_problems("area_code,families\nE06000001,1\n"), "observed/no-area"));
}

TEST_CASE("families are set beside the births of their years", "[input][observed]") {
    Area gateshead = two[0];
    gateshead.live_births_year = 2024;
    const std::vector<BirthsHistory> histories{{{2021, 1900}, {2022, 1850}, {2023, {}}, {2024, 1834}}, {}};
    const auto births = [&](const std::string& rows, std::vector<std::string>& notes) {
        return assign_observed(table_of("area_code,year,years,families\n" + rows), {gateshead, two[1]}, notes,
                               histories)[0]
            .at(0)
            .births;
    };
    std::vector<std::string> notes;
    CHECK(births("E08000037,2024,,60\nE08000037,,2,60\n", notes) == 3 * 1834);
    CHECK(notes.empty());
    CHECK(births("E08000037,2021,,60\nE08000037,2022,,80\n", notes) == 1900 + 1850);
    CHECK(births("E08000037,2021-2022,2,60\n", notes) == 1900 + 1850);
    // Neither a year without births, a financial year, nor two years that are told by one.
    CHECK(births("E08000037,2023,,60\nE08000037,2021/22,,60\nE08000037,2021,2,60\nYork,2020,,9\n", notes) ==
          4 * 1834);
    CHECK(are_texts(notes, "observed/births-of-their-years"));
}

TEST_CASE("only numbers of the same years are compared and added up", "[input][observed]") {
    const std::string head = "area_code,level,families,years,year\n";
    CHECK(assignment_problems(head + "E08000037,all,60,,2024\nE08000037,targeted,70,,2023\n").empty());
    CHECK(assignment_problems(head + "E08000037,all,180,3,\nE08000037,targeted,60,1,\n").empty());
    CHECK(is_text(assignment_problems(head + "E08000037,all,180,3,\nE08000037,targeted,90,1,\n"),
                  "observed/more-than-all-by-the-year"));
    CHECK(is_text(assignment_problems(head + "E08000037,all,60,,2024\nE08000037,all,90,,2023\n"
                                             "E08000037,targeted,61,,2024\nE08000037,targeted,50,,2023\n"),
                  "observed/more-than-all-in-one-year"));
    std::vector<std::string> notes;
    const auto counts = counts_of(head +
                                      "E08000037,targeted,60,,2024\nE08000037,specialist,20,,2023\n"
                                      "York,targeted,60,,2024\nYork,specialist,20,,2024\n",
                                  notes);
    CHECK(counts[0].size() == 2);  // no number of all
    REQUIRE(counts[1].size() == 3);
    CHECK(counts[1][0].families == 80);
    CHECK(counts[1][0].births == 1498);
}

TEST_CASE("a level that is withheld cannot be had from the other and all", "[input][observed]") {
    ObservedTable table =
        table_of("area_code,level,families\nE08000037,,100\nE08000037,targeted,97\nE08000037,specialist,3\n");
    table.rows[2].withheld = true;
    std::vector<std::string> notes;
    const auto counts = assign_observed(table, two, notes);
    REQUIRE(counts[0].size() == 3);
    CHECK_FALSE(counts[0][0].withheld);
    for (const std::size_t level : {1U, 2U}) {
        CHECK(counts[0][level].withheld);
        CHECK(counts[0][level].families == 0);
    }
}

TEST_CASE("the template is read back once it has a row", "[input][observed]") {
    const ObservedTable table = table_of(observed_template() + "E08000037,,2024,,all,60\n");
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].families == 60);
    CHECK(table.rows[0].period == "2024");
}
