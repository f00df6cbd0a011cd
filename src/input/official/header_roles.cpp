#include "input/official/header_roles.hpp"

#include "input/areas/columns.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_cells.hpp"
#include "input/columns/area_columns.hpp"
#include "input/columns/header_rows.hpp"
#include "input/columns/period.hpp"
#include "input/official/preference.hpp"
#include "system/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace pairmodel {

namespace {

/// Gives columns their roles, and lists what is missing.
class Columns {
public:
    Columns(std::string file, const OfficialRequest& request, const std::vector<HeadRow>& below,
            OfficialHeader& header)
        : file_(std::move(file)), request_(request), header_(header), below_(below) {}

    void assign() {
        assign_mapped();
        if (header_.layout == &any_layout())
            assign_areas();
        else
            assign_roles();
        if (!role(Role::period) && !layout_tells_period()) assign_period();
        if (const auto value = value_column()) {
            role(Role::value) = *value;
            check_once(*value);
        }
        if (issues_.empty() && header_.is_by_name() && !role(Role::name))
            add("", "a column of GSS codes, or of names of areas", columns_found(header_.head.headings),
                "say which it is with --column area_code=NAME or --column area_name=NAME");
        if (header_.width.header_issue()) issues_.insert(issues_.begin(), *header_.width.header_issue());
        if (!issues_.empty()) throw HeaderError(issues_);
    }

private:
    std::optional<std::size_t>& role(Role role) { return header_.roles[static_cast<std::size_t>(role)]; }

    void add(std::string column, std::string expected, std::string found, std::string hint) {
        issues_.push_back(
            {file_, header_.line, std::move(column), std::move(expected), std::move(found), std::move(hint)});
    }

    [[nodiscard]] bool taken(std::size_t column) const {
        return std::find(header_.roles.begin(), header_.roles.end(), column) != header_.roles.end();
    }

    /// What --column points out.
    void assign_mapped() {
        for (const auto& [ours, theirs] : request_.columns) {
            const auto at = header_.column_named(theirs);
            header_.mapped_by.push_back(at.has_value());
            if (!at) continue;
            const auto own = own_column(plain_name(ours));
            if (own == AreaColumn::area_code) role(Role::code) = at;
            if (own == AreaColumn::area_name) role(Role::name) = at;
            if (!own) role(Role::period) = at;
        }
    }

    /// In a table of one's own, by the names that tables of areas may use, and by what is in the cells.
    void assign_areas() {
        const AreaColumnChoice choice = choose_area_columns(header_.head.headings, below_, request_.columns);
        const bool named = role(Role::name).has_value();
        if (!role(Role::code)) role(Role::code) = choice.code;
        if (!role(Role::name)) role(Role::name) = choice.name;
        for (std::size_t i = 0; i < header_.plain.size() && !role(Role::name); ++i)
            if (own_column(header_.plain[i]) == AreaColumn::area_name && !taken(i)) role(Role::name) = i;
        if (!choice.note.empty() && (!named || role(Role::code))) header_.notes.push_back(choice.note);
        if (choice.alike.empty()) return;
        std::vector<std::string> names;
        for (const std::size_t i : choice.alike) names.push_back(header_.head.headings[i]);
        add(names.back(), "one column for area_code", listed(names),
            "say which: " + column_option("area_code", names.back()));
    }

    void assign_period() { role(Role::period) = period_column(header_.plain, below_); }

    void assign_roles() {
        const LayoutColumn* codes = nullptr;
        for (const LayoutColumn& column : header_.layout->columns) {
            if (column.role && role(*column.role)) continue;  // pointed out, or called in another way
            std::optional<std::size_t> place;
            for (std::size_t i = 0; i < header_.plain.size() && !place; ++i)
                if (!taken(i) && has_pattern(header_.plain[i], column.pattern)) place = i;
            if (place && column.role) role(*column.role) = place;
            const bool named = column.role == Role::value && !request_.column.empty();
            if (place || !column.required || named) continue;
            if (column.role == Role::code)
                codes = &column;
            else
                report_missing(column);
        }
        if (role(Role::code) || header_.layout->code_of != nullptr) return;
        assign_areas();
        if (!role(Role::code) && codes != nullptr && !names_are_known()) report_missing(*codes);
    }

    [[nodiscard]] bool names_are_known() const {
        const auto name = header_.at(Role::name);
        return name && name == name_column(below_, header_.plain.size());
    }

    /// Whether the layout says itself when its figures are of.
    [[nodiscard]] bool layout_tells_period() const {
        const auto& columns = header_.layout->columns;
        return header_.layout->period_of != nullptr ||
               std::any_of(columns.begin(), columns.end(), [](const LayoutColumn& column) {
                   return column.role == Role::period && column.required;
               });
    }

    void report_missing(const LayoutColumn& column) {
        add(std::string(column.name), fmt::format("this column of {}", header_.layout->title),
            columns_found(header_.head.headings), did_you_mean(column.name, header_.head.headings));
    }

    /// A column of the same name would go unread without a word.
    void check_once(std::size_t value) {
        for (std::size_t i = 0; i < header_.plain.size(); ++i)
            if (i != value && !header_.plain[i].empty() && header_.plain[i] == header_.plain[value])
                add(header_.head.headings[value], "one column of this name",
                    fmt::format("{} and {}", in_quotes(header_.head.headings[value]),
                                in_quotes(header_.head.headings[i])),
                    "rename the one that is not meant");
    }

    std::optional<std::size_t> value_column() {
        if (!request_.column.empty()) {
            const auto place = header_.column_named(request_.column);
            if (!place) {
                const std::string near = did_you_mean(request_.column, header_.head.headings);
                add(request_.column, "this column of values", columns_found(header_.head.headings), near);
            }
            return place;
        }
        if (is_of_another_unit()) return refuse_unit(*role(Role::value));
        if (role(Role::value) || lacks_value_column()) return role(Role::value);
        if (const auto year = births_of_year(); year && !request_.period.empty()) return year;
        if (request_.counts && !request_.period.empty() && has_births_by_year()) {
            add("live_births_" + request_.period, "this column of births",
                columns_found(header_.head.headings), "leave --year out for the latest");
            return std::nullopt;
        }
        for (const std::string& usual : request_.usual_columns)
            if (const auto place = header_.column_named(usual)) return place;
        if (const auto year = births_of_year()) return year;
        if (const auto periods = period_headings(); !periods.empty()) return of_period(periods);
        return only_numbers();
    }

    /// Whether what the layout has for values cannot be what is wanted: scores for per cents.
    [[nodiscard]] bool is_of_another_unit() const {
        return header_.at(Role::value) && !header_.layout->unit.empty() && !request_.unit.empty() &&
               header_.layout->unit != request_.unit;
    }

    std::optional<std::size_t> refuse_unit(std::size_t value) {
        add(header_.head.headings[value], fmt::format("{}, {}", request_.subject, request_.unit),
            fmt::format("the {} of {}", header_.layout->unit, header_.layout->title),
            fmt::format("get the table that has it, or name the column behind the file: {}",
                        system::as_argument(file_ + ":COLUMN")));
        return std::nullopt;
    }

    /// Columns of numbers that have no role.
    [[nodiscard]] std::vector<std::size_t> further_numbers() const {
        std::vector<std::size_t> columns;
        for (std::size_t i = 0; i < header_.plain.size(); ++i)
            if (!taken(i) && !header_.is_standard(i) && holds_numbers(i)) columns.push_back(i);
        return columns;
    }

    /// Columns of numbers that are headed by when they are of: "2023", "2021/22 (p)", all below one heading
    /// or none. All or none.
    [[nodiscard]] std::vector<std::size_t> period_headings() const {
        std::vector<std::size_t> columns;
        for (const std::size_t i : further_numbers()) {
            const auto [over, under] = rows_of_heading(header_.head.headings[i]);
            if (!parse_period(under) ||
                (!columns.empty() && over != rows_of_heading(header_.head.headings[columns[0]]).first))
                return {};
            columns.push_back(i);
        }
        return columns;
    }

    /// The one of the period asked for, or the latest.
    std::optional<std::size_t> of_period(const std::vector<std::size_t>& columns) {
        const auto heading = [&](std::size_t column) {
            return rows_of_heading(header_.head.headings[column]).second;
        };
        const auto earlier = [&](std::size_t a, std::size_t b) {
            return parse_period(heading(a))->before(*parse_period(heading(b)));
        };
        std::vector<std::size_t> whole = columns;
        if (request_.counts)
            std::erase_if(whole, [&](std::size_t column) { return is_part_of_year(heading(column)); });
        if (request_.period.empty() && !whole.empty())
            return *std::max_element(whole.begin(), whole.end(), earlier);
        std::vector<std::string> all;
        for (const std::size_t column : columns) {
            if (is_period(heading(column), request_.period) && !whole.empty()) return column;
            all.emplace_back(heading(column));
        }
        if (whole.empty()) {
            add("", "births of whole years", listed(all), "add the births of each year up");
            return std::nullopt;
        }
        add("", fmt::format("a column of {}", request_.period), listed(all),
            request_.counts ? "leave --year out for the latest" : "leave --period out for the latest");
        return std::nullopt;
    }

    /// Whether the layout has a column of values that this file lacks, which was reported.
    [[nodiscard]] bool lacks_value_column() const {
        return std::any_of(header_.layout->columns.begin(), header_.layout->columns.end(),
                           [](const LayoutColumn& c) { return c.role == Role::value; });
    }

    [[nodiscard]] bool has_births_by_year() const { return any_has(header_.plain, "livebirths#"); }

    /// The column live_births_YYYY of the period asked for, or of the latest year.
    [[nodiscard]] std::optional<std::size_t> births_of_year() const {
        std::optional<std::size_t> best;
        if (!request_.counts) return best;
        for (std::size_t i = 0; i < header_.plain.size(); ++i) {
            const std::string& plain = header_.plain[i];
            if (!has_pattern(plain, "livebirths#")) continue;
            if (!request_.period.empty() ? plain.ends_with(request_.period)
                                         : !best || plain > header_.plain[*best])
                best = i;
        }
        return best;
    }

    /// The one further column, or the one that holds numbers; reports where there is none such.
    std::optional<std::size_t> only_numbers() {
        std::vector<std::size_t> others;
        for (std::size_t i = 0; i < header_.plain.size(); ++i)
            if (!taken(i) && !header_.is_standard(i)) others.push_back(i);
        const std::vector<std::size_t> numbers = further_numbers();
        if (!request_.counts && others.size() == 1) return others[0];
        if (numbers.size() == 1 && (!request_.counts || may_be_births(header_.head.headings[numbers[0]])))
            return numbers[0];
        std::vector<std::string> names;
        for (const std::size_t i : numbers) names.push_back(header_.head.headings[i]);
        add("", "to be told which column holds the values",
            names.empty() ? columns_found(header_.head.headings) : "numbers in " + listed(names),
            column_hint(names));
        return std::nullopt;
    }

    [[nodiscard]] std::string column_hint(const std::vector<std::string>& names) const {
        if (!request_.counts && are_places(names))
            return fmt::format(
                "there is no {} in this file, but ranks, deciles or the like: get the table that has it",
                request_.unit == "score" ? "score" : "value");
        const auto best = best_heading(names, request_);
        if (!best && request_.counts && !names.empty())
            return "no column says that it has all births: where these are parts of them, such as ages, add a "
                   "column live_births with their sums";
        return "name it behind the file: " +
               system::as_argument(file_ + ":" + (best ? one_line(names[*best]) : std::string("COLUMN")));
    }

    /// As far as the first rows show.
    [[nodiscard]] bool holds_numbers(std::size_t column) const {
        bool any = false;
        for (const HeadRow& row : below_) {
            if (column >= row.cells.size() || is_missing(row.cells[column]) || is_note(row)) continue;
            std::string_view cell = row.cells[column];
            if (cell.ends_with('%')) cell.remove_suffix(1);
            if (!parse_number(cell, request_.thousands) && !parse_count(cell, request_.thousands))
                return false;
            any = true;
        }
        return any;
    }

    std::string file_;
    const OfficialRequest& request_;
    OfficialHeader& header_;
    const std::vector<HeadRow>& below_;
    std::vector<Issue> issues_;
};

}  // namespace

void assign_roles(const std::string& file, const OfficialRequest& request, const std::vector<HeadRow>& below,
                  OfficialHeader& header) {
    Columns(file, request, below, header).assign();
}

}  // namespace pairmodel
