#include "input/cells/count_hint.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/small_columns.hpp"
#include "input/tables/row_area.hpp"
#include "input/tables/row_width.hpp"
#include "input/tables/small.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/input/group_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

namespace pairmodel {

namespace {

struct Columns {
    std::optional<std::size_t> group, babies;
    RowAreaColumns of_area;
    std::vector<std::string> unused;
};

Columns columns_of(const std::vector<std::string>& cells, std::span<const HeadRow> below) {
    Columns columns;
    const std::array<ColumnNames, 2> known{
        {{&columns.group, {"group"}}, {&columns.babies, {"babies", "numberofbabies", "count", "number"}}}};
    columns.of_area = find_columns(cells, below, known, columns.unused);
    return columns;
}

std::vector<std::string> ids_of(const GroupRates& rates) {
    std::vector<std::string> ids;
    for (const GroupRate& rate : rates.groups) ids.push_back(rate.id);
    return ids;
}

class Reader {
public:
    Reader(std::string text, std::string name, const GroupRates& rates)
        : rows_(std::move(text), std::move(name)), rates_(rates) {
        table_.name = rows_.name();
        table_.sha256 = rows_.sha256();
    }

    GroupTable read() {
        const auto is_header = [&](const HeadRow& row, std::span<const HeadRow> below) {
            columns_ = columns_of(row.cells, below);
            table_.has_areas = columns_.of_area.area.has_value();
            return columns_.group && columns_.babies;
        };
        rows_.read({"", 0, "", "a header row with the columns group and babies", "",
                    "area_code as well, where the numbers are of several areas"},
                   is_header, [&](const CsvRecord& record) { read_row(record); });
        rows_.expect_rows(!table_.rows.empty(), "at least one group below the header");
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
        GroupRow row;
        row.line = record.line;
        row.column = "babies";
        const std::string_view name = cell_at(cells, *columns_.group);
        if (const auto group = group_of(name, rates_))
            row.group = *group;
        else
            rows_.add(record,
                      {"", 0, "group", "a group", in_quotes(trimmed(name)), unknown_group_hint(name)});
        const std::string_view babies = cell_at(cells, *columns_.babies);
        row.babies = parse_count(babies);
        if (!row.babies && !is_missing(babies))
            rows_.add(record, {"", 0, "babies", "a whole number of babies", in_quotes(trimmed(babies)),
                               count_hint(babies)});
        if (columns_.of_area.area) {
            row.area = area_of_row(columns_.of_area, cells, other_names_);
            if (row.area.empty())
                rows_.add(record,
                          {"", 0, "area_code", "the area that the number is of", "an empty cell", ""});
        }
        table_.rows.push_back(std::move(row));
    }

    [[nodiscard]] std::string unknown_group_hint(std::string_view text) const {
        const std::vector<std::string> ids = ids_of(rates_);
        const std::string near = did_you_mean(trimmed(text), ids);
        return near.empty() ? fmt::format("the groups are {}", fmt::join(ids, ", ")) : near;
    }

    SmallTable rows_;
    const GroupRates& rates_;
    GroupTable table_;
    Columns columns_;
    OtherNames other_names_;
};

std::string_view phrase(const AreaView& area) {
    return area.name.empty() ? area.code : area.name;
}

/// Puts each row to its area and looks whether it can be.
class Assignment {
public:
    Assignment(const AreaList& areas, const AreaList& chosen_from, const GroupRates& rates)
        : areas_(areas), chosen_from_(chosen_from), rates_(rates) {
        counts_.resize(areas.size());
    }

    void add(const GroupTable& table) {
        for (const GroupRow& row : table.rows) {
            if (const auto area = area_meant(row.area, areas_)) {
                placed_ = true;
                add_row(table, row, *area);
            } else if (is_other_area(row.area, chosen_from_)) {
                elsewhere_.emplace_back(&table, &row);
            } else {
                report_stranger(table, row, near_area_of(row.area, areas_, chosen_from_));
            }
        }
    }

    /// Throws InputError with all that is wrong; else tells what was left out.
    std::vector<std::vector<GroupCount>> finish(std::vector<std::string>& notes) {
        if (!placed_)
            for (const auto& [table, row] : elsewhere_) report_stranger(*table, *row, "");
        if (!issues_.empty()) throw InputError(std::move(issues_));
        notes.insert(notes.end(), missing_.begin(), missing_.end());
        std::set<std::string> areas;
        for (const auto& [table, row] : elsewhere_) areas.insert(row->area);
        if (!areas.empty()) notes.push_back(note_elsewhere(areas));
        return std::move(counts_);
    }

private:
    void report_stranger(const GroupTable& table, const GroupRow& row, std::string hint) {
        report(table, row, "area_code", "one of the areas of this run", in_quotes(row.area), std::move(hint));
    }

    void report(const GroupTable& table, const GroupRow& row, std::string column, std::string expected,
                std::string found, std::string hint) {
        issues_.push_back({table.name, row.line, std::move(column), std::move(expected), std::move(found),
                           std::move(hint)});
    }

    void add_row(const GroupTable& table, const GroupRow& row, std::size_t index) {
        const AreaView area = areas_[index];
        const std::string& id = rates_.groups[row.group].id;
        auto& counts = counts_[index];
        if (std::any_of(counts.begin(), counts.end(), [&](const auto& c) { return c.group == row.group; }))
            return report(table, row, "group", fmt::format("each group once for {}", phrase(area)),
                          fmt::format("{} again", id), "");
        if (!row.babies) {
            missing_.push_back(
                fmt::format("{} of {}: the number is missing, so this group is left out", id, phrase(area)));
            return;
        }
        counts.push_back({row.group, *row.babies, row.withheld});
        if (area.withheld) return void(counts.back() = {row.group, 0, true});
        if (!area.live_births)
            return report(table, row, "", fmt::format("the live births of {}", phrase(area)),
                          "that they are not known", "");
        // Pregnancies are more than births, but not twice as many.
        const bool pregnancies = rates_.groups[row.group].pregnancies;
        if (*row.babies > (pregnancies ? 2 : 1) * *area.live_births)
            report(table, row, row.column,
                   pregnancies
                       ? fmt::format("pregnancies of one year, at most twice the {} live births of {}",
                                     *area.live_births, phrase(area))
                       : fmt::format("at most {}, the live births of {}", *area.live_births, phrase(area)),
                   fmt::format("{} in {}", *row.babies, id),
                   pregnancies ? "count those of one year"
                               : "count babies born in one year, not children of all ages");
    }

    const AreaList& areas_;
    const AreaList& chosen_from_;
    const GroupRates& rates_;
    std::vector<std::vector<GroupCount>> counts_;
    std::vector<Issue> issues_;
    std::vector<std::string> missing_;
    bool placed_ = false;  ///< a row of one of the areas
    std::vector<std::pair<const GroupTable*, const GroupRow*>> elsewhere_;
};

}  // namespace

GroupTable read_group_table(std::istream& stream, const std::string& name, const GroupRates& rates) {
    return Reader(read_whole(stream, name, limits::small_table_bytes), name, rates).read();
}

GroupTable read_group_table(const std::string& path, const GroupRates& rates) {
    refuse_missing(table_path(path).file,
                   "write a table with the columns area_code, group and babies: E08000037,looked_after,15");
    return read_table_file(
        path, limits::small_table_bytes,
        [&](std::istream& stream, const std::string& name) { return read_group_table(stream, name, rates); });
}

std::vector<std::vector<GroupCount>> assign_groups(const std::vector<GroupTable>& tables,
                                                   const AreaList& areas, const GroupRates& rates,
                                                   std::vector<std::string>& notes,
                                                   const AreaList& chosen_from) {
    Assignment assignment(areas, chosen_from, rates);
    for (const GroupTable& table : tables) assignment.add(table);
    std::vector<std::vector<GroupCount>> all = assignment.finish(notes);
    for (auto& counts : all)
        std::sort(counts.begin(), counts.end(),
                  [](const auto& a, const auto& b) { return a.group < b.group; });
    return all;
}

}  // namespace pairmodel
