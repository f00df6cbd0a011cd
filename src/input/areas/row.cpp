#include "input/areas/row.hpp"

#include "input/areas/not_built_in.hpp"
#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/period.hpp"
#include "input/reference/known_figures.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/adversity.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

/// "% of children"; empty for one's own, whose unit may be written in any way.
std::string told_unit(const Indicator& indicator) {
    return indicator.origin.empty() ? indicator.unit : std::string();
}

/// A date is of its year; "year ending March 2023" is of no calendar year.
int year_of_row(std::string_view text) {
    const auto period = parse_period(text);
    if (!period || !period->year_of_months().is_one_year()) return 0;
    return period->last_year;
}

std::string decimal_hint(std::string_view text, Thousands said) {
    if (said == Thousands::point) return "with --thousands point a comma stands before decimals: 1,25";
    if (text.find(',') != std::string_view::npos)
        return "write a decimal point, not a comma, or say --thousands point";
    if (text.ends_with('%')) return "write the number without %";
    return "";
}

}  // namespace

AreaRow::AreaRow(const AreaRowsContext& context, const std::string& table_name)
    : columns_(context.columns), options_(context.options), table_name_(table_name) {
    for (std::size_t i = 0; i < columns_.groups.size(); ++i) {
        const std::string heading = plain_name(columns_.groups[i].heading);
        if (heading == "region" || heading == "regioncode") region_group_ = i;
        if (heading == plain_name(rejected_because)) rejected_group_ = i;
    }
    for (const auto& [indicator, place] : columns_.indicators)
        percent_.emplace_back(told_unit(options_.indicators[indicator]));
}

void AreaRow::begin(const CsvRecord& record) {
    cells_ = &record.fields;
    line_ = record.line;
    issues.clear();
}

std::string AreaRow::read_row_type() {
    const auto& place = columns_.at(AreaColumn::row_type);
    std::string type = place ? lower_case(trimmed(cell(*place))) : std::string();
    if (!is_one_of(type, {"", "area", "total"})) add(*place, "area or total", in_quotes(type));
    return type;
}

void AreaRow::read() {
    report_rejected_before();
    area.withheld = false;
    read_identity();
    read_births();
    area.adversity = read_ratio();
    read_indicators();
    keep_made_ratio();
    read_groups();
    read_history();
}

void AreaRow::add(const ColumnPlace& place, std::string expected, std::string found, std::string hint) {
    issues.push_back(
        {table_name_, line_, place.heading, std::move(expected), std::move(found), std::move(hint)});
}

/// Of a row of --rejects nobody sees whether its cells are under the right headings now.
void AreaRow::report_rejected_before() {
    if (!rejected_group_) return;
    const ColumnPlace& place = columns_.groups[*rejected_group_];
    if (const std::string_view text = trimmed(cell(place)); is_reason_of_width(text))
        add(place, "an empty cell once the row is put right", in_quotes(text),
            "put the row right, each cell under its heading, and empty this cell");
}

void AreaRow::read_identity() {
    const auto& code = columns_.at(AreaColumn::area_code);
    const auto& name = columns_.at(AreaColumn::area_name);
    area.code.clear();
    area.name.clear();
    if (code) read_code(cell(*code));
    if (name) read_name(cell(*name));
    if (name) check_text(*name, area.name);
    gss_codes_in(area.code, codes);
    if (area.code.empty()) {
        const std::string name_begins = lower_case(area.name.substr(0, area.name.find(':') + 1));
        if (name_begins == "source:" || name_begins == "note:" || name_begins == "notes:")
            add(*name, "the name of an area", in_quotes(area.name), footnote_hint);
        if (area.name.empty()) add(code ? *code : *name, "an area code or an area name", "neither");
        return;
    }
    if (codes.empty() && reference_table().by_code(area.code) == nullptr)
        add(*code, "a GSS code, a capital letter and eight digits", in_quotes(area.code),
            is_postcode(area.code) ? std::string("postcodes are not built in: ") + small_area_hint
                                   : "such as E08000037; look codes up with pairmodel areas NAME");
}

void AreaRow::read_code(std::string_view text) {
    const AreaText both = area_text(text);
    area.code = without_nhs_mark(both.code.empty() ? trimmed(text) : both.code);
    if (!both.code.empty()) area.name = one_line(both.name);
}

/// A code beside the name is the area's, if it has no other.
void AreaRow::read_name(std::string_view text) {
    const AreaText both = area_text(text);
    if (area.code.empty()) area.code = without_nhs_mark(both.code);
    const bool same = both.code.empty() || without_nhs_mark(both.code) == area.code;
    area.name = one_line(same ? both.name : text);
}

void AreaRow::check_text(const ColumnPlace& place, const std::string& text, std::string_view allowed) {
    if (has_control_character(text, allowed)) add(place, std::string(plain_text_expected), in_quotes(text));
}

void AreaRow::read_births() {
    const ColumnPlace& place = *columns_.at(AreaColumn::live_births);
    const std::string_view text = cell(place);
    area.live_births = read_count(text, place);
    area.live_births_year = columns_.births_year;
    if (columns_.period) area.live_births_year = year_of_row(cell(*columns_.period));
    read_own_output();
    if (area.live_births || !is_missing(text) || is_without_births()) return;
    const std::string found =
        trimmed(text).empty() ? "an empty cell" : in_quotes(text) + ", which means missing";
    const bool withheld = columns_.own_output && own_cell(columns_.own_output->marker) == "c";
    add(place, "a whole number", found,
        std::string(withheld ? "they were withheld: read the table that this was made of"
                             : "missing births are not zero births: fill them in") +
            ", or take such rows out, as estimate does with --on-bad-row=skip");
}

void AreaRow::read_own_output() {
    area.note.clear();
    if (!columns_.own_output) return;
    area.note = one_line(own_cell(columns_.own_output->note));
    if (const auto year = parse_count(own_cell(columns_.own_output->year)); year && columns_.births_year == 0)
        area.live_births_year = static_cast<int>(*year);
}

/// Our own output says that there are none to be had.
bool AreaRow::is_without_births() const {
    return columns_.own_output && own_cell(columns_.own_output->marker) == "x";
}

/// Births of other years may be missing.
void AreaRow::read_history() {
    history.clear();
    for (const BirthsColumn& column : columns_.births_by_year)
        history.push_back({column.year, column.year == columns_.births_year
                                            ? area.live_births
                                            : read_count(cell(column.place), column.place)});
}

/// Nothing where the cell is missing or wrong.
std::optional<std::int64_t> AreaRow::read_count(std::string_view text, const ColumnPlace& place) {
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
        hint = fmt::format("give the count of live births, not a rate; write thousands as 1834 or {}",
                           options_.thousands == Thousands::point ? "1.834" : "1,834");
    add(place, "a whole number", in_quotes(text), hint);
    return std::nullopt;
}

void AreaRow::read_indicators() {
    area.indicators.clear();
    for (std::size_t i = 0; i < columns_.indicators.size(); ++i) {
        const auto& [indicator, place] = columns_.indicators[i];
        const auto value = read_indicator(i);
        if (!value) continue;
        area.indicators.push_back({indicator, *value});
        if (std::string expected = impossible_value(options_.indicators[indicator], *value);
            !expected.empty())
            add(place, std::move(expected), in_quotes(cell(place)), "are these counts, or ranks?");
    }
}

std::optional<double> AreaRow::read_indicator(std::size_t at) {
    const ColumnPlace& place = columns_.indicators[at].second;
    const std::string_view text = cell(place);
    if (is_missing(text)) return std::nullopt;
    const auto number = percent_[at].number_in(text, line_);
    if (number) return read_number_at_least_zero(*number, place);
    add(place, percent_[at].expected(), in_quotes(text), percent_[at].hint());
    return std::nullopt;
}

void AreaRow::read_groups() {
    area.groups.clear();
    for (const ColumnPlace& place : columns_.groups) {
        area.groups.emplace_back(trimmed(cell(place)));
        check_text(place, area.groups.back(), line_breaks);
    }
    area.region = region_of_code(area.code);
    // What `areas` wrote is of the built-in areas, whose codes tell the region.
    if (region_group_ && !columns_.own_output && !area.groups[*region_group_].empty())
        area.region = one_line(area.groups[*region_group_]);
}

std::optional<double> AreaRow::read_number_at_least_zero(std::string_view text, const ColumnPlace& place) {
    if (is_missing(text)) return std::nullopt;
    const auto value = parse_number(text, options_.thousands);
    if (value && *value >= 0) return value;
    add(place, "a number, 0 or more", in_quotes(text), decimal_hint(text, options_.thousands));
    return std::nullopt;
}

std::optional<double> AreaRow::read_ratio_cell(AreaColumn column) {
    const auto& place = columns_.at(column);
    if (!place) return std::nullopt;
    const std::string_view text = cell(*place);
    if (is_missing(text)) return std::nullopt;
    const auto ratio = parse_ratio(text, options_.thousands);
    if (!ratio) {
        const bool said_point = options_.thousands == Thousands::point;
        const bool by_comma = said_point || text.find(',') != std::string_view::npos;
        add(*place, std::string(ratio_expected), in_quotes(text),
            by_comma ? decimal_hint(text, options_.thousands) + (said_point ? ", or +12,5%" : "")
                     : ratio_hint(text));
    }
    return ratio;
}

std::optional<GivenRatio> AreaRow::read_ratio() {
    const auto ratio = read_ratio_cell(AreaColumn::ratio);
    const auto low = read_ratio_cell(AreaColumn::ratio_low);
    const auto high = read_ratio_cell(AreaColumn::ratio_high);
    std::optional<double> error;
    if (const auto& place = columns_.at(AreaColumn::ratio_se))
        error = read_number_at_least_zero(cell(*place), *place);
    if (!ratio) {
        if ((low || high || error) && is_missing(cell(*columns_.at(AreaColumn::ratio))))
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

/// A ratio that was made from the indicators beside it is made again, so that its error is known as well.
/// What it was is kept, as it may have been made by another choice of them.
void AreaRow::keep_made_ratio() {
    made_ratio.reset();
    if (!columns_.own_output || !area.adversity) return;
    const auto error = parse_number(own_cell(columns_.own_output->log_standard_error));
    if (error && *error >= 0) area.adversity->log_standard_error = *error;
    const std::string_view basis = own_cell(columns_.own_output->basis);
    if (basis == code_of(AdversityBasis::none)) area.adversity.reset();  // nobody gave it
    if (basis != code_of(AdversityBasis::indicators) || area.indicators.empty()) return;
    made_ratio = area.adversity;
    area.adversity.reset();
}

}  // namespace pairmodel
