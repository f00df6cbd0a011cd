// Tables of areas as people have them: docs/data.md, and the exact words for each way of being damaged.

#include "input/text/lines.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/random_table.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace pairmodel;
using program::has;

namespace {

using Mappings = std::vector<std::pair<std::string, std::string>>;

AreaTable read(const std::string& text, Mappings columns = {}, bool skip = false,
               std::optional<int> year = {}) {
    std::istringstream stream(text);
    AreaTableOptions options;
    options.indicators = reference_table().indicators;
    options.columns = std::move(columns);
    options.skip_bad_rows = skip;
    if (year) options.births_period = std::to_string(*year);
    return read_area_table(stream, "t.csv", options);
}

/// All that is said of a bad table; empty for a good one.
std::string problems(const std::string& text, Mappings columns = {}) {
    return problems_of([&] { return read(text, std::move(columns)); });
}

std::string row(const std::string& cells) {
    return "area_code,area_name,live_births,adversity_ratio,imd\n" + cells + "\n";
}

std::string notes(const AreaTable& table) {
    std::string all;
    for (const std::string& note : table.notes) all += note + "\n";
    return all;
}

}  // namespace

TEST_CASE("a good table", "[input][areas]") {
    const std::string text =
        "area_code,area_name,live_births,adversity_ratio,imd,group\n"
        "E06000001,Hartlepool,880,1.43,,Coast\nE08000037,\"Gates\nhead\",\"1,834\",,28.13,\n";
    const AreaTable table = read(text);
    REQUIRE(table.areas.size() == 2);
    const AreaView hartlepool = table.areas[0];
    CHECK(hartlepool.code == "E06000001");
    CHECK(hartlepool.live_births == 880);
    CHECK(hartlepool.adversity->ratio == 1.43);
    CHECK(hartlepool.indicators.empty());
    CHECK(hartlepool.copy().groups == std::vector<std::string>{"Coast"});
    const AreaView gateshead = table.areas[1];
    CHECK(gateshead.name == "Gates head");
    CHECK(gateshead.live_births == 1834);
    CHECK_FALSE(gateshead.adversity.has_value());
    REQUIRE(gateshead.indicators.size() == 1);
    CHECK(gateshead.indicators[0].value == 28.13);
    CHECK(table.lines == std::vector<std::uint32_t>{2, 3});
    CHECK(table.group_columns == std::vector<std::string>{"group"});
    CHECK(table.columns[4].use == "indicator imd");
    CHECK(table.columns[5].use == "kept");
    CHECK(table.notes.empty());
    CHECK(table.sha256 == sha256_of(text));
}

TEST_CASE("delimiters and line ends are found on the header row", "[input][areas]") {
    const char delimiter = GENERATE(',', ';', '\t');
    const std::string ending = GENERATE(as<std::string>{}, "\n", "\r\n", "\r");
    const bool last = GENERATE(true, false);
    std::string text = "area_name|live_births|note, or; not" + ending + "A|\"1,834\"|x" + ending + "B|7|";
    if (delimiter == ',' || delimiter == ';')
        text.replace(text.find("note, or; not"), 13, "\"note, or; not\"");
    std::replace(text.begin(), text.end(), '|', delimiter);
    const AreaTable table = read(text + (last ? ending : ""));
    CHECK(table.delimiter == delimiter);
    REQUIRE(table.areas.size() == 2);
    CHECK(table.areas[0].live_births == 1834);
    CHECK(table.areas[1].live_births == 7);
}

TEST_CASE("encodings: which was used is said", "[input][areas]") {
    const auto utf16 = [](const std::string& ascii, bool big) {
        std::string text;
        for (const char c : ascii) (big ? text += '\0' : text += c) += big ? c : '\0';
        return text;
    };
    const std::string plain = "area_name,live_births\nA,5\n";
    CHECK(read("\xEF\xBB\xBF" + plain).areas[0].live_births == 5);
    CHECK(read("\xEF\xBB\xBF" + plain).notes.empty());
    for (const std::string& text : {"\xFF\xFE" + utf16(plain, false), "\xFE\xFF" + utf16(plain, true),
                                    utf16(plain, false), utf16(plain, true)}) {
        const AreaTable table = read(text);
        CHECK(table.areas[0].name == "A");
        CHECK(table.encoding == Encoding::utf16);
        CHECK(notes(table) == "read as UTF-16\n");
    }
    const AreaTable western = read("area_name,live_births\nYnys M\xF4n,5\n");
    CHECK(western.areas[0].name == "Ynys Môn");
    CHECK(notes(western) == "read as Windows-1252\n");
    const AreaTable mixed = read("area_name,live_births\nYnys Môn,5\nM\xF4n,6\n");
    CHECK(mixed.areas[1].name == "Môn");
    CHECK(has_text(notes(mixed), "areas/line-3-and-others-are-windows"));
    CHECK_THROWS_AS(read(std::string("area_name,live_births\nA,\0\n", 25)), FileError);
    CHECK_THROWS_AS(read("PK\x03\x04rest"), FileError);
}

TEST_CASE("title lines above the header are passed over, and said", "[input][areas]") {
    const AreaTable table = read(
        "Table 1: Births, by area of usual residence\n\n\"Released 2024, revised\"\nArea code,Area name,Births\n"
        "E06000001,Hartlepool,880\n");
    CHECK(table.header_line == 4);
    CHECK(table.areas.size() == 1);
    CHECK(table.lines == std::vector<std::uint32_t>{5});
    CHECK(is_text(notes(table), "areas/the-header-is-on-line-4"));
}

TEST_CASE("headings: synonyms, case, spaces and marks", "[input][areas]") {
    struct Case {
        std::string header, uses;
    };
    const Case c = GENERATE(Case{"Area Code,Area Name,Live Births", "area_code area_name live_births"},
                            Case{"AREA-CODE,area name,LIVE_BIRTHS", "area_code area_name live_births"},
                            Case{"GSS code,Local authority,Births", "area_code area_name live_births"},
                            Case{"LAD23CD,LAD23NM,Number of live births", "area_code area_name live_births"},
                            Case{"UTLA22CD,utla22nm,births ", "area_code area_name live_births"},
                            Case{"code,name,births", "area_code area_name live_births"},
                            Case{"area,x,births", "area_name kept live_births"},
                            Case{"area_code,live_births,live_births_2023", "area_code live_births births"},
                            Case{"area_code,births,live_births", "area_code kept live_births"},
                            Case{"name,births,Adversity Ratio", "area_name live_births adversity_ratio"},
                            Case{"name,births,IMD", "area_name live_births indicator"},
                            Case{"name,births,imd_score_2025", "area_name live_births indicator"},
                            Case{"name,births,child poverty", "area_name live_births indicator"});
    std::string uses;
    const std::string area = c.uses.starts_with("area_name") ? "A" : "E06000001";
    for (const ColumnUse& use : read(c.header + "\n" + area + ",7,5\n").columns)
        uses += use.use.substr(0, use.use.find(' ')) + " ";
    CAPTURE(c.header);
    CHECK(uses == c.uses + " ");
}

TEST_CASE("births of several years: the latest, or the one asked for", "[input][areas]") {
    const std::string text = "area_name,live_births_2022,live_births_2024,live_births_2023\nA,22,24,23\n";
    CHECK(read(text).areas[0].live_births == 24);
    CHECK(read(text).areas[0].live_births_year == 2024);
    CHECK(read(text, {}, false, 2023).areas[0].live_births == 23);
    CHECK(read("area_name,births,live_births_2023\nA,5,7\n", {}, false, 2023).areas[0].live_births == 7);
    CHECK_THROWS_AS(read(text, {}, false, 2019), InputError);
}

TEST_CASE("births of several years are all kept, the earliest first", "[input][areas]") {
    const AreaTable table =
        read("area_name,live_births_2024,live_births_2022,live_births_2023\nA,24,\"2,200\",[x]\nB,4,,3\n");
    REQUIRE(table.births_histories.size() == 2);
    std::string years;
    for (const YearOfBirths& y : table.births_histories[0])
        years += std::to_string(y.year) + " " + std::to_string(y.live_births.value_or(-1)) + ";";
    CHECK(years == "2022 2200;2023 -1;2024 24;");
    CHECK_FALSE(table.births_histories[1][0].live_births);
    CHECK(read("area_name,live_births\nA,5\n").births_histories.empty());

    CHECK(is_text(problems("area_name,births,live_births_2023\nA,5,-1\nB,5,n\n"),
                  "areas/live-births-2023-a-whole-number"));
    CHECK(is_text(problems("area_name,births,live_births_2023,Live Births 2023\nA,5,1,1\n"),
                  "areas/live-births-2023-one"));
    CHECK(read("area_name,live_births_2024,live_births_2023\nA,1,2\nB,1,q\n", {}, true)
              .births_histories.size() == 1);
}

TEST_CASE("births of a year that the table does not tell are not any births", "[input][areas]") {
    CHECK_THROWS_AS(read("area_name,live_births\nA,5\n", {}, false, 2019), InputError);
}

TEST_CASE("option --column says which heading it is", "[input][areas]") {
    const AreaTable table = read("Place,Babies,Index\nA,5,30\n",
                                 {{"area_name", "Place"}, {"live_births", "babies"}, {"imd", "Index"}});
    CHECK(table.areas[0].name == "A");
    CHECK(table.areas[0].live_births == 5);
    CHECK(table.areas[0].indicators[0].value == 30);
    SECTION("before a column that has our name") {
        const AreaTable chosen =
            read("area_name,live_births,Births 2024\nA,1,100\n", {{"live_births", "Births 2024"}});
        CHECK(chosen.areas[0].live_births == 100);
    }
    SECTION("among several that may be meant") {
        const AreaTable chosen =
            read("code,gss_code,live_births\nE06000001,E06000002,1\n", {{"area_code", "gss_code"}});
        CHECK(chosen.areas[0].code == "E06000002");
    }
    SECTION("before the latest year") {
        const AreaTable chosen = read("area_name,live_births_2023,live_births_2024\nA,1,2\n",
                                      {{"live_births", "live_births_2023"}});
        CHECK(chosen.areas[0].live_births == 1);
    }
}

TEST_CASE("columns that are missing, doubled or at odds", "[input][areas]") {
    CHECK(is_text(problems("a,b\n1,2\n"), "areas/live-births-this-in-the-header"));
    CHECK(is_text(problems("code,gss_code,live_births\nE06000001,E06000002,1\n"),
                  "areas/gss-code-one-for-area-code"));
    CHECK(has_text(problems("area_name,births,imd,imd_score_2025\nA,1,2,3\n"),
                   "areas/imd-score-2025-one-for-indicator"));
    CHECK(is_text(problems("area_name,births,adversity_ratio,adversity_ratio_low\nA,1,1,1\n"),
                  "areas/adversity-ratio-high-both-ends"));
    CHECK(is_text(problems("area_name,births,adversity_ratio_se\nA,1,1\n"),
                  "areas/adversity-ratio-this-beside-its-standard"));
    CHECK(has_text(problems("name,births,ratio,ratio_se,ratio_low,ratio_high\nA,1,1,1,1,1\n"),
                   "areas/either-a-standard-or-an-interval"));
    CHECK(
        has_text(problems("area_name,births\nA,1\n", {{"live_birth", "births"}}), "areas/births-a-of-ours"));
    CHECK(is_text(problems("area_name,births\nA,1\n", {{"live_births", "brths"}}),
                  "areas/brths-this-to-stand-for-live"));
    CHECK(is_text(problems(""), "areas/a-table-with-a-header-row"));
    CHECK(has_text(problems("\"\"\n"), "areas/this-in-the-header-row-no"));
    CHECK(has_text(problems("\" \",x\n"), "areas/in-the-header-row-the-x"));
    CHECK(has_text(problems("name,births,Bi\x1brths\n"), "areas/bi-x1brths-one-for-live-births"));
    CHECK(is_text(problems("area_name,live_births\n"), "areas/at-least-one-area-below"));
}

TEST_CASE("each damaged row has its own words", "[input][areas]") {
    struct Twin {
        std::string cells, text;
    };
    const Twin twin =
        GENERATE(Twin{"E0600000,A,5,1,1", "areas/area-code-a-gss-code-a-capital-letter"},
                 Twin{"e06000001,A,5,1,1", "areas/area-code-a-such-as-look"},
                 Twin{",,5,1,1", "areas/area-code-an-area-code"},
                 Twin{"E06000001,A\x01,5,1,1", "areas/area-name-text-without-control-characters-a"},
                 Twin{"E06000001,A,\"3,2l0\",1,1", "areas/live-births-a-whole-number-32l0"},
                 Twin{"E06000001,A,\"1,83\",1,1", "areas/live-births-a-whole-number-183"},
                 Twin{"E06000001,A,,1,1", "areas/live-births-a-whole-number-an-empty"},
                 Twin{"E06000001,A,[c],1,1", "areas/live-births-a-whole-number-c"},
                 Twin{"E06000001,A,12.5,1,1", "areas/live-births-a-whole-number-12"},
                 Twin{"E06000001,A,-5,1,1", "areas/live-births-a-whole-number-5"},
                 Twin{"E06000001,A,18340000000,1,1", "areas/live-births-a-whole-number-18340000000"},
                 Twin{"E06000001,A,5,0,1", "areas/adversity-ratio-a-ratio-above-0"},
                 Twin{"E06000001,A,5,\"1,3\",1", "areas/adversity-ratio-a-ratio-above-0-and-up"},
                 Twin{"E06000001,A,5,1,-3", "areas/imd-a-number-0-or-more"},
                 Twin{"E06000001,A,5,1,5%", "areas/imd-a-number-0-or-more-5"},
                 Twin{"E06000001,A,5", "areas/5-cells-as-in-the-header"},
                 Twin{"E06000001,A,B,5,1,1", "areas/5-cells-as-in-the-header-6"},
                 Twin{"E06000001,\"A,5,1,1", "areas/a-quotation-mark-that-closes"},
                 Twin{"E06000001,A \"x\" B,5,1,1", "areas/quotation-marks-only-around-a-whole"},
                 Twin{"E06000001,A,5,1,1\nE06000001,B,6,1,1", "areas/area-code-each-area-once-3"},
                 Twin{",A,5,1,1\n,A,6,1,1", "areas/area-name-each-area-once"});
    CAPTURE(twin.cells);
    CHECK(is_text(problems(row(twin.cells)), twin.text));
    // Skipped, it is one row less, with the same words; the good rows around it are read.
    const AreaTable table =
        read(row("W06000001,Before,1,1,1\n" + twin.cells + "\nW06000002,After,1,1,1"), {}, true);
    CHECK(table.rejected.size() == 1);
    CHECK(table.areas.back().name == "After");
}

TEST_CASE("intervals of a ratio", "[input][areas]") {
    const std::string header = "area_name,births,ratio,ratio_low,ratio_high\n";
    const GivenRatio given = *read(header + "A,5,1.2,1.0,1.44\n").areas[0].adversity;
    CHECK(given.ratio == 1.2);
    CHECK(*given.log_standard_error == Approx(std::log(1.44) / (2 * 1.96)));
    CHECK(*read("area_name,births,ratio,ratio_se\nA,5,1.2,0.06\n").areas[0].adversity->log_standard_error ==
          Approx(0.05));
    CHECK_FALSE(read(header + "A,5,1.2,,\n").areas[0].adversity->log_standard_error.has_value());
    CHECK(is_text(problems(header + "A,5,1.2,1.3,1.4\n"), "areas/ratio-low-ratio-high-1-3"));
    CHECK(is_text(problems(header + "A,5,1.2,1.1,\n"), "areas/ratio-high-both-ends"));
    CHECK(is_text(problems(header + "A,5,,1.1,1.3\n"), "areas/ratio-a-ratio-beside-its-standard"));
}

TEST_CASE("missing is never zero", "[input][areas]") {
    const std::string marker =
        GENERATE(as<std::string>{}, "[c]", "[x]", "[z]", "*", "..", ".", "-", ":", "", " ", "n/a");
    CAPTURE(marker);
    const AreaTable table = read(row("E06000001,A,5," + marker + "," + marker));
    CHECK_FALSE(table.areas[0].adversity.has_value());
    CHECK(table.areas[0].indicators.empty());
    CHECK(has_text(problems(row("E06000001,A," + marker + ",1,1")),
                   "areas/missing-births-are-not-zero-births"));
    CHECK(read(row("E06000001,A,0,1,0")).areas[0].live_births == 0);
    CHECK(read(row("E06000001,A,0,1,0")).areas[0].indicators[0].value == 0);
}

TEST_CASE("codes: joined areas, and prefixes that nobody knows", "[input][areas]") {
    for (const char* code : {"\"E06000052, E06000053\"", "E06000052; E06000053", "E06000052 & E06000053"})
        CHECK(read(row(code + std::string(",A,5,,"))).areas.size() == 1);
    CHECK(has_text(problems(row("\"E06000052, E0600005\",A,5,,")), "areas/a-gss-code"));
    CHECK(is_text(notes(read(row("X99000001,A,5,,\nX99000002,B,5,,"))), "areas/2-area-codes-begin-with-x99"));
}

TEST_CASE("footnotes below the table are recognised and reported", "[input][areas]") {
    const AreaTable one = read(row("E06000001,A,5,,\nSource: ONS"));
    CHECK(one.areas.size() == 1);
    CHECK(is_text(notes(one), "areas/line-3-is-taken"));
    const AreaTable more =
        read(row("E06000001,A,5,,\n\n,,,,\n\"Source: ONS, 2024\",,,,\n1. Births are registrations"));
    CHECK(more.areas.size() == 1);
    CHECK(has_lines(notes(more), "areas/lines-5-to-6-are-taken"));
    // In the middle it is no footnote.
    CHECK(has_text(problems(row("Source: ONS\nE06000001,A,5,,")), "areas/1-a-below-the-table"));
}

TEST_CASE("a row cut short, or without births, is no footnote", "[input][areas]") {
    const std::string header = "area_name,live_births\nA,5\n";
    for (const char* name : {"Gateshead", "\"Kingston upon Hull, City of\"", "King's Lynn and West Norfolk",
                             "\"Bournemouth, Christchurch and Poole\"", "Crownhill", "Noteby", "E06000010"}) {
        CAPTURE(name);
        CHECK(has_text(problems(header + name), "areas/2-cells-as-in-the-header-1"));
        CHECK(has_text(problems(header + name + ",\n"), "areas/live-births-a-whole-number"));
        CHECK(has_text(problems("area_name,live_births\n" + std::string(name) + ",\nA,5\n"),
                       "areas/live-births-a-whole-number-2"));
    }
}

TEST_CASE("a footnote with a comma is no area", "[input][areas]") {
    const std::string text = "area_name,live_births\nA,5\nSource: ONS, 2024\n";
    CHECK((!problems(text).empty() || read(text).areas.size() == 1));  // to ask about it is as good
}

TEST_CASE("no row is ever lost, over random tables", "[input][areas][fuzz]") {
    for (unsigned seed = 0; seed < 4000; ++seed) {
        const RandomTable random = random_table(seed);
        CAPTURE(seed, random.text);
        AreaTable table;
        try {
            table = read(random.text, {}, true);
        } catch (const InputError& error) {  // no rows, or footnotes alone
            REQUIRE(is_text(error.issues().at(0).expected, "areas/at-least-one-area-below-the-header"));
            continue;
        }
        std::vector<std::size_t> seen(table.lines.begin(), table.lines.end());
        for (const RejectedRow& rejected : table.rejected) {
            REQUIRE_FALSE(rejected.issues.empty());
            REQUIRE_FALSE(rejected.cells.empty());
            seen.push_back(rejected.line);
        }
        for (const std::size_t line : footnote_lines(random, table.notes)) seen.push_back(line);
        std::sort(seen.begin(), seen.end());
        REQUIRE(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
        REQUIRE((seen.empty() || seen.back() <= random.last_line));
        if (!random.open_quotes) REQUIRE(seen == random.lines);
    }
}
