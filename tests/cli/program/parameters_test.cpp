// `parameters`: the published sets with their sources, and one's own, checked.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using nlohmann::json;

namespace {

/// A set of one's own, from the default one.
class OwnSet {
public:
    OwnSet() : set(json::parse(run({"parameters", "show", "pif-2023", "--format", "json"}).out)) {}
    json set;

    [[nodiscard]] Outcome check() const {
        folder_.write("my.json", set.dump(2));
        return run({"parameters", "check", "my.json"}, {.folder = folder_.path()});
    }
    [[nodiscard]] Outcome use() const {
        folder_.write("my.json", set.dump(2));
        return run({"estimate", "--births", "1000", "--adversity", "1", "--parameters", "my.json", "--format",
                    "csv"},
                   {.folder = folder_.path()});
    }

private:
    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("parameters lists the sets", "[cli][parameters]") {
    const Outcome list = run({"parameters", "list"});
    CHECK(list.code == 0);
    CHECK(list.out == run({"parameters"}).out);
    for (const char* set : {"pif-2023", "start-for-life", "madigan-2023"}) CHECK(has(list.out, set));
    const auto rows = csv_rows(run({"parameters", "list", "--format", "csv"}).out);
    REQUIRE(rows.size() == 4);
    CHECK(rows[1][0] == "pif-2023");
    CHECK(json::parse(run({"parameters", "list", "--format", "json"}).out)["parameter_sets"].size() == 3);
}

TEST_CASE("parameters show: the set as it is in the source, and for readers", "[cli][parameters]") {
    const std::string set = GENERATE(as<std::string>{}, "pif-2023", "start-for-life", "madigan-2023");
    CAPTURE(set);
    CHECK(run({"parameters", "show", set, "--format", "json"}).out ==
          read_file(std::string(PAIRMODEL_SOURCE_DIR) + "/data/parameters/" + set + ".json"));
    const Outcome text = run({"parameters", "show", set});
    CHECK(text.code == 0);
    CHECK(has(text.out, "incidence.disorganised"));
    CHECK(has(text.out, "unreached_share"));
    CHECK_FALSE(has(text.out, "pp. 99 "));  // one page is p. 99
    const auto rows = csv_rows(run({"parameters", "show", set, "--format", "csv"}).out);
    CHECK(rows[0] == std::vector<std::string>{"figure", "low", "central", "high", "unit", "meaning", "source",
                                              "page", "locator", "evidence_grade"});
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (const std::size_t column : {1U, 2U, 3U, 4U, 5U, 6U, 8U, 9U})
            CHECK_FALSE(rows[i][column].empty());
}

TEST_CASE("one's own set: made from a published one, checked, used", "[cli][parameters]") {
    OwnSet own;
    const Outcome good = own.check();
    CHECK(good.code == 0);
    CHECK(has_text(good.out, "program/no-problems"));
    own.set["incidence"]["secure"]["lower_need"] = 0.65;
    own.set["levels"]["universal"]["lower_need"] = 0.65;
    own.set["incidence"]["disorganised"]["lower_need"] = 0.10;
    own.set["levels"]["missed_severe"]["lower_need"] = 0.05;
    CHECK(own.check().code == 0);
    const Outcome used = own.use();
    CAPTURE(used.err);
    REQUIRE(used.code == 0);
    check_figures(EstimateRows(used.out).of("disorganised"), 100, 150);
}

TEST_CASE("a bad set: each problem by JSON pointer, exit 3", "[cli][parameters]") {
    OwnSet own;
    own.set["titel"] = own.set["title"];
    own.set.erase("title");
    own.set["incidence"]["secure"]["lower_need"] = "0.6";
    const Outcome checked = own.check();
    CHECK(checked.code == 3);
    CHECK(checked.err.empty());
    CAPTURE(checked.out);
    CHECK(has(checked.out, "my.json: 3 problems\n"));
    CHECK(has_lines(checked.out, "program/titel-a-key-that-the-schema"));
    CHECK(has(checked.out, "my.json: /title: "));
    CHECK(has(checked.out, "my.json: /incidence/secure/lower_need: "));
    const Outcome used = own.use();
    CHECK(used.code == 3);
    CHECK(used.out.empty());
    CHECK(has(used.err, "pairmodel: error: my.json: /"));
}

TEST_CASE("patterns that do not add up are refused", "[cli][parameters]") {
    OwnSet own;
    own.set["incidence"]["secure"]["lower_need"] = 0.7;
    const Outcome checked = own.check();
    CHECK(checked.code == 3);
    CHECK(has_text(checked.out, "program/incidence-patterns-that-add-up"));
}

TEST_CASE("files of parameters that are none", "[cli][parameters]") {
    const TemporaryFolder folder;
    folder.write("a.json", "{\"id\": 5,}");
    const Outcome bad = run({"parameters", "check", "a.json"}, {.folder = folder.path()});
    CHECK(bad.code == 3);
    CHECK(has(bad.out, "a.json:1: "));
    const Outcome missing = run({"parameters", "check", "b.json"}, {.folder = folder.path()});
    CHECK(missing.code == 1);
    CHECK(is_text(missing.err, "program/cannot-open-b-no-such-file"));
    CHECK(run({"estimate", "--births", "5", "--parameters", "b.json"}, {.folder = folder.path()}).code == 1);
    CHECK(run({"parameters", "check", folder.path().string()}).code == 1);
}

TEST_CASE("the set's file is named in the provenance with its digest", "[cli][parameters]") {
    const TemporaryFolder folder;
    folder.write("my.json", run({"parameters", "show", "pif-2023", "--format", "json"}).out);
    const json whole =
        json::parse(run({"estimate", "--births", "5", "-q", "--parameters", "my.json", "--format", "json"},
                        {.folder = folder.path()})
                        .out);
    CHECK(whole["provenance"]["inputs"][0]["sha256"] == whole["parameters"]["sha256"]);
}

TEST_CASE("the list of sets for programs has numbers", "[cli][parameters]") {
    const auto rows = csv_rows(run({"parameters", "list", "--format", "csv"}).out);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0] == std::vector<std::string>{"id", "title", "version", "need_low", "need_central",
                                              "need_high", "disorganised_low", "disorganised_central",
                                              "disorganised_high", "allocations"});
    CHECK(rows[1][0] == "pif-2023");
    CHECK(rows[1][3] == "0.4");
    CHECK(rows[1][5] == "0.45");
    CHECK(rows[1][6] == "0.15");
    CHECK(has(run({"parameters", "list"}).out, "40 to 45%"));
}

TEST_CASE("draws with an unreached share that is fixed say so", "[cli][parameters]") {
    OwnSet own;
    const auto said = [&] {
        const TemporaryFolder folder;
        folder.write("my.json", own.set.dump(2));
        const Outcome outcome = run({"estimate", "--births", "1000", "--adversity", "1", "--draws", "200",
                                     "--parameters", "my.json", "--notes", "-q"},
                                    {.folder = folder.path()});
        CAPTURE(outcome.err);
        REQUIRE(outcome.code == 0);
        return in_one_line(outcome.out);
    };
    CHECK(has_text(said(), "program/allocation-closed-pairmodels-own-the-share"));
    json& unreached = own.set["attrition"]["unreached_share"];
    unreached["low"] = unreached["high"] = unreached["value"];
    unreached["distribution"] = "fixed";
    CHECK(has_text(said(), "program/allocation-closed-pairmodels-own-67"));
}
