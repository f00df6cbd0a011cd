#include "input/areas/column_hints.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/area_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pairmodel {

namespace {

/// A part of a heading, as plain_name() makes it, and the column of ours that it speaks of.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> signs{{
    {"adversity", "adversity_ratio"},
    {"advratio", "adversity_ratio"},
    {"imd", "imd"},
    {"deprivation", "imd"},
    {"childpoverty", "child_poverty"},
    {"childreninpoverty", "child_poverty"},
    {"lowincomefamilies", "child_poverty"},
    {"lookedafter", "looked_after"},
    {"childrenincare", "looked_after"},
    {"teenage", "teenage_conception"},
    {"under18conception", "teenage_conception"},
    {"lowbirthweight", "low_birth_weight"},
    {"lbw", "low_birth_weight"},
    {"unemploy", "unemployment"},
    {"claimant", "unemployment"},
    {"poverty", "child_poverty"},
}};

/// Whether it is no score or rate, but a place in an order, a count, or what stands beside an estimate.
bool is_other_measure(std::string_view plain) {
    static constexpr std::array<std::string_view, 13> words{
        "rank",      "decile",      "quintile", "group",   "band",       "quartile",    "number",
        "numerator", "denominator", "lowerci",  "upperci", "confidence", "significance"};
    return plain.ends_with("count") || std::any_of(words.begin(), words.end(), [&](auto word) {
               return plain.find(word) != std::string_view::npos;
           });
}

std::string_view meant_by(std::string_view plain) {
    const auto found = std::find_if(signs.begin(), signs.end(), [&](const auto& sign) {
        return plain.find(sign.first) != std::string_view::npos;
    });
    return found == signs.end() || is_other_measure(plain) ? std::string_view{} : found->second;
}

/// The indicator with this id; null for none.
const Indicator* indicator_called(std::string_view id, const AreaTableOptions& options) {
    const auto found = std::find_if(options.indicators.begin(), options.indicators.end(),
                                    [&](const Indicator& i) { return i.id == id; });
    return found == options.indicators.end() ? nullptr : &*found;
}

/// Whether the table has the column that would be meant.
bool has_column_of(const AreaColumns& columns, const Indicator* indicator, const AreaTableOptions& options) {
    if (indicator == nullptr) return columns.at(AreaColumn::ratio).has_value();
    const auto index = static_cast<std::size_t>(indicator - options.indicators.data());
    return std::any_of(columns.indicators.begin(), columns.indicators.end(),
                       [&](const auto& known) { return known.first == index; });
}

/// Whether another column has the same heading with a later year: imd_2019 beside imd_2015.
bool has_later_year(const std::vector<ColumnPlace>& columns, const ColumnPlace& place) {
    const auto without_digits = [](std::string text) {
        std::erase_if(text, is_digit);
        return text;
    };
    return std::any_of(columns.begin(), columns.end(), [&](const ColumnPlace& other) {
        return other.heading > place.heading && other.heading.size() == place.heading.size() &&
               without_digits(other.heading) == without_digits(place.heading);
    });
}

}  // namespace

std::vector<std::string> unread_adversity_notes(const AreaColumns& columns, const AreaTableOptions& options) {
    std::vector<std::string> notes;
    for (const ColumnPlace& place : columns.groups) {
        if (has_later_year(columns.groups, place)) continue;
        const std::string_view ours = meant_by(plain_name(place.heading));
        if (ours.empty()) continue;
        const Indicator* indicator = indicator_called(ours, options);
        if ((indicator == nullptr && ours != name_of(AreaColumn::ratio)) ||
            has_column_of(columns, indicator, options))
            continue;
        const std::string meaning = indicator == nullptr
                                        ? "1 is the national average"
                                        : fmt::format("{}, {}, compared with {}", indicator->label,
                                                      indicator->period, indicator->reference_value);
        notes.push_back(fmt::format("column {} is not used for adversity; did you mean {} ({})? {}",
                                    in_quotes(place.heading), ours, meaning,
                                    column_option(ours, place.heading)));
    }
    return notes;
}

}  // namespace pairmodel
