#pragma once

#include "pairmodel/planning/offer.hpp"
#include "pairmodel/planning/provision.hpp"
#include "pairmodel/report/table.hpp"
#include "pairmodel/study/gap.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// Provision at one level of an area, beside what is wanted of it.
struct LevelGap {
    ProvisionLevel level = ProvisionLevel::universal;
    Provision provision;
    std::size_t shared = 0;  ///< services of all areas together, which see families of this area as well
    bool provision_hidden = false;   ///< it may be the number of births
    std::optional<Coverage> demand;  ///< absent where the area has no figures, or none that may be shown
    std::optional<Coverage> need;
    std::optional<double> share_of_births;  ///< capacity ÷ live births
};

/// Something that the offer lacks, or may lack.
struct OfferGap {
    std::string code;  ///< "no_service", "antenatal", "self_referral", "fathers", "ages", "short_term", …
    CareLevel level = CareLevel::universal;
    bool known = true;     ///< false: nobody has said, which is no "no"
    std::string sentence;  ///< for readers
};

using MappedServices = std::vector<const ServiceRow*>;

/// One area, or all together, made ready for any table.
struct AreaGap {
    std::string code;
    std::string name;
    std::vector<OwnCell> identity;  ///< cells of identity_columns()
    Absent absent = Absent::empty;  ///< why there are no figures, where there are none
    bool saturated = false;
    bool is_total = false;
    std::optional<double> live_births;  ///< absent where they are not known or not shown
    std::optional<double> year;
    std::optional<double> ratio;
    std::array<LevelGap, provision_levels.size()> levels;
    MappedServices rows;          ///< its services; those of all areas too, behind its own
    std::size_t own = 0;          ///< how many of the rows are its own
    std::array<Offer, 3> offers;  ///< by CareLevel
    std::vector<OfferGap> gaps;

    [[nodiscard]] const LevelGap& at(ProvisionLevel level) const {
        return levels[static_cast<std::size_t>(level)];
    }
};

/// The areas that can be told something of, then the total where there is one. Where no service is said to be
/// of any of several areas, the total alone.
[[nodiscard]] std::vector<AreaGap> area_gaps(const GapResult& result);

/// What the offer of these services lacks, level by level.
[[nodiscard]] std::vector<OfferGap> offer_gaps(const std::array<Offer, 3>& offers);

/// Why a figure of a level is not there.
[[nodiscard]] inline Absent absence(const AreaGap& area, const LevelGap& gap) {
    if (area.absent != Absent::empty) return area.absent;
    return gap.provision_hidden ? Absent::confidential : Absent::not_available;
}

/// "Universal", "Targeted and specialist".
[[nodiscard]] std::string label_of(ProvisionLevel level);

/// Whose capacity stands beside demand, where not all of it is known: "whose capacity is known (1 of 3)".
/// Empty where all is known, or nothing.
[[nodiscard]] std::string counted_alone(const LevelGap& gap);
/// A label with how many of the services count there, where not all do: "Targeted (1 of 3)".
[[nodiscard]] std::string label_counted(const LevelGap& gap, std::string label);

/// A gap by one word: its code, "_not_known" behind it where nobody has said.
[[nodiscard]] std::string word_of(const OfferGap& gap);

/// What nobody has said, in few words: "whether any works with parents before birth".
[[nodiscard]] std::string question_of(const OfferGap& gap);

/// The sentences of a specification: demand at each level as a share of births. Empty without figures.
[[nodiscard]] std::vector<std::pair<ProvisionLevel, std::string>> specification_of(const AreaGap& area);

/// For programs: a row an area, level and measure; nested records; the services as they were read.
[[nodiscard]] Table gap_data(const std::vector<AreaGap>& areas);
[[nodiscard]] Table gap_records(const std::vector<AreaGap>& areas, bool totals);
[[nodiscard]] Table offer_gap_records(const std::vector<AreaGap>& areas);
[[nodiscard]] Table specification_records(const std::vector<AreaGap>& areas);
[[nodiscard]] Table service_records(const GapResult& result);

}  // namespace pairmodel
