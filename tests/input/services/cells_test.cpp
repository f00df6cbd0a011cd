// Cells and rows of tables of services that nearly are what they should be.

#include "input/services/services.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace pairmodel;
using namespace services;

TEST_CASE("ages in weeks, and in units that nobody knows", "[input][services]") {
    const std::string header = "service,level,age_to";
    for (const char* age : {"26 weeks", "26w", "26 WKS", "26.0 week", " 26weeks "}) {
        CAPTURE(age);
        CHECK(row_of(header, "A,targeted," + std::string(age)).service.age_to.value() == Approx(6));
    }
    for (const char* age :
         {"3 fortnights", "2 days", "-1", "- 1 month", "old", "six months", "1.2.3", "5 %"}) {
        CAPTURE(age);
        CHECK(problem_of(header, "A,targeted," + std::string(age)) ==
              "services.csv:2: column \"age_to\": expected an age in years, or with its unit, found \"" +
                  std::string(age) + "\"\n  hint: such as 2, 6 months, birth or conception");
    }
    CHECK(problem_of(header + "_months", "A,targeted,old") ==
          "services.csv:2: column \"age_to\": expected an age in months, found \"old\"\n"
          "  hint: such as 2, 6 months, birth or conception");
    CHECK_FALSE(problem_of(header, "A,targeted,5200 weeks").empty());
}

TEST_CASE("shares that are none", "[input][services]") {
    const std::string header = "service,level,wte,families_per_wte,direct_share";
    const auto problem = [&](const std::string& cell) {
        const std::string said = problem_of(header, "A,targeted,2,30," + cell);
        const std::string begin =
            "services.csv:2: column \"direct_share\": expected a share from 0 to 1, found \"";
        return said.starts_with(begin) ? said.substr(begin.size()) : said;
    };
    CHECK(problem("101%") == "101%\"\n  hint: half of the time is 0.5 or 50%");
    CHECK(problem("-0.1") == "-0.1\"\n  hint: half of the time is 0.5 or 50%");
    CHECK(problem("most") == "most\"\n  hint: half of the time is 0.5 or 50%");
    CHECK(problem("most%") == "most%\"\n  hint: half of the time is 0.5 or 50%");
    CHECK(problem("150") == "150\"\n  hint: half of the time is 0.5 or 50%");
    CHECK(problem("12.5") == "12.5\"\n  hint: a percentage? write 0.125 or 12.5%");
    CHECK(problem("100%").empty());
}

TEST_CASE("a cell of several levels is to be several rows", "[input][services]") {
    for (const char* level : {"universal/targeted", "Targeted & specialist", "universal and targeted",
                              "specialist, universal", "mixed"}) {
        CAPTURE(level);
        CHECK(problem_of("service;level", "A;" + std::string(level)) ==
              "services.csv:2: column \"level\": expected a level of care, found \"" + std::string(level) +
                  "\"\n  hint: write one row for each level, with its part of the capacity");
    }
    CHECK(problem_of("service,level", "A,specialists") ==
          "services.csv:2: column \"level\": expected a level of care, found \"specialists\"\n"
          "  hint: did you mean \"specialist\"?");
}

TEST_CASE("what other rows follow is no footnote, and is not lost", "[input][services]") {
    const std::string no_level =
        ": column \"level\": expected a level of care, found an empty cell\n"
        "  hint: the levels are universal, targeted, specialist, specialist_short_term and "
        "specialist_long_term";
    const std::string text = "service,level\nA,targeted\nNote: to be checked\nSource: a survey,\n\n";
    CHECK(problems(text + "B,targeted\n") == "services.csv:3" + no_level + "\nservices.csv:4" + no_level);
    CHECK(table_of(text + "B,targeted\n").notes.empty());
    CHECK(problems(text).empty());
    CHECK(table_of(text).notes ==
          std::vector<std::string>{"line 3 is taken for a footnote: \"Note: to be checked\"",
                                   "line 4 is taken for a footnote: \"Source: a survey\""});
    // A service's name alone is a row cut short.
    CHECK(problems("service,level\nA,targeted\nFamily hub\n") ==
          "services.csv:3: expected 2 cells, as in the header, found 1");
    CHECK(table_of("service,level\nA,targeted\nSource: \xA3 figures\n").notes ==
          std::vector<std::string>{"line 3 is taken for a footnote: \"Source: £ figures\"",
                                   "read as Windows-1252"});
}

TEST_CASE("a table without a row that can be read has no services elsewhere", "[input][services]") {
    CHECK(problems("service,level\n\"A,targeted\n") ==
          "services.csv:2: expected a quotation mark that closes the cell, found the end of the file\n"
          "  hint: close the quoted cell on this line, or take its quotation mark away");
    CHECK(problems("service,level\nA\n") == "services.csv:2: expected 2 cells, as in the header, found 1");
}

TEST_CASE("columns that are not ours are named, each with what may be meant", "[input][services]") {
    CHECK(table_of("service,level,Contact,,antentatal\nA,targeted,x,y,yes\n").notes ==
          std::vector<std::string>{"not used: Contact, antentatal (did you mean \"antenatal\"?)"});
    CHECK(problems("level,x\ntargeted,1\n") ==
          "services.csv: expected a header row with the columns service and level, found \"level,x\"\n"
          "  hint: and families_per_year, or wte and families_per_wte; see docs/data.md");
}

TEST_CASE("an area that nobody knows, and more services elsewhere than are named", "[input][services]") {
    CHECK(problems("service,level,area_code\nA,targeted,Nowhereville\n", two) ==
          "services.csv:2: column \"area_code\": expected the code or name of an area, found "
          "\"Nowhereville\"\n  hint: leave it empty for a service of all the areas");
    const std::vector<Area> nameless{area("", "Gateshead")};
    CHECK(problems("service,level,area_code\nA,targeted,Gatehead\n", nameless) ==
          "services.csv:2: column \"area_code\": expected the code or name of an area, found \"Gatehead\"\n"
          "  hint: did you mean \"Gateshead\"?");
    CHECK(place_services(table_of("service,level,area\nA,targeted,gateshead\n"), nameless).by_area ==
          std::vector<Rows>{{0}});

    std::string text = "service,level,area_code\nHere,targeted,\n";
    for (int i = 1; i <= 12; ++i) text += "S" + std::to_string(i) + ",targeted,Leeds\n";
    CHECK(place_services(table_of(text), one).notes ==
          std::vector<std::string>{
              "12 services of areas that were not chosen left out: S1 (Leeds), S2 (Leeds), S3 (Leeds), S4 "
              "(Leeds), S5 (Leeds), S6 (Leeds), S7 (Leeds), S8 (Leeds), S9 (Leeds), S10 (Leeds) and 2 more"});
}
