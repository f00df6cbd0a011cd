// What Windows has and Linux has not: run by tests/windows.sh with the program for Windows under Wine.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/workbook.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace program;

namespace {

constexpr const char* table = "area_name,live_births\nHere,1000\nThere,20\n";

/// The path as Wine has it: its drive Z is all of this system.
std::string windows_path(const std::string& path) {
    std::string result = "Z:" + path;
    std::replace(result.begin(), result.end(), '/', '\\');
    return result;
}

Arguments estimate_of(const std::string& input, const std::string& output) {
    return {"estimate", input, "-q", "-o", output};
}

}  // namespace

TEST_CASE("Windows: names of files in any script", "[.windows]") {
    const TemporaryFolder folder;
    const std::string name = GENERATE(as<std::string>{}, "Zoë", "Siân ŵ", "表", "€ ½", "a ☃ 😀");
    folder.write(name + ".csv", table);
    const Outcome outcome = run(estimate_of(name + ".csv", name + " out.csv"), {.folder = folder.path()});
    CAPTURE(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(folder.has(name + " out.csv"));
    CHECK(folder.has(name + " out.csv-metadata.json"));
    CHECK(folder.names().size() == 3);
    const Outcome missing = run({"estimate", name + "?.csv"}, {.folder = folder.path()});
    CHECK(missing.code == 1);
    CHECK(has(missing.err, name));
}

TEST_CASE("Windows: texts of the command line and the environment in any script", "[.windows]") {
    const Outcome named = run({"estimate", "--births", "100", "--name", "Ynys Môn 表"});
    CHECK(has(named.out, "Ynys Môn 表"));
    const TemporaryFolder folder;
    const std::string config = folder.write("ŵ.toml", "format = \"csv\"\n");
    const Outcome outcome =
        run({"estimate", "--births", "100"}, {.environment = {{"PAIRMODEL_CONFIG", config}}});
    CAPTURE(outcome.err);
    CHECK(outcome.out.starts_with("row_type,"));
}

TEST_CASE("Windows: paths of more than 260 characters", "[.windows]") {
    const TemporaryFolder folder;
    std::filesystem::path deep = folder.path();
    for (int i = 0; i < 8; ++i) deep /= std::string(45, static_cast<char>('a' + i));
    std::filesystem::create_directories(deep);
    std::filesystem::copy_file(folder.write("in.csv", table), deep / "in.csv");
    const std::string input = windows_path(deep / "in.csv");
    for (const char* output : {"out.csv", "out.xlsx", "out.html"}) {
        const Outcome outcome = run(estimate_of(input, windows_path(deep / output)));
        CAPTURE(outcome.err, output);
        CHECK(outcome.code == 0);
        CHECK(std::filesystem::file_size(deep / output) > 100);
    }
    const Outcome report = run({"report", "--births", "900", "--charts", windows_path(deep / "charts")});
    CAPTURE(report.err);
    CHECK(report.code == 0);
    CHECK(std::filesystem::exists(deep / "charts" / "levels.svg"));
}

TEST_CASE("Windows: drives, and both kinds of slashes", "[.windows]") {
    const TemporaryFolder folder;
    const std::string input = folder.write("in.csv", table);
    std::filesystem::create_directory(folder.path() / "sub");
    for (const std::string& output :
         {windows_path(folder / "sub/a.csv"), std::string("sub\\b.csv"), std::string("sub/c.csv"),
          std::string(".\\sub\\..\\d.csv"), "z:" + (folder / "sub/e.csv")}) {
        const Outcome outcome = run(estimate_of(windows_path(input), output), {.folder = folder.path()});
        CAPTURE(outcome.err, output);
        CHECK(outcome.code == 0);
    }
    for (const char* name : {"sub/a.csv", "sub/b.csv", "sub/c.csv", "d.csv", "sub/e.csv"}) {
        CHECK(folder.has(name));
        CHECK(has(folder.read(std::string(name) + "-metadata.json"), "in.csv"));
        CHECK_FALSE(has(folder.read(std::string(name) + "-metadata.json"), "Z:"));
    }
}

TEST_CASE("Windows: a sheet is named behind a path with a drive", "[.windows]") {
    const TemporaryFolder folder;
    const std::string csv = folder.write("in.csv", table);
    REQUIRE(run(estimate_of(csv, folder / "made.xlsx")).code == 0);
    const std::string workbook = windows_path(folder / "made.xlsx");
    const Outcome wrong = run({"check", workbook + ":Nowhere"});
    CHECK(wrong.code == 1);
    CHECK(has(wrong.err, "has no sheet \"Nowhere\""));
    const Outcome missing = run({"check", windows_path(folder / "missing.xlsx") + ":Sheet"});
    CHECK(missing.code == 1);
    CHECK(has(missing.err, "there is no file"));
}

TEST_CASE("Windows: names that are devices, or none", "[.windows]") {
    const TemporaryFolder folder;
    const std::string input = folder.write("in.csv", table);
    for (const char* name : {"con.csv", "AUX.html", "lpt1.json", "sub\\nul.csv"}) {
        const Outcome outcome = run(estimate_of(input, name), {.folder = folder.path()});
        CAPTURE(outcome.err, name);
        CHECK(outcome.code == 1);
        CHECK(has(outcome.err, "Windows keeps this name for a device"));
    }
    for (const char* name : {"a?.csv", "a*.csv", "a|b.csv", "a<b>.csv", "in.csv:out.csv", "x:y:z.csv"}) {
        const Outcome outcome = run(estimate_of(input, name), {.folder = folder.path()});
        CAPTURE(outcome.err, name);
        CHECK(outcome.code == 1);
        CHECK(has(outcome.err, "a name cannot have any of"));
    }
    Arguments to_nowhere = estimate_of(input, "NUL");
    to_nowhere.insert(to_nowhere.end(), {"--format", "csv"});
    CHECK(run(to_nowhere, {.folder = folder.path()}).code == 0);
    CHECK(folder.names() == std::vector<std::string>{"in.csv"});
}

TEST_CASE("Windows: files are replaced whole, and only when that is wanted", "[.windows]") {
    const TemporaryFolder folder;
    const std::string input = folder.write("in.csv", "area_name,live_births\nA,1000\nB,x\n");
    Arguments arguments{"estimate",     input,  "-q",        "-o",     "out.csv",
                        "--on-bad-row", "skip", "--rejects", "bad.csv"};
    const Circumstances here{.folder = folder.path()};
    REQUIRE(run(arguments, here).code == 4);
    const std::string good = folder.read("out.csv");
    folder.write("out.csv", "precious");
    folder.write("bad.csv", "precious");
    CHECK(run(arguments, here).code == 1);
    CHECK(folder.read("out.csv") == "precious");
    arguments.emplace_back("--force");
    CHECK(run(arguments, here).code == 4);
    CHECK(folder.read("out.csv") == good);
    CHECK(folder.read("bad.csv") != "precious");
    CHECK(folder.names().size() == 4);
    // The same file, as Windows sees it.
    const Outcome twice =
        run({"estimate", input, "-o", "a.csv", "--on-bad-row", "skip", "--rejects", "A.CSV"}, here);
    CHECK(twice.code == 2);
    CHECK(folder.names().size() == 4);
}

TEST_CASE("Windows: a file that another program has open", "[.windows]") {
    const TemporaryFolder folder;
    const std::string input = folder.write("in.csv", table);
    folder.write("out.csv", "precious");
    // cmd opens it for standard output, and lets nobody take it away.
    const std::string program = std::getenv("PAIRMODEL_TEST_PROGRAM");
    folder.write("held.bat",
                 "@\"" + windows_path(program) + "\" estimate in.csv -q --force -o out.csv >>out.csv\r\n");
    const std::string wine = std::getenv("PAIRMODEL_TEST_WRAPPER");
    const std::string command =
        "cd '" + folder.path().string() + "' && " + wine + " cmd /c held.bat >said 2>&1";
    CHECK(std::system(command.c_str()) != 0);
    const std::string said = folder.read("said");
    CAPTURE(said);
    CHECK(has(said, "another program has it open, perhaps Excel: close it there first"));
    CHECK(folder.read("out.csv") == "precious");
    CHECK(folder.names() == std::vector<std::string>{"held.bat", "in.csv", "out.csv", "said"});
}

TEST_CASE("Windows: a file that is write-protected is not replaced", "[.windows]") {
    const TemporaryFolder folder;
    const std::string input = folder.write("in.csv", table);
    folder.write("out.csv", "precious");
    std::filesystem::permissions(folder.path() / "out.csv", std::filesystem::perms::owner_read);
    Arguments arguments = estimate_of(input, "out.csv");
    arguments.emplace_back("--force");
    const Outcome outcome = run(arguments, {.folder = folder.path()});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.err, "cannot write out.csv: it is write-protected"));
    CHECK(folder.read("out.csv") == "precious");
}

TEST_CASE("Windows: lines end as on Linux, in files and on standard output", "[.windows]") {
    const TemporaryFolder folder;
    const std::string input = folder.write("in.csv", "area_name,live_births\r\nHere,1000\r\nThere,20\r\n");
    for (const char* format : {"text", "csv", "json", "markdown", "html"}) {
        const Outcome outcome = run({"estimate", input, "--format", format});
        CAPTURE(format);
        CHECK(outcome.code == 0);
        CHECK_FALSE(has(outcome.out + outcome.err, "\r"));
    }
    REQUIRE(run(estimate_of(input, folder / "out.csv")).code == 0);
    CHECK_FALSE(has(folder.read("out.csv") + folder.read("out.csv-metadata.json"), "\r"));
}

TEST_CASE("Windows: tools that are not there are asked for by name", "[.windows]") {
    const TemporaryFolder folder;
    const Outcome word = run({"report", "--area", "Gateshead", "-o", "a.docx"}, {.folder = folder.path()});
    CHECK(word.code == 1);
    CHECK(has(word.err, "pandoc"));
    CHECK(folder.names().empty());
}
