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
    "A,100,North,a,1.2\nB,210,South,a,\nC,300,North,b,0.9\nD,4,North,a,1\n";

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
          std::set<std::string>{"A 48", "B 84", "D 1.6"});
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

TEST_CASE("--where keeps withheld areas, whose values show nowhere", "[cli][where]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    CHECK(areas_of({"--where", "region=North", "--suppress-below", "50"}, file) ==
          std::set<std::string>{"A 48", "C 108", "D "});
    CHECK(areas_of({"--where", "area_name=D", "--suppress-below", "50"}, file) ==
          std::set<std::string>{"D "});
    // A total lacks them, and says so.
    const Outcome total =
        run({"estimate", file, "--total", "--where", "region=North", "--suppress-below", "50"});
    CHECK(has(total.out, "Total (2 of 3 areas)"));
    CHECK(has(total.out, "Withheld: 1 of 3 areas"));
    // What a withheld area alone has chooses none, and is in no hint.
    const std::string lonely =
        folder.write("lonely.csv", "area_name,live_births,kind\nA,100,one\nB,120,two\nC,10,alone\n");
    const Outcome none = run({"estimate", lonely, "--where", "kind=alone", "--suppress-below", "50"});
    CHECK(none.code == 2);
    CHECK(has(none.err, "no area has \"alone\" in the column kind"));
    CHECK(has(none.err, "it has one, two"));
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

TEST_CASE("a year that was not read is not another spelling of the one that was", "[cli][where]") {
    const TemporaryFolder folder;
    const std::string file = folder.write(
        "years.csv", "area_name,year,live_births\nA,2023,90\nA,2024,100\nB,2023,190\nB,2024,200\n");
    const Outcome refused = run({"estimate", file, "--where", "year=2023"});
    CHECK(refused.code == 2);
    CHECK(has(refused.err, "hint: --births-year 2023 reads"));
    CHECK(areas_of({"--births-year", "2023"}, file) == std::set<std::string>{"A 36", "B 76"});
}

TEST_CASE("notes of areas that were not chosen are not told", "[cli][where]") {
    const auto notes = [](const char* area) {
        return run({"estimate", "--tier", "upper", "--suppress-below", "900", "--notes", "--where",
                    std::string("area_name=") + area})
            .out;
    };
    CHECK(has(notes("Cambridgeshire"), "Cambridgeshire is the sum of"));
    CHECK_FALSE(has(notes("Leeds"), "Cambridgeshire"));
}

TEST_CASE("a total by a column is by the very one", "[cli][where]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("two.csv", "area_name,live_births,w_ard,ward\nA,100,x,North\nB,200,y,South\n");
    CHECK(has(run({"estimate", file, "--total-by", "ward"}).out, "North"));
    CHECK(has(run({"estimate", file, "--total-by", "w_ard"}).out, "x"));
    CHECK(has(run({"estimate", file, "--total-by", "ward!"}).err, "there is no column \"ward!\""));
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
