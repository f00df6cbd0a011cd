// Bad tables on the command line: all problems at once (exit 3), or bad rows left out and kept apart (exit
// 4).

#include "cli/estimate/estimate_rows.hpp"
#include "support/made_workbook.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace program;
using nlohmann::json;

namespace {

const std::string bad_table =
    "area_code,area_name,live_births,adversity_ratio\n"
    "E06000001,Hartlepool,\"1,034\",1.2\n"
    "E0600000,Wrong,12,1\n"
    "E06000003,Redcar,\"3,2l0\",0\n"
    "E06000004,Stockton,-5,+30%\n"
    "E06000001,Hartlepool,5,1\n"
    "E06000008,Blackburn\n";

}  // namespace

TEST_CASE("a bad table: every problem at once, nothing written", "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("bad.csv", bad_table);
    const Outcome outcome = run({"estimate", "bad.csv", "-o", "out.csv"}, {.folder = folder.path()});
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(is_text(outcome.err, "areas/area-code-a-gss-code"));
    CHECK(folder.names() == std::vector<std::string>{"bad.csv"});
}

TEST_CASE("check lists the same problems on standard output", "[cli][check]") {
    const TemporaryFolder folder;
    folder.write("bad.csv", bad_table);
    const Outcome text = run({"check", "bad.csv"}, {.folder = folder.path()});
    CHECK(text.code == 3);
    CHECK(text.err.empty());
    CHECK(is_text(text.out, "areas/6-problems-bad-3-area-code"));

    const Outcome csv = run({"check", "bad.csv", "--format", "csv"}, {.folder = folder.path()});
    CHECK(csv.code == 3);
    const auto rows = csv_rows(csv.out);
    REQUIRE(rows.size() == 7);
    CHECK(rows[0] == std::vector<std::string>{"file", "line", "column", "expected", "found", "hint"});
    CHECK(rows[2] ==
          std::vector<std::string>{"bad.csv", "4", "live_births", "a whole number", "\"3,2l0\"", ""});

    const json whole =
        json::parse(run({"check", "bad.csv", "--format", "json"}, {.folder = folder.path()}).out);
    REQUIRE(whole["issues"].size() == 6);
    CHECK(whole["issues"][3]["line"] == 5);
    CHECK(is_text(whole["issues"][3]["hint"], "areas/live-births-cannot-be-negative"));
}

TEST_CASE("check --cells has the rows with problems, cell by cell, as they were read", "[cli][check]") {
    const TemporaryFolder folder;
    std::string far = "area_name;live_births\n";
    for (int i = 0; i < 30; ++i) far += "Town " + std::to_string(i) + ";" + std::to_string(100 + i) + "\n";
    folder.write("far.csv", far + "\"The; valley\";9l2\nAfter;5\n");
    const auto cells_of = [&](const Arguments& arguments) {
        const Outcome outcome = run(arguments, {.folder = folder.path()});
        std::map<std::pair<int, int>, std::string> cells;
        const json whole = json::parse(outcome.out);
        for (const json& cell : whole["cells"]) cells[{cell["line"], cell["place"]}] = cell["text"];
        return cells;
    };
    const auto far_cells = cells_of({"check", "far.csv", "--cells", "--format", "json"});
    CHECK(far_cells.at({1, 2}) == "live_births");
    CHECK(far_cells.at({20, 1}) == "Town 18");
    CHECK(far_cells.at({32, 1}) == "The; valley");
    CHECK(far_cells.at({32, 2}) == "9l2");
    CHECK(far_cells.size() == 2 * 21);  // neither those between nor those behind

    // Of a workbook the table that the problems are in.
    folder.write("book.xlsx", made::xlsx_of("area_name,live_births\nLeeds,many\n"));
    CHECK(cells_of({"check", "book.xlsx", "--cells", "--format", "json"}).at({2, 2}) == "many");
    CHECK(run({"check", "-", "--cells"}, {.input = "area_name,live_births\nA,5\n"}).code == 2);
    const json usual =
        json::parse(run({"check", "far.csv", "--format", "json"}, {.folder = folder.path()}).out);
    CHECK_FALSE(usual.contains("cells"));
}

TEST_CASE("a row below the header that is too wide is no second row of the header", "[cli][bad rows]") {
    const Outcome outcome =
        run({"estimate", "-"}, {.input = "note,live_births,area_name\n,,Area,more\nx,5,Town\ny,6,Village\n"});
    CHECK(outcome.code == 3);
    CHECK(has(outcome.err, "standard input:2: expected 3 cells, as in the header, found 4"));
    CHECK_FALSE(has(outcome.err, "in the header row"));
}

TEST_CASE("check --services lists the problems of a table of services", "[cli][check][gap]") {
    const TemporaryFolder folder;
    folder.write("services.csv", "service,level,families_per_year\nTeam,specialist,80\nHub,target,many\n");
    const Arguments check{"check", "services.csv", "--services", "--format", "json"};
    const Outcome bad = run(check, {.folder = folder.path()});
    CHECK(bad.code == 3);
    const json found = json::parse(bad.out);
    REQUIRE(found["issues"].size() == 2);
    CHECK(found["issues"][0]["line"] == 3);
    CHECK(found["issues"][0]["column"] == "level");
    CHECK(found["issues"][1]["column"] == "families_per_year");
    folder.write("services.csv", "service,level,families_per_year\nTeam,specialist,80\n");
    const Outcome good = run(check, {.folder = folder.path()});
    CHECK(good.code == 0);
    CHECK(json::parse(good.out)["issues"].empty());
}

TEST_CASE("check of a good table says what was read as what", "[cli][check]") {
    const TemporaryFolder folder;
    folder.write("good.csv",
                 "Births 2024\nArea Code;births;imd;group\nE06000001;1834;30;x\n\"Source: ONS\";;;\n");
    const Outcome text = run({"check", "good.csv"}, {.folder = folder.path()});
    CHECK(text.code == 0);
    CHECK(text.err.empty());
    CAPTURE(text.out);
    CHECK(has_lines(text.out, "areas/no-problems-1-area-with-1834"));
    const json whole =
        json::parse(run({"check", "good.csv", "--format", "json"}, {.folder = folder.path()}).out);
    CHECK(whole["issues"].empty());
    CHECK(whole["columns"][0] == json{{"heading", "Area Code"}, {"use", "area_code"}});
    CHECK(run({"check", "-"}, {.input = "area_name,live_births\nA,5\n"}).code == 0);
    const std::string into = folder / "out.md";
    CHECK(run({"check", "good.csv", "-o", into}, {.folder = folder.path()}).code == 0);
    CHECK(has_text(folder.read("out.md"), "areas/no-problems"));
}

TEST_CASE("bad rows left out: exit 4, the count, and a file of rejects", "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("bad.csv", bad_table);
    const Outcome outcome = run({"estimate", "bad.csv", "--on-bad-row=skip", "--rejects", "rejects.csv",
                                 "--format", "csv", "-o", "out.csv"},
                                {.folder = folder.path()});
    CHECK(outcome.code == 4);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "5 rows of bad.csv left out; see rejects.csv\n");
    CHECK(EstimateRows(folder.read("out.csv")).codes() == std::vector<std::string>{"E06000001"});
    CHECK(folder.names() ==
          std::vector<std::string>{"bad.csv", "out.csv", "out.csv-metadata.json", "rejects.csv"});
    CHECK(is_text(folder.read("rejects.csv"), "areas/rejects"));
}

TEST_CASE("a row whose cells were too many or too few is refused until its reason is taken away",
          "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("a.csv",
                 "area_name,live_births,adversity_ratio\nA,100,1\nGateshead,1,834,1\nB,90\nC,80,1\nD,70,1\n");
    const Circumstances there{.folder = folder.path()};
    CHECK(run({"estimate", "a.csv", "--on-bad-row", "skip", "--rejects", "r.csv", "-q"}, there).code == 4);
    const Outcome again = run({"estimate", "r.csv"}, there);
    CHECK(again.code == 3);
    CHECK(has(again.err,
              "r.csv:2: column \"rejected_because\": expected an empty cell once the row is put right"));
    CHECK(has(again.err, "r.csv:3: column \"rejected_because\""));
    std::string mended = folder.read("r.csv");
    CHECK(has(mended, "area_name,live_births,adversity_ratio,,rejected_line,rejected_because\n"));
    mended =
        "area_name,live_births,adversity_ratio,,rejected_line,rejected_because\nGateshead,1834,1,,3,\nB,90,1,,4,\n";
    folder.write("r.csv", mended);
    CHECK(run({"estimate", "r.csv"}, there).code == 0);
}

TEST_CASE("rejects are CSV, by their name too", "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("a.csv", "area_name,live_births\nA,100\nB,x\n");
    for (const char* name : {"r.xlsx", "r.csv.gz", "r.json", "rejects", "-"}) {
        CAPTURE(name);
        const Outcome refused =
            run({"estimate", "a.csv", "--on-bad-row", "skip", "--rejects", name}, {.folder = folder.path()});
        CHECK(refused.code == 2);
        CHECK(has(refused.err, "--rejects: expected a file that ends with .csv"));
    }
    CHECK(folder.names().size() == 1);
}

TEST_CASE("rejects can be mended and read again", "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("bad.csv", "area_name,live_births,adversity_ratio,imd\nA,ten,+30%,30\nB,x1,-5%,-\nC,5,1,\n");
    CHECK(run({"estimate", "bad.csv", "--on-bad-row=skip", "--rejects", "rejects.csv"},
              {.folder = folder.path()})
              .code == 4);
    std::string rejects = folder.read("rejects.csv");
    for (const char* wrong : {"ten", "x1"}) {
        REQUIRE(has(rejects, wrong));
        rejects.replace(rejects.find(wrong), std::string_view(wrong).size(), "10");
    }
    folder.write("mended.csv", rejects);
    const Outcome mended = run({"estimate", "mended.csv", "--format", "csv"}, {.folder = folder.path()});
    CAPTURE(rejects, mended.err);
    REQUIRE(mended.code == 0);
    const EstimateRows rows(mended.out);
    CHECK(rows.all()[0].adversity_ratio == "1.3");
    CHECK(rows.all()[14].adversity_ratio == "0.95");
}

TEST_CASE("without --rejects the reasons are on standard error", "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("bad.csv", bad_table);
    const Outcome outcome =
        run({"estimate", "bad.csv", "--on-bad-row", "skip", "--format", "csv"}, {.folder = folder.path()});
    CHECK(outcome.code == 4);
    CHECK(is_text(outcome.err, "areas/area-code-a-gss-code-a-capital"));
    CHECK(lines_of(outcome.out).size() == 15);
}

TEST_CASE("no good row at all is an error, whatever is said of bad rows", "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("bad.csv", "area_name,live_births\nA,ten\n");
    const Outcome outcome =
        run({"estimate", "bad.csv", "--on-bad-row=skip", "--rejects", "r.csv"}, {.folder = folder.path()});
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(folder.names() == std::vector<std::string>{"bad.csv"});
}

TEST_CASE("skip with nothing to skip", "[cli][bad rows]") {
    const TemporaryFolder folder;
    folder.write("good.csv", "area_name,live_births\nA,10\n");
    const Outcome outcome = run({"estimate", "good.csv", "--on-bad-row=skip", "--rejects", "r.csv", "-q"},
                                {.folder = folder.path()});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
}

TEST_CASE("the first 20 problems, then a count", "[cli][bad rows]") {
    const int rows = GENERATE(20, 21, 22, 300);
    std::string table = "area_name,live_births\n";
    for (int i = 0; i < rows; ++i) table += "A" + std::to_string(i) + ",1O\n";
    const Outcome outcome = run({"estimate", "-"}, {.input = table});
    CHECK(outcome.code == 3);
    CHECK(count(outcome.err, "expected a whole number") == 20);
    const auto lines = lines_of(outcome.err);
    const int more = rows - 20;
    if (more == 0)
        CHECK(has(lines.back(), "standard input:21: "));
    else
        CHECK(lines.back() ==
              "… and " + std::to_string(more) + (more == 1 ? " more problem" : " more problems"));
    CHECK(count(run({"check", "-"}, {.input = table}).out, "expected a whole number") ==
          static_cast<std::size_t>(rows));
}

TEST_CASE("a misspelt column", "[cli][bad rows]") {
    const Outcome outcome = run({"estimate", "-"}, {.input = "area_nmae,live_birth\nA,5\n"});
    CHECK(outcome.code == 3);
    CHECK(has_text(outcome.err, "areas/live-births-this-in-the-header-row"));
    CHECK(has_text(outcome.err, "areas/this-or-area-name"));
    CHECK(has_text(outcome.err, "areas/did-you-mean-area-nmae"));
    const Outcome mapped = run({"estimate", "-", "-q", "--column", "area_name=area_nmae", "--column",
                                "live_births=live_birth", "--format", "csv"},
                               {.input = "area_nmae,live_birth\nA,5\n"});
    CHECK(mapped.code == 0);
    CHECK(EstimateRows(mapped.out).of("need").live_births == "5");
}

TEST_CASE("tables that are none", "[cli][bad rows]") {
    const TemporaryFolder folder;
    const auto said = [&](const char* name, std::string_view bytes) {
        folder.write(name, bytes);
        return run({"estimate", name}, {.folder = folder.path()});
    };
    using std::string_view_literals::operator""sv;
    const Outcome workbook = said("a.xlsx", "PK\x03\x04 and so on"sv);
    CHECK(workbook.code == 1);
    CHECK(is_text(workbook.err, "areas/a-workbook-is-no-text"));
    CHECK(said("old.xls", "\xD0\xCF\x11\xE0 and so on"sv).code == 1);
    CHECK(said("nul.csv", "area_name,live_births\nA,\0\n"sv).code == 1);
    CHECK(said("empty.csv", "").code == 3);
    CHECK(is_text(said("header.csv", "area_name,live_births\n").err,
                  "areas/at-least-one-area-below-the-header-none"));
    CHECK(said("other.csv", "a,b\n1,2\n").code == 3);
    const Outcome folder_itself = run({"estimate", folder.path().string()});
    CHECK(folder_itself.code == 1);
    const Outcome missing = run({"estimate", "no.csv"}, {.folder = folder.path()});
    CHECK(missing.code == 1);
    CHECK(is_text(missing.err, "areas/there-is-no-file-no"));
    CHECK(run({"check", "no.csv"}, {.folder = folder.path()}).code == 1);
}

TEST_CASE("a table from standard input", "[cli][bad rows]") {
    const Outcome outcome = run({"estimate", "-", "--format", "jsonl", "-q"},
                                {.input = "area_name\tbirths\r\nYnys M\xC3\xB4n\t1000\r\n"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "\"area_name\":\"Ynys Môn\""));
    const Outcome western = run({"estimate", "-"}, {.input = "area_name,births\nYnys M\xF4n,1000\n"});
    CHECK(western.code == 0);
    CHECK(has_text(western.err, "areas/read-as-windows-1252"));
    CHECK(has(western.out, "Ynys Môn"));
}

TEST_CASE("explain leaves no row out without a word", "[cli][bad rows][explain]") {
    const TemporaryFolder folder;
    folder.write("bad.csv", "area_name,live_births\nNorth,100\nSouth,many\n");
    const Arguments skipping{"explain", "bad.csv", "-q", "--on-bad-row=skip"};
    const Outcome told = run(skipping, {.folder = folder.path()});
    CHECK(told.code == 4);
    CHECK(has_text(told.out, "areas/how-the-figures-of-north-come"));
    CHECK(has(told.err, "bad.csv:3: column \"live_births\""));
    CHECK(told.err.ends_with("1 row of bad.csv left out\n"));
    const Outcome listed = run({"explain", "bad.csv", "-q", "--on-bad-row=skip", "--rejects", "rejects.csv"},
                               {.folder = folder.path()});
    CHECK(listed.code == 4);
    CHECK(listed.err == "1 row of bad.csv left out; see rejects.csv\n");
    CHECK(has(folder.read("rejects.csv"), "South,many,3,"));
}
