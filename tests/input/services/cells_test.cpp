// Cells and rows of tables of services that nearly are what they should be.

#include "input/services/services.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

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
        CHECK(is_text(problem_of(header, "A,targeted," + std::string(age)), "services/age-to-an-age-in-years",
                      age));
    }
    CHECK(is_text(problem_of(header + "_months", "A,targeted,old"), "services/age-to-an-age-in-months"));
    CHECK_FALSE(problem_of(header, "A,targeted,5200 weeks").empty());
}

TEST_CASE("shares that are none", "[input][services]") {
    const std::string header = "service,level,wte,families_per_wte,direct_share";
    const auto problem = [&](const std::string& cell) {
        return problem_of(header, "A,targeted,2,30," + cell);
    };
    CHECK(is_text(problem("101%"), "services/direct-share-of-101-per-cent"));
    CHECK(is_text(problem("-0.1"), "services/direct-share-below-0"));
    CHECK(is_text(problem("most"), "services/direct-share-in-words"));
    CHECK(is_text(problem("most%"), "services/direct-share-in-words-with-a-sign"));
    CHECK(is_text(problem("150"), "services/direct-share-of-150"));
    CHECK(is_text(problem("12.5"), "services/direct-share-without-its-sign"));
    CHECK(problem("100%").empty());
}

TEST_CASE("levels that a mix cannot have", "[input][services]") {
    for (const char* level : {"targeted 60%; specialist 30%", "specialist; targeted 60%",
                              "targeted and targeted", "mixed support", "universal 0%; targeted 100%"}) {
        CAPTURE(level);
        CHECK(is_text(problem_of("service,level", "A,\"" + std::string(level) + "\""),
                      "services/level-a-level-write-one-row", level));
    }
    CHECK(
        is_text(problem_of("service,level", "A,specialists"), "services/level-a-level-of-care-specialists"));
}

TEST_CASE("what other rows follow is no footnote, and is not lost", "[input][services]") {
    const std::string text = "service,level\nA,targeted\nNote: to be checked\nSource: a survey,\n\n";
    CHECK(is_text(problems(text + "B,targeted\n"), "services/level-a-level-of-care"));
    CHECK(table_of(text + "B,targeted\n").notes.empty());
    CHECK(problems(text).empty());
    CHECK(are_texts(table_of(text).notes, "services/line-3-is-taken"));
    // A service's name alone is a row cut short.
    CHECK(is_text(problems("service,level\nA,targeted\nFamily hub\n"), "services/2-cells-as-in-the-header"));
    CHECK(are_texts(table_of("service,level\nA,targeted\nSource: \xA3 figures\n").notes,
                    "services/line-3-is-taken-for-a-footnote"));
}

TEST_CASE("a table without a row that can be read has no services elsewhere", "[input][services]") {
    CHECK(is_text(problems("service,level\n\"A,targeted\n"), "services/a-quotation-mark-that-closes"));
    CHECK(is_text(problems("service,level\nA\n"), "services/2-cells-as-in-the-header-1"));
}

TEST_CASE("columns that are not ours are named, each with what may be meant", "[input][services]") {
    CHECK(are_texts(table_of("service,level,Contact,,antentatal\nA,targeted,x,y,yes\n").notes,
                    "services/not-used-contact-antentatal-did-you"));
    CHECK(is_text(problems("level,x\ntargeted,1\n"), "services/a-header-row-with-the-columns"));
}

TEST_CASE("an area that nobody knows, and more services elsewhere than are named", "[input][services]") {
    CHECK(is_text(problems("service,level,area_code\nA,targeted,Nowhereville\n", two),
                  "services/area-code-the-code-or-name"));
    const std::vector<Area> nameless{area("", "Gateshead")};
    CHECK(is_text(problems("service,level,area_code\nA,targeted,Gatehead\n", nameless),
                  "services/area-code-the-did-you-mean"));
    CHECK(place_services(table_of("service,level,area\nA,targeted,gateshead\n"), nameless).by_area ==
          std::vector<Rows>{{0}});

    std::string text = "service,level,area_code\nHere,targeted,\n";
    for (int i = 1; i <= 12; ++i) text += "S" + std::to_string(i) + ",targeted,Leeds\n";
    CHECK(are_texts(place_services(table_of(text), one).notes, "services/12-services-of-areas-that-were"));
}
