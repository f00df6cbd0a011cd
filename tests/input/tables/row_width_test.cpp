// One rule of the width of rows for all tables: what is said where cells stand under the wrong headings.

#include "input/tables/row_width.hpp"

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/official_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <sstream>

using namespace pairmodel;

namespace {

std::string areas(const std::string& text) {
    return problems_of([&] {
        std::istringstream stream(text);
        AreaTableOptions options;
        options.indicators = reference_table().indicators;
        return read_area_table(stream, "t.csv", options);
    });
}

std::string services(const std::string& text) {
    std::istringstream stream(text);
    try {
        return to_text(read_service_table(stream, "t.csv").issues, 100);
    } catch (const InputError& error) {
        return to_text(error.issues(), 100);
    }
}

std::string groups(const std::string& text) {
    return problems_of([&] {
        std::istringstream stream(text);
        return read_group_table(stream, "t.csv", builtin_group_rates());
    });
}

std::string official(const std::string& text) {
    return problems_of([&] {
        std::istringstream stream(text);
        OfficialRequest request;
        request.usual_columns = {"people"};
        return read_official_table(stream, "t.csv", request);
    });
}

}  // namespace

TEST_CASE("a number that its separator cuts in two is told in every table", "[input][width]") {
    CHECK(is_text(areas("area_code,area_name,live_births,imd\nE08000037,Gateshead,1,834,\n"),
                  "areas/cut-in-two"));
    CHECK(is_text(areas("area_code;area_name;live_births;imd\nE08000037;Gateshead;1;834;\n"),
                  "areas/cut-in-two-semicolon"));
    CHECK(is_text(services("service,level,families_per_year,wte,notes\nTeam A,specialist,1,200,3.7,\n"),
                  "services/cut-in-two"));
    CHECK(is_text(groups("area_code,group,babies,remark\nE08000037,looked_after,1,834,\n"),
                  "areas/cut-in-two"));
    CHECK(is_text(official("area_code,people,remark\nE08000037,1,834,\nE06000001,900,\n"),
                  "official/cut-in-two"));
}

TEST_CASE("the hint of a number cut in two works", "[input][width]") {
    for (const char* births : {"1834", "\"1,834\""}) {
        CAPTURE(births);
        CHECK(areas(std::string("area_code,area_name,live_births,imd\nE08000037,Gateshead,") + births + ",\n")
                  .empty());
    }
    CHECK(areas("area_code,area_name,live_births,\nE08000037,Gateshead,\"1,834\",\nE06000001,A,900,\n")
              .empty());
}

TEST_CASE("empty cells in all rows are fine, but not where each may hold a number cut in two",
          "[input][width]") {
    const std::string head = "area_name,live_births,imd\n";
    CHECK(areas(head + "A,900,20,\nB,1834,21,\n").empty());
    CHECK(is_text(areas(head + "A,1,900,\nB,1,834,\n"), "areas/cut-in-two-all"));
    CHECK(areas(head + "A,9,200,\nB,800,21,\n").empty());
    // A header with empty cells at its end says how many there may be, and rows may leave out all of them.
    CHECK(areas("area_name,live_births,,\nA,900,,\nB,800,,\n").empty());
    CHECK(areas("area_name,live_births,,\nA,900\nB,800\n").empty());
    CHECK(is_text(areas("area_name,live_births,\nA,900,\nB,1,834\nC,700,\n"),
                  "areas/cut-in-two-under-nothing"));
}

TEST_CASE("a row that is not as wide as the others is told, whatever its cells hold", "[input][width]") {
    // 1834 births and an index of 28, were it not for the comma that is missing.
    CHECK(is_text(areas("area_name,live_births,imd\nA,900,20,\nB,183428,\nC,700,21,\n"),
                  "areas/4-cells-as-in-the-other"));
    CHECK(is_text(areas("area_name,live_births,imd\nA,900,20\nB,800,21,\n"),
                  "areas/3-cells-as-in-the-header-empty"));
}

TEST_CASE("a header that lost a separator or got one is named", "[input][width]") {
    const std::string rows = "E08000037,Gateshead,1834,28,20\nE06000001,Hartlepool,880,37,27\n";
    CHECK(is_text(areas("area_code,area_name,live_births,imd child_poverty\n" + rows), "areas/5-headings"));
    CHECK(
        is_text(areas("area_code,area_name,live_births,imd,,child_poverty\n" + rows), "areas/5-headings-6"));
    CHECK(is_text(services("service,level families_per_year,level\nA,targeted,20,x\nB,targeted,30,y\n"),
                  "groups/4-headings"));
    CHECK(is_text(groups("group,babies,area_code remark\nlooked_after,3,York,x\nlooked_after,4,Leeds,y\n"),
                  "groups/4-headings"));
    CHECK(is_text(official("area_code,area_name people\nE06000001,A,900\nE06000002,B,901\n"),
                  "official/3-headings"));
}

TEST_CASE("what stands where the header should be is told truly", "[input][empty]") {
    struct Nothing {
        std::string text;
        std::string found;
    };
    const Nothing nothing =
        GENERATE(Nothing{"", "an empty file"}, Nothing{"\xEF\xBB\xBF", "a byte order mark alone"},
                 Nothing{"\xFF\xFE", "a byte order mark alone"}, Nothing{"\n", "one empty line"},
                 Nothing{"\n \r\n\t\n", "3 empty lines"},
                 Nothing{std::string(60, '\n'), "nothing in the first 50 lines"});
    CAPTURE(nothing.text);
    for (const std::string& said :
         {areas(nothing.text), services(nothing.text), groups(nothing.text), official(nothing.text)})
        CHECK(said.substr(0, said.find('\n')).ends_with(", found " + nothing.found));
}

TEST_CASE("comments, broken lines and headers alone are no empty files", "[input][empty]") {
    CHECK(is_text(areas("# births of 2023\n# by area\n"), "areas/only-comments"));
    CHECK(is_text(services("# services\n"), "services/only-comments"));
    CHECK(is_text(official("# values\n"), "official/only-comments"));
    CHECK(is_text(areas("\"area_name,live_births\n"), "areas/only-an-open-quote"));
    CHECK(is_text(services("service,\"level\n"), "services/only-an-open-quote"));
    CHECK(is_text(areas(",,\n"), "areas/only-separators"));
    CHECK(is_text(areas("area_name,live_births\n"), "areas/at-least-one-area-below"));
    CHECK(is_text(services("service,level\n"), "services/only-a-header"));
    CHECK(is_text(groups("group,babies\n"), "groups/only-a-header"));
    CHECK(is_text(official("area_code,ace\n"), "official/rows-of-areas-below-the-header-none"));
}
