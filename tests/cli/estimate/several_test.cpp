// One value where several were meant, and what was asked for and is not there.

#include "support/program.hpp"
#include "support/texts.hpp"

using namespace program;

TEST_CASE("two places with a comma between are not a third that has both names", "[cli][areas]") {
    const auto refused = [](const Arguments& asked) {
        const Outcome outcome = run(asked);
        CHECK(outcome.code == 2);
        return outcome.err;
    };
    CHECK(has(refused({"estimate", "--tier", "upper", "--within", "North East,London"}),
              "--within: expected one area, found \"North East,London\""));
    const std::string hint = "repeat the option: --area \"North East\" --area \"London\"";
    CHECK(has(refused({"estimate", "--area", "North East,London"}), hint));
    // Names with commas of their own, whole or in part.
    for (const char* name :
         {"Bournemouth, Christchurch and Poole", "Bath, Swindon and Wiltshire",
          "Bristol, North Somerset and South Gloucestershire", "Armagh City, Banbridge and Craigavon"}) {
        CAPTURE(name);
        CHECK(run({"estimate", "--area", name, "-q"}).code == 0);
    }
}

TEST_CASE("areas of nearly that name are not told apart by the screen alone", "[cli][areas]") {
    const Outcome csv = run({"areas", "gatehead", "--format", "csv"});
    CHECK(has(csv.out, "Gateshead"));
    CHECK(has(csv.err, "no area is called \"gatehead\""));
    CHECK(has(run({"areas", "gatehead", "--format", "json"}).out, "those here are called nearly so"));
    CHECK(run({"areas", "gates", "--format", "csv"}).err.empty());
}

TEST_CASE("an indicator that no area has is told where it was asked for", "[cli][indicators]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("areas.csv", "area_code,area_name,live_births,ace\nE08000037,G,1834,12\n");
    const std::string note = "imd was asked for, but no area here has a value of it that may be used";
    CHECK(has(run({"estimate", file, "--indicators", "imd,ace", "--reference", "ace=14"}).err, note));
    CHECK(has(run({"estimate", "--area", "Highland", "--indicators", "imd"}).err, note));
    CHECK_FALSE(
        has(run({"estimate", file, "--indicators", "ace", "--reference", "ace=14"}).err, "asked for"));
    CHECK(has(run({"estimate", file, "--indicators", "imd,ace"}).err,
              "hint: an indicator of your own has a national value: --reference ace=VALUE"));
    CHECK_FALSE(has(run({"estimate", file, "--indicators", "imd"}).err, "asked for"));
    CHECK_FALSE(has(run({"estimate", "--tier", "icb", "--within", "England", "--indicators", "imd"}).err,
                    "asked for"));
}

TEST_CASE("whether a withheld area has an indicator is not told", "[cli][indicators]") {
    const auto said = [](const std::string& value) {
        return run(
            {"estimate", "-", "--suppress-below", "5", "--indicators", "imd,ace", "--reference", "ace=14"},
            {.input = "area_name,live_births,ace,adversity_ratio\nA,3," + value + ",\nB,9000,,1.2\n"});
    };
    CHECK(said("12") == said(""));
    CHECK(has(said("12").err, "ace was asked for"));
}

TEST_CASE("codes of one's own are not taken for postcodes", "[cli][areas]") {
    const auto said = [](const std::string& code) {
        return run({"estimate", "-"}, {.input = "area_code,live_births\n" + code + ",100\n"}).err;
    };
    CHECK(has(said("S1"), "postcodes are not built in"));
    CHECK(has(said("NE8 1HH"), "postcodes are not built in"));
    CHECK_FALSE(has(said("A1"), "postcode"));
    CHECK_FALSE(has(said("C3"), "postcode"));
}

TEST_CASE("numbers of options are told what they are", "[cli][options]") {
    const auto said = [](const char* option, const char* value) {
        return run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "100", option, value}).err;
    };
    CHECK(has(said("--seed", "99999999999999999999"), "--seed: expected at most 999999999999999, found"));
    CHECK(has(said("--seed", "1.5"), "--seed: expected a whole number, found \"1.5\""));
    CHECK(has(said("--suppress-below", "99999999999999999999"),
              "--suppress-below: expected at most 1000000000"));
    CHECK(said("--interval", "90%").find("error") == std::string::npos);
    CHECK(has(said("--interval", "0.95"), "expected per cent from 1 to 99.9, found \"0.95\""));
    CHECK(has(run({"estimate", "--births", "1000", "--draws", "1000000000000000"}).err,
              "expected 0 or 100 to 10000000"));
}

TEST_CASE("options of a study are refused together", "[cli][options]") {
    const std::string said =
        run({"estimate", "--births", "1000", "--draws", "50", "--seed", "abc", "--interval", "0.95",
             "--measures", "x", "--round", "3", "--adversity", "much"})
            .err;
    for (const char* option :
         {"--draws:", "--seed:", "--interval:", "--measures:", "--round:", "--adversity:"}) {
        CAPTURE(option);
        CHECK(has(said, option));
    }
}

TEST_CASE("all names that no area has are told at once, and all numbers of groups that are none",
          "[cli][areas]") {
    const Outcome names = run({"estimate", "--area", "Yrok", "--area", "Leeds", "--area", "Ledes"});
    CHECK(names.code == 2);
    CHECK(has(names.err, "Yrok"));
    CHECK(has(names.err, "Ledes"));
    const Outcome groups =
        run({"groups", "--area", "Leeds", "--group", "looked_after=-3", "--group", "domestic_violence=x"});
    CHECK(groups.code == 2);
    CHECK(has(groups.err, "-3"));
    CHECK(has(groups.err, "\"x\""));
}
