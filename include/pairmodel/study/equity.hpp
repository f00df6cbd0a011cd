#pragma once

#include "pairmodel/model/equity.hpp"
#include "pairmodel/study/study.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// Where the neighbourhoods of areas come from.
enum class NeighbourhoodSource {
    built_in,       ///< England's, by district and tenth of deprivation
    table,          ///< the rows of a table, which together are the place
    table_in_area,  ///< the rows of a table, to which the births of an area are put
};

/// How the babies of an area are spread over its neighbourhoods.
struct EquityChoice {
    std::string group_by = {};  ///< "fifth", "decile" or a column of the table; empty: fifths
    /// How likely a baby in need in the most deprived fifth is to be reached, beside the least deprived.
    std::optional<double> reach_ratio = {};
};

/// Some neighbourhoods of an area together.
struct EquityPart {
    std::string id;     ///< "1", or what stands in the column
    std::string label;  ///< "1, most deprived"
    double neighbourhoods = 0;
    double births = 0;
    double ratio = 0;       ///< of adversity, the mean weighted by births; 0 without births
    bool withheld = false;  ///< all of it is
    Scenarios<Measures> babies;
    Scenarios<Measures> uneven;  ///< with the reach ratio that is asked for
};

/// Where need goes least with deprivation: at the lowest elasticity of the parameter set.
struct GentleEquity {
    double most_deprived_fifth = 0;  ///< share of need
    double index = 0;
};

/// One area, or the total of all.
struct AreaEquity {
    std::size_t subject = 0;         ///< as in read_subject()
    std::vector<EquityPart> groups;  ///< the most deprived first; none where the area has no figures
    std::vector<EquityPart> tenths;
    EquityPart all;
    Interval calibration = {1, 1,
                            1};     ///< by what adversity of parts was multiplied to add up: least and most
    std::vector<CurvePoint> curve;  ///< of need
    double index = 0;               ///< concentration index of need, and of the missed where reach is even
    std::optional<double> index_uneven;  ///< of the missed with the reach ratio
    std::optional<GentleEquity> gentle;
    /// Families more who would come if all were reached as those in the least deprived fifth are.
    Scenarios<double> levelled_up;

    /// The two most deprived tenths together.
    [[nodiscard]] EquityPart most_deprived_fifth() const;
};

/// What `equity` has of each area, and whose neighbourhoods its parts are.
struct EquityResult {
    Study study;
    NeighbourhoodSource source = NeighbourhoodSource::built_in;
    bool national = true;  ///< tenths are the nation's; else those of the births in the table
    EquityChoice choice;
    std::vector<AreaEquity> areas;  ///< of several, the total comes last
    std::vector<Note> notes;
    std::size_t withheld_rows = 0;
};

/// What is asked of neighbourhoods. An areas' table of the study has neighbourhoods as rows.
struct EquityRequest {
    Request study;
    EquityChoice choice = {};
    std::optional<TableAreas> neighbourhoods = {};  ///< of the one area of the study
};

/// Throws as study() does.
[[nodiscard]] EquityResult equity(EquityRequest request, const Listener& listener = {});

/// The same for areas of a study, by the built-in neighbourhoods. Throws RequestError where there are none.
[[nodiscard]] EquityResult equity_for(const Study& study, const EquityChoice& choice);

/// The same for a study whose areas are the neighbourhoods of one place; its last total is of all.
[[nodiscard]] EquityResult equity_of_rows(const Study& rows, const EquityChoice& choice,
                                          const Listener& listener = {});

/// An empty table of neighbourhoods to be filled in.
[[nodiscard]] std::string neighbourhood_template();

}  // namespace pairmodel
