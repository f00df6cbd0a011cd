#include "input/text/csv.hpp"

#include "input/text/file.hpp"
#include "input/text/records_ahead.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace pairmodel;

namespace {

using Fields = std::vector<std::string>;

/// A record that outlives the next one.
struct Record {
    std::size_t line = 0;
    Fields fields;
    std::optional<Issue> issue;
};

std::vector<Record> read(const std::string& bytes, char delimiter = ',') {
    std::istringstream stream(bytes);
    TextLines lines(stream, "areas.csv");
    CsvReader reader(lines, delimiter);
    std::vector<Record> records;
    CsvRecord record;
    while (reader.next(record))
        records.push_back({record.line, Fields(record.fields.begin(), record.fields.end()), record.issue});
    CHECK_FALSE(reader.next(record));
    return records;
}

void check_record(const Record& record, std::size_t line, const Fields& fields) {
    CHECK(record.line == line);
    CHECK(record.fields == fields);
    CHECK_FALSE(record.issue.has_value());
}

/// A record that cannot be read: its first line as it stands, and what is wrong with it.
void check_broken(const Record& record, std::size_t line, const std::string& text,
                  const std::string& problem) {
    CHECK(record.line == line);
    CHECK(record.fields == Fields{text});
    REQUIRE(record.issue.has_value());
    CHECK(record.issue->file == "areas.csv");
    CHECK(record.issue->line == line);
    CHECK(record.issue->column == "");
    CHECK(is_text(record.issue->expected + " | " + record.issue->found, problem));
    CHECK_FALSE(record.issue->hint.empty());
}

}  // namespace

TEST_CASE("plain records and their lines", "[input]") {
    for (const std::string ending : {"\n", "\r\n", "\r"}) {
        const auto records = read("a,b,c" + ending + "1,,3" + ending + ",," + ending);
        REQUIRE(records.size() == 3);
        check_record(records[0], 1, {"a", "b", "c"});
        check_record(records[1], 2, {"1", "", "3"});
        check_record(records[2], 3, {"", "", ""});
    }
    CHECK(read("").empty());
    CHECK(read("\n \n\t\r\n").empty());
}

TEST_CASE("the last line may lack its ending", "[input]") {
    const auto records = read("a,b\n1,2");
    REQUIRE(records.size() == 2);
    check_record(records[1], 2, {"1", "2"});
    CHECK(read("a,b\n1,").at(1).fields == Fields{"1", ""});
    CHECK(read("a,b\n1,\"2\"").at(1).fields == Fields{"1", "2"});
    CHECK(read("a").at(0).fields == Fields{"a"});
}

TEST_CASE("blank lines are passed over and counted", "[input]") {
    const auto records = read("\n\na,b\n \t\n\r\n1,2\n\n");
    REQUIRE(records.size() == 2);
    check_record(records[0], 3, {"a", "b"});
    check_record(records[1], 6, {"1", "2"});
}

TEST_CASE("quotes hold delimiters, quotes and spaces", "[input]") {
    const auto records =
        read("\"Bournemouth, Christchurch and Poole\",\"5\"\" tall\",\"\"\n \"x\" , y , \" z \"\n\"\"\"\"\n");
    REQUIRE(records.size() == 3);
    check_record(records[0], 1, {"Bournemouth, Christchurch and Poole", "5\" tall", ""});
    check_record(records[1], 2, {"x", "y", " z "});
    check_record(records[2], 3, {"\""});
}

TEST_CASE("a cell may hold newlines, and lines are still the file's", "[input]") {
    const auto records = read("a,b\n\"one\ntwo\r\n\nthree\",2\nx,y\n\"\n\",z\nlast,1\n");
    REQUIRE(records.size() == 5);
    check_record(records[0], 1, {"a", "b"});
    check_record(records[1], 2, {"one\ntwo\r\n\nthree", "2"});
    check_record(records[2], 6, {"x", "y"});
    check_record(records[3], 7, {"\n", "z"});
    check_record(records[4], 9, {"last", "1"});
}

TEST_CASE("a stray quotation mark spoils its own row alone", "[input]") {
    const auto records = read("a,b\n5\" tall,1\nx,y\n\"Hull\" city,2\n\"a\"b\",3\nz,\"4\"\n");
    REQUIRE(records.size() == 6);
    check_record(records[0], 1, {"a", "b"});
    check_broken(records[1], 2, "5\" tall,1", "text/stray-quotation-mark-5-tall-1");
    CHECK(is_text(records[1].issue->hint, "text/write-a-quotation-mark-inside"));
    check_record(records[2], 3, {"x", "y"});
    check_broken(records[3], 4, "\"Hull\" city,2", "text/stray-quotation-mark-hull-city-2");
    check_broken(records[4], 5, "\"a\"b\",3", "text/stray-quotation-mark-a-b-3");
    check_record(records[5], 6, {"z", "4"});
}

TEST_CASE("a broken row behind a cell of several lines is still itself", "[input]") {
    const auto records = read("\"one\ntwo\",1\n5\" tall,2\n\"three\nfour\",3\n\"Hull,4\nx,5\n");
    REQUIRE(records.size() == 5);
    check_record(records[0], 1, {"one\ntwo", "1"});
    check_broken(records[1], 3, "5\" tall,2", "text/stray-quotation-mark-5-tall-2");
    check_record(records[2], 4, {"three\nfour", "3"});
    check_broken(records[3], 6, "\"Hull,4", "text/unclosed-quotation-mark-to-the-end-of-the-file");
    check_record(records[4], 7, {"x", "5"});
}

TEST_CASE("behind a quotation mark that is never closed the later rows are still read", "[input]") {
    const auto records = read("a,b\n\"Hull,1\nx,2\n\ny,3\n");
    REQUIRE(records.size() == 4);
    check_record(records[0], 1, {"a", "b"});
    check_broken(records[1], 2, "\"Hull,1", "text/unclosed-quotation-mark-to-the-end-of-the-file");
    CHECK(is_text(records[1].issue->hint, "text/close-the-quoted-cell"));
    check_record(records[2], 3, {"x", "2"});
    check_record(records[3], 5, {"y", "3"});
}

TEST_CASE("an unclosed quotation mark that meets the next quoted cell spoils its own row alone", "[input]") {
    const auto records = read("a,b\n\"Hull,1\nx,2\n\"York\",3\n\"one\ntwo\",4\nz,5\n");
    REQUIRE(records.size() == 6);
    check_broken(records[1], 2, "\"Hull,1", "text/unclosed-quotation-mark-up-to-line-4");
    check_record(records[2], 3, {"x", "2"});
    check_record(records[3], 4, {"York", "3"});
    check_record(records[4], 5, {"one\ntwo", "4"});
    check_record(records[5], 7, {"z", "5"});
}

TEST_CASE("several unclosed quotation marks are all found", "[input]") {
    const auto records = read("\"one,1\nx,1\n\"two,2\ny,2\n\"three,3\nz,3");
    REQUIRE(records.size() == 6);
    check_broken(records[0], 1, "\"one,1", "text/unclosed-quotation-mark-up-to-line-3");
    check_record(records[1], 2, {"x", "1"});
    check_broken(records[2], 3, "\"two,2", "text/unclosed-quotation-mark-up-to-line-5");
    check_record(records[3], 4, {"y", "2"});
    check_broken(records[4], 5, "\"three,3", "text/unclosed-quotation-mark-to-the-end-of-the-file");
    check_record(records[5], 6, {"z", "3"});
}

TEST_CASE("an unclosed quotation mark in a last line without ending", "[input]") {
    const std::string last = "\"a last line that is too long for a small string,2";
    const auto alone = read("a,b\n" + last);
    REQUIRE(alone.size() == 2);
    check_broken(alone[1], 2, last, "text/unclosed-quotation-mark-to-the-end-of-the-file");
    // The same line, read once more after an unclosed mark before it.
    const auto again = read("a,b\n\"x,1\n" + last);
    REQUIRE(again.size() == 3);
    check_broken(again[1], 2, "\"x,1", "text/unclosed-quotation-mark-up-to-line-3");
    check_broken(again[2], 3, last, "text/unclosed-quotation-mark-to-the-end-of-the-file");
}

TEST_CASE("a stray quotation mark in a last line without ending", "[input]") {
    const std::string last = "a last line \"that\" is too long for a small string,2";
    const auto records = read("\"x,1\n" + last);
    REQUIRE(records.size() == 2);
    check_broken(records[0], 1, "\"x,1", "text/unclosed-quotation-mark-up-to-line-2");
    check_broken(records[1], 2, last, "text/stray-quotation-mark-a-last-line-that-is-too");
}

TEST_CASE("cells of several lines may fill more than a record may, together", "[input]") {
    const std::string cell = std::string(64UL * 1024, 'x') + "\ny";
    std::string text;
    for (int i = 0; i < 300; ++i) text += '"' + cell + "\",1\n";
    const auto records = read(text);
    CHECK(records.size() == 300);
    for (const Record& record : records) {
        REQUIRE_FALSE(record.issue.has_value());
        REQUIRE((record.fields == Fields{cell, "1"}));
    }
}

TEST_CASE("a record longer than 4 MiB is broken, and the later rows are still read", "[input]") {
    // Each line closes the open cell and opens another, but read by itself it is one whole cell.
    const std::string cell = ',' + std::string(64UL * 1024, 'x') + ',';
    std::string text = "\"open,1\n";
    for (int i = 0; i < 300; ++i) text += '"' + cell + "\"\n";
    const auto records = read(text + "z,3\n");
    REQUIRE(records.size() == 302);
    check_broken(records[0], 1, "\"open,1", "text/unclosed-quotation-mark-within-4-MiB");
    for (std::size_t i = 1; i <= 300; ++i) {
        REQUIRE_FALSE(records[i].issue.has_value());
        REQUIRE(records[i].line == i + 1);
        REQUIRE((records[i].fields == Fields{cell}));
    }
    check_record(records[301], 302, {"z", "3"});
}

TEST_CASE("a cell or a row beyond the limits is an error of its row, and the later rows are still read",
          "[input]") {
    const std::string most(limits::cell_bytes, 'x');
    const std::string wide(limits::columns - 1, ',');
    const auto records = read("a,b\n" + most + ",1\n2," + most + "x\n" + wide + "\n" + wide + ",\nz,3\n");
    REQUIRE(records.size() == 6);
    CHECK_FALSE(records[1].issue.has_value());
    REQUIRE(records[2].issue.has_value());
    CHECK(records[2].issue->line == 3);
    CHECK(is_text(records[2].issue->expected, "text/at-most-1048576-bytes"));
    CHECK(is_text(records[2].issue->found, "text/1048577-bytes-in-cell-2"));
    CHECK_FALSE(records[3].issue.has_value());
    CHECK(records[3].fields.size() == limits::columns);
    REQUIRE(records[4].issue.has_value());
    CHECK(is_text(records[4].issue->expected, "text/at-most-16384-cells"));
    check_record(records[5], 6, {"z", "3"});
}

TEST_CASE("delimiters", "[input]") {
    check_record(read("a;b,c;\"d;e\"\n", ';').at(0), 1, {"a", "b,c", "d;e"});
    check_record(read("a\tb,c\t\"d\te\"\n", '\t').at(0), 1, {"a", "b,c", "d\te"});
    // Without white space being taken for an empty row, or for no cell.
    check_record(read("a\t\tb\n", '\t').at(0), 1, {"a", "", "b"});
    check_record(read("\ta\t\n", '\t').at(0), 1, {"", "a", ""});
}

TEST_CASE("lines read ahead are read again with the delimiter that they turned out to have", "[input]") {
    std::istringstream stream("title\na;b\n\"x\ny\";1\nz;2\n");
    TextLines lines(stream, "areas.csv");
    std::deque<std::string> ahead;
    std::string_view line;
    while (ahead.size() < 3) {
        REQUIRE(lines.next(line));
        ahead.emplace_back(line);
    }
    ahead.pop_front();
    CsvReader reader(lines, ';');
    reader.unread(2, ahead);
    CsvRecord record;
    REQUIRE(reader.next(record));
    check_record({record.line, Fields(record.fields.begin(), record.fields.end()), record.issue}, 2,
                 {"a", "b"});
    REQUIRE(reader.next(record));
    check_record({record.line, Fields(record.fields.begin(), record.fields.end()), record.issue}, 3,
                 {"x\ny", "1"});
    REQUIRE(reader.next(record));
    check_record({record.line, Fields(record.fields.begin(), record.fields.end()), record.issue}, 5,
                 {"z", "2"});
    CHECK_FALSE(reader.next(record));
}

TEST_CASE("cells in other encodings come as UTF-8", "[input]") {
    check_record(read("Ynys M\xF4n,\x80\n").at(0), 1, {"Ynys Môn", "€"});
    const auto records = read("\xEF\xBB\xBF\"Ynys Môn\",€\n");
    check_record(records.at(0), 1, {"Ynys Môn", "€"});
}

TEST_CASE("records that are read ahead are those that are read one by one", "[input]") {
    const std::string cell(3000, 'x');  // enough for batches that end before their last record
    std::string text;
    for (int i = 0; i < 1300; ++i)
        text += std::to_string(i) + (i % 100 == 7  ? ",\"two\nlines\"\n"
                                     : i % 50 == 3 ? ",a\"b\n"
                                                   : "," + cell + "\n");
    for (const std::string& bytes : {text, text.substr(0, 900), std::string()}) {
        const std::vector<Record> expected = read(bytes);
        std::istringstream stream(bytes);
        TextLines lines(stream, "areas.csv");
        CsvReader reader(lines, ',');
        RecordsAhead records(reader);
        std::size_t at = 0;
        for (const CsvRecord* record = records.next(); record != nullptr; record = records.next(), ++at) {
            REQUIRE(at < expected.size());
            REQUIRE(record->line == expected[at].line);
            REQUIRE(Fields(record->fields.begin(), record->fields.end()) == expected[at].fields);
            REQUIRE(record->issue.has_value() == expected[at].issue.has_value());
        }
        CHECK(at == expected.size());
        CHECK(records.next() == nullptr);
    }
}

TEST_CASE("what cannot be read is told behind the records before it", "[input][limits]") {
    std::string text;
    for (int i = 0; i < 700; ++i) text += std::to_string(i) + ",1\n";
    std::istringstream stream(text + std::string("a\0b\n", 4));
    TextLines lines(stream, "areas.csv");
    CsvReader reader(lines, ',');
    RecordsAhead records(reader);
    for (int i = 0; i < 700; ++i) REQUIRE(records.next() != nullptr);
    CHECK_THROWS_AS(static_cast<void>(records.next()), FileError);
}
