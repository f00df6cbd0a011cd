// The formats as scripts rely on them: docs/commands.md.

#include "cli/estimate/estimate_rows.hpp"
#include "pairmodel/version.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace program;
using nlohmann::ordered_json;

namespace {

const std::string table =
    "area_code,area_name,live_births,adversity_ratio,group,Bus route\n"
    "E06000901,Eastmere,1000,1,Coast,7\n"
    ",No code,10,,Inland,\n";

std::string formatted(const Arguments& more) {
    Arguments arguments{"estimate", "-", "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run(arguments, {.input = table});
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return outcome.out;
}

/// The header of a long table with these further columns.
std::string header_with(const std::string& kept) {
    std::string header = long_header;
    const std::size_t at = header.find(",measure,");
    return header.insert(at, "," + kept);
}

std::vector<std::string> keys_of(const ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

void check_area(const ordered_json& area, bool scenarios) {
    CAPTURE(area.dump());
    for (const char* key : {"area_code", "area_name", "live_births", "live_births_year", "adversity_ratio",
                            "adversity_basis", "notes", "marker", "measures", "row_type"})
        CHECK(area.contains(key));
    CHECK(area["marker"].is_array());
    CHECK(area["notes"].is_array());
    CHECK(keys_of(area["measures"]) == measure_codes);
    for (const auto& [measure, interval] : area["measures"].items()) {
        auto keys = keys_of(interval);
        keys.resize(4);  // some have a wider range as well
        CHECK(keys == std::vector<std::string>{"low", "central", "high", "share"});
        const double births = area["live_births"].get<double>();
        CHECK(interval["share"]["high"].get<double>() == Approx(interval["high"].get<double>() / births));
        CHECK(interval["low"].get<double>() <= interval["central"].get<double>());
        CHECK(interval["central"].get<double>() <= interval["high"].get<double>());
    }
    if (!scenarios) return;
    CHECK(keys_of(area["scenarios"]) == std::vector<std::string>{"lower_need", "higher_need"});
    for (const char* scenario : {"lower_need", "higher_need"})
        CHECK(keys_of(area["scenarios"][scenario]) == measure_codes);
    const double lower = area["scenarios"]["lower_need"]["need"].get<double>();
    const double higher = area["scenarios"]["higher_need"]["need"].get<double>();
    CHECK(area["measures"]["need"]["low"].get<double>() == lower);
    CHECK(area["measures"]["need"]["high"].get<double>() == higher);
    CHECK(area["measures"]["secure"]["high"].get<double>() ==
          area["scenarios"]["lower_need"]["secure"].get<double>());
}

}  // namespace

TEST_CASE("tidy CSV: the header, fourteen rows an area, pure numbers", "[cli][formats]") {
    const std::string csv = formatted({"--format", "csv"});
    const auto lines = lines_of(csv);
    REQUIRE(lines.size() == 1 + 2 * 14);
    CHECK(lines[0] == header_with("group,Bus route"));
    const std::string eastmere = "area,E06000901,Eastmere,1000,,1,given_for_area,,Coast,7,";
    CHECK(lines[1] == eastmere + "secure,550,575,600,0.55,0.575,0.6,,,,");
    CHECK(lines[3] == eastmere + "disorganised,150,150,150,0.15,0.15,0.15,,,,");
    CHECK(lines[5] == eastmere + "targeted,65,72.5,80,0.065,0.0725,0.08,,,,");
    CHECK(has(lines[15], "area,,No code,10,,1,assumed_average,assumed_average,"));
    CHECK(has(lines[15], "secure,5.5,5.75,6,0.55,0.575,0.6,,,,"));
    CHECK(csv.find('\r') == std::string::npos);
    CHECK(csv.ends_with("\n"));
}

TEST_CASE("TSV is the same with tabs", "[cli][formats]") {
    const auto csv = csv_rows(formatted({"--format", "csv"}));
    const auto tsv = csv_rows(formatted({"--format", "tsv"}), '\t');
    CHECK(csv == tsv);
}

TEST_CASE("wide CSV: a row an area, and the input's further columns", "[cli][formats]") {
    const auto rows = csv_rows(formatted({"--format", "csv", "--shape", "wide"}));
    REQUIRE(rows.size() == 3);
    std::vector<std::string> header{
        "row_type",        "area_code",       "area_name", "live_births", "live_births_year",
        "adversity_ratio", "adversity_basis", "notes",     "group",       "Bus route"};
    for (const std::string& measure : measure_codes) {
        for (const char* end : {"_low", "_central", "_high"}) header.push_back(measure + end);
        for (const char* end : {"_low", "_central", "_high"}) header.push_back(measure + "_share" + end);
        if (measure == "need" || measure == "demand" || measure == "specialist" || measure == "missed")
            for (const char* end : {"_low", "_central", "_high"}) header.push_back(measure + "_wider" + end);
    }
    header.emplace_back("marker");
    CHECK(rows[0] == header);
    for (const auto& row : rows) CHECK(row.size() == header.size());
    CHECK(rows[1][column_of(header, "secure_low")] == "550");
    CHECK(rows[1][column_of(header, "Bus route")] == "7");
    CHECK(rows[2][column_of(header, "area_name")] == "No code");
    CHECK(csv_rows(formatted({"--format", "csv", "--shape", "long"})).size() == 29);
}

TEST_CASE("a further column that is a number stays that number", "[cli][formats]") {
    const std::string kept = GENERATE(as<std::string>{}, "-2", "+3", "-0.5", "-1,000", "-1e-3");
    const Outcome outcome = run({"estimate", "-", "-q", "--format", "csv", "--shape", "wide"},
                                {.input = "area_name,live_births,change\nA,10,\"" + kept + "\"\n"});
    REQUIRE(outcome.code == 0);
    const auto rows = csv_rows(outcome.out);
    CHECK(rows[1][column_of(rows[0], "change")] == kept);
}

TEST_CASE("the columns of wide CSV have each its own name", "[cli][formats]") {
    // Such as when the program's own table is read again.
    const Outcome outcome = run({"estimate", "-", "-q", "--format", "csv", "--shape", "wide"},
                                {.input = "area_name,live_births,marker,need_low,marker\nA,10,x,3,y\n"});
    if (outcome.code != 0) return;  // to refuse it is as good
    auto header = csv_rows(outcome.out)[0];
    std::sort(header.begin(), header.end());
    CHECK(std::adjacent_find(header.begin(), header.end()) == header.end());
}

TEST_CASE("JSON is valid and complete", "[cli][formats]") {
    const ordered_json whole =
        ordered_json::parse(formatted({"--format", "json", "--total-by", "group", "--total"}));
    CHECK(keys_of(whole) == std::vector<std::string>{"command", "schema_version", "pairmodel", "notes",
                                                     "parameters", "method", "areas", "totals",
                                                     "provenance"});
    CHECK(whole["pairmodel"].is_string());
    CHECK(whole["parameters"]["id"] == "pif-2023");
    CHECK(whole["parameters"].contains("version"));
    CHECK(whole["method"]["allocation"] == "published");
    CHECK(whole["method"]["scale"] == "proportional");
    CHECK(whole["method"]["elasticity"] == 1);
    CHECK(whole["method"]["draws"] == 0);
    REQUIRE(whole["areas"].size() == 2);
    REQUIRE(whole["totals"].size() == 3);
    for (const auto& area : whole["areas"]) check_area(area, true);
    for (const auto& total : whole["totals"]) check_area(total, true);
    CHECK(whole["areas"][0]["area_code"] == "E06000901");
    CHECK(whole["areas"][0]["live_births"] == 1000);
    CHECK(whole["areas"][0]["adversity_ratio"] == 1);
    CHECK(whole["areas"][0]["columns"]["Bus route"] == "7");
    CHECK(whole["areas"][1]["adversity_basis"] == "assumed_average");
    CHECK(whole["areas"][1]["notes"] == ordered_json{"assumed_average"});
    CHECK(whole["totals"][0]["area_code"] == "TOTAL:Coast");
    CHECK(whole["totals"][2]["area_code"] == "TOTAL");
    CHECK(whole["totals"][2]["live_births"] == 1010);
    CHECK(is_text(whole["provenance"]["statement"], "estimate/modelled-estimate-not-a-count"));
    CHECK(has(whole["provenance"]["credit"].get<std::string>(), "Parent-Infant Foundation"));
    const std::string digest = whole["provenance"]["inputs"][0]["sha256"].get<std::string>();
    CHECK(digest.size() == 64);
}

TEST_CASE("JSON of Gateshead", "[cli][formats]") {
    const Outcome outcome = run({"estimate", "--area", "Gateshead", "--format", "json"});
    REQUIRE(outcome.code == 0);
    const ordered_json whole = ordered_json::parse(outcome.out);
    const ordered_json& area = whole["areas"][0];
    check_area(area, true);
    CHECK(area["live_births"] == 1834);
    CHECK(area["live_births_year"] == 2024);
    CHECK(area["adversity_ratio"].get<double>() == Approx(1.1987150746));
    CHECK(area["adversity_basis"] == "indicators");
    CHECK(area["adversity"]["summary"] ==
          "20% above the average for England, from 6 indicators (singly: 17% below to 85% above)");
    CHECK(area["adversity"]["log_standard_error"].get<double>() == Approx(0.1460367123));
    CHECK(area["adversity"]["indicators"]["income_deprivation"]["value"] == 28.3);
    CHECK(whole["totals"] == ordered_json::array());
    CHECK(has(whole["provenance"]["attribution"].get<std::string>(), "Open Government Licence v3.0"));
    CHECK(whole["provenance"]["indicators"][0]["reference_value"] == 24.27);
}

TEST_CASE("an area without births is null in JSON, and says why", "[cli][formats]") {
    const ordered_json whole =
        ordered_json::parse(run({"estimate", "--area", "Isles of Scilly", "--format", "json"}).out);
    const ordered_json& area = whole["areas"][0];
    CHECK(area["live_births"].is_null());
    CHECK(area["measures"]["need"]["low"].is_null());
    CHECK(area["marker"] == ordered_json{"x"});
    CHECK(is_text(area["note"], "areas/live-births-are-counted-with-cornwall"));
}

TEST_CASE("a marker is empty, saturated, c or x, as documented", "[cli][formats]") {
    const std::string marker = estimates({"--area", "Isles of Scilly"}).of("need").marker;
    CAPTURE(marker);
    CHECK((marker.empty() || marker == "saturated" || marker == "c" || marker == "x"));
}

TEST_CASE("JSON lines: one record a line, the areas as in JSON", "[cli][formats]") {
    const ordered_json whole = ordered_json::parse(formatted({"--format", "json"}));
    std::size_t areas = 0;
    for (const std::string& text : lines_of(formatted({"--format", "jsonl"}))) {
        ordered_json line = ordered_json::parse(text);
        if (line["type"] != "area") continue;
        line.erase("type");
        check_area(line, true);
        CHECK(line == whole["areas"][areas++]);
    }
    CHECK(areas == 2);
}

TEST_CASE("Markdown tables have one width, and say what they are", "[cli][formats]") {
    const std::string markdown = formatted({"--format", "markdown", "--total"});
    CAPTURE(markdown);
    CHECK(markdown.starts_with("## "));
    std::size_t columns = 0;
    for (const std::string& line : lines_of(markdown)) {
        if (!line.starts_with("|")) {
            columns = 0;
            continue;
        }
        const std::size_t here = count(line, "|") - count(line, "\\|");
        if (columns > 0) CHECK(here == columns);
        columns = here;
        CHECK(line.ends_with("|"));
    }
    CHECK(has(markdown, "400 to 450"));
    CHECK(has(markdown, "not a count"));
}

TEST_CASE("readers learn what made the figures", "[cli][formats]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown", "html", "latex");
    const Outcome outcome = run({"estimate", "-", "--format", format, "--notes"}, {.input = table});
    const std::string text = in_one_line(outcome.out);
    CAPTURE(text);
    for (const char* part : {"pif-2023", "published", "Parent-Infant Foundation", "not a count"})
        CHECK(has(outcome.out, part));
    const std::string digest =
        ordered_json::parse(formatted({"--format", "json"}))["provenance"]["inputs"][0]["sha256"]
            .get<std::string>();
    CHECK(has(text, digest.substr(0, 12)));
    const std::string set = ordered_json::parse(formatted({"--format", "json"}))["parameters"]["sha256"];
    CHECK(has(text, "(SHA-256 " + set.substr(0, 12)));
}

TEST_CASE("the names of the indicators used are in the output of a table with indicators", "[cli][formats]") {
    const std::string format = GENERATE(as<std::string>{}, "text", "markdown", "json", "jsonl");
    CAPTURE(format);
    const Outcome outcome =
        run({"estimate", "-", "--format", format, "--notes"},
            {.input = "area_name,live_births,looked_after,child_poverty,unemployment\nA,100,30,,5\n"});
    const std::string text = in_one_line(outcome.out);
    // Readers have names, programs ids.
    const bool read = format == "text" || format == "markdown";
    CHECK(has(text, read ? "Children looked after on 31 March, Claimant count" : "looked_after"));
    CHECK(has(text, read ? "Claimant count" : "unemployment"));
}

TEST_CASE("a column of markers is there where a row has one", "[cli][formats]") {
    const auto header = [](const std::string& ratio) {
        const Outcome outcome =
            run({"estimate", "-", "--format", "markdown"},
                {.input = "area_name,live_births,adversity_ratio\nA,500,1\nB,500," + ratio + "\n"});
        for (const std::string& line : lines_of(outcome.out))
            if (line.starts_with("| Code |")) return line;
        return std::string();
    };
    CHECK(header("1.1").ends_with("| Missed |"));
    CHECK(header("3").ends_with("| Missed |  |"));
}
