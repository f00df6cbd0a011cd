#pragma once

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/leave_one_out.hpp"
#include "report/table/record_builder.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// Everything of one area, ready for any table.
class AreaCard {
public:
    AreaCard(const ReferenceArea& shown_area, const IndicatorChoice& indicator_choice)
        : reference(shown_area),
          table(reference_table()),
          choice(indicator_choice),
          area(table.as_area(reference, std::nullopt)),
          ratios(leave_one_out(table, reference, choice)) {
        const Nation nation = nation_named(reference.country);
        for (std::size_t i = 0; i < table.indicators.size(); ++i)
            if (nation != Nation::unknown && table.indicators[i].holds_in(nation)) indicators.push_back(i);
        for (std::size_t y = 0; y < table.years.size(); ++y)
            if (std::any_of(table.areas.begin(), table.areas.end(), [&](const ReferenceArea& other) {
                    return other.country == reference.country && other.live_births[y];
                }))
                years.push_back(y);
    }

    const ReferenceArea& reference;
    const ReferenceTable& table;
    const IndicatorChoice& choice;
    Area area;
    LeaveOneOut ratios;
    std::vector<std::size_t> indicators;  ///< those that its nation has
    std::vector<std::size_t> years;       ///< of which its nation has births, as indices

    [[nodiscard]] const Indicator& definition(std::size_t indicator) const {
        return table.indicators[indicator].in(nation_named(reference.country));
    }
    /// "Hampshire's" where the value is the county's; empty for its own.
    [[nodiscard]] std::string whose(std::size_t indicator) const {
        const ReferenceArea* county = table.inherited_from(reference, indicator);
        return county == nullptr ? "" : county->name;
    }
    [[nodiscard]] const IndicatorValue* value_of(std::size_t indicator) const {
        for (const IndicatorValue& v : area.indicators)
            if (v.indicator == indicator) return &v;
        return nullptr;
    }

    /// What the ratio would be without this indicator; nothing where it is not part of the ratio.
    [[nodiscard]] BothMeans without(std::size_t indicator) const {
        const auto& used = ratios.all.indicators;
        for (std::size_t i = 0; i < used.size(); ++i)
            if (used[i].indicator == indicator) return ratios.without[i];
        return {};
    }

    [[nodiscard]] OwnCell value_cell(std::size_t indicator) const {
        const IndicatorValue* v = value_of(indicator);
        return cell_of(v == nullptr ? std::nullopt : std::optional(v->value), Absent::not_available);
    }
    [[nodiscard]] OwnCell ratio_cell(std::size_t indicator) const {
        const IndicatorValue* v = value_of(indicator);
        return cell_of(v == nullptr ? std::nullopt : std::optional(ratio_of(v->value, definition(indicator))),
                       Absent::not_available);
    }
    /// By the index of a year.
    [[nodiscard]] OwnCell births_cell(std::size_t year) const {
        const auto births = reference.live_births[year];
        return cell_of(births ? std::optional(static_cast<double>(*births)) : std::nullopt,
                       Absent::not_available);
    }

    [[nodiscard]] OwnCell note_cell() const {
        if (area.note.empty()) return Absent::empty;
        return area.note;
    }

    [[nodiscard]] std::string births_publisher() const {
        if (reference.country == "Scotland") return "National Records of Scotland";
        if (reference.country == "United Kingdom")
            return "Office for National Statistics and National Records of Scotland";
        return "Office for National Statistics";
    }
};

/// For programs: a row for births of a year, an indicator, the ratio.
[[nodiscard]] Table area_data(const AreaCard& card);
/// The area as a record of JSON.
[[nodiscard]] Table area_record(const AreaCard& card);

}  // namespace pairmodel
