// Help, and what the program says to those who have typed something that it does not know. Exit code 2.

#include "cli/refused.hpp"
#include "pairmodel/version.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

using namespace program;

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
    check_refused("program/misspelt-commands-and-options");
    CHECK(run({"estimate", "--area"}).code == 2);
    CHECK(has(run({"estimate", "--area"}).err, "--area"));
    CHECK(run({"estimate", "--births", "5", "--births", "6"}).code == 2);
}

TEST_CASE("an option before the command is told where it belongs", "[cli][usage]") {
    const Outcome refused = run({"--quiet", "estimate", "--births", "100"});
    CHECK(refused.code == 2);
    CHECK(has(refused.err, "options come after the command: pairmodel estimate --quiet"));
}

TEST_CASE("misspelt words among the words of an option", "[cli][usage]") {
    check_refused("program/misspelt-words-of-options");
}

TEST_CASE("numbers that are none", "[cli][usage]") {
    check_refused("program/figures-that-cannot-be");
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
    check_refused("program/values-missing-or-twice");
    CHECK(run({"estimate", "--births", "5", "--adversity", "-10%"}).code == 0);
    CHECK(run({"estimate", "--births", "5", "--name", "-A-"}).code == 0);
}

TEST_CASE("options that do not go together", "[cli][usage]") {
    check_refused("program/options-at-odds");
}

TEST_CASE("the ending of -o", "[cli][usage]") {
    check_refused("program/ending-of-output");
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

namespace {

/// What bare `pairmodel` says to somebody at a terminal who types this.
std::string said_at_terminal(const std::string& typed) {
    const char* program = std::getenv("PAIRMODEL_TEST_PROGRAM");
    const std::string command = "printf '" + typed + "' | script -qec '" +
                                (program == nullptr ? PAIRMODEL_PROGRAM : program) + "' /dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string said;
    std::array<char, 4096> block{};
    while (const std::size_t length = std::fread(block.data(), 1, block.size(), pipe))
        said.append(block.data(), length);
    pclose(pipe);
    std::erase(said, '\r');
    return said;
}

}  // namespace

// [system]: a terminal of Linux.
TEST_CASE("bare pairmodel asks at a terminal and shows help in scripts", "[cli][usage][system]") {
    const Outcome piped = run({});
    CHECK(piped.code == 2);
    CHECK(has(piped.err, "Usage: pairmodel"));
    CHECK_FALSE(has(piped.err + piped.out, "Which area?"));
    if (std::system("command -v script >/dev/null 2>&1") != 0) return;
    const std::string screen = said_at_terminal("gatesehad\\nGateshead\\n\\n");
    CAPTURE(screen);
    CHECK(has(screen, "Which area?"));
    CHECK(has(screen, "did you mean Gateshead"));
    CHECK(has(screen, "$ pairmodel estimate --area Gateshead\n"));
    CHECK(has(screen, "1,834 live births in 2024"));
    CHECK(has(said_at_terminal("\\n"), "Usage: pairmodel"));
}

// [system]: a shell.
TEST_CASE("the file on standard input is not replaced", "[cli][output][system]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.csv", "area_name,live_births\nHere,900\nThere,800\n");
    const std::string before = folder.read("a.csv");
    const char* tested = std::getenv("PAIRMODEL_TEST_PROGRAM");
    const std::string program = tested == nullptr ? PAIRMODEL_PROGRAM : tested;
    for (const char* option : {"-o", "--on-bad-row skip --rejects"}) {
        CAPTURE(option);
        const std::string command =
            program + " estimate - " + option + " '" + file + "' --force -q <'" + file + "' >/dev/null 2>&1";
        CHECK(WEXITSTATUS(std::system(command.c_str())) == 2);
        CHECK(folder.read("a.csv") == before);
    }
}
