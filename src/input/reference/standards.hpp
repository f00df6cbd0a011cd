#pragma once

#include <string>
#include <vector>

namespace pairmodel {

/// A standard of parent-infant relationship support that the toolkit names (sections B.6 and B.9).
struct Standard {
    std::string code;  ///< "NG194"; empty: it has none
    std::string title;
    std::string publisher;
    std::string asks;  ///< what of it concerns the relationship, in our words
};

/// All of them (data/standards/).
[[nodiscard]] const std::vector<Standard>& named_standards();

}  // namespace pairmodel
