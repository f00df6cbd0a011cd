// What `areas` writes is an input that loses nothing; "-" is standard output.

#include "support/catch.hpp"
#include "support/program.hpp"

using namespace program;

namespace {

Outcome piped(const Arguments& areas, const Arguments& then) {
    Arguments first{"areas", "--format", "csv"};
    first.insert(first.end(), areas.begin(), areas.end());
    return run(then, {.input = run(first).out});
}

}  // namespace

TEST_CASE("areas piped into estimate gives the same bytes as asking for them", "[cli][contract][pipe]") {
    const Arguments places{"--tier", "lower", "--within", "North East"};
    for (const Arguments& options : std::vector<Arguments>{
             {"--total"}, {"--shape", "wide"}, {"--draws", "200", "--total-by", "area_type"}}) {
        Arguments direct{"estimate", "--format", "csv", "-q"};
        direct.insert(direct.end(), options.begin(), options.end());
        Arguments from_pipe = direct;
        from_pipe.emplace_back("-");
        direct.insert(direct.end(), places.begin(), places.end());
        const Outcome asked = run(direct);
        REQUIRE(asked.code == 0);
        CHECK(piped(places, from_pipe).out == asked.out);
    }
}

TEST_CASE("a plan and a sensitivity lose nothing of piped areas either", "[cli][contract][pipe]") {
    const Arguments place{"Gateshead"};
    for (const Arguments& command : std::vector<Arguments>{
             {"sensitivity"},
             {"plan", "--births-trend", "--from", "2026", "--to", "2028", "--draws", "100"}}) {
        Arguments direct = command;
        direct.insert(direct.end(), {"--format", "csv", "-q"});
        Arguments from_pipe = direct;
        from_pipe.emplace_back("-");
        direct.insert(direct.end(), {"--area", "Gateshead"});
        CHECK(piped(place, from_pipe).out == run(direct).out);
    }
}

TEST_CASE("wider areas are sums of their members again behind the pipe", "[cli][contract][pipe]") {
    for (const char* tier : {"region", "icb", "upper", "nhs-board", "combined-authority"}) {
        const Arguments places{"--tier", tier};
        for (const Arguments& more : {Arguments{"--total"}, Arguments{"--total", "--draws", "100"},
                                      Arguments{"--cohort", "under-two"}}) {
            Arguments from_pipe{"estimate", "-", "--format", "csv", "-q"};
            from_pipe.insert(from_pipe.end(), more.begin(), more.end());
            Arguments direct{"estimate", "--tier", tier, "--format", "csv", "-q"};
            direct.insert(direct.end(), more.begin(), more.end());
            CAPTURE(direct);
            CHECK(piped(places, from_pipe).out == run(direct).out);
        }
    }
}

TEST_CASE("every area of the built-in table goes through the pipe, births or none", "[cli][contract][pipe]") {
    const Outcome outcome = piped({}, {"estimate", "-", "--format", "csv", "--shape", "wide", "-q"});
    CHECK(outcome.code == 0);
    CHECK(lines_of(outcome.out).size() == lines_of(run({"areas", "--format", "csv"}).out).size());
}

TEST_CASE("a long estimate is no table of areas, and one problem says so", "[cli][contract][pipe]") {
    const Arguments areas{"estimate", "--area", "Gateshead", "--area", "Leeds", "--format", "csv"};
    const auto read_again = [&](const Arguments& more, const Arguments& options) {
        Arguments first = areas;
        first.insert(first.end(), more.begin(), more.end());
        Arguments then{"estimate", "-", "--format", "csv", "-q"};
        then.insert(then.end(), options.begin(), options.end());
        return run(then, {.input = run(first).out});
    };
    for (const Arguments& options : {Arguments{}, Arguments{"--on-bad-row", "skip"}}) {
        const Outcome refused = read_again({}, options);
        CHECK(refused.code == 3);
        CHECK(has(refused.err, "expected each area once"));
        CHECK(has(refused.err, "--shape wide has a row for each area"));
        CHECK(lines_of(refused.err).size() == 2);
    }
    CHECK(read_again({"--shape", "wide"}, {}).code == 0);
    CHECK(read_again({"--measures", "need"}, {}).code == 0);
}

TEST_CASE("a ratio made by another choice of indicators stays as it was made", "[cli][contract][pipe]") {
    const Arguments last{"estimate", "-", "--format", "csv", "--shape", "wide", "-q"};
    const auto ratio = [](const std::string& text) { return csv_rows(text).at(1).at(5); };
    const std::string made = ratio(piped({"Gateshead", "--indicators", "imd"}, last).out);
    CHECK(made ==
          ratio(run({"estimate", "--area", "Gateshead", "--indicators", "imd", "--format", "csv"}).out));
    CHECK(made != ratio(piped({"Gateshead"}, last).out));
}

TEST_CASE("-o - is standard output", "[cli][contract]") {
    const TemporaryFolder folder;
    const Arguments call{"estimate", "--area", "York", "--format", "csv", "-o", "-"};
    const Outcome outcome = run(call, {.folder = folder.path()});
    CHECK(outcome.out == run({"estimate", "--area", "York", "--format", "csv"}).out);
    CHECK(folder.names().empty());
    CHECK(run({"parameters", "list", "-o", "-"}).out == run({"parameters", "list"}).out);
}
