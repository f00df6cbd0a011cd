// `--only`: some columns of csv and tsv.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"

#include <algorithm>

using namespace program;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(std::vector<std::string> command, const std::string& only = "") {
    command.insert(command.end(), {"--format", "csv"});
    if (!only.empty()) command.insert(command.end(), {"--only", only});
    return csv_rows(run(command).out);
}

/// These columns of rows, the heading first.
std::vector<Row> picked(const std::vector<Row>& rows, const Row& names) {
    std::vector<Row> some;
    for (const Row& row : rows) {
        Row& cells = some.emplace_back();
        for (const std::string& name : names) {
            const auto at = std::find(rows.front().begin(), rows.front().end(), name);
            REQUIRE(at != rows.front().end());
            cells.push_back(row.at(static_cast<std::size_t>(at - rows.front().begin())));
        }
    }
    return some;
}

}  // namespace

TEST_CASE("--only has the columns that are named, in their order, with the same cells", "[cli][only]") {
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"estimate", "--tier", "upper", "--within", "Wales", "--total"},
          {"estimate", "--area", "Leeds", "--area", "Gateshead", "--draws", "200"}}) {
        CAPTURE(command);
        CHECK(rows_of(command, "measure, high,area_code,low") ==
              picked(rows_of(command), {"measure", "high", "area_code", "low"}));
        CHECK(rows_of(command, "marker,area_name") == picked(rows_of(command), {"marker", "area_name"}));
    }
    CHECK(rows_of({"areas", "--tier", "upper", "--within", "Wales"}, "area_code").size() == 23);
    CHECK(run({"estimate", "--area", "Leeds", "--format", "tsv", "--only", "measure,low"})
              .out.starts_with("measure\tlow\nsecure\t"));
}

TEST_CASE("a figure that --only leaves without its marker says why it is missing", "[cli][only]") {
    const std::vector<std::string> command{"estimate", "--area",           "Rutland", "--area",
                                           "Leeds",    "--suppress-below", "1000"};
    const auto figures = [&](const char* only) {
        std::vector<std::string> lows;
        for (const Row& row : rows_of(command, only)) lows.push_back(row.at(0));
        return lows;
    };
    const auto told = figures("low");
    const auto marked = figures("low,marker");
    CHECK(std::count(told.begin(), told.end(), "[c]") == 14);
    CHECK(std::count(told.begin(), told.end(), "") == 0);
    CHECK(std::count(marked.begin(), marked.end(), "[c]") == 0);
    CHECK(std::count(marked.begin(), marked.end(), "") == 14);
}

TEST_CASE("--only and the metadata beside a file agree", "[cli][only]") {
    const TemporaryFolder folder;
    REQUIRE(run({"estimate", "--area", "Leeds", "-o", folder / "a.csv", "--only", "measure,central"}).code ==
            0);
    const std::string metadata = folder.read("a.csv-metadata.json");
    CHECK(has(metadata, "\"name\": \"central\""));
    CHECK_FALSE(has(metadata, "\"name\": \"low\""));
    CHECK_FALSE(has(metadata, "primaryKey"));
}

TEST_CASE("--only refuses what is no column, twice, nothing, or another format", "[cli][only]") {
    const auto refused = [](const char* only, const char* format, const char* why) {
        const Outcome outcome = run({"estimate", "--area", "Leeds", "--format", format, "--only", only});
        CAPTURE(outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(has(outcome.err, why));
    };
    refused("area_cod", "csv", "did you mean \"area_code\"?");
    refused("low,low", "csv", "\"low\" is there twice");
    refused(" , ", "csv", "no column is named");
    refused("low", "json", "--only goes with csv and tsv, not json");
}
