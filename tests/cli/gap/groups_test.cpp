// `groups`: babies with a disorganised attachment in vulnerable groups.

#include "cli/estimate/estimate_rows.hpp"
#include "cli/refused.hpp"
#include "support/metadata.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using nlohmann::json;

namespace {

json as_json(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.begin(), "groups");
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = run(arguments, circumstances);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out);
}

const std::string csv =
    "area_code,group,babies\n"
    "E08000037,domestic_violence,120\n"
    "E08000037,looked_after,15\n"
    "E08000021,maternal_depression,300\n";

}  // namespace

TEST_CASE("a group has its published share of its babies", "[cli][groups]") {
    const json area = as_json({"--births", "1000", "--group", "domestic_violence=100", "--group",
                               "maternal_substance_misuse=100", "--group", "maternal_depression=100",
                               "--group", "abuse_or_neglect=100", "--group", "looked_after=100"})["areas"][0];
    const auto expected = [&](const char* id, const char* end) {
        return area["groups"][id]["expected"][end].get<double>();
    };
    for (const char* end : {"low", "high"}) {
        CHECK(expected("domestic_violence", end) == Approx(57));
        CHECK(expected("maternal_substance_misuse", end) == Approx(43));
        CHECK(expected("maternal_depression", end) == Approx(21));
    }
    for (const char* id : {"abuse_or_neglect", "looked_after"}) {
        CHECK(expected(id, "low") == 0);
        CHECK(expected(id, "high") == Approx(80));
    }
    CHECK(area["groups"]["domestic_violence"]["excess"]["high"].get<double>() == Approx(42));
    CHECK(area["together"]["low"].get<double>() == Approx(57));
    CHECK(area["together"]["high"].get<double>() == Approx(57 + 43 + 21 + 80 + 80));
    CHECK(area["modelled"]["low"].get<double>() == Approx(150));
    CHECK(area["cross_check"] == "model_within_bounds");
}

TEST_CASE("groups beside the model's total, read aloud", "[cli][groups]") {
    const Outcome outcome = run({"groups", "--area", "Gateshead", "--group", "domestic_violence=120",
                                 "--group", "looked_after=15", "--notes"});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK(has_lines(outcome.out, "gap/disorganised-attachment-in-vulnerable-groups"));
    const std::string text = in_one_line(outcome.out);
    CHECK(has_lines(text, "gap/from-below-together-these-groups-have"));
    CHECK_FALSE(has(outcome.out, "Not placed"));
    CHECK(has(
        run({"groups", "--births", "100", "--group", "looked_after=15", "--format", "markdown", "-q"}).out,
        "| Looked after | 15 | up to 80% | up to 12 | up to 10 |"));
}

TEST_CASE("an upper figure alone has no lower end", "[cli][groups]") {
    const Outcome outcome = run({"groups", "--births", "1000", "--group", "looked_after=10", "-q"});
    CHECK(has_text(in_one_line(outcome.out), "gap/this-group-has-up-to-8"));
}

TEST_CASE("one group, none in it, a range in general", "[cli][groups]") {
    const Outcome one = run({"groups", "--births", "1000", "--group", "domestic_violence=100", "-q"});
    CHECK(has_text(in_one_line(one.out), "gap/from-below-this-group-has-57"));
    const Outcome none = run({"groups", "--births", "1000", "--group", "looked_after=0", "-q"});
    CHECK(has(none.out, "  Looked after              0   up to 80%      0                 0\n"));
    const Outcome range = run({"groups", "--births", "1000", "--group", "maternal_depression=100",
                               "--parameters", "start-for-life", "--notes", "-q"});
    CHECK(has(range.out,
              "  Mother has depression            100   21%            21                6 to 11\n"));
    CHECK(has_text(in_one_line(range.out), "gap/beside-10-to-15-of-all"));
    CHECK_FALSE(has(range.out, "Allocation closed"));
}

TEST_CASE("fewer in the model than in the groups is said", "[cli][groups]") {
    const Outcome outcome = run({"groups", "--births", "100", "--group", "domestic_violence=50", "-q"});
    CHECK(has_text(in_one_line(outcome.out), "gap/from-above-the-model-expects-15"));
    CHECK(as_json({"--births", "100", "--group", "domestic_violence=50", "-q"})["areas"][0]["cross_check"] ==
          "model_below_groups");
    const Outcome odds = run({"groups", "--births", "100", "--group", "domestic_violence=90", "--group",
                              "maternal_depression=90", "-q", "--format", "csv"});
    CHECK(has(odds.out, ",ALL,,,,,51.3,60.75,70.2,,,,at_odds\n"));
}

TEST_CASE("groups as a tidy table", "[cli][groups]") {
    const Outcome outcome = run({"groups", "--births", "1000", "--group", "looked_after=10", "--group",
                                 "maternal_depression=100", "--format", "csv", "-q"});
    const std::string here = "area,,This area,1000,,1,assumed_average,assumed_average,";
    CHECK(
        outcome.out ==
        "row_type,area_code,area_name,live_births,live_births_year,adversity_ratio,adversity_basis,notes,group,"
        "babies,rate_low,rate_central,rate_high,expected_low,expected_central,expected_high,excess_low,"
        "excess_central,excess_high,marker\n" +
            here + "looked_after,10,0,0.4,0.8,0,4,8,-1.5,2.5,6.5,\n" +  //
            here + "maternal_depression,100,0.21,0.21,0.21,21,21,21,6,6,6,\n" + here +
            "ALL,,,,,21,25,29,,,,\n" +  //
            here + "MODEL,,,,,150,150,150,,,,\n" + here + "OUTSIDE,,,,,121,125,129,,,,\n");
    const TemporaryFolder folder;
    CHECK(run({"groups", "--births", "1000", "--group", "looked_after=10", "-q", "-o", folder / "g.csv"})
              .code == 0);
    const json metadata = plain_terms(json::parse(folder.read("g.csv-metadata.json")));
    CHECK(metadata["group_rates"]["groups"]["looked_after"]["kind"] == "up_to");
}

TEST_CASE("numbers of several areas come as a table", "[cli][groups]") {
    const json whole = as_json({"--group", "-"}, {.input = csv});
    REQUIRE(whole["areas"].size() == 2);
    CHECK(whole["areas"][0]["area_name"] == "Gateshead");
    CHECK(whole["areas"][1]["together"]["high"].get<double>() == Approx(63));
    CHECK(whole["provenance"]["inputs"][0]["sha256"].get<std::string>().size() == 64);
    const Outcome text =
        run({"groups", "--tier", "upper", "--within", "North East", "--group", "-"}, {.input = csv});
    CHECK(is_text(text.err, "gap/10-areas-without-numbers-of-babies"));
    CHECK(has_text(text.out, "gap/in-vulnerable-groups-of-2-areas"));
    CHECK(has(text.out, "  E08000037   Gateshead                  2         1,834                68 to 80"));
    const TemporaryFolder folder;
    const std::string table = folder.write(
        "areas.csv", "area_code,area_name,live_births,adversity_ratio\nE08000037,Gateshead,1000,1.2\n");
    const json own = as_json({table, "--group", "domestic_violence=120"});
    CHECK(own["areas"][0]["modelled"]["low"].get<double>() == Approx(180));
}

TEST_CASE("groups of areas that were not chosen are left out, by name as by code", "[cli][groups]") {
    const TemporaryFolder folder;
    folder.write("areas.csv",
                 "area_name,live_births,adversity_ratio,locality\nAlpha,1000,1.2,North\nBeta,800,1,North\n"
                 "Gamma,400,1.1,South\n");
    const std::string rows = "group,babies,area_name\nlooked_after,8,Alpha\nlooked_after,9,Gamma\n";
    const auto groups = [&](const std::string& table) {
        folder.write("groups.csv", table);
        return run({"groups", "areas.csv", "--group", "groups.csv", "--where", "locality=North"},
                   {.folder = folder.path()});
    };
    const Outcome some = groups(rows);
    CHECK(some.code == 0);
    CHECK(has(some.err, "not among the areas of this run, and left out: \"Gamma\""));
    CHECK(has(groups(rows + "looked_after,12,Gama\n").err,
              "expected one of the areas of this run, found \"Gama\"\n  hint: did you mean \"Gamma\"?"));
}

TEST_CASE("impossible numbers are errors, all at once", "[cli][groups]") {
    const Outcome typed = run({"groups", "--area", "Gateshead", "--group", "domestic_violence=1835",
                               "--group", "looked_after=2000", "--group", "maternal_depression=1834"});
    CHECK(typed.code == 3);
    CHECK(typed.out.empty());
    CHECK(is_text(typed.err, "gap/group-at-most-1834-the-live"));
    const Outcome twice =
        run({"groups", "--births", "100", "--group", "looked_after=1", "--group", "Looked after=2", "-q"});
    CHECK(twice.code == 3);
    CHECK(has_text(twice.err, "gap/group-group-each-group-once"));
    CHECK(has_text(run({"groups", "--area", "Isles of Scilly", "--group", "looked_after=1", "-q"}).err,
                   "gap/the-live-births-of-isles"));
    const Outcome unknown = run({"groups", "--group", "-"}, {.input = csv + "E99999999,looked_after,1\n"});
    CHECK(unknown.code == 3);
    CHECK(has_text(unknown.err, "gap/area-code-an-area-of-the-built"));
    const Outcome near =
        run({"groups", "--group", "-"}, {.input = "area,group,babies\nGatehead,looked_after,1\n"});
    CHECK(has_text(near.err, "gap/gatehead-did-you-mean-gateshead"));
}

TEST_CASE("a folder, or no file, is no table of groups", "[cli][groups]") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"groups", "--births", "100", "--group", folder.path().string()});
    CHECK(outcome.code == 1);
    CHECK(outcome.err == "pairmodel: error: cannot read " + folder.path().string() + ": it is a folder\n");
    CHECK(run({"groups", "--births", "100", "--group", folder / "none.csv"}).code == 1);
}

TEST_CASE("what the command line of groups cannot be", "[cli][groups]") {
    check_refused("groups/command-line-refused");
}

TEST_CASE("a missing number is left out and named, not taken for zero", "[cli][groups]") {
    const std::string input = csv + "E08000021,looked_after,[c]\n";
    const Outcome outcome = run({"groups", "--group", "-"}, {.input = input});
    CHECK(outcome.code == 0);
    CHECK(is_text(outcome.err, "gap/looked-after-of-newcastle-upon-tyne"));
    CHECK(has_text(in_one_line(outcome.out), "gap/looked-after-of-newcastle-upon-tyne-the"));
    const Outcome none = run({"groups", "--births", "100", "-q", "--group", "-"},
                             {.input = "group,babies\nlooked_after,[c]\n"});
    CHECK(none.code == 2);
    CHECK(has_text(none.err, "gap/groups-no-number-of-babies"));
}

TEST_CASE("small groups are hidden, with all that would give them away", "[cli][groups][suppression]") {
    const Outcome outcome =
        run({"groups", "--births", "1000", "--group", "looked_after=4", "--group", "maternal_depression=100",
             "--suppress-below", "5", "--format", "csv", "-q"});
    CHECK(has(outcome.out, ",looked_after,,0,0.4,0.8,,,,,,,c\n"));
    CHECK(has(outcome.out, ",maternal_depression,100,0.21,0.21,0.21,21,21,21,6,6,6,\n"));
    CHECK(has(outcome.out, ",ALL,,,,,,,,,,,c\n"));
    CHECK(has(outcome.out, ",MODEL,,,,,150,150,150,,,,\n"));
    CHECK(has(outcome.out, ",OUTSIDE,,,,,,,,,,,c\n"));
    const Outcome text = run({"groups", "--births", "1000", "--group", "looked_after=4", "--suppress-below",
                              "5", "--notes", "-q"});
    CHECK(has(text.out, "[c]"));
    CHECK_FALSE(has(text.out, "Counted from known groups"));
    CHECK(has_text(in_one_line(text.out), "gap/not-shown-groups-with-fewer"));
    const Outcome births = run({"groups", "--births", "20", "--group", "looked_after=10", "--suppress-below",
                                "30", "--format", "csv", "-q"});
    CHECK(has(births.out, ",This area,,,,,withheld,MODEL,,,,,,,,,,,c\n"));
}

TEST_CASE("groups are rounded as everything else, and obey the parameter set", "[cli][groups]") {
    const Outcome outcome = run({"groups", "--births", "1000", "--group", "maternal_depression=110",
                                 "--round", "5", "--format", "csv", "-q"});
    CHECK(has(outcome.out, "maternal_depression,110,0.21,0.21,0.21,25,25,25,5,5,5,\n"));
    const json whole = as_json(
        {"--births", "1000", "--group", "maternal_depression=100", "--parameters", "madigan-2023", "-q"});
    CHECK(whole["areas"][0]["groups"]["maternal_depression"]["excess"]["high"].get<double>() == Approx(-2.5));
    CHECK(whole["areas"][0]["modelled"]["high"].get<double>() == Approx(235));
}

TEST_CASE("how the model stands beside the groups is said of each area", "[cli][groups]") {
    const TemporaryFolder folder;
    folder.write("areas.csv",
                 "area_code,area_name,live_births,adversity_ratio\n"
                 "E06000901,One,1000,0.3\nE06000902,Two,1000,1\nE06000903,Three,1000,1\n");
    folder.write("groups.csv",
                 "group,babies,area_code\n"
                 "domestic_violence,300,E06000901\nlooked_after,200,E06000902\n"
                 "domestic_violence,200,E06000902\nlooked_after,5,E06000903\n");
    const auto asked = [&](const char* format) {
        return run({"groups", "areas.csv", "--group", "groups.csv", "-q", "--format", format},
                   {.folder = folder.path()})
            .out;
    };
    const std::string text = asked("text");
    CHECK(has_text(text, "gap/one-1-1000-171-45-fewer"));
    CHECK(has_text(text, "gap/two-2-1000-114-to-274"));
    CHECK(has_text(text, "gap/three-1-1000-0-to-4"));
    const json whole = json::parse(asked("json"));
    REQUIRE(whole["areas"].size() == 3);
    CHECK(whole["areas"][0]["cross_check"] == "model_below_groups");
    CHECK(whole["areas"][1]["cross_check"] == "model_within_bounds");
    CHECK(whole["areas"][2]["cross_check"] == "model_above_groups");
    const Outcome both = run({"groups", "--births", "1000", "--adversity", "1", "--group",
                              "domestic_violence=200", "--group", "looked_after=200", "-q"});
    CHECK(has_text(in_one_line(both.out), "gap/from-above-the-model-expects-150"));
}

TEST_CASE("few babies of groups are said as people say them", "[cli][groups]") {
    const auto said = [](const char* births) {
        return in_one_line(
            run({"groups", "--births", births, "--adversity", "1", "--group", "maternal_depression=1", "-q"})
                .out);
    };
    CHECK(has_text(said("1"), "gap/from-below-this-group-has-fewer"));
    CHECK(has_text(said("10"), "gap/the-model-expects-2-among-all"));
    CHECK(has_text(run({"groups", "--births", "10", "--group", "looked_after=1", "-q"}).out,
                   "gap/from-below-this-group-has-up"));
    const Outcome rounded =
        run({"groups", "--births", "1000", "--group", "looked_after=5", "--round", "10", "-q"});
    CHECK(has_text(in_one_line(rounded.out), "gap/from-below-this-group-has-fewer-than-10"));
    CHECK(has(rounded.out, "  Looked after             10   up to 80%      [low]             [low]\n"));
}
