// Names of areas on the command line, and `areas`, which finds them.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace program;
using nlohmann::json;

namespace {

std::string code_of_area(const std::string& name) {
    const Outcome outcome = run({"estimate", "--area", name, "--format", "jsonl"});
    CAPTURE(name, outcome.err);
    REQUIRE(outcome.code == 0);
    for (const std::string& line : lines_of(outcome.out))
        if (json::parse(line)["type"] == "area") return json::parse(line)["area_code"].get<std::string>();
    return "";
}

}  // namespace

TEST_CASE("an area by its code or name", "[cli][names]") {
    CHECK(code_of_area("Gateshead") == "E08000037");
    CHECK(code_of_area("gateshead") == "E08000037");
    CHECK(code_of_area(" GATESHEAD ") == "E08000037");
    CHECK(code_of_area("e08000037") == "E08000037");
    CHECK(code_of_area("Bristol") == "E06000023");
    CHECK(code_of_area("Durham") == "E06000047");
    CHECK(code_of_area("Hull") == "E06000010");
    CHECK(code_of_area("york") == "E06000014");
    CHECK(code_of_area("St Helens") == "E08000013");
    CHECK(code_of_area("Cwm Taf Morgannwg") == "W11000030");
}

TEST_CASE("an area that is not there", "[cli][names]") {
    const Outcome near = run({"estimate", "--area", "gatshead"});
    CHECK(near.code == 2);
    CHECK(near.out.empty());
    CHECK(is_text(near.err, "areas/area-no-area-is-called-gatshead"));
    const Outcome none = run({"estimate", "--area", "Zzyzx"});
    CHECK(none.code == 2);
    CHECK(is_text(none.err, "areas/area-no-built-in-area"));
    const Outcome several = run({"estimate", "--area", "Newcastle"});
    CHECK(several.code == 2);
    CHECK(is_text(several.err, "areas/area-no-single-area-is-called"));
    CHECK(has(run({"estimate", "--area", "Sussex"}).err,
              "--area \"East Sussex\" --area \"West Sussex\" --area \"Brighton and Hove\" --total"));
    for (const char* name : {"", "  ", "E09999999"}) CHECK(run({"estimate", "--area", name}).code == 2);
}

TEST_CASE("a word that another name begins with is not for us to choose", "[cli][names]") {
    CHECK(is_text(run({"estimate", "--area", "Tees"}).err, "areas/tees-no-single-area-is-called"));
    CHECK(code_of_area("Hull") == "E06000010");
    CHECK(code_of_area("Bristol") == "E06000023");
}

TEST_CASE("words that tell the kind of council are left out where nothing else fits", "[cli][names]") {
    CHECK(code_of_area("Gateshead Council") == "E08000037");
    CHECK(code_of_area("Gateshead Metropolitan Borough Council") == "E08000037");
    CHECK(code_of_area("London Borough of Hackney") == "E09000012");
    CHECK(code_of_area("Royal Borough of Greenwich") == "E09000011");
    CHECK(code_of_area("Royal Borough of Kensington and Chelsea") == "E09000020");
    CHECK(code_of_area("Durham County Council") == "E06000047");
    CHECK(code_of_area("London") == "E12000007");
    CHECK(code_of_area("City of London") == "E09000001");
    CHECK(run({"estimate", "--area", "Borough Council"}).code == 2);
    CHECK(has_text(run({"areas", "Gateshead Council"}).out, "areas/1-area-of-the-built"));
}

TEST_CASE("near misses word by word", "[cli][names]") {
    CHECK(is_text(run({"estimate", "--area", "East Ridding"}).err, "areas/area-no-area-is-called-east"));
    CHECK(has(run({"estimate", "--area", "Kensingtn Council"}).err, "Kensington and Chelsea"));
    const Outcome areas = run({"areas", "East Ridding"});
    CHECK(has_text(areas.out, "areas/no-area-is-called-east-ridding"));
    CHECK(has(areas.out, "East Riding of Yorkshire"));
}

TEST_CASE("several names, a country of parts, a part too short", "[cli][names]") {
    CHECK(is_text(run({"estimate", "--area", "Gateshead,leeds"}).err, "areas/area-one-area-gatesheadleeds"));
    CHECK(code_of_area("Bristol, City of") == "E06000023");
    CHECK(run({"estimate", "--area", "Scotland"}).code == 0);
    CHECK(run({"estimate", "--area", "NI"}).code == 0);
    CHECK(run({"areas", "zz"}).code == 2);
}

TEST_CASE("what an area lacks of what its table has is said", "[cli][names]") {
    CHECK(has(in_one_line(run({"estimate", "--area", "City of London"}).out), "from 3 of 6 indicators."));
    for (const char* area : {"Gateshead", "Wales", "England", "London"})
        CHECK(run({"estimate", "--area", area}).err.empty());
    // A table of one's own lacks nothing but what its other rows have.
    const auto phrase = [](const std::string& rows) {
        return run({"estimate", "-"},
                   {.input = "area_name,live_births,low_birth_weight,unemployment\n" + rows})
            .out;
    };
    CHECK(has(phrase("A,5,20,\n"), "from 1 indicator."));
    CHECK(has(phrase("A,5,20,\nB,5,20,4\n"), "1 of 2 indicators"));
}

TEST_CASE("a table of built-in areas without indicators gets theirs, and is told so", "[cli][names]") {
    CHECK(
        is_text(run({"estimate", "-"}, {.input = "area_code,live_births\nE08000037,1834\nE01000001,6\n"}).err,
                "areas/2-areas-without-an-adversity-ratio"));
    CHECK(is_text(run({"estimate", "-"}, {.input = "area_code,live_births\nE01000001,6\n"}).err,
                  "areas/1-area-that-is-not-built-in"));
}

TEST_CASE("a name of two areas in a table is told as such, wherever it is read", "[cli][names]") {
    const TemporaryFolder folder;
    const std::string two = "NHS Hampshire and Isle of Wight Integrated Care Board";
    const std::string file = folder.write("boards.csv", "area_name,live_births\n" + two + ",15000\n");
    for (const char* command : {"estimate", "check"}) {
        const Outcome outcome = run({command, file, "--format", "json"});
        CHECK(has(outcome.out, "may be " + two + " (E54000042) or " + two + " (E54000067)"));
        CHECK_FALSE(has(outcome.out, "id you mean"));
    }
}

TEST_CASE("an area that comes twice under two names is an error", "[cli][names]") {
    const TemporaryFolder folder;
    const auto refused = [&](const std::string& first, const std::string& second) {
        CAPTURE(first, second);
        const Outcome outcome = run({"estimate",
                                     folder.write("twice.csv", "area_name,live_births\n\"" + first +
                                                                   "\",1834\n\"" + second + "\",1834\n"),
                                     "--total"});
        CHECK(outcome.code == 3);
        return outcome.err;
    };
    CHECK(has(refused("Gateshead", "GATESHEAD"),
              "found \"Gateshead (E08000037)\", which is on line 2 already"));
    refused("Gateshead", "Gateshead [2]");
    refused("Gateshead (E08000037)", "Gateshead");
    refused("St. Helens", "St Helens");
    refused("Gateshead and Sunderland", "Gateshead");
    refused("Sunderland", "Gateshead / Sunderland");
    refused("Gateshead, Sunderland", "Leeds and Gateshead");
    refused("Cornwall", "Cornwall and the Isles of Scilly");
    // So it is with areas that are not built in; but signs between digits, and others than these, tell areas
    // apart.
    CHECK(has(refused("St. Mary's ward", "ST MARY\u2019S Ward"),
              "found \"ST MARY\u2019S Ward\", which is on line 2 already"));
    for (const auto& [first, second] :
         {std::pair{"Ward 1.5", "Ward 15"}, {"Hub 1 (a)", "Hub 1 (b)"}, {"Hub A", "Hub A+"}})
        CHECK(run({"estimate", "-"},
                  {.input = fmt::format("area_name,live_births\n{},1834\n{},1834\n", first, second)})
                  .code == 0);
    // Nor is anything withheld to be had from the other row.
    const Outcome secret =
        run({"estimate", "--suppress-below", "10",
             folder.write("secret.csv",
                          "area_name,live_births\nGateshead and Sunderland,1843\nGateshead,1834\n"
                          "Sunderland,9\nYork,1498\n")});
    CHECK(secret.code == 3);
    CHECK(secret.out.empty());
}

TEST_CASE("a row that is called two areas is both of them", "[cli][names]") {
    const TemporaryFolder folder;
    const auto of = [&](const std::string& head, const std::string& area) {
        return run({"estimate", folder.write("joined.csv", head + ",live_births\n\"" + area + "\",3604\n"),
                    "--format", "json"});
    };
    const Outcome named = of("area_name", "Hackney and City of London");
    CHECK(named.code == 0);
    CHECK(nlohmann::json::parse(named.out)["areas"][0]["measures"] ==
          nlohmann::json::parse(of("area_code", "E09000012, E09000001").out)["areas"][0]["measures"]);
    const Outcome asked = run({"estimate", "--area", "Hackney and City of London"});
    CHECK(asked.code == 2);
    CHECK(has(asked.err, "repeat the option: --area \"Hackney\" --area \"City of London\""));
}

TEST_CASE("a place that is not there", "[cli][names]") {
    const Outcome near = run({"estimate", "--tier", "upper", "--within", "Nort East"});
    CHECK(near.code == 2);
    CHECK(is_text(near.err, "areas/within-no-place-of-the-built"));
    CHECK(has(run({"estimate", "--tier", "upper", "--within", "Yorkshire"}).err,
              "\"Yorkshire and the Humber\""));
    const Outcome empty = run({"estimate", "--tier", "health-board", "--within", "England"});
    CHECK(empty.code == 2);
    CHECK(has_text(empty.err, "areas/the-built-in-table-has-no"));
}

TEST_CASE("a name where a table should be", "[cli][names]") {
    const Outcome outcome = run({"estimate", "Gateshead"});
    CHECK(outcome.code == 1);
    CHECK(is_text(outcome.err, "areas/there-is-no-file-gateshead"));
}

TEST_CASE("areas finds them", "[cli][areas]") {
    const Outcome gates = run({"areas", "gates"});
    CHECK(gates.code == 0);
    CHECK(gates.err.empty());
    CAPTURE(gates.out);
    for (const char* part : {"E08000037", "Gateshead", "metropolitan district", "North East", "1,834", "2024",
                             "1.20", "Open Government Licence v3.0"})
        CHECK(has(in_one_line(gates.out), part));

    const auto rows = [](Arguments arguments) {
        arguments.insert(arguments.begin(), "areas");
        arguments.insert(arguments.end(), {"--format", "csv"});
        return csv_rows(run(arguments).out).size() - 1;
    };
    CHECK(rows({}) == 501);
    CHECK(rows({"--tier", "upper", "--within", "England"}) == 153);
    CHECK(rows({"--tier", "region"}) == 9);
    CHECK(rows({"--tier", "health-board"}) == 7);
    CHECK(rows({"--tier", "upper", "--within", "North East"}) == 12);
    CHECK(rows({"york"}) >= 4);
    CHECK(rows({"E08000037"}) == 1);
    CHECK(rows({"e08000037"}) == 1);
}

TEST_CASE("areas tells the births, the indicators and the ratio", "[cli][areas]") {
    const json area = json::parse(run({"areas", "gates", "--format", "json"}).out)["areas"][0];
    CHECK(area["area_code"] == "E08000037");
    CHECK(area["live_births"] == 1834);
    CHECK(area["live_births_year"] == 2024);
    CHECK(area["adversity_ratio"].get<double>() == Approx(1.1987150746));
    const std::string all = run({"areas", "gates", "--format", "csv"}).out;
    CHECK(has(all, "28.128"));  // its IMD score
    CHECK(has(all, "24.03"));   // child poverty
}

TEST_CASE("areas with births of a year, and a ratio of one's own making", "[cli][areas]") {
    const auto row = [](Arguments arguments) {
        arguments.insert(arguments.begin(), {"areas", "gates", "--format", "json"});
        return json::parse(run(arguments).out)["areas"][0];
    };
    CHECK(row({"--births-year", "2021"})["live_births"] == 1983);
    CHECK(row({"--indicators", "imd"})["adversity_ratio"].get<double>() ==
          Approx(28.128 / 22.61).epsilon(0.0002));
    CHECK(row({"--indicators", "imd,child_poverty", "--combine", "arithmetic"})["adversity_ratio"]
              .get<double>() == Approx((28.128 / 22.61 + 24.03 / 20.13) / 2).epsilon(0.0002));
    CHECK(row({"--weights", "imd=2", "--indicators", "imd"})["adversity_ratio"].get<double>() ==
          Approx(28.128 / 22.61).epsilon(0.0002));
}

TEST_CASE("areas: did you mean, and nothing like it", "[cli][areas]") {
    const Outcome near = run({"areas", "gatshead"});
    CHECK(has_text(near.out, "areas/no-area-is-called-gatshead-did"));
    CHECK(has(near.out, "Gateshead"));
    const Outcome none = run({"areas", "zzzzzz"});
    CHECK(none.code == 2);
    CHECK(none.out.empty());
    CHECK(has_text(none.err, "areas/no-built-in-area-is-called"));
    // Gateshead is there, only not among the regions.
    const Outcome filtered = run({"areas", "gates", "--tier", "region"});
    CHECK(filtered.code == 2);
    CHECK_FALSE(has(filtered.err, "no built-in area is called \"gates\""));
}

TEST_CASE("areas says what to know of an area's births", "[cli][areas]") {
    const Outcome scilly = run({"areas", "Isles of Scilly"});
    CHECK(has(scilly.out, "counted with Cornwall"));
    CHECK(has(scilly.out, "[x]"));
    CHECK(has(scilly.out, "[x] not available"));
}

TEST_CASE("places are found by Welsh names, abbreviations and spellings", "[cli][areas]") {
    for (const auto& [said, code] : {std::pair{"Caerdydd", "W06000015"},
                                     {"Cyngor Abertawe", "W06000011"},
                                     {"Ynys Môn", "W06000001"},
                                     {"Bwrdd Iechyd Prifysgol Hywel Dda", "W11000025"},
                                     {"BANES", "E06000022"},
                                     {"RBKC", "E09000020"},
                                     {"Saint Helens", "E08000013"},
                                     {"LB Hackney", "E09000012"},
                                     {"Wilts", "E06000054"}}) {
        CAPTURE(said);
        CHECK(has(run({"estimate", "--area", said, "-q"}).out, std::string("(") + code + ")"));
    }
    CHECK(has(run({"estimate", "--area", "LBH"}).err, "Hounslow"));
    CHECK(has(run({"estimate", "--area", "Tess Valley"}).err, "Tees Valley (E47000006"));
}

TEST_CASE("a group of councils is answered with the command that adds its members up", "[cli][areas]") {
    for (const std::string group : {"Home Counties", "the Potteries", "Gwent", "Yorkshire"}) {
        CAPTURE(group);
        const std::string answer = run({"estimate", "--area", group}).err;
        const std::string lead = "its members together: pairmodel ";
        REQUIRE(has(answer, lead));
        std::string command = answer.substr(answer.find(lead) + lead.size());
        command.erase(command.find('\n'));
        Arguments words;
        for (std::size_t at = 0; at < command.size();) {
            const bool quoted = command[at] == '"';
            const std::size_t end = std::min(command.find(quoted ? '"' : ' ', at + 1), command.size());
            words.push_back(command.substr(at + (quoted ? 1 : 0), end - at - (quoted ? 1 : 0)));
            at = end + (quoted ? 2 : 1);
        }
        CAPTURE(words);
        const Outcome together = run(words);
        CHECK(together.code == 0);
        CHECK(has(together.out, "TOTAL"));
        // The search lists its members, or what has a part of its name, and says so.
        const Outcome found = run({"areas", group, "--format", "json"});
        CHECK(found.code == 0);
        const json listed = json::parse(found.out);
        CHECK(listed["group"]["members"].size() > 1);
        CHECK(has(listed["notes"].back()["text"].get<std::string>(),
                  "but a group of councils: pairmodel estimate --area"));
    }
}
