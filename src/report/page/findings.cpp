#include "report/page/findings.hpp"

#include "pairmodel/version.hpp"
#include "report/words/provenance.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace pairmodel {

std::string in_ten(double share) {
    static constexpr std::array words{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    if (share <= 0) return "None of the";
    if (share >= 1) return "All";
    const auto tenths = static_cast<std::size_t>(std::lround(share * 10));
    if (tenths == 0) return "Fewer than one in ten";
    if (tenths >= 10) return "Nearly all";
    if (tenths == 5) return "About half of the";
    return fmt::format("About {} in ten", words[tenths - 1]);
}

std::string_view whom(Cohort cohort) {
    return cohort == Cohort::births ? "babies" : "children under two";
}

Meaning meaning_of(Measure measure) {
    switch (measure) {
        case Measure::secure:
        case Measure::universal:
            return Meaning::universal;
        case Measure::targeted:
            return Meaning::targeted;
        case Measure::specialist:
        case Measure::specialist_short_term:
        case Measure::specialist_long_term:
            return Meaning::specialist;
        case Measure::missed:
        case Measure::missed_mild_moderate:
        case Measure::missed_severe:
            return Meaning::missed;
        case Measure::unassigned:
            return Meaning::unassigned;
        case Measure::demand:
            return Meaning::demand;
        default:
            return Meaning::need;
    }
}

std::string chart_source(const StudyResult& result) {
    const ParameterSet& set = result.run.model().parameters();
    std::string text = fmt::format("Modelled estimate, not a count. Made by pairmodel {} from {} {}. {}",
                                   version(), set.id, set.version, set.credit);
    if (result.source.builtin) text += " " + attribution(result);
    return text;
}

}  // namespace pairmodel
