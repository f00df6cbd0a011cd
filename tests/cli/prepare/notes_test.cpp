// `prepare`: what is said of the files, of areas and of values.

#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/metadata.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using namespace official;
using nlohmann::json;

namespace {

Outcome prepare(const TemporaryFolder& folder, Arguments arguments) {
    arguments.insert(arguments.begin(), {"prepare", "--births", "births.csv"});
    arguments.insert(arguments.end(), {"-o", "areas.csv", "--force"});
    return run(arguments, {.folder = folder.path()});
}

/// The metropolitan districts with 100 births each, and their child poverty times `factor`.
void write_districts(const TemporaryFolder& folder, double factor) {
    std::string births = "area_code,live_births\n";
    std::string values = "area_code,child_poverty\n";
    const auto& table = pairmodel::reference_table();
    for (const pairmodel::ReferenceArea& area : table.areas) {
        if (!area.code.starts_with("E08")) continue;
        births += area.code + ",100\n";
        for (const auto& value : area.indicators)
            if (table.indicators[value.indicator].id == "child_poverty")
                values += area.code + "," + std::to_string(value.value * factor) + "\n";
    }
    folder.write("births.csv", births);
    folder.write("values.csv", values);
}

}  // namespace

TEST_CASE("prepare: how a file was read is said of births and of indicators", "[cli][prepare]") {
    const TemporaryFolder folder;
    folder.write("births.csv", "area_code,area_name,live_births\nW06000001,Ynys M\xF4n,500\n");
    folder.write("values.csv",
                 "area_code,area_name,rooms\nW06000001,Ynys M\xF4n,5.5\nSource: Welsh Government,,\n");
    const Outcome outcome = prepare(folder, {"--indicator", "rooms=values.csv"});
    CAPTURE(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(has_text(outcome.err, "prepare/births-read-as-windows-1252"));
    CHECK(has_text(outcome.err, "prepare/rooms-read-as-windows-1252"));
    CHECK(has_text(outcome.err, "prepare/rooms-a-footnote-below-the-table"));
    CHECK(has_text(outcome.err, "prepare/rooms-1-of-1-area-has"));
    CHECK(has_text(outcome.err, "prepare/1-area"));
    CHECK(has(folder.read("areas.csv"), "W06000001,Ynys Môn,"));
}

TEST_CASE("prepare: births of former areas are added up, and that is said", "[cli][prepare]") {
    const TemporaryFolder folder;
    folder.write("births.csv",
                 "area_code,area_name,live_births\nE07000026,Allerdale,100\nE07000028,Carlisle,200\n"
                 "E07000029,Copeland,300\nE06000001,Hartlepool,931\n");
    folder.write("values.csv", "area_code,rooms\nE06000063,4\nE06000001,5\n");
    const Outcome outcome = prepare(folder, {"--indicator", "rooms=values.csv"});
    CAPTURE(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(has_text(outcome.err, "prepare/births-births-of-former-areas-added"));
    CHECK(has(folder.read("areas.csv"), "E06000063,Cumberland,unitary authority,England,North West,600,4\n"));
    const json metadata = plain_terms(json::parse(folder.read("areas.csv-metadata.json")));
    CHECK(metadata["provenance"]["sources"][0]["areas_made"] ==
          json::array({{{"area_code", "E06000063"},
                        {"area_name", "Cumberland"},
                        {"reason", "Births of former areas, added up"},
                        {"detail", "Allerdale, Carlisle and Copeland"}}}));
}

TEST_CASE("prepare: thousands of areas stand in the metadata by their codes", "[cli][prepare]") {
    const auto births = [](int without) {
        std::string text =
            cut(ons_births(), "Crude Birth Rate (CBR)\r\n") + ons_row("E06000001", "Hartlepool", "931");
        for (int i = 0; i < without; ++i)
            text += ons_row("E07" + std::to_string(100000 + i), "Nowhere", "[x]");
        return text + ons_row("\"E06000052, E06000053\"", "Cornwall and Isles of Scilly", "[x]");
    };
    const TemporaryFolder folder;
    const auto left_out = [&](const char* key) {
        const json metadata = plain_terms(json::parse(folder.read("areas.csv-metadata.json")));
        return metadata.at("provenance").at("sources").at(0).at(key);
    };
    folder.write("births.csv", births(2000));
    const Outcome outcome = prepare(folder, {});
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    CHECK(has_text(outcome.err, "prepare/births-2001-areas-left-out-births"));
    const json many = left_out("areas_left_out_codes");
    REQUIRE(many.is_array());
    REQUIRE(many.size() == 2001);
    CHECK(many[0] == "E07100000");
    CHECK(many[1999] == "E07101999");
    CHECK(many[2000] == "E06000052,E06000053");  // no space, as spaces part the codes in a table
    folder.write("births.csv", births(1999));
    REQUIRE(prepare(folder, {}).code == 0);
    REQUIRE(left_out("areas_left_out").is_array());
    CHECK(left_out("areas_left_out").size() == 2000);
    CHECK(left_out("areas_left_out").at(0) == json{{"area_code", "E07100000"},
                                                   {"area_name", "Nowhere"},
                                                   {"reason", "Births are missing"},
                                                   {"detail", "\"[x]\""}});
}

TEST_CASE("prepare: values like the built-in ones need no remark", "[cli][prepare]") {
    const TemporaryFolder folder;
    write_districts(folder, 1.1);
    const Outcome alike = prepare(folder, {"--indicator", "child_poverty=values.csv"});
    REQUIRE(alike.code == 0);
    CHECK_FALSE(has(alike.err, "times those"));
    write_districts(folder, 2.4);
    CHECK(has_text(prepare(folder, {"--indicator", "child_poverty=values.csv"}).err,
                   "prepare/child-poverty-its-values-are-about"));
}

TEST_CASE("prepare: figures of the built-in year need no other national value", "[cli][prepare]") {
    const TemporaryFolder folder;
    folder.write("births.csv", ons_births());
    const std::string header = cut(education(), "rate_per_10000\n");
    const auto said = [&](const std::string& year) {
        folder.write("dfe.csv", header + education_row(year, "E06000001", "Hartlepool", "157"));
        const Outcome outcome = prepare(folder, {"--indicator", "looked_after=dfe.csv:rate_per_10000"});
        CAPTURE(outcome.err);
        REQUIRE(outcome.code == 0);
        return outcome.err;
    };
    CHECK_FALSE(has(said("2025"), "national value"));
    CHECK(has_text(said("2024"), "prepare/looked-after-the-file-has-no"));
}

TEST_CASE("prepare: a neighbourhood is left out where its area has no mean, and counts go with births",
          "[cli][prepare]") {
    const TemporaryFolder folder;
    folder.write("births.csv", "area_code,live_births\nE08000037,1834\nE08000024,2676\n");
    const std::string head =
        "LSOA code (2021),LSOA name (2021),Local Authority District code (2024),Local Authority District name (2024),"
        "Index of Multiple Deprivation (IMD) Score,Total population: mid 2022\n";
    folder.write("file7.csv", head +
                                  "E01008162,Gateshead 001A,E08000037,Gateshead,c,1500\n"
                                  "E01008163,Gateshead 001B,E08000037,Gateshead,20.5,2500\n"
                                  "E01008164,Sunderland 001A,E08000024,Sunderland,10,1000\n");
    const Outcome means = prepare(folder, {"--indicator", "imd=file7.csv"});
    CHECK(has(means.err,
              "In an area where a score or population is missing, so that it has no mean: Gateshead 001A"));
    CHECK_FALSE(has(means.err, "Not in the births file: Gateshead"));

    std::string births = "area_code,live_births\n";
    std::string counts = "area_code,universal_credit\n";
    int other = 0;
    for (const pairmodel::ReferenceArea& area : pairmodel::reference_table().areas) {
        if (!area.code.starts_with("E08") || !area.live_births.back()) continue;
        births += area.code + "," + std::to_string(*area.live_births.back()) + "\n";
        counts +=
            area.code + "," + std::to_string(*area.live_births.back() * (10 + (other++ % 5) * 2)) + "\n";
    }
    folder.write("births.csv", births);
    folder.write("counts.csv", counts);
    CHECK(has(prepare(folder, {"--indicator", "universal_credit=counts.csv"}).err,
              "the values go with births: are they counts, not rates?"));
}
