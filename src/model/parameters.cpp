#include "pairmodel/model/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pairmodel {

namespace {

/// Published percentages have few digits: what is left of subtracting them below 1e-12 is rounding noise,
/// and would show as "-0" or "1e-17 babies".
double without_noise(double share) {
    return std::abs(share) < 1e-12 ? 0.0 : share;
}

}  // namespace

const Source& PublishedSet::source(std::string_view source_id) const {
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const Source& s) { return s.id == source_id; });
    if (found == sources.end()) throw std::out_of_range("no source " + std::string(source_id));
    return *found;
}

std::array<NamedFigure, 3> figures_of(const ParameterSet::Incidence& incidence) {
    return {{{"secure", &incidence.secure},
             {"insecure", &incidence.insecure},
             {"disorganised", &incidence.disorganised}}};
}

std::array<NamedFigure, 6> figures_of(const ParameterSet::Levels& levels) {
    return {{{"universal", &levels.universal},
             {"targeted", &levels.targeted},
             {"specialist_short_term", &levels.specialist_short_term},
             {"specialist_long_term", &levels.specialist_long_term},
             {"missed_mild_moderate", &levels.missed_mild_moderate},
             {"missed_severe", &levels.missed_severe}}};
}

std::array<NamedAssumption, 3> assumptions_of(const ParameterSet& set) {
    return {{{"elasticity", &set.elasticity},
             {"unreached_share", &set.unreached_share},
             {"targeted_share_of_reached", &set.targeted_share_of_reached}}};
}

PublishedLevels published_levels(const ParameterSet& set, Scenario scenario) {
    const ParameterSet::Levels& printed = set.levels.value();
    PublishedLevels result;
    LevelShares& levels = result.levels;
    levels.universal = printed.universal.at(scenario);
    levels.targeted = printed.targeted.at(scenario);
    levels.specialist_short_term = printed.specialist_short_term.at(scenario);
    levels.specialist_long_term = printed.specialist_long_term.at(scenario);
    levels.missed_mild_moderate = printed.missed_mild_moderate.at(scenario);
    levels.missed_severe = printed.missed_severe.at(scenario);
    result.unassigned_insecure =
        without_noise(set.incidence.insecure.at(scenario) -
                      (levels.targeted + levels.specialist_short_term + levels.missed_mild_moderate));
    result.unassigned_disorganised = without_noise(set.incidence.disorganised.at(scenario) -
                                                   (levels.specialist_long_term + levels.missed_severe));
    levels.unassigned = result.unassigned_insecure + result.unassigned_disorganised;
    return result;
}

}  // namespace pairmodel
