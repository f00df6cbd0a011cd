#pragma once

#include <string>

namespace pairmodel {

/// How many families parent-infant teams are reported to see, to set beside what the model makes of the
/// toolkit.
struct PublishedReach {
    /// Both ends as published.
    struct Range {
        double low = 0;
        double high = 0;
    };

    std::string area;             ///< "UK"
    std::string year;             ///< of the report
    Range families;               ///< seen by all teams together, a year
    Range share_of_births;        ///< the same as a share of live births
    double share_of_need = 0;     ///< of families who need specialist support, how many have it
    Range toolkit_share_of_need;  ///< what the toolkit has reached: 1 − its unreached share
    std::string source;           ///< citation
};

}  // namespace pairmodel
