#include "pairmodel/model/measures.hpp"

#include <algorithm>

namespace pairmodel {

const std::array<MeasureInfo, measure_count>& all_measures() {
    static constexpr std::array<MeasureInfo, measure_count> table{{
        {Measure::secure, "secure", "Secure attachment",
         "Babies expected to have a secure attachment pattern."},
        {Measure::insecure, "insecure", "Insecure attachment",
         "Babies expected to have an insecure attachment pattern, avoidant or ambivalent."},
        {Measure::disorganised, "disorganised", "Disorganised attachment",
         "Babies expected to have a disorganised attachment pattern."},
        {Measure::universal, "universal", "Universal offer is enough",
         "Babies who need no support beyond the universal offer."},
        {Measure::targeted, "targeted", "Targeted services",
         "Babies with mild to moderate difficulties whose families will come to targeted services."},
        {Measure::specialist_short_term, "specialist_short_term", "Specialist team, short-term",
         "Babies with moderate difficulties who will come to a specialist team for short-term work."},
        {Measure::specialist_long_term, "specialist_long_term", "Specialist team, longer-term",
         "Babies with severe difficulties who will come to a specialist team for longer work."},
        {Measure::missed_mild_moderate, "missed_mild_moderate", "Missed, mild to moderate difficulties",
         "Babies with mild to moderate difficulties unlikely to reach a service before the age of two."},
        {Measure::missed_severe, "missed_severe", "Missed, severe difficulties",
         "Babies with severe difficulties who have little or no contact with services."},
        {Measure::unassigned, "unassigned", "Not placed by the toolkit",
         "Babies whom the printed level ranges, which add up to less than all births, leave out."},
        {Measure::need, "need", "Need",
         "Babies with a parent-infant relationship difficulty: insecure and disorganised together."},
        {Measure::demand, "demand", "Demand",
         "The part of need that reaches a service before the second birthday."},
        {Measure::specialist, "specialist", "Specialist team, all",
         "Babies who will come to a specialist team, for short-term or longer work."},
        {Measure::missed, "missed", "Missed",
         "Need less demand and less what is not assigned: the babies that services do not see."},
    }};
    return table;
}

const MeasureInfo& info(Measure measure) {
    return all_measures()[static_cast<std::size_t>(measure)];
}

std::optional<Measure> measure_of_code(std::string_view code) {
    const auto& table = all_measures();
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& m) { return m.code == code; });
    if (found == table.end()) return std::nullopt;
    return found->measure;
}

}  // namespace pairmodel
