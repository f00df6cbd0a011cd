// Every format, read back cell by cell: random tables with empty cells, and headings, anywhere.

#include "pairmodel/report/documents.hpp"
#include "report/results.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/workbook.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace pairmodel;
using program::lines_of;

namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

/// A text as it stands in Markdown and LaTeX; empty: as it is.
struct Sample {
    std::string plain, markdown, latex;
};
const std::vector<Sample> samples{{"x", "", ""},
                                  {"a & b", "a \\& b", "a \\& b"},
                                  {"a | b", "a \\| b", "a \\textbar{} b"},
                                  {"back\\slash", "back\\\\slash", "back\\textbackslash{}slash"},
                                  {"end\\", "end\\\\", "end\\textbackslash{}"},
                                  {"[c]", "\\[c\\]", "{[}c{]}"},
                                  {"\"q\", with; commas", "", "\\char34{}q\\char34{}, with; commas"},
                                  {"-", "", ""},
                                  {"1,834", "", ""}};

std::string escaped_of(const std::string& plain, std::string Sample::*format) {
    for (const Sample& sample : samples)
        if (sample.plain == plain && !(sample.*format).empty()) return sample.*format;
    return plain;
}

/// A table with what it says to people and to programs.
struct Made {
    Document document;
    std::vector<bool> numbers;  ///< columns for readers that stand to the right
    Rows read;                  ///< for readers, the headings first
    Rows data;                  ///< for programs, the names first
    Rows sheet;                 ///< for readers of a workbook, where a range has two columns
};

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    Made make() {
        const std::size_t width = 1 + up_to(5);
        std::vector<bool> ranges;
        for (std::size_t i = 0; i < width; ++i) ranges.push_back(add_column(i));
        for (std::size_t rows = up_to(6); rows > 0; --rows) {
            read_ = &made_.read.emplace_back();
            data_ = &made_.data.emplace_back();
            sheet_ = &made_.sheet.emplace_back();
            cells_.emplace_back();
            for (std::size_t i = 0, at = 0; i < width; ++i, at += ranges[i - 1] ? 2 : 1)
                add_cell(columns_[at].kind, ranges[i]);
        }
        drop_silent(made_.read, made_.numbers);
        std::vector<bool> unused(made_.sheet[0].size());
        drop_silent(made_.sheet, unused);
        made_.document = document_of("Title", table_of("t", "Below", columns_, cells_));
        return std::move(made_);
    }

private:
    std::size_t up_to(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
    }

    bool add_column(std::size_t number) {
        if (number == 0) {
            for (Rows* rows : {&made_.read, &made_.data, &made_.sheet}) rows->emplace_back();
        }
        const ColumnKind kind =
            std::array{ColumnKind::text, ColumnKind::text, ColumnKind::count, ColumnKind::babies}[up_to(4)];
        const bool range = kind == ColumnKind::babies && up_to(2) == 0;
        const bool bare = kind == ColumnKind::text && up_to(4) == 0;
        const std::string title = bare ? "" : "Heading " + std::to_string(number);
        made_.numbers.push_back(kind != ColumnKind::text);
        made_.read[0].push_back(title);
        for (const RangeEnd end : {range ? RangeEnd::low : RangeEnd::none, RangeEnd::high}) {
            if (end == RangeEnd::high && !range) continue;
            const std::string name = "c" + std::to_string(columns_.size());
            made_.data[0].push_back(name);
            made_.sheet[0].push_back(title + (!range ? "" : end == RangeEnd::low ? ", low" : ", high"));
            columns_.push_back({name, title, kind, "", "", end});
        }
        return range;
    }

    void add(const OwnCell& cell, const std::string& text, const std::string& data) {
        cells_.back().push_back(cell);
        data_->push_back(data);
        sheet_->push_back(text);
    }

    void add_cell(ColumnKind kind, bool range) {
        const bool empty = up_to(5) < 2;
        const bool absent = kind != ColumnKind::text || up_to(2) == 0;
        const std::string text = samples[up_to(samples.size())].plain;
        const auto number = static_cast<double>(1001 + up_to(900));
        const auto show = [](double n) { return std::to_string(static_cast<int>(n)); };
        if (empty) {
            read_->emplace_back();
            for (int i = 0; i < (range ? 2 : 1); ++i)
                add(absent ? OwnCell(Absent::empty) : OwnCell(std::string()), "", "");
        } else if (kind == ColumnKind::text) {
            read_->push_back(text);
            add(text, text, text);
        } else {
            const auto grouped = [&](double n) { return "1," + show(n).substr(1); };
            read_->push_back(grouped(number) + (range ? " to " + grouped(number + 7) : ""));
            add(number, show(number), show(number));
            if (range) add(number + 7, show(number + 7), show(number + 7));
        }
    }

    /// What has neither a heading nor a cell is no column for readers.
    static void drop_silent(Rows& rows, std::vector<bool>& numbers) {
        for (std::size_t i = rows[0].size(); i-- > 0;) {
            if (std::any_of(rows.begin(), rows.end(), [i](const Row& row) { return !row[i].empty(); }))
                continue;
            for (Row& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
            numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    std::mt19937 random_;
    Made made_;
    std::vector<Column> columns_;
    std::vector<std::vector<OwnCell>> cells_;
    Row* read_ = nullptr;
    Row* data_ = nullptr;
    Row* sheet_ = nullptr;
};

/// The pieces of a line between marks.
Row split(std::string_view line, std::string_view mark) {
    Row cells;
    for (;;) {
        const std::size_t end = std::min(line.find(mark), line.size());
        cells.emplace_back(line.substr(0, end));
        if (end == line.size()) return cells;
        line.remove_prefix(end + mark.size());
    }
}

/// Headings as formats show them where each column must have one; cells in the format's own spelling.
Rows expected_of(const Rows& rows, const std::string& bare, std::string Sample::*format = &Sample::plain) {
    Rows expected = rows;
    for (std::string& heading : expected[0])
        if (heading.empty()) heading = bare;
    for (std::size_t i = 1; i < expected.size(); ++i)
        for (std::string& cell : expected[i]) cell = escaped_of(cell, format);
    return expected;
}

Rows latex_rows(const std::string& text) {
    Rows rows;
    for (std::string line : lines_of(text)) {
        if (!line.ends_with(" \\\\") || line.starts_with("\\caption")) continue;
        line.resize(line.size() - 3);
        rows.push_back(split(line, " & "));
    }
    return rows;
}

Rows markdown_rows(const std::string& text) {
    Rows rows;
    for (const std::string& line : lines_of(text)) {
        if (!line.starts_with("| ") || line.starts_with("| :-") || line.starts_with("| --")) continue;
        Row row = split(std::string_view(line).substr(1), " |");
        row.pop_back();  // after the last mark
        for (std::string& cell : row) cell.erase(0, 1);
        rows.push_back(row);
    }
    return rows;
}

Rows html_rows(const std::string& text) {
    pugi::xml_document page;
    REQUIRE(static_cast<bool>(page.load_string(text.c_str())));
    Rows rows;
    for (const auto& row : page.select_nodes("//table//tr")) {
        rows.emplace_back();
        for (const pugi::xml_node cell : row.node().children()) rows.back().emplace_back(cell.text().get());
    }
    return rows;
}

/// Cells stand where their headings do: a column is as wide as its widest cell.
Rows text_rows(const std::string& text, const Made& made) {
    Rows rows;
    auto lines = lines_of(text);
    const std::size_t count = made.read.size();
    REQUIRE(lines.size() >= count);
    for (std::size_t i = 4; i < 4 + count; ++i) {  // below titles and blank lines
        rows.emplace_back();
        std::size_t at = 2;
        for (std::size_t column = 0; column < made.numbers.size(); ++column) {
            std::size_t width = 0;
            for (const Row& row : made.read) width = std::max(width, row[column].size());
            std::string cell = lines.at(i).size() > at ? lines[i].substr(at, width) : "";
            if (made.numbers[column])
                cell.erase(0, cell.find_first_not_of(' '));
            else
                cell.erase(cell.find_last_not_of(' ') + 1);
            rows.back().push_back(cell);
            at += width + 3;
        }
    }
    return rows;
}

/// The table of a sheet, as far as it says that it reaches.
Rows sheet_rows(const workbook::Sheet& sheet) {
    Rows rows;
    const std::string range = sheet.tables.at(0).child("table").attribute("ref").value();
    const auto [end_row, end_column] = workbook::position_of(range.substr(range.find(':') + 1));
    for (int row = 3; row <= end_row; ++row) {  // below a title and a line
        rows.emplace_back();
        for (int column = 1; column <= end_column; ++column) rows.back().push_back(sheet.text(row, column));
    }
    return rows;
}

Row json_row(const nlohmann::json& object, const Row& names) {
    Row row;
    for (const std::string& name : names)
        row.push_back(!object.contains(name)        ? ""
                      : object.at(name).is_string() ? object.at(name).get<std::string>()
                                                    : object.at(name).dump());
    return row;
}

/// The one list of records in JSON, or the lines of JSONL.
Rows json_rows(const std::string& text, const Row& names, bool is_lines) {
    Rows rows{names};
    nlohmann::json list;
    if (is_lines)
        for (const std::string& line : lines_of(text)) {
            if (nlohmann::json one = nlohmann::json::parse(line); one["type"] != "document")
                list.push_back(one);
        }
    else
        list = nlohmann::json::parse(text).at("t");
    for (const auto& object : list) rows.push_back(json_row(object, names));
    return rows;
}

/// A table of a workbook has a row, if only to say that there is none.
Rows with_a_row(Rows rows) {
    if (rows.size() == 1) rows.emplace_back(rows[0].size(), "[z]");
    return rows;
}

}  // namespace

TEST_CASE("empty cells anywhere leave every other cell in its column", "[report][formats]") {
    for (unsigned seed = 0; seed < 400; ++seed) {
        const Made made = Maker(seed).make();
        CAPTURE(seed);
        const std::map<std::string, std::function<Rows(const std::string&)>> programs{
            {"csv", [](const std::string& text) { return program::csv_rows(text); }},
            {"tsv", [](const std::string& text) { return program::csv_rows(text, '\t'); }},
            {"json", [&](const std::string& text) { return json_rows(text, made.data[0], false); }},
            {"jsonl", [&](const std::string& text) { return json_rows(text, made.data[0], true); }}};
        for (const auto& [format, rows_of] : programs) {
            const std::string text = results::written(made.document, format);
            CAPTURE(text);
            CHECK(rows_of(text) == made.data);
        }
        if (made.read[0].empty()) continue;  // nothing for readers
        const auto check = [&](const char* format, const auto& rows_of, const Rows& expected) {
            const std::string text = results::written(made.document, format);
            CAPTURE(text);
            CHECK(rows_of(text) == expected);
        };
        check(
            "text", [&](const std::string& text) { return text_rows(text, made); }, made.read);
        check("markdown", markdown_rows, expected_of(made.read, "", &Sample::markdown));
        check("html", html_rows, expected_of(made.read, "Marker"));
        check("latex", latex_rows, expected_of(made.read, "Marker", &Sample::latex));
    }
}

TEST_CASE("empty cells of a workbook leave every other cell in its column", "[report][formats]") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Made made = Maker(seed).make();
        if (made.sheet[0].empty()) continue;
        // Two columns of a table in a workbook never have one heading: that is for another test.
        if (std::count(made.sheet[0].begin(), made.sheet[0].end(), "") > 1) continue;
        CAPTURE(seed);
        const workbook::Workbook book = workbook::read(results::written(made.document, "xlsx"));
        CHECK(sheet_rows(book.sheet("Table_1")) == with_a_row(expected_of(made.sheet, "Marker")));
        CHECK(sheet_rows(book.sheet("Data")) == with_a_row(made.data));
    }
}

TEST_CASE("every format is read back", "[report][formats]") {
    std::vector<std::string> names;
    for (const Format* format : all_formats()) names.push_back(format->name);
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"csv", "docx", "html", "json", "jsonl", "latex", "markdown",
                                            "text", "tsv", "xlsx"});
}
