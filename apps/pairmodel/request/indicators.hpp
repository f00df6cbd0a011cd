#pragma once

#include "request/options.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

/// The indicators that a run knows: the built-in ones, and what --reference defines.
struct IndicatorSet {
    std::vector<pairmodel::Indicator> list;
    std::vector<std::string> added;                           ///< ids that are not built in
    std::vector<std::pair<std::string, std::string>> inputs;  ///< file name, SHA-256
    std::vector<std::string> notes;
};

/// Reads the values of --reference: ID=VALUE, or a JSON file. Throws UsageError, InputError, FileError.
[[nodiscard]] IndicatorSet indicator_set_of(const std::vector<std::string>& references);

/// Which indicators of the list count for how much. Throws UsageError.
[[nodiscard]] pairmodel::IndicatorChoice indicator_choice_of(const AdversityChoice& choice,
                                                             std::span<const pairmodel::Indicator> list);
