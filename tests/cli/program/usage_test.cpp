// Help, and what the program says to those who have typed something that it does not know. Exit code 2.

#include "pairmodel/version.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

using namespace program;

namespace {

struct Mistake {
    Arguments arguments;
    std::string message;  ///< all of standard error, after "pairmodel: error: "
};

void check_mistake(const Mistake& mistake) {
    CAPTURE(mistake.arguments);
    const Outcome outcome = run(mistake.arguments);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "pairmodel: error: " + mistake.message + "\n");
}

void check_mistakes(const std::vector<Mistake>& mistakes) {
    for (const Mistake& mistake : mistakes) check_mistake(mistake);
}

const std::string ratio_hint =
    "\n  hint: 1 is the national average; 30 % above it is 1.3 or +30%, 5 % below it is 0.95 or -5%";

}  // namespace

TEST_CASE("help begins with examples", "[cli][help]") {
    const std::string command =
        GENERATE(as<std::string>{}, "", "estimate", "explain", "areas", "parameters", "check");
    CAPTURE(command);
    const Outcome outcome = run(command.empty() ? Arguments{"--help"} : Arguments{command, "--help"});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK(outcome.out.starts_with("Examples:\n  pairmodel " + command));
    CHECK(has(outcome.out, "Usage: pairmodel"));
    for (const std::string& line : lines_of(outcome.out)) CHECK(line.size() < 125);
}

TEST_CASE("help names every option of the contract that is there today", "[cli][help]") {
    const std::string help = run({"estimate", "--help"}).out;
    for (const char* option :
         {"--births ",  "--name ",        "--adversity ",  "--area ",           "--tier ",
          "--within ",  "--births-year ", "--indicators ", "--weights ",        "--combine ",
          "--column ",  "--parameters ",  "--allocation ", "--scale ",          "--elasticity ",
          "--total ",   "--total-by ",    "--strict ",     "--format ",         "-o,--output ",
          "--force ",   "--shape ",       "--round ",      "--suppress-below ", "--on-bad-row ",
          "--rejects ", "-q,--quiet ",    "--no-color ",   "--config ",         "--date "}) {
        CAPTURE(option);
        CHECK(has(help, option));
    }
}

TEST_CASE("the examples of the help work", "[cli][help]") {
    const std::string command =
        GENERATE(as<std::string>{}, "", "estimate", "explain", "areas", "parameters", "check", "gap");
    const TemporaryFolder folder;
    for (const char* name : {"areas.csv", "services.csv"})
        folder.write(name, read_file(std::string(PAIRMODEL_SOURCE_DIR) + "/data/examples/" + name));
    REQUIRE(run({"parameters", "show", "pif-2023", "--format", "json", "-o", folder / "my.json"}).code == 0);
    const std::string help = run(command.empty() ? Arguments{"--help"} : Arguments{command, "--help"}).out;
    for (const std::string& line : lines_of(help)) {
        if (!line.starts_with("  pairmodel ")) {
            if (line.empty()) break;
            continue;
        }
        CAPTURE(line);
        Arguments arguments(1);
        bool quoted = false;
        for (const char c : line.substr(std::string_view("  pairmodel ").size())) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ' ' && !quoted)
                arguments.emplace_back();
            else
                arguments.back() += c;
        }
        arguments.emplace_back("--force");
        const Outcome outcome = run(arguments, {.folder = folder.path()});
        CAPTURE(outcome.err);
        CHECK(outcome.code == 0);
    }
}

TEST_CASE("option --version", "[cli][help]") {
    const Outcome outcome = run({"--version"});
    CHECK(outcome.code == 0);
    CHECK(outcome.out == "pairmodel " + std::string(pairmodel::version()) + "\n");
}

TEST_CASE("nothing at all shows the help, on standard error", "[cli][help]") {
    const Outcome outcome = run({});
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("Examples:\n"));
}

TEST_CASE("misspelt commands and options", "[cli][usage]") {
    check_mistakes({
        {{"estimat"}, "there is no command \"estimat\"\n  hint: did you mean \"estimate\"?"},
        {{"parametres"}, "there is no command \"parametres\"\n  hint: did you mean \"parameters\"?"},
        {{"estimate", "--brths", "12"},
         "option \"--brths\" does not belong to estimate\n  hint: did you mean \"--births\"?"},
        {{"estimate", "--births=12", "--totl"},
         "option \"--totl\" does not belong to estimate\n  hint: did you mean \"--total\"?"},
        {{"areas", "--teir=upper"},
         "option \"--teir=upper\" does not belong to areas\n  hint: did you mean \"--tier\"?"},
        {{"estimate", "--xyzzyxyzzy"},
         "option \"--xyzzyxyzzy\" does not belong to estimate\n  hint: see pairmodel estimate --help"},
        {{"estimate", "a.csv", "b.csv"},
         "argument \"b.csv\" does not belong to estimate\n  hint: see pairmodel estimate --help"},
        {{"--area", "Gateshead"},
         "there is no option \"--area\"\n  hint: options come after the command: pairmodel estimate --area "
         "Gateshead"},
    });
    CHECK(run({"estimate", "--area"}).code == 2);
    CHECK(has(run({"estimate", "--area"}).err, "--area"));
    CHECK(run({"estimate", "--births", "5", "--births", "6"}).code == 2);
}

TEST_CASE("misspelt words among the words of an option", "[cli][usage]") {
    check_mistakes({
        {{"estimate", "--tier", "uper"},
         "--tier: expected country, region, upper, lower, icb, icb-2024, health-board, nhs-board, "
            "hsc-trust, combined-authority, found \"uper\"\n  hint: did you mean "
         "\"upper\"?"},
        {{"estimate", "--births", "5", "--format", "jsn"},
         "--format: expected csv, html, json, jsonl, latex, markdown, text, tsv, xlsx, found \"jsn\"\n  "
         "hint: did you mean "
         "\"json\"?"},
        {{"estimate", "--births", "5", "--scale", "propotional"},
         "--scale: expected proportional, odds, found \"propotional\"\n  hint: did you mean "
         "\"proportional\"?"},
        {{"estimate", "--births", "5", "--allocation", "close"},
         "--allocation: expected published, closed, found \"close\"\n  hint: did you mean \"closed\"?"},
        {{"estimate", "--births", "5", "--combine", "geometrical"},
         "--combine: expected geometric, arithmetic, found \"geometrical\"\n  hint: did you mean "
         "\"geometric\"?"},
        {{"estimate", "--births", "5", "--shape", "wid"},
         "--shape: expected long, wide, found \"wid\"\n  hint: did you mean \"wide\"?"},
        {{"estimate", "--births", "5", "--parameters", "pif2023"},
         "--parameters: there is no set \"pif2023\"\n  hint: did you mean \"pif-2023\"?"},
        {{"estimate", "--births", "5", "--parameters", "xyzzy"},
         "--parameters: there is no set \"xyzzy\"\n"
         "  hint: the sets are pif-2023, start-for-life, madigan-2023; a file ends in .json"},
        {{"estimate", "--births", "5", "--indicators", "child_povrty"},
         "--indicators: expected imd, child_poverty, looked_after, teenage_conception, low_birth_weight, "
         "unemployment, found \"child_povrty\"\n  hint: did you mean \"child_poverty\"?"},
        {{"estimate", "--births", "5", "--weights", "imdd=2"},
         "--weights: expected imd, child_poverty, looked_after, teenage_conception, low_birth_weight, "
         "unemployment, found \"imdd\"\n  hint: did you mean \"imd\"?"},
        {{"estimate", "a.csv", "--on-bad-row", "skp"},
         "--on-bad-row: expected fail, skip, found \"skp\"\n  hint: did you mean \"skip\"?"},
        {{"parameters", "shw"},
         "parameters: expected list, show, check, found \"shw\"\n  hint: did you mean \"show\"?"},
    });
}

TEST_CASE("numbers that are none", "[cli][usage]") {
    check_mistakes({
        {{"estimate", "--births", "18.5"}, "--births: expected a whole number, found \"18.5\""},
        {{"estimate", "--births", "-3"}, "--births: expected a whole number, found \"-3\""},
        {{"estimate", "--births", "1,83"}, "--births: expected a whole number, found \"1,83\""},
        {{"estimate", "--births", "5", "--adversity", "21%"},
         "--adversity: expected a ratio above 0 and up to 5, or a signed percentage, found \"21%\"" +
             ratio_hint},
        {{"estimate", "--births", "5", "--adversity", "0"},
         "--adversity: expected a ratio above 0 and up to 5, or a signed percentage, found \"0\"" +
             ratio_hint},
        {{"estimate", "--births", "5", "--adversity", "1,3"},
         "--adversity: expected a ratio above 0 and up to 5, or a signed percentage, found \"1,3\"\n  hint: "
         "write a decimal point, not a "
         "comma"},
        {{"estimate", "--births", "5", "--adversity", "+30"},
         "--adversity: expected a ratio above 0 and up to 5, or a signed percentage, found \"+30\"\n"
         "  hint: a percentage? write +30% or 1.3"},
        {{"estimate", "--births", "5", "--adversity", "130"},
         "--adversity: expected a ratio above 0 and up to 5, or a signed percentage, found \"130\"\n"
         "  hint: a percentage? 30 % above the national average is 1.3 or +30%; if 130 times the average is "
         "meant, write +12900%"},
        {{"estimate", "--births", "5", "--adversity", "-100%"},
         "--adversity: expected a ratio above 0 and up to 5, or a signed percentage, found \"-100%\"" +
             ratio_hint},
        {{"estimate", "--births", "5", "--elasticity", "-1"},
         "--elasticity: expected a number, 0 or more, found \"-1\""},
        {{"estimate", "--births", "5", "--suppress-below", "few"},
         "--suppress-below: expected a whole number, found \"few\""},
        {{"estimate", "--births", "5", "--weights", "imd=x"},
         "--weights: expected a number, 0 or more, found \"x\""},
        {{"estimate", "--births", "5", "--weights", "imd"}, "--weights: expected ID=W, found \"imd\""},
        {{"estimate", "--births", "5", "--weights", "imd=0", "--indicators", "imd"},
         "--weights: at least one indicator needs a weight above 0"},
        {{"estimate", "--births", "5", "--weights", "imd=1", "--indicators", "unemployment"},
         "--weights: imd is not among --indicators"},
        {{"estimate", "--births", "5", "--date", "25-01-31"},
         "--date: expected YYYY-MM-DD, found \"25-01-31\""},
        {{"estimate", "--births", "5", "--date", "2025-02-30"},
         "--date: expected YYYY-MM-DD, found \"2025-02-30\""},
        {{"estimate", "--area", "Gateshead", "--births-year", "24"},
         "--births-year: expected a year, found \"24\""},
        {{"estimate", "--area", "Gateshead", "--births-year", "2030"},
         "--births-year: the built-in table has births of 2021, 2022, 2023, 2024, not 2030"},
    });
}

TEST_CASE("an empty value is never taken for none", "[cli][usage]") {
    for (const char* option :
         {"--output",  "--area",       "--tier",       "--within",         "--births",     "--births-year",
          "--name",    "--column",     "--rejects",    "--adversity",      "--indicators", "--weights",
          "--combine", "--parameters", "--allocation", "--scale",          "--elasticity", "--total-by",
          "--format",  "--shape",      "--round",      "--suppress-below", "--date",       "--config"}) {
        CAPTURE(option);
        const Outcome outcome = run({"estimate", "--births", "5", option, ""});
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        if (std::string_view(option) != "--births")  // which is there twice
            CHECK(outcome.err ==
                  "pairmodel: error: " + std::string(option) +
                      ": expected a value, found \"\"\n  hint: see pairmodel estimate --help\n");
    }
    CHECK(run({"estimate", "--births", "5", "-o", ""}).code == 2);
    CHECK(run({"estimate", ""}).code == 2);
    CHECK(run({"areas", ""}).code == 2);
    CHECK(run({"areas", "--tier", ""}).code == 2);
    CHECK(run({"check", ""}).code == 2);
    CHECK(run({"parameters", "show", ""}).code == 2);
}

TEST_CASE("a value that is missing, twice or too many", "[cli][usage]") {
    check_mistakes({
        {{"report", "--area", "Gateshead", "--chart", "-o", "x.svg"},
         "--chart: expected a value, found the option -o\n  hint: see pairmodel report --help"},
        {{"estimate", "--area", "--format", "csv"},
         "--area: expected a value, found the option --format\n  hint: see pairmodel estimate --help"},
        {{"estimate", "--births", "5", "-o", "--force"},
         "--output: expected a value, found the option --force\n  hint: see pairmodel estimate --help"},
    });
    check_mistakes({
        {{"estimate", "--area"},
         "--area: expected NAME|CODE, found nothing\n  hint: see pairmodel estimate --help"},
        {{"estimate", "--births", "5", "--round", "5", "--round", "10"},
         "--round: expected once, found 2 times\n  hint: see pairmodel estimate --help"},
        {{"estimate", "--births", "5", "--total=maybe"},
         "--total: expected no value, found \"maybe\"\n  hint: see pairmodel estimate --help"},
    });
    CHECK(run({"estimate", "--births", "5", "--adversity", "-10%"}).code == 0);
    CHECK(run({"estimate", "--births", "5", "--name", "-A-"}).code == 0);
}

TEST_CASE("options that do not go together", "[cli][usage]") {
    check_mistakes({
        {{"estimate"},
         "which areas?\n  hint: --area Gateshead, --tier upper --within England, --births 1834, or a table: "
         "areas.csv"},
        {{"estimate", "--area", "Gateshead", "--births", "5"},
         "areas come from one place, found --area and --births"},
        {{"estimate", "--area", "Leeds", "Bradford"},
         "areas come from one place, found the table Bradford and --area\n  hint: repeat the option: --area "
         "\"Leeds\" --area \"Bradford\""},
        {{"estimate", "a.csv", "--tier", "upper"},
         "areas come from one place, found the table a.csv and --tier"},
        {{"estimate", "--area", "Gateshead", "--within", "England"}, "--within goes with --tier"},
        {{"estimate", "--area", "Gateshead", "--name", "X"}, "--name goes with --births"},
        {{"estimate", "--births", "5", "--births-year", "2024"},
         "--births-year goes with --area, --tier or a table"},
        {{"estimate", "--births", "5", "--column", "a=b"}, "--column goes with a table"},
        {{"estimate", "--births", "5", "--on-bad-row", "skip"}, "--on-bad-row goes with a table"},
        {{"estimate", "a.csv", "--rejects", "r.csv"}, "--rejects goes with --on-bad-row=skip"},
        {{"estimate", "a.csv", "--column", "live_births"},
         "--column: expected OURS=THEIRS, found \"live_births\"\n  hint: such as --column "
         "live_births=Births"},
        {{"estimate", "--births", "5", "--parameters", "madigan-2023", "--allocation", "published"},
         "parameter set madigan-2023 has no printed shares by level of care, so it has only the closed "
         "allocation\n  hint: leave --allocation out, or choose another set with --parameters"},
        {{"check"}, "check: which table?\n  hint: pairmodel check areas.csv"},
        {{"parameters", "show"}, "parameters show: which set?\n  hint: pairmodel parameters list names them"},
        {{"parameters", "check"},
         "parameters check: which file?\n  hint: pairmodel parameters check my.json"},
        {{"parameters", "list", "x"}, "parameters list takes no further argument"},
    });
}

TEST_CASE("the ending of -o", "[cli][usage]") {
    check_mistakes({
        {{"estimate", "--births", "5", "-o", "x.cvs"},
         "-o: the ending of \"x.cvs\" stands for no format\n  hint: did you mean \".csv\"? or give --format"},
        {{"estimate", "--births", "5", "-o", "x"},
         "-o: the ending of \"x\" stands for no format\n  hint: give --format"},
        {{"estimate", "--births", "5", "-o", "x.docx"},
         "-o: the ending of \"x.docx\" stands for no format\n  hint: write a page that ends in .html: paste "
         "from it "
         "into Word, or print it to PDF in a browser"},
        {{"estimate", "--births", "5", "-o", "x.ODS"},
         "-o: the ending of \"x.ODS\" stands for no format\n  hint: write a workbook that ends in .xlsx, "
         "which "
         "LibreOffice opens too"},
        {{"report", "--area", "Gateshead", "-o", "x.png"},
         "-o: the ending of \"x.png\" stands for no format\n  hint: a picture is a chart of a report: "
         "pairmodel "
         "report --chart levels -o levels.svg"},
    });
}

TEST_CASE("no hint is half a sentence", "[cli][usage]") {
    for (const char* file : {"x.xlsm", "x.pdf", "x.xhtml", "x.zzzzz"}) {
        const Outcome outcome = run({"estimate", "--births", "5", "-o", file});
        CAPTURE(outcome.err);
        CHECK(outcome.code == 2);
        CHECK_FALSE(has(outcome.err, "hint:  "));
        CHECK_FALSE(has(outcome.err, "hint: or"));
    }
}
