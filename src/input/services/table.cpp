#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
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
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <span>

namespace pairmodel {

namespace {

/// What services are added up by, the first that a row has telling whether it is a sum of others.
constexpr std::array amounts{&Service::families_per_year, &Service::wte, &Service::cost_per_year};

/// The sum over some of the rows that are no sums by their names; 0 where none has the amount.
double sum_of_others(const ServiceTable& table, std::optional<double> Service::*amount,
                     const std::function<bool(const ServiceRow&)>& counts) {
    double sum = 0;
    for (const ServiceRow& row : table.rows)
        if (!names_a_sum(row.service.name) && counts(row)) sum += (row.service.*amount).value_or(0);
    return sum;
}

/// Whether the parts of a service, which stand together, have what the others have, at its levels or all.
bool is_sum_of_others(const ServiceTable& table, std::span<const ServiceRow> parts) {
    const auto of_area = [&](const ServiceRow& row) {
        return parts[0].area.empty() || plain_name(row.area) == plain_name(parts[0].area);
    };
    const auto of_level = [&](const ServiceRow& row) {
        return of_area(row) && std::any_of(parts.begin(), parts.end(), [&](const ServiceRow& part) {
                   return part.service.level == row.service.level;
               });
    };
    for (const auto amount : amounts) {
        double own = 0;
        for (const ServiceRow& part : parts) own += (part.service.*amount).value_or(0);
        if (own <= 0) continue;
        constexpr double same = 1e-6;
        const auto is = [&](double sum) { return std::abs(own - sum) <= same * own; };
        return is(sum_of_others(table, amount, of_level)) || is(sum_of_others(table, amount, of_area));
    }
    return false;
}

/// Services are added up, so that a sum among them would count them twice.
void find_totals(ServiceTable& table, std::vector<Issue>& issues) {
    const std::span<const ServiceRow> rows = table.rows;
    std::size_t count = 0;
    for (std::size_t i = 0; i < rows.size(); i += count) {
        const auto is_part = [&](const ServiceRow& row) { return row.line == rows[i].line; };
        count = static_cast<std::size_t>(
            std::find_if_not(rows.begin() + static_cast<std::ptrdiff_t>(i), rows.end(), is_part) -
            (rows.begin() + static_cast<std::ptrdiff_t>(i)));
        const std::string& name = rows[i].service.name;
        if (!names_a_sum(name)) continue;
        if (is_sum_of_others(table, rows.subspan(i, count)))
            issues.push_back({table.name, rows[i].line, "service", "a service of its own",
                              in_quotes(name) + ", which has as much as the others together",
                              "take the row out, as services are added up here; if it is a service, give it "
                              "another name"});
        else
            table.notes.push_back(fmt::format(
                "line {}, {}, is counted as a service of its own: if it is a total of others, take the row out",
                rows[i].line, in_quotes(name)));
    }
}

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
                    "a table of areas? The services come first: pairmodel gap services.csv areas.csv; without services the areas are named, as --area Gateshead";
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
        if (std::string doubt = rows.doubt_of_names(); !doubt.empty())
            table_.notes.push_back(std::move(doubt));
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
        find_totals(table_, issues_);
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
