// Options: flag over environment over --config file, and what is said of keys that nobody knows.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

using namespace program;

namespace {

const Arguments births{"estimate", "--births", "1000", "--adversity", "1"};

Arguments with(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

class Config {
public:
    explicit Config(std::string_view text) { folder_.write("c.toml", text); }

    [[nodiscard]] Outcome run(const Arguments& arguments, Circumstances circumstances = {}) const {
        circumstances.folder = folder_.path();
        return program::run(with(arguments, {"--config", "c.toml"}), circumstances);
    }

private:
    TemporaryFolder folder_;
};

bool is_csv(const Outcome& outcome) {
    return outcome.code == 0 && outcome.out.starts_with("row_type,area_code,");
}
bool is_json(const Outcome& outcome) {
    return outcome.code == 0 && outcome.out.starts_with("{");
}
bool is_markdown(const Outcome& outcome) {
    return outcome.code == 0 && outcome.out.starts_with("## ");
}

}  // namespace

TEST_CASE("flag over environment over config file", "[cli][config]") {
    const Config config("format = \"csv\"\n");
    const Circumstances environment{.environment = {{"PAIRMODEL_FORMAT", "json"}}};
    CHECK(is_csv(config.run(births)));
    CHECK(is_json(run(births, environment)));
    CHECK(is_json(config.run(births, environment)));
    CHECK(is_markdown(config.run(with(births, {"--format", "markdown"}), environment)));
    CHECK(is_markdown(run(with(births, {"--format", "markdown"}), environment)));
}

TEST_CASE("an empty variable is an error, as an empty option is", "[cli][config]") {
    for (const char* name : {"PAIRMODEL_SUPPRESS_BELOW", "PAIRMODEL_FORMAT", "PAIRMODEL_CONFIG"}) {
        const Outcome outcome = run(births, {.environment = {{name, ""}}});
        CAPTURE(outcome.err);
        CHECK(outcome.code == 2);
        CHECK(has(outcome.err, std::string(name) + ": "));
        CHECK(has(outcome.err, R"(expected a value, found "")"));
    }
    CHECK(is_csv(run(with(births, {"--format", "csv"}), {.environment = {{"PAIRMODEL_FORMAT", ""}}})));
}

TEST_CASE("the config file may come from the environment", "[cli][config]") {
    const TemporaryFolder folder;
    const std::string one = folder.write("one.toml", "format = \"csv\"\n");
    folder.write("two.toml", "format = \"json\"\n");
    const Circumstances environment{.environment = {{"PAIRMODEL_CONFIG", one}}};
    CHECK(is_csv(run(births, environment)));
    CHECK(is_json(run(with(births, {"--config", folder / "two.toml"}), environment)));
}

TEST_CASE("a command's own section goes before what is said for all", "[cli][config]") {
    const Config config("format = \"json\"\nround = 5\n[explain]\nformat = \"markdown\"\n");
    CHECK(is_json(config.run(births)));
    CHECK(is_markdown(config.run({"explain", "--births", "1000"})));
}

TEST_CASE("all kinds of options can stand in a config file", "[cli][config]") {
    const Config config(
        "# what we always want\n"
        "area = [\"Gateshead\", \"Leeds\"]\ntotal = true\nquiet = true\nformat = \"csv\"\n"
        "round = 10\nbirths-year = 2022\nelasticity = 0.5\nstrict = false\n");
    const Outcome outcome = config.run({"estimate"});
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const EstimateRows rows(outcome.out);
    CHECK(rows.codes() == std::vector<std::string>{"E08000037", "E08000035", "TOTAL"});
    CHECK(rows.of("need").live_births == "1850");
    CHECK(std::stoi(rows.of("need").low) % 10 == 0);
}

TEST_CASE("a config file is TOML", "[cli][config]") {
    const auto name_of = [](const std::string& text) {
        const Outcome outcome = Config(text).run({"estimate", "--births", "1000", "--adversity", "1"});
        CAPTURE(text, outcome.err);
        REQUIRE(outcome.code == 0);
        return outcome.out.substr(0, outcome.out.find(':'));
    };
    CHECK(name_of("name = \"Ward #1\"  # ours\n") == "Ward #1");
    CHECK(name_of("name = 'C\\x # y'\n") == "C\\x # y");
    CHECK(name_of("name = \"\\\"Ynys\\\" M\\u00F4n\"\n") == "\"Ynys\" Môn");
    CHECK(name_of("\"name\" = \"a\"\r\n# end") == "a");
    CHECK(name_of("\xEF\xBB\xBFname = \"BOM\"\n") == "BOM");
    CHECK(name_of("name = \"x\"\n[estimate]  # [areas]\nname = \"own\"\n") == "own");
    CHECK(name_of("estimate.name = \"dotted\"\n") == "dotted");
    CHECK(name_of("name = \"\"\"\nlong\"\"\"\n") == "long");

    const auto births_of = [](const std::string& text) {
        const Outcome outcome = Config(text + "format = \"csv\"\n").run({"estimate"});
        CAPTURE(text, outcome.err);
        REQUIRE(outcome.code == 0);
        return EstimateRows(outcome.out).of("need").live_births;
    };
    CHECK(births_of("births = 1_000\n") == "1000");
    CHECK(births_of("births = 0x3E8\nadversity = 1.25\n") == "1000");
    CHECK(births_of("births = \"1000\"\ndate = 2026-05-01\nthreads = 2\n") == "1000");
    CHECK(births_of("births = 1000\nreference = []\n") == "1000");
}

TEST_CASE("what is no TOML is told with its line and column", "[cli][config]") {
    struct Case {
        std::string text, place;
    };
    const Case c = GENERATE(
        Case{"format = \"csv\"\nround = 5 5\n", "c.toml:2:11: "},
        Case{"format = \"csv\nround = 5\n", "c.toml:1:14: "}, Case{"\nformat: csv\n", "c.toml:2:7: "},
        Case{"format = csv\n", "c.toml:1:10: "}, Case{"round = 5\nround = 10\n", "c.toml:2:"},
        Case{"[estimate\nround = 5\n", "c.toml:1:10: "}, Case{"round = 5\n  [[[\n", "c.toml:2:5: "},
        Case{"é = 5\n", "c.toml:1:1: "}, Case{"{\"format\": \"csv\"}\n", "c.toml:1:1: "},
        Case{"name = \"\\q\"\n", "c.toml:1:10: "},
        Case{"[estimate]\n[estimate.more]\nround = 5\n", "c.toml:2:"},
        Case{"round = 10:30:00\n", "c.toml:1:9: "}, Case{"area = [{name = \"x\"}]\n", "c.toml:1:9: "});
    const Outcome outcome = Config(c.text).run(births);
    CAPTURE(c.text, outcome.err);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("pairmodel: error: " + c.place));
    CHECK(has(outcome.err, "\n  hint: "));
}

TEST_CASE("what does not fit an option is told with its line", "[cli][config]") {
    const auto said = [](const std::string& text) { return Config(text).run(births).err; };
    CHECK(has(said("\nround = 7\n"), "c.toml:2: --round: expected"));
    CHECK(has(said("total = [true, false]\n"), "c.toml:1: expected true or false, found a list of 2"));
    CHECK(has(said("[estimate]\ntotal = 2\n"), "c.toml:2: expected true or false, found \"2\""));
    CHECK(has(said("format = [\"csv\", \"json\"]\n"), "c.toml:1: "));
}

TEST_CASE("a list is several values of an option that takes them between commas", "[cli][config]") {
    const Outcome listed =
        Config("measures = [\"need\", \"missed\"]\n").run(with(births, {"--format", "csv"}));
    CHECK(listed.out == run(with(births, {"--format", "csv", "--measures", "need,missed"})).out);
    const Outcome refused = Config("adversity = [1, 2]\n").run({"estimate", "--births", "1000"});
    CHECK(refused.code == 2);
    CHECK(has(refused.err, "c.toml:1: expected one value, found a list of 2"));
}

TEST_CASE("an option that is written as a section is told as one", "[cli][config]") {
    const Outcome refused = Config("where = {region = \"North\"}\n").run(births);
    CHECK(refused.code == 2);
    CHECK(has(refused.err, "where is an option: where = \"region=VALUE\""));
}

TEST_CASE("options of other commands do no harm in a config file for all", "[cli][config]") {
    const Config config("shape = \"wide\"\nformat = \"csv\"\n");
    const Outcome areas = config.run({"areas", "gates"});
    CHECK(areas.code == 0);
    CHECK(areas.out.starts_with("row_type,area_code,"));
}

TEST_CASE("flags in the environment", "[cli][config]") {
    const auto total = [](const char* value) {
        const Outcome outcome =
            run(with(births, {"--format", "csv"}), {.environment = {{"PAIRMODEL_TOTAL", value}}});
        CAPTURE(value, outcome.err);
        REQUIRE(outcome.code == 0);
        return EstimateRows(outcome.out).codes().size() == 2;
    };
    CHECK(total("1"));
    CHECK(total("true"));
    CHECK(total("yes"));
    CHECK_FALSE(total("0"));
    CHECK_FALSE(total("false"));
}

TEST_CASE("a flag is off when it says so", "[cli][config]") {
    // PAIRMODEL_FORCE=no must not overwrite a file.
    const std::string off = GENERATE(as<std::string>{}, "no", "off", "FALSE", "False");
    CAPTURE(off);
    const Outcome environment =
        run(with(births, {"--format", "csv"}), {.environment = {{"PAIRMODEL_TOTAL", off}}});
    CHECK((environment.code == 2 || lines_of(environment.out).size() == 15));
    const Outcome file = Config("total = \"" + off + "\"\n").run(with(births, {"--format", "csv"}));
    CHECK((file.code == 2 || lines_of(file.out).size() == 15));
}

TEST_CASE("keys that nobody knows", "[cli][config]") {
    struct Case {
        std::string text, said;
    };
    const Case c = GENERATE(Case{"fromat = \"csv\"\n", "program/there-is-no-option-fromat"},
                            Case{"[estimate]\nsuppress = 5\n", "program/there-is-no-option-suppress"},
                            Case{"[estimat]\nformat = \"csv\"\n", "program/there-is-no-command-estimat"},
                            Case{"xyzzy = 1\n", "program/there-is-no-option-xyzzy"});
    const Outcome outcome = Config(c.text).run(births);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CAPTURE(c.text);
    CHECK(is_text(outcome.err, c.said));
}

TEST_CASE("a suggestion is made once", "[cli][config]") {
    const Outcome outcome = Config("fromat = \"csv\"\n").run(births);
    CHECK(count(outcome.err, "\"format\"") == 1);
}

TEST_CASE("what cannot be set there is not suggested either", "[cli][config]") {
    const Outcome config = Config("config = \"d.toml\"\n").run(births);
    CHECK(config.code == 2);
    CHECK(has_text(config.err, "program/there-is-no-option-config"));
    CHECK_FALSE(has(config.err, "did you mean \"config\""));
    const Outcome round = Config("[areas]\nround = 5\n").run(births);
    CHECK(round.code == 2);
    CHECK_FALSE(has(round.err, "did you mean \"round\""));
}

TEST_CASE("values that do not fit name where they come from", "[cli][config]") {
    const Outcome file = Config("format = \"pdf\"\n").run(births);
    CHECK(file.code == 2);
    CHECK(has_text(file.err, "program/html-jsonl-latex-markdown-text-xlsx"));
    CHECK(has(file.err, "c.toml"));
    const Outcome variable = run(births, {.environment = {{"PAIRMODEL_FORMAT", "pdf"}}});
    CHECK(variable.code == 2);
    CHECK(has(variable.err, "PAIRMODEL_FORMAT"));
}

TEST_CASE("config files that are none", "[cli][config]") {
    const TemporaryFolder folder;
    const Outcome missing = run(with(births, {"--config", folder / "no.toml"}));
    CHECK(missing.code == 1);
    CHECK(has(missing.err, "the config file: cannot open " + (folder / "no.toml")));
    CHECK(run(with(births, {"--config", folder.path().string()})).code == 1);
    for (const char* text : {"{\"format\": \"csv\"}\n", "format = \"csv\nround = 5\n", "format: csv\n",
                             "format = \"csv\"\nformat = \"json\"\n"}) {
        const Outcome outcome = Config(text).run(births);
        CAPTURE(text, outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(has(outcome.err, "pairmodel: error: "));
    }
}
