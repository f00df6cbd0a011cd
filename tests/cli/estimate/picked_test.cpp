// Some of the areas, by the values of their columns, and some of the measures.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace program;

namespace {

constexpr const char* table =
    "area_name,live_births,region,kind,adversity_ratio\n"
    "A,100,North,a,1.2\nB,200,South,a,\nC,300,North,b,0.9\nD,4,North,a,1\n";

/// The names of the areas of an answer in CSV, with their first figure.
std::set<std::string> areas_of(const Arguments& more, const std::string& file) {
    Arguments arguments{"estimate", file, "--format", "csv", "--measures", "need"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const auto rows = csv_rows(outcome.out);
    std::set<std::string> areas;
    for (std::size_t i = 1; i < rows.size(); ++i)
        areas.insert(rows[i][column_of(rows[0], "area_name")] + " " + rows[i][column_of(rows[0], "low")]);
    return areas;
}

}  // namespace

TEST_CASE("--where keeps areas with one of a column's values, and with one of each column's",
          "[cli][where]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    CHECK(areas_of({"--where", "region=North"}, file) == std::set<std::string>{"A 48", "C 108", "D 1.6"});
    CHECK(areas_of({"--where", "region=north", "--where", "kind=a"}, file) ==
          std::set<std::string>{"A 48", "D 1.6"});
    CHECK(areas_of({"--where", "region=North", "--where", "region=South", "--where", "kind=a"}, file) ==
          std::set<std::string>{"A 48", "B 80", "D 1.6"});
    CHECK(areas_of({"--where", "area_name=C"}, file) == std::set<std::string>{"C 108"});
    CHECK(areas_of({"--where", "region=North", "--total"}, file).count("Total 157.6") == 1);
}

TEST_CASE("--where picks built-in areas with the figures they have among all", "[cli][where]") {
    const Outcome all = run({"estimate", "--tier", "upper", "--format", "csv"});
    const Outcome some =
        run({"estimate", "--tier", "upper", "--where", "region=North East", "--format", "csv"});
    const Outcome within = run({"estimate", "--tier", "upper", "--within", "North East", "--format", "csv"});
    CHECK(some.out == within.out);
    CHECK(csv_rows(some.out).size() > 100);
    CHECK(csv_rows(some.out).size() < csv_rows(all.out).size());
    CHECK(run({"plan", "--tier", "upper", "--where", "region=London", "--from", "2026", "--to", "2027",
               "--format", "csv"})
              .code == 0);
}

TEST_CASE("no --where finds a withheld area by what is withheld of it", "[cli][where]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    CHECK(areas_of({"--where", "region=North", "--suppress-below", "50"}, file) ==
          std::set<std::string>{"A 48", "C 108"});
    CHECK(areas_of({"--where", "area_name=D", "--suppress-below", "50"}, file) ==
          std::set<std::string>{"D "});
    // That some may be missing from a total is said.
    const auto told = [&](const Arguments& more) {
        Arguments arguments{"estimate", file, "--total"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments).err;
    };
    CHECK(has(told({"--where", "region=North", "--suppress-below", "50"}),
              "withheld areas (1 of all) are found by code or name alone"));
    CHECK_FALSE(has(told({"--where", "region=North"}), "withheld"));
}

TEST_CASE("what --where and --measures do not know is answered with what there is", "[cli][where]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    const auto refused = [&](const Arguments& more) {
        Arguments arguments{"estimate", file};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run(arguments);
        CHECK(outcome.code == 2);
        return outcome.err;
    };
    CHECK(has(refused({"--where", "region"}), "expected COLUMN=VALUE, found \"region\""));
    CHECK(has(refused({"--where", "regio=North"}), "did you mean \"region\"?"));
    for (const char* comparison :
         {"region!=North", "region>=North", "region<=North", "region~=North", "!region=North"})
        CHECK(has(refused({"--where", comparison}), "areas are chosen by values that they have"));
    CHECK(has(refused({"--where", "size=1"}), "they can by region, kind, area_code, area_name"));
    CHECK(has(refused({"--where", "region=East"}), "no area has \"East\" in the column region"));
    CHECK(has(refused({"--where", "kind=other"}), "it has a, b"));
    CHECK(has(refused({"--where", "region=South", "--where", "kind=b"}), "no area has all of these values"));
    CHECK(has(refused({"--measures", "need,misssed"}), "did you mean \"missed\"?"));
}

TEST_CASE("--measures leaves the others out of every format", "[cli][measures]") {
    const Arguments gateshead{"estimate", "--area", "Gateshead", "--measures", "missed,need,missed"};
    const auto in = [&](const char* format, const char* shape) {
        Arguments arguments = gateshead;
        arguments.insert(arguments.end(), {"--format", format, "--shape", shape});
        return run(arguments).out;
    };
    const auto rows = csv_rows(in("csv", "long"));
    const auto all = csv_rows(run({"estimate", "--area", "Gateshead", "--format", "csv"}).out);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == all[0]);
    CHECK(rows[1] == all[11]);
    CHECK(rows[2] == all[14]);
    const auto wide = csv_rows(in("csv", "wide"));
    CHECK(has(in("csv", "wide"), "need_low"));
    CHECK_FALSE(has(in("csv", "wide"), "demand_low"));
    CHECK(wide[1][column_of(wide[0], "missed_low")] == rows[2][column_of(rows[0], "low")]);
    const auto record = nlohmann::json::parse(in("json", "long")).at("areas").at(0);
    CHECK(record.at("measures").size() == 2);
    CHECK(record.at("scenarios").at("lower_need").size() == 2);
    const std::string text = run({"estimate", "--area", "Gateshead", "--measures", "targeted"}).out;
    CHECK(has(text, "Parent-infant relationship support"));
    CHECK_FALSE(has(text, "Attachment pattern"));
    // The first screen has few rows of its own; what is asked for is there, whatever it is.
    for (std::size_t i = 1; i < all.size(); ++i) {
        const std::string& measure = all[i][column_of(all[0], "measure")];
        const std::string screen = run({"estimate", "--area", "Gateshead", "--measures", measure}).out;
        const std::size_t table = screen.find("Of births\n");
        REQUIRE(table != std::string::npos);
        CAPTURE(measure, screen);
        CHECK(screen.compare(table + 10, 2, "  ") == 0);
    }
    CHECK(has(run({"estimate", "--area", "Leeds", "--area", "Gateshead", "--measures", "targeted"}).out,
              "argeted"));
}

TEST_CASE("--where takes a value as it is written, but for its letters, and the column that is called so",
          "[cli][where]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("t.csv",
                     "area_name,live_births,adversity_ratio,score,Ward-Type,Ward Type\n"
                     "A,100,1,+5,p,q\nB,200,1,-5,q,p\nC,300,1,15,Ü,x\nD,400,1,1.5,r,X\n");
    const auto names = [&](const std::vector<std::string>& picks) {
        Arguments arguments{"estimate", file, "--measures", "need", "--format", "csv"};
        for (const std::string& pick : picks) arguments.insert(arguments.end(), {"--where", pick});
        std::string found;
        const auto rows = csv_rows(run(arguments).out);
        for (std::size_t i = 1; i < rows.size(); ++i) found += rows[i][column_of(rows[0], "area_name")];
        return found;
    };
    CHECK(names({"score=-5"}) == "B");
    CHECK(names({"score=+5"}) == "A");
    CHECK(names({"score=15"}) == "C");
    CHECK(names({"Ward Type=q"}) == "A");
    CHECK(names({"Ward-Type=q"}) == "B");
    CHECK(names({"ward type=Q"}) == "B");
    CHECK(names({"Ward Type=x"}) == "C");
    CHECK(names({"Ward-Type=R"}) == "D");
    CHECK(names({"score=15", "score=1.5"}) == "CD");
    CHECK(run({"estimate", file, "--where", "score=5"}).code == 2);
    CHECK(run({"estimate", file, "--measures", ","}).code == 2);
    const Outcome outcome =
        run({"estimate", file, "--where", "score=15", "--where", "score=1.5", "--total", "--format", "json"});
    const auto notes = nlohmann::json::parse(outcome.out).at("notes");
    CHECK(std::any_of(notes.begin(), notes.end(), [](const auto& note) {
        return note.at("code") == "chosen_areas" &&
               note.at("text") == "2 of 4 areas, chosen by score 15 or 1.5.";
    }));
}
