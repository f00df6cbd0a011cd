#pragma once

#include "pairmodel/input/reference_areas.hpp"
#include "report/page/sections.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// With fewer indicators than this an area is not ranked against others that have more (ours).
inline constexpr std::size_t fewest_ranked = 4;

/// Of more rows than this a chart shows a part: one that is longer tells nothing at a glance, and leaves a
/// hole on the page of paper before it.
inline constexpr std::size_t most_in_chart = 9;

/// Marks rows that are seen, but not ranked.
inline constexpr std::string_view not_ranked = "not ranked";

/// Marks the report's own among others.
inline constexpr std::string_view this_area = "this area";

/// An area of a comparison, with what its row shows.
struct RankedRow {
    std::string name;
    Absent absent = Absent::empty;
    double live_births = 0;
    double ratio = 1;
    Interval need_share;
    Interval missed;
    std::optional<Interval> coming;  ///< missed at the end of a plan
    std::string remark;
    /// Fewer only where the ratio is made from fewer; 0: it is assumed; nothing: it was given.
    std::optional<std::size_t> indicators = fewest_ranked;
    bool ranked = true;
    bool own = false;  ///< it is the report's
};

/// The area's figures: of draws, or the scenario bounds. The share is that of babies as rounded.
[[nodiscard]] RankedRow row_of(const StudyResult& result, std::size_t index);

/// Which rows have indicators enough to be ranked beside the others, and what is said of those that have not:
/// everywhere the same, in order, on the map and in the chart.
void say_ranked(std::vector<RankedRow>& rows);

/// By need as a share of births. Rows without figures come last, as they came: their order must tell nothing.
/// Before them, as they came too, those that have fewer indicators than are needed beside others.
void rank(std::vector<RankedRow>& rows);

/// How many rows that are ranked have a higher share than `need`.
[[nodiscard]] std::size_t ranked_above(const std::vector<RankedRow>& rows, double need);

/// Where the rows are, in words and as they are seen.
struct RankedWords {
    std::string id;
    std::string title;
    Cohort cohort = Cohort::births;
    int round_to = 0;
    std::string coming{};  ///< heading of what a plan brings; empty where there is none
    bool ranked = true;    ///< by rank(); else the rows are in the order asked for
};

/// The rows in one table, and as a chart: of all, or of most_in_chart around the report's own or from the
/// top.
void add_ranked(const RankedWords& words, const std::vector<RankedRow>& rows, Section& section);

/// Built-in areas in a run with the choices of the report's: births of the year of its area `index`, as those
/// of another nation may be of another year; a ratio of their own.
[[nodiscard]] Run run_alike(const StudyResult& result, const std::vector<const ReferenceArea*>& places,
                            std::size_t index);

/// The built-in areas as they are selected for such a run.
[[nodiscard]] ReferenceSelection selected_alike(const StudyResult& result,
                                                const std::vector<const ReferenceArea*>& places,
                                                std::size_t index);

/// Their rows, without figures for areas that must not be shown.
[[nodiscard]] std::vector<RankedRow> rows_alike(const StudyResult& result, const Run& run);

}  // namespace pairmodel
