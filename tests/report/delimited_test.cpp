// CSV and TSV: quoting, the guard against formulas, rounding, many rows; metadata beside them.

#include "pairmodel/report/documents.hpp"
#include "report/results.hpp"
#include "report/table/record_builder.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

#include <nlohmann/json.hpp>

#include <array>

using namespace pairmodel;
using program::has;

namespace {

/// The line that one cell of text makes.
std::string cell(const std::string& text, const std::string& format = "csv") {
    const Document document =
        document_of("", table_of("t", "", {{"a", "A"}, {"b", "B"}}, {{text, std::string("x")}}));
    const std::string all = results::written(document, format);
    REQUIRE(all.starts_with(format == "csv" ? "a,b\n" : "a\tb\n"));
    const std::string row = all.substr(4);
    REQUIRE(row.ends_with(format == "csv" ? ",x\n" : "\tx\n"));
    return row.substr(0, row.size() - 3);
}

}  // namespace

TEST_CASE("CSV cells are quoted where they must be", "[report][csv]") {
    CHECK(cell("plain") == "plain");
    CHECK(cell("") == "");
    CHECK(cell("Bristol, City of") == "\"Bristol, City of\"");
    CHECK(cell("5\" tall") == "\"5\"\" tall\"");
    CHECK(cell("two\nlines") == "\"two\nlines\"");
    CHECK(cell("a\rb") == "\"a\rb\"");
    CHECK(cell("a;b") == "a;b");
    CHECK(cell("a\tb") == "a\tb");
    CHECK(cell("\"") == "\"\"\"\"");
    CHECK(cell("Ynys Môn") == "Ynys Môn");
    CHECK(cell("a\tb", "tsv") == "\"a\tb\"");
    CHECK(cell("Bristol, City of", "tsv") == "Bristol, City of");
}

TEST_CASE("text that a spreadsheet would run is made harmless", "[report][csv]") {
    CHECK(cell("=1+1") == "'=1+1");
    CHECK(cell("+A1") == "'+A1");
    CHECK(cell("-A1") == "'-A1");
    CHECK(cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(cell("\t=1") == "'\t=1");
    CHECK(cell("\r=1") == "\"'\r=1\"");
    CHECK(cell("=1,2") == "\"'=1,2\"");
    CHECK(cell("=\"x\"") == "\"'=\"\"x\"\"\"");
    CHECK(cell("\t=1", "tsv") == "\"'\t=1\"");
    CHECK(cell("=1", "tsv") == "'=1");
    CHECK(cell("a=1") == "a=1");
    CHECK(cell("-2+3+cmd|' /C calc'!A0") == "'-2+3+cmd|' /C calc'!A0");
}

TEST_CASE("numbers are never touched", "[report][csv]") {
    const Document document = document_of(
        "", table_of("t", "", {{"n", "N", ColumnKind::decimal}, {"b", "B", ColumnKind::babies}, {"t", "T"}},
                     {{-1.5, 0.1, std::string("-2.5")},
                      {OwnCell(Absent::not_available), 1e21, std::string("+7")}}));
    CHECK(results::written(document, "csv") == "n,b,t\n-1.5,0.1,-2.5\n,1e+21,+7\n");
}

TEST_CASE("headings are guarded and quoted too", "[report][csv]") {
    const Document document = document_of("", table_of("t", "", {{"=cmd", ""}, {"a,b", ""}, {"ok", ""}},
                                                       {{std::string("1"), std::string("2"), 3.0}}));
    CHECK(results::written(document, "csv") == "'=cmd,\"a,b\",ok\n1,2,3\n");
}

TEST_CASE("absent cells are blank, whatever the reason", "[report][csv]") {
    const Absent reason =
        GENERATE(Absent::empty, Absent::confidential, Absent::not_available, Absent::not_applicable);
    const Document document =
        document_of("", table_of("t", "", {{"a", ""}, {"b", "", ColumnKind::babies}}, {{reason, reason}}));
    CHECK(results::written(document, "csv") == "a,b\n,\n");
}

TEST_CASE("only babies are rounded", "[report][csv]") {
    Document document = document_of("", table_of("t", "",
                                                 {{"b", "", ColumnKind::babies},
                                                  {"c", "", ColumnKind::count},
                                                  {"r", "", ColumnKind::ratio},
                                                  {"d", "", ColumnKind::decimal}},
                                                 {{12.5, 1834.0, 1.213, 12.5}}));
    CHECK(results::written(document, "csv") == "b,c,r,d\n12.5,1834,1.213,12.5\n");
    document.round_to = 5;
    CHECK(results::written(document, "csv") == "b,c,r,d\n15,1834,1.213,12.5\n");
}

TEST_CASE("a long table keeps its order, and repeats nothing that it should not", "[report][csv]") {
    // More records than one thread writes at a time, with cells that repeat and change.
    constexpr std::size_t records = 3000;
    Table table;
    table.columns = {{"name", ""}, {"n", "", ColumnKind::decimal}, {"k", ""}, {"m", "", ColumnKind::babies}};
    table.records = records;
    table.rows = [](std::size_t record, RowSink& sink) {
        const std::string name = record % 7 == 0 ? "a,\"b\"" : "=n" + std::to_string(record / 3);
        for (const std::string_view k : {"x", "y"}) {
            const std::array<Cell, 4> cells{
                std::string_view(name), static_cast<double>(record) / 2, k,
                record % 5 == 0 ? Cell(Absent::confidential) : Cell(static_cast<double>(record % 2))};
            sink.row(cells);
        }
    };
    std::string expected = "name,n,k,m\n";
    for (std::size_t i = 0; i < records; ++i)
        for (const char* k : {"x", "y"}) {
            expected += i % 7 == 0 ? "\"a,\"\"b\"\"\"" : "'=n" + std::to_string(i / 3);
            expected += "," + std::to_string(i / 2) + (i % 2 == 1 ? ".5," : ",") + k + ",";
            if (i % 5 != 0) expected += std::to_string(i % 2);
            expected += "\n";
        }
    CHECK(results::written(document_of("", table), "csv") == expected);
}

TEST_CASE("a table without rows is its header", "[report][csv]") {
    CHECK(results::written(document_of("", table_of("t", "", {{"a", ""}, {"b", ""}}, {})), "csv") == "a,b\n");
}

TEST_CASE("metadata describes each column", "[report][csv]") {
    const auto result = results::result_of({results::area("E06000901", "Eastmere", 1000, 1.3, "Coast")});
    const Shape shape = GENERATE(Shape::longer, Shape::wide);
    const Document document = estimate_document(result, shape);
    const Format& csv = *format_of_name("csv");
    REQUIRE(csv.metadata != nullptr);
    const auto metadata = nlohmann::json::parse(csv.metadata(document, "a.csv"));
    CHECK(metadata["url"] == "a.csv");
    REQUIRE(metadata["tableSchema"]["columns"].size() == document.data.columns.size());
    for (std::size_t i = 0; i < document.data.columns.size(); ++i) {
        const Column& column = document.data.columns[i];
        const auto& described = metadata["tableSchema"]["columns"][i];
        CAPTURE(column.name);
        CHECK(described["titles"] == column.name);
        CHECK(described.contains("dc:description"));
        if (column.kind == ColumnKind::text) CHECK(described["datatype"] == "string");
        if (column.kind == ColumnKind::babies) CHECK(described["schema:unitText"] == "babies a year");
    }
    CHECK(has(metadata["dc:description"].dump(), "not a count"));
    CHECK_FALSE(metadata.contains("dc:license"));  // no official data in it
    CHECK(format_of_name("tsv")->metadata != nullptr);
    CHECK(format_of_name("json")->metadata == nullptr);
}

TEST_CASE("metadata keeps the rules of CSV on the Web", "[report][csv]") {
    Document document = document_of(
        "", table_of("t", "", {{"area code", "A"}, {"_year", "Y"}, {"Môn, %", "M"}, {"plain_1", "P"}}, {}));
    document.data.key = {"area code", "_year"};
    RecordBuilder record("method");
    record.text({"inputs", "my file.csv", "sha256"}, "aa").number({"elasticity"}, 1);
    document.records = {record.build()};
    const auto metadata = nlohmann::json::parse(format_of_name("csv")->metadata(document, "my file #1.csv"));
    CHECK(metadata.at("url") == "my%20file%20%231.csv");
    const auto& schema = metadata.at("tableSchema");
    std::vector<std::string> names;
    std::vector<std::string> titles;
    for (const auto& column : schema.at("columns")) {
        names.push_back(column.at("name"));
        titles.push_back(column.at("titles"));
    }
    CHECK(names == std::vector<std::string>{"area%20code", "%5Fyear", "M%C3%B4n%2C%20%25", "plain_1"});
    CHECK(titles == std::vector<std::string>{"area code", "_year", "Môn, %", "plain_1"});
    CHECK(schema.at("primaryKey") == nlohmann::json{"area%20code", "%5Fyear"});
    // Every term is one of the vocabulary, has one of its prefixes or is absolute.
    const auto& method = metadata.at("urn:x-pairmodel:method");
    CHECK(method.at("urn:x-pairmodel:elasticity") == 1);
    CHECK(method.at("urn:x-pairmodel:inputs")
              .at("urn:x-pairmodel:my%20file.csv")
              .at("urn:x-pairmodel:sha256") == "aa");
    for (const auto& [key, value] : metadata.items())
        CHECK((key == "@context" || key == "url" || key == "dialect" || key == "tableSchema" ||
               key.starts_with("dc:") || key.starts_with("urn:x-pairmodel:")));
}
