// What is published of a run: no folders of who made it, and tables whose key tells every row from all
// others.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/workbook.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace program;
using nlohmann::json;

namespace {

Arguments with(Arguments arguments, const Arguments& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

/// Everything that a workbook holds, as one text.
std::string texts_of(const std::string& bytes) {
    std::string text;
    for (const auto& [name, entry] : workbook::read(bytes).entries) text += entry.text;
    return text;
}

/// Files of every kind in a folder whose name nobody shall read.
class Files {
public:
    Files() {
        std::filesystem::create_directory(folder_.path() / "private-folder");
        write("areas.csv",
              "area_code,area_name,live_births,ace\nE06000901,Eastmere,1000,12\nE06000902,Westhill,900,14\n");
        write(
            "ace.json",
            R"({"indicators": {"ace": {"label": "Adverse experiences", "reference_value": 11, "unit": "%", "period": "2024", "publisher": "Us", "publication": "Ours"}}})");
        write("services.csv", "service,level,families_per_year,colour\nTeam,specialist,80,red\n");
        write("grid.csv", "strand,now,wanted,colour\nleadership,1,2,red\n");
        write("groups.csv", "area_code,group,babies\nE06000901,looked_after,12\n");
        write("set.json", run({"parameters", "show", "pif-2023", "--format", "json"}).out);
        write("scenarios.json", R"({"scenarios": [{"name": "outreach", "unreached_to": 0.5}]})");
    }

    [[nodiscard]] std::string operator/(const std::string& name) const {
        return folder_ / ("private-folder/" + name);
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        return folder_.read("private-folder/" + name);
    }

private:
    void write(const std::string& name, const std::string& text) const {
        folder_.write("private-folder/" + name, text);
    }
    TemporaryFolder folder_;
};

/// Commands that read files, by their inputs' paths.
std::vector<Arguments> commands_with_files(const Files& files) {
    const Arguments own{"--parameters", files / "set.json", "--indicators",
                        "ace",          "--reference",      files / "ace.json"};
    return {with({"estimate", files / "areas.csv"}, own),
            with({"plan", files / "areas.csv", "--from", "2026", "--to", "2028", "--scenarios",
                  files / "scenarios.json"},
                 own),
            with({"gap", files / "services.csv", files / "areas.csv"}, own),
            {"assess", files / "grid.csv"},
            {"specify", files / "areas.csv", "--services", files / "services.csv"},
            with({"groups", files / "areas.csv", "--group", files / "groups.csv"}, own),
            with({"sensitivity", files / "areas.csv"}, own),
            {"explain", "--area", "Gateshead", "--parameters", files / "set.json"},
            {"estimate", "--area", "Gateshead", "--parameters", files / "set.json"}};
}

}  // namespace

TEST_CASE("outputs name files, never folders", "[cli][published]") {
    const Files files;
    std::vector<Arguments> commands = commands_with_files(files);
    const Arguments report{"report",       files / "areas.csv",
                           "--services",   files / "services.csv",
                           "--assessment", files / "grid.csv",
                           "--parameters", files / "set.json",
                           "--from",       "2026",
                           "--to",         "2027",
                           "--scenarios",  files / "scenarios.json"};
    for (const char* ending : {"html", "xlsx", "csv", "json", "jsonl", "txt", "md", "tex"}) {
        std::vector<Arguments> runs = commands;
        if (std::string_view(ending) == "html" || std::string_view(ending) == "xlsx") runs.push_back(report);
        for (const Arguments& command : runs) {
            const std::string name = std::string("out.") + ending;
            const Outcome outcome = run(with(command, {"-q", "--force", "-o", files / name}));
            CAPTURE(command, ending, outcome.err);
            REQUIRE(outcome.code == 0);
            std::string text = files.read(name);
            if (name == "out.xlsx") text = texts_of(text);
            if (name == "out.csv") text += files.read("out.csv-metadata.json");
            CHECK_FALSE(has(text, "private-folder"));
        }
    }
    const std::string page = files.read("out.html");
    CHECK(run(with(report, {"-q", "--force", "-o", files / "out.html"})).code == 0);
    CHECK(has(files.read("out.html"), "SHA-256 of services.csv"));
    CHECK(has(files.read("out.html"), "report areas.csv"));
    // On the screen a command can be copied as it stands.
    const Outcome screen =
        run({"estimate", "--area", "Gateshead", "--parameters", files / "set.json", "--notes"});
    CHECK(has(screen.out, "See how: pairmodel explain --area Gateshead --parameters " + files / "set.json"));
}

TEST_CASE("files of one name in two folders are told apart", "[cli][published]") {
    const TemporaryFolder folder;
    for (const char* name : {"a", "b"}) std::filesystem::create_directory(folder.path() / name);
    folder.write("a/x.csv", "area_name,live_births\nA,1000\n");
    folder.write("b/x.csv", "service,level,families_per_year\nTeam,specialist,80\n");
    const Outcome outcome = run({"gap", folder / "b/x.csv", folder / "a/x.csv", "--format", "json"});
    REQUIRE(outcome.code == 0);
    const json inputs = json::parse(outcome.out).at("provenance").at("inputs");
    CHECK(inputs.size() == 2);
    std::vector<std::string> names;
    for (const json& input : inputs) names.push_back(input.at("name"));
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"x.csv", "x.csv (2)"});
}

TEST_CASE("the key of a table tells every row from all others", "[cli][published]") {
    const Files files;
    std::vector<Arguments> commands = commands_with_files(files);
    const std::vector<Arguments> more{
        {"estimate", "--tier", "upper", "--total-by", "region", "--total"},
        {"estimate", "--tier", "upper", "--shape", "wide"},
        {"plan", "--area", "Gateshead", "--area", "Leeds", "--total", "--from", "2026", "--to", "2028",
         "--unreached-to", "50%"},
        {"sensitivity", "--area", "Gateshead", "--area", "Leeds", "--draws", "100"},
        {"areas", "--tier", "upper"},
        {"areas", "--show", "Gateshead"},
        {"explain", "--area", "Gateshead"},
        {"explain", "--area", "North East"},
        {"parameters", "show", "pif-2023"}};
    commands.insert(commands.end(), more.begin(), more.end());
    for (const Arguments& command : commands) {
        const Outcome outcome = run(with(command, {"--force", "-o", files / "out.csv"}));
        CAPTURE(command, outcome.err);
        REQUIRE(outcome.code == 0);
        const auto rows = csv_rows(files.read("out.csv"));
        const json schema = json::parse(files.read("out.csv-metadata.json")).at("tableSchema");
        REQUIRE(schema.contains("primaryKey"));
        std::vector<std::size_t> key;
        for (const auto& name : schema.at("primaryKey")) {
            const auto at = std::find(rows[0].begin(), rows[0].end(), name.get<std::string>());
            REQUIRE(at != rows[0].end());
            key.push_back(static_cast<std::size_t>(at - rows[0].begin()));
        }
        std::set<std::vector<std::string>> seen;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            std::vector<std::string> cells;
            for (const std::size_t column : key) cells.push_back(rows[i][column]);
            CAPTURE(cells);
            CHECK(seen.insert(cells).second);
        }
    }
}
