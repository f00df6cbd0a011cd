// Births and values of other years, and of parts of areas.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

using program::Arguments;
using program::has;
using program::in_one_line;
using program::run;
using program::TemporaryFolder;

TEST_CASE("prepare: an area without a row of the latest year is named", "[cli][prepare]") {
    const TemporaryFolder folder;
    folder.write("births.csv",
                 "area_code,area_name,year,live_births\nE08000037,Gateshead,2022,1850\n"
                 "E08000037,Gateshead,2023,1813\nE08000021,Newcastle upon Tyne,2023,3008\n"
                 "E08000024,Sunderland,2022,2500\nE08000022,North Tyneside,,1900\n");
    const auto births = run({"prepare", "--births", "births.csv"}, {.folder = folder.path()});
    CHECK(births.code == 0);
    CHECK(has_text(in_one_line(births.out), "prepare/no-row-of-the-latest-year"));
    const auto checked = run({"check", "births.csv"}, {.folder = folder.path()});
    CHECK(has_text(in_one_line(checked.out), "prepare/no-row-of-the-latest-year-in-check"));

    folder.write("poverty.csv",
                 "area_code,year,child_poverty\nE08000037,2022,25\nE08000037,2023,26\nE08000021,2022,34\n");
    folder.write("two.csv", "area_code,live_births\nE08000037,1834\nE08000021,3007\n");
    const auto values = run({"prepare", "--births", "two.csv", "--indicator", "child_poverty=poverty.csv"},
                            {.folder = folder.path()});
    CHECK(has_text(in_one_line(values.out), "prepare/value-of-another-year"));
}

TEST_CASE("births of a former financial year are remarked on", "[cli][prepare]") {
    const TemporaryFolder folder;
    for (const char* year : {"2012/13", "2020-22"}) {
        folder.write("births.csv", std::string("area_code,year,births\nE08000037,") + year +
                                       ",1834\nE08000021," + year + ",3007\n");
        for (const Arguments& command :
             {Arguments{"check", "births.csv"}, Arguments{"estimate", "births.csv"},
              Arguments{"prepare", "--births", "births.csv"}}) {
            CAPTURE(year, command);
            const auto outcome = run(command, {.folder = folder.path()});
            CHECK(outcome.code == 0);
            CHECK(has(in_one_line(outcome.out + outcome.err),
                      std::string("are of ") + year + "; those of 2024"));
        }
    }
}

TEST_CASE("prepare: parts of births are added up, and finer areas are taken, not picked", "[cli][prepare]") {
    const TemporaryFolder folder;
    const auto refusal = [&](const std::string& table) {
        folder.write("t.csv", table);
        return run({"prepare", "--births", "t.csv"}, {.folder = folder.path()}).err;
    };
    CHECK(is_text(refusal("area_code,sex,live_births\nE08000037,Male,900\nE08000037,Female,934\n"),
                  "prepare/births-are-parts"));
    const std::string finer =
        "area_code,LSOA21CD,live_births\nE08000037,E01008162,18\nE08000037,E01008163,20\n";
    CHECK(is_text(refusal(finer), "prepare/finer-areas"));
    CHECK(run({"prepare", "--births", "t.csv", "--column", "area_code=LSOA21CD"}, {.folder = folder.path()})
              .code == 0);
}
