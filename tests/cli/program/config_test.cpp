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

TEST_CASE("an empty variable is none", "[cli][config]") {
    CHECK(is_csv(Config("format = \"csv\"\n").run(births, {.environment = {{"PAIRMODEL_FORMAT", ""}}})));
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
