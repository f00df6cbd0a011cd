// prepare through the program: real downloads where they are beside the project, small ones always.

#include "input/text/lines.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/metadata.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

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
    CHECK(is_text(outcome.err, "prepare/births-4-of-8-rows"));
    CHECK(
        folder.read("areas.csv") ==
        "area_code,area_name,area_type,country,region,live_births_2023,imd,looked_after\n"
        "E92000001,England,country,England,,6777,,67\n"
        "E06000001,Hartlepool,unitary authority,England,North East,931,35.037,157\n"
        "E08000016,Barnsley,metropolitan district,England,Yorkshire and the Humber,2430,29.931,\n"
        "\"E06000052, E06000053\",Cornwall and Isles of Scilly,unitary authority,England,South West,4346,,\n");
}

TEST_CASE("prepare: the metadata names files, digests, rows and areas", "[cli][prepare]") {
    const Downloads folder;
    REQUIRE(folder.prepare({"--indicator", "imd=file10.csv", "-o", "areas.csv", "-q"}).err.empty());
    const json metadata = plain_terms(json::parse(folder.read("areas.csv-metadata.json")));
    CHECK(is_text(metadata["dc:title"], "prepare/input-table-of-4-areas-live"));
    CHECK(metadata["dc:license"]["@id"] ==
          "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
    const json& births = metadata["provenance"]["sources"].at(0);
    CHECK(births["id"] == "births");
    CHECK(births["file"] == "births.csv");
    CHECK(births["sha256"] == pairmodel::sha256_of(ons_births()));
    CHECK(births["rows"] == 8);
    CHECK(births["rows_used"] == 4);
    CHECK(births["rows_left_out"] ==
          json::parse(R"([{"reason": "of one sex or one registration type", "rows": 3},
                          {"reason": "without births", "rows": 1}])"));
    CHECK(births["areas_left_out"] == json::parse(R"([{"area_code": "E07000001", "area_name": "Nowhere",
                                                       "reason": "Births are missing", "detail": "\"[x]\""}])"));
    const json& imd = metadata["provenance"]["sources"].at(1);
    CHECK(imd["id"] == "imd");
    CHECK(imd["sha256"] == pairmodel::sha256_of(deprivation_averages()));
    CHECK(imd["areas_left_out"].at(0)["area_code"] == "E06000002");
    CHECK(imd["areas_left_out"].at(0)["reason"] == "Not in the births file");
    CHECK(is_text(imd["publisher"], "areas/ministry-of-housing-communities-and-local-2"));
    const json& columns = metadata["tableSchema"]["columns"];
    CHECK(columns[5]["name"] == "live_births_2023");
    CHECK(columns[6]["name"] == "imd");
    CHECK(columns[6]["schema:unitText"] == "score");
    CHECK(is_text(columns[6]["dc:description"], "prepare/index-of-multiple-deprivation-average-score"));
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
    CHECK(is_text(outcome.err, "prepare/estimate-of-the-table"));
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
    CHECK(has_text(notes("whole.csv"), "prepare/births-the-files-2-districts"));
    CHECK(has_text(notes("cut.csv"), "prepare/births-the-files-1-district"));
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
    CHECK(has_text(outcome.err, "prepare/child-poverty-its-values-are-about-0"));
}

TEST_CASE("prepare: an indicator of one's own, and the national value that it needs", "[cli][prepare]") {
    const Downloads folder;
    const Outcome outcome = folder.prepare({"--indicator", "lbw=phof.csv", "-o", "areas.csv"});
    CHECK(outcome.code == 0);
    CHECK(has_text(outcome.err, "prepare/lbw-no-indicator-of-the-built"));
    CHECK(has(folder.read("areas.csv"), "live_births_2023,lbw\n"));
    CHECK(has_text(folder.prepare({"--indicator", "loked_after=file10.csv", "-o", "b.csv"}).err,
                   "prepare/reference-loked-after-value-or-did"));
    CHECK(has_text(folder.prepare({"--indicator", "low_birth_weight=phof.csv", "-o", "c.csv"}).err,
                   "prepare/the-files-own-national-value"));
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
    CHECK(is_text(with({"--period", "2020"}).err, "prepare/time-period-2020-in-some"));
}

TEST_CASE("prepare: the problems of all files at once, and nothing is written", "[cli][prepare]") {
    const Downloads folder;
    folder.write("births.csv", replaced(ons_births(), ",931,", ",93l,"));
    const Outcome outcome = folder.prepare({"--indicator", "lac=dfe.csv", "-o", "areas.csv"});
    CHECK(outcome.code == 3);
    CHECK(is_text(outcome.err, "prepare/number-of-live-births-a-whole"));
    CHECK_FALSE(folder.has("areas.csv"));
    CHECK_FALSE(folder.has("areas.csv-metadata.json"));
}

TEST_CASE("prepare: what cannot be asked for", "[cli][prepare]") {
    const Downloads folder;
    const auto refused = [&](const Arguments& arguments, int code, const std::string& said) {
        const Outcome outcome = folder.prepare(arguments);
        CHECK(outcome.code == code);
        CHECK(is_text(outcome.err, said));
    };
    refused({"--indicator", "imd"}, 2, "prepare/indicator-id-file-or-id-file");
    refused({"--indicator", "live_births=file10.csv"}, 2, "prepare/indicator-live-births-cannot");
    refused({"--indicator", "imd=file10.csv", "--indicator", "imd=dfe.csv"}, 2,
            "prepare/indicator-imd-was-given-twice");
    refused({"--indicator", "imd=nowhere.csv:Value"}, 1, "prepare/there-is-no-file-nowhere");
    refused({"--indicator", "imd=file10.csv:"}, 2, "prepare/indicator-a-behind-file10");
    refused({"--where", "x"}, 2, "prepare/where-value-x");
    refused({"--where", "Sexx=Male"}, 2, "prepare/where-no-file-has-a-sexx");
    refused({"--period", "imd=2019"}, 2, "prepare/period-p-or-id-p-imd");
    refused({"--tier", "county"}, 2, "prepare/tier-country-region-upper-lower-health");
    refused({"--tier", "health-board"}, 2, "prepare/has-no-area-of-that-tier");
    refused({"--year", "2022"}, 3, "prepare/births-of-2022-births-of-2023");
    refused({"--indicator", "imd=file10.csv", "-o", "file10.csv", "--force"}, 2,
            "prepare/o-the-output-would-replace");
    const Outcome none = run({"prepare"}, {.folder = folder.path()});
    CHECK(none.code == 2);
    CHECK(is_text(none.err, "prepare/prepare-which-births"));
}

TEST_CASE("prepare: births from standard input, the table on standard output", "[cli][prepare]") {
    const Downloads folder;
    const Outcome outcome = run({"prepare", "--births", "-", "--format", "csv", "--tier", "lower"},
                                {.input = ons_births(), .folder = folder.path()});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK(csv_rows(outcome.out).size() == 4);
    const Outcome text = folder.prepare({"--tier", "lower"});
    CHECK(has_text(text.out, "prepare/input-table-of-3-areas-live"));
    CHECK(has_text(in_one_line(text.out), "prepare/births-are-missing-nowhere-x"));
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
    CHECK(has_text(outcome.err, "prepare/births-the-files-295-districts"));
    CHECK(has_text(outcome.err, "prepare/imd-289-of-317-rows"));
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
    REQUIRE(notes.size() == 7);
    CHECK(is_text(notes[0], "prepare/later-births-are-built-in"));
    CHECK(is_text(notes[1], "prepare/imd-does-not-count"));
    CHECK(has_text(notes[2], "prepare/inner-london-has-as-many"));
    CHECK(has_text(notes[3], "prepare/outer-london-has-as-many"));
    CHECK(is_text(notes[4], "prepare/3-areas-saturated"));
    // Whatever has no rate of children looked after, the one indicator of the table that counts by itself.
    CHECK(has_text(notes[5], "prepare/areas-without-an-adversity-ratio"));
    CHECK(has(notes[6], "Nothing is known here of adversity"));
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
    CHECK(has_text(outcome.err, "prepare/camp-146-of-852-rows"));
    CHECK(has_text(outcome.err, "prepare/reference-camp-96-61094-the-files"));
    const Rows rows = rows_of(folder.read("areas.csv"));
    CHECK(rows.size() == 152);
    CHECK(rows.at("E06000047").at("camp") == "131.956188247281");
    CHECK_FALSE(rows.at("E06000065").at("camp").empty());  // North Yorkshire, E10000023 in the file
    CHECK(rows.at("E06000063").at("camp").empty());        // Cumberland: the file has Cumbria only
    CHECK(is_text(
        run({"prepare", "--births", births, "--indicator", "camp=" + fingertips_file, "--period", "2016"})
            .err,
        "prepare/1-age-one-row-an-area", fingertips_file));
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
    CHECK(has_text(outcome.err, "prepare/imd-34753-of-34753-areas-have"));
    CHECK_FALSE(has(outcome.err, "lie in others"));
    CHECK(csv_rows(folder.read("areas.csv")).size() == 34754);
}
