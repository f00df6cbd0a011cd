#pragma once

#include "pairmodel/input/code_map.hpp"
#include "pairmodel/model/area.hpp"
#include "pairmodel/model/births.hpp"
#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/model/leave_one_out.hpp"
#include "pairmodel/model/run.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// An area of the built-in table (data/reference/areas.csv): a base area, which has figures of its own, or a
/// wider one, which is the sum of base areas.
struct ReferenceArea {
    std::string code;
    std::string name;
    std::string type;  ///< "metropolitan district"
    std::string country;
    std::string region_code;  ///< empty outside England
    std::string parent_code;
    std::vector<std::optional<std::int64_t>> live_births;  ///< by year, as ReferenceTable::years
    std::vector<IndicatorValue> indicators;                ///< of a wider area, the means of its members
    std::string note;
    std::vector<Member> members;         ///< base areas, as indices into the table; empty: it is one
    std::vector<std::size_t> inherited;  ///< indicators whose value is its county's
    std::vector<std::string> other_names;

    [[nodiscard]] bool is_base() const { return members.empty(); }
    /// Whether it is what most mean by its name: a country, region or authority rather than a board or group.
    [[nodiscard]] bool is_first_meant() const;
    [[nodiscard]] std::optional<double> value_of(std::size_t indicator) const;
    /// Of the latest year that it has; 0 without any.
    [[nodiscard]] std::int64_t latest_births() const;
};

/// The built-in table of areas with its indicators. Each indicator's reference value, in each nation, is the
/// mean of the nation's base areas weighted by their latest live births.
struct ReferenceTable {
    std::vector<ReferenceArea> areas;
    std::vector<Indicator> indicators;
    std::vector<int> years;
    CodeMap<std::size_t> index;                               ///< of areas
    std::shared_ptr<const std::vector<BaseArea>> base_areas;  ///< those with live births

    /// The area with this code, which may be an older or a newer one of it.
    [[nodiscard]] const ReferenceArea* by_code(std::string_view code) const;
    /// "North East" for an English area; empty for others.
    [[nodiscard]] std::string region_of(const ReferenceArea& area) const;
    /// The area as one to estimate, with births of `year`, or of the latest year it has when unset. Its
    /// groups are those of reference_group_columns(). A wider area whose members have births of different
    /// years alone has their sum, of no year, and a note that says so.
    [[nodiscard]] Area as_area(const ReferenceArea& reference, std::optional<int> year) const;

    /// Its births of all years of the table.
    [[nodiscard]] BirthsHistory births_history(const ReferenceArea& reference) const;

    /// The county whose value of the indicator the area has for want of its own; nothing for its own.
    [[nodiscard]] const ReferenceArea* inherited_from(const ReferenceArea& area, std::size_t indicator) const;

private:
    void add_births_of_several_years(const ReferenceArea& reference, Area& area) const;
};

/// What the area is the sum of: its members, or itself.
[[nodiscard]] std::vector<Member> parts_of(const ReferenceTable& table, const ReferenceArea& area);

/// A wider area of one's own, of the type "own group" and without a code, made of base areas of the table.
[[nodiscard]] ReferenceArea own_area(const ReferenceTable& table, std::string name,
                                     std::vector<Member> members);

/// The region of the built-in area with this code: its GSS code, outside England the nation's name. Empty
/// where the code is none of the table. Quick enough to ask for every row of a file.
[[nodiscard]] std::string_view region_of_code(std::string_view code);

/// The latest year that the area with this code has births of its own of; 0 where it has none.
[[nodiscard]] int latest_births_year(const ReferenceTable& table, std::string_view code);

/// Areas of the table as a Run takes them.
struct ReferenceSelection {
    AreaList areas;
    std::vector<BirthsHistory> births_histories;  ///< as the areas
    Composition composition;                      ///< empty where all are base areas
};
[[nodiscard]] ReferenceSelection select_from(const ReferenceTable& table,
                                             std::span<const ReferenceArea* const> chosen,
                                             std::optional<int> year);

/// The births of a year become what the cohort is of, in all areas and their members: two years' births, or
/// pregnancies. Gives for how many areas the births of the year before had to be assumed.
std::size_t make_cohort(Cohort cohort, ReferenceSelection& selection);

/// The adversity ratio of an area of the table, with the weights of its latest births.
[[nodiscard]] AdversityRatio adversity_of(const ReferenceTable& table, const ReferenceArea& area,
                                          const IndicatorChoice& choice);

/// What it would be without each indicator. Of a wider area the indicators are the means of its members, and
/// the ratios the means of their ratios.
[[nodiscard]] LeaveOneOut leave_one_out(const ReferenceTable& table, const ReferenceArea& area,
                                        const IndicatorChoice& choice);

/// How adversity in each nation stands to the United Kingdom's, by the indicators that are defined alike in
/// all: the geometric mean of their ratios, scaled so that the mean weighted by live births is 1 (ours).
[[nodiscard]] ByNation<double> standing_to_uk(const ReferenceTable& table);

/// What built-in areas can be grouped by: area_type, country, region, region_code, parent_code.
[[nodiscard]] std::span<const std::string> reference_group_columns();

/// The table, read once.
[[nodiscard]] const ReferenceTable& reference_table();

/// Sets of areas that cover a nation, or what has such areas, once each.
enum class Tier {
    country,
    region,
    upper,
    lower,
    icb,       ///< integrated care boards since April 2026
    icb_2024,  ///< and those before
    health_board,
    nhs_board,
    hsc_trust,
    combined_authority,
};

template <>
inline constexpr auto enum_words<Tier> = word_list("country", "region", "upper", "lower", "icb", "icb-2024",
                                                   "health-board", "nhs-board", "hsc-trust",
                                                   "combined-authority");

/// "country", "region", "upper", "lower", "icb" …, in the order of `Tier`.
[[nodiscard]] std::span<const std::string> tier_codes();
[[nodiscard]] bool in_tier(const ReferenceArea& area, Tier tier);

/// Whether the area lies in the place with this code: itself, or a place that has more than half of it.
[[nodiscard]] bool lies_within(const ReferenceArea& area, std::string_view place_code);

/// Whether a total of the two would count babies twice.
[[nodiscard]] bool share_base_areas(const ReferenceArea& one, const ReferenceArea& other);

/// What a name on the command line may stand for.
struct AreaMatch {
    const ReferenceArea* area = nullptr;           ///< the one area meant, if it is clear
    std::vector<const ReferenceArea*> candidates;  ///< else those that it may stand for, nearest first
    std::vector<const ReferenceArea*>
        namesakes;         ///< others of that name, of other extent: a combined authority
    bool by_part = false;  ///< the area's name has more words
};

/// Finds an area by its code, a name of it in any case and spelling of the small words, or a part of its name
/// made of whole words that no other name has ("Bristol"); where nothing else fits, without the words that
/// tell the kind of council ("Gateshead Council"). A name of several is first the country's, region's or
/// authority's.
[[nodiscard]] AreaMatch match_area(const ReferenceTable& table, std::string_view name_or_code);

/// Whether a text has the form of codes, built in or not, or is a name that match_area() knows.
[[nodiscard]] bool names_an_area(std::string_view name_or_code);

/// The built-in areas that a row of a table is: that with its code, all that have joined codes, or without a
/// code the one of its very name, or all whose names it joins. Empty where one of them is not known. Quick
/// enough to ask for every row.
[[nodiscard]] std::vector<const ReferenceArea*> known_areas(std::string_view code, std::string_view name);

/// The areas of this very name, of those that are meant first: several where it does not say which. Quick as
/// known_areas().
[[nodiscard]] std::vector<const ReferenceArea*> areas_called(std::string_view name);

/// The areas whose very names a name joins: "Gateshead and Leeds", "York/Leeds"; empty where any part of it
/// is none.
[[nodiscard]] std::vector<const ReferenceArea*> areas_joined_in(std::string_view name);

/// What may be meant by a name that is no one area's: "Gateshead (E08000037)", the one that is spelt most
/// like it, or all of that name; empty where none is spelt like it.
[[nodiscard]] std::string area_nearly_called(const ReferenceTable& table, std::string_view name);

/// A group of councils that people speak of and that is none of the table: "Home Counties".
struct InformalGroup {
    std::string name;
    std::vector<std::string> members;  ///< by name
};
/// Without members for anything else.
[[nodiscard]] InformalGroup informal_group(std::string_view name);

/// What to do about a name that is none: "did you mean Gateshead (E08000037)?".
[[nodiscard]] std::string near_area(const AreaMatch& match);

/// What a search found.
struct AreaSearch {
    std::vector<const ReferenceArea*> areas;  ///< best first
    bool near_misses = false;                 ///< none holds the query; these are spelt like it
};

/// A part of a name that is shorter ("NI") stands in too many names by chance to be looked for.
inline constexpr std::size_t shortest_part = 3;

/// The areas whose name or code holds the query; near misses where none does.
[[nodiscard]] AreaSearch search_areas(const ReferenceTable& table, std::string_view query);

/// The code of a place that areas may lie in: an area of the table, or a country. Empty where it is none.
[[nodiscard]] std::string place_code(const ReferenceTable& table, std::string_view name_or_code);

}  // namespace pairmodel
