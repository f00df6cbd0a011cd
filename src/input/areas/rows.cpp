#include "input/areas/rows.hpp"

#include "input/areas/not_built_in.hpp"
#include "input/areas/seen.hpp"
#include "input/cells/area_text.hpp"
#include "input/cells/footnote.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_rows.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/percent_column.hpp"
#include "input/columns/period.hpp"
#include "input/reference/known_figures.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/adversity.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>

namespace pairmodel {

class AreaRows::Impl {
public:
    Impl(const AreaRowsContext& context, AreaTable& table)
        : columns_(context.columns),
          width_(context.width),
          options_(context.options),
          table_(table),
          seen_(table.areas) {
        for (std::size_t i = 0; i < columns_.groups.size(); ++i) {
            const std::string heading = plain_name(columns_.groups[i].heading);
            if (heading == "region" || heading == "regioncode") region_group_ = i;
            if (heading == plain_name(rejected_because)) rejected_group_ = i;
        }
        for (const auto& [indicator, place] : columns_.indicators)
            percent_.emplace_back(told_unit(options_.indicators[indicator]));
    }

    void read(const CsvRecord& record) {
        issues_.clear();
        line_ = record.line;
        if (record.issue) {
            issues_.push_back(*record.issue);
            return reject(record);
        }
        if (!has_right_width(record)) return reject(record);
        const bool stated = states_area(record.fields);
        if (!stated && is_total(record.fields)) return totals_.push_back(line_);
        report_rejected_before(record.fields);
        read_area(record.fields, area_);
        BirthsHistory history = read_history(record.fields);
        if (options_.withheld && options_.withheld(area_, history)) withhold(area_, history);
        if (issues_.empty()) report_footnote(area_);
        if (issues_.empty())
            for (const SeenAreas::Repeat& repeat : seen_.add(area_)) issues_.push_back(issue_of(repeat));
        if (!issues_.empty()) return reject(record);
        has_codes_ = has_codes_ || !area_.code.empty();
        table_.areas.push_back(area_);
        table_.lines.push_back(static_cast<std::uint32_t>(line_));
        if (stated) table_.stated_areas.push_back(table_.lines.back());
        if (!history.empty()) table_.births_histories.push_back(std::move(history));
    }

    void add_notes() const {
        for (const auto& [prefix, count] : unknown_prefixes_)
            table_.notes.push_back(
                fmt::format("{} area code{} {} with {}, which stands for no kind of area that "
                            "pairmodel knows",
                            count, count == 1 ? "" : "s", count == 1 ? "begins" : "begin", prefix));
        if (!totals_.empty())
            table_.notes.push_back(fmt::format(
                "{} of row_type total left out, from line {}",
                totals_.size() == 1 ? "one row" : fmt::format("{} rows", totals_.size()), totals_[0]));
        note_last_rows();
    }

private:
    static constexpr const char* footnote_hint =
        "a note below the table? put it in quotation marks, or take it away";

    /// Notes come last, and without a code there is no telling them from areas.
    void note_last_rows() const {
        std::size_t first = table_.areas.size();
        while (first > 0 && may_be_footnote(table_.areas[first - 1])) --first;
        for (std::size_t i = first; i < table_.areas.size(); ++i)
            table_.notes.push_back(
                fmt::format("line {} is read as an area called {} with {} live births; if it is a note below "
                            "the table, put it in quotation marks, or take it away",
                            table_.lines[i], in_quotes(table_.areas[i].name), *table_.areas[i].live_births));
    }

    void add(const ColumnPlace& place, std::string expected, std::string found, std::string hint = "") {
        issues_.push_back(
            {table_.name, line_, place.heading, std::move(expected), std::move(found), std::move(hint)});
    }

    /// "% of children"; empty for one's own, whose unit may be written in any way.
    static std::string told_unit(const Indicator& indicator) {
        return indicator.origin.empty() ? indicator.unit : std::string();
    }

    bool has_right_width(const CsvRecord& record) {
        std::optional<Issue> issue = width_.issue(record);
        if (!issue) return true;
        if (issue->hint.empty() && reads_like_cut_footnote(record.fields)) issue->hint = footnote_hint;
        issues_.push_back(std::move(*issue));
        return false;
    }

    [[nodiscard]] static bool reads_like_cut_footnote(const std::vector<std::string_view>& cells) {
        Area area;
        area.name = one_line(cells.front());
        area.live_births = parse_count(cells.back());
        return reads_like_footnote(cells.front()) || may_be_footnote(area);
    }

    /// Of a row of --rejects nobody sees whether its cells are under the right headings now.
    void report_rejected_before(const std::vector<std::string_view>& cells) {
        if (!rejected_group_) return;
        const ColumnPlace& place = columns_.groups[*rejected_group_];
        if (const std::string_view text = trimmed(cell(cells, place)); is_reason_of_width(text))
            add(place, "an empty cell once the row is put right", in_quotes(text),
                "put the row right, each cell under its heading, and empty this cell");
    }

    [[nodiscard]] static std::string_view cell(const std::vector<std::string_view>& cells,
                                               const ColumnPlace& place) {
        return cells[place.index];
    }

    void read_area(const std::vector<std::string_view>& cells, Area& area) {
        area.withheld = false;
        read_identity(cells, area);
        read_births(cells, area);
        area.adversity = read_ratio(cells);
        area.indicators.clear();
        for (std::size_t i = 0; i < columns_.indicators.size(); ++i) {
            const auto& [indicator, place] = columns_.indicators[i];
            if (const auto value = read_indicator(cells, i)) {
                area.indicators.push_back({indicator, *value});
                check_possible(cells, place, options_.indicators[indicator], *value);
            }
        }
        keep_made_ratio(cells, area);
        area.groups.clear();
        for (const ColumnPlace& place : columns_.groups) {
            area.groups.emplace_back(trimmed(cell(cells, place)));
            check_text(place, area.groups.back(), line_breaks);
        }
        area.region = region_of_code(area.code);
        // What `areas` wrote is of the built-in areas, whose codes tell the region.
        if (region_group_ && !columns_.own_output && !area.groups[*region_group_].empty())
            area.region = one_line(area.groups[*region_group_]);
    }

    void read_identity(const std::vector<std::string_view>& cells, Area& area) {
        const auto& code = columns_.at(AreaColumn::area_code);
        const auto& name = columns_.at(AreaColumn::area_name);
        area.code.clear();
        area.name.clear();
        if (code) read_code(cell(cells, *code), area);
        if (name) read_name(cell(cells, *name), area);
        if (name) check_text(*name, area.name);
        if (area.code.empty()) {
            const std::string name_begins = lower_case(area.name.substr(0, area.name.find(':') + 1));
            if (name_begins == "source:" || name_begins == "note:" || name_begins == "notes:")
                add(*name, "the name of an area", in_quotes(area.name), footnote_hint);
            if (area.name.empty()) add(code ? *code : *name, "an area code or an area name", "neither");
            return;
        }
        const std::vector<std::string_view> codes = gss_codes_in(area.code);
        if (codes.empty() && reference_table().by_code(area.code) == nullptr)
            add(*code, "a GSS code, a capital letter and eight digits", in_quotes(area.code),
                is_postcode(area.code) ? std::string("postcodes are not built in: ") + small_area_hint
                                       : "such as E08000037; look codes up with pairmodel areas NAME");
        for (const std::string_view one : codes)
            if (kind_of_gss_code(one).empty()) ++unknown_prefixes_[std::string(one.substr(0, 3))];
    }

    static void read_code(std::string_view text, Area& area) {
        const AreaText both = area_text(text);
        area.code = without_nhs_mark(both.code.empty() ? trimmed(text) : both.code);
        if (!both.code.empty()) area.name = one_line(both.name);
    }

    /// A code beside the name is the area's, if it has no other.
    static void read_name(std::string_view text, Area& area) {
        const AreaText both = area_text(text);
        if (area.code.empty()) area.code = without_nhs_mark(both.code);
        const bool same = both.code.empty() || without_nhs_mark(both.code) == area.code;
        area.name = one_line(same ? both.name : text);
    }

    void check_text(const ColumnPlace& place, const std::string& text, std::string_view allowed = {}) {
        if (has_control_character(text, allowed))
            add(place, std::string(plain_text_expected), in_quotes(text));
    }

    [[nodiscard]] std::string row_type(const std::vector<std::string_view>& cells) const {
        const auto& place = columns_.at(AreaColumn::row_type);
        return place ? lower_case(trimmed(cell(cells, *place))) : std::string();
    }

    bool states_area(const std::vector<std::string_view>& cells) {
        const std::string type = row_type(cells);
        if (!is_one_of(type, {"", "area", "total"}))
            add(*columns_.at(AreaColumn::row_type), "area or total", in_quotes(type));
        return type == "area";
    }

    [[nodiscard]] bool is_total(const std::vector<std::string_view>& cells) const {
        return row_type(cells) == "total";
    }

    void read_births(const std::vector<std::string_view>& cells, Area& area) {
        const ColumnPlace& place = *columns_.at(AreaColumn::live_births);
        const std::string_view text = cell(cells, place);
        area.live_births = read_count(text, place);
        area.live_births_year = columns_.births_year;
        if (columns_.period) area.live_births_year = year_of_row(cell(cells, *columns_.period));
        read_own_output(cells, area);
        if (area.live_births || !is_missing(text) || is_without_births(cells)) return;
        const std::string found =
            trimmed(text).empty() ? "an empty cell" : in_quotes(text) + ", which means missing";
        add(place, "a whole number", found,
            "missing births are not zero births: fill them in, or take such rows out, as estimate does with "
            "--on-bad-row=skip");
    }

    /// A date is of its year; "year ending March 2023" is of no calendar year.
    [[nodiscard]] static int year_of_row(std::string_view text) {
        const auto period = parse_period(text);
        if (!period || !period->year_of_months().is_one_year()) return 0;
        return period->last_year;
    }

    /// The cell of a column of our own output; empty where there is no such column.
    [[nodiscard]] static std::string_view own_cell(const std::vector<std::string_view>& cells,
                                                   const std::optional<std::size_t>& at) {
        return at ? cells[*at] : std::string_view();
    }

    void read_own_output(const std::vector<std::string_view>& cells, Area& area) const {
        area.note.clear();
        if (!columns_.own_output) return;
        area.note = one_line(own_cell(cells, columns_.own_output->note));
        if (const auto year = parse_count(own_cell(cells, columns_.own_output->year));
            year && columns_.births_year == 0)
            area.live_births_year = static_cast<int>(*year);
    }

    /// Our own output says that there are none to be had.
    [[nodiscard]] bool is_without_births(const std::vector<std::string_view>& cells) const {
        return columns_.own_output && own_cell(cells, columns_.own_output->marker) == "x";
    }

    /// A ratio that was made from the indicators beside it is made again, so that its error is known as well.
    /// What it was is kept, as it may have been made by another choice of them.
    void keep_made_ratio(const std::vector<std::string_view>& cells, Area& area) {
        if (!columns_.own_output) return;
        table_.made_ratios.resize(table_.areas.size());
        table_.made_ratios.emplace_back();
        if (!area.adversity) return;
        const auto error = parse_number(own_cell(cells, columns_.own_output->log_standard_error));
        if (error && *error >= 0) area.adversity->log_standard_error = *error;
        const std::string_view basis = cells[columns_.own_output->basis];
        if (basis == code_of(AdversityBasis::none)) area.adversity.reset();  // nobody gave it
        if (basis != code_of(AdversityBasis::indicators) || area.indicators.empty()) return;
        table_.made_ratios.back() = area.adversity;
        area.adversity.reset();
    }

    /// Births of other years may be missing.
    BirthsHistory read_history(const std::vector<std::string_view>& cells) {
        BirthsHistory history;
        for (const BirthsColumn& column : columns_.births_by_year)
            history.push_back({column.year, column.year == columns_.births_year
                                                ? area_.live_births
                                                : read_count(cell(cells, column.place), column.place)});
        return history;
    }

    /// Nothing where the cell is missing or wrong.
    std::optional<std::int64_t> read_count(std::string_view text, const ColumnPlace& place) {
        const auto count = parse_count(text, options_.thousands);
        if (count || is_missing(text)) return count;
        const auto number = parse_number(text, options_.thousands);
        std::string hint = thousands_hint(text, true);
        if (!hint.empty() && options_.thousands == Thousands::not_said)
            hint += "; a rate? give the count of live births";
        else if (number && *number < 0)
            hint = "live births cannot be negative";
        else if (number && *number > static_cast<double>(largest_count))
            hint = "that is more births than the world has in a year";
        else if (number)
            hint = "give the count of live births, not a rate; write thousands as 1834 or 1,834";
        add(place, "a whole number", in_quotes(text), hint);
        return std::nullopt;
    }

    std::optional<double> read_indicator(const std::vector<std::string_view>& cells, std::size_t at) {
        const ColumnPlace& place = columns_.indicators[at].second;
        const std::string_view text = cell(cells, place);
        if (is_missing(text)) return std::nullopt;
        const auto number = percent_[at].number_in(text, line_);
        if (number) return read_number_at_least_zero(*number, place);
        add(place, percent_[at].expected(), in_quotes(text), percent_[at].hint());
        return std::nullopt;
    }

    std::optional<double> read_number_at_least_zero(std::string_view text, const ColumnPlace& place) {
        if (is_missing(text)) return std::nullopt;
        const auto value = parse_number(text, options_.thousands);
        if (value && *value >= 0) return value;
        add(place, "a number, 0 or more", in_quotes(text), decimal_hint(text));
        return std::nullopt;
    }

    void check_possible(const std::vector<std::string_view>& cells, const ColumnPlace& place,
                        const Indicator& indicator, double value) {
        if (std::string expected = impossible_value(indicator, value); !expected.empty())
            add(place, std::move(expected), in_quotes(cell(cells, place)), "are these counts, or ranks?");
    }

    static std::string decimal_hint(std::string_view text) {
        if (text.find(',') != std::string_view::npos)
            return "write a decimal point, not a comma, or say --thousands point";
        if (text.ends_with('%')) return "write the number without %";
        return "";
    }

    std::optional<double> read_ratio_cell(const std::vector<std::string_view>& cells, AreaColumn column) {
        const auto& place = columns_.at(column);
        if (!place) return std::nullopt;
        const std::string_view text = cell(cells, *place);
        if (is_missing(text)) return std::nullopt;
        const auto number = parse_number(text, options_.thousands);
        const auto ratio = options_.thousands == Thousands::point && number
                               ? parse_ratio(fmt::format("{}", *number))
                               : parse_ratio(text);
        if (!ratio)
            add(*place, std::string(ratio_expected), in_quotes(text),
                text.find(',') == std::string_view::npos ? ratio_hint(text) : decimal_hint(text));
        return ratio;
    }

    std::optional<GivenRatio> read_ratio(const std::vector<std::string_view>& cells) {
        const auto ratio = read_ratio_cell(cells, AreaColumn::ratio);
        const auto low = read_ratio_cell(cells, AreaColumn::ratio_low);
        const auto high = read_ratio_cell(cells, AreaColumn::ratio_high);
        std::optional<double> error;
        if (const auto& place = columns_.at(AreaColumn::ratio_se))
            error = read_number_at_least_zero(cell(cells, *place), *place);
        if (!ratio) {
            if ((low || high || error) && is_missing(cell(cells, *columns_.at(AreaColumn::ratio))))
                add(*columns_.at(AreaColumn::ratio), "a ratio beside its standard error or interval",
                    "an empty cell");
            return std::nullopt;
        }
        GivenRatio given{*ratio, std::nullopt};
        if (error) given.log_standard_error = log_standard_error_of(*ratio, *error);
        if (low && high) {
            if (!(*low <= *ratio && *ratio <= *high))
                add(*columns_.at(AreaColumn::ratio), "low <= ratio <= high",
                    fmt::format("{}, {} and {}", *low, *ratio, *high));
            else
                given.log_standard_error = log_standard_error_of_interval(*low, *high);
        } else if (columns_.at(AreaColumn::ratio_low) && (low || high)) {
            add(*columns_.at(low ? AreaColumn::ratio_high : AreaColumn::ratio_low),
                "both ends of the interval, or neither", "one end only");
        }
        return given;
    }

    /// Where other rows have codes, a row without one that reads like a note is no area.
    void report_footnote(const AreaView& area) {
        if (has_codes_ && may_be_footnote(area))
            add(*columns_.at(AreaColumn::area_name), "the name of an area", in_quotes(area.name),
                footnote_hint);
    }

    [[nodiscard]] Issue issue_of(const SeenAreas::Repeat& repeat) const {
        const auto column = area_.code.empty() ? AreaColumn::area_name : AreaColumn::area_code;
        Issue issue = repeat.issue(table_.lines);
        issue.file = table_.name;
        issue.line = line_;
        issue.column = columns_.at(column)->heading;
        return issue;
    }

    void reject(const CsvRecord& record) {
        RejectedRow row;
        row.line = line_;
        for (const std::string_view text : record.fields) row.cells.emplace_back(text);
        row.issues = issues_;
        table_.rejected.push_back(std::move(row));
        refuse_too_many(table_.name, table_.rejected.size(), "bad rows",
                        table_.rejected.front().issues.front());
    }

    const AreaColumns& columns_;
    const RowWidth& width_;
    const AreaTableOptions& options_;
    AreaTable& table_;
    SeenAreas seen_;
    std::optional<std::size_t> region_group_;    ///< a column that says in which region areas lie
    std::optional<std::size_t> rejected_group_;  ///< a column of the reasons why rows were left out before
    Area area_;  ///< of the row that is being read; its columns are the same in every row
    std::vector<Issue> issues_;
    std::size_t line_ = 0;
    bool has_codes_ = false;
    std::vector<PercentColumn> percent_;  ///< as columns_.indicators
    std::vector<std::size_t> totals_;     ///< lines of rows that say so
    std::map<std::string, std::size_t> unknown_prefixes_;
};

AreaRows::AreaRows(const AreaRowsContext& context, AreaTable& table)
    : impl_(std::make_unique<Impl>(context, table)) {}
AreaRows::~AreaRows() = default;
void AreaRows::read(const CsvRecord& record) {
    impl_->read(record);
}
void AreaRows::add_notes() const {
    impl_->add_notes();
}

}  // namespace pairmodel
