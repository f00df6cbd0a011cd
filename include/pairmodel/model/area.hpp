#pragma once

#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/nation.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Which way an indicator shows more adversity.
enum class HigherIs { worse, better };

template <>
inline constexpr auto enum_words<HigherIs> = word_list("worse", "better");

/// What an indicator of adversity measures, and the value that the national average has.
struct Indicator {
    std::string id;      ///< "child_poverty"
    std::string column;  ///< its column in tables: "child_poverty_pct_2025"
    std::string label;
    std::string unit;
    std::string period;
    std::string publisher;
    std::string publication;
    std::string reference_area_code;  ///< whose value the reference is
    double reference_value = 0;       ///< > 0
    std::string toolkit_item;         ///< the item of the toolkit's list that it stands for
    HigherIs higher_is = HigherIs::worse;
    /// Names of the countries whose areas it may be compared for; empty: any.
    std::vector<std::string> comparable_in = {};
    /// Where a user's own definition or reference value is from: "--reference", a file. Empty: built in.
    std::string origin = {};
    /// Whose areas this definition is of; unknown: of any.
    Nation nation = Nation::unknown;
    /// The national figure as published, beside the reference value, which is computed.
    std::optional<double> published_value = {};
    bool by_default = true;  ///< counts unless the user chooses otherwise
    bool alike = false;      ///< defined alike in all nations, so that they can be compared
    /// As it is defined and published in other nations. Empty: alike everywhere, or nowhere else.
    std::vector<Indicator> elsewhere = {};

    /// As it is for areas of this nation; itself where nothing else is known.
    [[nodiscard]] const Indicator& in(Nation where) const;
    /// Whether there is a value that areas of this nation may be compared with.
    [[nodiscard]] bool holds_in(Nation where) const;
};

/// One area's value of an indicator.
struct IndicatorValue {
    std::size_t indicator = 0;  ///< index into the run's list of `Indicator`s
    double value = 0;           ///< >= 0, in the indicator's unit
};

/// An adversity ratio that somebody gave, with what is known of its uncertainty.
struct GivenRatio {
    double ratio = 1;  ///< > 0; 1 is the national average
    /// Standard error of ln(ratio): see `log_standard_error_of()`.
    std::optional<double> log_standard_error;
};

/// Whom figures are of: those born in a year, all who are under two (the births of two years), or the
/// pregnancies of a year that end in a birth.
enum class Cohort { births, under_two, antenatal };

template <>
inline constexpr auto enum_words<Cohort> = word_list("births", "under-two", "antenatal");

/// Whether figures of several years may be added up: a child is under two in two of them.
[[nodiscard]] constexpr bool is_of_one_year(Cohort cohort) {
    return cohort != Cohort::under_two;
}

/// Whether the GSS code is that of a nation, or of several together: "E92000001", "K02000001".
[[nodiscard]] inline bool is_nation(std::string_view code) {
    return code.size() == 9 && (code.front() == 'K' || code.substr(1, 2) == "92");
}

/// A place, its live births of one year, and what is known of its adversity.
struct Area {
    std::string code;                         ///< GSS code; may be empty
    std::string name;                         ///< may be empty where there is a code
    std::optional<std::int64_t> live_births;  ///< a year; absent: not available, for the reason in `note`
    int live_births_year = 0;                 ///< 0: not stated
    Cohort cohort = Cohort::births;           ///< under_two: `live_births` has the year before as well
    std::optional<GivenRatio> adversity;
    std::vector<IndicatorValue> indicators;
    std::string region;  ///< areas of one region have a part of their ratio's error in common; may be empty
    std::vector<std::string> groups;  ///< values of the table's further columns, in its order
    std::string note;                 ///< what a reader must know of this area's figures
    bool withheld = false;            ///< its births must not be known: withhold() has taken them out
};

}  // namespace pairmodel
