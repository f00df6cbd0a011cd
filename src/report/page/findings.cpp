#include "report/page/findings.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/version.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace pairmodel {

namespace {

struct Fraction {
    std::string words;
    bool of_the = false;  ///< "half of the babies", but "six in ten babies"
};

Fraction fraction(double share) {
    static constexpr std::array words{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    if (share <= 0) return {"None", true};
    if (share >= 1) return {"All"};
    // Of whole per cents, as tables have them.
    const double seen = std::round(share * 100) / 100;
    const double tenth = std::round(seen * 10) / 10;
    for (const int thirds : {1, 2})
        if (std::abs(seen - thirds / 3.0) < std::abs(seen - tenth))
            return {thirds == 1 ? "About a third" : "About two thirds", true};
    const auto tenths = static_cast<std::size_t>(std::lround(tenth * 10));
    if (tenths == 0) return {"Fewer than one in ten"};
    if (tenths >= 10) return {"Nearly all"};
    if (tenths == 5) return {"About half", true};
    return {fmt::format("About {} in ten", words[tenths - 1])};
}

}  // namespace

std::string fraction_of(double share, std::string_view whom) {
    const Fraction found = fraction(share);
    return fmt::format("{}{} {}", found.words, found.of_the ? " of the" : "", whom);
}

std::string missed_finding(double missed, double need, Cohort cohort) {
    if (need <= 0) return fmt::format("No {} are estimated to be in need", whom(cohort));
    return fraction_of(missed / need, fmt::format("{} in need", whom(cohort))) + " would be missed";
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
