// `help` and `version` as words, and what is said of success.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <cmath>

using namespace program;

TEST_CASE("help and version are commands too", "[cli][usage]") {
    CHECK(run({"help"}) == run({"--help"}));
    CHECK(run({"version"}) == run({"--version"}));
    for (const char* command : {"estimate", "plan", "report"})
        CHECK(run({"help", command}) == run({command, "--help"}));
    for (const char* word : {"help", "version"}) CHECK(run({"help", word}) == run({"--help"}));
    const Outcome unknown = run({"help", "estimat"});
    CHECK(unknown.code == 2);
    CHECK(is_text(unknown.err, "program/help-of-no-command"));
    CHECK(has(run({"hlep"}).err, "did you mean \"help\"?"));
    CHECK(has(run({"--help"}).out, "pairmodel help COMMAND"));
}

// [system]: a terminal of Linux.
TEST_CASE("on a terminal success is said in a line", "[cli][output][system]") {
    const TemporaryFolder folder;
    const auto said = [&](const Arguments& more) {
        Arguments arguments{"estimate", "--area", "Gateshead", "--force", "-o"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run_on_terminal(arguments, {.folder = folder.path()});
        CAPTURE(outcome.out);
        REQUIRE(outcome.code == 0);
        return outcome.out;
    };
    const std::string page = said({"a.html"});
    CHECK(lines_of(page).size() == 1);
    CHECK(page.starts_with("Wrote a.html, "));
    CHECK(has(page, " kB: open it in a browser"));
    const auto size = static_cast<double>(folder.read("a.html").size());
    CHECK(has(page, ", " + std::to_string(std::lround(size / 1000)) + " kB"));
    CHECK(has(said({"a.xlsx"}), " kB: open it in a spreadsheet program"));
    CHECK(has(said({"a.csv"}), ", and its metadata beside it"));
    CHECK(said({"a.json", "-q"}).empty());
    CHECK(said({"/dev/null", "--format", "csv"}) == "Wrote /dev/null\n");
    // Nobody sits there.
    CHECK(run({"estimate", "--area", "Gateshead", "-o", folder / "b.html"}).err.empty());
}
