// Where results go: files whole or not at all, several together; pipes, devices and terminals.

#include "cli/estimate/estimate_rows.hpp"
#include "support/metadata.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <csignal>

using namespace program;
using nlohmann::json;

namespace {

const Arguments births{"estimate", "--births", "1000", "--adversity", "1"};

Arguments with(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the ending of the file chooses the format", "[cli][output]") {
    struct Case {
        std::string file, format;
    };
    const Case c = GENERATE(Case{"a.csv", "csv"}, Case{"a.tsv", "tsv"}, Case{"a.json", "json"},
                            Case{"a.jsonl", "jsonl"}, Case{"a.ndjson", "jsonl"}, Case{"a.md", "markdown"},
                            Case{"a.markdown", "markdown"}, Case{"a.txt", "text"}, Case{"a.html", "html"},
                            Case{"a.htm", "html"}, Case{"a.tex", "latex"}, Case{"a.xlsx", "xlsx"});
    CAPTURE(c.file);
    const TemporaryFolder folder;
    const Outcome outcome = run(with(births, {"-o", c.file}), {.folder = folder.path()});
    CHECK(outcome.code == 0);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.empty());
    CHECK(folder.read(c.file) == run(with(births, {"--format", c.format, "--notes"})).out);
}

TEST_CASE("option --format goes before the ending", "[cli][output]") {
    const TemporaryFolder folder;
    CHECK(run(with(births, {"--output", "a.txt", "--format", "json"}), {.folder = folder.path()}).code == 0);
    CHECK(json::parse(folder.read("a.txt"))["areas"].size() == 1);
    CHECK(run(with(births, {"-o", "nameless", "--format", "json"}), {.folder = folder.path()}).code == 0);
    CHECK(folder.names() == Names{"a.txt", "nameless"});
}

TEST_CASE("beside a CSV file goes its metadata", "[cli][output]") {
    struct Case {
        std::string file, delimiter;
    };
    const Case c = GENERATE(Case{"out.csv", ","}, Case{"out.tsv", "\t"});
    const std::string shape = GENERATE(as<std::string>{}, "long", "wide");
    const TemporaryFolder folder;
    const Outcome outcome =
        run({"estimate", "--area", "Gateshead", "--area", "York", "--shape", shape, "-o", c.file},
            {.folder = folder.path()});
    REQUIRE(outcome.code == 0);
    CHECK(folder.names() == Names{c.file, c.file + "-metadata.json"});
    const json metadata = plain_terms(json::parse(folder.read(c.file + "-metadata.json")));
    CHECK(metadata["@context"][0] == "http://www.w3.org/ns/csvw");
    CHECK(metadata["url"] == c.file);
    CHECK(metadata["dialect"]["delimiter"] == c.delimiter);
    CHECK(has(metadata["dc:license"]["@id"].get<std::string>(), "open-government-licence"));
    CHECK(metadata["parameters"]["id"] == "pif-2023");
    CHECK(metadata["method"]["allocation"] == "published");
    CHECK(is_text(metadata["provenance"]["statement"], "estimate/modelled-estimate-not-a-count"));
    const auto header = csv_rows(folder.read(c.file), c.delimiter[0])[0];
    const json& columns = metadata["tableSchema"]["columns"];
    REQUIRE(columns.size() == header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
        CHECK(columns[i]["titles"] == header[i]);
        // Births that are shared out are not whole.
        if (header[i] == "live_births") CHECK(columns[i]["datatype"] == "number");
        if (header[i] == "live_births_year") CHECK(columns[i]["datatype"] == "integer");
        if (header[i].ends_with("low")) CHECK(columns[i]["datatype"] == "number");
        const bool share = header[i].find("share") != std::string::npos;
        if (header[i].ends_with("low"))
            CHECK(columns[i]["schema:unitText"] == (share ? "share of live births" : "babies a year"));
    }
}

TEST_CASE("what exists already is replaced only by --force, all or nothing", "[cli][output]") {
    const TemporaryFolder folder;
    const std::string existing = GENERATE(as<std::string>{}, "out.csv", "out.csv-metadata.json", "r.csv");
    CAPTURE(existing);
    folder.write(existing, "precious");
    folder.write("in.csv", "area_name,live_births\nA,10\nB,x1\n");
    const Arguments arguments{"estimate", "in.csv", "--on-bad-row=skip", "--rejects", "r.csv",
                              "-o",       "out.csv"};
    const Outcome refused = run(arguments, {.folder = folder.path()});
    CHECK(refused.code == 1);
    CHECK(has_text(refused.err, "program/exists-already-force-replaces", existing));
    CHECK(folder.read(existing) == "precious");
    CHECK(folder.names().size() == 2);
    Arguments before_reading = arguments;
    before_reading[1] = "no-such-table.csv";
    CHECK(run(before_reading, {.folder = folder.path()}).err == refused.err);
    CHECK(run(with(arguments, {"--force"}), {.folder = folder.path()}).code == 4);
    CHECK(folder.read(existing) != "precious");
    CHECK(folder.names() == Names{"in.csv", "out.csv", "out.csv-metadata.json", "r.csv"});
}

TEST_CASE("the output never replaces the input", "[cli][output]") {
    const TemporaryFolder folder;
    const std::string input = "area_name,live_births\nA,10\nB,x1\n";
    folder.write("in.csv", input);
    std::filesystem::create_symlink("in.csv", folder.path() / "link.csv");
    const Arguments arguments = GENERATE(Arguments{"estimate", "in.csv", "--force", "-o", "in.csv"},
                                         Arguments{"estimate", "in.csv", "--force", "-o", "./in.csv"},
                                         Arguments{"estimate", "in.csv", "--force", "-o", "link.csv"},
                                         Arguments{"estimate", "link.csv", "--force", "-o", "in.csv"},
                                         Arguments{"estimate", "in.csv", "-o", "in.csv"},
                                         Arguments{"check", "in.csv", "--force", "-o", "in.csv"});
    CAPTURE(arguments);
    const Outcome outcome = run(arguments, {.folder = folder.path()});
    CHECK(outcome.code == 2);
    CHECK(has_text(outcome.err, "program/o-the-output-would-replace"));
    CHECK(folder.read("in.csv") == input);
    CHECK(folder.names() == Names{"in.csv", "link.csv"});
}

TEST_CASE("the output never replaces another input", "[cli][output]") {
    const TemporaryFolder folder;
    folder.write("groups.csv", "group,babies\nlooked_after,3\n");
    folder.write("services.csv", "service,level\nA,targeted\n");
    folder.write("areas.csv", "area_name,live_births,ace\nA,100,14\n");
    folder.write("members.csv", "group,member\nX,Leeds\nX,York\n");
    std::filesystem::create_symlink("areas.csv", folder / "areas.jsonl");
    folder.write("own.json",
                 read_file(std::string(PAIRMODEL_SOURCE_DIR) + "/data/examples/own-indicators.json"));
    folder.write("set.json", read_file(std::string(PAIRMODEL_SOURCE_DIR) + "/data/parameters/pif-2023.json"));
    struct Case {
        Arguments arguments;
        std::string input;
    };
    const Case c = GENERATE(
        Case{{"groups", "--births", "100", "--group", "groups.csv", "-o", "groups.csv"}, "groups.csv"},
        Case{{"gap", "services.csv", "--births", "100", "-o", "services.csv"}, "services.csv"},
        Case{{"estimate", "--members", "members.csv", "-o", "members.csv"}, "members.csv"},
        Case{{"parameters", "check", "set.json", "-o", "set.json"}, "set.json"},
        Case{{"estimate", "areas.csv", "--adversity", "1", "--log", "areas.jsonl"}, "areas.csv"},
        Case{{"estimate", "areas.csv", "--misspelt", "--log", "areas.jsonl"}, "areas.csv"},
        Case{{"gap", "services.csv", "--births", "100", "-o", "./services.csv"}, "services.csv"},
        Case{{"estimate", "areas.csv", "--reference", "own.json", "-o", "own.json"}, "own.json"},
        Case{{"estimate", "areas.csv", "--parameters", "set.json", "-o", "set.json"}, "set.json"});
    const std::string before = folder.read(c.input);
    Arguments arguments = c.arguments;
    arguments.emplace_back("--force");
    CAPTURE(arguments);
    const Outcome outcome = run(arguments, {.folder = folder.path()});
    CHECK(outcome.code == 2);
    CHECK((has_text(outcome.err, "program/the-output-would-replace-the-input", c.input) ||
           has(outcome.err, "--misspelt")));
    CHECK(folder.read(c.input) == before);
}

TEST_CASE("rejects never replace the input", "[cli][output]") {
    const TemporaryFolder folder;
    const std::string input = "area_name,live_births\nA,10\nB,x1\n";
    folder.write("in.csv", input);
    const Outcome outcome = run({"estimate", "in.csv", "--on-bad-row=skip", "--rejects", "in.csv", "--force"},
                                {.folder = folder.path()});
    CHECK(outcome.code == 2);
    CHECK(folder.read("in.csv") == input);
}

TEST_CASE("one file cannot be two", "[cli][output]") {
    const TemporaryFolder folder;
    folder.write("in.csv", "area_name,live_births\nA,10\nB,x1\n");
    const std::string other = GENERATE(as<std::string>{}, "x.csv", "./x.csv", "x.csv-metadata.json");
    CAPTURE(other);
    const Outcome outcome =
        run({"estimate", "in.csv", "--on-bad-row=skip", "--rejects", other, "-o", "x.csv"},
            {.folder = folder.path()});
    CHECK(outcome.code == 2);
    CHECK(folder.names() == Names{"in.csv"});
}

TEST_CASE("nothing is left behind where writing fails", "[cli][output]") {
    const TemporaryFolder folder;
    SECTION("no such folder") {
        const Outcome outcome = run(with(births, {"-o", "no/such/out.csv"}), {.folder = folder.path()});
        CHECK(outcome.code == 1);
        CHECK(is_text(outcome.err, "program/cannot-write-no-such-out-no"));
    }
    SECTION("a folder of that name") {
        std::filesystem::create_directory(folder.path() / "out.csv");
        const Outcome outcome = run(with(births, {"-o", "out.csv", "--force"}), {.folder = folder.path()});
        CHECK(outcome.code == 1);
        CHECK(is_text(outcome.err, "program/is-a-folder"));
        CHECK(folder.names() == Names{"out.csv"});
        return;
    }
    SECTION("a folder where the metadata should go") {
        std::filesystem::create_directory(folder.path() / "out.csv-metadata.json");
        CHECK(run(with(births, {"-o", "out.csv", "--force"}), {.folder = folder.path()}).code == 1);
        CHECK(folder.names() == Names{"out.csv-metadata.json"});
        return;
    }
    CHECK(folder.names().empty());
}

// [system]: only Linux has a device that is always full.
TEST_CASE("a full device is an error", "[cli][output][system]") {
    if (!std::filesystem::exists("/dev/full")) {
        WARN("skipped: no /dev/full here");
        return;
    }
    const Arguments arguments =
        GENERATE(Arguments(births), with(births, {"--format", "csv"}), Arguments{"explain", "--births", "5"},
                 Arguments{"areas"}, Arguments{"parameters"}, Arguments{"--help"},
                 Arguments{"estimate", "--help"}, Arguments{"--version"});
    CAPTURE(arguments);
    const Outcome outcome = run(arguments, {.out_to = "/dev/full"});
    CHECK(outcome.code == 1);
    CHECK(has_text(outcome.err, "program/cannot-write-to-standard-output-no"));
    const Outcome file = run(with(births, {"-o", "/dev/full", "--format", "json"}));
    CHECK(file.code == 1);
    CHECK(is_text(file.err, "program/cannot-write-dev-full-no-space"));
}

// [system]: /dev/null; that of Windows is NUL.
TEST_CASE("a device is written directly, with nothing beside it", "[cli][output][system]") {
    const std::string beside = "/dev/null-metadata.json";
    const bool was_there = std::filesystem::exists(beside);
    const Outcome outcome = run(with(births, {"-o", "/dev/null", "--format", "csv"}));
    CHECK(outcome.code == 0);
    CHECK(std::filesystem::exists(beside) == was_there);
    std::error_code ignored;
    if (!was_there) std::filesystem::remove(beside, ignored);
    CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a reader who has gone is no error", "[cli][output]") {
    const std::vector<Arguments> commands{
        births, {"estimate", "--tier", "upper", "--format", "csv", "-q"}, Arguments(1, "areas")};
    for (const Arguments& arguments : commands) {
        const Outcome outcome = run(arguments, {.out_to_broken_pipe = true});
        CAPTURE(arguments);
        CHECK(outcome.code == 0);
        CHECK(outcome.signal == 0);
        CHECK_FALSE(has(outcome.err, "error"));
    }
}

// [system]: the full device again, and a closed standard error.
TEST_CASE("messages that cannot be written change nothing else", "[cli][output][system]") {
    if (!std::filesystem::exists("/dev/full")) {
        WARN("skipped: no /dev/full here");
        return;
    }
    const bool closed = GENERATE(false, true);
    CAPTURE(closed);
    const Circumstances circumstances =
        closed ? Circumstances{.err_closed = true} : Circumstances{.err_to = "/dev/full"};
    const Outcome usage = run({"estimate", "--area", "Nowhere at all"}, circumstances);
    CHECK(usage.signal == 0);
    CHECK(usage.code == 2);
    const Outcome noted = run({"estimate", "--births", "1000"}, circumstances);  // with a note
    CHECK(noted.signal == 0);
    CHECK(noted.code == 0);
    CHECK(has(noted.out, "550 to 600"));
    const Outcome none = run({}, circumstances);
    CHECK(none.signal == 0);
    CHECK(none.code == 2);
}

// [system]: elsewhere names and arguments are Unicode, and bytes that are none cannot be given.
TEST_CASE("text that is no UTF-8 is no bug of the program", "[cli][output][system]") {
    const std::string format =
        GENERATE(as<std::string>{}, "text", "json", "jsonl", "csv", "markdown", "html", "latex", "xlsx");
    CAPTURE(format);
    const Outcome name = run(with(births, {"--name", "A\xFF", "--format", format}));
    CHECK_FALSE(has(name.err, "this is a bug"));
    CHECK((name.code == 0 || name.code == 2));
    const TemporaryFolder folder;
    folder.write("a\xFF.csv", "area_name,live_births\nA,10\n");
    const Outcome file = run({"estimate", "a\xFF.csv", "-q", "--format", format}, {.folder = folder.path()});
    CHECK_FALSE(has(file.err, "this is a bug"));
    CHECK(file.code == 0);
}

TEST_CASE("a name cannot steer the terminal", "[cli][output]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown");
    const Outcome outcome = run(with(births, {"--name", "\x1b[31mRed\nline", "--format", format}));
    CHECK(outcome.out.find('\x1b') == std::string::npos);
    CHECK_FALSE(has(outcome.out, "\nline"));
}

// [system]: a terminal of Linux, and what TERM says of it.
TEST_CASE("colours only on a terminal, and only if wanted", "[cli][output][system]") {
    const std::string bold = "\x1b[1m";
    const Circumstances xterm{.environment = {{"TERM", "xterm"}}};
    const Outcome coloured = run_on_terminal(births, xterm);
    CHECK(coloured.code == 0);
    CHECK(has(coloured.out, bold));
    const std::string plain = run(births).out;
    CHECK(plain.find('\x1b') == std::string::npos);
    CHECK(run_on_terminal(with(births, {"--no-color"}), xterm).out == plain);
    CHECK(run_on_terminal(births, {.environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}}}).out == plain);
    CHECK(run_on_terminal(births, {.environment = {{"TERM", "dumb"}}}).out == plain);
    CHECK(run_on_terminal(with(births, {"--format", "json"}), xterm).out.find('\x1b') == std::string::npos);
    CHECK(run_on_terminal(births, {.environment = {{"TERM", "xterm"}, {"PAIRMODEL_NO_COLOR", "1"}}}).out ==
          plain);
}

// [system]: a terminal of Linux.
TEST_CASE("option --no-color holds for errors too", "[cli][output][system]") {
    const Circumstances xterm{.environment = {{"TERM", "xterm"}}};
    CHECK(has(run_on_terminal({"estimate", "--area", "Nowhere"}, xterm).out, "\x1b[31m"));
    CHECK(run_on_terminal({"estimate", "--no-color", "--area", "Nowhere"}, xterm).out.find('\x1b') ==
          std::string::npos);
    CHECK(run_on_terminal({"estimate", "--area", "Nowhere"},
                          {.environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}}})
              .out.find('\x1b') == std::string::npos);
}
