#include "input/cells/footnote.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/services/columns.hpp"
#include "input/services/rows.hpp"
#include "input/text/csv.hpp"
#include "input/text/file.hpp"
#include "pairmodel/input/service_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace pairmodel {

namespace {

struct Footnote {
    std::size_t line = 0;
    std::string text;
};

class Reader {
public:
    Reader(std::string text, const std::string& name) : text_(std::move(text)) {
        table_.name = name;
        table_.sha256 = sha256_of(text_);
    }

    ServiceTable read() {
        std::optional<ServiceColumns> columns;
        std::size_t header_line = 0;
        const auto is_header = [&](const CsvRecord& record, char delimiter) {
            if (delimiter == ',') looks_like_areas_ |= has_births(record.fields);
            columns = service_columns_of(record.fields);
            header_line = record.line;
            return columns.has_value();
        };
        const auto unknown =
            read_small_table(text_, table_.name, is_header, [&](CsvReader& reader, const TextLines& lines) {
                read_rows(reader, header_line, *columns);
                if (lines.encoding() != Encoding::utf8)
                    table_.notes.push_back(fmt::format("read as {}", name_of(lines.encoding())));
            });
        if (unknown) throw InputError({no_header(*unknown)});
        return finish();
    }

private:
    void read_rows(CsvReader& reader, std::size_t header_line, const ServiceColumns& columns) {
        for (Issue issue : columns.issues) {
            issue.file = table_.name;
            issue.line = header_line;
            issues_.push_back(std::move(issue));
        }
        if (header_line > 1)
            table_.notes.push_back(
                fmt::format("the header is on line {}; what stands above it is not read", header_line));
        if (!columns.unused.empty()) table_.notes.push_back("not used: " + unused_phrase(columns.unused));
        ServiceRows rows(columns, table_);
        std::vector<Footnote> footnotes;
        CsvRecord record;
        while (reader.next(record)) {
            if (!record.issue && all_empty(record.fields)) continue;
            if (!record.issue && only_first_filled(record.fields) && reads_like_footnote(record.fields[0])) {
                footnotes.push_back({record.line, std::string(record.fields[0])});
                continue;
            }
            // What other rows follow is no footnote, but a row that lacks its other cells.
            for (const Footnote& row : footnotes) read_lone(row, columns, rows);
            footnotes.clear();
            rows.read(record);
            refuse_too_many(table_.name, rows.issues());
        }
        for (const Footnote& note : footnotes)
            table_.notes.push_back(
                fmt::format("line {} is taken for a footnote: {}", note.line, in_quotes(note.text)));
        issues_.insert(issues_.end(), rows.issues().begin(), rows.issues().end());
    }

    static void read_lone(const Footnote& row, const ServiceColumns& columns, ServiceRows& rows) {
        CsvRecord lone;
        lone.line = row.line;
        lone.fields.assign(columns.width, std::string_view());
        lone.fields[0] = row.text;
        rows.read(lone);
    }

    static bool has_births(const std::vector<std::string_view>& cells) {
        return std::any_of(cells.begin(), cells.end(),
                           [](std::string_view cell) { return plain_name(cell).starts_with("livebirths"); });
    }

    [[nodiscard]] Issue no_header(const std::string& first) const {
        return {table_.name,
                0,
                "",
                "a header row with the columns service and level",
                in_quotes(first),
                looks_like_areas_
                    ? "a table of areas? The services come first: pairmodel gap services.csv areas.csv"
                    : "and families_per_year, or wte and families_per_wte; see docs/data.md"};
    }

    ServiceTable finish() {
        if (table_.rows.empty() && issues_.empty())
            throw InputError({{table_.name, 0, "", "at least one service below the header", "none", ""}});
        table_.issues = std::move(issues_);
        return std::move(table_);
    }

    std::string text_;
    ServiceTable table_;
    std::vector<Issue> issues_;
    bool looks_like_areas_ = false;
};

}  // namespace

ServiceTable read_service_table(std::istream& stream, const std::string& name) {
    return Reader(read_whole(stream, name, limits::small_table_bytes), name).read();
}

ServiceTable read_service_table(const std::string& path) {
    InputFile file(path, limits::small_table_bytes);
    return read_service_table(file.stream(), file.name());
}

}  // namespace pairmodel
