// Tables of services, as people have them.

#include "input/services/services.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

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
    CHECK(is_text(bare.notes[0], "services/line-2-age-to-12"));
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
    CHECK(are_texts(table.notes, "services/the-header-is-on-line-3"));
    CHECK(table_of("Team\tLevel\tFTE\tFamilies per FTE\nA\ttargeted\t1\t25\n")
              .rows.at(0)
              .service.families_per_year == 25);
    CHECK(is_text(table_of("service,level,antentatal\nA,targeted,yes\n").notes.at(0),
                  "services/not-used-antentatal-did-you-mean"));
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("service,level\nA,targeted\n")) wide += {c, '\0'};
    CHECK(table_of(wide).rows.at(0).service.name == "A");
    CHECK(table_of(wide).notes.at(0) == "read as UTF-16");
}

TEST_CASE("every problem of a table at once", "[input][services]") {
    CHECK(is_text(problems("service,level,families_per_year,wte,families_per_wte,direct_share,area_code\n"
                           "A,targetted,-20,,,,\n"
                           "B,specialist,30,2,20,,\n"
                           "C,specialist,,2,,,\n"
                           "D,specialist,,,20,,\n"
                           "E,specialist,,2,20,1.5,\n"
                           "F,targeted,10,,,,Gatehead\n"
                           ",targeted,10,,,,\n"
                           "G,targeted,10,,,,\n"
                           "G,Targeted,20,,,,\n"
                           "H,targeted\n"),
                  "services/level-a-level-of-care-targetted"));
}

TEST_CASE("cells that cannot be read, each with its hint", "[input][services]") {
    struct Case {
        const char *column, *cell, *said;
    };
    const Case c = GENERATE(values<Case>({
        {"families_per_year", "\"3,5\"", "services/families-per-year-families-a-year"},
        {"families_per_year", "about 20", "services/families-per-year-families-a-year-0"},
        {"families_per_year", "1e12", "services/families-per-year-a-number-alone"},
        {"direct_share", "50", "services/direct-share-a-share-from-0"},
        {"antenatal", "some", "services/antenatal-yes-or-no-some"},
        {"age_to", "30", "services/age-to-an-for-months-write"},
        {"age_to", "conception", "services/age-to-an-such-as-2"},
        {"cost", "£x", "services/cost-per-year-pounds-a-year"},
    }));
    CHECK(is_text(problem_of(std::string("service,level,") + c.column, std::string("A,targeted,") + c.cell),
                  c.said));
}

TEST_CASE("cells that do not go together", "[input][services]") {
    CHECK(is_text(problem_of("service,level,age_from,age_to", "A,targeted,2,1"),
                  "services/age-to-an-age-above-age"));
    CHECK(is_text(problem_of("service,level,antenatal,age_from", "A,targeted,no,conception"),
                  "services/antenatal-yes-as-age"));
    CHECK(is_text(problem_of("service,level", "A,a mix of two levels"),
                  "services/level-a-level-of-care-a-mix"));
    CHECK(is_text(problem_of("service,level", "A,"), "services/level-a-level-of-care-an-empty"));
    CHECK(is_text(problem_of("service,level,cost,budget", "A,targeted,1,2"),
                  "services/cost-per-year-one-such-cost"));
    CHECK(is_text(problem_of("service,level,age_from_months,age_to", "A,targeted,1,2"),
                  "services/age-to-ages-in-one-unit"));
    const ServiceTable unused = table_of("service,level,families_per_year,direct_share\nA,targeted,10,0.5\n");
    CHECK(are_texts(unused.notes, "services/line-2-direct-share"));
}

TEST_CASE("no table of services", "[input][services]") {
    CHECK(is_text(problems("area_code,live_births\nE08000037,10\n"),
                  "services/a-header-row-with-the-columns-service"));
    CHECK(is_text(problems("a,b\n1,2\n"), "services/a-header-row-and-families-per"));
    CHECK(is_text(problems("service,level\n"), "services/at-least-one-service-below"));
    CHECK(is_text(problems(""), "services/a-header-row-and-families-per-2"));
}

TEST_CASE("services go to their areas", "[input][services]") {
    const std::string text =
        "service,level,area_code\nA,targeted,E08000037\nB,targeted,york\nC,targeted,\nD,targeted,E08000021\n"
        "E,targeted,Leeds\n";
    const ServicePlaces several = place_services(table_of(text), two);
    CHECK(several.by_area == std::vector<Rows>{{0}, {1}});
    CHECK(several.all_areas == Rows{2});
    CHECK(several.elsewhere == Rows{3, 4});
    CHECK(are_texts(several.notes, "services/2-services-of-areas-that-were"));
    const ServicePlaces single = place_services(table_of(text), one);
    CHECK(single.by_area == std::vector<Rows>{{0, 2}});
    CHECK(single.all_areas.empty());
    CHECK(are_texts(single.notes, "services/3-services-of-areas-that-were"));
    CHECK(
        is_text(problems("service,level,area_code\nA,targeted,E08000021\n"), "services/area-code-a-service"));
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

TEST_CASE("of the rows of several years those of the latest are to be kept", "[input][services]") {
    const std::string rows =
        "service,level,families_per_year,year\nHub,targeted,90,2023\nHub,targeted,95,2024\n";
    CHECK(is_text(problems(rows), "services/service-of-several-years"));
}
