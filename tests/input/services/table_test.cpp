// Tables of services, as people have them.

#include "input/services/services.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace pairmodel;
using namespace services;

TEST_CASE("the example of services is a good one", "[input][services]") {
    const ServiceTable table =
        read_service_table(std::string(PAIRMODEL_SOURCE_DIR) + "/data/examples/services.csv");
    CHECK(table.issues.empty());
    CHECK(table.notes.empty());
    REQUIRE(table.rows.size() == 5);
    const ServiceRow& team = table.rows[4];
    CHECK(team.line == 6);
    CHECK(team.service.name == "Parent-infant team");
    CHECK(team.service.level == CareLevel::specialist);
    CHECK(team.service.families_per_year.value() == Approx(37));
    CHECK(team.service.cost_per_year == 210000);
    CHECK(team.service.antenatal == Answer::yes);
    CHECK(team.service.self_referral == Answer::no);
    CHECK(team.service.age_from == 0);
    CHECK(team.service.age_to == 24);
    CHECK(team.notes == "Funded for 2 % of births");
    CHECK(table.rows[3].service.antenatal == Answer::not_known);
    CHECK(table.rows[3].service.age_to == 12);
    CHECK_FALSE(table.rows[0].service.families_per_year);
    CHECK_THROWS_AS(read_service_table("no-such-file.csv"), FileError);
}

TEST_CASE("capacity from staff, with the usual share of direct work", "[input][services]") {
    const std::string header = "service,level,wte,families_per_wte,direct_share";
    const ServiceRow team = row_of(header, "Team,specialist,2,30,");
    CHECK(team.service.families_per_year == 30);
    CHECK(team.direct_share_assumed);
    CHECK(row_of(header, "Team,targeted,2,30,").service.families_per_year == 60);
    const ServiceRow stated = row_of(header, "Team,specialist,2,30,80%");
    CHECK(stated.service.families_per_year.value() == Approx(48));
    CHECK_FALSE(stated.direct_share_assumed);
    CHECK(row_of(header, "Team,specialist,2,30,1").service.families_per_year == 60);
    CHECK(row_of(header, "Team,specialist,2,30,0").service.families_per_year == 0);
}

TEST_CASE("a capacity that nobody knows is no capacity of 0", "[input][services]") {
    const std::string header = "service,level,families_per_year,wte,families_per_wte";
    CHECK_FALSE(row_of(header, "Team,targeted,,,").service.families_per_year);
    CHECK_FALSE(row_of(header, "Team,targeted,[x],,").service.families_per_year);
    CHECK_FALSE(row_of("service,level", "Team,targeted").service.families_per_year);
    const ServiceRow staff = row_of(header, "Team,targeted,,2,[x]");
    CHECK_FALSE(staff.service.families_per_year);
    CHECK(staff.service.wte == 2);
    const ServiceRow both = row_of(header, "Team,targeted,\"1,200\",2.5,");
    CHECK(both.service.families_per_year == 1200);
    CHECK(both.service.wte == 2.5);
    CHECK(row_of(header, "Team,targeted,0,,").service.families_per_year == 0);
}

TEST_CASE("levels in any spelling", "[input][services]") {
    const auto level = [](const std::string& text) { return row_of("service,level", "A," + text).service; };
    CHECK(level("Universal").level == CareLevel::universal);
    CHECK(level(" TARGETED ").level == CareLevel::targeted);
    CHECK(level("specialist").work == SpecialistWork::any);
    CHECK(level("Specialist (short term)").work == SpecialistWork::short_term);
    CHECK(level("specialist_long_term").work == SpecialistWork::long_term);
    CHECK(level("specialist_long_term").level == CareLevel::specialist);
}

TEST_CASE("yes, no, and what is not known", "[input][services]") {
    const auto answer = [](const std::string& text) {
        return row_of("service,level,antenatal", "A,targeted," + text).service.antenatal;
    };
    for (const char* yes : {"yes", "Y", "TRUE", "1"}) CHECK(answer(yes) == Answer::yes);
    for (const char* no : {"no", "N", "false", "0"}) CHECK(answer(no) == Answer::no);
    for (const char* unknown : {"", "[x]", "-", "?", "unknown", "Not known"})
        CHECK(answer(unknown) == Answer::not_known);
}

TEST_CASE("ages in years, months and words", "[input][services]") {
    const auto ages = [](const std::string& from, const std::string& to, const std::string& heading = "") {
        const Service s =
            row_of("service,level,age_from" + heading + ",age_to" + heading, "A,targeted," + from + "," + to)
                .service;
        return std::pair(s.age_from, s.age_to);
    };
    using Ages = std::pair<std::optional<double>, std::optional<double>>;
    CHECK(ages("0", "5") == Ages(0, 60));
    CHECK(ages("6 months", "2 years") == Ages(6, 24));
    CHECK(ages("6m", "1.5") == Ages(6, 18));
    CHECK(ages("0", "12", "_months") == Ages(0, 12));
    CHECK(ages("birth", "") == Ages(0, std::nullopt));
    const Service early = row_of("service,level,age_from,age_to", "A,targeted,conception,2").service;
    CHECK(early.age_from == 0);
    CHECK(early.antenatal == Answer::yes);
    const ServiceTable bare = table_of("service,level,age_from,age_to\nA,targeted,0,12\n");
    REQUIRE(bare.notes.size() == 1);
    CHECK(bare.notes[0] == "line 2: age_to 12 is read as 12 years; for months write 12 months");
}

TEST_CASE("a table as somebody saved it", "[input][services]") {
    const std::string text =
        "\xEF\xBB\xBFServices in our area;;;\r\n;;;\r\n"
        "Service Name;Level of Service;Families a year;Contact\r\n"
        "Family hub;Targeted;\"1,200\";Ann\r\n;;;\r\n"
        "Source: local mapping of 2025;;;\r\n";
    const ServiceTable table = table_of(text);
    CHECK(table.issues.empty());
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].service.families_per_year == 1200);
    CHECK(table.rows[0].line == 4);
    CHECK(table.notes == std::vector<std::string>{
                             "the header is on line 3; what stands above it is not read", "not used: Contact",
                             "line 6 is taken for a footnote: \"Source: local mapping of 2025\""});
    CHECK(table_of("Team\tLevel\tFTE\tFamilies per FTE\nA\ttargeted\t1\t25\n")
              .rows.at(0)
              .service.families_per_year == 25);
    CHECK(table_of("service,level,antentatal\nA,targeted,yes\n").notes.at(0) ==
          "not used: antentatal (did you mean \"antenatal\"?)");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("service,level\nA,targeted\n")) wide += {c, '\0'};
    CHECK(table_of(wide).rows.at(0).service.name == "A");
    CHECK(table_of(wide).notes.at(0) == "read as UTF-16");
}

TEST_CASE("every problem of a table at once", "[input][services]") {
    CHECK(
        problems("service,level,families_per_year,wte,families_per_wte,direct_share,area_code\n"
                 "A,targetted,-20,,,,\n"
                 "B,specialist,30,2,20,,\n"
                 "C,specialist,,2,,,\n"
                 "D,specialist,,,20,,\n"
                 "E,specialist,,2,20,1.5,\n"
                 "F,targeted,10,,,,Gatehead\n"
                 ",targeted,10,,,,\n"
                 "G,targeted,10,,,,\n"
                 "G,Targeted,20,,,,\n"
                 "H,targeted\n") ==
        "services.csv:2: column \"level\": expected a level of care, found \"targetted\"\n"
        "  hint: did you mean \"targeted\"?\n"
        "services.csv:2: column \"families_per_year\": expected families a year, 0 or more, found \"-20\"\n"
        "  hint: leave the cell empty where the number is not known\n"
        "services.csv:3: column \"families_per_wte\": expected nothing, as families_per_year is given, found "
        "\"20\"\n"
        "  hint: give the capacity in one way: families_per_year, or wte and families_per_wte\n"
        "services.csv:4: column \"families_per_wte\": expected a number, as wte is given, found an empty "
        "cell\n"
        "  hint: or families_per_year; where the capacity is not known, write [x] here\n"
        "services.csv:5: column \"wte\": expected a number, as families_per_wte is given, found an empty "
        "cell\n"
        "  hint: or families_per_year instead of families_per_wte\n"
        "services.csv:6: column \"direct_share\": expected a share from 0 to 1, found \"1.5\"\n"
        "  hint: half of the time is 0.5 or 50%\n"
        "services.csv:7: column \"area_code\": expected the code or name of an area, found \"Gatehead\"\n"
        "  hint: did you mean \"Gateshead\"?\n"
        "services.csv:8: column \"service\": expected the name of a service, found an empty cell\n"
        "services.csv:10: column \"service\": expected each service once for a level and area, found \"G\" "
        "again, as on line 9\n"
        "  hint: add up the two, or give them different names\n"
        "services.csv:11: expected 7 cells, as in the header, found 2");
}

TEST_CASE("cells that cannot be read, each with its hint", "[input][services]") {
    struct Case {
        const char *column, *cell, *message;
    };
    const Case c = GENERATE(values<Case>({
        {"families_per_year", "\"3,5\"",
         "expected families a year, 0 or more, found \"3,5\"\n"
         "  hint: write a decimal point, not a comma, and thousands in threes: 1,200"},
        {"families_per_year", "about 20",
         "expected families a year, 0 or more, found \"about 20\"\n"
         "  hint: a number alone; leave the cell empty where it is not known"},
        {"families_per_year", "1e12",
         "expected families a year, 0 or more, found \"1e12\"\n"
         "  hint: a number alone; leave the cell empty where it is not known"},
        {"direct_share", "50",
         "expected a share from 0 to 1, found \"50\"\n  hint: a percentage? write 0.5 or 50%"},
        {"antenatal", "some",
         "expected yes or no, found \"some\"\n  hint: leave the cell empty where it is not known"},
        {"age_to", "30",
         "expected an age in years, or with its unit, found \"30\"\n  hint: for months write 30 months"},
        {"age_to", "conception",
         "expected an age in years, or with its unit, found \"conception\"\n"
         "  hint: such as 2, 6 months, birth or conception"},
        {"cost", "£x",
         "expected pounds a year, 0 or more, found \"£x\"\n"
         "  hint: a number alone; leave the cell empty where it is not known"},
    }));
    const std::string name = std::string(c.column) == "cost" ? "cost_per_year" : c.column;
    CHECK(problem_of(std::string("service,level,") + c.column, std::string("A,targeted,") + c.cell) ==
          "services.csv:2: column \"" + name + "\": " + c.message);
}

TEST_CASE("cells that do not go together", "[input][services]") {
    CHECK(problem_of("service,level,age_from,age_to", "A,targeted,2,1") ==
          "services.csv:2: column \"age_to\": expected an age above age_from, which is \"2\", found \"1\"");
    CHECK(problem_of("service,level,antenatal,age_from", "A,targeted,no,conception") ==
          "services.csv:2: column \"antenatal\": expected yes, as age_from is conception, found \"no\"");
    CHECK(problem_of("service,level", "A,a mix of these levels") ==
          "services.csv:2: column \"level\": expected a level of care, found \"a mix of these levels\"\n"
          "  hint: write one row for each level, with its part of the capacity");
    CHECK(problem_of("service,level", "A,") ==
          "services.csv:2: column \"level\": expected a level of care, found an empty cell\n"
          "  hint: the levels are universal, targeted, specialist, specialist_short_term and "
          "specialist_long_term");
    CHECK(
        problem_of("service,level,cost,budget", "A,targeted,1,2") ==
        "services.csv:1: column \"cost_per_year\": expected one such column, found \"cost\" and \"budget\"\n"
        "  hint: rename the one that is not meant");
    CHECK(problem_of("service,level,age_from_months,age_to", "A,targeted,1,2") ==
          "services.csv:1: column \"age_to\": expected ages in one unit, months or years, found "
          "\"age_from_months\" and \"age_to\"\n"
          "  hint: age_from_months and age_to_months, or age_from and age_to, which are years");
    const ServiceTable unused = table_of("service,level,families_per_year,direct_share\nA,targeted,10,0.5\n");
    CHECK(unused.notes ==
          std::vector<std::string>{"line 2: direct_share is not used, as families_per_year is given"});
}

TEST_CASE("no table of services", "[input][services]") {
    CHECK(problems("area_code,live_births\nE08000037,10\n") ==
          "services.csv: expected a header row with the columns service and level, found "
          "\"area_code,live_births\"\n"
          "  hint: a table of areas? The services come first: pairmodel gap services.csv areas.csv");
    CHECK(problems("a,b\n1,2\n") ==
          "services.csv: expected a header row with the columns service and level, found \"a,b\"\n"
          "  hint: and families_per_year, or wte and families_per_wte; see docs/data.md");
    CHECK(problems("service,level\n") ==
          "services.csv: expected at least one service below the header, found none");
    CHECK(problems("") ==
          "services.csv: expected a header row with the columns service and level, found \"\"\n"
          "  hint: and families_per_year, or wte and families_per_wte; see docs/data.md");
}

TEST_CASE("services go to their areas", "[input][services]") {
    const std::string text =
        "service,level,area_code\nA,targeted,E08000037\nB,targeted,york\nC,targeted,\nD,targeted,E08000021\n"
        "E,targeted,Leeds\n";
    const ServicePlaces several = place_services(table_of(text), two);
    CHECK(several.by_area == std::vector<Rows>{{0}, {1}});
    CHECK(several.all_areas == Rows{2});
    CHECK(several.elsewhere == Rows{3, 4});
    CHECK(several.notes == std::vector<std::string>{
                               "2 services of areas that were not chosen left out: D (E08000021), E (Leeds)",
                               "1 service without area_code counted for all areas together only: C"});
    const ServicePlaces single = place_services(table_of(text), one);
    CHECK(single.by_area == std::vector<Rows>{{0, 2}});
    CHECK(single.all_areas.empty());
    CHECK(single.notes ==
          std::vector<std::string>{
              "3 services of areas that were not chosen left out: B (york), D (E08000021), E (Leeds)"});
    CHECK(
        problems("service,level,area_code\nA,targeted,E08000021\n") ==
        "services.csv: column \"area_code\": expected a service of the areas that were chosen, found only A "
        "(E08000021)\n"
        "  hint: leave area_code empty for services of all the areas");
}

TEST_CASE("a recoded area is the same area", "[input][services]") {
    const std::vector<Area> barnsley{area("E08000038", "Barnsley")};
    CHECK(place_services(table_of("service,level,area_code\nA,targeted,E08000016\n"), barnsley).by_area ==
          std::vector<Rows>{{0}});
}

TEST_CASE("one service may work in two areas and at two levels", "[input][services]") {
    CHECK(problems("service,level,area_code\nA,targeted,E08000037\nA,specialist,E08000037\nA,targeted,York\n",
                   two)
              .empty());
}
