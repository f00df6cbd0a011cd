// Help, and what the program says to those who have typed something that it does not know. Exit code 2.

#include "pairmodel/version.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

using namespace program;

namespace {

/// Each is refused; what is said of them all is kept, each after its command.
void check_mistakes(const std::string& name, const std::vector<Arguments>& mistakes) {
    std::string said;
    for (const Arguments& arguments : mistakes) {
        CAPTURE(arguments);
        const Outcome outcome = run(arguments);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        said += '$';
        for (const std::string& argument : arguments) said += ' ' + argument;
        said += '\n' + outcome.err;
    }
    CHECK(is_text(said, name));
}

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
    check_mistakes("program/misspelt-commands-and-options", {{"estimat"},
                                                             {"parametres"},
                                                             {"estimate", "--brths", "12"},
                                                             {"estimate", "--births=12", "--totl"},
                                                             {"areas", "--teir=upper"},
                                                             {"estimate", "--xyzzyxyzzy"},
                                                             {"estimate", "a.csv", "b.csv"},
                                                             {"--area", "Gateshead"}});
    CHECK(run({"estimate", "--area"}).code == 2);
    CHECK(has(run({"estimate", "--area"}).err, "--area"));
    CHECK(run({"estimate", "--births", "5", "--births", "6"}).code == 2);
}

TEST_CASE("misspelt words among the words of an option", "[cli][usage]") {
    check_mistakes("program/misspelt-words-of-options",
                   {{"estimate", "--tier", "uper"},
                    {"estimate", "--births", "5", "--format", "jsn"},
                    {"estimate", "--births", "5", "--scale", "propotional"},
                    {"estimate", "--births", "5", "--allocation", "close"},
                    {"estimate", "--births", "5", "--combine", "geometrical"},
                    {"estimate", "--births", "5", "--shape", "wid"},
                    {"estimate", "--births", "5", "--parameters", "pif2023"},
                    {"estimate", "--births", "5", "--parameters", "xyzzy"},
                    {"estimate", "--births", "5", "--indicators", "child_povrty"},
                    {"estimate", "--births", "5", "--weights", "imdd=2"},
                    {"estimate", "a.csv", "--on-bad-row", "skp"},
                    {"parameters", "shw"}});
}

TEST_CASE("numbers that are none", "[cli][usage]") {
    check_mistakes("program/figures-that-cannot-be",
                   {{"estimate", "--births", "18.5"},
                    {"estimate", "--births", "-3"},
                    {"estimate", "--births", "1,83"},
                    {"estimate", "--births", "5", "--adversity", "21%"},
                    {"estimate", "--births", "5", "--adversity", "0"},
                    {"estimate", "--births", "5", "--adversity", "1,3"},
                    {"estimate", "--births", "5", "--adversity", "+30"},
                    {"estimate", "--births", "5", "--adversity", "130"},
                    {"estimate", "--births", "5", "--adversity", "-100%"},
                    {"estimate", "--births", "5", "--elasticity", "-1"},
                    {"estimate", "--births", "5", "--suppress-below", "few"},
                    {"estimate", "--births", "5", "--weights", "imd=x"},
                    {"estimate", "--births", "5", "--weights", "imd"},
                    {"estimate", "--births", "5", "--weights", "imd=0", "--indicators", "imd"},
                    {"estimate", "--births", "5", "--weights", "imd=1", "--indicators", "unemployment"},
                    {"estimate", "--births", "5", "--date", "25-01-31"},
                    {"estimate", "--births", "5", "--date", "2025-02-30"},
                    {"estimate", "--area", "Gateshead", "--births-year", "24"},
                    {"estimate", "--area", "Gateshead", "--births-year", "2030"}});
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
            CHECK(is_text(outcome.err, "program/a-value-see-estimate-help", option));
    }
    CHECK(run({"estimate", "--births", "5", "-o", ""}).code == 2);
    CHECK(run({"estimate", ""}).code == 2);
    CHECK(run({"areas", ""}).code == 2);
    CHECK(run({"areas", "--tier", ""}).code == 2);
    CHECK(run({"check", ""}).code == 2);
    CHECK(run({"parameters", "show", ""}).code == 2);
}

TEST_CASE("a value that is missing, twice or too many", "[cli][usage]") {
    check_mistakes("program/values-missing-or-twice",
                   {{"report", "--area", "Gateshead", "--chart", "-o", "x.svg"},
                    {"estimate", "--area", "--format", "csv"},
                    {"estimate", "--births", "5", "-o", "--force"},
                    {"estimate", "--area"},
                    {"estimate", "--births", "5", "--round", "5", "--round", "10"},
                    {"estimate", "--births", "5", "--total=maybe"}});
    CHECK(run({"estimate", "--births", "5", "--adversity", "-10%"}).code == 0);
    CHECK(run({"estimate", "--births", "5", "--name", "-A-"}).code == 0);
}

TEST_CASE("options that do not go together", "[cli][usage]") {
    check_mistakes("program/options-at-odds", {{"estimate"},
                                               {"estimate", "--area", "Gateshead", "--births", "5"},
                                               {"estimate", "--area", "Leeds", "Bradford"},
                                               {"estimate", "a.csv", "--tier", "upper"},
                                               {"estimate", "--area", "Gateshead", "--within", "England"},
                                               {"estimate", "--area", "Gateshead", "--name", "X"},
                                               {"estimate", "--births", "5", "--births-year", "2024"},
                                               {"estimate", "--births", "5", "--column", "a=b"},
                                               {"estimate", "--births", "5", "--on-bad-row", "skip"},
                                               {"estimate", "a.csv", "--rejects", "r.csv"},
                                               {"estimate", "a.csv", "--column", "live_births"},
                                               {"estimate", "--births", "5", "--parameters", "madigan-2023",
                                                "--allocation", "published"},
                                               {"check"},
                                               {"parameters", "show"},
                                               {"parameters", "check"},
                                               {"parameters", "list", "x"}});
}

TEST_CASE("the ending of -o", "[cli][usage]") {
    check_mistakes("program/ending-of-output", {{"estimate", "--births", "5", "-o", "x.cvs"},
                                                {"estimate", "--births", "5", "-o", "x"},
                                                {"estimate", "--births", "5", "-o", "x.docx"},
                                                {"estimate", "--births", "5", "-o", "x.ODS"},
                                                {"report", "--area", "Gateshead", "-o", "x.png"}});
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
