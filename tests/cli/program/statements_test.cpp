// What outputs say of how figures were made is what was done.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using nlohmann::json;

namespace {

std::string said(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.emplace_back("--notes");
    const Outcome outcome = run(arguments, circumstances);
    CAPTURE(arguments, outcome.err);
    REQUIRE(outcome.code == 0);
    return in_one_line(outcome.out);
}

json method_of(Arguments arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return json::parse(run(arguments).out).at("method");
}

/// The `explain` commands that a text has, in order.
std::vector<std::string> explained(std::string_view text) {
    std::vector<std::string> commands;
    for (std::size_t at = text.find("pairmodel explain"); at != std::string_view::npos;
         at = text.find("pairmodel explain", at + 1))
        commands.emplace_back(text.substr(at, text.find_first_of("<\n", at) - at));
    return commands;
}

}  // namespace

TEST_CASE("ranges are said to be of adversity where it varies only", "[cli][statements]") {
    const Arguments given{"estimate", "--births", "1000", "--adversity", "1.3", "--notes"};
    const Arguments known{"estimate", "--area", "Gateshead", "--notes"};
    const Arguments draws{"--draws", "200", "-q"};
    const auto with = [](Arguments arguments, const Arguments& more) {
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    };
    CHECK(has_text(said(given), "program/allowing-for-uncertainty-in-attrition"));
    CHECK(has_text(said(known), "program/allowing-for-uncertainty-in-adversity-and-attrition"));
    CHECK(has_text(said(with(given, draws)), "program/draws-of-the-published-figures"));
    CHECK(has_text(said(with(known, draws)), "program/draws-of-figures-and-adversity"));
    const std::string births = said(with(with(given, draws), {"--births-variation", "poisson"}));
    CHECK(has_text(births, "program/draws-of-figures-and-births"));
    // An interval in the input makes a ratio uncertain.
    const Circumstances input{
        .input =
            "area_name,live_births,adversity_ratio,adversity_ratio_low,adversity_ratio_high\n"
            "A,1000,1.3,1.1,1.5\nB,900,1,,\n"};
    CHECK(has_text(said({"estimate", "-", "--draws", "200", "-q", "--notes"}, input),
                   "program/draws-of-each-areas-adversity"));
}

TEST_CASE("a ratio that is no mean has no way of combining", "[cli][statements]") {
    for (const Arguments& arguments :
         std::vector<Arguments>{{"estimate", "--births", "1000", "--adversity", "1.3"},
                                {"estimate", "--births", "1000"},
                                {"estimate", "--area", "Gateshead", "--adversity", "1.3"},
                                {"plan", "--births", "1000", "--from", "2026", "--to", "2027"},
                                {"sensitivity", "--births", "1000"}}) {
        const json method = method_of(arguments);
        CAPTURE(arguments);
        CHECK(method.at("combine").is_null());
        CHECK_FALSE(method.contains("weights"));
    }
    const json method = method_of({"estimate", "--area", "Gateshead", "--combine", "arithmetic"});
    CHECK(method.at("combine") == "arithmetic");
    CHECK(method.at("weights").size() > 1);
}

TEST_CASE("the command that explains figures has their allocation", "[cli][statements]") {
    const Arguments area{"--area", "Gateshead"};
    const auto commands = [&](Arguments arguments) {
        arguments.insert(arguments.begin() + 1, area.begin(), area.end());
        if (arguments.front() != "report") arguments.emplace_back("--notes");
        return explained(run(arguments).out);
    };
    const std::string published = "pairmodel explain --area Gateshead";
    const std::string closed = published + " --allocation closed";
    using Commands = std::vector<std::string>;
    CHECK(commands({"estimate"}) == Commands{published});
    CHECK(commands({"estimate", "--draws", "100"}) == Commands{closed});
    CHECK(commands({"plan", "--from", "2026", "--to", "2027"}) == Commands{closed});
    CHECK(commands({"sensitivity"}) == Commands{closed});
    // A report has one allocation, and its working once.
    CHECK(commands({"report", "--format", "html"}) == Commands{closed});
    CHECK(commands({"report", "--format", "html", "--from", "2026", "--to", "2027"}) == Commands{closed});
    CHECK(commands({"report", "--format", "html", "--allocation", "published"}) == Commands{published});
    CHECK(commands({"estimate", "--scale", "odds", "--elasticity", "0.5", "--births-year", "2022",
                    "--combine", "arithmetic", "--cohort", "under-two"}) ==
          Commands{
              published +
              " --births-year 2022 --cohort under-two --combine arithmetic --scale odds --elasticity 0.5"});
    // They are the same figures.
    for (const char* allocation : {"published", "closed"}) {
        const std::string estimate =
            said({"estimate", "--area", "Gateshead", "--allocation", allocation, "--format", "json"});
        const std::string explain =
            said({"explain", "--area", "Gateshead", "--allocation", allocation, "--format", "json"});
        json method = json::parse(estimate).at("method");
        method.erase("wider");  // there is no wider range in the working
        CHECK(json::parse(explain).at("method") == method);
    }
}

TEST_CASE("what is not rounded is not said to be", "[cli][statements]") {
    const TemporaryFolder folder;
    const auto metadata = [&](const Arguments& more) {
        Arguments arguments{"estimate", "--births", "1834", "--adversity",
                            "1.21",     "--force",  "-o",   folder / "a.csv"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        REQUIRE(run(arguments).code == 0);
        return folder.read("a.csv-metadata.json");
    };
    CHECK(has_text(metadata({}), "program/rounded-but-not-in-csv"));
    CHECK(has_text(metadata({"--round", "10"}), "program/rounded-to-the-nearest-10"));
    CHECK(has_text(said({"estimate", "--births", "1834", "--adversity", "1.21", "--notes"}),
                   "program/rounded-but-not-in-csv"));
}

TEST_CASE("an option's opposite is not suggested", "[cli][statements]") {
    const Outcome outcome = run({"plan", "--area", "Gateshead", "--reached-to", "50%"});
    CHECK(outcome.code == 2);
    CHECK_FALSE(has(outcome.err, "--unreached-to"));
    CHECK(has(outcome.err, "\n  hint: see pairmodel plan --help"));
}
