// Tables in workbooks and archives, through the readers of tables.

#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/member_table.hpp"
#include "pairmodel/input/official_table.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/made_workbook.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"
#include "support/random_table.hpp"
#include "support/zip.hpp"

#include <algorithm>
#include <functional>

using namespace pairmodel;

namespace {

const std::string areas = "area_name,live_births\nLeeds,900\nYork,800\n";

/// "A", "Z", "AA": the same table in each kind of file that may hold it.
std::vector<std::pair<std::string, std::string>> in_every_file(const std::string& csv) {
    return {{"t.xlsx", made::xlsx_of(csv)},
            {"t.ods", made::ods_of(csv)},
            {"t.csv.gz", zip::gzipped(csv)},
            {"t.zip", zip::packed({{"__MACOSX/._t.csv", "x"}, {"README.txt", "a text"}, {"in/t.csv", csv}})},
            {"w.zip", zip::packed({{"t.xlsx", made::xlsx_of(csv)}})}};
}

std::string what_of(const std::function<void()>& read) {
    try {
        read();
    } catch (const InputError& error) {
        return to_text(error.issues(), 10);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

bool says(const std::string& text, const std::string& part) {
    CAPTURE(text);
    return text.find(part) != std::string::npos;
}

std::string row_of(const std::string& name, const std::string& births) {
    return R"(<row><c t="inlineStr"><is><t>)" + name + R"(</t></is></c><c t="inlineStr"><is><t>)" + births +
           "</t></is></c></row>";
}

}  // namespace

TEST_CASE("every reader of tables takes every kind of file", "[input][workbook]") {
    const program::TemporaryFolder folder;
    const std::string services = "service,area_name,level,capacity\nHelp,Leeds,targeted,50\n";
    const std::string groups = "group,babies\nlooked_after,15\n";
    const std::string members = "group,member\nNorth,Leeds\n";
    for (const auto& [name, bytes] : in_every_file(areas)) {
        CAPTURE(name);
        const AreaTable table = read_area_table(folder.write(name, bytes), {});
        REQUIRE(table.areas.size() == 2);
        CHECK(table.areas[1].name == "York");
        CHECK(table.areas[1].live_births == 800);
        CHECK(table.sha256.size() == 64);
    }
    for (const auto& [name, bytes] : in_every_file(services)) {
        CAPTURE(name);
        CHECK(read_service_table(folder.write(name, bytes)).rows.size() == 1);
    }
    for (const auto& [name, bytes] : in_every_file(groups))
        CHECK(read_group_table(folder.write(name, bytes), builtin_group_rates()).rows.size() == 1);
    for (const auto& [name, bytes] : in_every_file(members))
        CHECK(read_member_table(folder.write(name, bytes)).groups.size() == 1);
}

TEST_CASE("official tables are the same in a workbook as in CSV", "[input][workbook][official]") {
    const program::TemporaryFolder folder;
    OfficialRequest births;
    births.counts = true;
    OfficialRequest rate;
    rate.column = "rate_per_10000";
    rate.picks = {{"population_type", "Children looked after on 31 March each year"}};
    OfficialRequest both_sexes;
    both_sexes.picks = {{"GENDER_NAME", "Total"}};
    const std::vector<std::pair<std::string, OfficialRequest>> files{
        {official::ons_births(), births},
        {official::deprivation_averages(), {}},
        {official::deprivation_neighbourhoods(), {}},
        {official::fingertips(), {}},
        {official::fingertips_27(), {}},
        {official::education(), rate},
        {official::nomis_api(), both_sexes},
        {official::nomis_web(), {}}};
    for (const auto& [csv, request] : files) {
        CAPTURE(csv);
        const OfficialTable plain = read_official_table(folder.write("o.csv", csv), request);
        for (const auto& [name, bytes] : in_every_file(csv)) {
            CAPTURE(name);
            const OfficialTable table = read_official_table(folder.write(name, bytes), request);
            CHECK(table.layout == plain.layout);
            CHECK(table.period == plain.period);
            CHECK(table.rows == plain.rows);
            REQUIRE(table.values.size() == plain.values.size());
            for (std::size_t i = 0; i < table.values.size(); ++i) {
                CHECK(table.values[i].code == plain.values[i].code);
                CHECK(table.values[i].value == plain.values[i].value);
                CHECK(table.values[i].marker == plain.values[i].marker);
            }
        }
    }
}

TEST_CASE("the sheet is found by its header, or named", "[input][workbook]") {
    const program::TemporaryFolder folder;
    const std::string path = folder.write(
        "w.xlsx", made::xlsx({{"Cover", row_of("Births", "by area")},
                              {"One", row_of("area_name", "live_births") + row_of("Leeds", "900")},
                              {"Empty", ""}}));
    const AreaTable table = read_area_table(path, {});
    CHECK(table.name == path + ":One");
    REQUIRE_FALSE(table.notes.empty());
    CHECK(table.notes[0] == "read from the sheet \"One\"");
    CHECK(read_area_table(path + ":One", {}).areas.size() == 1);
    CHECK(says(what_of([&] { (void)read_area_table(path + ":Onee", {}); }), "did you mean \"One\"?"));
    CHECK(says(what_of([&] { (void)read_area_table(path + ":Cover", {}); }),
               "w.xlsx:Cover!1: column \"area_code\""));
    CHECK(says(what_of([&] { (void)read_service_table(path); }), "expected a sheet with such a header"));
}

TEST_CASE("several sheets that fit are listed, one with problems too", "[input][workbook]") {
    const program::TemporaryFolder folder;
    const std::string head = row_of("area_name", "live_births");
    const std::string path = folder.write("w.xlsx", made::xlsx({{"2023", head + row_of("Leeds", "ten")},
                                                                {"2022", head + row_of("Leeds", "900")}}));
    const std::string said = what_of([&] { (void)read_area_table(path, {}); });
    CHECK(says(said,
               "has several tables that fit: \"2023\" and \"2022\"\n  hint: name one: " + path + ":2023"));
    CHECK(read_area_table(path + ":2022", {}).areas.size() == 1);
    CHECK(says(what_of([&] { (void)read_area_table(path + ":2023", {}); }),
               "w.xlsx:2023!B2: column \"live_births\": expected a whole number, found \"ten\""));
    // Of a workbook that this program wrote, the sheet of all figures.
    const std::string own = folder.write("own.xlsx", made::xlsx({{"Table_1", head + row_of("Leeds", "900")},
                                                                 {"Data", head + row_of("Leeds", "900")}}));
    CHECK(says(what_of([&] { (void)read_area_table(own, {}); }), "hint: name one: " + own + ":Data"));
    const std::string zip = folder.write("w.zip", zip::packed({{"a.csv", areas}, {"b.csv", areas}}));
    CHECK(says(what_of([&] { (void)read_area_table(zip, {}); }),
               "has several tables: \"a.csv\" and \"b.csv\"\n  hint: name one: " + zip + ":a.csv"));
    CHECK(read_area_table(zip + ":b.csv", {}).areas.size() == 2);
}

TEST_CASE("the latest of several tables is proposed, as a shell takes it", "[input][workbook]") {
    const program::TemporaryFolder folder;
    const std::string sheet = row_of("area_name", "live_births") + row_of("Leeds", "900");
    const auto proposed = [&](const std::string& path) {
        return what_of([&] { (void)read_area_table(path, {}); });
    };
    const std::string book =
        folder.write("w.xlsx", made::xlsx({{"2023 births", sheet}, {"2024 births", sheet}}));
    CHECK(says(proposed(book), "name one: \"" + book + ":2024 births\""));
    const std::string odd = folder.write("o.xlsx", made::xlsx({{"Leeds' 2024 ", sheet}, {"2023", sheet}}));
    CHECK(says(proposed(odd), "name one: \"" + odd + ":Leeds' 2024 \""));
    CHECK(read_area_table(odd + ":Leeds' 2024 ", {}).areas.size() == 1);
    const std::string zip =
        folder.write("w.zip", zip::packed({{"a b/births 2022.csv", areas}, {"a b/births 2023.csv", areas}}));
    CHECK(says(proposed(zip), "name one: \"" + zip + ":a b/births 2023.csv\""));
}

TEST_CASE("hidden sheets are read when named, hidden rows always, and both are told", "[input][workbook]") {
    const program::TemporaryFolder folder;
    made::Parts parts;
    parts.hidden = "Old";
    const std::string head = row_of("area_name", "live_births");
    std::string hidden_row = row_of("York", "800");
    hidden_row.insert(4, " hidden=\"1\"");
    const std::string path =
        folder.write("w.xlsx", made::xlsx({{"Old", head + row_of("Leeds", "1")},
                                           {"New", head + row_of("Leeds", "900") + hidden_row}},
                                          parts));
    const AreaTable table = read_area_table(path, {});
    CHECK(table.areas.size() == 2);
    CHECK(table.notes ==
          std::vector<std::string>{"hidden sheets are not read unless named: \"Old\"",
                                   "1 of 3 rows are hidden in the workbook (row 3 first); they are read"});
    CHECK(read_area_table(path + ":Old", {}).areas[0].live_births == 1);
}

TEST_CASE("dates, formulas without a result and texts are no numbers", "[input][workbook]") {
    const program::TemporaryFolder folder;
    made::Parts parts;
    parts.styles = R"(<xf numFmtId="0"/><xf numFmtId="14"/>)";
    const auto with = [&](const std::string& cell) {
        const std::string path = folder.write(
            "w.xlsx",
            made::xlsx({{"S", row_of("area_name", "live_births") +
                                  R"(<row><c t="inlineStr"><is><t>Leeds</t></is></c>)" + cell + "</row>"}},
                       parts));
        return what_of([&] { (void)read_area_table(path, {}); });
    };
    CHECK(with("<c><v>900</v></c>").empty());
    CHECK(says(with(R"(<c s="1"><v>45382</v></c>)"),
               "S!B2: column \"live_births\": expected a whole number, found \"2024-03-31\""));
    CHECK(says(with("<c><f>A1*2</f></c>"), "found \"=A1*2\""));
    CHECK(says(with("<c t=\"e\"><v>#REF!</v></c>"), "found \"#REF!\""));
}

TEST_CASE("documents that hold no table are told by kind", "[input][workbook]") {
    const program::TemporaryFolder folder;
    const auto said = [&](const std::string& bytes) {
        const std::string path = folder.write("f.bin", bytes);
        return what_of([&] { (void)read_area_table(path, {}); });
    };
    CHECK(says(said(zip::packed({{"word/document.xml", "<x/>"}})),
               "is a Word document, not a table\n  hint: copy"));
    CHECK(says(said(zip::packed({{"ppt/presentation.xml", "<x/>"}})), "is a PowerPoint presentation"));
    CHECK(says(said(zip::packed({{"xl/workbook.bin", "x"}})), "is a binary Excel workbook (.xlsb)"));
    CHECK(says(
        said(zip::packed({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}})),
        "is a text or a presentation (OpenDocument)"));
    CHECK(says(said(zip::packed({{"a.shp", "x"}, {"a.dbf", "x"}})), "is a map (shapefile)"));
    CHECK(says(said(zip::packed({{"photo.jpg", "x"}})),
               "a zip file without a table in it; it has \"photo.jpg\""));
    CHECK(says(said(zip::packed({{"page.csv", "<!DOCTYPE html><html>"}})),
               "f.bin:page.csv is a web page, not a table"));
    const std::string old = "\xD0\xCF\x11\xE0";
    CHECK(says(said(old + "anything"), "is an old Excel workbook (.xls), not a table\n  hint: open it"));
    std::string wide;
    for (const char c : std::string("EncryptedPackage")) wide += {c, '\0'};
    CHECK(says(said(old + wide), "is a workbook with a password"));
    std::string deep = zip::packed({{"a.csv", areas}});
    for (int i = 0; i < 3; ++i) deep = zip::packed({{"a.csv.gz", zip::gzipped(deep)}});
    CHECK(says(said(deep), "packed in packed files"));
    CHECK(says(said(zip::gzipped(std::string("area_name,live_births\nA,\0\n", 26))), "a NUL byte"));
}

TEST_CASE("a damaged gzip file is refused, and every part of a joined one is read", "[input][workbook]") {
    const program::TemporaryFolder folder;
    const auto births = [&](const std::string& bytes) {
        const std::string path = folder.write("t.csv.gz", bytes);
        double sum = 0;
        for (const AreaView& area : read_area_table(path, {}).areas)
            sum += static_cast<double>(area.live_births.value_or(0));
        return sum;
    };
    const std::string whole = zip::gzipped(areas);
    CHECK(births(whole) == 1700);
    CHECK(births(whole + std::string(512, '\0')) == 1700);
    const std::string joined = whole + zip::gzipped("Hull,100\n");
    CHECK(births(joined) == 1800);
    CHECK_THROWS_AS(births(whole + "more"), FileError);
    for (std::size_t size = whole.size() + 1; size < joined.size(); ++size)
        CHECK_THROWS_AS(births(joined.substr(0, size)), FileError);
    for (std::size_t size = 2; size < whole.size(); ++size)
        CHECK_THROWS_AS(births(whole.substr(0, size)), FileError);
    // Behind the ten bytes of its head, whose time and system are of no account, each bit counts.
    for (std::size_t bit = 8 * 10UL; bit < 8 * whole.size(); ++bit) {
        std::string damaged = whole;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        CHECK_THROWS_AS(births(damaged), FileError);
    }
}

TEST_CASE("no row of a workbook is lost, over random tables", "[input][workbook][fuzz]") {
    const program::TemporaryFolder folder;
    for (unsigned seed = 0; seed < 600; ++seed) {
        const RandomTable random = random_table(seed);
        if (random.open_quotes) continue;
        CAPTURE(seed, random.text);
        const bool excel = seed % 2 == 0;
        const std::string path =
            folder.write("t.bin", excel ? made::xlsx_of(random.text) : made::ods_of(random.text));
        AreaTable table;
        AreaTableOptions options;
        options.skip_bad_rows = true;
        try {
            table = read_area_table(path, options);
        } catch (const InputError& error) {
            REQUIRE_FALSE(error.issues().empty());
            continue;
        } catch (const FileError& error) {
            REQUIRE(*error.what() != '\0');
            continue;
        }
        std::vector<std::size_t> seen(table.lines.begin(), table.lines.end());
        for (const RejectedRow& rejected : table.rejected) seen.push_back(rejected.line);
        for (const std::size_t line : footnote_lines(random, table.notes)) seen.push_back(line);
        std::sort(seen.begin(), seen.end());
        REQUIRE(seen == random.lines);
    }
}
