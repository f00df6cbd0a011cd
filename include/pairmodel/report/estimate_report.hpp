#pragma once

#include "pairmodel/model/run.hpp"
#include "pairmodel/report/disclosure.hpp"
#include "pairmodel/report/document.hpp"
#include "pairmodel/simulation/simulate.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// A run with what has to be said of it.
struct EstimateResult {
    Run run;
    RunSummary summary;
    std::vector<NamedTotal> totals;
    Suppression suppression;
    std::int64_t suppress_below = 0;                          ///< 0: nothing is suppressed
    std::vector<std::string> group_columns;                   ///< names for `Area::groups`
    std::vector<std::pair<std::string, std::string>> inputs;  ///< files read, with their SHA-256
    bool builtin_areas = false;                 ///< areas of the built-in table: official data to be credited
    std::string date;                           ///< as the user gave it; may be empty
    int round_to = 0;                           ///< as Document::round_to
    std::string explain_hint;                   ///< the command that shows the working; may be empty
    std::vector<std::string> input_notes = {};  ///< what a reader must know of how the input was used
    std::optional<SimulatedRun> simulated = std::nullopt;  ///< of a run with draws
    bool show_errors = false;  ///< the Monte Carlo error of each quantile, as columns of their own

    [[nodiscard]] bool hidden(std::size_t area) const {
        return !suppression.areas.empty() && suppression.areas[area];
    }
    [[nodiscard]] bool hidden_total(std::size_t total) const {
        return !suppression.totals.empty() && suppression.totals[total];
    }
};

enum class Shape { longer, wide };

/// The document of `estimate`. The result lives on in the document's tables.
[[nodiscard]] Document estimate_document(const std::shared_ptr<const EstimateResult>& result, Shape shape);

}  // namespace pairmodel
