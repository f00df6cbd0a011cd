#pragma once

#include "input/tables/row_width.hpp"
#include "input/tables/rows.hpp"
#include "pairmodel/input/issue.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The columns that a table of services may have.
enum class ServiceColumn {
    service,
    level,
    families_per_year,
    wte,
    families_per_wte,
    direct_share,
    age_from,
    age_to,
    antenatal,
    self_referral,
    fathers,
    area_code,
    area_name,
    cost_per_year,
    sector,
    focus,
    assessment,
    restrictions,
    interventions,
    funder,
    notes,
};
inline constexpr std::size_t service_column_count = 21;

[[nodiscard]] std::string_view name_of(ServiceColumn column);

/// Where the columns of one file stand.
struct ServiceColumns {
    struct Place {
        std::size_t index = 0;
        std::string heading;
    };
    std::array<std::optional<Place>, service_column_count> places;
    std::optional<Place> period;      ///< when the rows are of: not used, but it tells repeats apart
    bool ages_in_months = false;      ///< the headings of the ages say so
    std::vector<std::string> unused;  ///< other headings
    std::vector<Issue> issues;        ///< columns that come twice, headings that contradict one another

    [[nodiscard]] const std::optional<Place>& at(ServiceColumn column) const {
        return places[static_cast<std::size_t>(column)];
    }
    /// The cell of a row; empty where the file has no such column.
    [[nodiscard]] std::string_view cell(const std::vector<std::string_view>& cells,
                                        ServiceColumn column) const {
        return at(column) ? cell_at(cells, at(column)->index) : std::string_view();
    }
};

/// The columns of a header row; nothing where it is none, for want of `service` or `level`.
[[nodiscard]] std::optional<ServiceColumns> service_columns_of(const std::vector<std::string>& cells,
                                                               std::span<const HeadRow> below);

/// "antentatal (did you mean "antenatal"?)": headings that are not used, with what they may have meant.
[[nodiscard]] std::string unused_phrase(const std::vector<std::string>& headings);

}  // namespace pairmodel
