#pragma once

#include "pairmodel/model/adversity.hpp"
#include "pairmodel/model/area_list.hpp"
#include "pairmodel/model/births.hpp"
#include "pairmodel/model/estimate.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

/// A base area's part in a wider area.
struct Member {
    std::size_t base = 0;  ///< index into the base areas
    Share share;

    bool operator==(const Member&) const = default;
};

/// Areas as sums of base areas. Empty: each area is its own.
struct Composition {
    AreaList bases;
    std::vector<BirthsHistory> histories;      ///< by base area; empty where none are known
    std::vector<std::vector<Member>> members;  ///< by area of the run, in the order of `bases`

    [[nodiscard]] bool empty() const { return members.empty(); }
};

/// A member of a wider area with its ratio.
struct MemberRatio {
    double live_births = 0;  ///< of the whole member
    Share share;
    AdversityRatio ratio;
    std::string_view region;  ///< as Area::region
};

/// The ratio of a wider area: the mean of its members' weighted by live births, where something is known of
/// one of them. Its error is theirs, partly in common within a region and else independent.
[[nodiscard]] AdversityRatio mean_adversity(std::span<const MemberRatio> members);

/// Areas with all that is needed to estimate any of them. Small and read-only: results are made when asked
/// for.
class Run {
public:
    /// Throws std::logic_error where areas are of different cohorts. The births of an area that is a sum
    /// become its members'.
    Run(const Model& model, AreaList areas, std::vector<Indicator> indicators, IndicatorChoice choice,
        std::optional<double> ratio_for_all, Composition composition = {});

    [[nodiscard]] const Model& model() const { return model_; }
    [[nodiscard]] const AreaList& areas() const { return areas_; }
    [[nodiscard]] const std::vector<Indicator>& indicators() const { return indicators_; }
    /// The same areas with another model.
    [[nodiscard]] Run with_model(const Model& model) const;
    /// Of all its areas alike: births of a year and children under two are never mixed.
    [[nodiscard]] Cohort cohort() const { return areas_.empty() ? Cohort::births : areas_.front().cohort; }
    [[nodiscard]] const IndicatorChoice& choice() const { return choice_; }

    /// The adversity ratio of the area with this index, and what it was made from: of a wider area, the mean
    /// of its members' weighted by births.
    [[nodiscard]] AdversityRatio adversity(std::size_t index) const;

    /// The estimate of the area with this index, of a wider one the sum of its members'; nothing where
    /// births are not available.
    [[nodiscard]] std::optional<Estimate> estimate(std::size_t index) const;

    /// The areas that have a ratio of their own, of which all others are sums: often the areas themselves.
    [[nodiscard]] const AreaList& bases() const { return composition_.empty() ? areas_ : composition_.bases; }
    [[nodiscard]] const Composition& composition() const { return composition_; }
    /// Whether the area is a sum of base areas, or of a part of one.
    [[nodiscard]] bool is_sum(std::size_t index) const;
    /// The index of the one base area that an area is. Precondition: it is no sum.
    [[nodiscard]] std::size_t base_of(std::size_t index) const;
    /// The base areas with births that these areas are made of, in order; neighbouring parts of one are
    /// joined.
    [[nodiscard]] std::vector<Member> parts_of(std::span<const std::size_t> areas) const;
    [[nodiscard]] AdversityRatio base_adversity(std::size_t base) const;
    /// Each indicator of these parts as the mean of those that have it, weighted by live births; nothing
    /// where parts are of several nations, whose values do not compare.
    [[nodiscard]] std::vector<IndicatorRatio> mean_indicators(std::span<const Member> parts) const;
    /// Precondition: the base area has births.
    [[nodiscard]] Estimate base_estimate(std::size_t base) const;

private:
    Model model_;
    AreaList areas_;
    std::vector<Indicator> indicators_;
    IndicatorChoice choice_;
    std::optional<double> ratio_for_all_;
    Composition composition_;
};

/// What is to be known of a run as a whole before anything of it is shown.
struct RunSummary {
    std::size_t saturated = 0;
    std::size_t without_births = 0;  ///< but for those that are withheld
    std::size_t withheld = 0;
    std::size_t without_adversity = 0;    ///< areas for which the national average is assumed
    bool ratios_vary = false;             ///< some area's ratio is uncertain, and is drawn
    std::vector<bool> indicators_used;    ///< by indicator: some area's ratio is made from it
    std::vector<ByNation<bool>> used_in;  ///< by indicator: in which nations
    /// The fewest and most indicators that an area's ratio is made from, of those made from any.
    std::size_t fewest_indicators = 0;
    std::size_t most_indicators = 0;
    /// Whether all areas but withheld ones are compared with one average, so that they can be ranked: that of
    /// `compared`, the first ratio that tells what it compares with. Others count as compared with the same.
    bool one_average = true;
    std::optional<AdversityRatio> compared;
    bool some_given = false;  ///< some area's ratio was given
    /// The years that births of shown areas and of their members are of, where these are known, of children
    /// under two both; 0: of none.
    int first_year = 0;
    int last_year = 0;
};

/// Whether the ratio tells what it compares with: not if it was given, nor if it is assumed for an area whose
/// nation is not known.
[[nodiscard]] bool tells_average(const AdversityRatio& ratio);

/// Whether both ratios compare with the same average: of a nation, or of the United Kingdom. Those of several
/// nations compare with no other, even of the same ones, as shares of these differ. Precondition: both tell.
[[nodiscard]] bool have_same_average(const AdversityRatio& a, const AdversityRatio& b);

/// An area that the model has no answer for, and why.
struct Unanswered {
    std::size_t index = 0;
    std::string reason;
    Remedy remedy = Remedy::none;
};

/// Goes through all areas once. Areas without an answer are added to `unanswered`.
[[nodiscard]] RunSummary summarise(const Run& run, std::vector<Unanswered>& unanswered);

/// Some of a run's areas added up.
struct NamedTotal {
    std::string code;  ///< "TOTAL", or "TOTAL:VALUE" for the areas with that value of a column; VALUE is
                       ///< nothing for those whose cell is empty
    std::string name;
    std::vector<std::size_t> members;  ///< indices of areas with an estimate
    std::vector<std::size_t> missing;  ///< indices of areas without one, which the total leaves out
    Total total;
    std::size_t withheld = 0;  ///< how many of the missing are withheld
};

/// The same total with the estimates of another run of the same areas.
[[nodiscard]] NamedTotal recounted(const NamedTotal& total, const Run& run);

/// All areas of the run together.
[[nodiscard]] NamedTotal total_of(const Run& run);

/// One total for each value of the groups column, in the order in which the values first come. Areas whose
/// cell is empty are together; `column_name` says what they lack: "(no region)".
[[nodiscard]] std::vector<NamedTotal> totals_by(const Run& run, std::size_t group_column,
                                                const std::string& column_name = "value");

}  // namespace pairmodel
