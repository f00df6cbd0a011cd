// What cells of workbooks hold, as the lines of a CSV text.

#include "input/workbook/workbook.hpp"
#include "pairmodel/error.hpp"
#include "support/catch.hpp"
#include "support/made_workbook.hpp"
#include "support/zip.hpp"

#include <fmt/format.h>

using namespace pairmodel;

namespace {

std::vector<Sheet> sheets_of(const std::string& bytes, std::uintmax_t most_bytes = 1UL << 20) {
    ZipFile zip(bytes, "w.xlsx", 64UL << 20);
    REQUIRE(is_workbook(zip));
    return read_workbook(zip, "w.xlsx", most_bytes);
}

std::string text_of(const std::string& bytes) {
    return sheets_of(bytes).at(0).text;
}

std::string of_rows(const std::string& rows, const made::Parts& parts = {}) {
    return text_of(made::xlsx({{"S", rows}}, parts));
}

std::string refusal(const std::string& bytes, std::uintmax_t most_bytes = 1UL << 20) {
    try {
        (void)sheets_of(bytes, most_bytes);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

bool says(const std::string& text, const std::string& part) {
    CAPTURE(text);
    return text.find(part) != std::string::npos;
}

std::string in_ods(const std::string& rows, const std::string& styles = "") {
    return text_of(made::ods(R"(<table:table table:name="S">)" + rows + "</table:table>", styles));
}

}  // namespace

TEST_CASE("xlsx: texts, shared or in their cells, are what people see", "[input][workbook]") {
    made::Parts parts;
    parts.shared =
        "<si><t>a &amp; b</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si>"
        "<si><t>word</t><rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh></si><si><t>two\nlines_x000D_\nx_x0041__x00Z1_</t></si>";
    CHECK(
        of_rows(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\">"
            "<v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>",
            parts) == "a & b,rich text,word,two lines xA_x00Z1_\n");
    CHECK(
        of_rows(
            R"(<row><c t="inlineStr"><is><t>in, its</t></is></c><c t="str"><f>A1</f><v>cell "x"</v></c></row>)") ==
        "\"in, its\",\"cell \"\"x\"\"\"\n");
}

TEST_CASE("xlsx: numbers have all their digits, and the look of per cent and dates", "[input][workbook]") {
    made::Parts parts;
    parts.formats =
        R"(<numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="[$-809]d mmmm yyyy"/>)"
        R"(<numFmt numFmtId="166" formatCode="#,##0&quot;days&quot;;[Red]-0"/>)"
        R"(<numFmt numFmtId="167" formatCode="[h]:mm"/>)";
    parts.styles =
        R"(<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/>)"
        R"(<xf numFmtId="167"/><xf numFmtId="10"/>)";
    CHECK(
        of_rows(R"(<row><c><v>0.28999999999999998</v></c><c><v>1234567890123</v></c><c><v>1E3</v></c></row>)",
                parts) == "0.29,1234567890123,1000\n");
    CHECK(of_rows(R"(<row><c s="1"><v>0.251</v></c><c s="6"><v>0.07</v></c><c s="3"><v>5</v></c></row>)",
                  parts) == "25.1%,7%,5\n");
    CHECK(of_rows(R"(<row><c s="2"><v>45382</v></c><c s="4"><v>1</v></c><c s="4"><v>45382.5</v></c>)"
                  R"(<c s="5"><v>1.5</v></c><c t="d"><v>2024-03-31T00:00:00</v></c></row>)",
                  parts) == "2024-03-31,1900-01-01,2024-03-31 12:00:00,36:00:00,2024-03-31\n");
    parts.properties = R"(date1904="1")";
    CHECK(of_rows(R"(<row><c s="4"><v>0</v></c></row>)", parts) == "1904-01-01\n");
}

TEST_CASE("xlsx: results of formulas count; a formula without one is shown", "[input][workbook]") {
    CHECK(
        of_rows(
            R"(<row><c><f>1+1</f><v>2</v></c><c t="b"><f>TRUE()</f><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>)"
            R"(<c><f>B1*2</f></c><c><f>X</f><v></v></c></row>)") == "2,TRUE,#DIV/0!,=B1*2,=X\n");
}

TEST_CASE("xlsx: cells stand where they say, rows too", "[input][workbook]") {
    std::string many_cells;
    for (int i = 0; i < 16'385; ++i) many_cells += "<c/>";
    CHECK(
        of_rows(
            R"(<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row><row/>)") ==
        "\n,1,2\n\n\n3,,\n");
    CHECK(says(refusal(made::xlsx({{"S", R"(<row r="2"><c><v>1</v></c></row><row r="1"/>)"}})),
               "row 1 stands below row 2"));
    CHECK(says(refusal(made::xlsx(
                   {{"S", R"(<row r="1"><row r="1"><c><v>1</v></c></row><c r="B1"><v>2</v></c></row>)"}})),
               "row 1 stands below row 1"));
    CHECK(says(refusal(made::xlsx({{"S", R"(<row r="2"><c r="A3"><v>1</v></c></row>)"}})),
               "\"A3\" stands in row 2"));
    CHECK(says(refusal(made::xlsx({{"S", R"(<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>)"}})),
               "A1 stands there twice"));
    CHECK(says(refusal(made::xlsx({{"S", R"(<row><c r="XFE1"><v>1</v></c></row>)"}})),
               "more than 16384 cells"));
    CHECK(says(refusal(made::xlsx({{"S", R"(<row r="5000001"><c><v>1</v></c></row>)"}})),
               "more than 5000000 rows"));
    CHECK(says(refusal(made::xlsx({{"S", R"(<row r="x"><c><v>1</v></c></row>)"}})), "a row is called \"x\""));
    CHECK(says(refusal(made::xlsx({{"S", R"(<row><c t="s"><v>7</v></c></row>)"}})),
               "text \"7\", which is not there"));
    CHECK(says(refusal(made::xlsx({{"S", "<row>" + many_cells + "</row>"}})), "more than 16384 cells"));
}

TEST_CASE("xlsx: names of parts have any slashes and cases; prefixes are as good as none",
          "[input][workbook]") {
    const std::string bytes = zip::packed(
        {{"xl\\Workbook.xml",
          R"(<x:workbook xmlns:x="m" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="S" sheetId="1" r:id="a"/></x:sheets></x:workbook>)"},
         {"xl\\_rels\\workbook.xml.rels",
          R"(<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="/xl/worksheets/SHEET1.xml"/></Relationships>)"},
         {"xl\\worksheets\\sheet1.xml",
          R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>)"}});
    CHECK(text_of(bytes) == "5\n");
}

TEST_CASE("hidden sheets and rows are known", "[input][workbook]") {
    made::Parts parts;
    parts.hidden = "B";
    const auto sheets = sheets_of(made::xlsx(
        {{"A", R"(<row><c><v>1</v></c></row><row hidden="1"><c><v>2</v></c></row><row hidden="1"/>)"},
         {"B", ""}},
        parts));
    REQUIRE(sheets.size() == 2);
    CHECK_FALSE(sheets[0].hidden);
    CHECK(sheets[1].hidden);
    CHECK(sheets[0].hidden_rows == 1);
    CHECK(sheets[0].first_hidden == 2);
    const auto others = sheets_of(made::ods(
        R"(<table:table table:name="A"><table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table><table:table table:name="B" table:style-name="h"/>)",
        R"(<style:style style:name="h"><style:table-properties table:display="false"/></style:style>)"));
    REQUIRE(others.size() == 2);
    CHECK(others[0].hidden_rows == 1);
    CHECK_FALSE(others[0].hidden);
    CHECK(others[1].hidden);
}

TEST_CASE("ods: cells of every type, merged, repeated, of several paragraphs", "[input][workbook]") {
    CHECK(
        in_ods(
            R"(<table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>Title</text:p></table:table-cell>)"
            R"(<table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>D</text:p></table:table-cell></table:table-row>)") ==
        "Title,,,D\n");
    CHECK(
        in_ods(
            R"(<table:table-row><table:table-cell office:value-type="percentage" office:value="0.251"><text:p>25%</text:p></table:table-cell>)"
            R"(<table:table-cell office:value-type="currency" office:value="12.5"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/>)"
            R"(<table:table-cell office:value-type="date" office:date-value="2024-03-31"><text:p>31 March</text:p></table:table-cell>)"
            R"(<table:table-cell office:value-type="float" office:value="35.036999999999999"/><table:table-cell table:formula="of:=[.A1]"/></table:table-row>)") ==
        "25.1%,12.5,TRUE,2024-03-31,35.036999999999999,=of:=[.A1]\n");
    CHECK(
        in_ods(
            R"(<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/></table:table-row>)"
            R"(<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)") ==
        "7,7\n7,7\n");
    CHECK(
        in_ods(
            R"(<table:table-row><table:table-cell><office:annotation><text:p>remark</text:p></office:annotation><text:p>one<text:s text:c="2"/><text:span>two</text:span></text:p>)"
            R"(<text:p>three<text:line-break/>four</text:p><draw:frame xmlns:draw="d"><text:p>drawn</text:p></draw:frame></table:table-cell></table:table-row>)") ==
        "one  two three four\n");
}

TEST_CASE("a small file that unpacks to a large one is refused", "[input][workbook]") {
    const auto ods_cell = [](const std::string& rows, const std::string& columns) {
        return made::ods(fmt::format(
            R"(<table:table table:name="S"><table:table-row table:number-rows-repeated="{}"><table:table-cell table:number-columns-repeated="{}" office:value-type="float" office:value="1"/></table:table-row></table:table>)",
            rows, columns));
    };
    CHECK(says(refusal(ods_cell("1000000", "16384")), "is larger than the 1 MiB"));
    CHECK(says(refusal(ods_cell("99999999999", "1")), "more than 5000000 rows"));
    CHECK(says(refusal(ods_cell("1", "99999999999")), "more than 16384 cells"));
    std::string rows = R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)";
    for (int row = 2; row < 200; ++row)
        rows += fmt::format(R"(<row r="{0}"><c r="A{0}"><v>1</v></c></row>)", row);
    CHECK(says(refusal(made::xlsx({{"S", rows}})), "is larger than the 1 MiB"));
    made::Parts parts;
    parts.shared = "<si><t>" + std::string(2UL << 20, 'x') + "</t></si>";
    CHECK(says(refusal(made::xlsx({{"S", ""}}, parts)), "is larger than the 1 MiB"));
    parts.shared.clear();
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<a>";
    CHECK(says(refusal(made::xlsx({{"S", deep}})), "too deep"));
    parts.sheet_properties = "<a b=\"" + std::string(5UL << 20, 'x') + "\"/>";
    CHECK(says(refusal(made::xlsx({{"S", ""}}, parts)), "too large a piece of markup"));
    parts.sheet_properties.clear();
    for (int i = 0; i < 40'000; ++i) parts.shared += "<si/>";
    CHECK(says(refusal(made::xlsx({{"S", ""}}, parts)), "is larger than the 1 MiB"));
    parts.shared.clear();
    parts.sheet_properties = std::string(70UL << 20, ' ');
    CHECK(says(refusal(made::xlsx({{"S", ""}}, parts)), "larger, when unpacked, than the 64 MiB"));
    CHECK(says(refusal(made::xlsx({{"S", "<row><c><v>" + std::string(2UL << 20, '1') + "</v></c></row>"}}),
                       4UL << 20),
               "a cell larger than 1 MiB"));
    CHECK(says(refusal(zip::packed({{"xl/workbook.xml",
                                     "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]><x>"}})),
               "cannot be read as a workbook"));
}

TEST_CASE("damaged workbooks are refused, cut off anywhere", "[input][workbook]") {
    const std::string whole = made::xlsx_of("area_name,live_births\nA,5\n");
    for (std::size_t size = 4; size < whole.size(); size += 7) {
        const std::string cut = whole.substr(0, size);
        CAPTURE(size);
        try {
            ZipFile zip(cut, "w.xlsx", 1UL << 20);
            if (is_workbook(zip))
                for (const Sheet& sheet : read_workbook(zip, "w.xlsx", 1UL << 20))
                    CHECK(sheet.text == "area_name,live_births\nA,5\n");  // what is lost was not of the table
        } catch (const FileError& error) {
            CHECK(says(error.what(), "w.xlsx"));
        }
    }
}
