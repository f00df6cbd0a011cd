#include "input/cells/suggest.hpp"
#include "input/services/columns.hpp"
#include "input/services/rows.hpp"
#include "input/tables/row_width.hpp"
#include "input/tables/rows.hpp"
#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/input/service_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace pairmodel {

namespace {

class Reader {
public:
    Reader(std::string text, const std::string& name) : text_(std::move(text)) {
        table_.name = name;
        table_.sha256 = sha256_of(text_);
    }

    ServiceTable read() {
        std::optional<ServiceColumns> columns;
        Issue wanted = no_header();
        const auto is_header = [&](const HeadRow& row, std::span<const HeadRow> below) {
            if (has_births(row.cells))
                wanted.hint =
                    "a table of areas? The services come first: pairmodel gap services.csv areas.csv";
            columns = service_columns_of(row.cells, below);
            return columns.has_value();
        };
        read_small_table(text_, wanted, is_header,
                         [&](CsvReader& reader, const TextLines& lines, const TableHead& head) {
                             read_services(reader, head, *columns);
                             note_encoding(lines, table_.notes);
                         });
        return finish();
    }

private:
    void read_services(CsvReader& reader, const TableHead& head, const ServiceColumns& columns) {
        for (Issue issue : columns.issues) {
            issue.file = table_.name;
            issue.line = head.header.line;
            issues_.push_back(std::move(issue));
        }
        const RowWidth width(table_.name, head.header, head.below);
        if (width.header_issue()) return issues_.push_back(*width.header_issue());
        note_header_line(head.header.line, table_.notes);
        width.add_note(table_.notes);
        if (!columns.unused.empty()) table_.notes.push_back("not used: " + unused_phrase(columns.unused));
        ServiceRows rows(columns, width, table_);
        const PassedOver passed = read_rows(
            reader,
            [&](const CsvRecord& record) {
                rows.read(record);
                refuse_too_many(table_.name, rows.issues());
            },
            // What other rows follow is no footnote, but a row that lacks its other cells.
            [&](const LoneText& text) { read_lone(text, width, rows); });
        for (const LoneText& note : passed.footnotes)
            table_.notes.push_back(
                fmt::format("line {} is taken for a footnote: {}", note.line, in_quotes(note.text)));
        issues_.insert(issues_.end(), rows.issues().begin(), rows.issues().end());
    }

    static void read_lone(const LoneText& row, const RowWidth& width, ServiceRows& rows) {
        CsvRecord lone;
        lone.line = row.line;
        lone.fields.assign(width.cells(), std::string_view());
        lone.fields[0] = row.text;
        rows.read(lone);
    }

    static bool has_births(const std::vector<std::string>& cells) {
        return std::any_of(cells.begin(), cells.end(), [](const std::string& cell) {
            return plain_name(cell).starts_with("livebirths");
        });
    }

    [[nodiscard]] Issue no_header() const {
        return {table_.name, 0,
                "",          "a header row with the columns service and level",
                "",          "and families_per_year, or wte and families_per_wte; see docs/data.md"};
    }

    ServiceTable finish() {
        if (table_.rows.empty() && issues_.empty())
            throw InputError({{table_.name, 0, "", "at least one service below the header", "none",
                               "a row for each service, with its name and its level"}});
        table_.issues = std::move(issues_);
        return std::move(table_);
    }

    std::string text_;
    ServiceTable table_;
    std::vector<Issue> issues_;
};

}  // namespace

ServiceTable read_service_table(std::istream& stream, const std::string& name) {
    return Reader(read_whole(stream, name, limits::small_table_bytes), name).read();
}

ServiceTable read_service_table(const std::string& path) {
    refuse_missing(table_path(path).file, "start from an empty table: pairmodel gap --template services.csv");
    return read_table_file(
        path, limits::small_table_bytes,
        [](std::istream& stream, const std::string& name) { return read_service_table(stream, name); });
}

}  // namespace pairmodel
