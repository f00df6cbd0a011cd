#include "input/cells/count_hint.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "input/columns/small_columns.hpp"
#include "input/tables/row_width.hpp"
#include "input/tables/small.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/input/observed_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <span>

namespace pairmodel {

namespace {

struct Columns {
    RowAreaColumns of_area;
    std::optional<std::size_t> families, level, years, period;
    std::vector<std::string> unused;
};

Columns columns_of(const std::vector<std::string>& cells, std::span<const HeadRow> below) {
    Columns columns;
    const std::array<ColumnNames, 4> known{
        {{&columns.families,
          {"families", "familiesseen", "familiesreferred", "referrals", "numberoffamilies"}},
         {&columns.level, {"level", "levelofcare"}},
         {&columns.years, {"years", "numberofyears"}},
         {&columns.period, {"year", "period", "financialyear"}}}};
    columns.of_area = find_columns(cells, below, known, columns.unused);
    return columns;
}

class Reader {
public:
    Reader(std::string text, std::string name) : rows_(std::move(text), std::move(name)) {
        table_.name = rows_.name();
        table_.sha256 = rows_.sha256();
    }

    ObservedTable read() {
        const auto is_header = [&](const HeadRow& row, std::span<const HeadRow> below) {
            columns_ = columns_of(row.cells, below);
            table_.has_areas = columns_.of_area.area.has_value();
            return columns_.families.has_value();
        };
        rows_.read(
            {"", 0, "", "a header row with the column families", "",
             "area_code as well, where the numbers are of several areas; an empty table: pairmodel gap "
             "--observed-template observed.csv"},
            is_header, [&](const CsvRecord& record) { read_row(record); });
        rows_.expect_rows(!table_.rows.empty(), "at least one number of families below the header");
        rows_.finish();
        if (!columns_.unused.empty())
            rows_.notes().push_back(fmt::format("not used: {}", fmt::join(columns_.unused, ", ")));
        if (std::string doubt = other_names_.doubt(); !doubt.empty())
            rows_.notes().push_back(std::move(doubt));
        table_.notes = std::move(rows_.notes());
        return std::move(table_);
    }

private:
    void read_row(const CsvRecord& record) {
        const auto& cells = record.fields;
        ObservedRow row;
        row.line = record.line;
        read_families(record, row);
        if (columns_.level) {
            const std::string_view text = trimmed(cell_at(cells, *columns_.level));
            if (const auto level = observed_level_of(text))
                row.level = *level;
            else
                rows_.add(record, {"", 0, "level", "all, targeted or specialist", in_quotes(text),
                                   observed_level_hint(text)});
        }
        if (columns_.years) read_years(record, row);
        if (columns_.period) row.period = trimmed(cell_at(cells, *columns_.period));
        if (columns_.of_area.area) {
            row.area = area_of_row(columns_.of_area, cells, other_names_);
            if (row.area.empty())
                rows_.add(record,
                          {"", 0, "area_code", "the area that the number is of", "an empty cell", ""});
        }
        table_.rows.push_back(std::move(row));
    }

    void read_families(const CsvRecord& record, ObservedRow& row) {
        const std::string_view families = cell_at(record.fields, *columns_.families);
        row.families = parse_count(families);
        if (!row.families && !is_missing(families))
            rows_.add(record, {"", 0, "families", "a whole number of families", in_quotes(trimmed(families)),
                               count_hint(families)});
    }

    void read_years(const CsvRecord& record, ObservedRow& row) {
        const std::string_view text = trimmed(cell_at(record.fields, *columns_.years));
        if (is_missing(text)) return;
        const auto years = parse_number(text);
        if (years && *years > 0 && *years <= most_observed_years)
            row.years = *years;
        else
            rows_.add(record,
                      {"", 0, "years", "how many years the families were counted in, such as 1 or 2.5",
                       in_quotes(text),
                       years && *years > most_observed_years ? "which year it was is the column year" : ""});
    }

    SmallTable rows_;
    ObservedTable table_;
    Columns columns_;
    OtherNames other_names_;
};

}  // namespace

std::optional<ProvisionLevel> observed_level_of(std::string_view text) {
    const std::string plain = plain_name(text);
    if (is_one_of(plain, {"", "all", "both", "targetedandspecialist"}))
        return ProvisionLevel::targeted_and_specialist;
    if (plain == "targeted") return ProvisionLevel::targeted;
    if (is_one_of(plain, {"specialist", "specialised"})) return ProvisionLevel::specialist;
    return std::nullopt;
}

std::string observed_level_hint(std::string_view text) {
    if (plain_name(text) == "universal")
        return "leave it out: the universal offer is for all births, and says nothing of who is reached";
    return did_you_mean(text, std::vector<std::string>{"all", "targeted", "specialist"});
}

std::vector<int> calendar_years(const ObservedRow& row) {
    const auto period = parse_period(row.period);
    if (!period || period->part || period->month != 0 ||
        row.years != 1.0 + period->last_year - period->first_year)
        return {};
    std::vector<int> years;
    for (int year = period->first_year; year <= period->last_year; ++year) years.push_back(year);
    return years;
}

ObservedTable read_observed_table(std::istream& stream, const std::string& name) {
    return Reader(read_whole(stream, name, limits::small_table_bytes), name).read();
}

ObservedTable read_observed_table(const std::string& path) {
    refuse_missing(
        table_path(path).file,
        "families of one area without a file: --observed families=120,years=2; an empty table: pairmodel "
        "gap --observed-template observed.csv");
    return read_table_file(
        path, limits::small_table_bytes,
        [](std::istream& stream, const std::string& name) { return read_observed_table(stream, name); });
}

std::string observed_template() {
    return "\"A row for each number below the last line. Services of the universal offer are not counted.\"\n"
           "\"area_code: GSS code of the area; or area_name\"\n"
           "\"year: when, such as 2024 or 2023/24; years of the same area are added up\"\n"
           "\"years: how many years the number is of; empty: 1\"\n"
           "\"level: targeted or specialist; all, or empty: both together, each family once\"\n"
           "\"families: how many families were seen, or referred; one family is one baby\"\n"
           "area_code,area_name,year,years,level,families\n";
}

}  // namespace pairmodel
