#include "input/reference/known_figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

KnownRange range_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values.front(), values[values.size() / 2], values.back()};
}

std::optional<std::size_t> figure_index(std::string_view indicator) {
    const auto& all = reference_table().indicators;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].id == indicator) return i;
    return std::nullopt;
}

}  // namespace

std::optional<KnownBirths> known_births_of_a_year(const AreaView& area, const KnownAreas& same) {
    KnownBirths known;
    for (const ReferenceArea* part : same) {
        const auto& years = reference_table().years;
        const bool has_year = std::find(years.begin(), years.end(), area.live_births_year) != years.end();
        Area of =
            reference_table().as_area(*part, has_year ? std::optional(area.live_births_year) : std::nullopt);
        if (!of.live_births && has_year) of = reference_table().as_area(*part, std::nullopt);
        if (!of.live_births) continue;
        known.births += static_cast<double>(*of.live_births);
        const std::string when =
            of.live_births_year == 0 ? "several years" : std::to_string(of.live_births_year);
        known.when = known.when.empty() || known.when == when ? when : "several years";
    }
    return known.births > 0 ? std::optional(known) : std::nullopt;
}

std::optional<KnownBirths> known_births(const AreaView& area, const KnownAreas& same) {
    std::optional<KnownBirths> known = known_births_of_a_year(area, same);
    if (known && area.cohort == Cohort::under_two) known->births *= 2;
    return known;
}

const Indicator* builtin_indicator(std::string_view id) {
    const auto index = figure_index(id);
    return index ? &reference_table().indicators[*index] : nullptr;
}

bool has_builtin_unit(const Indicator& indicator) {
    const Indicator* known = builtin_indicator(indicator.id);
    return known != nullptr && known->unit == indicator.unit;
}

std::string impossible_value(const Indicator& indicator, double value) {
    constexpr double all = 100;
    if (value <= all || !indicator.unit.starts_with('%') || !has_builtin_unit(indicator)) return "";
    return fmt::format("a percentage, at most 100 ({})", indicator.unit);
}

std::optional<double> known_value(const KnownAreas& same, std::string_view indicator) {
    const auto index = figure_index(indicator);
    return index && same.size() == 1 ? same[0]->value_of(*index) : std::nullopt;
}

std::optional<KnownRange> known_range(std::string_view indicator) {
    const auto index = figure_index(indicator);
    if (!index) return std::nullopt;
    std::vector<double> values;
    for (const ReferenceArea& area : reference_table().areas)
        if (const auto value = area.value_of(*index); area.is_base() && value) values.push_back(*value);
    return range_of(std::move(values));
}

const KnownRange& known_ratios() {
    static const KnownRange range = [] {
        IndicatorChoice choice;
        for (const Indicator& indicator : reference_table().indicators)
            choice.weights.push_back(indicator.by_default ? 1 : 0);
        choice.base = reference_table().base_areas;
        choice = scaled_to_nations(std::move(choice), reference_table().indicators);
        std::vector<double> ratios;
        for (const ReferenceArea& area : reference_table().areas)
            if (area.is_base() && !area.indicators.empty())
                ratios.push_back(adversity_of(reference_table(), area, choice).ratio);
        return range_of(std::move(ratios));
    }();
    return range;
}

}  // namespace pairmodel
