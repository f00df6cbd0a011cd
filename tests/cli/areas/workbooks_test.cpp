// Tables in workbooks and archives, as every command reads them; and what is no table.

#include "support/catch.hpp"
#include "support/made_workbook.hpp"
#include "support/program.hpp"
#include "support/zip.hpp"

#include <string>

using program::Outcome;
using program::run;

namespace {

const std::string areas = "area_name,live_births\nLeeds,900\nYork,800\n";
const std::string services = "service,level,capacity\nHelp,targeted,50\n";

bool has_part(const std::string& text, const std::string& part) {
    CAPTURE(text);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every command reads workbooks", "[cli][workbook]") {
    const program::TemporaryFolder folder;
    folder.write("a.xlsx", made::xlsx_of(areas));
    folder.write("a.ods", made::ods_of(areas));
    folder.write("s.ods", made::ods_of(services));
    folder.write("g.xlsx", made::xlsx_of("group,babies\nlooked_after,15\n"));
    folder.write("m.zip", zip::packed({{"m.csv", "group,member\nNorth,Leeds\nNorth,York\n"}}));
    folder.write("p.xlsx", made::xlsx_of("area_name,live_births_2024\nLeeds,900\n"));
    folder.write("a.csv", areas);
    const auto code_of = [&](const program::Arguments& arguments) {
        const Outcome outcome = run(arguments, {.folder = folder.path()});
        CAPTURE(outcome.err);
        CHECK(outcome.code == 0);
        return outcome.code;
    };
    const Outcome plain = run({"estimate", "a.csv", "--format", "csv"}, {.folder = folder.path()});
    for (const char* input : {"a.xlsx", "a.xlsx:Table_1", "a.ods"})
        CHECK(run({"estimate", input, "--format", "csv"}, {.folder = folder.path()}).out == plain.out);
    code_of({"check", "a.ods"});
    code_of({"explain", "p.xlsx"});
    code_of({"sensitivity", "a.xlsx"});
    code_of({"plan", "p.xlsx", "--from", "2026", "--to", "2027"});
    code_of({"report", "a.xlsx", "-o", "r.html"});
    code_of({"gap", "s.ods", "--area", "York"});
    code_of({"gap", "s.ods:Table_1", "--area", "York"});
    code_of({"groups", "--area", "York", "--group", "g.xlsx"});
    folder.write("b.zip",
                 zip::packed({{"in/b.xlsx", made::xlsx_of("area_code,live_births,n\nE08000035,900,1\n")}}));
    code_of({"prepare", "--births", "b.zip:in/b.xlsx:Table_1:n"});
    code_of({"prepare", "--births", "b.zip:in/b.xlsx:Table_1"});
    code_of({"prepare", "--births", "b.zip:in/b.xlsx:n"});
    code_of({"prepare", "--births", "b.zip:n"});
    code_of({"estimate", "--members", "m.zip"});
    code_of({"estimate", "--members", "m.zip:m.csv"});
}

TEST_CASE("workbooks and packed tables come through standard input too", "[cli][workbook]") {
    const Outcome plain = run({"estimate", "-", "--format", "csv"}, {.input = areas});
    REQUIRE(plain.code == 0);
    for (const std::string& bytes : {made::xlsx_of(areas), made::ods_of(areas), zip::gzipped(areas)}) {
        const Outcome outcome = run({"estimate", "-", "--format", "csv"}, {.input = bytes});
        CHECK(outcome.code == 0);
        CHECK(outcome.out == plain.out);
    }
    const Outcome several =
        run({"estimate", "-"}, {.input = zip::packed({{"a.csv", areas}, {"b.csv", areas}})});
    CHECK(several.code == 1);
    CHECK(has_part(several.err,
                   "standard input has several tables: \"a.csv\" and \"b.csv\"\n"
                   "  hint: save it as a file, and name one: FILE:a.csv"));
}

TEST_CASE("an output never replaces the workbook that it was made of", "[cli][workbook]") {
    const program::TemporaryFolder folder;
    const std::string bytes = made::xlsx_of(areas);
    folder.write("a.xlsx", bytes);
    const Outcome outcome =
        run({"estimate", "a.xlsx:Table_1", "-o", "a.xlsx", "--force"}, {.folder = folder.path()});
    CHECK(outcome.code == 2);
    CHECK(has_part(outcome.err, "the output would replace the input a.xlsx:Table_1"));
    CHECK(folder.read("a.xlsx") == bytes);
}

TEST_CASE("problems of a workbook are told by cell", "[cli][workbook]") {
    const program::TemporaryFolder folder;
    folder.write("a.xlsx",
                 made::xlsx_of("Births by area\n\nArea name,Number of live births\nLeeds,900\nYork,eight\n"));
    const Outcome outcome = run({"check", "a.xlsx"}, {.folder = folder.path()});
    CHECK(outcome.code == 3);
    CHECK(has_part(outcome.err + outcome.out,
                   "a.xlsx:Table_1!B5: column \"Number of live births\": expected a whole number"));
}

TEST_CASE("a folder is told, with the tables in it", "[cli][workbook]") {
    const program::TemporaryFolder folder;
    folder.write("b.csv", areas);
    const Outcome outcome = run({"check", folder.path().string()});
    CHECK(outcome.code == 1);
    CHECK(has_part(outcome.err, "it is a folder\n  hint: give the table in it: " + (folder / "b.csv")));
    folder.write("[Content_Types].xml", "<Types/>");
    CHECK(has_part(run({"check", folder.path().string()}).err, "a workbook that was unpacked?"));
}

TEST_CASE("postcodes and wards are not built in, and the way round is told", "[cli][workbook]") {
    for (const char* name : {"NE8 1HH", "ne81hh", "NE8"})
        CHECK(has_part(run({"estimate", "--area", name}).err,
                       "postcodes are not built in\n  hint: the ONS Postcode Directory"));
    CHECK(has_part(run({"estimate", "--area", "E05001066"}).err, "\"E05001066\": wards are not built in"));
    CHECK(has_part(run({"areas", "W01000001"}).err, "lower layer super output areas are not built in"));
    CHECK(has_part(run({"estimate", "--tier", "lower", "--within", "S13002516"}).err,
                   "wards are not built in"));
    CHECK(has_part(run({"estimate", "-"}, {.input = "postcode,live_births\nNE8 1HH,18\n"}).err,
                   "postcodes are not built in"));
    CHECK(has_part(run({"estimate", "-"}, {.input = "area_code,live_births\nNE8 1HH,18\n"}).err,
                   "postcodes are not built in"));
    const Outcome wards =
        run({"estimate", "-"}, {.input = "area_code,live_births\nE05001066,180\nE08000037,1900\n"});
    CHECK(wards.code == 0);
    CHECK(has_part(wards.err, "wards are not built in (1 of 2 areas)"));
    CHECK_FALSE(has_part(
        run({"estimate", "-"}, {.input = "area_code,live_births,imd\nE05001066,180,30\n"}).err, "wards"));
}
