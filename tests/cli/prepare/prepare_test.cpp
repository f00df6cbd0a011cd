// prepare through the program: real downloads where they are beside the project, small ones always.

#include "input/text/lines.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace program;
using namespace official;
using nlohmann::json;

namespace {

/// A folder with small downloads.
class Downloads : public TemporaryFolder {
public:
    Downloads() {
        write("births.csv", ons_births());
        write("file10.csv", deprivation_averages());
        write("dfe.csv", education());
        write("phof.csv", fingertips());
    }
    [[nodiscard]] Outcome prepare(Arguments arguments) const {
        arguments.insert(arguments.begin(), {"prepare", "--births", "births.csv"});
        return run(arguments, {.folder = path()});
    }
};

const std::string on_31_march = "population_type=Children looked after on 31 March each year";

using Rows = std::map<std::string, std::map<std::string, std::string>>;

/// Rows of a CSV file by area code and heading.
Rows rows_of(const std::string& text) {
    const auto rows = csv_rows(text);
    Rows result;
    for (std::size_t i = 1; i < rows.size(); ++i)
        for (std::size_t k = 0; k < rows[0].size(); ++k) result[rows[i][0]][rows[0][k]] = rows[i].at(k);
    return result;
}

}  // namespace

TEST_CASE("prepare: downloads become an input table, and nothing is lost without a word", "[cli][prepare]") {
    const Downloads folder;
    const Outcome outcome =
        folder.prepare({"--indicator", "imd=file10.csv", "--indicator", "looked_after=dfe.csv:rate_per_10000",
                        "--where", on_31_march, "-o", "areas.csv"});
    CHECK(outcome.code == 0);
    CHECK(outcome.out.empty());
    CHECK(
        outcome.err ==
        "note: births: 4 of 8 rows of births.csv used (ONS births, Table 1, 2023, column \"Number of live "
        "births\"); left out: 3 of one sex or one registration type, 1 without births.\n"
        "note: births: 1 area left out. Births are missing: Nowhere (E07000001: \"[x]\").\n"
        "note: imd: 2 of 3 rows of file10.csv used (Indices of Deprivation, averages of authorities (File "
        "10), "
        "2019, column \"IMD - Average score\"); left out: 1 of areas that are not in the table.\n"
        "note: imd: 2 of 4 areas have a value. Without any: country (1). Not in the file: Cornwall and Isles "
        "of "
        "Scilly (E06000052, E06000053).\n"
        "note: imd: 1 area of the file is not in the table. Not in the births file: Middlesbrough "
        "(E06000002).\n"
        "note: imd: the file has no national value, and its figures are of 2019. estimate compares with the "
        "built-in one, 22.61 (England, 2025), unless told otherwise: --reference imd=VALUE.\n"
        "note: looked_after: 2 of 10 rows of dfe.csv used (Explore Education Statistics, 2025, column "
        "\"rate_per_10000\"); left out: 5 not picked, 1 of another period, 2 of areas that are not in the "
        "table.\n"
        "note: looked_after: 2 of 4 areas have a value. Without any: metropolitan district (1). Not in the "
        "file: "
        "Cornwall and Isles of Scilly (E06000052, E06000053).\n"
        "note: looked_after: 2 areas of the file are not in the table. Not in the births file: E12000001, "
        "City "
        "of London (E09000001).\n"
        "note: looked_after: the file's national value is the published one, 67; estimate compares with the mean "
          "of the nation's areas, 67.16 (England, 2025).\n"
        "note: Some areas of the table lie in others (countries, regions, counties and their districts): "
        "before "
        "adding up, take one tier with --tier lower or --tier upper.\n"
        "note: areas.csv: 4 areas\n");
    CHECK(folder.read("areas.csv") ==
          "area_code,area_name,area_type,country,region,live_births_2023,imd,looked_after\n"
          "E92000001,England,country,England,,6777,,67\n"
          "E06000001,Hartlepool,unitary authority,England,North East,931,35.037,157\n"
          "E08000016,Barnsley,metropolitan district,England,Yorkshire and the Humber,2430,29.931,\n"
          "\"E06000052, E06000053\",Cornwall and Isles of Scilly,unitary authority,England,South "
          "West,4346,,\n");
}

TEST_CASE("prepare: the metadata names files, digests, rows and areas", "[cli][prepare]") {
    const Downloads folder;
    REQUIRE(folder.prepare({"--indicator", "imd=file10.csv", "-o", "areas.csv", "-q"}).err.empty());
    const json metadata = json::parse(folder.read("areas.csv-metadata.json"));
    CHECK(metadata["dc:title"] == "Input table of 4 areas: live births of 2023, imd");
    CHECK(metadata["dc:license"]["@id"] ==
          "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
    const json& sources = metadata["pairmodel:provenance"]["sources"];
    CHECK(sources["births"]["file"] == "births.csv");
    CHECK(sources["births"]["sha256"] == pairmodel::sha256_of(ons_births()));
    CHECK(sources["births"]["rows"] == 8);
    CHECK(sources["births"]["rows_used"] == 4);
    CHECK(sources["births"]["rows_left_out"] ==
          json{{"of one sex or one registration type", 3}, {"without births", 1}});
    CHECK(sources["births"]["areas_left_out"] == json{{"E07000001", "Nowhere: Births are missing: \"[x]\""}});
    CHECK(sources["imd"]["sha256"] == pairmodel::sha256_of(deprivation_averages()));
    CHECK(sources["imd"]["areas_left_out"] == json{{"E06000002", "Middlesbrough: Not in the births file"}});
    CHECK(sources["imd"]["publisher"] == "Ministry of Housing, Communities and Local Government");
    const json& columns = metadata["tableSchema"]["columns"];
    CHECK(columns[5]["name"] == "live_births_2023");
    CHECK(columns[6]["name"] == "imd");
    CHECK(columns[6]["schema:unitText"] == "score");
    CHECK(columns[6]["dc:description"] ==
          "Index of Multiple Deprivation, average score: as published; Indices of Deprivation, averages of "
          "authorities (File 10), file10.csv, column IMD - Average score, 2019");
}

TEST_CASE("prepare: the same input makes the same bytes, wherever the files lie", "[cli][prepare]") {
    const Downloads folder;
    REQUIRE(folder.prepare({"--indicator", "imd=file10.csv", "-o", "a.csv"}).code == 0);
    const Outcome again = run({"prepare", "--births", folder / "births.csv", "--indicator",
                               "imd=" + (folder / "file10.csv"), "-o", folder / "b.csv"},
                              {.environment = {{"LC_ALL", "de_DE.UTF-8"}}});
    REQUIRE(again.code == 0);
    CHECK(folder.read("a.csv") == folder.read("b.csv"));
    CHECK(folder.read("a.csv-metadata.json") ==
          replaced(folder.read("b.csv-metadata.json"), "\"b.csv\"", "\"a.csv\""));
}

TEST_CASE("prepare: estimate reads the table without a warning that is not true", "[cli][prepare]") {
    const Downloads folder;
    REQUIRE(folder.prepare({"--indicator", "imd=file10.csv", "--tier", "lower", "-o", "areas.csv"}).code ==
            0);
    const Outcome outcome =
        run({"estimate", "areas.csv", "--total-by", "region", "--format", "csv"}, {.folder = folder.path()});
    CHECK(outcome.code == 0);
    CHECK(outcome.err ==
          "note: 1 area without an adversity ratio or indicators: the national average is assumed\n");
    CHECK(has(outcome.out, "TOTAL:North East,North East,931,"));
}

TEST_CASE("prepare: a births file cut short between two rows is noticed", "[cli][prepare]") {
    const TemporaryFolder folder;
    const std::string whole =
        "area_code,area_name,live_births\nE92000001,England,100\nE06000001,Hartlepool,60\n"
        "E06000002,Middlesbrough,40\n";
    folder.write("whole.csv", whole);
    folder.write("cut.csv", cut(whole, "Hartlepool,60\n"));
    const auto notes = [&](const std::string& file) {
        return run({"prepare", "--births", file, "-o", "out-" + file}, {.folder = folder.path()}).err;
    };
    CHECK(has(notes("whole.csv"),
              "note: births: the file's 2 districts and single-tier authorities of England add "
              "up to 100, as its row for England says.\n"));
    CHECK(has(notes("cut.csv"),
              "note: births: the file's 1 district or single-tier authority of England has 60, "
              "but its row for England says 100: are areas missing?\n"));
}

TEST_CASE("prepare: values in another unit than the built-in ones are remarked on", "[cli][prepare]") {
    const TemporaryFolder folder;
    std::string births = "area_code,live_births\n";
    std::string shares = "area_code,child_poverty\n";
    for (const pairmodel::ReferenceArea& area : pairmodel::reference_table().areas) {
        if (!area.code.starts_with("E08")) continue;
        births += area.code + ",100\n";
        for (const auto& value : area.indicators)
            if (pairmodel::reference_table().indicators[value.indicator].id == "child_poverty")
                shares += area.code + "," + std::to_string(value.value / 100) + "\n";
    }
    folder.write("births.csv", births);
    folder.write("shares.csv", shares);
    const Outcome outcome = run(
        {"prepare", "--births", "births.csv", "--indicator", "child_poverty=shares.csv", "-o", "areas.csv"},
        {.folder = folder.path()});
    CHECK(has(outcome.err,
              "note: child_poverty: its values are about 0.01 times those of the built-in table, which "
              "are in the unit \"% of children\": is this another measure?\n"));
}

TEST_CASE("prepare: an indicator of one's own, and the national value that it needs", "[cli][prepare]") {
    const Downloads folder;
    const Outcome outcome = folder.prepare({"--indicator", "lbw=phof.csv", "-o", "areas.csv"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.err,
              "note: lbw: no indicator of the built-in table, so estimate needs its national value: "
              "--reference lbw=2.77, the file's own for England.\n"));
    CHECK(has(folder.read("areas.csv"), "live_births_2023,lbw\n"));
    CHECK(has(folder.prepare({"--indicator", "loked_after=file10.csv", "-o", "b.csv"}).err,
              "--reference loked_after=VALUE. Or did you mean \"looked_after\"?\n"));
    CHECK(has(
        folder.prepare({"--indicator", "low_birth_weight=phof.csv", "-o", "c.csv"}).err,
        "the file's own national value is 2.77, but estimate compares with the built-in one, 3.014 (England, "
        "2024), unless told otherwise: --reference low_birth_weight=2.77.\n"));
}

TEST_CASE("prepare: periods and picks for one file or for all", "[cli][prepare]") {
    const Downloads folder;
    const Arguments both{"--indicator", "lbw=phof.csv", "--indicator", "lac=dfe.csv:rate_per_10000",
                         "--where",     on_31_march};
    const auto with = [&](Arguments more) {
        more.insert(more.begin(), both.begin(), both.end());
        more.insert(more.end(), {"--format", "csv"});
        return folder.prepare(more);
    };
    CHECK(has(with({"--period", "lbw=2020"}).out, ",931,3.3,157\n"));
    CHECK(has(with({"--period", "lbw=2020", "--period", "lac=2024"}).out, ",931,3.3,150\n"));
    CHECK(has(with({"--where", "lbw:Sex=Persons"}).out, ",931,3.5,157\n"));
    CHECK(with({"--period", "2020"}).code == 3);
    CHECK(with({"--period", "2020"}).err ==
          "pairmodel: error: dfe.csv:1: column \"time_period\": expected \"2020\" in some of its rows, found "
          "\"2024\" and \"2025\"\n  hint: did you mean \"2024\" or \"2025\"?\n");
}

TEST_CASE("prepare: the problems of all files at once, and nothing is written", "[cli][prepare]") {
    const Downloads folder;
    folder.write("births.csv", replaced(ons_births(), ",931,", ",93l,"));
    const Outcome outcome = folder.prepare({"--indicator", "lac=dfe.csv", "-o", "areas.csv"});
    CHECK(outcome.code == 3);
    CHECK(outcome.err ==
          "pairmodel: error: births.csv:8: column \"Number of live births\": expected a whole number, found "
          "\"93l\"\n"
          "dfe.csv:1: expected to be told which column holds the values, found numbers in \"children_count\" "
          "and "
          "\"rate_per_10000\"\n  hint: name it behind the file: dfe.csv:rate_per_10000\n");
    CHECK_FALSE(folder.has("areas.csv"));
    CHECK_FALSE(folder.has("areas.csv-metadata.json"));
}

TEST_CASE("prepare: what cannot be asked for", "[cli][prepare]") {
    const Downloads folder;
    const auto refused = [&](const Arguments& arguments, int code, const std::string& message) {
        const Outcome outcome = folder.prepare(arguments);
        CHECK(outcome.code == code);
        CHECK(outcome.err == "pairmodel: error: " + message + "\n");
    };
    refused({"--indicator", "imd"}, 2,
            "--indicator: expected ID=FILE or ID=FILE:COLUMN, found \"imd\"\n"
            "  hint: such as --indicator imd=iod2019_file_10.csv");
    refused({"--indicator", "live_births=file10.csv"}, 2,
            "--indicator: \"live_births\" cannot be the name of an indicator\n"
            "  hint: \"live_births\" is the name of a column with another meaning");
    refused({"--indicator", "imd=file10.csv", "--indicator", "imd=dfe.csv"}, 2,
            "--indicator: imd was given twice");
    refused({"--indicator", "imd=nowhere.csv:Value"}, 1, "there is no file nowhere.csv");
    refused({"--indicator", "imd=file10.csv:"}, 2, "--indicator: expected a column behind file10.csv:");
    refused({"--where", "x"}, 2,
            "--where: expected COLUMN=VALUE, found \"x\"\n"
            "  hint: such as --where \"population_type=Children looked after on 31 March each year\"");
    refused({"--where", "Sexx=Male"}, 2,
            "--where: no file has a column \"Sexx\"\n  hint: did you mean \"Sex\"?");
    refused({"--period", "imd=2019"}, 2,
            "--period: expected P or ID=P, found \"imd=2019\"\n"
            "  hint: such as --period 2022/23 or --period looked_after=2024");
    refused({"--tier", "county"}, 2,
            "--tier: expected country, region, upper, lower, icb, icb-2024, health-board, nhs-board, "
            "hsc-trust, combined-authority, found \"county\"\n"
            "  hint: did you mean \"country\"?");
    refused({"--tier", "health-board"}, 2,
            "births.csv has no area of that tier and place\n  hint: leave --tier or --within out");
    refused({"--year", "2022"}, 3,
            "births.csv:6: expected births of 2022, found births of 2023\n"
            "  hint: leave --year out, or get the table of 2022");
    refused({"--indicator", "imd=file10.csv", "-o", "file10.csv", "--force"}, 2,
            "-o: the output would replace the input file10.csv");
    const Outcome none = run({"prepare"}, {.folder = folder.path()});
    CHECK(none.code == 2);
    CHECK(none.err ==
          "pairmodel: error: prepare: which births?\n"
          "  hint: pairmodel prepare --births ons_births_table_1.csv -o areas.csv\n");
}

TEST_CASE("prepare: births from standard input, the table on standard output", "[cli][prepare]") {
    const Downloads folder;
    const Outcome outcome = run({"prepare", "--births", "-", "--format", "csv", "--tier", "lower"},
                                {.input = ons_births(), .folder = folder.path()});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK(csv_rows(outcome.out).size() == 4);
    const Outcome text = folder.prepare({"--tier", "lower"});
    CHECK(has(text.out, "Input table of 3 areas: live births of 2023\n"));
    CHECK(has(in_one_line(text.out), "Births are missing: Nowhere (E07000001: \"[x]\")."));
}

TEST_CASE("prepare: real downloads make the table that the built-in one was made of", "[cli][prepare]") {
    const std::string births = real_file("official/ons_births_2023_table_1.csv");
    if (births.empty()) {
        WARN("skipped: the official files are not beside the project");
        return;
    }
    const TemporaryFolder folder;
    const Outcome outcome =
        run({"prepare", "--births", births, "--indicator",
             "imd=" + real_file("official/iod2019_file_10_imd.csv"), "--indicator",
             "looked_after=" + real_file("official/dfe_children_looked_after_2025.csv") + ":rate_per_10000",
             "--where", on_31_march, "-o", "areas.csv"},
            {.folder = folder.path()});
    REQUIRE(outcome.code == 0);
    CHECK(has(
        outcome.err,
        "note: births: the file's 295 districts and single-tier authorities of England add up to 563,561, as "
        "its row for England says.\n"));
    CHECK(has(outcome.err, "note: imd: 289 of 317 rows of iod2019_file_10_imd.csv used "));
    const Rows rows = rows_of(folder.read("areas.csv"));
    CHECK(rows.size() == 358);
    long lower = 0;
    std::size_t same_births = 0;
    std::size_t same_rates = 0;
    const auto& reference = pairmodel::reference_table();
    const std::size_t year_2023 = 5;
    REQUIRE(reference.years[year_2023] == 2023);
    for (const auto& [code, cells] : rows) {
        CAPTURE(code);
        const std::string& type = cells.at("area_type");
        const bool single = type == "unitary authority" || type == "metropolitan district" ||
                            type == "London borough" || type == "district";
        if (single && cells.at("country") == "England") lower += std::stol(cells.at("live_births_2023"));
        const pairmodel::ReferenceArea* known = reference.by_code(code);
        if (known == nullptr) continue;
        CHECK(cells.at("area_name") == known->name);
        CHECK(type == known->type);
        CHECK(std::stol(cells.at("live_births_2023")) == known->live_births[year_2023]);
        ++same_births;
        for (const auto& value : known->indicators) {
            if (reference.indicators[value.indicator].id != "looked_after") continue;
            if (!known->is_base() || reference.inherited_from(*known, value.indicator)) continue;
            CHECK(std::stod(cells.at("looked_after")) == value.value);
            ++same_rates;
        }
    }
    CHECK(lower == 563561);
    CHECK(same_births == 354);  // six metropolitan counties among them
    CHECK(same_rates == 129);

    const Outcome estimate = run({"estimate", "areas.csv", "-o", "estimates.csv"}, {.folder = folder.path()});
    CHECK(estimate.code == 0);
    const std::vector<std::string> notes = lines_of(estimate.err);
    REQUIRE(notes.size() == 3);
    CHECK(notes[0] == "note: imd does not count unless --indicators has it");
    CHECK(notes[1] == "note: 3 areas saturated: adversity this high would give more need than births");
    // Whatever has no rate of children looked after, the one indicator of the table that counts by itself.
    CHECK(has(notes[2],
              " without an adversity ratio or indicators: the national average is assumed"));
}

TEST_CASE("prepare: a real Fingertips download, old codes and all", "[cli][prepare]") {
    const std::string births = real_file("official/ons_births_2023_table_1.csv");
    const std::string fingertips_file = real_file("official/fingertips_county_ua_campylobacter.csv");
    if (births.empty()) {
        WARN("skipped: the official files are not beside the project");
        return;
    }
    const TemporaryFolder folder;
    const Outcome outcome = run({"prepare", "--births", births, "--indicator", "camp=" + fingertips_file,
                                 "--tier", "upper", "--within", "England", "-o", "areas.csv"},
                                {.folder = folder.path()});
    REQUIRE(outcome.code == 0);
    CHECK(has(outcome.err,
              "note: camp: 146 of 852 rows of fingertips_county_ua_campylobacter.csv used "
              "(Fingertips, 2017, column \"Value\"); left out: 60 of a category (such as a deprivation "
              "decile), 630 of another period, 14 of areas that are not in the table, 2 without a "
              "value.\n"));
    CHECK(has(outcome.err, "--reference camp=96.61094, the file's own for England."));
    const Rows rows = rows_of(folder.read("areas.csv"));
    CHECK(rows.size() == 152);
    CHECK(rows.at("E06000047").at("camp") == "131.956188247281");
    CHECK_FALSE(rows.at("E06000065").at("camp").empty());  // North Yorkshire, E10000023 in the file
    CHECK(rows.at("E06000063").at("camp").empty());        // Cumberland: the file has Cumbria only
    CHECK(
        run({"prepare", "--births", births, "--indicator", "camp=" + fingertips_file, "--period", "2016"})
            .err ==
        "pairmodel: error: " + fingertips_file +
            ":1: column \"Age\": expected one row an area and period, found rows with \"0-9 yrs\" and \"All "
            "ages\"\n  hint: pick one: --where \"Age=0-9 yrs\"\n");
}

TEST_CASE("prepare: 34,753 real neighbourhoods", "[cli][prepare]") {
    const std::string neighbourhoods = real_file("lsoa_areas.csv");
    if (neighbourhoods.empty()) {
        WARN("skipped: the official files are not beside the project");
        return;
    }
    const TemporaryFolder folder;
    const Outcome outcome = run({"prepare", "--births", neighbourhoods + ":under1_population_2020",
                                 "--indicator", "imd=" + neighbourhoods + ":imd_score", "-o", "areas.csv"},
                                {.folder = folder.path()});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.err, "note: imd: 34,753 of 34,753 areas have a value.\n"));
    CHECK_FALSE(has(outcome.err, "lie in others"));
    CHECK(csv_rows(folder.read("areas.csv")).size() == 34754);
}
