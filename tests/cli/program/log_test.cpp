// What other programs take: a log, packed files, another delimiter.

#include "cli/estimate/estimate_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

using namespace program;
using nlohmann::json;

namespace {

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
    return lines;
}

constexpr const char* table = "area_name,live_births,adversity_ratio\nA,100,1.2\nB,200,\nC,3x,1\n";

}  // namespace

TEST_CASE("a log has every note with its areas, and every row that was left out", "[cli][log]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    const std::string log = folder / "log.jsonl";
    CHECK(run({"estimate", file, "--on-bad-row", "skip", "--log", log, "-q"}).code == 4);
    const auto lines = lines_of(folder.read("log.jsonl"));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].at("code") == "rows_left_out");
    CHECK(lines[1].at("code") == "assumed_average");
    CHECK(lines[1].at("type") == "note");
    CHECK(lines[1].at("areas") == json{"B"});
    CHECK(has(lines[1].at("text").get<std::string>(), "national average is assumed"));
    CHECK(lines[2].at("type") == "issue");
    CHECK(lines[2].at("line") == 4);
    CHECK(lines[2].at("column") == "live_births");
    CHECK(lines[2].at("found") == "\"3x\"");
}

TEST_CASE("a log has what was told before the run failed", "[cli][log]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    const std::string log = folder / "log.jsonl";
    CHECK(run({"estimate", file, "--on-bad-row", "skip", "--log", log, "-o", folder / "none/x.csv"}).code ==
          1);
    auto lines = lines_of(folder.read("log.jsonl"));
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].at("code") == "assumed_average");
    CHECK(lines[2].at("type") == "issue");
    CHECK(has(lines[3].at("text").get<std::string>(), "cannot write"));
    CHECK(
        run({"explain", folder.write("two.csv", "area_name,live_births\nA,100\nB,200\n"), "--log", log, "-q"})
            .code == 2);
    lines = lines_of(folder.read("log.jsonl"));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].at("type") == "note");
    CHECK(has(lines[0].at("text").get<std::string>(), "national average is assumed"));
    CHECK(lines[1].at("hint") == "choose one, such as --where area_name=A");
}

TEST_CASE("a log has why there is no answer, and takes the place of the one before", "[cli][log]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    const std::string log = folder / "log.jsonl";
    CHECK(run({"estimate", file, "--log", log}).code == 3);
    auto lines = lines_of(folder.read("log.jsonl"));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("type") == "issue");
    CHECK(lines[0].at("line") == 4);
    CHECK(run({"estimate", "--area", "Gateshed", "--log", log}).code == 2);
    lines = lines_of(folder.read("log.jsonl"));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("type") == "problem");
    CHECK(lines[0].at("option") == "--area");
    CHECK(has(lines[0].at("hint").get<std::string>(), "Gateshead"));
    CHECK(run({"estimate", file, "--log", log, "--measure", "need"}).code == 2);
    lines = lines_of(folder.read("log.jsonl"));
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("type") == "problem");
    CHECK(lines[0].at("option") == "--measure");
    CHECK(has(lines[0].at("hint").get<std::string>(), "\"--measures\""));
    CHECK(run({"estimate", folder / "none.csv", "--log", log}).code == 1);
    lines = lines_of(folder.read("log.jsonl"));
    CHECK(has(lines[0].at("text").get<std::string>(), "there is no file"));
    CHECK_FALSE(has(lines[0].at("text").get<std::string>(), "hint"));
    CHECK(has(lines[0].at("hint").get<std::string>(), "a table of areas"));
    CHECK(run({"estimate", "--area", "Gateshead", "--log", log}).code == 0);
    CHECK(folder.read("log.jsonl").empty());
}

TEST_CASE("a log replaces nothing but logs", "[cli][log]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", table);
    const Outcome outcome = run({"estimate", file, "--log", file});
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err, "expected a file that ends with .jsonl"));
    CHECK(folder.read("areas.csv") == table);
    CHECK(run({"estimate", "--area", "Leeds", "-o", folder / "a.jsonl", "--log", folder / "a.jsonl"}).code ==
          2);
    CHECK(folder.names() == std::vector<std::string>{"areas.csv"});
    CHECK(run({"estimate", "--area", "Leeds", "-o", folder / "a.jsonl"}).code == 0);
    const std::string before = folder.read("a.jsonl");
    CHECK(run({"estimate", "--area", "York", "-o", folder / "a.jsonl", "--log", folder / "a.jsonl"}).code ==
          2);
    CHECK(folder.read("a.jsonl") == before);
    // Nor of a run that is named nowhere else.
    for (const Arguments& arguments :
         {Arguments{"estimate", "--area", "York"}, Arguments{"estimate", "--area", "Yrk"}}) {
        Arguments logged = arguments;
        logged.insert(logged.end(), {"--log", folder / "a.jsonl"});
        const Outcome refused = run(logged);
        CHECK(refused.code != 0);
        CHECK(folder.read("a.jsonl") == before);
    }
    for (const char* foreign :
         {R"({"type":"issue","number":17,"title":"of a tracker"})", R"({"type":"note"})"}) {
        CHECK(run({"estimate", "--area", "York", "--log", folder.write("t.jsonl", foreign)}).code == 1);
        CHECK(folder.read("t.jsonl") == foreign);
    }
    // Nor with --force a config file.
    const std::string config = folder.write("config.jsonl", "quiet = true\n");
    for (const Arguments& output : {Arguments{"--log", config}, Arguments{"--log", config, "--force"},
                                    Arguments{"-o", config, "--force"}}) {
        Arguments arguments{"estimate", "--area", "York", "--config", config};
        arguments.insert(arguments.end(), output.begin(), output.end());
        CHECK(run(arguments).code == 2);
        CHECK(folder.read("config.jsonl") == "quiet = true\n");
    }
    CHECK(run({"estimate", "--area", "York", "--log", folder / "a.jsonl", "--force"}).code == 0);
    CHECK(folder.read("a.jsonl").empty());
    CHECK(run({"estimate", "--births", "100", "--log", folder / "a.jsonl"}).code == 0);
    CHECK(run({"estimate", "--births", "100", "--log", folder / "a.jsonl"}).code == 0);
}

TEST_CASE("a log that the environment names has a misspelt option as well", "[cli][log]") {
    const TemporaryFolder folder;
    CHECK(run({"estimate", "--measure", "need"}, {.environment = {{"PAIRMODEL_LOG", folder / "log.jsonl"}}})
              .code == 2);
    CHECK(lines_of(folder.read("log.jsonl")).at(0).at("option") == "--measure");
}

TEST_CASE("a log has the areas whatever columns are written", "[cli][log]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("areas.csv", "area_name,live_births\nA,100\nB,10\nC,300\n");
    CHECK(run({"estimate", file, "--total", "--suppress-below", "50", "--only", "area_name,notes", "-o",
               folder / "a.csv", "--log", folder / "log.jsonl"})
              .code == 0);
    const auto lines = lines_of(folder.read("log.jsonl"));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].at("code") == "withheld");
    CHECK(lines[0].at("areas") == json{"B", "TOTAL"});
    CHECK(lines[1].at("code") == "assumed_average");
    CHECK(lines[1].at("areas") == json{"A", "C", "TOTAL"});
}

TEST_CASE("a log has the problems that were looked for, and those of a config file", "[cli][log]") {
    const TemporaryFolder folder;
    const std::string log = folder / "log.jsonl";
    CHECK(run({"check", folder.write("areas.csv", table), "--log", log}).code == 3);
    CHECK(lines_of(folder.read("log.jsonl")).at(0).at("line") == 4);
    CHECK(run({"parameters", "check", folder.write("bad.json", "{}"), "--log", log}).code == 3);
    CHECK(lines_of(folder.read("log.jsonl")).at(0).at("type") == "issue");
    CHECK(run({"estimate", "--area", "Leeds", "--config", folder.write("bad.toml", "nonsense = 1\n"), "--log",
               log})
              .code == 2);
    CHECK(has(lines_of(folder.read("log.jsonl")).at(0).at("text").get<std::string>(), "nonsense"));
}

TEST_CASE("a file that ends in .gz is packed, and read again", "[cli][gzip]") {
    const TemporaryFolder folder;
    for (const char* name : {"areas.csv", "areas.csv.gz", "again.CSV.GZ"})
        REQUIRE(run({"areas", "--tier", "upper", "-o", folder / name}).code == 0);
    const std::string packed = folder.read("areas.csv.gz");
    CHECK(packed.starts_with("\x1f\x8b"));
    CHECK(packed.size() < folder.read("areas.csv").size() / 2);
    CHECK(packed == folder.read("again.CSV.GZ"));
    CHECK(has(folder.read("areas.csv.gz-metadata.json"), "\"url\": \"areas.csv.gz\""));
    const auto rows_of = [&](const char* name) {
        return csv_rows(run({"estimate", folder / name, "--format", "csv"}).out);
    };
    const auto rows = rows_of("areas.csv.gz");
    CHECK(rows.size() > 1000);
    CHECK(rows == rows_of("areas.csv"));
    CHECK(run({"estimate", "--area", "Leeds", "-o", folder / "a.gz"}).code == 2);
    CHECK(run({"estimate", "--area", "Leeds", "--format", "json", "-o", folder / "a.gz"}).code == 0);
}

TEST_CASE("--delimiter is for csv alone, and its metadata knows it", "[cli][delimiter]") {
    const TemporaryFolder folder;
    CHECK(run({"areas", "--tier", "upper", "-o", folder / "a.csv", "--delimiter", "semicolon"}).code == 0);
    CHECK(folder.read("a.csv").starts_with("row_type;area_code;area_name;"));
    CHECK(has(folder.read("a.csv-metadata.json"), "\"delimiter\": \";\""));
    CHECK(run({"estimate", folder / "a.csv"}).code == 0);
    CHECK(run({"areas", "--tier", "upper", "-o", folder / "p.csv", "--delimiter", "pipe"}).code == 0);
    CHECK(run({"estimate", folder / "p.csv", "--format", "csv"}).out ==
          run({"estimate", folder / "a.csv", "--format", "csv"}).out);
    CHECK(has(run({"areas", "gates", "--format", "csv", "--delimiter", "pipe"}).out, "row_type|area_code"));
    const Outcome other = run({"areas", "gates", "--format", "json", "--delimiter", "tab"});
    CHECK(other.code == 2);
    CHECK(has(other.err, "--delimiter goes with csv, not json"));
    // The sign itself, as well as its name.
    const auto written_with = [](const char* delimiter) {
        return run({"areas", "gates", "--format", "csv", "--delimiter", delimiter}).out;
    };
    CHECK(has(written_with(";"), "row_type;area_code;"));
    CHECK(written_with(",") == run({"areas", "gates", "--format", "csv"}).out);
    CHECK(written_with("|") == written_with("pipe"));
    CHECK(written_with("\\t") == written_with("tab"));
    CHECK(written_with("\t") == written_with("tab"));
    for (const char* wrong : {";;", ".", ":", "t", "\n"})
        CHECK(run({"areas", "gates", "--format", "csv", "--delimiter", wrong}).code == 2);
}
